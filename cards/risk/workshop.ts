import type { Views } from '../../bot/conversation/view.ts';
import {
  type Action,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  primary,
  subtle,
  text,
} from '../card.ts';
import type { Say } from '../words/say.ts';
import { riskLines } from './names.ts';
import { onward } from './onward.ts';

type Props = Views['workshop'];

/** How many factors stand in the card of the list. */
const mostListed = 25;

/** Where a workshop is, in counts only: nobody's notes or numbers, and nobody's name but who leads it (RISK-2, PRIV-2). */
export function workshop(props: Props, say: Say): Card {
  const words = say.words.risk.workshop;
  const title = props.isAgain
    ? words.againTitle(props.projectName)
    : words.title(props.number, props.projectName);
  const isOver = props.status === 'closed';
  const isComplete = props.status === 'matrix' && props.lacking === 0;
  const body: readonly Element[] = [
    heading(title),
    text(isComplete ? words.complete : words[props.status]),
    ...facts([
      [words.leader, isOver ? null : props.leader],
      ...(props.status === 'collecting'
        ? ([
            [words.contributed, words.count(props.contributed, props.asked)],
            [words.factors, String(props.factors)],
          ] as const)
        : []),
      [words.graded, props.status === 'grading' ? words.count(props.graded, props.asked) : null],
      [words.lacking, props.status === 'matrix' || isOver ? String(props.lacking) : null],
    ]),
    ...(props.status === 'grading' && props.graded < props.needed
      ? [subtle(words.needed(props.needed))]
      : []),
    ...(props.byLink > 0 && !isOver ? [subtle(words.byLink(props.byLink))] : []),
  ];
  return card(say.language, title, body, actions(props, say));
}

/** What there is to do at the step, and the links for whoever passes them on. */
function actions(props: Props, say: Say): readonly Action[] {
  const { workshopId, status, may, byLink } = props;
  const hasLinks = may.lead && byLink > 0 && status !== 'closed';
  const links = press(say.words.risk.workshop.links, 'workshop.links', { workshopId });
  return [...stepActions(props, say), ...(hasLinks ? [links] : [])];
}

function stepActions({ workshopId, projectId, status, may, isAgain }: Props, say: Say): readonly Action[] {
  const words = say.words.risk.workshop;
  const data = { workshopId };
  const lead = (title: string, verb: 'workshop.ask' | 'workshop.relist' | 'workshop.end') =>
    may.lead ? [press(title, verb, data)] : [];
  switch (status) {
    case 'collecting':
      return [
        ...(may.note ? [primary(words.note, 'notes.show', data)] : []),
        ...lead(words.reveal, 'workshop.ask'),
      ];
    case 'listing':
      return [primary(words.list, 'list.show', data), ...lead(words.end, 'workshop.end')];
    case 'grading':
      return [
        ...(may.note ? [primary(words.grade, 'grades.show', data)] : []),
        ...lead(words.uncover, 'workshop.ask'),
        // what was given so far would be lost: the way to the end leads over the list
        ...(isAgain ? lead(words.end, 'workshop.end') : lead(words.relist, 'workshop.relist')),
      ];
    case 'matrix':
      return [primary(words.matrixShow, 'matrix.show', data), ...lead(words.end, 'workshop.end')];
    case 'closed':
      return [press(words.register, 'risks.show', { projectId })];
  }
}

/** All that was noted, uncritically and without names (RISK-3), and what is done with it. */
export function riskList(props: Views['riskList'], say: Say): Card {
  const words = say.words.risk.list;
  const { workshopId, projectId } = props;
  const isOpen = props.status === 'listing';
  const body: readonly Element[] = [
    heading(words.title(props.projectName)),
    text(words.intro),
    ...(props.lines.length === 0 ? [text(words.none)] : riskLines(props.lines, mostListed, say)),
    ...(props.away > 0 ? [subtle(words.away(props.away))] : []),
  ];
  const next = onward(props.lines, mostListed, say);
  const leading: readonly Action[] = [
    ...(props.lines.length > 0 ? [primary(words.grade, 'workshop.grade', { workshopId })] : []),
    ...(props.lines.length > 1 ? [press(words.merge, 'risks.merge.form', { projectId })] : []),
    ...(props.lines.length > 0 ? [press(words.aside, 'risks.aside.form', { projectId })] : []),
    press(words.add, 'risks.add.form', { projectId }),
    ...(props.away > 0 ? [press(words.back, 'risks.back.form', { projectId })] : []),
  ];
  return card(say.language, words.notification(props.projectName), body, [
    ...(isOpen && props.may.lead ? leading : []),
    ...next,
    // a card has room for six
    ...(next.length > 0 ? [] : [press(words.status, 'workshop.show', { workshopId })]),
  ]);
}
