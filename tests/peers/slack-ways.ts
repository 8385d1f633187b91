import type { JsonObject } from './json.ts';
import type { SlackPeer } from './slack-peer.ts';
import {
  type Ack,
  form,
  formBody,
  interactionBody,
  json,
  post,
  type Signing,
  signedRequest,
} from './slack-requests.ts';
import type { EnvelopeType } from './slack-socket.ts';

/** How Slack’s requests reach Saman. */
export type Way = (type: EnvelopeType, payload: JsonObject) => Promise<Ack>;

const texts = (fields: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));

/** By signed requests to Saman’s address (`http://127.0.0.1:PORT/slack/events`); how, is asked for each. */
export function overHttp(peer: SlackPeer, url: string, signing: () => Signing = () => ({})): Way {
  const bodies: Readonly<Record<EnvelopeType, (payload: JsonObject) => string>> = {
    events_api: (payload) => JSON.stringify(payload),
    interactive: interactionBody,
    slash_commands: (payload) => formBody(texts(payload)),
  };
  return (type, payload) => {
    const contentType = type === 'events_api' ? json : form;
    return post(
      url,
      signedRequest(peer.app.signingSecret, bodies[type](payload), { contentType, ...signing() }),
    );
  };
}

/** By Socket Mode, to whoever is connected. */
export const overSocket =
  (peer: SlackPeer): Way =>
  async (type, payload) => {
    const begun = performance.now();
    const answer = await peer.socket.deliver(type, payload);
    const isEmpty = Object.keys(answer).length === 0;
    const milliseconds = performance.now() - begun;
    return {
      status: 200,
      text: isEmpty ? '' : JSON.stringify(answer),
      json: isEmpty ? null : answer,
      milliseconds,
    };
  };
