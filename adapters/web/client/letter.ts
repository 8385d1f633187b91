import type { PageWords } from '../page-words.ts';
import type { WireLetter, WireMessage } from '../wire.ts';
import { type DrawnCard, drawCard, type Pressed } from './card/card.ts';
import { button, h } from './dom.ts';

/** What a letter on the page needs of the chat. */
export interface LetterHost {
  words(): PageWords;
  time(sentAt: string): { readonly short: string; readonly long: string };
  pressed(letter: DrawnLetter, pressed: Pressed): void;
}

/** A letter on the page. */
export interface DrawnLetter {
  readonly element: HTMLElement;
  letter(): WireLetter;
  /** Shows a newer state of it. What somebody is filling in stays as it is typed. */
  update(letter: WireLetter): void;
  /** Shows a card in its place because of what was pressed on it. */
  replace(
    message: WireMessage,
    errors?: Readonly<Record<string, string>>,
    typed?: Readonly<Record<string, string>>,
  ): void;
  setBusy(busy: boolean): void;
  /** Where a line about it goes. */
  tell(line: HTMLElement): void;
}

/** The place of the focus inside a card, so that it can be given back to the card that follows. */
function focusIn(element: HTMLElement): ((next: HTMLElement) => void) | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !element.contains(active)) return null;
  const input = active.closest<HTMLElement>('[data-input]')?.dataset.input;
  const value = active instanceof HTMLInputElement ? active.value : '';
  const label = active.textContent;
  return (next) => {
    const group =
      input === undefined ? null : next.querySelector<HTMLElement>(`[data-input="${CSS.escape(input)}"]`);
    const box = [...(group?.querySelectorAll('input') ?? [])].find((one) => one.value === value);
    const same = [...next.querySelectorAll<HTMLElement>('button, a')].find(
      (one) => one.textContent === label,
    );
    const target = box ?? group ?? same;
    if (target) target.focus();
    else next.closest<HTMLElement>('.letter')?.focus();
  };
}

function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  return ((parts[0]?.[0] ?? '?') + (parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

const avatar = (writer: string | null): HTMLElement =>
  writer === null
    ? h('img', { class: 'avatar', src: '/saman.svg', alt: '', width: 36, height: 36 })
    : h('span', { class: 'avatar person', 'aria-hidden': 'true' }, initials(writer));

export function drawLetter(first: WireLetter, host: LetterHost): DrawnLetter {
  let letter = first;
  let card: DrawnCard | null = null;
  const words = host.words();
  const time = host.time(first.sentAt);
  const body = h('div', { class: 'letter-body' });
  const element = h(
    'li',
    { class: `letter ${first.writer === null ? 'saman' : 'person'}`, tabindex: -1, 'data-id': first.id },
    avatar(first.writer),
    h(
      'div',
      { class: 'letter-contents' },
      h(
        'p',
        { class: 'letter-head' },
        h('strong', {}, first.writer ?? words.chat.saman),
        h('time', { datetime: first.sentAt, title: time.long }, time.short),
        first.onlyYou && h('span', { class: 'only-you' }, words.chat.onlyYou),
      ),
      body,
    ),
  );

  const draw = (message: WireMessage): DrawnCard => {
    const restoreFocus = focusIn(body);
    card = drawCard(message, (pressed) => host.pressed(drawn, pressed));
    body.replaceChildren(card.element);
    restoreFocus?.(card.element);
    return card;
  };

  const refresh = (message: WireMessage): void => {
    if (!card || JSON.stringify(card.message.card) === JSON.stringify(message.card)) return;
    if (!card.isTouched()) {
      draw(message);
      return;
    }
    const typed = card.values();
    if (
      drawCard(message, () => undefined)
        .inputIds()
        .some((id) => id in typed)
    ) {
      draw(message).restore(typed);
      return;
    }
    // the form is no longer asked for, and somebody has written in it: they decide when it goes
    const chat = host.words().chat;
    drawn.tell(
      h(
        'div',
        { class: 'changed', role: 'status' },
        h('span', {}, chat.contentsChanged),
        button(chat.showNew, () => draw(message)),
      ),
    );
  };

  const drawn: DrawnLetter = {
    element,
    letter: () => letter,
    update(next) {
      letter = next;
      if (next.content.kind === 'card') refresh(next.content.message);
    },
    replace(message, errors, typed) {
      const shown = draw(message);
      if (typed) shown.restore(typed);
      if (errors && Object.keys(errors).length > 0) shown.showErrors(errors);
    },
    setBusy: (busy) => card?.setBusy(busy),
    tell(line) {
      body.querySelector(`:scope > .${line.classList[0]}`)?.remove();
      body.append(line);
    },
  };

  if (first.content.kind === 'text') body.append(h('p', { class: 'text' }, first.content.text));
  else draw(first.content.message);
  return drawn;
}
