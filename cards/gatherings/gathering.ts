import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import type { ComingLine } from '../../bot/gatherings/gatherings.views.ts';
import { parties } from '../../bot/project/project.ts';
import {
  type Action,
  attention,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { type CommandReader, id } from '../reading.ts';
import { cut, firstOf } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { gatheringName, movedTexts, whenOf } from './occasion.ts';

type Props = Views['gathering'];

/** How much of it all stands in the card; texts in characters. */
const most = { coming: 12, own: 3, names: 8, moves: 5, reason: 160 } as const;

/** One gathering: when and where, one's own answer, and who comes by participant and party (NET-1). */
export function gathering(props: Props, say: Say): Card {
  const words = say.words.gatherings.card;
  const title = capital(gatheringName(props.gathering, say));
  const body: readonly Element[] = [
    heading(title),
    ...standing(props, say),
    ...facts([
      [words.about, props.about || aboutOf(props, say)],
      [words.when, whenOf(props.occasion, say)],
      [words.place, props.occasion.place],
      [words.leader, props.leader],
    ]),
    ...(props.gathering.kind === 'network' && !props.cancelled ? [subtle(words.all)] : []),
    ...coming(props, say),
    ...moves(props, say),
  ];
  return card(say.language, title, body, actionsOf(props, say));
}

/** What NET-1 to NET-3 say of one like it. */
function aboutOf({ gathering: { kind, number } }: Props, say: Say): string {
  const { about } = say.words.gatherings;
  if (kind !== 'network') return about[kind];
  return number === 1 ? about.first : number === 2 ? about.second : about.third;
}

/** That it is cancelled or over, or what the reader has said. */
function standing({ cancelled, isOver, answer, isInvited, may }: Props, say: Say): readonly Element[] {
  const words = say.words.gatherings.card;
  if (cancelled) return [attention(words.cancelled(cancelled.reason))];
  if (isOver) return [text(words.over)];
  return isInvited || may.answer ? [text(words.mine[answer ?? 'none'])] : [];
}

function coming(props: Props, say: Say): readonly Element[] {
  const words = say.words.gatherings.card;
  if (props.cancelled) return [];
  const { shown, left } = firstOf(props.coming, most.coming);
  const own = props.coming.filter(({ names }) => names.length > 0).slice(0, most.own);
  return [
    section([
      subheading(words.coming),
      text(words.count(props.comingCount)),
      ...facts(shown.map((line) => [line.participant, countsOf(line, say)] as const)),
      ...own.flatMap((line) => namesOf(line, say)),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}

/** How many of each party, and which is missing: wherever who comes is shown. */
function countsOf({ counts, others, missing }: ComingLine, say: Say): string {
  const words = say.words.gatherings.card;
  const there = [
    ...parties
      .filter((party) => counts[party] > 0)
      .map((party) => words.counted(counts[party], say.words.names.party[party])),
    ...(others > 0 ? [words.others(others)] : []),
  ];
  if (there.length === 0 && missing.length === parties.length) return words.nobodyOfAny;
  const lacks = missing.length > 0 ? [words.missing(say.parties(missing))] : [];
  return [there.length > 0 ? `${there.join(', ')}.` : `${words.nobody}.`, ...lacks].map(capital).join(' ');
}

function namesOf({ names }: ComingLine, say: Say): readonly Element[] {
  const words = say.words.gatherings.card;
  const { shown, left } = firstOf(names, most.names);
  const more = left > 0 ? [say.words.gatherings.list.more(left)] : [];
  return shown.length === 0 ? [] : [subtle([words.names(shown.join(', ')), ...more].join(' '))];
}

function moves(props: Props, say: Say): readonly Element[] {
  const words = say.words.gatherings.card;
  const { shown, left } = firstOf(props.moves, most.moves);
  if (shown.length === 0) return [];
  return [
    section([
      subheading(words.moves),
      ...shown.map(({ from, to, reason }) =>
        text(words.moveLine(...movedTexts(from, to, say), cut(reason, most.reason))),
      ),
      ...(left > 0 ? [subtle(say.words.gatherings.list.more(left))] : []),
    ]),
  ];
}

function actionsOf({ gatheringId, asOf, answer, may }: Props, say: Say): readonly Action[] {
  const words = say.words.gatherings.card;
  const data = { gatheringId };
  const yes = { ...data, asOf, comes: 1 };
  const no = { ...data, asOf, comes: 0 };
  return [
    ...(may.answer && answer !== 'yes' ? [primary(words.yes, 'gathering.answer', yes)] : []),
    ...(may.answer && answer !== 'no' ? [press(words.no, 'gathering.answer', no)] : []),
    ...(may.register ? [press(words.register, 'gathering.register.form', data)] : []),
    ...(may.change
      ? [press(words.change, 'gathering.move.form', data), press(words.cancel, 'gathering.cancel.form', data)]
      : []),
    press(words.list, 'gatherings.show'),
  ];
}

const answered = z.object({
  gatheringId: id,
  comes: z.union([z.literal(0), z.literal(1)]),
  asOf: z.number().int().min(0),
});

/** Whether somebody comes, to the time and place that the card showed. */
export const readAnswerInvitation: CommandReader<'gathering.answer'> = (data) => {
  const found = answered.safeParse(data);
  return found.success ? { type: 'gathering.answer', ...found.data, comes: found.data.comes === 1 } : null;
};
