import type { ReminderItem, Why } from '../../bot/reminders/reminder.ts';
import { type ExecuteAction, press } from '../card.ts';
import {
  type GatheringWhy,
  gatheringActions,
  gatheringLabel,
  gatheringTexts,
} from '../gatherings/reminded.ts';
import { cut } from '../room.ts';
import type { Say } from '../words/say.ts';

/** Of what a report holds, as much as tells it from others. */
const longestTitle = 120;

/** What there is to do, and what belongs to it: a sentence, and lines of less weight. */
export function itemTexts({ facts, projectName }: ReminderItem, say: Say): readonly [string, ...string[]] {
  const words = say.words.reminders;
  switch (facts.kind) {
    case 'round': {
      const { number } = facts;
      const deadline = say.moment(facts.deadline);
      if (facts.why === 'turnout')
        return [
          words.turnout(number, projectName, facts.answered, facts.asked),
          ...(facts.missing.length > 0 ? [words.missing(say.parties(facts.missing))] : []),
          words.deadline(deadline),
        ];
      const text = facts.why === 'links' ? words.links : words.answer;
      return [text(number, projectName, deadline), ...(facts.isLast ? [words.lastTime] : [])];
    }
    case 'deadline': {
      const title = cut(facts.title, longestTitle);
      const text = facts.why === 'late' ? words.late : facts.isPast ? words.deliverLate : words.deliver;
      const who = facts.why === 'late' && facts.responsible ? [words.responsible(facts.responsible)] : [];
      return [text(title, projectName, say.day(facts.dueOn)), ...who];
    }
    case 'risk':
      if ('count' in facts) return [words[facts.why](facts.count, projectName)];
      return [words[facts.why](projectName), ...(facts.why === 'workshopLinks' ? [] : [words.partHow])];
    case 'milestone':
      return [words[facts.why](facts.title, projectName, say.day(facts.dueOn))];
    case 'measurement':
      return [words.measure(facts.title, projectName, say.day(facts.dueOn))];
    case 'gathering':
      return gatheringTexts(facts, say);
  }
}

/** A few words for it, in a list or on a line. */
export function itemLabel({ facts, projectName }: ReminderItem, say: Say): string {
  const { short } = say.words.reminders;
  if (facts.kind === 'round') return short[facts.why](projectName);
  if (facts.kind === 'risk') return short[facts.why](projectName);
  if (facts.kind === 'gathering') return gatheringLabel(facts, say);
  const named = { deadline: short.report, milestone: short.milestone, measurement: short.measurement };
  return named[facts.kind](cut(facts.title, longestTitle), projectName);
}

/** The buttons that do it. */
export function itemActions({ facts, subjectId }: ReminderItem, say: Say): readonly ExecuteAction[] {
  const { act } = say.words.reminders;
  if (facts.kind === 'gathering') return gatheringActions(facts, say);
  const verbs: Readonly<Record<Exclude<Why, GatheringWhy>, Parameters<typeof press>[1]>> = {
    answer: 'ballot.show',
    links: 'links.show',
    turnout: 'round.status',
    deliver: 'deadline.deliver.form',
    late: 'deadline.show',
    coming: 'milestone.show',
    reached: 'milestone.reach.form',
    lacking: 'risks.lacking',
    regrade: 'risks.show',
    note: 'notes.show',
    grade: 'grades.show',
    workshopLinks: 'workshop.links',
    measure: 'measure.form',
  };
  const named = { round: 'roundId', deadline: 'deadlineId', milestone: 'milestoneId' } as const;
  // a project's risks are one subject
  const risk = facts.why === 'lacking' || facts.why === 'regrade' ? 'projectId' : 'workshopId';
  const data = { [{ ...named, measurement: 'goalId', risk }[facts.kind]]: subjectId };
  return [
    press(act[facts.why], verbs[facts.why], data),
    ...(facts.why === 'reached' ? [press(act.notYet, 'milestone.move.form', data)] : []),
  ];
}
