import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireReply } from '../../adapters/web/wire.ts';
import { createConversation } from '../../bot/conversation/converse.ts';
import { newId } from '../../bot/id.ts';
import { demoConnectionId } from '../../demo/offices.ts';
import { filled, openRound } from '../app/given.ts';
import { type App, startApp } from '../harness/app.ts';
import { textOf, viewOf } from '../harness/app-client.ts';
import { engine } from '../harness/database.ts';

// What happens at the same moment has one outcome, whichever comes first.

let app: App;
/** The accounts of thirty members who joined the steering group. */
let members: readonly string[];
beforeAll(async () => {
  app = await startApp();
  members = await thirtyMembers();
});
afterAll(() => app.stop());

/** Thirty more members of the steering group, with accounts. */
async function thirtyMembers(): Promise<readonly string[]> {
  const { store } = app.database;
  const project = await app.project();
  const group = (await store.projects.groups(project.id)).find((one) => one.kind === 'steering');
  const ids = Array.from({ length: 30 }, () => newId());
  await store.transaction(async (tx) => {
    for (const [index, id] of ids.entries()) {
      const accountId = newId();
      await tx.people.addPerson({
        ...{ id, name: `Medlem ${index}`, language: 'nb', timeZone: 'Europe/Oslo' },
        ...{ isAdministrator: false, preferredAccountId: accountId },
      });
      await tx.people.addAccount({
        ...{ id: accountId, platform: 'web', connectionId: demoConnectionId },
        ...{ externalId: `medlem-${index}`, personId: id },
        kind: 'member',
      });
      await tx.projects.addMembership({
        ...{ id: newId(), groupId: group?.id ?? '', personId: id, party: 'employees' },
        ...{ from: app.running.services.clock.now(), to: null },
      });
    }
  });
  return ids.map((_, index) => `medlem-${index}`);
}

const pa = () => app.as('kommunedirektor');
const count = async (from: string) =>
  Number((await app.database.query(`select count(*)::int as n from ${from}`))[0]?.n);

/** Gives an answer through the conversation, as every platform does: the demo's page acts as its own people alone. */
async function give(externalId: string, roundId: string, grade: number): Promise<WireReply['kind'] | string> {
  const reply = await createConversation(app.running.services)({
    ...{ kind: 'acted', where: { kind: 'direct' }, view: null, verb: 'answer.give' },
    from: { platform: 'web', connectionId: demoConnectionId, externalId },
    ...{ data: { v: 1, roundId }, values: filled(grade) },
  });
  return reply.kind === 'say' ? reply.message.plain : reply.kind;
}

async function closed(roundId: string): Promise<void> {
  await app.settled();
  expect((await app.lastRound()).status).toBe('closed');
  expect(await count(`delivery where dedupe_key = 'result:${roundId}'`)).toBe(1);
  expect(await count(`audit_event where round_id = '${roundId}' and what = 'round.close'`)).toBe(1);
  expect(await count(`answer where round_id = '${roundId}'`)).toBe(0);
}

describe('answers while the round closes', () => {
  test.each([0, 3, 10, 30, 80])('each counts, or its giver is told; PA closes after %i ms', async (wait) => {
    const roundId = await openRound(app);
    const closing = pause(wait).then(() => pa().act('round.close', { roundId }));
    const replies = await Promise.all(members.map((member) => give(member, roundId, 4)));
    await closing;
    await closed(roundId);

    const counted = replies.filter((reply) => reply === 'replace').length;
    const told = replies.filter((reply) => reply.includes('Runden er avsluttet')).length;
    expect(counted + told).toBe(30);
    const kept = await count(`kept_grade where round_id = '${roundId}' and factor_key = 'need'`);
    expect(kept).toBe(counted >= 3 ? counted : 0);
    const round = await app.lastRound();
    expect(round).toMatchObject({ turnout: { employees: { answered: counted } } });
  });

  test('each counts, or its giver is told, when the deadline comes meanwhile', async () => {
    const roundId = await openRound(app);
    const answering = Promise.all(members.map((member) => give(member, roundId, 2)));
    await app.advance('P8D');
    const counted = (await answering).filter((reply) => reply === 'replace').length;
    await closed(roundId);
    const kept = await count(`kept_grade where round_id = '${roundId}' and factor_key = 'need'`);
    expect(kept).toBe(counted >= 3 ? counted : 0);
  });
});

test('closing many times at once has one outcome', async () => {
  const roundId = await openRound(app);
  await Promise.all(members.slice(0, 5).map((member) => give(member, roundId, 1)));
  const replies = await Promise.all([
    ...Array.from({ length: 5 }, () => pa().act('round.close', { roundId })),
    app.advance('P8D').then(() => null),
    app.running.catchUp().then(() => null),
  ]);
  await closed(roundId);
  expect(replies.filter((reply) => reply?.kind === 'done').length).toBeLessThanOrEqual(1);
  for (const reply of replies.filter((one) => one && one.kind !== 'done'))
    expect(textOf(reply as WireReply)).toContain('Runden er avsluttet');
  expect(await count(`risk where round_id = '${roundId}'`)).toBe(5);
  expect(await count(`kept_grade where round_id = '${roundId}'`)).toBe(25);
});

test('extending and closing at once: the round is closed, or open until later, never both', async () => {
  for (const wait of [0, 2, 5]) {
    const roundId = await openRound(app);
    const date = (await app.openRound()).deadline.add({ hours: 72 }).toString().slice(0, 10);
    const [extended, ended] = await Promise.all([
      pa().act('round.extend', { roundId }, { date, time: '12:00' }),
      pause(wait).then(() => pa().act('round.close', { roundId })),
    ]);
    expect(ended.kind).toBe('done');
    if (extended.kind !== 'done') expect(textOf(extended)).toContain('Runden er avsluttet');
    await closed(roundId);
  }
});

test('two who open a round at once get one round between them', async () => {
  const { id: projectId } = await app.project();
  const before = await count('round');
  const today = app.running.services.clock
    .now()
    .add({ hours: 24 * 7 })
    .toString()
    .slice(0, 10);
  const form = { scale: '1-5', best: 'high', grading: 'hidden', date: today, time: '15:00' };
  const open = (person: string) =>
    app.as(person).act('round.open', { projectId, groupKind: 'steering' }, form);
  const replies = await Promise.all(
    ['kommunedirektor', 'prosjektleder', 'kommunedirektor', 'prosjektleder'].map(open),
  );
  expect(replies.filter((reply) => reply.kind === 'done')).toHaveLength(1);
  for (const reply of replies.filter((one) => one.kind !== 'done'))
    expect(textOf(reply)).toMatch(/Runde \d+ er åpen til .*\d/);
  expect(await count('round')).toBe(before + 1);
  await pa().act('round.close', { roundId: (await app.openRound()).id });
});

test('a member who leaves while answering is counted once, or not at all', async () => {
  const roundId = await openRound(app);
  const { id: projectId } = await app.project();
  const account = await app.database.store.people.account('web', demoConnectionId, 'medlem-7');
  const [given, left] = await Promise.all([
    give('medlem-7', roundId, 3),
    pa().act('group.remove', { projectId }, { member: `steering:${account?.personId}` }),
  ]);
  expect(left.kind).toBe('done');
  expect(await count(`answer where round_id = '${roundId}'`)).toBe(given === 'replace' ? 1 : 0);
  await pa().act('round.close', { roundId });
  await closed(roundId);
});

test.runIf(engine() === 'postgres')('two processes that sweep at once close a round once', async () => {
  const roundId = await openRound(app);
  const other = await startApp({}, app.target);
  await Promise.all(members.slice(0, 6).map((member) => give(member, roundId, 2)));
  const now = app.running.services.clock
    .now()
    .add({ hours: 24 * 9 })
    .toString();
  await Promise.all([app.setClock(now), other.setClock(now), app.running.catchUp(), other.running.catchUp()]);
  await other.settled();
  await closed(roundId);
  expect(await count(`risk where round_id = '${roundId}'`)).toBe(5);
  const letters = (await pa().letters(await app.channel())).map(viewOf);
  expect(letters.filter((view) => view === 'result').length).toBe(
    new Set(
      (await app.database.query(`select dedupe_key from delivery where dedupe_key like 'result:%'`)).map(
        (row) => row.dedupe_key,
      ),
    ).size,
  );
  await other.stop();
});
