import type { DemoControls, DemoPerson } from '../adapters/web/demo-controls.ts';
import type { Reader, Services } from '../bot/conversation/handling.ts';
import { perform } from '../bot/conversation/performing.ts';
import type { Round } from '../bot/evaluation/round.ts';
import type { Id } from '../bot/id.ts';
import { byName } from '../bot/people/new-person.ts';
import type { Person } from '../bot/people/person.ts';
import type { ProgrammeSeed } from '../bot/ports/seed.ts';
import type { Repositories } from '../bot/ports/store.ts';
import { currentMembers } from '../bot/project/group.ts';
import { plausibleAnswer } from './answers.ts';
import type { DemoClock } from './clock.ts';
import { adviceFor } from './hint.ts';
import { demoConnectionId, offices } from './offices.ts';
import { holdsBesideDemo, loadDemo } from './seed.ts';

/** What the demo's controls need from main.ts. */
export interface DemoParts {
  readonly services: Services;
  readonly seed: ProgrammeSeed;
  readonly clock: DemoClock;
  /** Does what has become due. */
  sweep(): Promise<unknown>;
  /** Resolves when everything that was to be delivered has been. */
  drain(): Promise<void>;
}

/** The demo's controls: acting as somebody, moving time, letting the others answer, starting over. */
export function createDemoControls({ services, seed, clock, sweep, drain }: DemoParts): DemoControls {
  const { store } = services;

  return {
    connectionId: demoConnectionId,
    now: () => clock.now(),

    async people() {
      const found = await Promise.all(
        offices.map(async ({ externalId, name }): Promise<DemoPerson | null> => {
          const person = await personOf(store, externalId);
          if (!person) return null;
          // an account that was linked acts as the person it belongs to now
          return { externalId, name: person.name === name ? name : `${name} → ${person.name}` };
        }),
      );
      return found.filter((one) => one !== null);
    },

    async hint(externalId) {
      const person = await personOf(store, externalId);
      if (!person) return { hint: 'outsider', actAs: null };
      const { hint, actAs, at } = await adviceFor(store, person.id, clock.now());
      return { hint, actAs: await externalIdOf(store, actAs), ...(at ? { at: at.toString() } : {}) };
    },

    async moveClock(to) {
      // what is told by now was told before; a platform or database that is away does not hold up time
      await Promise.allSettled([drain()]);
      await ('advance' in to ? clock.advance(to.advance) : clock.set(to.now));
      await sweep();
      await drain();
    },

    async letOthersAnswer(externalId) {
      const acting = await personOf(store, externalId);
      if (!acting) return { answered: 0 };
      let answered = 0;
      for (const project of await store.projects.ofPerson(acting.id)) {
        const round = (await store.rounds.ofProject(project.id)).find((one) => one.status === 'open');
        if (round) answered += await othersAnswer(services, round, acting.id);
      }
      await drain();
      return { answered };
    },

    async startOver() {
      if ((await holdsBesideDemo(seed)) !== 'nothing') return false;
      await drain();
      await seed.startOver();
      await clock.begin();
      await loadDemo(services, seed);
      await drain();
      return true;
    },
  };
}

async function personOf({ people }: Repositories, externalId: string): Promise<Person | null> {
  const account = await people.account('web', demoConnectionId, externalId);
  return account && people.person(account.personId);
}

async function externalIdOf({ people }: Repositories, personId: Id | null): Promise<string | null> {
  const accounts = personId === null ? [] : await people.accountsOf(personId);
  return accounts.find((one) => one.connectionId === demoConnectionId)?.externalId ?? null;
}

/** Everybody else in the group who has not answered does, the way that people do. Returns how many. */
async function othersAnswer(services: Services, round: Round, actingId: Id): Promise<number> {
  const { store } = services;
  const before = await store.rounds.answered(round.id);
  // in the project's language: a reason in a language that one member alone writes would tell whose it is (PRIV-2)
  const language = (await store.projects.project(round.projectId))?.language ?? 'nb';
  const done = new Set(before.map((one) => one.personId));
  const members = currentMembers(await store.projects.memberships(round.projectId), round.groupId);
  const group = [...(await store.people.persons(members.map((member) => member.personId)))].sort(byName);
  for (const [place, person] of group.entries()) {
    if (person.id === actingId || done.has(person.id)) continue;
    const account = person.preferredAccountId
      ? await store.people.accountById(person.preferredAccountId)
      : null;
    const reader: Reader = {
      person,
      connectionId: account?.connectionId ?? null,
      via: account ? 'account' : 'link',
    };
    await perform(services, reader, plausibleAnswer(round, place, language));
  }
  return (await store.rounds.answered(round.id)).length - before.length;
}
