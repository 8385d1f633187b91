import type { Views } from '../../bot/conversation/view.ts';
import {
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
import { firstOf } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { moveLine } from './deadlines.ts';

type Props = Views['deadline'];

/** How many moves stand in the card; the first one first. */
const mostMoves = 10;

/** One deadline: when, what the report holds, who sees to it, and what became of it (REP-2, REP-3). */
export function deadline(props: Props, say: Say): Card {
  const words = say.words.reporting.card;
  const list = say.words.reporting.list;
  const title = words.title(say.day(props.dueOn), props.projectName);
  const { delivered, letter } = props;
  const body: readonly Element[] = [
    heading(title),
    ...(props.isYours && !delivered ? [text(words.yours)] : []),
    ...(props.isLate ? [attention(list.late)] : []),
    ...facts([
      [words.responsible, delivered ? null : props.responsible],
      [words.letter, letter && words.ofYear(String(letter.year), list.kroner(say.number(letter.amount)))],
      [words.delivered, delivered && say.day(delivered.on)],
      [words.reference, delivered?.reference ?? null],
      [words.tookPart, delivered && capital(say.parties(delivered.parties))],
    ]),
    ...(delivered && delivered.missing.length > 0
      ? [subtle(list.missing(say.parties(delivered.missing)))]
      : []),
    section([subheading(words.contents), text(props.contents)]),
    ...moves(props, say),
  ];
  const data = { deadlineId: props.deadlineId };
  const { may } = props;
  return card(say.language, title, body, [
    ...(may.deliver ? [primary(list.deliver, 'deadline.deliver.form', data)] : []),
    ...(may.move ? [press(list.move, 'deadline.move.form', data)] : []),
    ...(may.handOver ? [press(list.handOver, 'deadline.handover.form', data)] : []),
    ...(may.undeliver ? [press(words.undeliver, 'deadline.undeliver', data)] : []),
    press(words.all, 'deadlines.show', { projectId: props.projectId }),
  ]);
}

function moves(props: Props, say: Say): readonly Element[] {
  const { list: words, card: about } = say.words.reporting;
  const { shown, left } = firstOf(props.moves, mostMoves);
  if (shown.length === 0) return [];
  return [
    section([
      subheading(about.moved),
      ...shown.map((move) => text(moveLine(move, say))),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}
