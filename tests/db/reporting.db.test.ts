import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { StoreError } from '../../bot/ports/store-error.ts';
import type {
  DeadlineMove,
  DeliveredDeadline,
  GrantLetter,
  OpenDeadline,
} from '../../bot/reporting/reporting.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, aProject, at, type Given } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const write = <T>(work: (tx: Repositories) => Promise<T>): Promise<T> => database.store.transaction(work);

const aDeadline = (given: Given, over: Partial<OpenDeadline> = {}): OpenDeadline => ({
  id: newId(),
  projectId: given.project.id,
  grantLetterId: null,
  contents: 'Rekneskap\n<status> "no"',
  dueOn: '2026-12-04',
  responsibleId: null,
  recordedAt: at('09:00'),
  status: 'open',
  ...over,
});

const delivered = (deadline: OpenDeadline, given: Given): DeliveredDeadline => ({
  ...deadline,
  status: 'delivered',
  deliveredOn: '2026-11-23',
  reference: '26/1234',
  parties: ['employees', 'politicians'],
  deliveredBy: given.pa.id,
  deliveredAt: at('10:00'),
});

describe('a deadline for a report', () => {
  test('comes back as written, by itself, by its project and by the programme, the soonest first', async () => {
    const given = await aProject(database);
    const later = aDeadline(given, { dueOn: '2027-03-01' });
    const letter: GrantLetter = {
      id: newId(),
      projectId: given.project.id,
      year: 2026,
      amount: 1_000_000_000,
      recordedAt: at('09:00'),
    };
    const soon = aDeadline(given, { grantLetterId: letter.id, responsibleId: given.pa.id });
    await write(async (tx) => {
      await tx.reporting.saveLetter(letter);
      await tx.reporting.add([later, soon]);
      await tx.reporting.add([]);
    });
    const other = await aProject(database);
    await write((tx) => tx.reporting.add([aDeadline(other)]));
    const { reporting } = database.store;
    expect(await reporting.deadline(soon.id)).toEqual(soon);
    expect(await reporting.deadline(newId())).toBeNull();
    expect(await write((tx) => tx.reporting.lock(later.id))).toEqual(later);
    expect(await reporting.ofProject(given.project.id)).toEqual([soon, later]);
    expect(await reporting.ofProgramme(given.programmeId)).toEqual([soon, later]);
    expect(await reporting.ofProgramme(newId())).toEqual([]);
    expect(await reporting.letters(given.project.id)).toEqual([letter]);
    await write((tx) => tx.reporting.lockProjects(given.programmeId));
  });

  test('is delivered with all of its facts, and taken back without any', async () => {
    const given = await aProject(database);
    const deadline = aDeadline(given);
    await write((tx) => tx.reporting.add([deadline]));
    const done = delivered(deadline, given);
    await write((tx) => tx.reporting.save(done));
    expect(await database.store.reporting.deadline(deadline.id)).toEqual(done);
    await write((tx) => tx.reporting.save({ ...done, parties: [] }));
    expect(await database.store.reporting.deadline(deadline.id)).toMatchObject({ parties: [] });
    await write((tx) => tx.reporting.save({ ...deadline, responsibleId: given.pa.id }));
    expect(await database.store.reporting.deadline(deadline.id)).toEqual({
      ...deadline,
      responsibleId: given.pa.id,
    });
  });

  test('half a delivery is none: the database holds it too', async () => {
    const given = await aProject(database);
    const deadline = aDeadline(given);
    await write((tx) => tx.reporting.add([deadline]));
    const half = { ...delivered(deadline, given), reference: null } as unknown as DeliveredDeadline;
    await expect(write((tx) => tx.reporting.save(half))).rejects.toThrow(StoreError);
    expect(await database.store.reporting.deadline(deadline.id)).toEqual(deadline);
  });

  test('keeps where it was moved, in order, and has its new date', async () => {
    const given = await aProject(database);
    const [one, other] = [aDeadline(given), aDeadline(given)];
    await write((tx) => tx.reporting.add([one, other]));
    const move = (deadlineId: string, fromDate: string, toDate: string, time: string): DeadlineMove => ({
      ...{ id: newId(), deadlineId, fromDate, toDate, reason: 'Revisor treng tid' },
      ...{ movedBy: given.pa.id, movedAt: at(time) },
    });
    const moves = [
      move(one.id, '2026-12-04', '2026-12-18', '10:00'),
      move(other.id, '2026-12-04', '2027-01-15', '11:00'),
      move(one.id, '2026-12-18', '2026-12-11', '12:00'),
    ];
    for (const made of moves) await write((tx) => tx.reporting.move(made));
    expect(await database.store.reporting.moves(given.project.id)).toEqual(moves);
    expect(await database.store.reporting.deadline(one.id)).toMatchObject({ dueOn: '2026-12-11' });
    expect(await database.store.reporting.ofProject(given.project.id)).toMatchObject([
      { id: one.id, dueOn: '2026-12-11' },
      { id: other.id, dueOn: '2027-01-15' },
    ]);
  });

  test('a standing is found by it, and so is its project', async () => {
    const given = await aProject(database);
    const deadline = aDeadline(given);
    await write((tx) => tx.reporting.add([deadline]));
    const { projects } = database.store;
    expect(await projects.standing(given.pa.id, { deadlineId: deadline.id })).toMatchObject({
      projectId: given.project.id,
      roles: ['pa'],
    });
    expect(await projects.idOf({ deadlineId: deadline.id })).toBe(given.project.id);
    expect(await projects.idOf({ deadlineId: newId() })).toBeNull();
  });

  test('when two persons become one, open reports are the one’s; delivered ones are history', async () => {
    const given = await aProject(database);
    const [from, into] = [await aMember(database.store, given), await aMember(database.store, given)];
    const open = aDeadline(given, { responsibleId: from.id });
    const done = aDeadline(given, { responsibleId: from.id });
    await write(async (tx) => {
      await tx.reporting.add([open, done]);
      await tx.reporting.save(delivered(done, given));
      await tx.people.merge(from.id, into.id, at('12:00'));
    });
    expect(await database.store.reporting.deadline(open.id)).toMatchObject({ responsibleId: into.id });
    expect(await database.store.reporting.deadline(done.id)).toMatchObject({ responsibleId: from.id });
  });
});

describe('a grant letter', () => {
  test('is corrected in its amount alone, and its letters come by year', async () => {
    const given = await aProject(database);
    const letter = (year: number): GrantLetter => ({
      ...{ id: newId(), projectId: given.project.id, year, amount: 350_000, recordedAt: at('09:00') },
    });
    const [next, first] = [letter(2027), letter(2026)];
    await write(async (tx) => {
      await tx.reporting.saveLetter(next);
      await tx.reporting.saveLetter(first);
      await tx.reporting.saveLetter({ ...first, amount: 400_000 });
    });
    expect(await database.store.reporting.letters(given.project.id)).toEqual([
      { ...first, amount: 400_000 },
      next,
    ]);
  });
});

describe('the programme', () => {
  test('has its networks, each with its cohort', async () => {
    const given = await aProject(database);
    const { programmes } = database.store;
    expect(await programmes.networks(given.programmeId)).toEqual([
      { id: given.networkId, name: 'Omdømme', cohort: 1 },
    ]);
    expect(await programmes.networks(newId())).toEqual([]);
    expect(await programmes.programme(given.programmeId)).toMatchObject({ endsOn: '2027-12-31' });
    expect(await programmes.programme(newId())).toBeNull();
  });
});
