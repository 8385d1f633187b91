import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** PA's own: which parties are missing (COOP-1), never who. */
export function roundStatus(props: Views['roundStatus'], say: Say): Card {
  const words = say.words.evaluation;
  const { closed } = props;
  const title = (closed ? words.status.closedTitle : words.status.title)(props.number, props.projectName);
  const missing = props.missing.length > 0 ? words.status.missing(say.parties(props.missing)) : null;
  const count = words.progress.count(props.answered, props.asked);
  const data = { roundId: props.roundId };
  if (closed) {
    const state = closed.completeness === 'complete' ? words.status.complete : words.status.incomplete;
    const body = [
      heading(title),
      text(state),
      ...(missing ? [text(missing)] : []),
      ...(closed.resultShown ? [] : [text(words.result.tooFew)]),
      ...facts([
        [words.progress.answered, count],
        [words.status.closedAt, say.moment(closed.closedAt)],
      ]),
    ];
    return card(say.language, title, body, [press(words.ballot.seeResult, 'result.show', data)]);
  }
  const body = [
    heading(title),
    // nobody is missed who has not been asked
    text(
      props.asksAt
        ? words.progress.asksAt(say.moment(props.asksAt))
        : (missing ?? words.status.nothingMissing),
    ),
    ...facts([
      [words.progress.answered, count],
      [words.deadline, say.moment(props.deadline)],
    ]),
    subtle(words.status.closesByItself(say.moment(props.deadline))),
  ];
  return card(say.language, title, body, [
    ...(props.may.close ? [press(words.status.close, 'round.close.ask', data)] : []),
    ...(props.may.extend ? [press(words.status.extend, 'round.extend.form', data)] : []),
    ...(props.may.links ? [press(words.status.links, 'links.show', data)] : []),
  ]);
}
