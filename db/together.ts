import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Gathering } from '../bot/gatherings/gathering.ts';
import type { Id } from '../bot/id.ts';
import { aboutId } from '../bot/people/links.ts';
import type { Repositories } from '../bot/ports/store.ts';
import type { Digest, Wishes } from '../bot/reminders/reminder.ts';
import { anyOf, type Db } from './drivers.ts';
import { withoutValues } from './guard.ts';
import { beginDeliveries, type Sent, sendDeliveries } from './queries/deliveries.ts';
import { toGathering } from './queries/gatherings.ts';
import { toEntry, toGoal } from './queries/goals.ts';
import { toLink } from './queries/links.ts';
import { toMilestone } from './queries/milestones.ts';
import { inTheirOrder } from './queries/reminders.ts';
import { toDeadline } from './queries/reporting.ts';
import { toRound } from './queries/rounds.ts';
import {
  account,
  answer,
  connection,
  delivery,
  digest,
  gathering,
  goal,
  goalEntry,
  membership,
  milestone,
  nudge,
  pause,
  person,
  personalLink,
  project,
  projectGroup,
  reportingDeadline,
  roleHolding,
  round,
  switchedOff,
} from './schema/index.ts';

// What is done for many people or things at a time is written for one, and many of them are done side by side. What
// they ask for in the same moment is one statement here: a sweep of hundreds is a dozen statements, not thousands.

/** Does what is asked in the same moment at once; `work` gives what came of each. What is asked twice is done once. */
function atOnce<Q, V>(
  work: (asked: readonly Q[]) => Promise<(one: Q) => V>,
  keyOf: (one: Q) => string,
): (one: Q) => Promise<V> {
  let waiting = new Map<string, { readonly one: Q } & PromiseWithResolvers<V>>();
  const go = async (): Promise<void> => {
    const asked = [...waiting.values()];
    waiting = new Map();
    try {
      const resultOf = await withoutValues(() => work(asked.map(({ one }) => one)));
      for (const { one, resolve } of asked) resolve(resultOf(one));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  };
  return (one) => {
    const key = keyOf(one);
    const there = waiting.get(key);
    if (there) return there.promise;
    const asked = { one, ...Promise.withResolvers<V>() };
    waiting.set(key, asked);
    // when all that runs now has asked
    if (waiting.size === 1) void Promise.resolve().then(() => process.nextTick(go));
    return asked.promise;
  };
}

const asIs = (key: string): string => key;

/** The row of each key, or null. */
const oneOfEach = <T>(read: (ids: readonly Id[]) => Promise<readonly T[]>, idOf: (row: T) => Id) =>
  atOnce<Id, T | null>(async (ids) => {
    const found = new Map((await read(ids)).map((row) => [idOf(row), row]));
    return (id) => found.get(id) ?? null;
  }, asIs);

/** The rows of each key. */
const manyOfEach = <T>(read: (ids: readonly Id[]) => Promise<readonly T[]>, idOf: (row: T) => Id) =>
  atOnce<Id, readonly T[]>(async (ids) => {
    const found = Map.groupBy(await read(ids), idOf);
    return (id) => found.get(id) ?? [];
  }, asIs);

const idOf = ({ id }: { readonly id: Id }): Id => id;

/** See `Repositories.together`. */
export function readTogether<T extends Repositories>(repositories: T, db: Db): T {
  const made: T = Object.create(repositories, {
    people: { value: { ...repositories.people, ...peopleTogether(db) } },
    projects: { value: { ...repositories.projects, ...projectsTogether(db) } },
    rounds: { value: { ...repositories.rounds, ...roundsTogether(db) } },
    reporting: { value: { ...repositories.reporting, deadline: deadlineOf(db) } },
    milestones: { value: { ...repositories.milestones, milestone: milestoneOf(db) } },
    goals: { value: { ...repositories.goals, ...goalsTogether(db) } },
    gatherings: { value: { ...repositories.gatherings, ...gatheringsTogether(repositories, db) } },
    links: { value: { ...repositories.links, of: linksOf(db) } },
    reminders: { value: { ...repositories.reminders, ...remindersTogether(db) } },
    deliveries: { value: { ...repositories.deliveries, ...deliveriesTogether(db) } },
    together: { value: () => made },
  });
  return made;
}

function peopleTogether(db: Db): Partial<Repositories['people']> {
  const one = oneOfEach((ids) => db.select().from(person).where(anyOf(person.id, ids)), idOf);
  return {
    person: one,
    persons: async (ids) => (await Promise.all([...new Set(ids)].map(one))).filter((found) => found !== null),
    accountsOf: manyOfEach(
      (ids) => db.select().from(account).where(anyOf(account.personId, ids)).orderBy(account.id),
      ({ personId }) => personId,
    ),
    connection: oneOfEach((ids) => db.select().from(connection).where(anyOf(connection.id, ids)), idOf),
  };
}

function projectsTogether(db: Db): Partial<Repositories['projects']> {
  const memberships = manyOfEach(
    (ids) =>
      db
        .select({ projectId: projectGroup.projectId, membership })
        .from(membership)
        .innerJoin(projectGroup, eq(projectGroup.id, membership.groupId))
        .where(anyOf(projectGroup.projectId, ids))
        .orderBy(membership.from, membership.id),
    ({ projectId }) => projectId,
  );
  return {
    project: oneOfEach((ids) => db.select().from(project).where(anyOf(project.id, ids)), idOf),
    roles: manyOfEach(
      (ids) =>
        db
          .select()
          .from(roleHolding)
          .where(anyOf(roleHolding.projectId, ids))
          .orderBy(roleHolding.from, roleHolding.id),
      ({ projectId }) => projectId,
    ),
    memberships: async (projectId) => (await memberships(projectId)).map((one) => one.membership),
  };
}

function roundsTogether(db: Db): Partial<Repositories['rounds']> {
  const withProject = oneOfEach(
    (ids) =>
      db
        .select({ round, project })
        .from(round)
        .innerJoin(project, eq(project.id, round.projectId))
        .where(anyOf(round.id, ids)),
    (found) => found.round.id,
  );
  return {
    withProject: async (id) => {
      const found = await withProject(id);
      return found && { round: toRound(found.round), project: found.project };
    },
    answered: manyOfEach(
      (ids) =>
        db
          .select({ roundId: answer.roundId, personId: answer.personId, party: answer.party })
          .from(answer)
          .where(anyOf(answer.roundId, ids)),
      ({ roundId }) => roundId,
    ),
  };
}

const deadlineOf = (db: Db): Repositories['reporting']['deadline'] =>
  oneOfEach(
    async (ids) =>
      (await db.select().from(reportingDeadline).where(anyOf(reportingDeadline.id, ids))).map(toDeadline),
    idOf,
  );

const milestoneOf = (db: Db): Repositories['milestones']['milestone'] =>
  oneOfEach(
    async (ids) => (await db.select().from(milestone).where(anyOf(milestone.id, ids))).map(toMilestone),
    idOf,
  );

const goalsTogether = (db: Db): Partial<Repositories['goals']> => ({
  goal: oneOfEach(async (ids) => (await db.select().from(goal).where(anyOf(goal.id, ids))).map(toGoal), idOf),
  entries: manyOfEach(
    async (ids) =>
      (await db.select().from(goalEntry).where(anyOf(goalEntry.goalId, ids)).orderBy(goalEntry.nth)).map(
        toEntry,
      ),
    ({ goalId }) => goalId,
  ),
});

/** Hundreds are told of the same gathering in the same moment: who is around it is read once for all of them. */
function gatheringsTogether({ gatherings }: Repositories, db: Db): Partial<Repositories['gatherings']> {
  const around = ({ of, programmeId }: Pick<Gathering, 'of' | 'programmeId'>): string => {
    if (of.kind === 'leaders') return programmeId;
    return of.kind === 'network' ? of.networkId : of.participantId;
  };
  const eachOf = <Q, V>(read: (one: Q) => Promise<V>, keyOf: (one: Q) => string) =>
    atOnce<Q, V>(async (asked) => {
      const found = new Map<string, V>();
      for (const one of asked) found.set(keyOf(one), await read(one));
      return (one) => found.get(keyOf(one)) as V;
    }, keyOf);
  return {
    gathering: oneOfEach(
      async (ids) => (await db.select().from(gathering).where(anyOf(gathering.id, ids))).map(toGathering),
      idOf,
    ),
    circle: eachOf(gatherings.circle, around),
    withThemeDay: eachOf(gatherings.withThemeDay, asIs),
    moves: eachOf(gatherings.moves, asIs),
    attendance: eachOf(gatherings.attendance, asIs),
  };
}

function linksOf(db: Db): Repositories['links']['of'] {
  const linksAbout = manyOfEach(
    async (ids) => {
      const isOfThem = or(anyOf(personalLink.roundId, ids), anyOf(personalLink.workshopId, ids));
      const found = await db
        .select()
        .from(personalLink)
        .where(and(isOfThem, isNull(personalLink.replacedAt)))
        .orderBy(personalLink.createdAt, personalLink.id);
      return found.map(toLink);
    },
    ({ about }) => aboutId(about),
  );
  return (about) => linksAbout(aboutId(about));
}

function remindersTogether(db: Db): Partial<Repositories['reminders']> {
  const since = atOnce<{ personId: Id; day: Temporal.PlainDate }, readonly Digest[]>(
    async (asked) => {
      const first = asked
        .map(({ day }) => day)
        .reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b));
      const ids = asked.map(({ personId }) => personId);
      const found = await db
        .select()
        .from(digest)
        .where(and(anyOf(digest.personId, ids), gte(digest.day, first)));
      const newest = found.toSorted((a, b) => Temporal.PlainDate.compare(b.day, a.day));
      const ofEach = Map.groupBy(newest, ({ personId }) => personId);
      return ({ personId, day }) =>
        (ofEach.get(personId) ?? []).filter((one) => Temporal.PlainDate.compare(one.day, day) >= 0);
    },
    ({ personId, day }) => `${personId} ${day}`,
  );
  return {
    digest: oneOfEach((ids) => db.select().from(digest).where(anyOf(digest.id, ids)), idOf),
    digestsSince: (personId, day) => since({ personId, day }),
    nudgesIn: manyOfEach(
      (ids) =>
        db
          .select()
          .from(nudge)
          .where(anyOf(nudge.digestId, ids))
          .orderBy(nudge.day, nudge.kind, nudge.subjectId, nudge.why),
      ({ digestId }) => digestId ?? '',
    ),
    waiting: manyOfEach(
      (ids) =>
        db
          .select()
          .from(nudge)
          .where(and(anyOf(nudge.personId, ids), isNull(nudge.digestId)))
          .orderBy(...inTheirOrder),
      ({ personId }) => personId,
    ),
    wishes: atOnce<Id, Wishes>(async (ids) => {
      const pauses = await db.select().from(pause).where(anyOf(pause.personId, ids));
      const off = await db.select().from(switchedOff).where(anyOf(switchedOff.personId, ids));
      const pauseOf = new Map(pauses.map((one) => [one.personId, one]));
      const offOf = Map.groupBy(off, ({ personId }) => personId);
      return (id) => ({
        pause: pauseOf.get(id) ?? null,
        off: (offOf.get(id) ?? []).map(({ kind }) => kind),
      });
    }, asIs),
  };
}

function deliveriesTogether(db: Db): Partial<Repositories['deliveries']> {
  const begin = atOnce<{ id: Id; at: Temporal.Instant }, boolean>(
    async (asked) => {
      const again = await beginDeliveries(db, asked);
      return ({ id }) => again.has(id);
    },
    ({ id }) => id,
  );
  const markSent = atOnce<Sent, void>(
    async (asked) => {
      await sendDeliveries(db, asked);
      return () => {};
    },
    ({ id }) => id,
  );
  return {
    delivery: oneOfEach((ids) => db.select().from(delivery).where(anyOf(delivery.id, ids)), idOf),
    begin: (id, at) => begin({ id, at }),
    markSent: (id, platform, ref, at) => markSent({ id, platform, ref, at }),
  };
}
