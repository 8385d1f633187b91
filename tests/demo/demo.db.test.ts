import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DemoControls } from '../../adapters/web/demo-controls.ts';
import { localDay } from '../../bot/calendar/mornings.ts';
import type { Services } from '../../bot/conversation/handling.ts';
import { perform } from '../../bot/conversation/performing.ts';
import { closeDueRounds } from '../../bot/evaluation/close.ts';
import { draftOf } from '../../bot/evaluation/minutes.loading.ts';
import { loadResults } from '../../bot/evaluation/round.loading.ts';
import type { Round } from '../../bot/evaluation/round.ts';
import { comingBy } from '../../bot/gatherings/circle.ts';
import { isMeasured } from '../../bot/goals/goal.ts';
import { nextDue } from '../../bot/goals/measuring.ts';
import { statusOf } from '../../bot/plan/milestone.ts';
import { noPictures } from '../../bot/plan/pictures.ts';
import { missingParties, stability } from '../../bot/project/group.ts';
import type { Project } from '../../bot/project/project.ts';
import { projectContents } from '../../bot/project/project-contents.ts';
import { createDemoClock } from '../../demo/clock.ts';
import { createDemoControls } from '../../demo/controls.ts';
import { createDemo } from '../../demo/demo.ts';
import { demoConnectionId, leader, offices, owner, stranger } from '../../demo/offices.ts';
import { loadDemo } from '../../demo/seed.ts';
import { createSigner } from '../../signer.ts';
import { barePresenter } from '../bot/world.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';

const real = Temporal.Instant.from('2026-11-23T09:00:00Z');

let database: TestDatabase;
let services: Services;
let demo: DemoControls;

async function open(): Promise<void> {
  database = await openTestDatabase();
  const clock = createDemoClock(
    () => real,
    new Temporal.Duration(),
    async () => {},
  );
  services = {
    store: database.store,
    clock,
    presenter: barePresenter,
    signer: createSigner('a secret of at least thirty-two characters', null),
    pictures: noPictures,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    adapters: [],
    publicUrl: 'http://localhost:3978',
    about: { operator: null, privacyUrl: null },
    afterwards: (work) => void work(),
  };
  demo = createDemoControls({
    services,
    seed: database.seed,
    clock,
    sweep: () => closeDueRounds(services),
    drain: () => Promise.resolve(),
  });
  expect(await loadDemo(services, database.seed)).toBe(true);
}
const close = () => database.close();

const theProject = async (): Promise<Project> => (await database.store.projects.all())[0] as Project;
const roundsOf = async (): Promise<readonly Round[]> =>
  [...(await database.store.rounds.ofProject((await theProject()).id))].sort((a, b) => a.number - b.number);

async function readerOf(externalId: string) {
  const account = await database.store.people.account('web', demoConnectionId, externalId);
  const person = account && (await database.store.people.person(account.personId));
  if (!person) throw new Error(`nobody is ${externalId}`);
  return { person, connectionId: demoConnectionId, via: 'account' as const };
}

async function openRound(): Promise<void> {
  await perform(services, await readerOf(leader.externalId), {
    type: 'round.open',
    projectId: (await theProject()).id,
    groupKind: 'steering',
    scale: { low: 1, high: 6, best: 'low', words: null },
    grading: 'hidden',
    deadlineDate: Temporal.PlainDate.from('2026-11-30'),
    deadlineTime: Temporal.PlainTime.from('15:00'),
    ownFactors: [{ name: 'Heltid', prompt: 'Blir det flere hele stillinger?' }],
    greeting: '',
  });
}

describe('the demo as it is made', () => {
  beforeAll(open);
  afterAll(close);

  test('holds the real programme, with its years around the clock’s', async () => {
    const programme = await database.store.programmes.current();
    expect(programme).toMatchObject({ startsOn: '2024-01-01', endsOn: '2027-12-31' });
    const participants = await database.store.programmes.participants(programme?.id ?? '');
    expect(participants.find((one) => one.name === 'Songdalen')?.networkIds).toHaveLength(2);
    expect(participants.find((one) => one.name === 'Arendal')?.cohorts).toEqual([1, 2]);
  });

  test('has a project with all three parties in its steering group (COOP-1) and one change in it (COOP-3)', async () => {
    const project = await theProject();
    const [steering] = await database.store.projects.groups(project.id);
    const memberships = await database.store.projects.memberships(project.id);
    const present = memberships.filter((one) => one.groupId === steering?.id && one.to === null);
    expect(project.phase).toBe('execution');
    expect(missingParties(present)).toEqual([]);
    expect(present).toHaveLength(9);
    expect(stability(memberships, steering?.id ?? '')).toEqual({ joined: 1, left: 1 });
  });

  test('has an earlier round that shows: a critical factor, decisions, what works, approved minutes', async () => {
    const [round] = await roundsOf();
    if (round?.status !== 'closed') throw new Error('the first round is not closed');
    expect(round).toMatchObject({ number: 1, completeness: 'complete', resultShown: true });
    const { factors } = await loadResults(database.store, round);
    expect(factors.filter((one) => one.critical).length).toBeGreaterThan(0);
    expect(factors.some((one) => one.good)).toBe(true);
    expect(factors.some((one) => one.reasons.length > 0)).toBe(true);
    const { rounds } = database.store;
    expect((await database.store.risks.ofProject(round.projectId)).length).toBe(
      factors.filter((one) => one.critical).length,
    );
    expect(await rounds.decisions(round.id)).toHaveLength(2);
    expect(await rounds.benefits(round.id)).toHaveLength(2);
    expect(await rounds.minutes(round.id)).toHaveLength(1);
    // hidden: no answer is left (PRIV-2)
    expect(await rounds.answers(round.id)).toEqual([]);
  });

  test('nothing lies in the future, and the past was told to nobody', async () => {
    const [round] = await roundsOf();
    if (round?.status !== 'closed') throw new Error('the first round is not closed');
    expect(Temporal.Instant.compare(round.closedAt, real)).toBeLessThan(0);
    expect(await database.store.deliveries.showing({ name: 'ballot', id: round.id })).toEqual([]);
  });

  test('has a plan, with what was celebrated and what comes, and what is to be reported (MILE-1, REP-1)', async () => {
    const { milestones, reporting, reminders } = database.store;
    const { id } = await theProject();
    const all = await milestones.ofProject(id);
    expect(all.map((one) => [statusOf(one), one.isDecisionPoint])).toEqual([
      ['celebrated', false],
      ['celebrated', false],
      ['planned', false],
      ['planned', true],
    ]);
    expect(
      all.map(({ celebratedAt }) => celebratedAt && Temporal.Instant.compare(celebratedAt, real)),
    ).toEqual([-1, -1, null, null]);
    expect(await milestones.moves(all[1]?.id ?? '')).toHaveLength(1);
    const tasks = await milestones.activities(all[2]?.id ?? '');
    expect(tasks.map(({ doneAt }) => doneAt !== null)).toEqual([true, false, false]);
    const [first, second, ...none] = await reporting.ofProject(id);
    expect([first?.dueOn, second?.dueOn, none]).toEqual(['2026-11-27', '2027-05-24', []]);
    expect(await reporting.letters(id)).toMatchObject([{ year: 2026, amount: 350_000 }]);
    // nothing waits now; each kind of thing has its morning on the next working day
    const due = async (at: string) =>
      (await reminders.dueSubjects(Temporal.Instant.from(at), 10)).map(({ kind }) => kind).sort();
    expect(await due('2026-11-23T09:00:00Z')).toEqual([]);
    expect(await due('2026-11-24T08:00:00Z')).toEqual(['deadline', 'gathering', 'measurement', 'milestone']);
  });

  test('measures two goals, one of them about persons, and one number comes due (PLAN-4, PLAN-5)', async () => {
    const { goals } = database.store;
    const all = await goals.ofProject((await theProject()).id);
    expect(all.map((one) => [isMeasured(one), one.interval, one.aboutPersons])).toEqual([
      [true, 'month', false],
      [true, 'quarter', true],
    ]);
    const entries = await Promise.all(all.map(({ id }) => goals.entries(id)));
    expect(entries.map((those) => those.length)).toEqual([7, 3]);
    const today = localDay(real, 'Europe/Oslo');
    const next = all.filter(isMeasured).map((one, index) => nextDue(one, entries[index] ?? [], today));
    expect(next.map(String)).toEqual(['2026-11-24', '2026-12-23']);
  });

  test('has gatherings: one that was, one that comes without the politicians, one for project leaders (NET-1, NET-3)', async () => {
    const { gatherings, programmes } = database.store;
    const programme = await programmes.current();
    const all = await gatherings.ofProgramme(programme?.id ?? '');
    expect(all.map(({ of, startsOn }) => [of.kind, startsOn.toString()])).toEqual([
      ['network', '2026-02-23'],
      ['network', '2026-12-15'],
      ['leaders', '2027-03-23'],
    ]);
    const [, next] = all;
    if (!next) throw new Error('no gathering lies ahead');
    const { parts } = await gatherings.circle(next);
    const [home] = comingBy(next.of, parts, await gatherings.attendance(next.id));
    expect(home).toMatchObject({ participant: 'Elverum', missing: ['politicians'] });
  });
});

describe('the demo', () => {
  beforeEach(open);
  afterEach(close);

  test.each(['2027-01-29', '2028-02-29', '2027-03-24'])('can be made on any day: %s', async (day) => {
    await database.seed.startOver();
    const now = Temporal.Instant.from(`${day}T09:00:00Z`);
    expect(await loadDemo({ ...services, clock: { now: () => now } }, database.seed)).toBe(true);
  });

  test('that is made at night begins in the morning, and a start later goes on from there', async () => {
    await database.seed.startOver();
    const folder = await mkdtemp(join(tmpdir(), 'saman-demo-'));
    let now = Temporal.Instant.from('2026-11-27T20:00:00Z');
    const parts = { sweep: async () => {}, drain: async () => {} };
    const made = await createDemo(() => now, join(folder, 'data'), database.seed);
    await made.prepare({ ...services, clock: made.clock }, parts);
    expect(made.clock.now().toString()).toBe('2026-11-30T08:00:00Z');
    now = now.add({ hours: 1 });
    const again = await createDemo(() => now, join(folder, 'data'), database.seed);
    await again.prepare({ ...services, clock: again.clock }, parts);
    expect(again.clock.now().toString()).toBe('2026-11-30T09:00:00Z');
    await rm(folder, { recursive: true });
  });

  test('is loaded once; loading that was broken off is done anew', async () => {
    expect(await loadDemo(services, database.seed)).toBe(false);
    const before = (await theProject()).id;
    await database.seed.startOver();
    expect(
      await loadDemo({ ...services, store: breakingOff(services.store) }, database.seed).catch(String),
    ).toMatch('broken off');
    expect(await loadDemo(services, database.seed)).toBe(true);
    expect(await database.store.projects.all()).toHaveLength(1);
    expect((await theProject()).id).not.toBe(before);
  });

  test('what others have put in is left alone', async () => {
    await database.seed.startOver();
    const organisation = { id: crypto.randomUUID(), name: 'Hamar', kind: 'municipality' } as const;
    await database.seed.addOrganisation(organisation);
    await database.seed.addConnection({
      id: crypto.randomUUID(),
      platform: 'slack',
      externalId: 'T1',
      organisationId: organisation.id,
    });
    expect(await loadDemo(services, database.seed)).toBe(false);
    expect(await database.seed.connections()).toHaveLength(1);
    // and there is no demo beside it: moving its clock would close their rounds
    const { prepare } = await createDemo(() => real, '/nowhere', database.seed);
    expect(await prepare(services, { sweep: async () => {}, drain: async () => {} })).toBeNull();
  });
});

/** A store that fails in the project's past, as if the process had ended there. */
function breakingOff(store: Services['store']): Services['store'] {
  return {
    ...store,
    transaction: (work) =>
      store.transaction((tx) =>
        work({
          ...tx,
          projects: { ...tx.projects, add: () => Promise.reject(new Error('broken off')) },
        }),
      ),
  };
}

describe('its controls', () => {
  beforeEach(open);
  afterEach(close);

  test('everybody of the demo can be acted as, by office', async () => {
    expect(await demo.people()).toEqual(offices.map(({ externalId, name }) => ({ externalId, name })));
  });

  test('the hints lead through a whole round', async () => {
    const hint = async (externalId: string) => (await demo.hint(externalId)).hint;
    expect(await demo.hint('ordforer')).toEqual({ hint: 'openRound', actAs: owner.externalId });
    expect(await demo.hint(leader.externalId)).toEqual({ hint: 'openRound', actAs: null });
    expect(await demo.hint(stranger.externalId)).toEqual({ hint: 'outsider', actAs: owner.externalId });

    await openRound();
    expect(await hint('ordforer')).toBe('answer');
    expect(await hint(leader.externalId)).toBe('switchPerson');
    expect(await demo.letOthersAnswer('ordforer')).toEqual({ answered: 8 });
    expect(await demo.letOthersAnswer('ordforer')).toEqual({ answered: 0 });
    expect(await demo.hint(leader.externalId)).toEqual({ hint: 'switchPerson', actAs: 'ordforer' });
    expect(await demo.letOthersAnswer(leader.externalId)).toEqual({ answered: 1 });
    expect(await demo.hint('ordforer')).toEqual({ hint: 'closeRound', actAs: owner.externalId });

    await demo.moveClock({ advance: Temporal.Duration.from('P8D') });
    const round = (await roundsOf())[1];
    expect(round).toMatchObject({ status: 'closed', closedBy: 'deadline', completeness: 'complete' });
    expect(await demo.hint(leader.externalId)).toEqual({ hint: 'readResult', actAs: null });

    const asLeader = await readerOf(leader.externalId);
    await perform(services, asLeader, {
      type: 'decision.record',
      roundId: round?.id ?? '',
      text: 'Vi fortsetter.',
      responsibleId: asLeader.person.id,
      dueOn: Temporal.PlainDate.from('2027-01-15'),
    });
    expect(await demo.hint(leader.externalId)).toEqual({ hint: 'approveMinutes', actAs: owner.externalId });
    await perform(services, await readerOf(owner.externalId), {
      type: 'minutes.approve',
      roundId: round?.id ?? '',
      version: 1,
      fingerprint: (await draftOf(services, round?.id ?? ''))?.fingerprint ?? '',
    });
    expect(await hint('ordforer')).toBe('done');
  });

  test('in the evening the hint says when the others get it', async () => {
    await demo.moveClock({ now: Temporal.Instant.from('2026-11-23T20:00:00Z') });
    await openRound();
    expect(await demo.hint('ordforer')).toEqual({
      hint: 'waitForMorning',
      actAs: null,
      at: '2026-11-24T07:00:00Z',
    });
    await demo.moveClock({ now: Temporal.Instant.from('2026-11-24T07:00:00Z') });
    expect((await demo.hint('ordforer')).hint).toBe('answer');
  });

  test('starting over brings everything back to where it was, and the time', async () => {
    await openRound();
    await demo.moveClock({ advance: Temporal.Duration.from('PT36H') });
    expect(demo.now().toString()).toBe('2026-11-24T21:00:00Z');
    await demo.startOver();
    expect(demo.now().equals(real)).toBe(true);
    expect(await roundsOf()).toHaveLength(1);
    expect(await demo.people()).toHaveLength(offices.length);
  });

  test('starting over deletes nothing where there is more than the demo', async () => {
    const home = (await database.store.people.organisationOf(demoConnectionId))?.id ?? '';
    await database.seed.addConnection({
      id: crypto.randomUUID(),
      platform: 'slack',
      externalId: 'T1',
      organisationId: home,
    });
    await openRound();
    expect(await demo.startOver()).toBe(false);
    expect(await roundsOf()).toHaveLength(2);
  });

  test('a time can be set, and a restart goes on with it', async () => {
    let kept = new Temporal.Duration();
    const clock = createDemoClock(
      () => real,
      kept,
      async (offset) => {
        kept = offset;
      },
    );
    await clock.set(Temporal.Instant.from('2027-02-01T08:00:00Z'));
    const restarted = createDemoClock(
      () => real.add({ minutes: 5 }),
      kept,
      async () => {},
    );
    expect(restarted.now().toString()).toBe('2027-02-01T08:05:00Z');
    // a day on is the same time of day, also where clocks change
    await clock.set(Temporal.Instant.from('2027-03-27T12:00:00Z'));
    await clock.advance(Temporal.Duration.from('P1D'));
    expect(clock.now().toString()).toBe('2027-03-28T11:00:00Z');
  });

  test('the project is shown with its risks, decisions and rounds to its group, counts alone to the network leader', async () => {
    const project = await theProject();
    const contentsFor = async (externalId: string) => {
      const { person } = await readerOf(externalId);
      const standing = await database.store.projects.standing(person.id, { projectId: project.id });
      return projectContents(database.store, standing, project.id);
    };
    const inside = await contentsFor('ordforer');
    expect(inside?.networks).toEqual(['Heltid/deltid Øst']);
    expect(inside?.risks?.length).toBe(inside?.riskCount);
    expect(inside?.decisions).toHaveLength(2);
    expect(inside?.groups.map((group) => [group.kind, group.missing])).toEqual([
      ['steering', []],
      ['project', ['politicians']],
    ]);
    const outside = await contentsFor('nettverksleder');
    expect(outside).toMatchObject({
      pa: null,
      pl: null,
      risks: null,
      decisions: null,
      riskCount: inside?.riskCount,
    });
    expect(outside?.groups[0]).toMatchObject({
      members: [],
      namesShown: false,
      counts: { politicians: 3, administration: 3, employees: 3 },
    });
  });
});
