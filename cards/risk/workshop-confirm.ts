import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Before the list or the numbers are shown: how many have taken part, for it cannot be taken back. */
export function workshopConfirm(props: Views['workshopConfirm'], say: Say): Card {
  const { workshopId, status, taken, asked, needed, may } = props;
  const words = say.words.risk.confirm;
  const data = { workshopId };
  const back = press(words.status, 'workshop.show', data);
  if (status !== 'collecting' && status !== 'grading')
    return card(say.language, words.overTitle, [heading(words.overTitle), text(words.over)], [back]);
  const { title, count, everybody, afterwards, yes } = words[status];
  const isEnough = taken >= needed;
  const body = [
    heading(title),
    text(taken >= asked ? everybody : count(taken, asked)),
    ...(isEnough ? [] : [text(say.words.risk.workshop.needed(needed))]),
    subtle(afterwards),
  ];
  const verb = status === 'grading' ? 'workshop.uncover' : 'workshop.reveal';
  const style = taken >= asked ? 'positive' : 'destructive';
  return card(say.language, title, body, [
    ...(may.lead && isEnough ? [press(yes, verb, data, { style })] : []),
    back,
  ]);
}
