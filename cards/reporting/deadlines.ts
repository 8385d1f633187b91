import type { Views } from '../../bot/conversation/view.ts';
import {
  type Action,
  attention,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { choiceInput } from '../form.ts';
import { choice, cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onOneLine } from './contents.ts';

type Props = Views['deadlines'];

/** How much of it all stands in the card; texts in characters. */
const most = { open: 8, delivered: 5, moves: 5, letters: 8, text: 160, options: 40 } as const;

/** A project's deadlines for reports: what is to come, what is delivered, and what was moved (REP-1 to REP-3). */
export function deadlines(props: Props, say: Say): Card {
  const words = say.words.reporting.list;
  const title = words.title(props.projectName);
  const { shown, left } = firstOf(props.open, most.open);
  const body: readonly Element[] = [
    heading(title),
    ...(shown.length === 0 ? [text(props.delivered.length === 0 ? words.none : words.noneOpen)] : []),
    ...shown.flatMap((one) => openLine(one, say)),
    ...(left > 0 ? [subtle(words.more(left))] : []),
    ...delivered(props, say),
    ...moves(props, say),
    ...letters(props, say),
    ...which(props, say),
  ];
  return card(say.language, title, body, actionsOf(props, say));
}

function openLine(one: Props['open'][number], say: Say): readonly Element[] {
  const words = say.words.reporting.list;
  const about = [
    ...(one.responsible ? [words.responsible(one.responsible)] : []),
    ...(one.year ? [words.letter(String(one.year))] : []),
  ];
  return [
    text(words.line(say.day(one.dueOn), cut(onOneLine(one.contents), most.text))),
    ...(one.isLate ? [attention(words.late)] : []),
    ...(about.length > 0 ? [subtle(about.join(' · '))] : []),
  ];
}

function delivered(props: Props, say: Say): readonly Element[] {
  const words = say.words.reporting.list;
  const { shown, left } = firstOf(props.delivered, most.delivered);
  if (shown.length === 0) return [];
  return [
    section([
      subheading(words.delivered),
      ...shown.flatMap(({ deliveredOn, contents, reference, missing }) => [
        text(words.deliveredLine(say.day(deliveredOn), cut(onOneLine(contents), most.text), reference)),
        ...(missing.length > 0 ? [subtle(words.missing(say.parties(missing)))] : []),
      ]),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}

function moves(props: Props, say: Say): readonly Element[] {
  const words = say.words.reporting.list;
  const { shown, left } = firstOf(props.moves, most.moves);
  if (shown.length === 0) return [];
  return [
    section([
      subheading(words.moved),
      ...shown.map((move) => text(moveLine(move, say))),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}

/** Where a deadline was moved, why and by whom. */
export function moveLine({ fromDate, toDate, reason, by }: Props['moves'][number], say: Say): string {
  const words = say.words.reporting.list;
  const line = words.moveLine(say.day(fromDate), say.day(toDate), cut(reason, most.text));
  return by ? words.movedBy(line, by) : line;
}

function letters(props: Props, say: Say): readonly Element[] {
  const words = say.words.reporting.list;
  const { shown } = firstOf(props.letters, most.letters);
  if (shown.length === 0) return [];
  return [
    section([
      subheading(words.letters),
      ...facts(shown.map(({ year, amount }) => [String(year), words.kroner(say.number(amount))] as const)),
    ]),
  ];
}

/** The deadlines that the buttons can mean. */
const meant = ({ may, open }: Props): Props['open'] =>
  may.move || may.handOver ? open : open.filter((one) => one.mayDeliver);

/** Which of several deadlines the buttons mean. */
function which(props: Props, say: Say): readonly Element[] {
  const open = meant(props);
  const [first] = open;
  if (!first || open.length === 1) return [];
  const words = say.words.reporting.list;
  const options = open
    .slice(0, most.options)
    .map((one) => choice(words.line(say.day(one.dueOn), onOneLine(one.contents)), one.deadlineId));
  return [section([choiceInput('deadlineId', words.which, options, { value: first.deadlineId })])];
}

function actionsOf(props: Props, say: Say): readonly Action[] {
  const words = say.words.reporting.list;
  const { projectId, may } = props;
  const open = meant(props);
  const [first] = open;
  const only = open.length === 1 && first ? { deadlineId: first.deadlineId } : null;
  const wanted = [
    ...(may.deliver ? ([['deadline.deliver.form', words.deliver]] as const) : []),
    ...(may.move ? ([['deadline.move.form', words.move]] as const) : []),
    ...(may.handOver ? ([['deadline.handover.form', words.handOver]] as const) : []),
  ];
  const about = first
    ? wanted.map(([verb, title], index) =>
        press(title, verb, only ?? {}, {
          sends: only === null,
          ...(index === 0 ? { style: 'positive' } : {}),
        }),
      )
    : [];
  return [
    ...about,
    ...(may.add
      ? [press(words.add, 'deadline.form', { projectId }, about.length === 0 ? { style: 'positive' } : {})]
      : []),
    ...(may.many ? [press(words.many, 'deadlines.many.form')] : []),
  ];
}
