import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, section, subheading, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Without the full stop that may stand at its end. */
const bare = (content: string): string => content.replace(/[.\s]+$/, '');

/** With a full stop at its end, where it has no sign of its own. */
const sentence = (content: string): string => (/[.!?…]$/.test(content) ? content : `${content}.`);

/** For PL: a headline and three sentences for the municipality's own news, and the celebration that was promised. */
export function newsDraft(props: Views['newsDraft'], say: Say): Card {
  const words = say.words.plan.news;
  const { next } = props;
  const draft = [
    words.what(props.participant, props.projectName, bare(props.wording)),
    sentence(props.result),
    next ? words.next(bare(next.wording), say.day(next.dueOn)) : words.last,
  ];
  const body = [
    heading(words.title),
    text(words.intro),
    section([subheading(words.headline(props.projectName, bare(props.wording))), text(draft.join(' '))]),
    // a countermeasure promises none
    ...(props.celebration ? [section([text(words.promise(props.celebration)), subtle(words.nudge)])] : []),
  ];
  return card(say.language, words.notification(props.projectName), body);
}
