import { Temporal } from 'temporal-polyfill';
import type { DemoControls } from '../../adapters/web/demo-controls.ts';
import type { Incoming, OnIncoming, Reply } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import type { ChatFront, LinkOpened, LinkPages } from '../../bot/conversation/pages.ts';
import type { View } from '../../bot/conversation/view.ts';
import type { Language, Person } from '../../bot/people/person.ts';
import type { Letter, Mailbox } from '../../bot/ports/mailbox.ts';

/** A mailbox in memory. */
export function memoryMailbox(): Mailbox & { readonly letters: Map<string, Letter> } {
  const letters = new Map<string, Letter>();
  let order = 0;
  return {
    letters,
    async put(letter) {
      const there = letters.get(letter.id);
      if (there) return there;
      order += 1;
      const stored: Letter = { ...letter, revision: 1, order };
      letters.set(letter.id, stored);
      return stored;
    },
    async change(id, view) {
      const letter = letters.get(id);
      if (!letter) return null;
      const changed: Letter = {
        ...letter,
        content: { kind: 'view', view },
        revision: letter.revision + 1,
      };
      letters.set(id, changed);
      return changed;
    },
    async remove(id) {
      letters.delete(id);
    },
    async letter(id) {
      return letters.get(id) ?? null;
    },
    async list(conversation) {
      return [...letters.values()]
        .filter((letter) => letter.conversation === conversation)
        .sort((a, b) => a.order - b.order);
    },
  };
}

export const connectionId = '11111111-1111-4111-8111-111111111111';
export const members = ['leader', 'owner'] as const;

/** A card with one heading and, if asked, one input and a button. */
export const cardOf = (title: string, body: readonly unknown[] = [], actions: readonly unknown[] = []) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  lang: 'nb',
  fallbackText: title,
  body: [{ type: 'TextBlock', text: title, wrap: true, style: 'heading', size: 'large' }, ...body],
  actions,
});

export const messageOf = (view: View, title: string, card: unknown = cardOf(title)): Message => ({
  view,
  card,
  plain: title,
});

/** A small bot behind the interfaces that the adapter knows: two members, one outsider, one channel. */
export interface FakeBot {
  readonly front: ChatFront;
  readonly links: LinkPages;
  readonly demo: DemoControls;
  readonly onIncoming: OnIncoming;
  readonly incoming: Incoming[];
  /** What is answered next; by default a `say` of the home card. */
  reply: (incoming: Incoming) => Reply | Promise<Reply>;
  /** What a view shows. */
  show: (view: View, externalId: string) => Message;
  opened: (token: string, browserKey: string | null) => LinkOpened;
  moves: Parameters<DemoControls['moveClock']>[0][];
  startedOver: number;
}

const personOf = (externalId: string, language: Language): Person => ({
  id: `person-${externalId}`,
  name: externalId === 'leader' ? 'Prosjektleder' : externalId,
  language,
  timeZone: 'Europe/Oslo',
  isAdministrator: false,
  preferredAccountId: null,
});

export function fakeBot(language: Language = 'nb'): FakeBot {
  const people = [...members, 'outsider'];
  const isMember = (externalId: string) => (members as readonly string[]).includes(externalId);
  const bot: FakeBot = {
    incoming: [],
    moves: [],
    startedOver: 0,
    reply: () => ({ kind: 'say', message: bot.show({ name: 'home' }, 'leader') }),
    show: (view) => messageOf(view, `card ${view.name}`),
    opened: () => ({ kind: 'refused', why: 'unknown', language }),
    onIncoming: async (incoming) => {
      bot.incoming.push(incoming);
      return bot.reply(incoming);
    },
    front: {
      person: async (_connection, externalId) =>
        people.includes(externalId) ? personOf(externalId, language) : null,
      channels: async (_connection, externalId) =>
        isMember(externalId) ? [{ externalId: 'group', projectId: 'project', name: 'Heltid' }] : [],
      mayRead: async (_connection, externalId, channel) => isMember(externalId) && channel === 'group',
      show: async (_connection, externalId, view) => bot.show(view, externalId),
    },
    links: {
      open: async (token, browserKey) => bot.opened(token, browserKey),
      bind: async (token) => {
        const opened = bot.opened(token, null);
        return opened.kind === 'refused' ? opened : { kind: 'bound', browserKey: 'browser-secret' };
      },
      act: async (token, browserKey) => {
        const opened = bot.opened(token, browserKey);
        if (opened.kind === 'refused') return opened;
        return { kind: 'replace', message: bot.show({ name: 'ballot', id: 'round' }, 'link') };
      },
    },
    demo: {
      connectionId,
      people: async () =>
        people.map((externalId) => ({ externalId, name: personOf(externalId, language).name })),
      hint: async (externalId) => ({
        hint: isMember(externalId) ? 'openRound' : 'outsider',
        actAs: externalId === 'owner' ? null : 'owner',
      }),
      now: () => Temporal.Instant.from('2026-11-23T08:00:00Z'),
      moveClock: async (move) => {
        bot.moves.push(move);
      },
      letOthersAnswer: async () => ({ answered: 2 }),
      startOver: async () => {
        bot.startedOver += 1;
        return true;
      },
    },
  };
  return bot;
}
