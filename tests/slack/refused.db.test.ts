import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { engine } from '../harness/database.ts';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import type { JsonObject } from '../peers/json.ts';
import { eventCallback, memberJoinedChannel, newEventId } from '../peers/slack-events.ts';
import {
  form,
  formBody,
  interactionBody,
  json,
  post,
  type SlackRequest,
  shortcut,
  signedRequest,
  slashCommand,
  urlVerification,
} from '../peers/slack-requests.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { press, submission, written } from './by-hand.ts';
import { logOf, openRound, startWithProject } from './openings.ts';
import { graded } from './round-steps.ts';

// What is not signed by Slack, not now, or not for the first time: nothing is done, and nothing is told.

let slack: SlackApp;
let secret: string;
let kinds: Readonly<Record<string, { readonly body: string; readonly contentType: string }>>;

beforeAll(async () => {
  slack = await startWithProject();
  await openRound(slack);
  secret = slack.peer.app.signingSecret;
  const mayor = slack.at('ordforer');
  await mayor.command('svar');
  await slack.settled();
  const where = { id: channelOf(slack.peer), name: 'privategroup' };
  const command = slashCommand(mayor.scene, {
    command: '/saman',
    text: 'hjelp',
    channel: where,
    triggerId: '1.2.3',
    responseUrl: slack.peer.responseUrl(),
  });
  const { id: projectId } = await slack.app.project();
  const joined = { user: slack.peer.workspace.botUserId, channel: where.id, private: true };
  const interaction = (payload: JsonObject) => ({ body: interactionBody(payload), contentType: form });
  const event = (payload: JsonObject) => ({ body: JSON.stringify(payload), contentType: json });
  kinds = {
    'a command': { body: formBody(command), contentType: form },
    'a shortcut': interaction(shortcut(mayor.scene, 'saman', '1.2.4')),
    'a press': interaction(press(slack, mayor, { verb: 'project.show', data: { projectId } }, where)),
    'a form': interaction(submission(mayor, mayor.view(), graded(4))),
    'a message': event(written(mayor, await slack.peer.directOf(mayor.user.id), 'hjelp')),
    'an invitation': event(
      eventCallback(mayor.scene, memberJoinedChannel(mayor.scene, joined), { eventId: newEventId() }),
    ),
    'the question whose address it is': event(urlVerification(slack.peer.app, 'challenge')),
  };
  await slack.settled();
});
beforeEach(() => slack.peer.clear());
afterAll(async () => {
  await slack.stop();
  expect(slack.peer.problems).toEqual([]);
});

const minutes = 60_000;
const signed = (name: string, at = Date.now(), by = secret): SlackRequest => {
  const { body = '', contentType = json } = kinds[name] ?? {};
  return signedRequest(by, body, { at, contentType });
};
const withHeaders = (request: SlackRequest, headers: Readonly<Record<string, string>>): SlackRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
});
const without = ({ headers, body }: SlackRequest, name: string): SlackRequest => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
  body,
});

/** Everything that is stored, apart from what was heard and the queue’s own clockwork. */
async function stored(): Promise<readonly string[]> {
  const all = await slack.app.database.everything();
  return all.filter((line) => !/^(public\.heard|pgboss\.)/.test(line)).toSorted();
}

/** Nothing came of it: no answer, no call, nothing stored, nothing even heard. */
async function nothingComes(request: SlackRequest, status = 401): Promise<void> {
  const before = await stored();
  const heard = await slack.app.database.query('select key from heard');
  const ack = await post(slack.events, request);
  await slack.settled();
  expect([ack.status, ack.text]).toEqual([status, '']);
  expect([slack.peer.calls, slack.peer.responses]).toEqual([[], []]);
  expect(await stored()).toEqual(before);
  expect(await slack.app.database.query('select key from heard')).toEqual(heard);
}

const everyKind = (): readonly string[] => Object.keys(kinds);

test('unsigned', async () => {
  for (const name of everyKind()) {
    await nothingComes(without(signed(name), 'x-slack-signature'));
    await nothingComes(without(signed(name), 'x-slack-request-timestamp'));
  }
});

test('signed with another secret, or something else with ours', async () => {
  for (const name of everyKind()) {
    await nothingComes(signed(name, Date.now(), 'another-secret'));
    const at = Date.now();
    const request = signed(name, at);
    await nothingComes({ ...request, body: `${request.body} ` });
    const earlier = String(Math.floor(at / 1000) - 1);
    await nothingComes(withHeaders(request, { 'x-slack-request-timestamp': earlier }));
  }
});

test('more than five minutes old', async () => {
  for (const name of everyKind()) await nothingComes(signed(name, Date.now() - 5 * minutes - 2000));
});

test('from the future: a signature that somebody could keep until then', async () => {
  for (const name of everyKind())
    for (const ahead of [2 * minutes, 60 * minutes, 60 * 24 * 365 * minutes])
      await nothingComes(signed(name, Date.now() + ahead));
  expect(logOf(slack)).toContain('a request from the future was refused');
});

test('a clock that is some seconds ahead is no future', async () => {
  const ack = await post(slack.events, signed('the question whose address it is', Date.now() + 20_000));
  expect(ack.json).toEqual({ challenge: 'challenge' });
});

test('a timestamp or a signature that is written otherwise than Slack writes it', async () => {
  const now = Math.floor(Date.now() / 1000);
  const { body = '', contentType = json } = kinds['a message'] ?? {};
  const hash = (text: string): string => createHmac('sha256', secret).update(text).digest('hex');
  const headers = { 'content-type': contentType };
  for (const at of [`${now}.0`, `+${now}`, `0x${now.toString(16)}`, `${now}e0`, 'NaN', 'Infinity', '', '-1'])
    for (const text of [`v0:${at}:${body}`, `v0:${Number(at)}:${body}`])
      await nothingComes({
        headers: { ...headers, 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${hash(text)}` },
        body,
      });
  const right = hash(`v0:${now}:${body}`);
  for (const signature of [
    right,
    `v0=${right}=`,
    `v0=${right}=x`,
    `v0=${right.toUpperCase()}`,
    `v1=${right}`,
    'v0=',
    '=',
  ])
    await nothingComes({
      headers: { ...headers, 'x-slack-request-timestamp': String(now), 'x-slack-signature': signature },
      body,
    });
});

/** Sends a request for the first time; gives a check that its replays have no effect. */
async function afterTheFirst(name: string, url = slack.events) {
  const request = signed(name);
  await slack.settled();
  slack.peer.clear();
  expect((await post(url, request)).status, name).toBe(200);
  await slack.settled();
  const effects = () => [
    ...slack.peer.calls.map(({ method }) => method).filter((method) => method !== 'users.info'),
    ...slack.peer.responses.map(() => 'response_url'),
  ];
  const first = effects();
  const before = await stored();
  const replay = async (to: string, again = request) => {
    const { status } = await post(to, again);
    await slack.settled();
    expect([200, 401], name).toContain(status);
    return { first, after: effects(), before, now: await stored() };
  };
  return { request, replay };
}

const replayed = ['a command', 'a shortcut', 'a press', 'a form', 'a message', 'an invitation'];

test.each(replayed)('%s that is replayed, letter for letter or with other headers', async (name) => {
  // the same request: signed again a second later it would be another one
  const { request, replay } = await afterTheFirst(name);
  for (const one of [
    undefined,
    // the signature is over the time and the body alone
    withHeaders(request, { 'x-slack-retry-num': '1' }),
    withHeaders(request, { 'x-slack-signature': `${request.headers['x-slack-signature']}=1` }),
  ]) {
    const { first, after, before, now } = await replay(slack.events, one);
    expect(after).toEqual(first);
    expect(now).toEqual(before);
  }
});

describe.runIf(engine() === 'postgres')('replayed to another process on the same database', () => {
  let other: App;
  beforeAll(async () => {
    other = await startApp(slackSettings(slack.peer, 'one'), slack.app.target);
  });
  afterAll(() => other.stop());

  test.each(replayed)('%s', async (name) => {
    const { replay } = await afterTheFirst(name);
    const { first, after, before, now } = await replay(`${other.url}slack/events`);
    await other.running.settled();
    // a form is opened before anything is asked, with a trigger that was used
    expect(after.filter((method) => method !== 'views.open')).toEqual(
      first.filter((method) => method !== 'views.open'),
    );
    expect(now).toEqual(before);
  });
});

test('of all this the log holds no secret, no signature and nothing that anybody wrote', () => {
  expect(logOf(slack)).not.toMatch(
    /xoxb|signing-secret|state-secret|v0=[0-9a-f]{9}|hjelp|Heltidskultur|Ordfører/,
  );
});
