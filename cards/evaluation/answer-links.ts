import type { Views } from '../../bot/conversation/view.ts';
import { type Card, press } from '../card.ts';
import { linkList } from '../people/link-list.ts';
import { onRound, form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';

/** The links that PL passes on to members without an account (design §1). */
export function answerLinks({ links, ...props }: Views['answerLinks'], say: Say): Card {
  const words = say.words.evaluation.links;
  const [first] = links;
  const until =
    props.status === 'open'
      ? words.until(say.moment(props.deadline))
      : words.reads(say.moment(first?.expiresAt ?? props.deadline));
  return linkList(
    {
      title: words.title(props.number, props.projectName),
      none: words.none,
      intro: [words.intro, until],
      links,
      replaceNote: words.replaceNote,
      replace: press(words.replace, 'link.replace', { roundId: props.roundId }, { sends: true }),
    },
    say,
  );
}

/** Who gets a new link. */
export const readReplaceLink = reading('link.replace', onRound, (form) => ({ personId: form.id('person') }));
