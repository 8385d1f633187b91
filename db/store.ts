import type { Notice } from '../bot/delivery/notice.ts';
import { newId } from '../bot/id.ts';
import type { Repositories, Store } from '../bot/ports/store.ts';
import type { Db } from './drivers.ts';
import { guarded, withoutValues } from './guard.ts';
import type { Job, JobKind, Jobs } from './jobs.ts';
import { deliveriesIn, enterDeliveries } from './queries/deliveries.ts';
import { linksIn } from './queries/links.ts';
import { peopleIn } from './queries/people.ts';
import { programmesIn } from './queries/programmes.ts';
import { projectsIn } from './queries/projects.ts';
import { roundsIn } from './queries/rounds.ts';
import { auditEvent } from './schema/index.ts';

/** The store on a database. Whatever goes wrong is thrown as `StoreError`, which carries no value. */
export function createStore(db: Db, jobs: Jobs): Store {
  async function transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    const added = new Set<JobKind>();
    const result = await withoutValues(() => db.transaction((tx) => work(repositoriesIn(tx, jobs, added))));
    jobs.added(added);
    return result;
  }
  const reading = repositoriesIn(db, jobs, new Set());
  return Object.defineProperties({ transaction } as Store, {
    ...Object.getOwnPropertyDescriptors(reading),
    notify: { value: (notices: readonly Notice[]) => transaction((tx) => tx.notify(notices)) },
  });
}

/** All repositories on the database or on one transaction, each made when it is first asked for. */
function repositoriesIn(db: Db, jobs: Jobs, added: Set<JobKind>): Repositories {
  const repositories = {
    get people() {
      return keep('people', guarded(peopleIn(db)));
    },
    get programmes() {
      return keep('programmes', guarded(programmesIn(db)));
    },
    get projects() {
      return keep('projects', guarded(projectsIn(db)));
    },
    get rounds() {
      return keep('rounds', guarded(roundsIn(db)));
    },
    get links() {
      return keep('links', guarded(linksIn(db)));
    },
    get deliveries() {
      return keep('deliveries', guarded(deliveriesIn(db)));
    },
    ...guarded<Pick<Repositories, 'audit' | 'notify'>>({
      audit: async ({ by, ...event }) => {
        await db.insert(auditEvent).values({ id: newId(), by: by === 'saman' ? null : by, ...event });
      },
      notify: async (notices) => {
        const stored = await jobsOf(db, notices);
        await jobs.add(db, stored);
        for (const { kind } of stored) added.add(kind);
      },
    }),
  };
  const keep = <K extends keyof Repositories>(name: K, value: Repositories[K]): Repositories[K] => {
    Object.defineProperty(repositories, name, { value });
    return value;
  };
  return repositories;
}

async function jobsOf(db: Db, notices: readonly Notice[]): Promise<readonly Job[]> {
  const entered = await enterDeliveries(
    db,
    notices.filter((notice) => notice.kind === 'tell'),
  );
  const shown = notices.flatMap((notice): Job[] =>
    notice.kind === 'tell' ? [] : [{ kind: notice.kind, view: notice.view }],
  );
  return [...entered.map((deliveryId): Job => ({ kind: 'deliver', deliveryId })), ...shown];
}
