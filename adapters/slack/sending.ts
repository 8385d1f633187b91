import type { ChatPostMessageArguments, WebClient } from '@slack/web-api';
import type { Message } from '../../bot/conversation/message.ts';
import { viewKey } from '../../bot/conversation/view.ts';
import type { Called, Failure } from '../../bot/delivery/calls.ts';
import type { Pacing } from '../../bot/delivery/pacing.ts';
import type { Id } from '../../bot/id.ts';
import type { Address, MessageRef, Sending, Sent } from '../../bot/ports/chat.ts';
import type { Log } from '../../bot/ports/log.ts';
import { slackHome } from '../../cards/block-kit/home.ts';
import type { Card } from '../../cards/card.ts';
import type { Calling } from './calling.ts';
import { asMessage, type Drawn, sendDrawn, withPictures } from './drawing.ts';
import { isDirect } from './payloads.ts';
import type { Pictures } from './pictures.ts';
import type { Shown } from './shown.ts';
import type { Workspace } from './workspaces.ts';

/** Slack's name of the kind of metadata that our messages carry: which delivery it is, and what it shows. */
export const metadataType = 'saman_message';

export interface SendingOptions {
  readonly calling: Calling;
  readonly pacing: Pacing;
  readonly pictures: Pictures;
  readonly shown: Shown;
  readonly log: Log;
}

/** What goes out to Slack because of a delivery. */
export interface Outgoing {
  send(address: Address, message: Message, sending: Sending): Promise<Sent>;
  update(ref: MessageRef, message: Message): Promise<Sent>;
  remove(ref: MessageRef): Promise<Sent>;
}

/** No previews of what is linked, and no reading of what people wrote as names, channels or links. */
export const asWritten = {
  unfurl_links: false,
  unfurl_media: false,
  parse: 'none',
  link_names: false,
} as const;

export function createOutgoing({ calling, pacing, pictures, shown, log }: SendingOptions): Outgoing {
  const failed = (connectionId: Id, channel: string, failure: Failure): Sent =>
    calling.undelivered(connectionId, isDirect(channel) ? aboutPerson(failure) : failure);

  /** Pictures that are in the card itself are uploaded first. */
  const withCard = <T>(
    workspace: Workspace,
    { card }: Message,
    send: (card: Card) => Promise<T>,
  ): Promise<T> =>
    sendDrawn(
      (fetches) => withPictures(card as Card, (url) => pictures.upload(workspace, url), fetches),
      send,
      () => log.warn({ connectionId: workspace.connectionId }, 'Slack could not fetch a picture'),
    );
  const withDrawn = <T>(
    workspace: Workspace,
    message: Message,
    send: (drawn: Drawn) => Promise<T>,
  ): Promise<T> => withCard(workspace, message, (card) => send(asMessage(card, message.view)));

  /** In the channel's turn; where too much waits already, the job comes back when it is. */
  const paced = async (
    connectionId: Id,
    channel: string,
    work: (client: WebClient, workspace: Workspace) => Promise<MessageRef>,
  ): Promise<Sent> => {
    const called = await pacing.inTurn(`${connectionId} ${channel}`, () =>
      calling.inWorkspace(connectionId, work),
    );
    if (called === null)
      return {
        kind: 'later',
        afterSeconds: pacing.secondsUntil(`${connectionId} ${channel}`),
        reason: 'many messages wait for this channel',
        unsent: true,
      };
    return called.ok ? { kind: 'sent', ref: called.value } : failed(connectionId, channel, called.failure);
  };

  /** The message of an earlier try that got through without anybody knowing. */
  const earlier = async (client: WebClient, channel: string, key: string): Promise<string | null> => {
    const { messages = [] } = await client.conversations.history({
      channel,
      limit: 50,
      include_all_metadata: true,
    });
    const found = messages.find(
      ({ metadata }) =>
        metadata?.event_type === metadataType &&
        (metadata.event_payload as { key?: unknown } | undefined)?.key === key,
    );
    return found?.ts ?? null;
  };

  const post = async (
    workspace: Workspace,
    channel: string,
    message: Message,
    { key, again }: Sending,
    threadTs: string | null,
  ): Promise<{ readonly channel: string; readonly ts: string }> => {
    const { client } = workspace;
    // only one's own conversations can be read: more would be more than Saman needs to know
    const already = again && channel.startsWith('D') ? await earlier(client, channel, key) : null;
    if (already) return { channel, ts: already };
    const posted = await withDrawn(workspace, message, (drawn) =>
      client.chat.postMessage({
        ...asWritten,
        ...drawn,
        channel,
        // Slack makes no second message of one that it has had (see docs/decisions/slack-once.md)
        client_msg_id: key,
        metadata: { event_type: metadataType, event_payload: { key, view: viewKey(message.view) } },
        ...(threadTs ? { thread_ts: threadTs } : {}),
      } as ChatPostMessageArguments),
    );
    return { channel: posted.channel ?? channel, ts: String(posted.ts) };
  };

  const toChannel = (
    connectionId: Id,
    channel: string,
    message: Message,
    sending: Sending,
    threadTs: string | null = null,
  ): Promise<Sent> =>
    paced(connectionId, channel, async (_client, workspace) => {
      const posted = await post(workspace, channel, message, sending, threadTs);
      return { connectionId, conversation: posted.channel, message: posted.ts };
    });

  const toPerson = async (
    connectionId: Id,
    externalId: string,
    message: Message,
    sending: Sending,
  ): Promise<Sent> => {
    const opened = await openedWith(calling, connectionId, externalId);
    return opened.ok
      ? toChannel(connectionId, opened.value, message, sending)
      : failed(connectionId, externalId, opened.failure);
  };

  return {
    async send(address, message, sending) {
      const { connectionId, externalId } = address;
      switch (address.kind) {
        case 'person':
          return toPerson(connectionId, externalId, message, sending);
        case 'channel':
          return toChannel(connectionId, externalId, message, sending);
        case 'thread':
          return toChannel(connectionId, externalId, message, sending, address.parent.message);
        case 'private':
          return paced(connectionId, externalId, async (client, workspace) => {
            const { personExternalId: user } = address;
            const { message_ts } = await withDrawn(workspace, message, (drawn) =>
              client.chat.postEphemeral({ ...drawn, channel: externalId, user }),
            );
            return { connectionId, conversation: externalId, message: String(message_ts) };
          });
        case 'home':
          return paced(connectionId, externalId, async (client, workspace) => {
            await withCard(workspace, message, (card) =>
              client.views.publish({ user_id: externalId, view: slackHome(card) as never }),
            );
            return { connectionId, conversation: externalId, message: 'home' };
          });
      }
    },
    update: ({ connectionId, conversation, message: ts }, message) =>
      paced(connectionId, conversation, async (client, workspace) => {
        const to = { channel: conversation, ts };
        await withDrawn(workspace, message, (drawn) =>
          shown.renew(to, drawn, () =>
            client.chat.update({ ...drawn, ...to, parse: 'none', link_names: false }),
          ),
        );
        return { connectionId, conversation, message: ts };
      }),
    remove: ({ connectionId, conversation, message: ts }) =>
      paced(connectionId, conversation, async (client) => {
        await client.chat.delete({ channel: conversation, ts });
        return { connectionId, conversation, message: ts };
      }),
  };
}

/** One's own conversation with Saman, opened. */
const openedWith = (calling: Calling, connectionId: Id, externalId: string): Promise<Called<string>> =>
  calling.inWorkspace(connectionId, async (client) => {
    const { channel } = await client.conversations.open({ users: externalId });
    return channel?.id ?? '';
  });

/** What Slack says of the channel that is one's own conversation is about the person. */
const aboutPerson = (failure: Failure): Failure =>
  failure.kind === 'never' && failure.reason.startsWith('channel')
    ? { ...failure, reason: 'personUnreachable' }
    : failure;
