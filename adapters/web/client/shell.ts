import type { WireState } from '../wire.ts';
import { type DemoHost, drawDemoPanel } from './demo-panel.ts';
import { button, h } from './dom.ts';
import { drawHint } from './hint.ts';
import { readUpTo } from './reading.ts';
import { drawConversations } from './sidebar.ts';

/** The frame of the chat: the list at the left, the open conversation at the right; on a phone one of them. */
export interface Shell {
  readonly messages: HTMLElement;
  readonly composer: HTMLElement;
  showPane(pane: 'list' | 'conversation'): void;
  /** Draws everything around the messages. What has the focus keeps it. */
  draw(host: DemoHost): void;
  /** Says something in the quiet line, for a while or until something else is said. */
  say(text: string, stays?: boolean): void;
  setWorking(working: boolean): void;
}

const lineSeconds = 6;

export function drawShell(root: HTMLElement, announcer: HTMLElement): Shell {
  const app = h('main', { class: 'app', 'data-pane': 'list' });
  const skip = h('a', { class: 'skip', href: '#messages' });
  const brand = h('h1', { class: 'brand' });
  const conversations = h('div', { class: 'scroll' });
  const demo = h('div', {});
  const back = button('', () => showPane('list'), { class: 'button back' });
  const title = h('h2', {});
  const hint = h('div', { class: 'hint-place' });
  const line = h('p', { class: 'line', role: 'status' });
  const messages = h('div', { class: 'messages-place' });
  const composer = h('div', {});
  let lineTimer: number | undefined;

  const showPane = (pane: 'list' | 'conversation'): void => {
    app.dataset.pane = pane;
    if (pane === 'list') conversations.querySelector<HTMLElement>('[aria-current]')?.focus();
  };

  const drawList = (state: WireState, current: string | null, open: (conversation: string) => void): void => {
    const focused = conversations.querySelector<HTMLElement>(':focus')?.dataset.key;
    const read = readUpTo(state.me.externalId);
    conversations.replaceChildren(drawConversations({ state, current, read, open }));
    if (focused === undefined) return;
    conversations
      .querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)
      ?.focus({ preventScroll: true });
  };

  /** Draws a part anew only where it would be another. */
  const drawOnce = (place: HTMLElement, key: string, make: () => HTMLElement): void => {
    if (place.dataset.of === key) return;
    place.dataset.of = key;
    const controls = (): readonly (Element | null)[] => [...place.querySelectorAll('select, button')];
    const focused = controls().indexOf(document.activeElement);
    place.replaceChildren(make());
    const next = controls()[focused];
    if (next instanceof HTMLElement) next.focus();
  };

  app.append(
    skip,
    brand,
    hint,
    h('div', { class: 'sidebar' }, conversations, demo),
    h(
      'div',
      { class: 'conversation-pane' },
      h('div', { class: 'top' }, back, title),
      line,
      messages,
      composer,
    ),
    announcer,
  );
  root.replaceChildren(app);

  return {
    messages,
    composer,
    showPane,
    draw(host) {
      const { state, current } = host;
      const { chat, language } = state.words;
      document.documentElement.lang = language;
      skip.textContent = chat.skipToMessages;
      brand.replaceChildren(
        h('img', { src: '/saman.svg', alt: '', width: 32, height: 32 }),
        h('span', {}, chat.title),
      );
      back.setAttribute('aria-label', chat.back);
      drawList(state, current, host.open);
      const who = `${state.me.externalId} ${language} ${state.people.length}`;
      drawOnce(demo, who, () => drawDemoPanel(host));
      drawOnce(hint, `${who} ${current} ${JSON.stringify(state.hint)}`, () => drawHint(host));
      const clock = demo.querySelector('#clock');
      if (clock) clock.textContent = host.clock();
      const open = state.conversations.find((one) => one.key === current);
      const name = open && `${open.kind === 'channel' ? '# ' : ''}${open.name}`;
      title.textContent = name ?? chat.chooseConversation;
      document.title = open ? `${open.name} – Saman` : 'Saman';
    },
    say(text, stays = false) {
      window.clearTimeout(lineTimer);
      line.textContent = text;
      line.classList.toggle('lasting', stays);
      if (stays) return;
      lineTimer = window.setTimeout(() => {
        line.textContent = '';
      }, lineSeconds * 1000);
    },
    setWorking: (working) => app.setAttribute('aria-busy', String(working)),
  };
}
