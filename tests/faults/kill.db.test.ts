import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireLetter } from '../../adapters/web/wire.ts';
import { filled, membersWithAccount } from '../app/given.ts';
import { type Somebody, somebody, textOf, viewOf } from '../harness/app-client.ts';
import { newPlace, type Place, type Started, startSaman } from '../harness/app-process.ts';

// kill -9 of the whole process right after what it acknowledged: after the next start everything that was
// acknowledged is there, every message came, and none came twice.

let place: Place;
let saman: Started;
beforeAll(async () => {
  place = await newPlace();
  saman = await startSaman(place.settings);
});
afterAll(async () => {
  await killed();
  await place.remove();
});

const as = (person: string): Somebody => somebody(saman.url, person);

async function killed(): Promise<void> {
  saman.process.kill('SIGKILL');
  await saman.ended();
}

/**
 * What takes pg-boss some twenty seconds on PostgreSQL, where another process may live: seeing that the jobs of the dead
 * one are lost (tests/db/queue.db.test.ts). The embedded database has one process, and finds them when it starts.
 */
async function missed(): Promise<void> {
  if (!place.settings.DATABASE_URL) return;
  const admin = postgres(place.settings.DATABASE_URL, { max: 1 });
  await admin`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`;
  await admin.end();
}

async function killedAndStarted(): Promise<void> {
  await killed();
  await missed();
  saman = await startSaman(place.settings);
}

/** The letters of a conversation that show a view, when there is at least one: it is delivered at least soon. */
async function showing(person: string, view: string, conversation?: string): Promise<readonly WireLetter[]> {
  for (;;) {
    const found = (await as(person).letters(conversation)).filter((letter) => viewOf(letter) === view);
    if (found.length > 0) return found;
    await pause(50);
  }
}

const channelOf = async (): Promise<string> =>
  (await as('kommunedirektor').state()).conversations.find((one) => one.kind === 'channel')?.key ?? '';

test('after a round was opened: each member is asked once, the channel has one card, PA and PL have theirs', async () => {
  const pa = as('kommunedirektor');
  const opened = await pa.press(await pa.say('ny runde'), 'round.open');
  expect(opened.kind).toBe('done');
  await killedAndStarted();
  for (const person of membersWithAccount) expect(await showing(person, 'ballot'), person).toHaveLength(1);
  const channel = await channelOf();
  expect(await showing('ordforer', 'progress', channel)).toHaveLength(1);
  expect(await showing('kommunedirektor', 'roundStatus')).toHaveLength(1);
  expect(await showing('prosjektleder', 'answerLinks')).toHaveLength(1);
});

test.each([5, 25, 60])('while all answer, after %i ms: what was acknowledged is there', async (wait) => {
  const [ballot] = await showing('ordforer', 'ballot');
  const { data } = JSON.parse(JSON.stringify(ballot)).content.message.card.actions.at(-1);
  const { roundId } = data as { roundId: string };
  const word = `etter-${wait}-ms`;
  const answers = membersWithAccount.map(async (person) => {
    const reply = await as(person)
      .act('answer.give', { roundId }, filled(4, { comment: word }))
      .catch(() => null); // killed before it was acknowledged
    return reply?.kind === 'replace' ? person : null;
  });
  await pause(wait);
  await killed();
  const acknowledged = (await Promise.all(answers)).filter((person) => person !== null);
  await missed();
  saman = await startSaman(place.settings);
  for (const person of acknowledged) {
    const [now, ...more] = await showing(person, 'ballot');
    expect(more).toEqual([]);
    expect(textOf(now as WireLetter), person).toContain(word);
  }
});

test('after the round was closed: the result comes once, and the cards say so', async () => {
  const pa = as('kommunedirektor');
  for (const person of membersWithAccount) {
    const [ballot] = await showing(person, 'ballot');
    const { roundId } = JSON.parse(JSON.stringify(ballot)).content.message.card.actions[0].data;
    await as(person).act('answer.give', { roundId }, filled(3));
  }
  const closed = await pa.press(await pa.say('avslutt runden'), 'round.close');
  expect(closed.kind).toBe('done');
  await killedAndStarted();
  const channel = await channelOf();
  expect(await showing('ordforer', 'result', channel)).toHaveLength(1);
  expect(await showing('ordforer', 'progress', channel)).toHaveLength(1);
  expect(textOf((await showing('ordforer', 'ballot'))[0] as WireLetter)).toContain('avsluttet');
});

test('the log of all these starts says nothing of a failure', () => {
  expect(saman.errors()).not.toMatch(/"level":(50|60)/);
});
