import type { ReminderFacts } from '../../bot/reminders/reminder.ts';
import { type ExecuteAction, press } from '../card.ts';
import { cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { gatheringName, occasionText } from './occasion.ts';

type Facts = Extract<ReminderFacts, { kind: 'gathering' }>;
export type GatheringWhy = Facts['why'];

/** How many participants are named, and how much of a reason is told. */
const most = { sides: 3, reason: 120 } as const;

/** What is told of a gathering in the day's message: a sentence, and lines of less weight. */
export function gatheringTexts(facts: Facts, say: Say): readonly [string, ...string[]] {
  const words = say.words.gatherings.reminder;
  const { head } = facts;
  const name = gatheringName(head.gathering, say);
  const occasion = occasionText(head.occasion, say);
  switch (facts.why) {
    case 'invite':
      return [
        words.invite(name, occasion),
        ...(facts.movedFrom ? [words.movedFrom(occasionText(facts.movedFrom, say))] : []),
      ];
    case 'attend':
      return [words.attend(name, occasion)];
    case 'parties': {
      const { shown, left } = firstOf(facts.sides, most.sides);
      const lines = shown.map(({ participant, missing }) => words.side(participant, say.parties(missing)));
      return [words.parties(name, occasion), ...lines, ...(left > 0 ? [words.moreSides(left)] : [])];
    }
    case 'network':
      return [words.network(name, occasion), words.lacking(facts.participants)];
    case 'themeDay':
      return [words.themeDay(facts.participant, name, say.day(facts.dueOn))];
    case 'cancelled':
      return [words.cancelled(name, say.day(facts.dueOn)), cut(facts.reason, most.reason)];
  }
}

/** A few words for it. */
export function gatheringLabel(facts: Facts, say: Say): string {
  const { short } = say.words.gatherings.reminder;
  return facts.why === 'themeDay'
    ? short.themeDay(facts.participant)
    : short[facts.why](gatheringName(facts.head.gathering, say));
}

/** The buttons that do it. */
export function gatheringActions({ head, ...facts }: Facts, say: Say): readonly ExecuteAction[] {
  const { card, list, reminder } = say.words.gatherings;
  const { gatheringId, asOf } = head;
  if (facts.why === 'invite')
    return [
      press(card.yes, 'gathering.answer', { gatheringId, asOf, comes: 1 }),
      press(card.no, 'gathering.answer', { gatheringId, asOf, comes: 0 }),
    ];
  return facts.why === 'themeDay'
    ? [press(reminder.plan, 'themeday.form', { projectId: facts.forProject })]
    : [press(list.show, 'gathering.show', { gatheringId })];
}
