import { Temporal } from 'temporal-polyfill';
import type { Command } from '../../../../bot/conversation/command.ts';
import type { Services } from '../../../../bot/conversation/handling.ts';
import type { Reply } from '../../../../bot/conversation/incoming.ts';
import { perform } from '../../../../bot/conversation/performing.ts';
import type { View, Views } from '../../../../bot/conversation/view.ts';
import { createDelivery } from '../../../../bot/delivery/deliver.ts';
import { releaseHeld } from '../../../../bot/delivery/held.ts';
import { closeDueRounds } from '../../../../bot/evaluation/close.ts';
import type { Id } from '../../../../bot/id.ts';
import type { Person } from '../../../../bot/people/person.ts';
import { celebrateDue } from '../../../../bot/plan/celebrate.ts';
import { noPictures } from '../../../../bot/plan/pictures.ts';
import type { ChatAdapter } from '../../../../bot/ports/chat.ts';
import type { Store } from '../../../../bot/ports/store.ts';
import { forgetOldDigests } from '../../../../bot/reminders/delivering.ts';
import { sweepReminders } from '../../../../bot/reminders/sweep.ts';
import { createSigner } from '../../../../signer.ts';
import type { TestDatabase } from '../../../harness/database.ts';
import { barePresenter } from '../../world.ts';
import type { Chance } from './chance.ts';

/** A message that the platform took. */
export interface Told {
  readonly to: string;
  readonly at: number;
  readonly view: View;
  readonly digest: Views['digest'] | null;
}

class Died extends Error {}

/** Saman in a process that can die at any call of its store or of the platform, on a platform that can be away. */
export interface Saman {
  readonly told: readonly Told[];
  readonly deaths: () => number;
  /** What it did wrong towards the platform. */
  readonly wrong: readonly string[];
  /** The moments at which it did what was due, and whether the platform was there. */
  readonly ticks: readonly { readonly at: number; readonly isReached: boolean }[];
  /** What was shown of risk workshops, whenever it was brought up to date. */
  readonly ofRisks: readonly { readonly to: string; readonly view: View; readonly text: string }[];
  /** When each person did something. */
  readonly acts: ReadonlyMap<Id, readonly number[]>;
  readonly now: () => number;
  /** What stands in the store now. */
  readonly store: Store;
  go(to: number): void;
  platformIsThere(isThere: boolean): void;
  /** Does what is due, and delivers it; `fuse`: dies at that call, and goes on as another process. */
  tick(fuse: number | null): Promise<void>;
  /** Lets somebody do something, and delivers what follows. */
  act(person: Person, command: Command): Promise<Reply>;
  deliver(): Promise<void>;
  forget(): Promise<void>;
}

/** The moment from which nothing is done any more. */
interface Fuse {
  left: number | null;
  isDead: boolean;
}

/** Dies when its time has come, before what it does or after it. */
async function burning<T>(
  fuse: Fuse,
  luck: Chance,
  work: () => Promise<T>,
  undone: () => Promise<T>,
): Promise<T> {
  if (fuse.isDead) throw new Died('a dead process does nothing');
  if (fuse.left === null) return work();
  fuse.left -= 1;
  if (fuse.left > 0) return work();
  fuse.isDead = true;
  if (luck.below(0.5)) return undone();
  await work();
  throw new Died('it died when that was done');
}

/** A store of a process: whatever writes can be the last thing that it does. */
function mortal(store: Store, fuse: Fuse, luck: Chance): Store {
  const { deliveries } = store;
  const dying = async (): Promise<never> => {
    throw new Died('it died before that was done');
  };
  const transaction: Store['transaction'] = (work) =>
    burning(
      fuse,
      luck,
      () => store.transaction(work),
      () =>
        store.transaction(async (tx) => {
          await work(tx);
          return dying();
        }),
    );
  return Object.create(store, {
    transaction: { value: transaction },
    together: { value: () => mortal(store.together(), fuse, luck) },
    notify: { value: (...given: Parameters<Store['notify']>) => transaction((tx) => tx.notify(...given)) },
    deliveries: {
      value: {
        ...deliveries,
        begin: (...given: Parameters<typeof deliveries.begin>) =>
          burning(fuse, luck, () => deliveries.begin(...given), dying),
        markSent: (...given: Parameters<typeof deliveries.markSent>) =>
          burning(fuse, luck, () => deliveries.markSent(...given), dying),
      },
    },
  });
}

export async function openSaman(
  database: TestDatabase,
  connectionId: Id,
  start: number,
  luck: Chance,
): Promise<Saman> {
  let now = start;
  let isThere = true;
  let fuse: Fuse = { left: null, isDead: false };
  let deaths = 0;
  const told: Told[] = [];
  const ofRisks: { to: string; view: View; text: string }[] = [];
  const seeRisks = (to: string, view: View, card: unknown): void => {
    if (/^(risk|workshop)/.test(view.name)) ofRisks.push({ to, view, text: JSON.stringify(card) });
  };
  const acts = new Map<Id, number[]>();
  const ticks: { at: number; isReached: boolean }[] = [];
  const taken = new Set<Id>();
  const wrong: string[] = [];
  let putOff = 0;
  /** While jobs ran, which then end as failed ones, later than it was noticed. */
  let hasDied = false;

  const adapter: ChatAdapter = {
    name: 'web',
    capabilities: {
      ...{ formsInMessages: true, privateInChannel: true, home: false },
      ...{ threads: true, makesChannels: true, keepsViews: false },
    },
    start: async () => {},
    stop: async () => {},
    send({ externalId }, { view, card }, { key, again }) {
      const ref = { connectionId, conversation: externalId, message: key };
      if (!isThere) {
        putOff += 1;
        return Promise.resolve({ kind: 'later', afterSeconds: 60, reason: 'away', unsent: true });
      }
      const take = async () => {
        // a platform knows a message again, if it is told that there may have been one
        if (taken.has(key) && !again) wrong.push(`sent twice without a word: ${view.name} ${key}`);
        seeRisks(externalId, view, card);
        if (!taken.has(key)) {
          const digest = view.name === 'digest' ? (card as Views['digest']) : null;
          told.push({ to: externalId, at: now, view, digest });
        }
        taken.add(key);
        return { kind: 'sent', ref } as const;
      };
      return burning(fuse, luck, take, async () => {
        throw new Died('it died before it sent');
      });
    },
    async update(ref, { view, card }) {
      seeRisks(ref.conversation, view, card);
      return { kind: 'sent', ref };
    },
    remove: async (ref) => ({ kind: 'sent', ref }),
    describePerson: async () => null,
    describePlace: async () => null,
    listMembers: async () => [],
    surroundings: async () => ({ people: [], places: [] }),
  };
  const problems: unknown[] = [];
  const servicesOf = (store: Store): Services => ({
    store,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now) },
    presenter: barePresenter,
    signer: createSigner('a secret of at least thirty-two characters', null),
    pictures: noPictures,
    log: { info: () => {}, warn: () => {}, error: (facts) => problems.push(facts) },
    adapters: [adapter],
    publicUrl: 'http://localhost:3978',
    about: { operator: null, privacyUrl: null },
    afterwards: (work) => void work(),
  });
  const born = (left: number | null) => {
    fuse = { left, isDead: false };
    const services = servicesOf(mortal(database.store, fuse, luck));
    return { services, delivery: createDelivery(services) };
  };
  let alive = born(null);
  const { queue } = database;
  // the workers of whichever process lives
  await queue.start({
    deliver: (id) => alive.delivery.deliver(id),
    refresh: (view) => alive.delivery.refresh(view),
    retract: (view) => alive.delivery.retract(view),
  });

  /** What the queue does by itself in some time: jobs of the dead, and those that were put off, come again. */
  const jobsAgain = () =>
    database.query(
      `update pgboss.job set start_after = now() where state in ('created', 'retry') and start_after > now()`,
    );
  const deliver = async (): Promise<void> => {
    for (let isTried = false; ; ) {
      await queue.drain();
      if (fuse.isDead) {
        deaths += 1;
        alive = born(null);
      } else if ((putOff > 0 || hasDied) && !isTried) isTried = true;
      else return;
      putOff = 0;
      hasDied = false;
      await jobsAgain();
    }
  };
  /** Until a process lives through it. */
  const living = async (work: (services: Services) => Promise<unknown>): Promise<void> => {
    try {
      await work(alive.services);
    } catch (error) {
      if (!fuse.isDead) throw error;
      deaths += 1;
      hasDied = true;
      alive = born(null);
      await jobsAgain();
      await work(alive.services);
    }
  };
  return {
    told,
    deaths: () => deaths,
    wrong,
    ofRisks,
    ticks,
    acts,
    now: () => now,
    store: database.store,
    go(to) {
      if (to < now) throw new Error('time goes on');
      now = to;
    },
    platformIsThere(is) {
      isThere = is;
    },
    async tick(left) {
      alive = born(left);
      await living(async (services) => {
        await releaseHeld(services);
        await closeDueRounds(services);
        await celebrateDue(services);
        await sweepReminders(services);
      });
      await deliver();
      alive = born(null);
      ticks.push({ at: now, isReached: isThere });
    },
    act: async (person, command) => {
      const { services } = alive;
      acts.set(person.id, [...(acts.get(person.id) ?? []), now]);
      const reader = { person, connectionId, via: 'account' } as const;
      return perform(services, reader, command);
    },
    deliver,
    forget: () => forgetOldDigests(alive.services),
  };
}
