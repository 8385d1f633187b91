import type { OnIncoming, Reply, Whereabouts } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { type ViewName, viewKey } from '../../bot/conversation/view.ts';
import { newId } from '../../bot/id.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { Letter } from '../../bot/ports/mailbox.ts';
import { channelKey, conversationOf, directKey, letterId } from './conversations.ts';
import type { DemoControls } from './demo-controls.ts';
import type { Events } from './events.ts';
import {
  lettersOf,
  listedKey,
  mayReadConversation,
  type Reading,
  showLetter,
  standsIn,
  wireMessage,
} from './letters.ts';
import { wordsOf } from './page-words.ts';
import type { WireConversation, WireLetter, WireReply, WireState } from './wire.ts';

/** Who acts, from which open page, in which conversation. */
export interface Acting {
  readonly as: string;
  readonly page: string;
  readonly conversation: string;
}

export interface Action {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, string>>;
  /** The letter whose card was acted on; null for a dialog or the page itself. */
  readonly letter: string | null;
  /** The page's own switches (the language): what is answered is not kept. */
  readonly quiet: boolean;
}

export interface DeskOptions extends Reading {
  readonly demo: DemoControls;
  readonly clock: Clock;
  readonly events: Events;
  /** Where what people do goes; set when the adapter is started. */
  readonly onIncoming: () => OnIncoming;
}

/** Shows what cannot be shown again, since it is not in the store: it stays on the open page and is not kept. */
const momentary: ReadonlySet<ViewName> = new Set([
  'refused',
  'gone',
  'code',
  'codeUsed',
  'deadlinesRecorded',
]);

/** The browser chat of the demo: what one person sees and does in it. Null: no such person or conversation. */
export interface Desk {
  state(as: string): Promise<WireState | null>;
  messages(as: string, conversation: string, only?: string): Promise<readonly WireLetter[] | null>;
  act(acting: Acting, action: Action): Promise<WireReply | null>;
  say(acting: Acting, text: string): Promise<{ letter: WireLetter; reply: WireReply } | null>;
}

export function createDesk(options: DeskOptions): Desk {
  const { mailbox, front, connectionId, demo, clock, events } = options;
  // accounts are never removed, and starting over brings the same ones: each is looked up once
  const known = new Set<string>();
  const isKnown = async (as: string): Promise<boolean> => {
    if (!known.has(as) && (await front.person(connectionId, as))) known.add(as);
    return known.has(as);
  };
  const mayUse = async (as: string, key: string): Promise<boolean> =>
    conversationOf(key)?.kind !== 'private' &&
    (await isKnown(as)) &&
    (await mayReadConversation(options, as, key));

  const whereabouts = (key: string): Whereabouts => {
    const conversation = conversationOf(key);
    return conversation?.kind === 'channel'
      ? { kind: 'channel', externalId: conversation.channel }
      : { kind: 'direct' };
  };
  const sender = (as: string) => ({ platform: 'web', connectionId, externalId: as }) as const;
  const told = (letter: Letter, page: string): void =>
    events.publish(
      { kind: 'letter', conversation: listedKey(letter.conversation), id: letter.id },
      (person) => mayReadConversation(options, person, letter.conversation),
      page,
    );

  /** Keeps Saman's message in somebody's own conversation; a second one of the same is the first one again. */
  const keep = async (acting: Acting, message: Message, said: string | undefined): Promise<WireLetter> => {
    const key = directKey(acting.as);
    const last = (await mailbox.list(key)).at(-1);
    const same =
      last?.from.kind === 'saman' &&
      last.content.kind === 'view' &&
      viewKey(last.content.view) === viewKey(message.view)
        ? await mailbox.change(last.id, message.view)
        : null;
    const letter =
      same ??
      (await mailbox.put({
        id: newId(),
        conversation: key,
        from: { kind: 'saman' },
        content: { kind: 'view', view: message.view, ...(said === undefined ? {} : { said }) },
        sentAt: clock.now().toString(),
      }));
    told(letter, acting.page);
    return showLetter(options, acting.as, letter, message);
  };

  /** The letter whose card was acted on; null where the card is no letter's. */
  const actedLetter = async (acting: Acting, id: string | null): Promise<Letter | null> => {
    const letter = id === null ? null : await mailbox.letter(id);
    return letter && standsIn(letter, acting.as, acting.conversation) ? letter : null;
  };

  /** The card that was acted on becomes another, for good, unless all see it in a channel. */
  const replace = async (
    acting: Acting,
    acted: Letter | null,
    message: Message,
  ): Promise<WireLetter | null> => {
    if (!acted || momentary.has(message.view.name)) return null;
    if (conversationOf(acted.conversation)?.kind === 'channel') return null;
    const letter = await mailbox.change(acted.id, message.view);
    if (!letter) return null;
    told(letter, acting.page);
    return showLetter(options, acting.as, letter, message);
  };

  const answer = async (
    acting: Acting,
    reply: Reply,
    acted: { readonly letter: Letter | null; readonly quiet: boolean; readonly said?: string },
  ): Promise<WireReply> => {
    if (reply.kind === 'nothing') return reply;
    const message = wireMessage(reply.message);
    if (reply.kind === 'open') return { kind: 'open', message };
    if (reply.kind === 'invalid') return { kind: 'invalid', message, errors: reply.errors };
    if (reply.kind === 'replace') {
      return { kind: 'replace', message, letter: await replace(acting, acted.letter, reply.message) };
    }
    const kept =
      !acted.quiet &&
      !momentary.has(reply.message.view.name) &&
      conversationOf(acting.conversation)?.kind === 'direct';
    return { kind: reply.kind, message, letter: kept ? await keep(acting, reply.message, acted.said) : null };
  };

  const arrive = async (as: string): Promise<void> => {
    const reply = await options.onIncoming()({ kind: 'arrived', from: sender(as) });
    if (reply.kind === 'nothing' || momentary.has(reply.message.view.name)) return;
    await mailbox.put({
      id: letterId(`arrived:${as}`),
      conversation: directKey(as),
      from: { kind: 'saman' },
      content: { kind: 'view', view: reply.message.view },
      sentAt: clock.now().toString(),
    });
  };

  const last = async (as: string, key: string): Promise<number> =>
    (await lettersOf(options, as, key)).at(-1)?.order ?? 0;

  return {
    async state(as) {
      const person = await front.person(connectionId, as);
      if (!person) return null;
      const words = wordsOf(person.language);
      const direct: WireConversation = {
        key: directKey(as),
        kind: 'direct',
        name: words.chat.saman,
        last: await last(as, directKey(as)),
      };
      const channels: WireConversation[] = [];
      for (const channel of await front.channels(connectionId, as)) {
        const key = channelKey(channel.externalId);
        channels.push({ key, kind: 'channel', name: channel.name, last: await last(as, key) });
      }
      return {
        me: { externalId: as, name: person.name, language: person.language, timeZone: person.timeZone },
        people: await demo.people(),
        conversations: [...channels, direct],
        hint: await demo.hint(as),
        now: demo.now().toString(),
        words,
      };
    },

    async messages(as, conversation, only) {
      if (!(await mayUse(as, conversation))) return null;
      let letters = await lettersOf(options, as, conversation);
      if (letters.length === 0 && conversation === directKey(as)) {
        await arrive(as);
        letters = await lettersOf(options, as, conversation);
      }
      const shown: WireLetter[] = [];
      for (const letter of letters) {
        if (only === undefined || letter.id === only) shown.push(await showLetter(options, as, letter));
      }
      return shown;
    },

    async act(acting, action) {
      if (!(await mayUse(acting.as, acting.conversation))) return null;
      const letter = await actedLetter(acting, action.letter);
      const reply = await options.onIncoming()({
        kind: 'acted',
        from: sender(acting.as),
        where: whereabouts(acting.conversation),
        verb: action.verb,
        data: action.data,
        values: action.values,
        view: letter?.content.kind === 'view' ? letter.content.view : null,
      });
      return answer(acting, reply, { letter, quiet: action.quiet });
    },

    async say(acting, text) {
      if (!(await mayUse(acting.as, acting.conversation))) return null;
      const letter = await mailbox.put({
        id: newId(),
        conversation: acting.conversation,
        from: { kind: 'account', externalId: acting.as },
        content: { kind: 'text', text },
        sentAt: clock.now().toString(),
      });
      told(letter, acting.page);
      const reply = await options.onIncoming()({
        kind: 'said',
        from: sender(acting.as),
        where: whereabouts(acting.conversation),
        text,
      });
      return {
        letter: await showLetter(options, acting.as, letter),
        reply: await answer(acting, reply, { letter: null, quiet: false, said: text }),
      };
    },
  };
}
