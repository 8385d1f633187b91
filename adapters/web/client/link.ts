import type { WireLink, WireMessage, WireReply } from '../wire.ts';
import { createActing, createAnnouncer } from './acting.ts';
import { get, post } from './api.ts';
import { h } from './dom.ts';
import { type DrawnLetter, drawLetter } from './letter.ts';

/** The page behind a personal link: the same cards as in the chat, without a chat around them. */
function show(root: HTMLElement, path: string, link: WireLink): void {
  const { words } = link;
  const announcer = createAnnouncer();
  const list = h('ol', { class: 'letters' });
  root.replaceChildren(list, announcer.element);

  const acting = createActing({
    words: () => words,
    send: (pressed) => post<WireReply>(`${path}/act`, pressed),
    showSaid: (message) => say(message),
    showDone: (message) => say(message),
    done: () => undefined,
  });

  let count = 0;
  const say = (message: WireMessage): void => {
    const drawn = put(message);
    drawn.element.scrollIntoView({ block: 'nearest' });
    drawn.element.focus({ preventScroll: true });
    announcer.say(message.plain.split('\n')[0] ?? '');
  };
  const put = (message: WireMessage): DrawnLetter => {
    count += 1;
    const drawn = drawLetter(
      {
        id: `card-${count}`,
        conversation: '',
        revision: 1,
        order: count,
        sentAt: '',
        writer: null,
        mine: false,
        onlyYou: false,
        content: { kind: 'card', message },
      },
      {
        words: () => words,
        time: () => ({ short: '', long: '' }),
        pressed: (letter, pressed) => acting.press(letter, pressed),
      },
    );
    list.append(drawn.element);
    return drawn;
  };
  for (const message of link.messages) put(message);
}

async function begin(): Promise<void> {
  const root = document.getElementById('link');
  const path = root?.dataset.path;
  if (!root || path === undefined) return;
  const answer = await get<WireLink>(`${path}/state`);
  if (answer.ok) return show(root, path, answer.value);
  root.replaceChildren(h('p', { role: 'alert' }, answer.text ?? '…'));
  window.setTimeout(() => void begin(), 3000);
}

void begin();
