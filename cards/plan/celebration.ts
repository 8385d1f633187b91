import type { Views } from '../../bot/conversation/view.ts';
import type { CelebrationContents } from '../../bot/plan/plan.views.ts';
import { type Card, card, type Element, facts, heading, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';
import { lineAlt } from './line-picture.ts';

const picture = (props: CelebrationContents, url: string | null, say: Say): readonly Element[] =>
  url ? [{ type: 'Image', url, altText: lineAlt(props, say) }] : [];

/** In the group's channel (MILE-3): what is reached, what came of it, thanks, the celebration, and what is next. */
export function celebration(props: Views['celebration'], say: Say): Card {
  const words = say.words.plan.celebration;
  const { next } = props;
  const body = [
    heading(words.title(props.wording)),
    text(props.result),
    text(props.groupKind ? words.thanks(say.words.names.theGroup[props.groupKind]) : words.thanksAll),
    // a countermeasure promises none
    ...(props.celebration ? [text(words.how(props.celebration))] : []),
    ...picture(props, props.picture, say),
    text(next ? words.next(next.wording, say.day(next.dueOn)) : words.last),
    subtle(words.count(props.reachedCount, props.count)),
  ];
  return card(say.language, words.notification(props.projectName, props.wording), body);
}

/** Told to others: what is reached, by whom, what came of it, and what is next. */
function told(props: Views['celebrationTold'], say: Say): Card {
  const words = say.words.plan.told;
  const { next } = props;
  const body = [
    heading(words.title(props.wording)),
    text(words.what(props.participant, props.projectName, say.day(props.reachedOn))),
    ...facts([[say.words.plan.facts.result, props.result]]),
    ...picture(props, props.picture, say),
    text(next ? words.next(next.wording, say.day(next.dueOn)) : words.last),
  ];
  const { notification } = say.words.plan.celebration;
  return card(say.language, notification(props.projectName, props.wording), body);
}

/** To somebody who should know the result. */
export const celebrationTold = told;
/** In the channel that all may see. */
export const celebrationOpen: (props: Views['celebrationOpen'], say: Say) => Card = told;
