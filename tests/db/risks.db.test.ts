import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import type { Person } from '../../bot/people/person.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { newRisk, type Risk, riskEvent } from '../../bot/risk/risk.ts';
import type { Workshop } from '../../bot/risk/workshop.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aPerson, aProject, at, type Given } from './given.ts';

let database: TestDatabase;
let given: Given;
beforeAll(async () => {
  database = await openTestDatabase();
  given = await aProject(database);
});
afterAll(() => database.close());

const write = <T>(work: (tx: Repositories) => Promise<T>): Promise<T> => database.store.transaction(work);

const aRisk = (over: Partial<Risk> = {}): Risk => ({
  ...newRisk({
    ...{ id: newId(), projectId: given.project.id, origin: { kind: 'hand' } },
    ...{ text: 'Vikarane «sluttar»', createdAt: at('09:00') },
  }),
  ...over,
});

async function aWorkshop(over: Partial<Workshop> = {}): Promise<Workshop> {
  const { risks } = database.store;
  const workshop: Workshop = {
    id: newId(),
    projectId: given.project.id,
    groupId: given.steering.id,
    groupKind: 'steering',
    number: (await risks.workshops(given.project.id)).length + 1,
    leaderId: given.pa.id,
    greeting: 'Hei',
    isAgain: false,
    status: 'collecting',
    startedAt: at('09:00'),
    since: at('09:00'),
    endedAt: null,
    ...over,
  };
  await write((tx) => tx.risks.addWorkshop(workshop));
  return workshop;
}

const ends = (workshop: Workshop) =>
  write((tx) => tx.risks.saveWorkshop({ ...workshop, status: 'closed', endedAt: at('12:00') }));

describe('the register', () => {
  test('comes back as it was written, with its history in order', async () => {
    const { risks } = database.store;
    const [one, other] = [aRisk(), aRisk({ createdAt: at('09:01') })];
    const merged: Risk = { ...other, status: 'merged', mergedInto: one.id };
    const graded: Risk = { ...one, status: 'open', grades: { s: 5, k: 1 }, gradedAt: at('10:00') };
    const grading = { s: 5, k: 1, graders: 3, spread: { s: [0, 0, 1, 1, 1], k: [3, 0, 0, 0, 0] } };
    const about = { riskId: one.id, at: at('10:00') } as const;
    const events = [
      riskEvent({ ...about, id: newId(), what: 'found' }),
      riskEvent({ ...about, id: newId(), what: 'graded', grading }),
      riskEvent({ ...about, id: newId(), what: 'closed', by: given.pa.id, text: 'Over' }),
    ];
    await write(async (tx) => {
      await tx.risks.add([one, other]);
      await tx.risks.save([graded, merged]);
      await tx.risks.addEvents(events);
    });
    expect(await risks.ofProject(given.project.id)).toEqual([graded, merged]);
    expect(await risks.risk(one.id)).toEqual(graded);
    expect(await risks.events([one.id])).toEqual(events);
    expect(await risks.gradings(given.project.id)).toEqual(events.slice(1, 2));
    expect(await risks.events([])).toEqual([]);
  });

  test.each([
    ['half graded', 's = 3, k = null, graded_at = now()'],
    ['out of range', 's = 6, k = 1, graded_at = now()'],
    ['merged into nothing', "status = 'merged', merged_into = null"],
  ])('what is %s is not stored', async (_what, set) => {
    const risk = aRisk();
    await write((tx) => tx.risks.add([risk]));
    await expect(database.query(`update risk set ${set} where id = '${risk.id}'`)).rejects.toThrow();
  });

  test('a countermeasure is done when its activity is, or its milestone is reached', async () => {
    const risk = aRisk();
    const due = Temporal.PlainDate.from('2027-01-15');
    const milestone = {
      ...{ id: newId(), projectId: given.project.id, wording: 'Kurs', criterion: 'Halde', dueOn: due },
      ...{ responsibleId: given.pa.id, isDecisionPoint: false, celebration: '', tellsOpenly: false },
      ...{ recordedAt: at('09:00'), reached: null, celebratedAt: null },
    };
    const activity = { id: newId(), text: 'Meld frå', doneAt: null };
    const base = { riskId: risk.id, lowers: 's', milestoneId: milestone.id, setAt: at('09:00') } as const;
    await write(async (tx) => {
      await tx.risks.add([risk]);
      await tx.milestones.add(milestone);
      await tx.milestones.setActivities(milestone.id, [activity]);
      await tx.risks.addCountermeasure({ ...base, id: newId(), text: 'Kurs', activityId: null });
      await tx.risks.addCountermeasure({ ...base, id: newId(), text: 'Meld frå', activityId: activity.id });
    });
    const done = async () =>
      (await database.store.risks.countermeasures(given.project.id))
        .map(({ text, doneAt }) => [text, doneAt?.toString() ?? null])
        .toSorted();
    expect(await done()).toEqual([
      ['Kurs', null],
      ['Meld frå', null],
    ]);
    await write((tx) => tx.milestones.setActivities(milestone.id, [{ ...activity, doneAt: at('10:00') }]));
    expect(await done()).toEqual([
      ['Kurs', null],
      ['Meld frå', at('10:00').toString()],
    ]);
    const reached = { at: at('11:00'), by: given.pa.id, result: 'Ja' };
    await write((tx) => tx.milestones.save({ ...milestone, reached }));
    expect(await done()).toEqual([
      ['Kurs', at('11:00').toString()],
      ['Meld frå', at('10:00').toString()],
    ]);
  });
});

describe('a workshop', () => {
  test('is one at a time for each project', async () => {
    const workshop = await aWorkshop();
    expect(await database.store.risks.workshop(workshop.id)).toEqual(workshop);
    await expect(aWorkshop()).rejects.toThrow();
    await ends(workshop);
    const next = await aWorkshop();
    expect(await write((tx) => tx.risks.lockWorkshop(next.id))).toEqual(next);
    await ends(next);
  });

  test('who are one human have each note and each grade once, and lead what they led', async () => {
    const { risks } = database.store;
    const [from, into]: readonly [Person, Person] = [aPerson('Ein'), aPerson('Same')];
    const [one, other] = [aRisk(), aRisk()];
    await write(async (tx) => {
      await tx.people.addPerson(from);
      await tx.people.addPerson(into);
      await tx.risks.add([one, other]);
    });
    const workshop = await aWorkshop({ leaderId: from.id });
    const { id: workshopId } = workshop;
    const gave = (person: Person, riskId: string, s: number) => ({
      workshopId,
      personId: person.id,
      riskId,
      s,
      k: 1,
    });
    await write(async (tx) => {
      await tx.risks.addNotes([{ id: newId(), workshopId, personId: from.id, text: 'Tid' }], at('12:00'));
      await tx.risks.keepGiven(
        [gave(from, one.id, 1), gave(from, other.id, 2), gave(into, one.id, 5)],
        at('12:00'),
      );
      await tx.people.merge(from.id, into.id, at('13:00'));
    });
    expect((await risks.notesOf(workshopId, into.id)).map(({ text }) => text)).toEqual(['Tid']);
    const kept = (await risks.given(workshopId)).map(({ personId, riskId, s }) => [personId, riskId, s]);
    expect(kept.toSorted()).toEqual(
      [
        [into.id, one.id, 5],
        [into.id, other.id, 2],
      ].toSorted(),
    );
    expect(await risks.workshop(workshopId)).toMatchObject({ leaderId: into.id });
    await write((tx) => tx.risks.forgetGiven(workshopId, at('14:00')));
    await write((tx) => tx.risks.forgetNotes(workshopId, at('14:00')));
    expect([await risks.given(workshopId), await risks.notes(workshopId)]).toEqual([[], []]);
  });
});
