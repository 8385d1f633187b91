import { randomUUID } from 'node:crypto';
import express from 'express';
import { Temporal } from 'temporal-polyfill';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { createSlack } from '../../adapters/slack/slack.ts';
import { noticePage } from '../../adapters/web/pages.ts';
import type { OnIncoming } from '../../bot/conversation/incoming.ts';
import type { Message } from '../../bot/conversation/message.ts';
import { createPacing } from '../../bot/delivery/pacing.ts';
import type { ChatAdapter } from '../../bot/ports/chat.ts';
import type { Card } from '../../cards/card.ts';
import { readConfig } from '../../config.ts';
import { createSealer } from '../../sealer.ts';
import { createSigner } from '../../signer.ts';
import { openTestDatabase } from '../harness/database.ts';
import { recordingLog } from '../harness/log.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { type SlackPerson, slackPerson } from '../peers/slack-person.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overHttp, overSocket } from '../peers/slack-ways.ts';

/** Slack's adapter with a bot of the test's own behind it, before the independent Slack. */
export interface OwnBot {
  readonly peer: SlackPeer;
  readonly adapter: ChatAdapter;
  readonly connectionId: string;
  readonly log: ReturnType<typeof recordingLog>;
  at(handle: string): SlackPerson;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface OwnBotOptions {
  readonly by?: 'http' | 'socket';
  readonly scopes?: readonly string[];
  readonly onIncoming?: OnIncoming;
  /** Which of what comes in is answered with a form. */
  readonly opensForm?: () => boolean;
}

const secret = 'a secret for tests, of more than thirty-two characters';

/** A message of a test's own; the view is only a name here. */
export const messageOf = (card: Card): Message => ({
  view: { name: 'help' },
  card,
  plain: card.fallbackText,
});

export const sending = () => ({ key: randomUUID(), again: false });

export async function startOwnBot(options: OwnBotOptions = {}): Promise<OwnBot> {
  const { by = 'http', scopes = botScopes, opensForm = () => false } = options;
  const onIncoming: OnIncoming = options.onIncoming ?? (async () => ({ kind: 'nothing' }));
  const peer = await startSlackPeer({ scopes });
  const database = await openTestDatabase();
  const log = recordingLog();
  const config = readConfig({ SAMAN_SECRET: secret, ...slackSettings(peer, 'one', by) });
  if (!config.slack) throw new Error('Slack is not configured');
  const { adapter, router, idle } = createSlack({
    settings: config.slack,
    connections: database.connections,
    sealing: createSealer(secret, null),
    signer: createSigner(secret, null),
    clock: { now: () => Temporal.Now.instant() },
    log,
    publicUrl: 'http://localhost:3978',
    opensForm,
    page: noticePage,
    languageOf: () => 'nb',
    now: () => Date.now() / 1000,
    pacing: createPacing(),
  });
  await adapter.start(onIncoming);
  const server = express().use(router).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const way = by === 'socket' ? overSocket(peer) : overHttp(peer, `http://127.0.0.1:${port}/slack/events`);
  const [connection] = await database.connections.present('slack');
  return {
    peer,
    adapter,
    connectionId: connection?.id ?? '',
    log,
    at: (handle) => slackPerson(peer, handle, way),
    idle,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await adapter.stop();
      await database.close();
      await peer.stop();
    },
  };
}
