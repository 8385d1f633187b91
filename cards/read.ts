import { z } from 'zod';
import type { Command, CommandType } from '../bot/conversation/command.ts';
import type { Read } from '../bot/ports/presenter.ts';
import { cardVersion } from './card.ts';
import { readReplaceLink } from './evaluation/answer-links.ts';
import { readAnswer, readDraft } from './evaluation/ballot.ts';
import { readBenefits } from './evaluation/benefits-form.ts';
import { readDecision } from './evaluation/decision-form.ts';
import { readExtend } from './evaluation/extend-form.ts';
import { readFollowUp } from './evaluation/follow-up-form.ts';
import { readCorrection } from './evaluation/minutes-correct-form.ts';
import { readOpenRound } from './evaluation/round-form.ts';
import { readAttendance } from './gatherings/attendance-form.ts';
import { readCancelGathering } from './gatherings/cancel-form.ts';
import { readAnswerInvitation } from './gatherings/gathering.ts';
import { onGathering, readPlanGathering, readPlanThemeDay } from './gatherings/gathering-form.ts';
import { readShowGathering } from './gatherings/gatherings.ts';
import { readMoveGathering } from './gatherings/move-form.ts';
import { readMeasureForm, readShowGoal } from './goals/choices.ts';
import { readEndGoal } from './goals/end-form.ts';
import { onGoal, readAddGoal, readChangeGoal } from './goals/goal-form.ts';
import { readMeasure, readMeasureOther } from './goals/measure-form.ts';
import { readCode } from './people/code-form.ts';
import { readSettings } from './people/settings-form.ts';
import { readTickActivities } from './plan/activities-form.ts';
import { readShowMilestone } from './plan/milestone-choice.ts';
import { onMilestone, readAddMilestone, readChangeMilestone } from './plan/milestone-form.ts';
import { readMoveMilestone } from './plan/move-form.ts';
import { readReachMilestone } from './plan/reach-form.ts';
import { readPicked } from './project/choose-project.ts';
import { readAdd, readGiveRole, readRemove } from './project/group-form.ts';
import { readCreateProject } from './project/project-form.ts';
import { readSharing } from './project/sharing.ts';
import { type CommandReader, id, onDeadline, onProject, onRound, Reading, type Values } from './reading.ts';
import { readLater } from './reminders/later-form.ts';
import { readPause } from './reminders/pause-form.ts';
import { readReminders } from './reminders/reminders-form.ts';
import { readDeadline } from './reporting/deadline-form.ts';
import { readPickedDeadline } from './reporting/deadline-picked.ts';
import { readDeliver } from './reporting/deliver-form.ts';
import { readHandOver } from './reporting/hand-over-form.ts';
import { readManyCheck, readManyRecord } from './reporting/many-deadlines-form.ts';
import { readMoveDeadline } from './reporting/move-deadline-form.ts';
import { readPasteCheck, readPasteRecord } from './reporting/paste-deadlines-form.ts';
import { readCountermeasure } from './risk/countermeasure-form.ts';
import {
  onRisk,
  onWorkshop,
  readAddRisks,
  readAside,
  readBack,
  readCloseRisk,
  readFindRisk,
  readMerge,
} from './risk/forms.ts';
import { readGrades, readGradesDraft } from './risk/grading.ts';
import { readNotes } from './risk/notes.ts';
import { readWithdraw } from './risk/withdraw-form.ts';
import { readStartWorkshop } from './risk/workshop-form.ts';
import { readReplaceWorkshopLink } from './risk/workshop-links.ts';
import { readWorkspace } from './workspace/workspace-form.ts';

const plain =
  <T extends CommandType>(type: T): CommandReader<T> =>
  () =>
    ({ type }) as Extract<Command, { type: T }>;

/** A command about a round that has no inputs. */
const about =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onRound.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a project that has no inputs. */
const aboutProject =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onProject.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a milestone that has no inputs. */
const aboutMilestone =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onMilestone.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a result goal that has no inputs. */
const aboutGoal =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onGoal.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a deadline that has no inputs. */
const aboutDeadline =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onDeadline.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a risk that has no inputs. */
const aboutRisk =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onRisk.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a workshop that has no inputs. */
const aboutWorkshop =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onWorkshop.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

const pageOfGrades = onWorkshop.extend({ page: z.number().int().min(1).max(100) });

/** A command about a gathering that has no inputs. */
const aboutGathering =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onGathering.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

const approval = z.object({
  roundId: id,
  version: z.number().int().min(1),
  fingerprint: z.string().max(64),
});

/** How each command is read. A form's own reading stands beside its card. */
const readers: { readonly [T in CommandType]: CommandReader<T> } = {
  'home.show': plain('home.show'),
  'help.show': plain('help.show'),
  'settings.form': plain('settings.form'),
  'settings.save': readSettings,
  'code.form': plain('code.form'),
  'code.make': plain('code.make'),
  'code.use': readCode,

  'reminders.show': plain('reminders.show'),
  'reminders.form': plain('reminders.form'),
  'reminders.save': readReminders,
  'reminder.later.form': plain('reminder.later.form'),
  'reminder.later': readLater,
  'pause.form': plain('pause.form'),
  'pause.save': readPause,
  'pause.end': plain('pause.end'),

  'calendar.show': plain('calendar.show'),
  'calendar.renew': plain('calendar.renew'),
  'calendar.revoke': plain('calendar.revoke'),
  'projectCalendar.show': readPicked('projectCalendar.show'),
  'reminders.project': readPicked('reminders.project'),
  'projectCalendar.renew': aboutProject('projectCalendar.renew'),
  'projectCalendar.revoke': aboutProject('projectCalendar.revoke'),

  'workspace.form': plain('workspace.form'),
  'workspace.save': readWorkspace,
  'undelivered.show': aboutProject('undelivered.show'),
  'delivery.retry': aboutProject('delivery.retry'),
  'delivery.fetch': aboutProject('delivery.fetch'),

  'project.show': readPicked('project.show'),
  'project.form': plain('project.form'),
  'project.create': readCreateProject,
  'group.form': readPicked('group.form'),
  'sharing.show': readPicked('sharing.show'),
  'sharing.set': readSharing,
  'group.add': readAdd,
  'group.remove': readRemove,
  'role.give': readGiveRole,

  'milestones.show': readPicked('milestones.show'),
  'milestone.form': readPicked('milestone.form'),
  'milestone.add': readAddMilestone,
  'milestone.choose': aboutProject('milestone.choose'),
  'milestone.show': readShowMilestone,
  'milestone.edit.form': aboutMilestone('milestone.edit.form'),
  'milestone.change': readChangeMilestone,
  'milestone.move.form': aboutMilestone('milestone.move.form'),
  'milestone.move': readMoveMilestone,
  'milestone.reach.choose': readPicked('milestone.reach.choose'),
  'milestone.reach.form': aboutMilestone('milestone.reach.form'),
  'milestone.reach': readReachMilestone,
  'milestone.unreach': aboutMilestone('milestone.unreach'),
  'activities.form': aboutMilestone('activities.form'),
  'activities.tick': readTickActivities,

  'goals.show': readPicked('goals.show'),
  'goal.form': readPicked('goal.form'),
  'goal.add': readAddGoal,
  'goal.choose': aboutProject('goal.choose'),
  'goal.show': readShowGoal,
  'goal.edit.form': aboutGoal('goal.edit.form'),
  'goal.change': readChangeGoal,
  'goal.end.form': aboutGoal('goal.end.form'),
  'goal.end': readEndGoal,
  'goal.reopen': aboutGoal('goal.reopen'),
  'measure.choose': readPicked('measure.choose'),
  'measure.form': readMeasureForm,
  'measure.enter': readMeasure,
  'measure.other.form': aboutGoal('measure.other.form'),
  'measure.other': readMeasureOther,

  'deadlines.show': readPicked('deadlines.show'),
  'deadline.form': readPicked('deadline.form'),
  'deadline.add': readDeadline,
  'deadline.show': aboutDeadline('deadline.show'),
  'deadline.deliver.choose': readPicked('deadline.deliver.choose'),
  'deadline.deliver.form': readPickedDeadline('deadline.deliver.form'),
  'deadline.deliver': readDeliver,
  'deadline.undeliver': aboutDeadline('deadline.undeliver'),
  'deadline.move.choose': readPicked('deadline.move.choose'),
  'deadline.move.form': readPickedDeadline('deadline.move.form'),
  'deadline.move': readMoveDeadline,
  'deadline.handover.form': readPickedDeadline('deadline.handover.form'),
  'deadline.handover': readHandOver,
  'deadlines.many.form': plain('deadlines.many.form'),
  'deadlines.many.check': readManyCheck,
  'deadlines.many.record': readManyRecord,
  'deadlines.paste.form': plain('deadlines.paste.form'),
  'deadlines.paste.check': readPasteCheck,
  'deadlines.paste.record': readPasteRecord,
  'deadlines.file.show': plain('deadlines.file.show'),

  'gatherings.show': plain('gatherings.show'),
  'gathering.show': readShowGathering,
  'gathering.form': plain('gathering.form'),
  'gathering.plan': readPlanGathering,
  'themeday.form': readPicked('themeday.form'),
  'themeday.plan': readPlanThemeDay,
  'gathering.move.form': aboutGathering('gathering.move.form'),
  'gathering.move': readMoveGathering,
  'gathering.cancel.form': aboutGathering('gathering.cancel.form'),
  'gathering.cancel': readCancelGathering,
  'gathering.answer': readAnswerInvitation,
  'gathering.register.form': aboutGathering('gathering.register.form'),
  'gathering.register': readAttendance,

  'risks.show': readPicked('risks.show'),
  'risks.lacking': aboutProject('risks.lacking'),
  'risks.settled': aboutProject('risks.settled'),
  'risk.choose': aboutProject('risk.choose'),
  'risk.show': aboutRisk('risk.show'),
  'risk.find': readFindRisk,
  'risks.onward': aboutRisk('risks.onward'),
  'risks.merge.form': aboutProject('risks.merge.form'),
  'risks.merge': readMerge,
  'risks.aside.form': aboutProject('risks.aside.form'),
  'risks.aside': readAside,
  'risks.back.form': aboutProject('risks.back.form'),
  'risks.back': readBack,
  'risks.add.form': readPicked('risks.add.form'),
  'risks.add': readAddRisks,
  'risks.export': readPicked('risks.export'),
  'risks.themes': plain('risks.themes'),
  'risk.close.form': aboutRisk('risk.close.form'),
  'risk.close': readCloseRisk,
  'risk.reopen': aboutRisk('risk.reopen'),
  'risk.regrade': aboutRisk('risk.regrade'),
  'countermeasure.choose': readPicked('countermeasure.choose'),
  'countermeasure.form': aboutRisk('countermeasure.form'),
  'countermeasure.set': readCountermeasure,
  'countermeasure.withdraw.form': aboutRisk('countermeasure.withdraw.form'),
  'countermeasure.withdraw': readWithdraw,
  'workshop.form': readPicked('workshop.form'),
  'workshop.start': readStartWorkshop,
  'workshop.show': aboutWorkshop('workshop.show'),
  'workshop.ask': aboutWorkshop('workshop.ask'),
  'workshop.reveal': aboutWorkshop('workshop.reveal'),
  'workshop.grade': aboutWorkshop('workshop.grade'),
  'workshop.relist': aboutWorkshop('workshop.relist'),
  'workshop.uncover': aboutWorkshop('workshop.uncover'),
  'workshop.end': aboutWorkshop('workshop.end'),
  'workshop.links': aboutWorkshop('workshop.links'),
  'workshop.link.replace': readReplaceWorkshopLink,
  'list.show': aboutWorkshop('list.show'),
  'notes.show': aboutWorkshop('notes.show'),
  'notes.save': readNotes,
  'grades.show': aboutWorkshop('grades.show'),
  'grades.page': (data) => {
    const found = pageOfGrades.safeParse(data);
    return found.success ? { type: 'grades.page', ...found.data } : null;
  },
  'grades.give': readGrades,
  'grades.draft': readGradesDraft,
  'matrix.show': aboutWorkshop('matrix.show'),

  'round.form': readPicked('round.form'),
  'round.open': readOpenRound,
  'ballot.show': about('ballot.show'),
  'ballot.edit': about('ballot.edit'),
  'answer.give': readAnswer,
  'answer.draft': readDraft,
  'round.status': about('round.status'),
  'round.close.ask': about('round.close.ask'),
  'round.close': about('round.close'),
  'round.extend.form': about('round.extend.form'),
  'round.extend': readExtend,
  'links.show': about('links.show'),
  'link.replace': readReplaceLink,

  'result.show': about('result.show'),
  'decisions.show': about('decisions.show'),
  'decision.form': about('decision.form'),
  'decision.record': readDecision,
  'benefits.form': about('benefits.form'),
  'benefits.note': readBenefits,
  'followup.form': about('followup.form'),
  'followup.note': readFollowUp,
  'minutes.show': about('minutes.show'),
  'minutes.approve': (data) => {
    const found = approval.safeParse(data);
    return found.success ? { type: 'minutes.approve', ...found.data } : null;
  },
  'minutes.correct.form': about('minutes.correct.form'),
  'minutes.correct': readCorrection,
};

/** No form of ours has as many inputs; what comes after is not looked at. */
const mostValues = 100;

/**
 * What was typed, as texts that can be stored and shown: line ends are `\n`, and other control characters and halves
 * of signs are left out (a database takes no NUL).
 */
const tidied = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => typeof value === 'string')
      .slice(0, mostValues)
      .map(([name, value]) => [
        name,
        value
          .replace(/\r\n?/g, '\n')
          .replace(/(?![\n\t])\p{Cc}/gu, '')
          .toWellFormed(),
      ]),
  );

/** What an action says: the inverse of the cards. Nothing that comes in makes it throw. */
export function read(verb: string, data: Readonly<Record<string, unknown>>, values: Values): Read {
  if (!Object.hasOwn(readers, verb) || data.v !== cardVersion) return { kind: 'unknown' };
  const type = verb as CommandType;
  const reading = new Reading(tidied(values));
  const command = (readers[type] as CommandReader<CommandType>)(data, reading);
  if (!command) return { kind: 'unknown' };
  return reading.refusals.length > 0
    ? { kind: 'refused', verb: type, refusals: reading.refusals }
    : { kind: 'command', command };
}
