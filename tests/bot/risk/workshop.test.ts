import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../bot/limits.ts';
import { mustHaveCountermeasure, riskSteps } from '../../../bot/risk/risk.ts';
import {
  backToList,
  endWorkshop,
  giveGrades,
  reveal,
  type Starting,
  saveNotes,
  startAgain,
  startGrading,
  startWorkshop,
  uncover,
  wholeGraders,
} from '../../../bot/risk/workshop.decide.ts';
import { type GivenGrade, leads, type Note, workshopStatuses } from '../../../bot/risk/workshop.ts';
import { counting } from '../plan/given.ts';
import { accepted, codesOf } from '../world.ts';
import { aWorkshop, now } from './given.ts';

const starting = (over: Partial<Starting> = {}): Starting => ({
  projectId: 'project',
  group: { id: 'group', projectId: 'project', kind: 'project' },
  members: ['a', 'b', 'c'],
  people: ['pl', 'leader'],
  earlier: [],
  now,
  newId: counting(),
  ...over,
});
const given = { leaderId: 'leader', greeting: ' Hei ' };

describe('starting (RISK-0)', () => {
  test('a workshop collects, and is led by whom PL names', () => {
    const closed = aWorkshop({ number: 4, status: 'closed', endedAt: now });
    expect(accepted(startWorkshop(starting({ earlier: [closed] }), given))).toMatchObject({
      ...{ number: 5, status: 'collecting', leaderId: 'leader', greeting: 'Hei', isAgain: false },
    });
    expect(leads(aWorkshop(), 'leader', { roles: [] })).toBe(true);
    expect(leads(aWorkshop(), 'pl', { roles: ['pl'] })).toBe(true);
    expect(leads(aWorkshop(), 'pa', { roles: ['pa'] })).toBe(false);
    expect(leads(aWorkshop(), 'member', null)).toBe(false);
  });

  test.each([
    ['one is going on', starting({ earlier: [aWorkshop({ number: 3 })] }), given, ['workshopOpen']],
    ['there is no such group', starting({ group: null }), given, ['noMembers']],
    ['nobody is in it', starting({ members: [] }), given, ['noMembers']],
    ['the leader is unknown', starting(), { ...given, leaderId: 'x' }, ['personUnknown']],
    ['the greeting is too long', starting(), { ...given, greeting: 'x'.repeat(301) }, ['textTooLong']],
  ])('refused where %s', (_why, state, command, codes) => {
    expect(codesOf(startWorkshop(state, command))).toEqual(codes);
  });

  test('grading again begins with the grades (RISK-7)', () => {
    expect(accepted(startAgain(starting(), 'pl'))).toMatchObject({ status: 'grading', isAgain: true });
    expect(codesOf(startAgain(starting({ earlier: [aWorkshop()] }), 'pl'))).toEqual(['workshopOpen']);
    expect(codesOf(startAgain(starting({ members: [] }), 'pl'))).toEqual(['noMembers']);
  });
});

const noteOf = (id: string, personId: string, text: string): Note => ({
  id,
  workshopId: 'workshop',
  personId,
  text,
});
const noting = (lines: readonly string[], own: readonly Note[] = [], remove: readonly string[] = []) => ({
  ...{ personId: 'a', isMember: true, own, lines, remove, newId: counting() },
});

describe('noting alone (RISK-2)', () => {
  test('as many as one likes, each once; and one’s own can be taken out', () => {
    const own = [noteOf('n1', 'a', 'Tid'), noteOf('n2', 'a', 'Penger')];
    const noted = accepted(saveNotes(aWorkshop(), noting([' Tid', 'Vikarer', 'Vikarer'], own, ['n2', 'x'])));
    expect(noted.added.map(({ text }) => text)).toEqual(['Vikarer']);
    expect(noted.removed).toEqual(['n2']);
    // sent twice: nothing more
    expect(accepted(saveNotes(aWorkshop(), noting(['Tid'], own))).added).toEqual([]);
  });

  test.each([
    ['nothing', noting([' ']), 'textMissing'],
    ['an enormous factor', noting(['x'.repeat(limits.risk + 1)]), 'textTooLong'],
    ['too many at once', noting(Array.from({ length: 16 }, (_, nth) => `${nth}`)), 'tooManyRisks'],
    [
      'more than anybody thinks of',
      noting(
        ['Én til'],
        Array.from({ length: limits.notesOfOne }, (_, nth) => noteOf(`${nth}`, 'a', `${nth}`)),
      ),
      'tooManyRisks',
    ],
    ['a participant who left', { ...noting(['Tid']), isMember: false }, 'notInGroup'],
  ])('%s is refused', (_what, command, code) => {
    expect(codesOf(saveNotes(aWorkshop(), command))).toEqual([code]);
  });

  test('after the list is shown it is too late', () => {
    for (const status of workshopStatuses.filter((one) => one !== 'collecting'))
      expect(codesOf(saveNotes(aWorkshop({ status }), noting(['Tid'])))).toEqual(['notesCollected']);
  });

  test('on the list nothing tells who noted what, or in which order: ids are new and in their order', () => {
    const notes = [noteOf('n1', 'a', 'Tid'), noteOf('n2', 'b', 'Penger'), noteOf('n3', 'a', 'Tid')];
    const ids = ['9', '1', '5', '2', '3', '4'];
    const { workshop, risks, events } = accepted(reveal(aWorkshop(), notes, now, () => ids.shift() ?? 'x'));
    expect(workshop.status).toBe('listing');
    expect(risks.map(({ id, text }) => [id, text])).toEqual([
      ['1', 'Penger'],
      ['5', 'Tid'],
      ['9', 'Tid'],
    ]);
    expect(JSON.stringify([risks, events])).not.toMatch(/"n\d"|personId|"a"|"b"/);
    expect(events.every(({ by }) => by === null)).toBe(true);
    expect(codesOf(reveal(workshop, [], now, counting()))).toEqual(['workshopMovedOn']);
  });
});

const list = ['r1', 'r2'];
const giving = (filled: Parameters<typeof giveGrades>[1]['filled'], over = {}) => ({
  ...{ personId: 'a', isMember: true, list, filled, isDraft: false, unseen: [] },
  ...over,
});
const grading = aWorkshop({ status: 'grading' });

describe('grading (RISK-4)', () => {
  test('needs something on the list', () => {
    const listing = aWorkshop({ status: 'listing' });
    expect(accepted(startGrading(listing, list)).status).toBe('grading');
    expect(codesOf(startGrading(listing, []))).toEqual(['nothingToGrade']);
    // two leaders at once: one of them is told
    expect(codesOf(startGrading(grading, list))).toEqual(['workshopMovedOn']);
  });

  test('S and K for each; a draft may leave some open', () => {
    const filled = { r1: { s: 3, k: 5 }, r2: { s: null, k: 1 } };
    expect(accepted(giveGrades(grading, giving(filled, { isDraft: true })))).toHaveLength(2);
    const refused = giveGrades(grading, giving(filled));
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'gradeMissing', field: 's:r2' }] });
  });

  test.each([0, 6, -1, 2.5, Number.NaN])('%d is out of range, as S and as K, also in a draft', (value) => {
    for (const isDraft of [true, false])
      expect(giveGrades(grading, giving({ r1: { s: value, k: value } }, { isDraft }))).toMatchObject({
        refusals: [
          { code: 'gradeOutsideScale', field: 's:r1' },
          { code: 'gradeOutsideScale', field: 'k:r1' },
        ],
      });
  });

  test.each([
    [
      'after the numbers are shown',
      aWorkshop({ status: 'matrix' }),
      giving({ r1: { s: 1, k: 1 } }),
      'gradesShown',
    ],
    ['after the end', aWorkshop({ status: 'closed' }), giving({ r1: { s: 1, k: 1 } }), 'gradesShown'],
    ['before', aWorkshop({ status: 'listing' }), giving({ r1: { s: 1, k: 1 } }), 'workshopMovedOn'],
    ['by one who left', grading, giving({ r1: { s: 1, k: 1 } }, { isMember: false }), 'notInGroup'],
    ['of what is not graded', grading, giving({ r9: { s: 1, k: 1 } }), 'riskNotOnList'],
    ['of nothing', grading, giving({}), 'formOutOfDate'],
  ])('%s is refused', (_what, workshop, command, code) => {
    expect(codesOf(giveGrades(workshop, command))).toEqual([code]);
  });

  test('back to the list, and not where it is only graded again', () => {
    expect(accepted(backToList(grading)).status).toBe('listing');
    expect(codesOf(backToList(aWorkshop({ status: 'matrix' })))).toEqual(['workshopMovedOn']);
    expect(codesOf(backToList(aWorkshop({ status: 'grading', isAgain: true })))).toEqual(['workshopMovedOn']);
  });
});

test('nothing half filled in takes the place of what an earlier link gave, and this one does not show (PRIV-2)', () => {
  const unseen = [gave('a', 'r1', 4, 4), gave('a', 'r2', 4, null)];
  const half = { r1: { s: 2, k: null }, r2: { s: null, k: null } };
  const kept = accepted(giveGrades(grading, giving(half, { isDraft: true, unseen })));
  // half of what was half given counted for nothing
  expect(kept.map(({ riskId }) => riskId)).toEqual(['r2']);
  const whole = { r1: { s: 2, k: 1 } };
  expect(accepted(giveGrades(grading, giving(whole, { unseen })))).toMatchObject([
    { riskId: 'r1', s: 2, k: 1 },
  ]);
});

const gave = (personId: string, riskId: string, s: number | null, k: number | null): GivenGrade => ({
  ...{ workshopId: 'workshop', personId, riskId, s, k },
});

describe('showing', () => {
  const three = ['a', 'b', 'c'].flatMap((who, nth) => [
    gave(who, 'r1', nth + 1, 2),
    gave(who, 'r2', 1, 5 - nth),
  ]);

  test('the highest stands, with the spread; half given counts for nothing', () => {
    const { workshop, gradings } = accepted(
      uncover(grading, list, [...three, gave('d', 'r1', 5, 5), gave('d', 'r2', 5, null)], 6),
    );
    expect(workshop.status).toBe('matrix');
    expect(gradings.get('r1')).toEqual({
      ...{ s: 3, k: 2, graders: 3 },
      spread: { s: [1, 1, 1, 0, 0], k: [0, 3, 0, 0, 0] },
    });
    expect(gradings.get('r2')).toMatchObject({ s: 1, k: 5 });
  });

  test('with fewer than three nothing is shown; a smaller group needs all, and no spread is told (PRIV-2)', () => {
    const two = three.filter(({ personId }) => personId !== 'c');
    expect(uncover(grading, list, two, 6)).toMatchObject({
      refusals: [{ code: 'tooFewGraded', details: { needed: 3, count: 2 } }],
    });
    expect(accepted(uncover(grading, list, two, 2)).gradings.get('r1')).toEqual({
      ...{ s: 2, k: 2, graders: 2, spread: null },
    });
    expect(codesOf(uncover(grading, list, [], 0))).toEqual(['tooFewGraded']);
    expect(codesOf(uncover(aWorkshop({ status: 'matrix' }), list, three, 3))).toEqual(['workshopMovedOn']);
  });

  test('two hundred people and two hundred risks are counted at once', () => {
    const numbers = Array.from({ length: 200 }, (_, nth) => nth);
    const given = numbers.flatMap((who) => numbers.map((risk) => gave(`p${who}`, `r${risk}`, 1, 1)));
    let looked = 0;
    const counted = given.map((one) => ({
      ...one,
      get riskId() {
        looked += 1;
        return one.riskId;
      },
    }));
    expect(
      wholeGraders(
        numbers.map((one) => `r${one}`),
        counted,
      ).size,
    ).toBe(200);
    expect(looked).toBeLessThanOrEqual(given.length);
  });

  test('whatever is given, by whom and in which order: the same, and nobody is in it', () => {
    const step = fc.constantFrom(...riskSteps);
    const answers = fc.array(fc.tuple(step, step), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(answers, fc.array(fc.nat(7), { minLength: 8, maxLength: 8 }), (all, order) => {
        const rows = all.map(([s, k], nth) => gave(`person-${nth}`, 'r1', s, k));
        const mixed = rows.toSorted(
          (a, b) => (order[Number(a.personId.at(-1))] ?? 0) - (order[Number(b.personId.at(-1))] ?? 0),
        );
        // the same grades by other people
        const others = rows.map((row, nth) => ({ ...row, personId: `person-${all.length - 1 - nth}` }));
        const shown = (given: readonly GivenGrade[]) =>
          accepted(uncover(grading, ['r1'], given, all.length)).gradings.get('r1');
        expect(shown(mixed)).toEqual(shown(rows));
        expect(shown(others)).toEqual(shown(rows));
        expect(JSON.stringify(shown(rows))).not.toContain('person');
        const stands = shown(rows) ?? { s: 0, k: 0 };
        expect(mustHaveCountermeasure(stands)).toBe(
          Math.max(...all.map(([s]) => s)) * Math.max(...all.map(([, k]) => k)) >= 9 ||
            all.some(([, k]) => k === 5),
        );
      }),
    );
  });
});

test('a workshop ends wherever it is, but for notes that nobody has seen', () => {
  expect(codesOf(endWorkshop(aWorkshop(), now))).toEqual(['showListFirst']);
  for (const status of ['listing', 'grading', 'matrix'] as const)
    expect(accepted(endWorkshop(aWorkshop({ status }), now))).toMatchObject({
      status: 'closed',
      endedAt: now,
    });
  expect(codesOf(endWorkshop(aWorkshop({ status: 'closed', endedAt: now }), now))).toEqual([
    'workshopMovedOn',
  ]);
});
