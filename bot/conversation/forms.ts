import type { IntentName, Presenter } from '../ports/presenter.ts';
import type { CommandType, ShowCommand } from './command.ts';
import type { Incoming } from './incoming.ts';
import { verbMeant } from './understanding.ts';
import type { View, ViewName } from './view.ts';

/** A command as an action carries it. */
export interface FormCommand {
  readonly verb: ShowCommand['type'];
  readonly data: Readonly<Record<string, string | number>>;
}

type About =
  | ('roundId' | 'projectId' | 'deadlineId' | 'milestoneId')
  | ('goalId' | 'gatheringId' | 'workshopId' | 'riskId')
  | null;

/** The views that are filled in or confirmed, each with the command that shows it. */
const shownBy: Partial<Record<ViewName, readonly [verb: ShowCommand['type'], about: About]>> = {
  settingsForm: ['settings.form', null],
  codeForm: ['code.form', null],
  remindersForm: ['reminders.form', null],
  laterForm: ['reminder.later.form', null],
  pauseForm: ['pause.form', null],
  workspaceForm: ['workspace.form', null],
  projectForm: ['project.form', null],
  groupForm: ['group.form', 'projectId'],
  roundForm: ['round.form', 'projectId'],
  deadlineForm: ['deadline.form', 'projectId'],
  deliverForm: ['deadline.deliver.form', 'deadlineId'],
  moveDeadlineForm: ['deadline.move.form', 'deadlineId'],
  handOverForm: ['deadline.handover.form', 'deadlineId'],
  manyDeadlinesForm: ['deadlines.many.form', null],
  pasteDeadlinesForm: ['deadlines.paste.form', null],
  deadlinePlan: ['deadlines.many.form', null],
  milestoneForm: ['milestone.form', 'projectId'],
  milestoneChoice: ['milestone.choose', 'projectId'],
  milestoneEditForm: ['milestone.edit.form', 'milestoneId'],
  milestoneMoveForm: ['milestone.move.form', 'milestoneId'],
  milestoneReachForm: ['milestone.reach.form', 'milestoneId'],
  activitiesForm: ['activities.form', 'milestoneId'],
  workshopForm: ['workshop.form', 'projectId'],
  workshopConfirm: ['workshop.ask', 'workshopId'],
  riskNotes: ['notes.show', 'workshopId'],
  riskGrading: ['grades.show', 'workshopId'],
  riskMergeForm: ['risks.merge.form', 'projectId'],
  riskAsideForm: ['risks.aside.form', 'projectId'],
  riskBackForm: ['risks.back.form', 'projectId'],
  riskAddForm: ['risks.add.form', 'projectId'],
  riskChoice: ['risk.choose', 'projectId'],
  riskCloseForm: ['risk.close.form', 'riskId'],
  countermeasureForm: ['countermeasure.form', 'riskId'],
  withdrawForm: ['countermeasure.withdraw.form', 'riskId'],
  goalForm: ['goal.form', 'projectId'],
  goalChoice: ['goal.choose', 'projectId'],
  goalEditForm: ['goal.edit.form', 'goalId'],
  goalEndForm: ['goal.end.form', 'goalId'],
  measureChoice: ['measure.choose', 'projectId'],
  measureForm: ['measure.form', 'goalId'],
  measureOtherForm: ['measure.other.form', 'goalId'],
  gatheringForm: ['gathering.form', null],
  themeDayForm: ['themeday.form', 'projectId'],
  moveGatheringForm: ['gathering.move.form', 'gatheringId'],
  cancelGatheringForm: ['gathering.cancel.form', 'gatheringId'],
  attendanceForm: ['gathering.register.form', 'gatheringId'],
  ballot: ['ballot.show', 'roundId'],
  ballotForm: ['ballot.edit', 'roundId'],
  closeConfirm: ['round.close.ask', 'roundId'],
  extendForm: ['round.extend.form', 'roundId'],
  decisionForm: ['decision.form', 'roundId'],
  benefitsForm: ['benefits.form', 'roundId'],
  followUpForm: ['followup.form', 'roundId'],
  minutesCorrectForm: ['minutes.correct.form', 'roundId'],
};

const formVerbs: ReadonlySet<string> = new Set<CommandType>(
  Object.values(shownBy).flatMap((shown) => (shown ? [shown[0]] : [])),
);

/** The command that shows a form, for a message that holds a button for it; null for what is no form. */
export function formCommand(view: View): FormCommand | null {
  const [verb, about] = shownBy[view.name] ?? [];
  if (!verb) return null;
  return { verb, data: about && 'id' in view ? { [about]: view.id } : {} };
}

/**
 * Whether what came in asks for a form, as far as can be told without reading anything: a platform that hands out a
 * trigger for a few seconds opens the form first and fills it after (design §7).
 */
export function opensForm(presenter: Pick<Presenter, 'understand'>, incoming: Incoming): boolean {
  if (incoming.kind === 'acted') return formVerbs.has(incoming.verb);
  if (incoming.kind !== 'said') return false;
  const verb = verbMeant(presenter.understand(incoming.text).intent as IntentName);
  return verb !== null && formVerbs.has(verb);
}
