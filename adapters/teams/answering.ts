import { ActivityTypes } from 'botbuilder';
import type { Sender, Whereabouts } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { isPassing } from '../../bot/conversation/passing.ts';
import type { View } from '../../bot/conversation/view.ts';
import type { MessageRef } from '../../bot/ports/chat.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Card } from '../../cards/card.ts';
import type { Where } from './activities.ts';
import type { Calling } from './calling.ts';
import type { Outgoing } from './sending.ts';
import { activityOf } from './sending.ts';
import { type TeamsWords, wordsOf } from './words/words.ts';

/** Somebody who did something, and where. */
export interface Asked {
  readonly from: Sender;
  readonly where: Where;
  readonly place: Whereabouts;
  readonly serviceUrl: string;
  readonly botId: string;
}

export interface AnsweringOptions {
  readonly calling: Calling;
  readonly outgoing: Outgoing;
  readonly log: Log;
  /** Tells the bot that a message which can hold its reader's grades is from now on the one that asks them. */
  readonly follow: (from: Sender, view: View, ref: MessageRef) => Promise<void>;
}

/** Shows what is answered. What Teams does not take is logged: nobody waits for it any more. */
export interface Answering {
  /**
   * In their own conversation with Saman. Whether it got there: where Saman may not speak to them, who asked in a
   * channel has to know.
   */
  toOwn(asked: Asked, message: Message): Promise<boolean>;
  /** A line where they asked, for everybody there: it tells nothing of what was asked. */
  line(asked: Asked, text: string): Promise<void>;
  /** Where they are, for everybody there. */
  here(asked: Asked, message: Message): Promise<void>;
  /** The message that was acted on shows this from now on, for whoever sees it. */
  change(asked: Asked, messageId: string | null, message: Message): Promise<void>;
  /** That an answer is coming. */
  typing(asked: Asked): Promise<void>;
}

/** The words of the language that a message is in. */
export const wordsIn = ({ card }: Message): TeamsWords => wordsOf((card as Card).lang);

export function createAnswering({ calling, outgoing, log, follow }: AnsweringOptions): Answering {
  const into = async (asked: Asked, conversationId: string, activity: object): Promise<MessageRef | null> => {
    const { connectionId } = asked.from;
    const { serviceUrl, botId } = asked;
    const called = await calling.withPatience({ connectionId, serviceUrl }, 'person', (client) =>
      client.conversations.sendToConversation(conversationId, {
        ...activity,
        from: { id: botId },
        conversation: { id: conversationId },
      } as never),
    );
    if (called.ok) return { connectionId, conversation: conversationId, message: called.value.id };
    log.warn({ ...called.failure }, 'an answer could not be shown in Teams');
    return null;
  };

  const toOwn: Answering['toOwn'] = async (asked, message) => {
    const { from, where } = asked;
    const { connectionId, externalId } = from;
    const ref =
      where.kind === 'direct'
        ? await into(asked, where.conversationId, activityOf(message))
        : await sentTo(outgoing, connectionId, externalId, message);
    if (ref && isPassing(message.view)) await follow(from, message.view, ref);
    return ref !== null;
  };

  /** One change of a message after the other: the last one stays. */
  const changes = new Map<string, Promise<unknown>>();

  return {
    toOwn,
    async line(asked, text) {
      await into(asked, asked.where.conversationId, { type: ActivityTypes.Message, text });
    },
    async here(asked, message) {
      await into(asked, asked.where.conversationId, activityOf(message));
    },
    async change({ from: { connectionId }, where }, messageId, message) {
      // the ledger brings what can hold somebody's own grades up to date by itself
      if (messageId === null || isPassing(message.view)) return;
      const ref = { connectionId, conversation: where.conversationId, message: messageId };
      const work = (changes.get(messageId) ?? Promise.resolve()).then(() => outgoing.update(ref, message));
      changes.set(messageId, work);
      try {
        const updated = await work;
        if (updated.kind !== 'sent') log.info({ ...updated }, 'a card in Teams stays as it was');
      } finally {
        if (changes.get(messageId) === work) changes.delete(messageId);
      }
    },
    async typing(asked) {
      const { from, where, serviceUrl, botId } = asked;
      const { connectionId } = from;
      const conversationId = where.conversationId;
      await calling.at({ connectionId, serviceUrl }, 'person', (client) =>
        client.conversations.sendToConversation(conversationId, {
          type: ActivityTypes.Typing,
          from: { id: botId },
          conversation: { id: conversationId },
        } as never),
      );
    },
  };
}

async function sentTo(
  outgoing: Outgoing,
  connectionId: string,
  externalId: string,
  message: Message,
): Promise<MessageRef | null> {
  const sent = await outgoing.send({ kind: 'person', connectionId, externalId }, message);
  return sent.kind === 'sent' ? sent.ref : null;
}
