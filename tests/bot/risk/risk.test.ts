import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../bot/limits.ts';
import { registerOf, rootOf, worstFirst } from '../../../bot/risk/register.ts';
import {
  addRisks,
  type Changed,
  closeRisk,
  mergeRisks,
  reopenRisk,
  setAside,
  takeBackOnList,
} from '../../../bot/risk/risk.decide.ts';
import {
  countsOf,
  type Grades,
  highestOf,
  isOnList,
  mustHaveCountermeasure,
  type Risk,
  riskSteps,
  sumOf,
} from '../../../bot/risk/risk.ts';
import { accepted, codesOf } from '../world.ts';
import { aCountermeasure, aRegister, aRisk, graded, now } from './given.ts';

const step = fc.constantFrom(...riskSteps);
const someGrades = fc.array(fc.record({ s: step, k: step }), { minLength: 1, maxLength: 12 });
const cells: readonly Grades[] = riskSteps.flatMap((s) => riskSteps.map((k) => ({ s, k })));

describe('grades', () => {
  test.each(cells)(
    'S $s, K $k: required exactly where the sum is 9 or more, or K is 5 (RISK-5, RISK-6)',
    (at) => {
      expect(sumOf(at)).toBe(at.s * at.k);
      expect(mustHaveCountermeasure(at)).toBe(at.s * at.k >= 9 || at.k === 5);
    },
  );

  test('the highest S and the highest K stand, apart, whatever the order (RISK-4)', () => {
    fc.assert(
      fc.property(someGrades, fc.integer(), (given, seed) => {
        const shuffled = given.toSorted(
          (a, b) => ((a.s * 7 + a.k * 3 + seed) % 5) - ((b.s * 7 + b.k * 3 + seed) % 5),
        );
        const stands = highestOf(given);
        expect(highestOf(shuffled)).toEqual(stands);
        expect(given.some(({ s }) => s === stands.s) && given.some(({ k }) => k === stands.k)).toBe(true);
        expect(given.every(({ s, k }) => s <= stands.s && k <= stands.k)).toBe(true);
        // one more grade never makes it smaller, so nobody can take a countermeasure away
        if (given.some(mustHaveCountermeasure)) expect(mustHaveCountermeasure(stands)).toBe(true);
      }),
    );
  });

  test('a spread is how many gave each step, and nothing of order or persons', () => {
    fc.assert(
      fc.property(fc.array(step), (given) => {
        expect(countsOf(given)).toEqual(countsOf(given.toReversed()));
        expect(countsOf(given).reduce((sum, count) => sum + count, 0)).toBe(given.length);
      }),
    );
  });
});

/** The register after a change. */
const changedIn = (before: readonly Risk[], { risks }: Changed): readonly Risk[] => [
  ...before.map((one) => risks.find(({ id }) => id === one.id) ?? one),
  ...risks.filter(({ id }) => !before.some((one) => one.id === id)),
];

describe('merging (RISK-3)', () => {
  const list = [aRisk('a'), aRisk('b'), graded('c', 2, 5), aRisk('d', { status: 'aside' })];

  test('keeps each of them, says so in its history, and can be taken back', () => {
    const merged = accepted(mergeRisks(aRegister(list), ['a', 'c'], 'b'));
    expect(merged.risks.map(({ id, status, mergedInto }) => [id, status, mergedInto])).toEqual([
      ['a', 'merged', 'b'],
      ['c', 'merged', 'b'],
    ]);
    expect(merged.events).toMatchObject([
      { riskId: 'a', what: 'merged', otherId: 'b', by: 'pl' },
      { riskId: 'c', what: 'merged', otherId: 'b', by: 'pl' },
    ]);
    const then = changedIn(list, merged);
    const back = accepted(takeBackOnList(aRegister(then), ['a', 'c']));
    // one that was graded is graded still
    expect(changedIn(then, back)).toEqual(list);
  });

  test.each([
    ['into itself', ['a', 'b'], 'b', 'mergeIntoItself'],
    ['nothing', [], 'b', 'choiceMissing'],
    ['what is set aside', ['d'], 'b', 'riskNotOnList'],
    ['into what is set aside', ['a'], 'd', 'riskNotOnList'],
    ['what is not there', ['x'], 'b', 'riskNotOnList'],
    ['into what is not there', ['a'], 'x', 'riskNotOnList'],
  ])('%s is refused', (_what, ids, into, code) => {
    expect(codesOf(mergeRisks(aRegister(list), ids, into))).toEqual([code]);
  });

  test('into one that was graded lower is refused: what must have a countermeasure stays so (RISK-4, RISK-6)', () => {
    const risks = [graded('a', 5, 5), graded('b', 1, 2), graded('c', 3, 3), aRisk('d')];
    expect(mergeRisks(aRegister(risks), ['a'], 'b')).toMatchObject({
      refusals: [{ code: 'mergeHidesRequired', field: 'intoId', details: { number: 1 } }],
    });
    for (const [from, into] of [
      ['b', 'a'],
      ['a', 'c'],
      ['a', 'd'],
    ] as const)
      accepted(mergeRisks(aRegister(risks), [from], into));
    // neither by way of one that is not graded
    const then = changedIn(risks, accepted(mergeRisks(aRegister(risks), ['a'], 'd')));
    expect(codesOf(mergeRisks(aRegister(then), ['d'], 'b'))).toEqual(['mergeHidesRequired']);
    expect(codesOf(setAside(aRegister(then), ['d']))).toEqual(['requiredNotAside']);
  });

  test('what must have a countermeasure is not set aside; it is closed with a reason (RISK-6)', () => {
    const risks = [aRisk('a'), graded('b', 1, 5), graded('c', 2, 4)];
    expect(setAside(aRegister(risks), ['a', 'b'])).toMatchObject({
      refusals: [{ code: 'requiredNotAside', field: 'riskIds', details: { number: 2 } }],
    });
    accepted(setAside(aRegister(risks), ['a', 'c']));
    accepted(closeRisk(aRegister(risks), risks[1] as Risk, 'Over'));
  });

  test('separated after the rest was graded, it is what it was before', () => {
    const risks = [aRisk('a', { status: 'merged', mergedInto: 'b' }), graded('b', 4, 4)];
    const then = changedIn(risks, accepted(takeBackOnList(aRegister(risks), ['a'])));
    expect(then[0]).toEqual(aRisk('a'));
    expect(registerOf(then, [aCountermeasure('a')])).toMatchObject([
      { isRequired: false, countermeasures: [{ riskId: 'a' }] },
      { isRequired: true, isLacking: true, countermeasures: [] },
    ]);
  });

  test('in a circle is refused', () => {
    const first = changedIn(list, accepted(mergeRisks(aRegister(list), ['a'], 'b')));
    expect(codesOf(mergeRisks(aRegister(first), ['b'], 'a'))).toEqual(['mergeCircle']);
    const second = changedIn(first, accepted(mergeRisks(aRegister(first), ['b'], 'c')));
    expect(codesOf(mergeRisks(aRegister(second), ['c'], 'a'))).toEqual(['mergeCircle']);
    expect(rootOf(second, 'a')).toBe('c');
  });

  test('while it is graded is refused', () => {
    const register = aRegister(list, { beingGraded: ['c'] });
    expect(codesOf(mergeRisks(register, ['c'], 'a'))).toEqual(['riskBeingGraded']);
    expect(codesOf(mergeRisks(register, ['a'], 'c'))).toEqual(['riskBeingGraded']);
    expect(codesOf(setAside(register, ['c']))).toEqual(['riskBeingGraded']);
    expect(codesOf(closeRisk(register, graded('c', 2, 5), 'x'))).toEqual(['riskBeingGraded']);
  });

  test('whatever is merged, set aside and taken back: every original is kept, with its text and grades, and no circle', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const one = fc.constantFrom(...ids);
    const act = fc.record({
      what: fc.constantFrom('merge', 'aside', 'back'),
      riskIds: fc.uniqueArray(one, { minLength: 1, maxLength: 3 }),
      intoId: one,
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const start: readonly Risk[] = ids.map((id, index) => (index % 2 ? graded(id, 3, 3) : aRisk(id)));
        let risks = start;
        for (const { what, riskIds, intoId } of acts) {
          const register = aRegister(risks);
          const decided =
            what === 'merge'
              ? mergeRisks(register, riskIds, intoId)
              : what === 'aside'
                ? setAside(register, riskIds)
                : takeBackOnList(register, riskIds);
          if (decided.ok) risks = changedIn(risks, decided.value);
        }
        expect(risks.map(({ id, text, grades }) => ({ id, text, grades }))).toEqual(
          start.map(({ id, text, grades }) => ({ id, text, grades })),
        );
        const entries = registerOf(risks, []);
        for (const { risk } of entries) {
          expect((risk.status === 'merged') === (risk.mergedInto !== null)).toBe(true);
          // every chain ends with one that is not merged
          const root = risks.find(({ id }) => id === rootOf(risks, risk.id));
          expect(root?.mergedInto).toBeNull();
        }
        // and all of it can be taken back
        const away = risks.filter((risk) => !isOnList(risk)).map(({ id }) => id);
        const all =
          away.length > 0 ? changedIn(risks, accepted(takeBackOnList(aRegister(risks), away))) : risks;
        expect(all).toEqual(start);
      }),
    );
  });
});

describe('adding, setting aside, closing', () => {
  test('what the talk brought up: a sentence a line, each once, and not what stands there already', () => {
    const added = accepted(
      addRisks(aRegister([aRisk('a')]), 'project', ['  Ny   turnus ', '', 'Ny turnus', 'Om a']),
    );
    expect(added.risks.map(({ text, status }) => [text, status])).toEqual([['Ny turnus', 'draft']]);
    expect(added.events).toMatchObject([{ what: 'found', by: 'pl' }]);
  });

  test.each([
    ['nothing', [' ', ''], 'textMissing'],
    ['an enormous sentence', ['x'.repeat(limits.risk + 1)], 'textTooLong'],
    [
      'too many at once',
      Array.from({ length: limits.risksAtOnce + 1 }, (_, nth) => `Nr. ${nth}`),
      'tooManyRisks',
    ],
  ])('%s is refused', (_what, lines, code) => {
    expect(codesOf(addRisks(aRegister([]), 'project', lines))).toEqual([code]);
  });

  test('a full list is refused', () => {
    const full = Array.from({ length: limits.risks }, (_, nth) => aRisk(`r${nth}`));
    expect(codesOf(addRisks(aRegister(full), 'project', ['Én til']))).toEqual(['registerFull']);
  });

  test('two leaders at once: what one set aside, the other cannot merge', () => {
    const list = [aRisk('a'), aRisk('b')];
    const then = changedIn(list, accepted(setAside(aRegister(list), ['a', 'a'])));
    expect(codesOf(mergeRisks(aRegister(then), ['a'], 'b'))).toEqual(['riskNotOnList']);
    expect(codesOf(setAside(aRegister(then), ['a']))).toEqual(['riskNotOnList']);
    expect(codesOf(takeBackOnList(aRegister(then), ['b']))).toEqual(['riskNotOnList']);
  });

  test('a risk is closed with a reason, and opened again as it was', () => {
    const risk = graded('a', 4, 4);
    expect(codesOf(closeRisk(aRegister([risk]), risk, ' '))).toEqual(['textMissing']);
    expect(codesOf(closeRisk(aRegister([risk]), risk, 'x'.repeat(301)))).toEqual(['textTooLong']);
    const closed = accepted(closeRisk(aRegister([risk]), risk, ' Vikarene er ansatt ')).risks[0] as Risk;
    expect(closed.status).toBe('closed');
    expect(codesOf(closeRisk(aRegister([closed]), closed, 'Igjen'))).toEqual(['riskNotOnList']);
    expect(accepted(reopenRisk(aRegister([closed]), closed)).risks).toEqual([risk]);
    expect(codesOf(reopenRisk(aRegister([risk]), risk))).toEqual(['riskNotClosed']);
  });
});

describe('the register', () => {
  const [hour, later] = [now.add({ hours: 1 }), now.add({ hours: 2 })];
  const entryOf = (risks: readonly Risk[], ...rest: Parameters<typeof registerOf>[1]) =>
    registerOf(risks, rest)[0];

  test('what must have a countermeasure and has none is lacking it (RISK-7)', () => {
    expect(entryOf([graded('a', 3, 3)])).toMatchObject({ isRequired: true, isLacking: true });
    expect(entryOf([graded('a', 1, 5)])).toMatchObject({ isRequired: true, isLacking: true });
    expect(entryOf([graded('a', 2, 4)])).toMatchObject({ isRequired: false, isLacking: false });
    expect(entryOf([graded('a', 3, 3)], aCountermeasure('a'))).toMatchObject({
      isRequired: true,
      isLacking: false,
      awaitsGrading: false,
    });
    expect(entryOf([graded('a', 5, 5, { status: 'closed' })])).toMatchObject({ isLacking: false });
  });

  test('when all that was done about it is done, it can be graded again; after that it counts for nothing more', () => {
    const done = aCountermeasure('a', { doneAt: hour });
    expect(entryOf([graded('a', 3, 3)], done)).toMatchObject({ awaitsGrading: true, isLacking: false });
    expect(entryOf([graded('a', 3, 3)], done, aCountermeasure('a'))).toMatchObject({ awaitsGrading: false });
    const again = graded('a', 3, 3, { gradedAt: later });
    expect(entryOf([again], done)).toMatchObject({ awaitsGrading: false, isLacking: true });
  });

  test('what was merged brings its countermeasures along, and is no risk of its own', () => {
    const risks = [graded('a', 4, 4), graded('b', 5, 5, { status: 'merged', mergedInto: 'a' })];
    const [a, b] = registerOf(risks, [aCountermeasure('b')]);
    expect(a).toMatchObject({ number: 1, isLacking: false, countermeasures: [{ riskId: 'b' }] });
    expect(a?.same.map(({ id }) => id)).toEqual(['b']);
    expect(b).toMatchObject({ number: 2, isRequired: false, isLacking: false });
  });

  test('what was merged into one that is not graded yet is lacking still, until that is graded (RISK-7)', () => {
    const risks = [aRisk('a'), graded('b', 5, 5, { status: 'merged', mergedInto: 'a' })];
    expect(entryOf(risks)).toMatchObject({ isRequired: true, isLacking: true, gradedAt: now });
    expect(entryOf(risks, aCountermeasure('b'))).toMatchObject({ isRequired: true, isLacking: false });
    expect(entryOf([graded('a', 1, 1), ...risks.slice(1)])).toMatchObject({ isRequired: false });
  });

  test('a milestone that is moved, reached, taken back and reached again: its risk follows (MILE-4)', () => {
    const risks = [graded('a', 3, 3)];
    const of = (doneAt: typeof now | null) => entryOf(risks, aCountermeasure('a', { doneAt }));
    expect(of(hour)).toMatchObject({ awaitsGrading: true });
    expect(of(null)).toMatchObject({ awaitsGrading: false, isLacking: false });
    // graded again in between, and then taken back: it is under way, and counts
    const again = [graded('a', 3, 3, { gradedAt: later })];
    expect(entryOf(again, aCountermeasure('a', { doneAt: hour }))).toMatchObject({ isLacking: true });
    expect(entryOf(again, aCountermeasure('a'))).toMatchObject({ isLacking: false });
  });

  test('the worst comes first', () => {
    const risks = [graded('a', 5, 4), graded('b', 1, 5), aRisk('c'), graded('d', 2, 2)];
    const entries = worstFirst(registerOf(risks, [aCountermeasure('a')]));
    expect(entries.map(({ risk }) => risk.id)).toEqual(['b', 'a', 'd', 'c']);
  });
});
