import type { SlackApp } from '../harness/slack-app.ts';
import type { Json, JsonObject } from '../peers/json.ts';
import { eventCallback, messageIm, type Sending } from '../peers/slack-events.ts';
import { stateOf, type Values } from '../peers/slack-fill.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import { ephemeralPressed, messagePressed, viewSubmission } from '../peers/slack-requests.ts';
import type { SlackMessage, SlackView } from '../peers/slack-surfaces.ts';

// Payloads that no client would send, or not at that moment: shaped like Slack's, made here.

const anything = { user: () => true, conversation: () => true };
let made = 0;
const aTrigger = (): string => {
  made += 1;
  return `1.2.by-hand-${made}`;
};

/** What sends a modal, filled in, whether it is open or not. */
export const submission = (person: SlackPerson, view: SlackView, values: Values = {}): JsonObject =>
  viewSubmission(person.scene, view, aTrigger(), stateOf(view.blocks, values, anything, true));

/** What a button says that it does. */
export interface Meant {
  readonly verb: string;
  readonly data?: JsonObject;
  /** What is filled in beside it, as Slack's client holds it. */
  readonly values?: JsonObject;
}

/** The button that means it. */
export const buttonOf = ({ verb, data = {}, values }: Meant): JsonObject => ({
  type: 'button',
  action_id: `${verb}#1`,
  block_id: 'b1',
  text: { type: 'plain_text', text: 'Trykk', emoji: false },
  value: JSON.stringify({ verb, data: { v: 1, ...data }, sends: values !== undefined }),
});

const pressedOf = (slack: SlackApp, meant: Meant) => ({
  actions: [buttonOf(meant)],
  triggerId: aTrigger(),
  responseUrl: slack.peer.responseUrl(),
  ...(meant.values ? { values: meant.values } : {}),
});

const anyMessage = (channel: string, view: string | null): SlackMessage => {
  const metadata =
    view === null ? {} : { metadata: { event_type: 'saman_message', event_payload: { key: 'k', view } } };
  const ts = '1700000000.000100';
  return {
    ...{ surface: 'message', channel, ts, text: '', blocks: [], userId: 'U1', threadTs: null, edited: false },
    metadata: null,
    raw: { type: 'message', ts, text: '', ...metadata },
  };
};

/** A press in a message that shows a view (its key), or that nothing is known of. */
export const press = (
  slack: SlackApp,
  person: SlackPerson,
  meant: Meant,
  where: { readonly id: string; readonly name: string },
  view: string | null = null,
): JsonObject => messagePressed(person.scene, anyMessage(where.id, view), where, pressedOf(slack, meant));

/** A press in what one person alone sees. */
export const pressBeside = (
  slack: SlackApp,
  person: SlackPerson,
  meant: Meant,
  where: { readonly id: string; readonly name: string },
): JsonObject =>
  ephemeralPressed(
    person.scene,
    {
      surface: 'ephemeral',
      channel: where.id,
      ts: '1700000000.000200',
      userId: person.user.id,
      text: '',
      blocks: [],
    },
    where,
    pressedOf(slack, meant),
  );

/** Values of text fields, as Slack's client holds them. */
export const typed = (values: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, { value: { type: 'plain_text_input', value } as Json }]),
  ) as JsonObject;

/** Somebody writes to Saman: the event as Slack tells it, and can tell it again. */
export const written = (
  person: SlackPerson,
  channel: string,
  text: string,
  sending: Sending = {},
): JsonObject =>
  eventCallback(person.scene, messageIm(person.scene, { channel, ts: '1700000000.000300', text }), sending);
