import type { Views } from '../../bot/conversation/view.ts';
import { type Card, press } from '../card.ts';
import { linkList } from '../people/link-list.ts';
import { form as reading } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { onWorkshop } from './forms.ts';

/** The links that whoever leads a workshop passes on to members without an account (design §1). */
export function workshopLinks(props: Views['workshopLinks'], say: Say): Card {
  const words = say.words.risk.links;
  const { status, joined, links, workshopId } = props;
  return linkList(
    {
      title: words.title(props.number, props.projectName),
      none: status === 'closed' ? words.over : words.none,
      intro: [
        ...(joined.length > 0 ? [words.joined(say.list(joined))] : []),
        say.words.evaluation.links.intro,
        words[status === 'closed' ? 'over' : status],
      ],
      links,
      replaceNote: words.replaceNote,
      replace: press(
        say.words.evaluation.links.replace,
        'workshop.link.replace',
        { workshopId },
        { sends: true },
      ),
    },
    say,
  );
}

/** Who gets a new link. */
export const readReplaceWorkshopLink = reading('workshop.link.replace', onWorkshop, (form) => ({
  personId: form.id('person'),
}));
