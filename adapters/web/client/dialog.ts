import type { PageWords } from '../page-words.ts';
import type { WireMessage } from '../wire.ts';
import { type DrawnCard, drawCard, type Pressed } from './card/card.ts';
import { button, h, uniqueId } from './dom.ts';

/** A form or a question of its own, in front of the page. Esc and the cross close it; what is behind waits. */
export interface FormDialog {
  isOpen(): boolean;
  /** Shows a card; errors are put beside their inputs, and the focus goes to the first. */
  show(
    message: WireMessage,
    errors?: Readonly<Record<string, string>>,
    typed?: Readonly<Record<string, string>>,
  ): void;
  /** Says something above the form, which stays as it is. */
  tell(contents: Node): void;
  setBusy(busy: boolean): void;
  close(): void;
}

export function createFormDialog(words: () => PageWords, press: (pressed: Pressed) => void): FormDialog {
  let dialog: HTMLDialogElement | null = null;
  let card: DrawnCard | null = null;
  let opener: Element | null = null;

  const close = (): void => {
    dialog?.remove();
    dialog = null;
    card = null;
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    opener = null;
  };

  const open = (): HTMLDialogElement => {
    opener = document.activeElement;
    const made = h('dialog', { class: 'form-dialog' });
    made.addEventListener('close', close);
    document.body.append(made);
    made.showModal();
    return made;
  };

  return {
    isOpen: () => dialog !== null,
    show(message, errors = {}, typed = {}) {
      dialog ??= open();
      card = drawCard(message, press);
      card.restore(typed);
      const cross = button('', () => dialog?.close(), {
        class: 'close',
        'aria-label': words().chat.close,
      });
      dialog.replaceChildren(cross, card.element);
      const heading = card.element.querySelector('[role=heading]');
      if (heading) {
        heading.id ||= uniqueId('heading');
        dialog.setAttribute('aria-labelledby', heading.id);
      }
      dialog.scrollTop = 0;
      if (Object.keys(errors).length > 0) {
        card.showErrors(errors);
        return;
      }
      const first = card.element.querySelector<HTMLElement>('input, textarea, select, button, a');
      (first ?? cross).focus();
    },
    tell(contents) {
      dialog?.querySelector('.told')?.remove();
      const told = h('div', { class: 'told', role: 'alert' });
      told.append(contents);
      dialog?.querySelector('.close')?.after(told);
      if (dialog) dialog.scrollTop = 0;
    },
    setBusy: (busy) => card?.setBusy(busy),
    close: () => dialog?.close(),
  };
}

/** Asks before something that cannot be undone. */
export function ask(question: string, yes: string, no: string): Promise<boolean> {
  return new Promise((resolve) => {
    const text = h('p', { id: uniqueId('question') }, question);
    const dialog = h('dialog', { class: 'ask', 'aria-labelledby': text.id });
    let answer = false;
    dialog.append(
      text,
      h(
        'div',
        { class: 'row' },
        button(
          yes,
          () => {
            answer = true;
            dialog.close();
          },
          { class: 'button danger' },
        ),
        button(no, () => dialog.close()),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLElement>('button:last-of-type')?.focus();
  });
}
