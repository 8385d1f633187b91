import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { isObject, type Json, type JsonObject, objectOf } from '../peers/json.ts';
import { invokeActivity, messageActivity } from '../peers/teams-activities.ts';
import { actionsOf } from '../peers/teams-cards.ts';
import { readingOf } from './screen.ts';
import { ballotOf, graded, install, makeProject, openRound, press, says, setUp } from './steps.ts';
import { storedIn } from './strangers.ts';

// What no client of Teams would send, of somebody who may do what it says: none of it is an error of ours, or leaves
// anything behind.

const secretText = 'hemmelig-ord-som-noen-skrev';
let teams: TeamsApp;
let invoke: JsonObject;
let message: JsonObject;
beforeAll(async () => {
  teams = await startTeamsApp();
  await install(teams, 'ordforer', 'hovedtillitsvalgt', 'prosjektleder');
  await setUp(teams);
  await makeProject(teams);
  await openRound(teams);
  await says(teams, teams.at('ordforer'), 'hjelp');
  const on = ballotOf(teams.at('ordforer'));
  const scene = await teams.peer.scene('ordforer');
  const { verb, data } = actionsOf(on.card ?? {})[0] ?? {};
  const filled = graded(3, { comment: secretText }) as JsonObject;
  const sent = { type: 'Action.Execute', verb: verb ?? '', data: { ...objectOf(data), ...filled } };
  invoke = invokeActivity(scene, on.id, sent);
  message = messageActivity(scene, secretText, '1');
});
afterAll(() => teams.stop());

const url = () => `${teams.app.url}api/messages`;
const raw = (body: string, contentType = 'application/json') =>
  fetch(url(), { method: 'POST', headers: { 'content-type': contentType }, body });
const send = async (activity: Json): Promise<number> => (await raw(JSON.stringify(activity))).status;
const acting = (action: Json): JsonObject => ({ ...invoke, value: { action, trigger: 'manual' } });
const errors = () => teams.app.log.entries.filter(({ level }) => level === 'error');
const action = () => objectOf(objectOf(invoke.value).action);

describe('a press', () => {
  test.each<[string, () => JsonObject]>([
    ['without a value', () => ({ ...invoke, value: null })],
    ['whose value is a list', () => ({ ...invoke, value: [secretText] })],
    ['without an action', () => ({ ...invoke, value: { trigger: 'manual' } })],
    ['without a verb', () => acting({ type: 'Action.Execute', data: {} })],
    ['whose verb is a number', () => acting({ verb: 7, data: {} })],
    ['whose data are a list', () => acting({ verb: 'answer.give', data: [secretText] })],
    ['whose data are a text', () => acting({ verb: 'answer.give', data: secretText })],
    ['of an unknown verb', () => acting({ verb: secretText, data: {} })],
    [
      'of a verb that every object has',
      () => acting({ verb: 'constructor', data: { saman: { data: { v: 1 } } } }),
    ],
    ['whose inputs are no texts', () => acting({ ...action(), data: { comment: 1, x: {}, y: [], z: null } })],
    ['whose data are no data of ours', () => acting({ verb: 'answer.give', data: { saman: [secretText] } })],
    [
      'of an unknown round',
      () =>
        acting({
          verb: 'answer.give',
          data: { saman: { data: { v: 1, roundId: crypto.randomUUID() }, shows: '' } },
        }),
    ],
    [
      'of a round whose id is none',
      () =>
        acting({
          verb: 'answer.give',
          data: { saman: { data: { v: 1, roundId: `'; drop table answer; --` }, shows: '' } },
        }),
    ],
    ['without a message', () => ({ ...acting({ verb: 'no.such', data: {} }), replyToId: null })],
    [
      'in a message that there is not',
      () => ({ ...acting({ verb: 'no.such', data: {} }), replyToId: secretText }),
    ],
  ])('%s', async (_what, activity) => {
    const before = await storedIn(teams);
    expect([200, 501]).toContain(await send(activity()));
    await teams.settled();
    expect(await storedIn(teams)).toEqual(before);
    expect(errors()).toEqual([]);
  });

  test('with a thousand inputs, or a text of 200 kB, is answered with what is wrong, and stores nothing', async () => {
    const before = await storedIn(teams);
    const own = objectOf(action().data).saman ?? null;
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, nth) => [`reason:${nth}`, 'x']));
    const on = ballotOf(teams.at('ordforer'));
    for (const data of [
      { ...many, saman: own },
      { ...graded(3), comment: secretText.repeat(7500), saman: own },
    ]) {
      const answer = await raw(JSON.stringify(acting({ ...action(), data: data as JsonObject })));
      expect(answer.status).toBe(200);
      const body = JSON.parse(await answer.text()) as Json;
      expect(isObject(body) ? body.statusCode : null).toBe(200);
    }
    await teams.settled();
    expect(await storedIn(teams)).toEqual(before);
    // the card on which it was filled in is still the form
    expect(readingOf(ballotOf(teams.at('ordforer')))).toBe(readingOf(on));
    expect(errors()).toEqual([]);
  });
});

describe('what is none of ours', () => {
  test.each([
    'task/fetch',
    'task/submit',
    'composeExtension/query',
    'signin/verifyState',
    'fileConsent/invoke',
    'application/search',
    'message/submitAction',
    'config/fetch',
    'adaptiveCard/actions',
    '',
  ])('an invoke of the name “%s” is not implemented', async (name) => {
    expect(await send({ ...invoke, name })).toBe(501);
  });

  test.each([
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'typing',
    'endOfConversation',
    'event',
    'trace',
    'handoff',
    'contactRelationUpdate',
    'deleteUserData',
    secretText,
  ])('an activity of the type %s is taken, and nothing follows', async (type) => {
    const before = await storedIn(teams);
    const calls = teams.peer.calls.length;
    expect(await send({ ...message, type })).toBe(200);
    await teams.settled();
    expect(teams.peer.calls).toHaveLength(calls);
    expect(await storedIn(teams)).toEqual(before);
  });
});

/** The activity with one of its parts, however deep, taken away or replaced. */
function* spoiled(whole: Json): Generator<JsonObject> {
  if (!isObject(whole)) return;
  for (const [key, part] of Object.entries(whole)) {
    const { [key]: _, ...rest } = whole;
    yield rest;
    for (const other of [null, 7, '', [], {}, { id: {} }, [{ id: null }]]) yield { ...whole, [key]: other };
    for (const within of spoiled(part ?? null)) yield { ...whole, [key]: within };
  }
}

test('activities of which one part is missing, or is something else: none is an error', async () => {
  const scene = await teams.peer.scene('ordforer', teams.peer.channel);
  const all = [message, invoke, messageActivity(scene, secretText, '2')]
    .flatMap((one) => [...spoiled(one)])
    // what is another service's address is another matter
    .filter(({ serviceUrl }) => serviceUrl === message.serviceUrl)
    .map((one, nth) => ({ ...one, ...(one.id === undefined ? {} : { id: `spoiled-${nth}` }) }));
  expect(all.length).toBeGreaterThan(400);
  const wrong: unknown[] = [];
  for (let from = 0; from < all.length; from += 50)
    await Promise.all(
      all.slice(from, from + 50).map(async (one) => {
        const status = await send(one);
        if (![200, 400, 403, 501].includes(status)) wrong.push([status, JSON.stringify(one)]);
      }),
    );
  expect(wrong).toEqual([]);
}, 180_000);

describe('a body', () => {
  test.each([
    ['no JSON', `${secretText} {`],
    ['half of JSON', `{"type":"message","text":"${secretText}"`],
    ['a text', `"${secretText}"`],
    ['nothing', 'null'],
    ['a number', '7'],
    ['a list', `["${secretText}"]`],
    ['empty', ''],
    ['an object of nothing', '{}'],
    ['binary', '\u0000\u0001\uffff'],
  ])('that is %s is refused', async (_what, body) => {
    expect([400, 403]).toContain((await raw(body)).status);
  });

  test('that is too large is refused before anybody looks at it', async () => {
    expect((await raw(JSON.stringify({ ...message, text: 'x'.repeat(300_000) }))).status).toBe(413);
  });

  test('of another kind is refused, which no page of a browser may send', async () => {
    for (const kind of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await raw(JSON.stringify(message), kind)).status).toBe(403);
  });
});

test('afterwards everything works as before, and the log holds nothing that anybody wrote', async () => {
  const director = teams.at('kommunedirektor');
  await press(teams, director, 'Send svaret', { on: ballotOf(director), values: graded(3) });
  expect(readingOf(ballotOf(director))).toContain('Takk, svaret ditt er lagret');
  expect(JSON.stringify(teams.app.log.entries)).not.toContain(secretText);
});
