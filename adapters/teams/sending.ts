import { type Activity, ActivityTypes, type Attachment } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Message } from '../../bot/conversation/message.ts';
import type { Called, Failure } from '../../bot/delivery/calls.ts';
import type { Pacing } from '../../bot/delivery/pacing.ts';
import type { Id } from '../../bot/id.ts';
import type { Address, MessageRef, Sent } from '../../bot/ports/chat.ts';
import type { Log } from '../../bot/ports/log.ts';
import { isPlace, withoutThread } from './activities.ts';
import type { Calling, Service } from './calling.ts';
import { attachmentOf } from './drawing.ts';
import type { Directory } from './people.ts';
import type { KnownPlace, PersonReference, References } from './references.ts';
import type { Tenants } from './tenants.ts';

export interface SendingOptions {
  readonly calling: Calling;
  readonly pacing: Pacing;
  readonly references: References;
  readonly tenants: Tenants;
  readonly directory: Directory;
  readonly log: Log;
}

/** What goes out to Teams. */
export interface Outgoing {
  send(address: Address, message: Message): Promise<Sent>;
  update(ref: MessageRef, message: Message): Promise<Sent>;
  remove(ref: MessageRef): Promise<Sent>;
}

/** A message as an activity: the card, and what a notification says. */
export function activityOf(message: Message): Partial<Activity> & { attachments: Attachment[] } {
  return { type: ActivityTypes.Message, summary: message.plain, attachments: [attachmentOf(message)] };
}

/** The library wants more of an activity than Teams does. */
const asActivity = (partial: Partial<Activity>): Activity => partial as Activity;

/** What can be tried in another way: it is not there any more, or may not be spoken in. */
const triesAnother = (failure: Failure): boolean =>
  failure.kind === 'never' &&
  ['personUnreachable', 'personGone', 'channelGone', 'channelClosed'].includes(failure.reason);

export function createOutgoing(options: SendingOptions): Outgoing {
  const { calling, pacing, references, tenants, directory, log } = options;

  /** In the conversation's turn; where too much waits already, the job comes back when it is. */
  const paced = async (
    connectionId: Id,
    conversation: string,
    work: () => Promise<Called<MessageRef>>,
  ): Promise<Sent> => {
    const key = `${connectionId} ${conversation}`;
    const called = await pacing.inTurn(key, work);
    if (called === null)
      return {
        kind: 'later',
        afterSeconds: pacing.secondsUntil(key),
        reason: 'many messages wait for this conversation',
        unsent: true,
      };
    return called.ok
      ? { kind: 'sent', ref: called.value }
      : calling.undelivered(connectionId, called.failure);
  };

  const refOf = (connectionId: Id, conversation: string, id: string | undefined): MessageRef => ({
    connectionId,
    conversation,
    message: id ?? '',
  });

  const into = (
    service: Service,
    conversationId: string,
    about: 'person' | 'place',
    message: Message,
  ): Promise<Called<MessageRef>> =>
    calling.at(service, about, async (client) => {
      const sent = await client.conversations.sendToConversation(
        conversationId,
        asActivity(activityOf(message)),
      );
      return refOf(service.connectionId, conversationId, sent.id);
    });

  /** A conversation of two; Teams gives the one that is there, if there is one. */
  const conversationWith = (
    service: Service,
    { userId, botId }: PersonReference,
    tenantId: string,
  ): Promise<Called<string>> =>
    calling.at(service, 'person', async (client: ConnectorClient) => {
      const { id } = await client.conversations.createConversation({
        isGroup: false,
        bot: { id: botId, name: '' },
        members: [{ id: userId, name: '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      } as never);
      return id;
    });

  const unknownPerson: Failure = { kind: 'never', reason: 'personUnreachable', code: 'never met' };
  const ended: Failure = { kind: 'never', reason: 'connectionEnded', code: 'none' };

  const toPerson = async (
    connectionId: Id,
    externalId: string,
    message: Message,
  ): Promise<Called<MessageRef>> => {
    const tenantId = await tenants.tenantOf(connectionId);
    if (tenantId === null) return { ok: false, failure: ended };
    const known =
      (await references.person(connectionId, externalId)) ?? (await directory.meet(connectionId, externalId));
    if (!known) return { ok: false, failure: unknownPerson };
    const service = { connectionId, serviceUrl: known.serviceUrl };
    const kept = known.conversationId;
    const first = kept === null ? null : await into(service, kept, 'person', message);
    if (first && (first.ok || !triesAnother(first.failure))) return first;
    const made = await conversationWith(service, known, tenantId);
    if (!made.ok) return made;
    if (made.value === kept) return first ?? { ok: false, failure: unknownPerson };
    if (first) log.info({ connectionId }, 'a conversation was not there any more; a new one was made');
    const sent = await into(service, made.value, 'person', message);
    if (sent.ok)
      await references.sawPerson(connectionId, externalId, { ...known, conversationId: made.value });
    else if (first && triesAnother(sent.failure)) await references.lostConversation(connectionId, externalId);
    return sent;
  };

  /** A post of its own in a channel; a message in a group chat, which has no threads. */
  const toPlace = async (
    connectionId: Id,
    place: KnownPlace,
    message: Message,
  ): Promise<Called<MessageRef>> => {
    const { externalId, serviceUrl, botId } = place;
    const service = { connectionId, serviceUrl };
    if (place.kind === 'group') return into(service, externalId, 'place', message);
    const posted = await calling.at(service, 'place', async (client) => {
      const { id, activityId } = await client.conversations.createConversation({
        isGroup: true,
        bot: { id: botId, name: '' },
        channelData: { channel: { id: externalId } },
        activity: activityOf(message),
      } as never);
      return refOf(connectionId, id, activityId);
    });
    // the channel itself can be written to as well
    return posted.ok || !triesAnother(posted.failure) ? posted : into(service, externalId, 'place', message);
  };

  const placeOf = (connectionId: Id, externalId: string): Promise<KnownPlace | null> =>
    directory.place(connectionId, externalId);

  const noPlace = (connectionId: Id): Promise<Sent> =>
    Promise.resolve(
      calling.undelivered(connectionId, { kind: 'never', reason: 'channelClosed', code: 'not added there' }),
    );

  const inPlace = async (connectionId: Id, externalId: string, message: Message): Promise<Sent> => {
    if ((await tenants.tenantOf(connectionId)) === null) return calling.undelivered(connectionId, ended);
    const place = await placeOf(connectionId, externalId);
    return place
      ? paced(connectionId, externalId, () => toPlace(connectionId, place, message))
      : noPlace(connectionId);
  };

  const underIt = async (
    { connectionId, externalId, parent }: Extract<Address, { kind: 'thread' }>,
    message: Message,
  ): Promise<Sent> => {
    const place = await placeOf(connectionId, externalId);
    if (!place) return noPlace(connectionId);
    // it would be one more message among all the others
    if (place.kind === 'group') return { kind: 'impossible', reason: 'nothingToShow', detail: 'no threads' };
    const thread = parent.conversation.includes(';')
      ? parent.conversation
      : `${externalId};messageid=${parent.message}`;
    const service = { connectionId, serviceUrl: place.serviceUrl };
    return paced(connectionId, externalId, () => into(service, thread, 'place', message));
  };

  /** Where a message is kept: with its channel, or with any of the tenant's people. */
  const serviceOf = async ({ connectionId, conversation }: MessageRef): Promise<Service | null> => {
    if ((await tenants.tenantOf(connectionId)) === null) return null;
    const place = await references.place(connectionId, withoutThread(conversation));
    const serviceUrl = place?.serviceUrl ?? (await references.serviceUrl(connectionId));
    return serviceUrl === null ? null : { connectionId, serviceUrl };
  };

  const changing = async (
    ref: MessageRef,
    change: (client: ConnectorClient) => Promise<unknown>,
  ): Promise<Sent> => {
    const service = await serviceOf(ref);
    if (!service) return calling.undelivered(ref.connectionId, ended);
    return paced(ref.connectionId, ref.conversation, async () => {
      const called = await calling.at(service, isPlace(ref.conversation) ? 'post' : 'message', change);
      return called.ok ? { ok: true, value: ref } : called;
    });
  };

  return {
    async send(address, message) {
      const { connectionId, externalId } = address;
      switch (address.kind) {
        case 'person':
          return paced(connectionId, externalId, () => toPerson(connectionId, externalId, message));
        case 'channel':
          return inPlace(connectionId, externalId, message);
        case 'thread':
          return underIt(address, message);
        // what Teams lacks; the core does not ask for it
        case 'private':
        case 'home':
          return { kind: 'impossible', reason: 'notAccepted', detail: address.kind };
      }
    },
    update: (ref, message) =>
      changing(ref, (client) =>
        client.conversations.updateActivity(ref.conversation, ref.message, {
          ...asActivity(activityOf(message)),
          id: ref.message,
        }),
      ),
    remove: (ref) =>
      changing(ref, (client) => client.conversations.deleteActivity(ref.conversation, ref.message)),
  };
}
