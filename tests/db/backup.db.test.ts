import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import { engine, openTarget, openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, anAccount, anAnswer, aProject, aRound, at, closed } from './given.ts';

let folder: string;
let opened: TestDatabase[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saman-backup-'));
  opened = [];
});
afterEach(async () => {
  for (const database of opened) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const keep = (database: TestDatabase): TestDatabase => {
  opened.push(database);
  return database;
};
const now = Temporal.Instant.from('2026-11-23T01:30:00Z');
/** The rows of ours, in an order that does not depend on where they lie. */
const rowsOf = async (database: TestDatabase): Promise<readonly string[]> =>
  (await database.everything()).filter((line) => line.startsWith('public.')).toSorted();

/** A database with something in it that is hard to carry over: quotes, JSON in order, many rows, identities. */
async function filled(): Promise<TestDatabase> {
  const database = keep(await openTestDatabase());
  const given = await aProject(database);
  const member = await aMember(database.store, given);
  const rounds = [aRound(given, 1), aRound(given, 2)] as const;
  await database.store.transaction(async (tx) => {
    await tx.people.addAccount(anAccount(member, given.connectionId));
    await tx.people.savePerson({ ...member, name: `"'\\ \t\n\u2028 <b> 🎉 æøå` });
    await tx.rounds.add(rounds[0]);
    await tx.rounds.close(closed(rounds[0]));
    await tx.rounds.addMinutes({
      id: newId(),
      roundId: rounds[0].id,
      version: 1,
      document: { title: 'z', subtitle: 'a', language: 'nn', blocks: [{ kind: 'paragraph', text: 'b  c' }] },
      digest: 'd',
      approvedBy: given.pa.id,
      approvedAt: at('17:00:00.123456'),
    });
    await tx.rounds.add(rounds[1]);
    await tx.rounds.giveAnswer(anAnswer(rounds[1].id, member.id));
    for (let index = 0; index < 600; index += 1)
      await tx.audit({
        what: 'test',
        by: 'saman',
        projectId: null,
        roundId: null,
        at: at('10:00'),
        details: { index },
      });
    const to = { kind: 'person', personId: member.id } as const;
    await tx.notify([{ kind: 'tell', to, view: { name: 'home' }, dedupeKey: 'only' }]);
  });
  for (const text of ['ein', 'to'])
    await database.mailbox.put({
      id: newId(),
      conversation: 'c',
      from: { kind: 'saman' },
      content: { kind: 'text', text },
      sentAt: '2026-11-23T09:00:00Z',
    });
  return database;
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a backup', () => {
  test('restores the same rows, from each engine into the other too, and goes on from there', async () => {
    const source = await filled();
    let file = await source.backup(folder, now);
    expect(readdirSync(folder)).toEqual(['saman-2026-11-23T013000Z.jsonl.gz']);
    expect(statSync(file).mode & 0o077).toBe(0);
    const before = await rowsOf(source);
    expect(before.length).toBeGreaterThan(600);

    const targets = [keep(await openTestDatabase())];
    // from the server to the embedded database, and from there back to a server
    if (engine() === 'postgres')
      targets.push(keep(await openTarget({ memory: true })), keep(await openTestDatabase()));
    for (const [index, target] of targets.entries()) {
      await target.restore(file);
      file = await target.backup(folder, now.add({ minutes: index + 1 }));
      expect(await rowsOf(target)).toEqual(before);
      const [round] = (await target.store.projects.all()).map(({ id }) => id);
      expect(round).toBeDefined();
      // generated numbers continue, and what was not delivered is
      const told: string[] = [];
      await target.queue.start({
        deliver: async (id) => {
          told.push((await target.store.deliveries.delivery(id))?.dedupeKey ?? '');
          return { kind: 'done' };
        },
        refresh: async () => ({ kind: 'done' }),
        retract: async () => ({ kind: 'done' }),
      });
      await target.queue.drain();
      expect(told).toEqual(['only']);
      const letter = {
        id: newId(),
        conversation: 'c',
        from: { kind: 'saman' },
        content: { kind: 'text', text: 'tre' },
        sentAt: '2026-11-23T09:00:00Z',
      } as const;
      await target.mailbox.put(letter);
      const letters = await target.mailbox.list('c');
      expect(letters.map(({ content }) => content.kind === 'text' && content.text)).toEqual([
        'ein',
        'to',
        'tre',
      ]);
    }
  });

  test('keeps the minutes’ text to the letter, which their digest is over', async () => {
    const source = await filled();
    const target = keep(await openTestDatabase());
    const text = 'select document::text as text from minutes';
    await target.restore(await source.backup(folder, now));
    expect(await target.query(text)).toEqual(await source.query(text));
  });

  test('is not restored over data, unless that is asked for', async () => {
    const source = await filled();
    const file = await source.backup(folder, now);
    const other = keep(await openTestDatabase());
    await aProject(other);
    const before = await rowsOf(other);
    expect(await failure(other.restore(file))).toMatchObject({
      name: 'StartProblem',
      code: 'databaseNotEmpty',
    });
    expect(await rowsOf(other)).toEqual(before);
    await other.restore(file, { overwrite: true });
    expect(await rowsOf(other)).toEqual(await rowsOf(source));
  });

  test('that is broken, foreign or of another version is refused, and nothing of it stays', async () => {
    const source = await filled();
    const whole = readFileSync(await source.backup(folder, now));
    const lines = gunzipSync(whole).toString().trimEnd().split('\n');
    const [head = '', ...rest] = lines;
    const packed = (...some: string[]) => gzipSync(`${some.join('\n')}\n`);
    const cases: Readonly<Record<string, readonly [Buffer, string]>> = {
      'cut off': [whole.subarray(0, whole.length / 2), 'backupUnreadable'],
      'not packed': [Buffer.from('hei'), 'backupUnreadable'],
      'not JSON': [packed('hei'), 'backupUnreadable'],
      empty: [packed(''), 'backupUnreadable'],
      'without its end': [packed(head, ...rest.slice(0, -1)), 'backupUnreadable'],
      'with a row missing': [packed(head, ...rest.slice(1)), 'backupUnreadable'],
      'something else': [packed('{"hei":1}', ...rest), 'backupUnreadable'],
      'another version': [
        packed(head.replace(/"schema":\d+/, '"schema":1'), ...rest),
        'backupOfOtherVersion',
      ],
    };
    const target = keep(await openTestDatabase());
    for (const [name, [bytes, code]] of Object.entries(cases)) {
      const file = join(folder, `${name}.jsonl.gz`);
      writeFileSync(file, bytes);
      expect(await failure(target.restore(file)), name).toMatchObject({
        name: 'StartProblem',
        code,
        details: { file },
      });
    }
    expect(await failure(target.restore(join(folder, 'nowhere')))).toMatchObject({
      code: 'backupUnreadable',
    });
    expect(await target.seed.isEmpty()).toBe(true);
  });

  test('PRIV-2: made after a hidden round closed, has nothing of who answered', async () => {
    const source = await filled();
    const [project] = await source.store.projects.all();
    const open = (await source.store.rounds.ofProject(project?.id ?? '')).find(
      ({ status }) => status === 'open',
    );
    if (open?.status !== 'open') throw new Error('no round is open');
    const contents = (file: string) => gunzipSync(readFileSync(file)).toString();
    expect(contents(await source.backup(folder, now))).toContain('["answer",');
    await source.store.transaction(async (tx) => {
      await tx.rounds.close(closed(open));
      await tx.rounds.settle(open.id, [], [], true);
    });
    const after = contents(await source.backup(folder, now.add({ seconds: 1 })));
    expect(after).not.toContain('["answer",');
    expect(after).not.toContain('For lite');
  });
});

test('backups expire after 14 days; the newest one stays, and what is not ours', async () => {
  const database = keep(await openTestDatabase());
  const days = (count: number) => now.subtract({ hours: count * 24 });
  const file = (moment: Temporal.Instant) => `saman-${moment.toString().replaceAll(':', '')}.jsonl.gz`;
  const put = (name: string) => writeFileSync(join(folder, name), '');
  for (const count of [30, 15, 14]) put(file(days(count)));
  put(`${file(days(20))}.unfinished`);
  put('notes.txt');
  await database.expireBackups(folder, now);
  expect(readdirSync(folder).toSorted()).toEqual(['notes.txt', file(days(14))].toSorted());

  await database.expireBackups(folder, now.add({ hours: 24 * 365 }));
  expect(readdirSync(folder)).toContain(file(days(14)));
  await database.expireBackups(join(folder, 'nowhere'), now);
});
