import { Temporal } from 'temporal-polyfill';
import { calendarHandlers } from '../../bot/calendar-feed/calendar-feed.usecases.ts';
import type { Command } from '../../bot/conversation/command.ts';
import type { Answered, Handler, Reader, Services } from '../../bot/conversation/handling.ts';
import { subjectIn } from '../../bot/conversation/subject.ts';
import { evaluationHandlers } from '../../bot/evaluation/evaluation.handlers.ts';
import { gatheringHandlers } from '../../bot/gatherings/gatherings.usecases.ts';
import { goalHandlers } from '../../bot/goals/goals.handlers.ts';
import { type Id, newId } from '../../bot/id.ts';
import { linkHandlers } from '../../bot/people/links.usecases.ts';
import { peopleHandlers } from '../../bot/people/people.usecases.ts';
import type { Person } from '../../bot/people/person.ts';
import { noPictures } from '../../bot/plan/pictures.ts';
import { planHandlers } from '../../bot/plan/plan.handlers.ts';
import type { Presenter } from '../../bot/ports/presenter.ts';
import { projectHandlers } from '../../bot/project/project.usecases.ts';
import type { Outcome } from '../../bot/refusal.ts';
import { reportingHandlers } from '../../bot/reporting/reporting.usecases.ts';
import { riskHandlers } from '../../bot/risk/risk.handlers.ts';
import { readParticipants } from '../../demo/participants.ts';
import { loadProgramme, programmeFrom } from '../../demo/programme.ts';
import { createSigner } from '../../signer.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';

/** A small part of the real list: a municipality alone, one together with others, two that begin alike. */
const list = `municipality,cohort,listed,network,themes,group
Elverum,1,yes,Heltid/deltid Øst,heltid-deltid,
Løten,1,yes,Heltid/deltid Øst,heltid-deltid,
Sortland,1,yes,Kompetanse Nord,kompetanse-rekruttering,Vesterålen regionråd
Bø i Nordland,1,yes,Kompetanse Nord,kompetanse-rekruttering,Vesterålen regionråd
Bø i Telemark,1,yes,Kompetanse Vest og Øst,kompetanse-rekruttering,
`;

/** Presents nothing but the contents themselves, so that a test can read them. */
export const barePresenter: Presenter = {
  present: ({ view, props }) => ({ view, card: props, plain: view.name }),
  fieldErrors: () => ({}),
  read: (verb, data) => ({ kind: 'command', command: { type: verb, ...data } as Command }),
  understand: () => ({ intent: 'unknown' }),
  minutes: (contents) => ({
    language: contents.language,
    title: contents.projectName,
    subtitle: `${contents.version}`,
    blocks: contents.decisions.map(({ text }) => ({ kind: 'paragraph', text })),
  }),
};

const handlers = {
  ...evaluationHandlers,
  ...projectHandlers,
  ...planHandlers,
  ...goalHandlers,
  ...reportingHandlers,
  ...gatheringHandlers,
  ...peopleHandlers,
  ...calendarHandlers,
  ...linkHandlers,
  ...riskHandlers,
};

/** The bot on a real database with a clock of its own, and a few people of two municipalities. */
export interface World {
  readonly database: TestDatabase;
  readonly services: Services;
  /** In Elverum's workspace. */
  readonly elverum: Id;
  /** In Løten's workspace. */
  readonly loten: Id;
  readonly programmeId: Id;
  readonly networkId: (name: string) => Id;
  advance(by: Temporal.DurationLike): void;
  /** Somebody with an account on the connection, or without any. */
  person(name: string, connectionId: Id | null): Promise<Person>;
  /** The person as stored now, writing from that connection. */
  reader(person: Person, connectionId?: Id | null): Promise<Reader>;
  /** Runs the use case (permission is not checked here; the router's tests do that). */
  does(person: Person, connectionId: Id | null, command: Command): Promise<Outcome<Answered>>;
  close(): Promise<void>;
}

export async function openWorld(startsAt = '2026-11-23T09:00:00Z'): Promise<World> {
  const database = await openTestDatabase();
  const { store, seed } = database;
  let now = Temporal.Instant.from(startsAt);
  const services: Services = {
    store,
    clock: { now: () => now },
    presenter: barePresenter,
    signer: createSigner('a secret of at least thirty-two characters', null),
    pictures: noPictures,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    adapters: [],
    publicUrl: 'http://localhost:3978',
    about: { operator: null, privacyUrl: null },
    afterwards: (work) => void work(),
  };
  const programme = programmeFrom(readParticipants(list), 2026);
  await loadProgramme(seed, programme);
  const connect = async (name: string): Promise<Id> => {
    const organisation = programme.organisations.find((one) => one.name === name);
    const id = newId();
    await seed.addConnection({
      id,
      platform: 'web',
      externalId: name,
      organisationId: organisation?.id ?? '',
    });
    return id;
  };
  const elverum = await connect('Elverum');
  const loten = await connect('Løten');

  async function reader(person: Person, connectionId: Id | null = elverum): Promise<Reader> {
    const stored = (await store.people.person(person.id)) ?? person;
    return { person: stored, connectionId, via: connectionId ? 'account' : 'link' };
  }

  return {
    database,
    services,
    elverum,
    loten,
    programmeId: programme.programme.id,
    networkId: (name) => programme.networks.find((one) => one.name === name)?.id ?? '',
    advance(by) {
      now = now.toZonedDateTimeISO('Europe/Oslo').add(by).toInstant();
    },
    async person(name, connectionId) {
      const accountId = connectionId ? newId() : null;
      const person: Person = {
        id: newId(),
        name,
        language: 'nb',
        timeZone: 'Europe/Oslo',
        isAdministrator: false,
        preferredAccountId: accountId,
      };
      await store.transaction(async (tx) => {
        await tx.people.addPerson(person);
        if (connectionId && accountId)
          await tx.people.addAccount({
            id: accountId,
            platform: 'web',
            connectionId,
            externalId: name,
            personId: person.id,
            kind: 'member',
          });
      });
      return person;
    },
    reader,
    async does(person, connectionId, command) {
      const about = subjectIn(command);
      const standing = about ? await store.projects.standing(person.id, about) : null;
      const handler = (handlers as Record<string, Handler<Command['type']>>)[command.type];
      if (!handler) throw new Error(`no handler for ${command.type}`);
      return handler({ ...services, reader: await reader(person, connectionId), standing }, command);
    },
    close: () => database.close(),
  };
}

/** The value of an outcome that must have been accepted. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}

/** The codes of the refusals; empty where it was accepted. */
export const codesOf = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
