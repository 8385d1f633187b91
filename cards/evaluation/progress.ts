import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** The one card in the group's channel: how many of how many, nothing else (PRIV-2). */
export function progress(props: Views['progress'], say: Say): Card {
  const words = say.words.evaluation;
  const open = props.status === 'open';
  const title = open ? words.progress.title(props.number) : words.progress.closedTitle(props.number);
  const asked = props.asksAt ? words.progress.asksAt(say.moment(props.asksAt)) : words.progress.intro;
  const body = [
    heading(title),
    ...(open ? [text(asked)] : []),
    ...facts([
      [words.progress.answered, words.progress.count(props.answered, props.asked)],
      [words.deadline, open ? say.moment(props.deadline) : null],
    ]),
  ];
  const actions = [press(words.progress.status, 'round.status', { roundId: props.roundId })];
  return card(say.language, title, body, open && props.may.showStatus ? actions : []);
}
