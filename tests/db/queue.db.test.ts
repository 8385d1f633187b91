import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../../bot/conversation/view.ts';
import type { Notice } from '../../bot/delivery/notice.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { JobHandlers, JobResult } from '../../bot/ports/queue.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { at } from './given.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const done: JobResult = { kind: 'done' };
const handlers = (some: Partial<JobHandlers>): JobHandlers => ({
  deliver: async () => done,
  refresh: async () => done,
  retract: async () => done,
  ...some,
});
/** A handler that only keeps what it was called with. */
const keepIn =
  <T>(list: T[]) =>
  async (one: T): Promise<JobResult> => {
    list.push(one);
    return done;
  };
const notify = (...notices: Notice[]) => database.store.transaction((tx) => tx.notify(notices));
const progress = (id: Id = newId()): View => ({ name: 'progress', id });
const refresh = (view: View): Notice => ({ kind: 'refresh', view });
const tell = (dedupeKey: string): Notice => ({
  kind: 'tell',
  to: { kind: 'person', personId: newId() },
  view: { name: 'home' },
  dedupeKey,
});

describe('the ledger', () => {
  test('tells once for each key, for ever', async () => {
    const told: Id[] = [];
    await database.queue.start(handlers({ deliver: keepIn(told) }));
    await notify(tell('a'), tell('a'), tell('b'));
    await notify(tell('a'));
    await Promise.all([notify(tell('c')), notify(tell('c'))]);
    await database.queue.drain();
    await notify(tell('b'), tell('c'));
    await database.queue.drain();
    expect(new Set(told).size).toBe(3);
    expect(told).toHaveLength(3);
  });

  test('knows what was sent where, until it is removed or turns out impossible', async () => {
    const { deliveries } = database.store;
    const ids: Id[] = [];
    await database.queue.start(handlers({ deliver: keepIn(ids) }));
    const projectId = newId();
    const view = progress();
    await notify(
      { kind: 'tell', to: { kind: 'groupChannel', projectId }, view, dedupeKey: newId() },
      { kind: 'tell', to: { kind: 'groupChannel', projectId }, view: progress(), dedupeKey: newId() },
      { kind: 'tell', to: { kind: 'groupChannel', projectId }, view, dedupeKey: newId() },
    );
    await database.queue.drain();
    const entered = (await Promise.all(ids.map((id) => deliveries.delivery(id)))).filter(
      (one) => one !== null,
    );
    const [first, second] = entered.filter(
      (one) => 'id' in one.view && 'id' in view && one.view.id === view.id,
    );
    if (!first || !second) throw new Error('not entered');
    expect(first).toMatchObject({
      view,
      personId: null,
      projectId,
      status: 'pending',
      platform: null,
      ref: null,
    });
    expect(await deliveries.showing(view)).toEqual([]);

    const ref = { connectionId: newId(), conversation: 'c', message: 'm' };
    await database.store.transaction((tx) => tx.deliveries.markSent(first.id, 'web', ref, at('10:00')));
    await database.store.transaction((tx) =>
      tx.deliveries.markImpossible(second.id, 'personGone', at('10:00')),
    );
    expect(await deliveries.showing(view)).toEqual([{ ...first, status: 'sent', platform: 'web', ref }]);
    expect(await deliveries.delivery(second.id)).toMatchObject({ status: 'impossible' });
    await database.store.transaction((tx) => tx.deliveries.markRemoved(first.id));
    expect(await deliveries.showing(view)).toEqual([]);
    expect(await deliveries.delivery(newId())).toBeNull();
  });
});

describe('jobs', () => {
  test('of a transaction that is rolled back never run', async () => {
    const told: Id[] = [];
    await database.queue.start(handlers({ deliver: keepIn(told) }));
    const failing = database.store.transaction(async (tx) => {
      await tx.notify([tell('never'), refresh(progress())]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await database.queue.drain();
    expect(told).toEqual([]);
    await notify(tell('never'));
    await database.queue.drain();
    expect(told).toHaveLength(1);
  });

  test('that waited while nobody ran them run at the start', async () => {
    const seen: View[] = [];
    const view = progress();
    await notify(refresh(view), { kind: 'retract', view });
    const record = keepIn(seen);
    await database.queue.start(handlers({ refresh: record, retract: record }));
    await database.queue.drain();
    expect(seen).toEqual([view, view]);
  });

  test('hold ids only', async () => {
    await notify(tell('x'), refresh(progress()));
    const jobs = await database.query('select data from pgboss.job');
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(jobs.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { kind: 'deliver', deliveryId: uuid },
        { kind: 'refresh', view: { name: 'progress', id: uuid } },
      ]),
    );
  });

  test('that fail come again, and the log and the job tell neither message nor contents', async () => {
    let tries = 0;
    const failing = async () => {
      tries += 1;
      if (tries === 1) throw new TypeError('secret words of somebody');
      return done;
    };
    await database.queue.start(handlers({ refresh: failing }));
    await notify(refresh(progress()));
    await database.queue.drain();
    expect(tries).toBe(1);
    expect(
      await database.query(`update pgboss.job set start_after = now() where state = 'retry' returning 1`),
    ).toHaveLength(1);
    await database.queue.drain();
    expect(tries).toBe(2);
    expect(database.logged).toMatchObject([
      { level: 'error', fields: { kind: 'refresh', error: 'TypeError' } },
    ]);
    expect(JSON.stringify([database.logged, await database.everything()])).not.toContain('secret words');
  });

  test('that ask for it are put off, and drain does not wait for them', async () => {
    let tries = 0;
    await database.queue.start(
      handlers({
        deliver: async () => {
          tries += 1;
          return { kind: 'again', afterSeconds: 3600, reason: 'busy' };
        },
      }),
    );
    await notify(tell('later'));
    await database.queue.drain();
    expect(tries).toBe(1);
    const waiting = await database.query(
      `select extract(epoch from start_after - created_on)::int as seconds from pgboss.job where state = 'created'`,
    );
    expect(waiting).toEqual([{ seconds: 3600 }]);
  });

  test('run at most one at a time for a view, and many views side by side', async () => {
    const running = new Map<string, number>();
    let most = 0;
    let together = 0;
    const one = async (view: View) => {
      const key = JSON.stringify(view);
      running.set(key, (running.get(key) ?? 0) + 1);
      most = Math.max(most, running.get(key) ?? 0);
      together = Math.max(
        together,
        [...running.values()].reduce((sum, count) => sum + count, 0),
      );
      await new Promise((resolve) => setImmediate(resolve));
      running.set(key, (running.get(key) ?? 1) - 1);
      return done;
    };
    const views = Array.from({ length: 5 }, () => progress());
    for (const view of [...views, ...views]) await notify(refresh(view));
    await database.queue.start(handlers({ refresh: one }));
    await database.queue.drain();
    expect(most).toBe(1);
    expect(together).toBeGreaterThan(1);
  });
});

describe('refreshing', () => {
  test('200 changes of one view at once lead to few refreshes, the last of which sees all changes', async () => {
    const view = progress();
    let changes = 0;
    let seen = 0;
    let runs = 0;
    const look = async () => {
      runs += 1;
      seen = changes;
      return done;
    };
    await database.queue.start(handlers({ refresh: look }));
    const change = async () => {
      await notify(refresh(view));
      changes += 1;
      await notify(refresh(view));
    };
    await Promise.all(Array.from({ length: 200 }, change));
    await database.queue.drain();
    expect(seen).toBe(200);
    expect(runs).toBeLessThan(200);
  });

  test('a change committed while a refresh is running leads to another one', async () => {
    const view = progress();
    const started = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    let runs = 0;
    await database.queue.start(
      handlers({
        refresh: async () => {
          runs += 1;
          started.resolve();
          if (runs === 1) await goOn.promise;
          return done;
        },
      }),
    );
    await notify(refresh(view));
    await started.promise;
    await notify(refresh(view));
    await notify(refresh(view));
    goOn.resolve();
    await database.queue.drain();
    expect(runs).toBe(2);
  });

  test('a change whose transaction is still open while an earlier refresh runs is refreshed after its commit', async () => {
    const view = progress();
    let committed = false;
    const seen: boolean[] = [];
    await notify(refresh(view)); // waits already when the change begins
    const stored = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const changing = database.store
      .transaction(async (tx) => {
        await tx.notify([refresh(view)]);
        stored.resolve();
        await goOn.promise;
      })
      .then(() => {
        committed = true;
      });
    await stored.promise;
    const first = Promise.withResolvers<void>();
    const starting = database.queue.start(
      handlers({
        refresh: async () => {
          seen.push(committed);
          first.resolve();
          return done;
        },
      }),
    );
    // PostgreSQL runs the first refresh now; PGlite, with its one connection, after the transaction
    if (database.kind === 'postgres') await first.promise;
    goOn.resolve();
    await Promise.all([changing, starting]);
    await database.queue.drain();
    expect(seen.at(-1)).toBe(true);
    expect(seen).toHaveLength(database.kind === 'postgres' ? 2 : 1);
  });
});

test('the queue says whether it is ready, and drains only where it runs', async () => {
  expect(await database.queue.ready()).toBe(false);
  await expect(database.queue.drain()).rejects.toThrow('does not run');
  await database.queue.start(handlers({}));
  expect(await database.queue.ready()).toBe(true);
  await database.queue.stop();
  expect(await database.queue.ready()).toBe(false);
});

test('stopping lets the running jobs end', async () => {
  const started = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  let ended = false;
  await database.queue.start(
    handlers({
      deliver: async () => {
        started.resolve();
        await goOn.promise;
        ended = true;
        return done;
      },
    }),
  );
  await notify(tell('slow'));
  await started.promise;
  const stopping = database.queue.stop();
  goOn.resolve();
  await stopping;
  expect(ended).toBe(true);
  expect(await database.query(`select state::text from pgboss.job`)).toEqual([{ state: 'completed' }]);
});
