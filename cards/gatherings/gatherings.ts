import type { Views } from '../../bot/conversation/view.ts';
import {
  type Action,
  type Card,
  card,
  type Element,
  heading,
  press,
  section,
  subtle,
  text,
} from '../card.ts';
import { choiceInput } from '../form.ts';
import { type CommandReader, id } from '../reading.ts';
import { choice, choicesWithin, cut, firstOf } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { onGathering } from './gathering-form.ts';
import { gatheringName, occasionText } from './occasion.ts';

type Props = Views['gatherings'];

/** How many stand in the card, the bytes of those to choose from, and the projects with a button. */
const most = { lines: 12, room: 8000, themeDays: 2 } as const;

/** What lies ahead, and what the reader may plan. */
export function gatherings(props: Props, say: Say): Card {
  const words = say.words.gatherings.list;
  const { shown, left } = firstOf(props.lines, most.lines);
  const body: readonly Element[] = [
    heading(words.title),
    ...(shown.length === 0 ? [text(words.none)] : []),
    ...shown.flatMap(({ gathering, occasion, answer }) => [
      text(capital(gatheringName(gathering, say))),
      subtle([occasionText(occasion, say), ...(answer ? [words.answers[answer]] : [])].join(' · ')),
    ]),
    ...(left > 0 ? [subtle(words.more(left))] : []),
    ...which(props, say),
  ];
  return card(say.language, words.title, body, actionsOf(props, say));
}

/** Which of several the button means. */
function which({ lines }: Props, say: Say): readonly Element[] {
  const [first] = lines;
  if (!first || lines.length === 1) return [];
  const { shown } = choicesWithin(
    lines.map(({ gatheringId, gathering, occasion }) =>
      choice(`${say.day(occasion.startsOn)}: ${gatheringName(gathering, say)}`, gatheringId),
    ),
    most.room,
  );
  const words = say.words.gatherings.list;
  return [section([choiceInput('gatheringId', words.which, shown, { value: first.gatheringId })])];
}

function actionsOf({ lines, themeDayFor, may }: Props, say: Say): readonly Action[] {
  const words = say.words.gatherings.list;
  const [first] = lines;
  const only: Readonly<Record<string, string>> =
    lines.length === 1 && first ? { gatheringId: first.gatheringId } : {};
  return [
    ...(first
      ? [press(words.show, 'gathering.show', only, { style: 'positive', sends: lines.length > 1 })]
      : []),
    ...(may.plan ? [press(words.plan, 'gathering.form', {}, first ? {} : { style: 'positive' })] : []),
    ...themeDayFor
      .slice(0, most.themeDays)
      .map(({ projectId, participant }) =>
        press(words.themeDay(cut(participant, 40)), 'themeday.form', { projectId }),
      ),
  ];
}

/** The gathering that a button names, or that is picked in the list. */
export const readShowGathering: CommandReader<'gathering.show'> = (data, form) => {
  const named = onGathering.safeParse(data);
  if (named.success) return { type: 'gathering.show', ...named.data };
  if (data.gatheringId !== undefined) return null;
  const gatheringId = form.id('gatheringId');
  return id.safeParse(gatheringId).success || form.refusals.length > 0
    ? { type: 'gathering.show', gatheringId }
    : null;
};
