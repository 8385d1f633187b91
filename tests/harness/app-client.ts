import type { WireLetter, WireMessage, WireReply, WireState } from '../../adapters/web/wire.ts';
import type { Card, ExecuteAction } from '../../cards/card.ts';
import { actionsOf, inputsOf, textsOf } from '../contracts/reading-cards.ts';

/** What an act over HTTP can be given beside its values. */
export interface ActOptions {
  /** The conversation it happens in; by default one's own with Saman. */
  readonly conversation?: string;
  /** The letter whose card was acted on. */
  readonly letter?: string | null;
  /** What is answered is not kept in the conversation. */
  readonly quiet?: boolean;
}

/** A person of the demo, who does over HTTP what the page's client does. */
export interface Somebody {
  readonly externalId: string;
  /** One's own conversation with Saman. */
  readonly direct: string;
  state(): Promise<WireState>;
  letters(conversation?: string): Promise<readonly WireLetter[]>;
  /** The newest letter of a conversation that shows this view (`ballot`, `result` …). Fails where there is none. */
  letter(view: string, conversation?: string): Promise<WireLetter>;
  say(text: string, conversation?: string): Promise<WireReply>;
  act(
    verb: string,
    data?: Readonly<Record<string, unknown>>,
    values?: Readonly<Record<string, string>>,
    options?: ActOptions,
  ): Promise<WireReply>;
  /** Presses a button of a card, with what the card's inputs hold, changed by `values`. */
  press(
    shown: WireMessage | WireLetter | WireReply,
    verb: string,
    values?: Readonly<Record<string, string>>,
  ): Promise<WireReply>;
}

/** An answer that was not 2xx. */
export class NotOk extends Error {
  readonly status: number;
  readonly body: string;
  constructor(status: number, body: string) {
    super(`${status}: ${body.slice(0, 300)}`);
    this.status = status;
    this.body = body;
  }
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) throw new NotOk(response.status, text);
  return JSON.parse(text) as T;
}

/** Sends JSON the way a page of the same origin does. */
export async function post<T>(url: string, body: unknown): Promise<T> {
  return json<T>(
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

export const get = async <T>(url: string): Promise<T> =>
  json<T>(await fetch(url, { headers: { accept: 'application/json' } }));

/** The card that a letter, a reply or a message shows. */
export function cardOf(shown: WireMessage | WireLetter | WireReply): Card {
  const message = messageOf(shown);
  if (!message) throw new Error(`there is no card in ${JSON.stringify(shown).slice(0, 200)}`);
  return message.card as Card;
}

function messageOf(shown: WireMessage | WireLetter | WireReply): WireMessage | null {
  if ('card' in shown) return shown;
  if ('content' in shown) return shown.content.kind === 'card' ? shown.content.message : null;
  return shown.kind === 'nothing' ? null : shown.message;
}

/** What view a reply shows, without its id: `ballot`, `refused`, … */
export const viewOf = (shown: WireMessage | WireLetter | WireReply): string =>
  messageOf(shown)?.view.split(':')[0] ?? 'nothing';

/** Everything that can be read on a card, a line a text. */
export const textOf = (shown: WireMessage | WireLetter | WireReply): string =>
  textsOf(cardOf(shown)).join('\n');

/** The button of a card that means a verb. */
export function buttonOf(shown: WireMessage | WireLetter | WireReply, verb: string): ExecuteAction {
  const actions = actionsOf(cardOf(shown));
  const found = actions.find((one) => one.type === 'Action.Execute' && one.verb === verb);
  if (found?.type === 'Action.Execute') return found;
  const offered = actions.map((one) => (one.type === 'Action.Execute' ? one.verb : one.url)).join(', ');
  throw new Error(`the card of ${viewOf(shown)} has no button for ${verb}, but: ${offered}`);
}

/** What the inputs of a card hold before anything is typed. */
export const inputsHeld = (shown: WireMessage | WireLetter | WireReply): Readonly<Record<string, string>> =>
  Object.fromEntries(inputsOf(cardOf(shown)).map((input) => [input.id, input.value ?? '']));

export function somebody(url: string, externalId: string): Somebody {
  const direct = `dm:${externalId}`;
  const demo = `${url}demo`;
  const as = `as=${encodeURIComponent(externalId)}`;
  const one: Somebody = {
    externalId,
    direct,
    state: () => get(`${demo}/state?${as}`),
    letters: (conversation = direct) =>
      get(`${demo}/messages?${as}&conversation=${encodeURIComponent(conversation)}`),
    async letter(view, conversation) {
      const letters = await one.letters(conversation);
      const found = letters.findLast((letter) => viewOf(letter) === view);
      if (!found) throw new Error(`no letter shows ${view}, but: ${letters.map(viewOf).join(', ')}`);
      return found;
    },
    async say(text, conversation = direct) {
      const said = await post<{ reply: WireReply }>(`${demo}/say`, { as: externalId, conversation, text });
      return said.reply;
    },
    act: (verb, data = {}, values = {}, { conversation = direct, letter = null, quiet = false } = {}) =>
      post(`${demo}/act`, {
        ...{ as: externalId, conversation, verb, data: { v: 1, ...data }, values },
        ...{ letter, quiet },
      }),
    press(shown, verb, values = {}) {
      const button = buttonOf(shown, verb);
      const filled = button.associatedInputs === 'auto' ? { ...inputsHeld(shown), ...values } : {};
      const letter = 'conversation' in shown ? shown : 'letter' in shown ? shown.letter : null;
      return one.act(verb, button.data, filled, {
        letter: letter?.id ?? null,
        ...(letter ? { conversation: letter.conversation } : {}),
      });
    },
  };
  return one;
}
