import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import { isObject, type Json, type JsonObject } from '../peers/json.ts';
import { appHomeOpened, appMention, eventCallback, memberJoinedChannel } from '../peers/slack-events.ts';
import {
  type Ack,
  form,
  formBody,
  interactionBody,
  json,
  post,
  type Signing,
  shortcut,
  signedRequest,
  slashCommand,
  viewClosed,
  viewPressed,
} from '../peers/slack-requests.ts';
import { press, submission, typed, written } from './by-hand.ts';
import { logOf, openRound, startWithProject } from './openings.ts';
import { graded } from './round-steps.ts';

// Bodies that make no sense, signed all the same: none of them is an error of ours, ends the process or leaves anything.

const secretText = 'hemmelig-ord-som-noen-skrev';

let slack: SlackApp;
beforeAll(async () => {
  slack = await startWithProject();
  await openRound(slack);
});
afterAll(async () => {
  await slack.stop();
});

const send = (body: string, signing: Signing = {}): Promise<Ack> =>
  post(slack.events, signedRequest(slack.peer.app.signingSecret, body, signing));

/** So many that what nobody answers, for three seconds, does not add up. */
const atOnce = 400;

const stored = async () =>
  (await slack.app.database.everything())
    .filter((line) => !/^(public\.heard|pgboss\.)/.test(line))
    .toSorted();

test.each([
  ['not JSON', `${secretText} {`, json],
  ['half of JSON', `{"type":"event_callback","event":{"text":"${secretText}"`, json],
  ['JSON of another kind', `"${secretText}"`, json],
  ['nothing', 'null', json],
  ['a number', '7', json],
  ['a list', `["${secretText}"]`, json],
  ['empty', '', json],
  ['a form as JSON', `payload=${secretText}`, json],
  ['JSON as a form', `{"type":"${secretText}"}`, form],
  ['a form whose payload is no JSON', `payload=${secretText}`, form],
  ['a form with two payloads', `payload=%7B%7D&payload=${secretText}`, form],
  ['text', secretText, 'text/plain'],
  ['many parts', `--x\r\n\r\n${secretText}\r\n--x--`, 'multipart/form-data; boundary=x'],
  ['an event that is nothing', '{"event":null}', json],
  ['an event that is a text', `{"event":"${secretText}"}`, json],
  ['actions without anybody', '{"actions":[]}', json],
  ['an unknown type', `{"type":"${secretText}"}`, json],
  ['a view that is nothing', '{"type":"view_submission","view":null,"user":{"id":"U1"}}', json],
  ['binary', '\u0000\u0001\uffff', json],
])('%s', { concurrent: true }, async (_what, body, contentType) => {
  const before = await stored();
  const { status, text } = await send(body, { contentType });
  expect([200, 400, 404]).toContain(status);
  expect(text).toBe('');
  expect(await stored()).toEqual(before);
});

/** Payloads of every kind, of somebody who may do what they say. */
async function payloads(): Promise<Readonly<Record<string, JsonObject>>> {
  const pl = slack.at('prosjektleder');
  const pa = slack.at('kommunedirektor');
  const { id: projectId } = await slack.app.project();
  const channel = channelOf(slack.peer);
  const where = { id: channel, name: 'privategroup' };
  await pa.command('svar');
  await pl.command('gruppe');
  await slack.settled();
  const group = pl.view();
  const { botUserId } = slack.peer.workspace;
  const command = {
    ...{ command: '/saman', text: secretText, channel: where },
    ...{ triggerId: '1.2.3', responseUrl: slack.peer.responseUrl() },
  };
  const button = {
    type: 'button',
    action_id: 'x',
    block_id: 'y',
    value: '{"verb":"help.show","data":{},"sends":true}',
  };
  const event = (what: JsonObject) => eventCallback(pl.scene, what);
  return {
    command: slashCommand(pl.scene, command),
    shortcut: shortcut(pl.scene, 'saman', '1.2.3'),
    press: press(
      slack,
      pl,
      { verb: 'project.show', data: { projectId }, values: typed({ a: secretText }) },
      where,
    ),
    'press in a modal': viewPressed(pl.scene, group, { actions: [button], triggerId: '1.2.3' }),
    submission: submission(pa, pa.view(), graded(3, { comment: secretText })),
    closed: viewClosed(pl.scene, group),
    message: written(pl, await slack.peer.directOf(pl.user.id), secretText),
    mention: event(appMention(pl.scene, { channel, ts: '1700000000.000400', text: secretText })),
    home: event(appHomeOpened(pl.scene, { channel, tab: 'home' })),
    joined: event(memberJoinedChannel(pl.scene, { user: botUserId, channel, private: true })),
  };
}

/** The payload with one of its parts, however deep, taken away or replaced. */
function* spoiled(whole: Json): Generator<Json> {
  if (!isObject(whole)) return;
  for (const [key, part] of Object.entries(whole)) {
    const { [key]: _, ...rest } = whole;
    yield rest;
    for (const other of [null, 7, '', [], {}, { id: {} }]) yield { ...whole, [key]: other };
    for (const within of spoiled(part ?? null)) yield { ...whole, [key]: within };
  }
}

const bodyOf = (kind: string, payload: JsonObject): readonly [string, string] => {
  if (kind === 'command')
    return [
      formBody(Object.fromEntries(Object.entries(payload).map(([key, one]) => [key, String(one)]))),
      form,
    ];
  return 'event' in payload || 'event_id' in payload
    ? [JSON.stringify(payload), json]
    : [interactionBody(payload), form];
};

// more than a thousand requests
test('payloads of which one part is missing, or is something else', async () => {
  const all = Object.entries(await payloads()).flatMap(([kind, payload]) =>
    [...spoiled(payload)].flatMap((one) => (isObject(one) ? [bodyOf(kind, one)] : [])),
  );
  expect(all.length).toBeGreaterThan(1000);
  const wrong: unknown[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    await Promise.all(
      all.slice(from, from + atOnce).map(async ([body, contentType]) => {
        const { status } = await send(body, { contentType });
        if (![200, 400, 404].includes(status)) wrong.push([status, body]);
      }),
    );
  await slack.settled();
  expect(wrong).toEqual([]);
}, 240_000);

test('afterwards everything works as before, and nobody is there who is not', async () => {
  const pl = slack.at('prosjektleder');
  await pl.command('hjelp');
  await slack.settled();
  expect(pl.ephemerals().at(-1)?.text).toBeTruthy();
  const accounts = await slack.app.database.query('select external_id from account');
  const known = slack.peer.workspace.users.map(({ id }) => id);
  // all that a form holds is text
  const texts = ['', 'null', '7', '[object Object]'];
  for (const { external_id: id } of accounts) expect([...known, ...texts]).toContain(id);
});

test('what is too big is refused before anybody looks at it', async () => {
  const big = JSON.stringify({ type: 'event_callback', text: 'x'.repeat(5_000_000) });
  expect((await send(big)).status).toBe(413);
  expect((await post(slack.events, { headers: {}, body: big })).status).toBe(401);
});

test('the log holds nothing that anybody wrote, and no secret', () => {
  expect(logOf(slack)).not.toContain(secretText);
  expect(logOf(slack)).not.toMatch(/xoxb|signing-secret|v0=[0-9a-f]{9}|Heltidskultur/);
});
