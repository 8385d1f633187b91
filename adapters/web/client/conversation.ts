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
  /** Shows what is newer wherever the same is shown; gives the last of those, or null where there is none. */
  refresh(message: WireMessage): DrawnLetter | null;
  isInSight(letter: DrawnLetter): boolean;
  /** A card that is kept nowhere: it is there until the conversation is left. */
  putMomentary(message: WireMessage, onlyYou: boolean, now: string): DrawnLetter;
  remove(id: string): void;
  /** Brings a letter into view: its beginning, when it is taller than the view. */
  reveal(letter: DrawnLetter): void;
  /**
   * Brings the first letter after the given order into view, or the last where there is none. Where nothing has been
   * read yet (null): the newest that is to be filled in.
   */
  revealAfter(order: number | null): void;
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
  const empty = h('p', { class: 'empty' }, words.chat.loading);
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

  const drop = (id: string): void => {
    letters.get(id)?.element.remove();
    letters.delete(id);
  };

  /** What was shown to one person for a moment, and now comes to all, is not shown twice. */
  const dropMomentary = (view: string): void => {
    for (const [id, drawn] of letters) {
      const { content } = drawn.letter();
      if (id.startsWith('momentary') && content.kind === 'card' && content.message.view === view) drop(id);
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
    if (!known) {
      if (letter.content.kind === 'card') dropMomentary(letter.content.message.view);
      return insert(letter);
    }
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
      empty.textContent = words.chat.emptyConversation;
      for (const id of letters.keys()) {
        if (id.startsWith('momentary') || all.some((letter) => letter.id === id)) continue;
        drop(id);
      }
      for (const letter of all) put(letter);
      arrange();
    },
    put(letter) {
      const drawn = put(letter);
      arrange();
      return drawn;
    },
    refresh(message) {
      const same = inOrder().filter((drawn) => {
        const { content } = drawn.letter();
        return content.kind === 'card' && content.message.view === message.view;
      });
      for (const drawn of same) drawn.update({ ...drawn.letter(), content: { kind: 'card', message } });
      return same.at(-1) ?? null;
    },
    isInSight(drawn) {
      const [whole, part] = [element.getBoundingClientRect(), drawn.element.getBoundingClientRect()];
      return part.top < whole.bottom && part.bottom > whole.top;
    },
    putMomentary(message, onlyYou, sentAt) {
      const last = inOrder().at(-1);
      const content = last?.letter().content;
      if (last && content?.kind === 'card' && content.message.view === message.view) return last;
      momentary += 1;
      const order = (last?.letter().order ?? 0) + 0.001;
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
      drop(id);
      arrange();
    },
    reveal,
    revealAfter(order) {
      const all = inOrder();
      const last = all.at(-1);
      if (order === null) {
        const form = all.findLast((one) => one.element.querySelector('.card :is(input, textarea)'));
        const first = form ?? last;
        if (first) reveal(first);
        return;
      }
      const unread = all.find((one) => one.letter().order > order && !one.letter().mine);
      if (unread && unread !== last) unread.element.scrollIntoView({ block: 'start' });
      else if (last) reveal(last);
    },
    has: (id) => letters.has(id),
    isAtEnd: () => element.scrollHeight - element.scrollTop - element.clientHeight < 120,
    lastOrder: () => Math.floor(inOrder().at(-1)?.letter().order ?? 0),
  };
}
