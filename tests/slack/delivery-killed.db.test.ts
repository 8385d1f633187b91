import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { newPlace, type Place } from '../harness/app-process.ts';
import { untilAtWork } from '../harness/at-work.ts';
import { type Running, runSaman, runSamanAhead } from '../harness/processes.ts';
import { makeProject, type Reached, setUp } from '../harness/slack-app.ts';
import type { Call } from '../peers/slack-calls.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { slackPerson } from '../peers/slack-person.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overHttp } from '../peers/slack-ways.ts';
import { keyIn } from './round-steps.ts';

// kill -9 between Slack's taking a message and Saman's noting that it did: after the next start it is not sent again.

let peer: SlackPeer;
let place: Place;
let settings: Readonly<Record<string, string>>;
const ahead = untilAtWork();
let saman: Running;
let slack: Reached;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts it, and waits until it says so. */
async function start(): Promise<void> {
  saman = runSamanAhead(ahead, [], settings);
  for (let count = 1; ; count += 1) {
    await saman.wrote(count);
    if (saman.lines[count - 1]?.includes('is ready')) return;
  }
}

async function kill(): Promise<void> {
  saman.process.kill('SIGKILL');
  await saman.ended();
}

/** What takes the queue some twenty seconds on PostgreSQL: seeing that the jobs of a dead process are lost. */
async function missed(): Promise<void> {
  if (!settings.DATABASE_URL) return;
  const admin = postgres(settings.DATABASE_URL, { max: 1 });
  await admin`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`;
  await admin.end();
}

/** Nothing has come to Slack for a while: what can be seen of a process from outside. */
async function quiet(): Promise<void> {
  let before = -1;
  let since = performance.now();
  await peer.until(() => {
    if (peer.calls.length !== before) since = performance.now();
    before = peer.calls.length;
    return performance.now() - since > 1500;
  }, 20_000);
}

beforeAll(async () => {
  peer = await startSlackPeer({ scopes: botScopes });
  place = await newPlace();
  const port = await freePort();
  const { SAMAN_DEMO: _, ...own } = place.settings;
  settings = {
    ...own,
    ...slackSettings(peer, 'one'),
    PORT: String(port),
    SAMAN_SECRET: 'a secret for tests, of more than thirty-two characters',
    SAMAN_PUBLIC_URL: `http://localhost:${port}`,
  };
  await start();
  const way = overHttp(peer, `http://127.0.0.1:${port}/slack/events`);
  slack = {
    peer,
    at: (handle) => slackPerson(peer, handle, way),
    settled: quiet,
    async adminCode() {
      // an embedded database is asked for it; on a server the code is made beside, and expires by the same clock
      const admin = settings.DATABASE_URL
        ? runSamanAhead(ahead, ['admin'], settings)
        : runSaman(['admin'], settings);
      expect(await admin.ended()).toBe(0);
      return /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(admin.lines.join('\n'))?.[0] ?? '';
    },
  };
  await setUp(slack);
});
afterAll(async () => {
  await kill();
  await peer.stop();
  await place.remove();
});

test('what Slack took before the process was killed is found, and not said twice', async () => {
  const pl = slack.at('prosjektleder');
  const direct = await peer.directOf(pl.user.id);
  peer.inject({
    method: 'chat.postMessage',
    channel: direct,
    times: 1,
    fault: { kind: 'hang', milliseconds: 4000 },
  });
  await makeProject(slack);
  const posts = () => peer.callsOf('chat.postMessage').filter(({ body }) => body.channel === direct);
  expect(posts()).toMatchObject([{ status: null, response: null }]);
  await kill();
  // Slack takes it all the same
  const [taken] = await peer.until(async () => {
    const messages = await pl.messages();
    return messages.length > 0 && messages;
  });
  await missed();
  await start();
  await peer.until(
    () => peer.callsOf('conversations.history').some(({ body }) => body.channel === direct),
    20_000,
  );
  await quiet();

  expect(posts()).toHaveLength(1);
  expect(await pl.messages()).toHaveLength(1);
  // it is known which message it is: it is brought up to date
  const pa = slack.at('kommunedirektor');
  await pa.command('ny runde');
  await quiet();
  await pa.submits(pa.view());
  const isUpdated = ({ body }: Call): boolean => body.channel === direct && body.ts === taken?.ts;
  await peer.until(() => peer.callsOf('chat.update').some(isUpdated), 20_000);
});

test('everybody else gets theirs, once', async () => {
  const others = ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt'];
  const keys = async () =>
    (await Promise.all(others.map((handle) => slack.at(handle).messages())))
      .flat()
      .map(keyIn)
      .filter((key) => key !== '');
  // the project, three ballots, and how the round stands
  await peer.until(async () => (await keys()).length >= 5, 20_000);
  await quiet();
  expect(await keys()).toHaveLength(5);
  expect(new Set(await keys()).size).toBe(5);
});

test('the log of it all says nothing of a failure, and holds no secret', () => {
  expect(saman.errors()).not.toMatch(/"level":(50|60)/);
  expect(saman.errors()).not.toMatch(/xoxb|signing-secret|Heltidskultur/);
});
