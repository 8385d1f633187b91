import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, subtle, text, visit } from '../card.ts';
import type { Say } from '../words/say.ts';

/** The way to the page on which a file of deadlines is handed in: files arrive otherwise on every platform. */
export function deadlineFile({ url, expiresAt }: Views['deadlineFile'], say: Say): Card {
  const words = say.words.deadlineFile;
  const body = [heading(words.title), text(words.what), subtle(words.until(say.moment(expiresAt)))];
  return card(say.language, words.title, body, [
    visit(words.open, url),
    press(say.words.reporting.many.pasteInstead, 'deadlines.paste.form'),
  ]);
}
