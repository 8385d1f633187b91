import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** The receipt of deadlines for many projects. */
export function deadlinesRecorded({ count }: Views['deadlinesRecorded'], say: Say): Card {
  const words = say.words.reporting.recorded;
  const title = words.title(count);
  return card(
    say.language,
    title,
    [heading(title), text(words.next)],
    [press(words.more, 'deadlines.many.form')],
  );
}
