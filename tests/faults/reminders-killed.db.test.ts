import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dawnOf, morningOf } from '../../bot/calendar/mornings.ts';
import { openEngine } from '../../db/connect.ts';
import { type Child, start } from '../bench/child.ts';
import { ladderDay, seedReminders } from '../bench/reminding-seed.ts';
import { engine, newServerDatabase } from '../harness/database.ts';
import { type Running, run } from '../harness/processes.ts';

// Two processes on one PostgreSQL, each of which can be killed (SIGKILL) in the middle of reminding. 600 people have a
// late report to deliver, and are reminded on every fifth working day.

const people = 600;
const isHere = engine() === 'postgres';

let remove: () => Promise<void>;
let url: string;
let sql: postgres.Sql;
let one: Child;
beforeAll(async () => {
  if (!isHere) return;
  ({ url, remove } = await newServerDatabase('migrated'));
  const migrated = await openEngine({ url });
  await seedReminders(migrated.db, { late: people, others: 0 });
  await migrated.close();
  sql = postgres(url, { max: 2, onnotice: () => {} });
  await sql`create table taken (key uuid not null, process text not null, again boolean not null)`;
  one = await start('../../faults/processes/reminding', { url, name: 'one' });
}, 120_000);
afterAll(async () => {
  if (!isHere) return;
  await one.end();
  await sql.end();
  await remove();
});

const dawn = (nth: number): string => dawnOf(ladderDay(nth)).toString();
const nine = (nth: number): string => morningOf(ladderDay(nth), 'Europe/Oslo').toString();
/** What is to be told on the nth day is written down. */
const workedOn = (nth: number) => one.ask({ at: dawn(nth), sweep: true });

/** A second process, which stands still somewhere; it is there when it says so. */
async function standing(where: object, question: object): Promise<Running> {
  const running = run('faults/processes/reminding.ts', JSON.stringify({ url, name: 'other', ...where }));
  await running.wrote(1);
  running.process.stdin?.write(`${JSON.stringify(question)}\n`);
  await running.wrote(2);
  expect(JSON.parse(running.lines[1] ?? '')).toEqual({ stands: true });
  return running;
}

async function kill(running: Running): Promise<void> {
  running.process.kill('SIGKILL');
  await running.ended();
}

/** What takes pg-boss some twenty seconds: seeing that the jobs of a dead process are lost (tests/db/queue.db.test.ts). */
const missed = () => sql`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`;

/** How many have a message of the nth day, and how many messages of it there are. */
async function digestsOf(nth: number): Promise<{ persons: number; digests: number }> {
  const [found] = await sql<{ persons: number; digests: number }[]>`
    select count(distinct person_id)::int as persons, count(*)::int as digests
    from digest where day = ${ladderDay(nth).toString()}`;
  if (!found) throw new Error('nothing was counted');
  return found;
}

/** What the platform took of the nth day's messages, each message with who sent it. */
const takenOf = (nth: number) => sql<{ key: string; process: string; again: boolean }[]>`
  select t.key, t.process, t.again from taken t join delivery d on d.id = t.key
  join digest g on d.view_key = 'digest:' || g.id where g.day = ${ladderDay(nth).toString()}`;

const all = { persons: people, digests: people };

test.runIf(isHere)('two at the same moment: each is told once, and each message is sent once', async () => {
  const two = await start('../../faults/processes/reminding', { url, name: 'two' });
  // both write down what is to be told, and then both tell it and deliver
  await Promise.all([one, two].map((process) => process.ask({ at: dawn(0), sweep: true })));
  const done = await Promise.all(
    [one, two].map((process) => process.ask<{ told: number }>({ at: nine(0), sweep: true, deliver: true })),
  );
  expect(done.reduce((sum, { told }) => sum + told, 0)).toBe(people);
  expect(await digestsOf(0)).toEqual(all);
  await Promise.all([one, two].map((process) => process.ask({ deliver: true })));
  const taken = await takenOf(0);
  expect(taken).toHaveLength(people);
  expect(new Set(taken.map(({ key }) => key)).size).toBe(people);
  expect(taken.every(({ again }) => !again)).toBe(true);
  await two.end();
});

test.runIf(isHere)(
  'killed in the middle of a sweep: the others are told meanwhile, and these by the next sweep',
  async () => {
    await workedOn(1);
    // the two tell the same time: what the other has told by then, this one may deliver
    await one.ask({ at: nine(1) });
    // its first transaction is committed, its second one never
    const other = await standing({ transaction: 2 }, { at: nine(1), sweep: true });
    const before = await digestsOf(1);
    expect(before.digests).toBeGreaterThan(0);
    const { told } = await one.ask<{ told: number }>({ at: nine(1), sweep: true });
    const meanwhile = await digestsOf(1);
    expect(meanwhile.digests).toBe(before.digests + told);
    expect(meanwhile.digests).toBeLessThan(people);
    await kill(other);
    await one.ask({ at: nine(1), sweep: true, deliver: true });
    expect(await digestsOf(1)).toEqual(all);
    const taken = await takenOf(1);
    expect(taken).toHaveLength(people);
    expect(new Set(taken.map(({ key }) => key)).size).toBe(people);
    expect(await sql`select 1 from nudge where digest_id is null`).toHaveLength(0);
  },
);

test.runIf(isHere)(
  'killed in the middle of delivering: what nobody knows is sent again and says so, nothing else',
  async () => {
    await workedOn(2);
    // not by this one, which goes on delivering: it is ended first
    await one.end();
    const other = await standing({ message: 150 }, { at: nine(2), sweep: true, deliver: true });
    await kill(other);
    const before = await takenOf(2);
    const noted = await sql<{ id: string }[]>`
    select d.id from delivery d join digest g on d.view_key = 'digest:' || g.id
    where g.day = ${ladderDay(2).toString()} and d.status = 'sent'`;
    const known = new Set(noted.map(({ id }) => id));
    const unknown = before.map(({ key }) => key).filter((key) => !known.has(key));
    expect(unknown.length).toBeGreaterThan(0);

    await missed();
    one = await start('../../faults/processes/reminding', { url, name: 'one' });
    await one.ask({ at: nine(2), sweep: true, deliver: true });
    expect(await digestsOf(2)).toEqual(all);
    const taken = await takenOf(2);
    expect(new Set(taken.map(({ key }) => key)).size).toBe(people);
    const twice = [...Map.groupBy(taken, ({ key }) => key).values()].filter((sent) => sent.length > 1);
    expect(twice.map(([first]) => first?.key).sort()).toEqual(unknown.sort());
    // the platform is told that it may have it: Slack and the browser chat make no second message of that
    expect(
      twice.every(([first, second, ...more]) => !first?.again && second?.again && more.length === 0),
    ).toBe(true);
    expect(await sql`select 1 from delivery where status <> 'sent'`).toHaveLength(0);
  },
);

test.runIf(isHere)('at the end everybody has had their three messages', async () => {
  const found = await sql`select person_id from digest group by 1 having count(*) = 3`;
  expect(found).toHaveLength(people);
});
