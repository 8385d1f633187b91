import type { WireConversation, WireState } from '../wire.ts';
import { h } from './dom.ts';

interface SidebarHost {
  readonly state: WireState;
  readonly current: string | null;
  readonly read: Readonly<Record<string, number>>;
  open(conversation: string): void;
}

function line(conversation: WireConversation, host: SidebarHost): HTMLElement {
  const { words } = host.state;
  const isCurrent = conversation.key === host.current;
  const unread = !isCurrent && conversation.last > (host.read[conversation.key] ?? 0);
  const button = h(
    'button',
    {
      type: 'button',
      class: `conversation ${unread ? 'unread' : ''}`,
      'aria-current': isCurrent ? 'true' : null,
      'data-key': conversation.key,
    },
    conversation.kind === 'channel'
      ? h('span', { class: 'sign', 'aria-hidden': 'true' }, '#')
      : h('img', { class: 'sign', src: '/saman.svg', alt: '', width: 22, height: 22 }),
    h('span', { class: 'name' }, conversation.name),
    unread && h('span', { class: 'dot' }, h('span', { class: 'hidden' }, words.chat.unread)),
  );
  button.addEventListener('click', () => host.open(conversation.key));
  return h('li', {}, button);
}

/** The conversations, channels first. */
export function drawConversations(host: SidebarHost): HTMLElement {
  const { words, conversations } = host.state;
  const part = (heading: string, kind: WireConversation['kind']): HTMLElement | null => {
    const lines = conversations.filter((conversation) => conversation.kind === kind);
    if (lines.length === 0) return null;
    return h(
      'section',
      {},
      h('h2', {}, heading),
      h('ul', {}, ...lines.map((conversation) => line(conversation, host))),
    );
  };
  return h(
    'nav',
    { class: 'conversations', 'aria-label': words.chat.conversations },
    part(words.chat.channels, 'channel'),
    part(words.chat.directMessages, 'direct'),
  );
}
