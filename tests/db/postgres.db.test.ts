import { afterEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../bot/ports/store-error.ts';
import { openDatabase } from '../../db/connect.ts';
import { engine, newServerDatabase, openTarget } from '../harness/database.ts';
import { recordingLog } from '../harness/log.ts';
import { run } from '../harness/processes.ts';
import { proxyTo } from '../harness/proxy.ts';
import { aPerson } from './given.ts';

// What a server can do that the embedded database cannot: be away, be old, be opened by several at once.

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describe.runIf(engine() === 'postgres')('PostgreSQL', () => {
  test('that goes away fails what is asked with an error that says so, and works again when it is back', async () => {
    const { url, remove } = await newServerDatabase('migrated');
    ends.push(remove);
    const proxy = await proxyTo(Number(new URL(url).port));
    ends.push(() => proxy.cut());
    const database = await openTarget({ url: url.replace(/:\d+\//, `:${proxy.port}/`) });
    ends.push(() => database.close());
    const told: string[] = [];
    await database.queue.start({
      deliver: async (id) => {
        told.push(id);
        return { kind: 'done' };
      },
      refresh: async () => ({ kind: 'done' }),
      retract: async () => ({ kind: 'done' }),
    });
    const person = aPerson();
    const tell = (dedupeKey: string) =>
      database.store.transaction(async (tx) => {
        await tx.people.savePerson(person);
        await tx.notify([
          { kind: 'tell', to: { kind: 'person', personId: person.id }, view: { name: 'home' }, dedupeKey },
        ]);
      });
    await database.store.transaction((tx) => tx.people.addPerson(person));

    await proxy.cut();
    for (const work of [() => database.store.people.person(person.id), () => tell('lost')]) {
      const error = await work().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(StoreError);
      expect(error).toMatchObject({ unavailable: true });
      expect(String(error)).not.toContain(person.name);
    }
    expect(await database.queue.ready()).toBe(false);

    await proxy.mend();
    await expect.poll(() => database.queue.ready(), { timeout: 20_000 }).toBe(true);
    expect(await database.store.people.person(person.id)).toEqual(person);
    await tell('back');
    await database.queue.drain();
    expect(told).toHaveLength(1);
    expect(await database.query(`select dedupe_key from delivery`)).toEqual([{ dedupe_key: 'back' }]);
  });

  test('is brought up to date by three processes at once', async () => {
    const { url, remove } = await newServerDatabase('empty');
    ends.push(remove);
    const opening = [1, 2, 3].map(() => run('db/processes/open.ts', url));
    for (const one of opening) await one.wrote(1);
    for (const one of opening) one.process.kill('SIGTERM');
    expect(await Promise.all(opening.map((one) => one.ended()))).toEqual([0, 0, 0]);
    const database = await openTarget({ url });
    ends.push(() => database.close());
    expect(await database.seed.isEmpty()).toBe(true);
    const applied = await database.query('select hash from drizzle.__drizzle_migrations');
    expect(new Set(applied.map(({ hash }) => hash)).size).toBe(applied.length);
  });

  test('that cannot be reached stops the start with a message that names the setting, not the password', async () => {
    const { url, remove } = await newServerDatabase('empty');
    ends.push(remove);
    const wrong = [
      url.replace(/:\d+\//, ':1/'),
      url.replace('saman:saman@', 'saman:secret@'),
      `${url}_not_there`,
    ];
    for (const one of wrong) {
      const problem = await openDatabase({ url: one }, recordingLog()).catch((error: unknown) => error);
      expect(problem).toMatchObject({ name: 'StartProblem', code: 'databaseUnreachable' });
      expect(String(problem)).toContain('DATABASE_URL');
      expect(String(problem)).not.toContain('secret');
    }
  });
});
