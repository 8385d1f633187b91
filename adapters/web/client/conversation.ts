import type { WireLetter, WireMessage, WireState } from '../wire.ts';
import { h } from './dom.ts';
import { type DrawnLetter, drawLetter, type LetterHost } from './letter.ts';
import type { Times } from './time.ts';

/** The messages of the open conversation. */
export interface MessageList {
  readonly element: HTMLElement;
  /** Everything anew: what is there already is kept, with what is typed in it. */
  setAll(letters: readonly WireLetter[]): void;
  /** One that is new or has changed. */
  put(letter: WireLetter): DrawnLetter;
  has(id: string): boolean;
  isAtEnd(): boolean;
  /** A card that is kept nowhere: it is there until the conversation is left. */
  putMomentary(message: WireMessage, onlyYou: boolean, now: string): DrawnLetter;
  remove(id: string): void;
  /** Brings a letter into view: its beginning, when it is taller than the view. */
  reveal(letter: DrawnLetter): void;
  revealLast(): void;
  lastOrder(): number;
}

export function createMessageList(
  state: WireState,
  times: Times,
  now: () => Date,
  host: LetterHost,
): MessageList {
  const { words } = state;
  const letters = new Map<string, DrawnLetter>();
  const list = h('ol', { class: 'letters' });
  const empty = h('p', { class: 'empty' }, words.chat.emptyConversation);
  const element = h(
    'section',
    { id: 'messages', class: 'messages', tabindex: 0, 'aria-label': words.chat.messages },
    empty,
    list,
  );
  let momentary = 0;

  const inOrder = (): readonly DrawnLetter[] =>
    [...letters.values()].sort((a, b) => a.letter().order - b.letter().order);

  /** Dividers between the days, and quieter heads where the same one goes on. */
  const arrange = (): void => {
    empty.hidden = letters.size > 0;
    for (const divider of list.querySelectorAll('.day')) divider.remove();
    let day = '';
    let before: WireLetter | null = null;
    for (const drawn of inOrder()) {
      const letter = drawn.letter();
      const thisDay = times.day(letter.sentAt, now());
      if (thisDay !== day) {
        drawn.element.before(h('li', { class: 'day' }, h('span', {}, thisDay)));
        before = null;
      }
      const close = before && Date.parse(letter.sentAt) - Date.parse(before.sentAt) < 300_000;
      drawn.element.classList.toggle(
        'follows',
        Boolean(close && before?.writer === letter.writer && !letter.onlyYou && !before.onlyYou),
      );
      day = thisDay;
      before = letter;
    }
  };

  const insert = (letter: WireLetter): DrawnLetter => {
    const drawn = drawLetter(letter, host);
    letters.set(letter.id, drawn);
    const after = inOrder().find((one) => one.letter().order > letter.order);
    if (after) after.element.before(drawn.element);
    else list.append(drawn.element);
    return drawn;
  };

  const put = (letter: WireLetter): DrawnLetter => {
    const known = letters.get(letter.id);
    if (!known) return insert(letter);
    if (letter.revision >= known.letter().revision) known.update(letter);
    return known;
  };

  const reveal = (drawn: DrawnLetter): void => {
    const tall = drawn.element.offsetHeight > element.clientHeight - 40;
    drawn.element.scrollIntoView({ block: tall ? 'start' : 'end' });
  };

  return {
    element,
    setAll(all) {
      for (const [id, drawn] of letters) {
        if (id.startsWith('momentary') || all.some((letter) => letter.id === id)) continue;
        drawn.element.remove();
        letters.delete(id);
      }
      for (const letter of all) put(letter);
      arrange();
    },
    put(letter) {
      const drawn = put(letter);
      arrange();
      return drawn;
    },
    putMomentary(message, onlyYou, sentAt) {
      momentary += 1;
      const order = (inOrder().at(-1)?.letter().order ?? 0) + 0.001;
      const drawn = insert({
        id: `momentary-${momentary}`,
        conversation: '',
        revision: 1,
        order,
        sentAt,
        writer: null,
        mine: false,
        onlyYou,
        content: { kind: 'card', message },
      });
      arrange();
      return drawn;
    },
    remove(id) {
      letters.get(id)?.element.remove();
      letters.delete(id);
      arrange();
    },
    reveal,
    revealLast() {
      const last = inOrder().at(-1);
      if (last) reveal(last);
    },
    has: (id) => letters.has(id),
    isAtEnd: () => element.scrollHeight - element.scrollTop - element.clientHeight < 120,
    lastOrder: () => Math.floor(inOrder().at(-1)?.letter().order ?? 0),
  };
}
