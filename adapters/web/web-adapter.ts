import type { OnIncoming } from '../../bot/conversation/incoming.ts';
import type { ChatFront } from '../../bot/conversation/pages.ts';
import type { View } from '../../bot/conversation/view.ts';
import type { Address, ChatAdapter, Sent, Undeliverable } from '../../bot/ports/chat.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { Mailbox } from '../../bot/ports/mailbox.ts';
import { channelKey, conversationOf, keyOf, letterId } from './conversations.ts';
import type { DemoControls } from './demo-controls.ts';
import type { Events } from './events.ts';
import { listedKey, mayReadConversation, type Reading } from './letters.ts';

export interface WebAdapterOptions {
  readonly mailbox: Mailbox;
  readonly front: ChatFront;
  readonly demo: DemoControls | null;
  readonly clock: Clock;
  readonly events: Events;
}

/** The browser chat as a platform, with where it hands on what people do. */
export interface WebAdapter extends ChatAdapter {
  /** Throws before `start`: nothing may come in then. */
  incoming(): OnIncoming;
}

const impossible = (reason: Undeliverable): Sent => ({ kind: 'impossible', reason });

/** The adapter of the browser chat. Messages go to the mailbox by what they show; there is a chat only in the demo. */
export function createAdapter(options: WebAdapterOptions): WebAdapter {
  const { mailbox, front, demo, clock, events } = options;
  let onIncoming: OnIncoming | null = null;
  const ours = (connectionId: string): boolean => demo?.connectionId === connectionId;
  const tell = (kind: 'letter' | 'removed', conversation: string, id: string): void => {
    if (!demo) return;
    const reading: Reading = { mailbox, front, connectionId: demo.connectionId };
    events.publish({ kind, conversation: listedKey(conversation), id }, (person) =>
      mayReadConversation(reading, person, conversation),
    );
  };

  const store = async (address: Address, view: View, idempotencyKey: string): Promise<Sent> => {
    const conversation = keyOf(address);
    const letter = await mailbox.put({
      id: letterId(idempotencyKey),
      conversation,
      from: { kind: 'saman' },
      content: { kind: 'view', view },
      sentAt: clock.now().toString(),
    });
    tell('letter', letter.conversation, letter.id);
    return {
      kind: 'sent',
      ref: { connectionId: address.connectionId, conversation: letter.conversation, message: letter.id },
    };
  };

  return {
    name: 'web',
    capabilities: {
      formsInMessages: true,
      privateInChannel: true,
      home: false,
      threads: false,
      makesChannels: true,
      keepsViews: true,
    },
    incoming() {
      if (!onIncoming) throw new Error('The browser chat was used before it was started.');
      return onIncoming;
    },
    async start(handler) {
      onIncoming = handler;
    },
    async stop() {
      events.close();
      onIncoming = null;
    },
    async send(address, message, sending) {
      if (!ours(address.connectionId)) return impossible('connectionEnded');
      return store(address, message.view, sending.key);
    },
    async update(ref, message) {
      if (!ours(ref.connectionId)) return impossible('connectionEnded');
      const letter = await mailbox.change(ref.message, message.view);
      if (!letter) return impossible('messageGone');
      tell('letter', letter.conversation, letter.id);
      return { kind: 'sent', ref };
    },
    async remove(ref) {
      if (!ours(ref.connectionId)) return impossible('connectionEnded');
      await mailbox.remove(ref.message);
      tell('removed', ref.conversation, ref.message);
      return { kind: 'sent', ref };
    },
    async describePerson(connectionId, externalId) {
      const person = ours(connectionId) ? await front.person(connectionId, externalId) : null;
      return (
        person && {
          name: person.name,
          language: person.language,
          timeZone: person.timeZone,
          kind: 'member',
        }
      );
    },
    async describePlace(connectionId, channelExternalId) {
      if (!ours(connectionId)) return null;
      return { name: channelExternalId, canWrite: true, archived: false, open: false };
    },
    // everybody of the demo has an account already, and channels come into being by being named
    surroundings: async () => ({ people: [], places: [] }),
    async listMembers(connectionId, channelExternalId) {
      if (!demo || !ours(connectionId)) return [];
      if (conversationOf(channelKey(channelExternalId)) === null) return [];
      const members: string[] = [];
      for (const person of await demo.people()) {
        if (await front.mayRead(connectionId, person.externalId, channelExternalId)) {
          members.push(person.externalId);
        }
      }
      return members;
    },
  };
}
