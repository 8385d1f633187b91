import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** The receipt of who said that a milestone is reached: what was said, until when, and what happens next. */
export function milestoneReached(props: Views['milestoneReached'], say: Say): Card {
  const words = say.words.plan.receipt;
  const title = words.title(props.wording);
  const isTold = props.status === 'celebrated';
  const body = [
    heading(title),
    text(props.result),
    ...(props.may.unreach ? [text(words.until(say.moment(props.takeBackUntil)))] : []),
    ...(props.isFinal && !isTold ? [text(words.isFinal)] : []),
    text(isTold ? words.told : words.tells(say.moment(props.tellsFrom))),
  ];
  return card(
    say.language,
    title,
    body,
    props.may.unreach
      ? [
          press(say.words.plan.card.takeBack, 'milestone.unreach', {
            milestoneId: props.milestoneId,
          }),
        ]
      : [],
  );
}
