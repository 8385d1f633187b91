import type { Notice, Refresh } from '../bot/delivery/notice.ts';
import type { Answer } from '../bot/evaluation/round.ts';
import type { AuditEvent, Repositories, Store } from '../bot/ports/store.ts';
import { storeAnswer } from './answering.ts';
import type { Db } from './drivers.ts';
import { type Ending, writeEnding } from './ending.ts';
import { guarded, withoutValues } from './guard.ts';
import type { Job, Jobs } from './jobs.ts';
import { calendarFeedsIn } from './queries/calendar-feeds.ts';
import { deliveriesIn, enterDeliveries } from './queries/deliveries.ts';
import { fileLinksIn } from './queries/file-links.ts';
import { gatheringsIn } from './queries/gatherings.ts';
import { goalsIn } from './queries/goals.ts';
import { linksIn } from './queries/links.ts';
import { milestonesIn } from './queries/milestones.ts';
import { peopleIn } from './queries/people.ts';
import { programmesIn } from './queries/programmes.ts';
import { projectsIn } from './queries/projects.ts';
import { remindersIn } from './queries/reminders.ts';
import { reportingIn } from './queries/reporting.ts';
import { risksIn } from './queries/risks.ts';
import { roundsIn } from './queries/rounds.ts';
import { readTogether } from './together.ts';

/** The store on a database. Whatever goes wrong is thrown as `StoreError`, which carries no value. */
export function createStore(db: Db, jobs: Jobs): Store {
  async function transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    const ending: Ending = { events: [], jobs: [] };
    const result = await withoutValues(() =>
      db.transaction(async (tx) => {
        const worked = await work(repositoriesIn(tx, ending));
        await writeEnding(tx, ending);
        return worked;
      }),
    );
    jobs.added(new Set(ending.jobs.map(({ kind }) => kind)));
    return result;
  }
  async function giveAnswer(
    answer: Answer,
    event: AuditEvent,
    refreshes: readonly Refresh[],
  ): Promise<boolean> {
    const ending: Ending = { events: [event], jobs: await jobsOf(db, refreshes) };
    const stored = await withoutValues(() => storeAnswer(db, answer, ending));
    if (stored) jobs.added(new Set(ending.jobs.map(({ kind }) => kind)));
    return stored;
  }
  const reading = repositoriesIn(db, { events: [], jobs: [] });
  const store: Store = Object.defineProperties({ transaction, giveAnswer } as Store, {
    ...Object.getOwnPropertyDescriptors(reading),
    together: { value: () => readTogether(store, db) },
    audit: { value: (event: AuditEvent) => transaction((tx) => tx.audit(event)) },
    notify: { value: (notices: readonly Notice[]) => transaction((tx) => tx.notify(notices)) },
  });
  return store;
}

/** All repositories on the database or on one transaction; each is made when it is first asked for. */
function repositoriesIn(db: Db, ending: Ending): Repositories {
  const repositories: Repositories = {
    together: () => readTogether(repositories, db),
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
    get reporting() {
      return keep('reporting', guarded(reportingIn(db)));
    },
    get risks() {
      return keep('risks', guarded(risksIn(db)));
    },
    get milestones() {
      return keep('milestones', guarded(milestonesIn(db)));
    },
    get goals() {
      return keep('goals', guarded(goalsIn(db)));
    },
    get gatherings() {
      return keep('gatherings', guarded(gatheringsIn(db)));
    },
    get links() {
      return keep('links', guarded(linksIn(db)));
    },
    get calendarFeeds() {
      return keep('calendarFeeds', guarded(calendarFeedsIn(db)));
    },
    get fileLinks() {
      return keep('fileLinks', guarded(fileLinksIn(db)));
    },
    get deliveries() {
      return keep('deliveries', guarded(deliveriesIn(db)));
    },
    get reminders() {
      return keep('reminders', guarded(remindersIn(db)));
    },
    audit: async (event) => {
      ending.events.push(event);
    },
    notify: (notices) =>
      withoutValues(async () => {
        ending.jobs.push(...(await jobsOf(db, notices)));
      }),
  };
  const keep = <K extends keyof Repositories>(name: K, value: Repositories[K]): Repositories[K] => {
    Object.defineProperty(repositories, name, { value });
    return value;
  };
  return repositories;
}

async function jobsOf(db: Db, notices: readonly Notice[]): Promise<Job[]> {
  const told = notices.filter((notice) => notice.kind === 'tell');
  const entered = told.length > 0 ? await enterDeliveries(db, told) : [];
  const shown = notices.flatMap((notice): Job[] => {
    if (notice.kind === 'tell') return [];
    if (notice.kind === 'retry') return [{ kind: 'deliver', deliveryId: notice.deliveryId }];
    return [{ kind: notice.kind, view: notice.view }];
  });
  return [...entered.map((deliveryId): Job => ({ kind: 'deliver', deliveryId })), ...shown];
}
