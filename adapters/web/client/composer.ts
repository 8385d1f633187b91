import type { PageWords } from '../page-words.ts';
import type { Answer } from './api.ts';
import { fill, h, uniqueId } from './dom.ts';
import { troubleLine } from './trouble.ts';

/** Where one writes to a conversation. What was typed stays until it has got through. */
export interface Composer {
  readonly element: HTMLElement;
  focus(): void;
}

/** `send` resolves to a problem, or to null when the words have got through. */
export function createComposer(
  words: PageWords,
  conversation: string,
  send: (text: string) => Promise<Extract<Answer<unknown>, { ok: false }> | null>,
): Composer {
  const id = uniqueId('composer');
  const field = h('textarea', {
    id,
    rows: 1,
    maxlength: 4000,
    placeholder: fill(words.chat.composerPlaceholder, { name: conversation }),
  });
  const sendButton = h('button', { type: 'submit', class: 'button primary' }, words.chat.send);
  const trouble = h('div', {});
  const form = h(
    'form',
    { class: 'composer' },
    trouble,
    h(
      'div',
      { class: 'composer-line' },
      h('label', { for: id, class: 'hidden' }, fill(words.chat.composer, { name: conversation })),
      field,
      sendButton,
    ),
  );
  let busy = false;

  const resize = (): void => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
  };
  const submit = async (): Promise<void> => {
    const text = field.value.trim();
    if (text === '' || busy) return;
    busy = true;
    sendButton.disabled = true;
    const problem = await send(text);
    busy = false;
    sendButton.disabled = false;
    trouble.replaceChildren();
    if (problem) trouble.append(troubleLine(words, problem, () => void submit()));
    else field.value = '';
    resize();
  };

  field.addEventListener('input', resize);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  return { element: form, focus: () => field.focus() };
}
