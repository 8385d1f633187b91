import type { PageWords } from '../page-words.ts';
import type { Answer } from './api.ts';
import { button, h } from './dom.ts';

/** A line that says what did not get through, with a way to try again. */
export function troubleLine(
  words: PageWords,
  answer: Extract<Answer<unknown>, { ok: false }>,
  again: () => void,
): HTMLElement {
  const line = h('div', { class: 'trouble', role: 'alert' });
  const text = answer.text ?? words.connection.notSent;
  line.append(
    h('span', {}, answer.offline && answer.text ? `${text} ${words.connection.notSent}` : text),
    button(words.connection.tryAgain, () => {
      line.remove();
      again();
    }),
  );
  return line;
}
