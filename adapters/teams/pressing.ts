import { createHash } from 'node:crypto';
import type { OnIncoming, Reply, Sender, Whereabouts } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import type { Once } from '../../bot/conversation/once.ts';
import { viewNamed } from '../../bot/conversation/subject.ts';
import { type View, viewKey } from '../../bot/conversation/view.ts';
import type { MessageRef } from '../../bot/ports/chat.ts';
import { type Card, card, heading, text } from '../../cards/card.ts';
import type { What } from './activities.ts';
import { type Answering, type Asked, wordsIn } from './answering.ts';
import { drawn, offers, sentIn } from './drawing.ts';

/** What is answered to an Action.Execute: a card in the place of the one that was acted on, or a line. */
export interface Executed {
  readonly statusCode: 200;
  readonly type: 'application/vnd.microsoft.card.adaptive' | 'application/vnd.microsoft.activity.message';
  readonly value: unknown;
}

/** The answer, and what is done after it: nobody waits for that. */
export interface Pressed {
  readonly answer: Executed;
  readonly after: () => Promise<unknown>;
}

export interface PressingOptions {
  readonly onIncoming: OnIncoming;
  readonly answering: Answering;
  readonly once: Once;
  /** What a card shows now, where it stands. */
  readonly current: (from: Sender, where: Whereabouts, view: View) => Promise<Message | null>;
}

export type Press = Extract<What, { kind: 'pressed' }>;

/** Takes buttons and forms to the bot. A card in a channel is everybody's: what is one's own comes in one's own chat. */
export type Pressing = (asked: Asked, press: Press) => Promise<Pressed>;

const line = (value: string): Executed => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

const inPlace = (message: Message): Executed => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: drawn(message),
});

const nothing = async (): Promise<void> => {};

/** The message that holds the card, as the ledger names it. */
const messageOf = ({ from: { connectionId }, where }: Asked, { messageId }: Press): MessageRef | null =>
  messageId === null ? null : { connectionId, conversation: where.conversationId, message: messageId };

/** In milliseconds: whoever presses twice within it means it once. */
const doublePress = 500;

export function createPressing({ onIncoming, answering, once, current }: PressingOptions): Pressing {
  const answered = (message: Message, after: () => Promise<unknown> = nothing): Pressed => ({
    answer: inPlace(message),
    after,
  });

  /** What stands in the way: with the card as it is now, where it does not offer any more what was pressed. */
  const refused = async (
    asked: Asked,
    press: Press,
    shows: View | null,
    message: Message,
  ): Promise<Pressed> => {
    const now = shows && (await current(asked.from, asked.place, shows));
    const isOld = now !== null && now.view.name !== 'gone' && !offers(now.card as Card, press.verb);
    if (asked.where.kind !== 'direct') {
      if (isOld) return answered(now, () => answering.change(asked, press.messageId, now));
      return elsewhere(asked, message);
    }
    const below = () => answering.toOwn(asked, message);
    if (!isOld) return { answer: line(message.plain), after: below };
    return answered(now, async () => {
      await answering.change(asked, press.messageId, now);
      await below();
    });
  };

  /** From a channel: what is one's own. */
  const elsewhere = async (asked: Asked, message: Message): Promise<Pressed> => {
    const words = wordsIn(message).elsewhere;
    const got = await answering.toOwn(asked, message);
    return { answer: line(got ? words.sent : words.unreached), after: nothing };
  };

  const inChannel = async (
    asked: Asked,
    press: Press,
    shows: View | null,
    reply: Exclude<Reply, { kind: 'nothing' }>,
  ): Promise<Pressed> => {
    const { message } = reply;
    // an old card is answered with what everybody there sees now
    const isSame = reply.kind === 'replace' && shows && viewKey(message.view) === viewKey(shows);
    const now = isSame ? await current(asked.from, asked.place, shows) : null;
    if (now) return answered(now, () => answering.change(asked, press.messageId, now));
    return elsewhere(asked, message);
  };

  const directly = (asked: Asked, press: Press, reply: Exclude<Reply, { kind: 'nothing' }>): Pressed => {
    const { message } = reply;
    switch (reply.kind) {
      case 'invalid':
        return answered(message);
      case 'replace':
        return answered(message, () => answering.change(asked, press.messageId, message));
      case 'done': {
        const receipt = reply.here ? shortReceipt(message) : message;
        return answered(receipt, () => answering.change(asked, press.messageId, receipt));
      }
      case 'open':
      case 'say':
        return {
          answer: line(wordsIn(message).done.text),
          after: () => answering.toOwn(asked, message),
        };
    }
  };

  const pressed = async (asked: Asked, press: Press): Promise<Pressed> => {
    const { data, shows, values, picked } = sentIn(press.data);
    const view = viewNamed(shows);
    const reply = await onIncoming({
      kind: 'acted',
      from: asked.from,
      where: asked.place,
      verb: press.verb,
      data,
      view,
      message: messageOf(asked, press),
      values,
      ...(Object.keys(picked).length > 0 ? { picked } : {}),
    });
    if (reply.kind === 'nothing') return { answer: line(''), after: nothing };
    if (reply.message.view.name === 'refused') return refused(asked, press, view, reply.message);
    return asked.where.kind === 'direct'
      ? directly(asked, press, reply)
      : inChannel(asked, press, view, reply);
  };

  return (asked, press) => {
    const { from, where } = asked;
    const what = createHash('sha256')
      .update(JSON.stringify([press, where.conversationId]))
      .digest('base64url');
    let isFirst = false;
    const work = (): Promise<Pressed> => {
      isFirst = true;
      return pressed(asked, press);
    };
    const outcome = once.together(
      `press ${from.connectionId} ${from.externalId} ${what}`,
      work,
      () => doublePress,
    );
    // what follows is done once
    return outcome.then((one) => (isFirst ? one : { ...one, after: nothing }));
  };
}

/** In place of a form, where a message with what came of it is on its way to the same conversation. */
function shortReceipt(message: Message): Message {
  const { lang } = message.card as Card;
  const { title, text: where } = wordsIn(message).done;
  return { view: message.view, card: card(lang, title, [heading(title), text(where)]), plain: title };
}
