import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attendance, Gathering, GatheringMove } from '../../bot/gatherings/gathering.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { realParticipants } from '../../demo/participants.ts';
import { loadProgramme, type ProgrammeToLoad, programmeFrom } from '../../demo/programme.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, aPerson, aProject, at, type Given } from './given.ts';

let database: TestDatabase;
let given: Given;
beforeAll(async () => {
  database = await openTestDatabase();
  given = await aProject(database);
});
afterAll(() => database.close());

const write = <T>(work: (tx: Repositories) => Promise<T>): Promise<T> => database.store.transaction(work);
const on = (text: string) => Temporal.PlainDate.from(text);

const aGathering = (over: Partial<Gathering> = {}): Gathering => ({
  ...{
    id: newId(),
    programmeId: given.programmeId,
    about: '',
    leaderId: given.pa.id,
    plannedBy: given.pa.id,
  },
  of: { kind: 'network', networkId: given.networkId, number: 2 },
  ...{ startsOn: on('2027-03-04'), endsOn: on('2027-03-05'), startsAt: Temporal.PlainTime.from('10:30') },
  ...{ place: 'Rådhuset «øst»', plannedAt: at('09:00'), movedAt: null, cancelled: null },
  ...over,
});
const yes = (gathering: Gathering, personId: Id, over: Partial<Attendance> = {}): Attendance => ({
  ...{ gatheringId: gathering.id, personId, answer: 'yes', answeredAt: at('10:00'), registeredBy: null },
  ...over,
});

describe('a gathering', () => {
  test('comes back as written, of each kind; each number once for a network (NET-1)', async () => {
    const { gatherings } = database.store;
    const network = aGathering();
    const day = aGathering({
      ...{ of: { kind: 'themeDay', participantId: given.participantId }, startsAt: null },
      startsOn: on('2027-01-29'),
      endsOn: on('2027-01-29'),
    });
    const leaders = aGathering({ of: { kind: 'leaders' }, startsOn: on('2027-02-01') });
    expect(await gatherings.withThemeDay(given.networkId)).toEqual([]);
    for (const one of [network, day, leaders]) expect(await write((tx) => tx.gatherings.add(one))).toBe(true);
    expect(await gatherings.ofProgramme(given.programmeId)).toEqual([day, leaders, network]);
    expect(await write((tx) => tx.gatherings.lock(network.id))).toEqual(network);
    expect(await gatherings.gathering(newId())).toBeNull();
    expect(await gatherings.withThemeDay(given.networkId)).toEqual([given.participantId]);

    expect(await write((tx) => tx.gatherings.add(aGathering()))).toBe(false);
    const cancelled = { at: at('11:00'), by: given.pa.id, reason: 'Snøstorm' };
    for (const one of [network, day]) await write((tx) => tx.gatherings.cancel({ ...one, cancelled }));
    expect(await gatherings.gathering(network.id)).toEqual({ ...network, cancelled });
    expect(await gatherings.withThemeDay(given.networkId)).toEqual([]);
    expect(await write((tx) => tx.gatherings.add(aGathering()))).toBe(true);
  });

  test('that is moved keeps its history, and every yes lapses', async () => {
    const { gatherings } = database.store;
    const gathering = aGathering({ of: { kind: 'leaders' } });
    const [one, two] = [await aMember(database.store, given), await aMember(database.store, given)];
    const from = {
      ...{ startsOn: gathering.startsOn, endsOn: gathering.endsOn, startsAt: gathering.startsAt },
      place: gathering.place,
    };
    const to = { ...from, startsAt: null, place: 'Hamar', startsOn: on('2027-03-05') };
    const move: GatheringMove = {
      ...{ id: newId(), gatheringId: gathering.id, from, to, reason: 'Rommet er opptatt' },
      ...{ movedBy: given.pa.id, movedAt: at('12:00') },
    };
    await write(async (tx) => {
      await tx.gatherings.add(gathering);
      await tx.gatherings.answer(yes(gathering, one.id, { answer: 'no' }));
      await tx.gatherings.answer(yes(gathering, one.id, { registeredBy: given.pa.id }));
      await tx.gatherings.answer(yes(gathering, two.id, { answer: 'no' }));
    });
    expect(await gatherings.attendanceOf(one.id)).toEqual([
      yes(gathering, one.id, { registeredBy: given.pa.id }),
    ]);
    await write((tx) => tx.gatherings.move(move));
    expect(await gatherings.gathering(gathering.id)).toEqual({ ...gathering, ...to, movedAt: at('12:00') });
    expect(await gatherings.moves(gathering.id)).toEqual([move]);
    const answers = await gatherings.attendance(gathering.id);
    expect(new Map(answers.map(({ personId, answer }) => [personId, answer]))).toEqual(
      new Map([
        [one.id, 'lapsed'],
        [two.id, 'no'],
      ]),
    );
    await write((tx) => tx.gatherings.withdraw(gathering.id, [one.id]));
    expect(await gatherings.attendance(gathering.id)).toHaveLength(1);
  });

  test('is the same, with who is around it, when many are asked for in the same moment', async () => {
    const { gatherings } = database.store;
    const together = database.store.together().gatherings;
    const all = await gatherings.ofProgramme(given.programmeId);
    const read = async (from: typeof gatherings, one: Gathering) =>
      Promise.all([
        ...[from.gathering(one.id), from.circle(one), from.attendance(one.id), from.moves(one.id)],
        from.withThemeDay(given.networkId),
      ]);
    expect(new Set(all.map(({ of }) => of.kind)).size).toBe(3);
    const atOnce = await Promise.all([...all, ...all].map((one) => read(together, one)));
    for (const [index, one] of [...all, ...all].entries())
      expect(atOnce[index]).toEqual(await read(gatherings, one));
    expect(await together.gathering(newId())).toBeNull();
  });

  test('when two persons become one, what the one has said stands, and what the other leads is theirs', async () => {
    const [from, into] = [await aMember(database.store, given), await aMember(database.store, given)];
    const both = aGathering({ of: { kind: 'leaders' }, leaderId: from.id });
    const alone = aGathering({ of: { kind: 'leaders' } });
    await write(async (tx) => {
      for (const one of [both, alone]) await tx.gatherings.add(one);
      await tx.gatherings.answer(yes(both, from.id));
      await tx.gatherings.answer(yes(both, into.id, { answer: 'no' }));
      await tx.gatherings.answer(yes(alone, from.id));
      await tx.people.merge(from.id, into.id, at('13:00'));
    });
    const { gatherings } = database.store;
    expect(await gatherings.attendanceOf(from.id)).toEqual([]);
    expect((await gatherings.attendance(both.id)).map(({ answer }) => answer)).toEqual(['no']);
    expect(await gatherings.attendance(alone.id)).toEqual([yes(alone, into.id)]);
    expect(await gatherings.gathering(both.id)).toMatchObject({ leaderId: into.id });
  });
});

describe('the people around it, over the real list of participants (PROG-3)', () => {
  let real: ProgrammeToLoad;
  let pls: ReadonlyMap<Id, Id>;
  beforeAll(async () => {
    real = programmeFrom(realParticipants(), 2026);
    await loadProgramme(database.seed, real);
    const found = new Map<Id, Id>();
    await write(async (tx) => {
      for (const { id: participantId, programmeId } of real.participants) {
        const pl = aPerson('Prosjektleder');
        const project = { ...given.project, id: newId(), participantId, programmeId };
        found.set(participantId, pl.id);
        await tx.people.addPerson(pl);
        await tx.projects.add(project);
        const holding = { projectId: project.id, personId: pl.id, from: at('08:00'), to: null };
        await tx.projects.giveRole({ ...holding, role: 'pl' });
        await tx.projects.giveRole({ ...holding, role: 'pa' });
      }
    });
    pls = found;
  });

  const around = async (of: Gathering['of']) =>
    database.store.gatherings.circle({ of, programmeId: real.programme.id });
  const named = (name: string) => real.participants.find((one) => one.name === name)?.id ?? '';

  test('of each network: those that are listed in it, whichever cohort they are in, and nobody else', async () => {
    for (const network of real.networks) {
      const { name, parts } = await around({ kind: 'network', networkId: network.id, number: 1 });
      const listed = new Set(
        real.listings.filter(({ networkId }) => networkId === network.id).map((one) => one.participantId),
      );
      expect(name).toBe(network.name);
      expect(new Set(parts.map(({ participantId }) => participantId)), network.name).toEqual(listed);
      for (const { participantId, personId } of parts) expect(personId).toBe(pls.get(participantId));
      expect(parts).toHaveLength(2 * listed.size);
    }
  });

  test('each Bø is its own; who takes part twice is in each of the networks', async () => {
    const networksOf = async (name: string) => {
      const found: string[] = [];
      for (const { id, name: network, cohort } of real.networks) {
        const { parts } = await around({ kind: 'network', networkId: id, number: 1 });
        if (parts.some(({ participantId }) => participantId === named(name)))
          found.push(`${cohort} ${network}`);
      }
      return found.sort();
    };
    expect(await networksOf('Bø i Telemark')).toEqual(['1 Kompetanse Vest og Øst']);
    expect(await networksOf('Vesterålen regionråd')).toEqual(['1 Kompetanse Nord']);
    expect(await networksOf('Andøy')).toEqual(['2 Heltidskultur']);
    expect(await networksOf('Arendal')).toEqual(['1 Sykefravær Sør']);
    expect(await networksOf('Songdalen')).toEqual(['1 Heltid/deltid Nord og Sør', '1 Sykefravær Sør']);
  });

  test('a project leaders’ gathering is every PL’s of the programme, and of no other', async () => {
    const { name, parts } = await around({ kind: 'leaders' });
    expect(name).toBe(real.programme.name);
    expect(new Set(parts.map(({ personId }) => personId))).toEqual(new Set(pls.values()));
    expect(parts.every(({ part }) => part === 'pl')).toBe(true);
    const day = await around({ kind: 'themeDay', participantId: named('Bø i Telemark') });
    expect(day.parts.map(({ personId }) => personId)).toEqual(
      Array.from({ length: 2 }, () => pls.get(named('Bø i Telemark'))),
    );
  });
});
