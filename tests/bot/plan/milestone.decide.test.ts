import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../bot/limits.ts';
import {
  addMilestone,
  answersFor,
  celebrate,
  celebratedFrom,
  changeMilestone,
  madeAlready,
  movedAlready,
  moveMilestone,
  reachMilestone,
  takeBack,
  takeBackUntil,
  tellsOfSlipping,
  tickActivities,
} from '../../../bot/plan/milestone.decide.ts';
import { type Milestone, nextOf, statusOf } from '../../../bot/plan/milestone.ts';
import type { Outcome } from '../../../bot/refusal.ts';
import { accepted, codesOf } from '../world.ts';
import { activities, aMilestone, aPlan, counting, due, now, people, timeZone, today } from './given.ts';

const fieldsOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, field }) => [field, code]);
const later = (minutes: number) => now.add({ minutes });
const adding = { projectId: 'project', people, dueOn: due, today, now, newId: counting() };
const moving = { by: 'pl', today, now, newId: counting() };
const reached = aMilestone({ reached: { at: now, by: 'pl', result: 'Ti fikk hel stilling.' } });

describe('a new milestone (MILE-1, MILE-2)', () => {
  test('is planned, with its activities in order and whom it is told', () => {
    const plan = aPlan({
      wording: '  Alle   har prøvd\nturnusen ',
      activities: ['Én', ' ', ' To '],
      audience: ['mayor', 'mayor'],
    });
    const made = accepted(addMilestone(plan, { ...adding, newId: counting() }));
    expect(made.milestone).toMatchObject({
      id: 'new-1',
      wording: 'Alle har prøvd turnusen',
      dueOn: due,
      reached: null,
      celebratedAt: null,
    });
    expect(made.milestone).not.toHaveProperty('audience');
    expect(made.activities).toEqual([
      { id: 'new-2', text: 'Én', doneAt: null },
      { id: 'new-3', text: 'To', doneAt: null },
    ]);
    expect(made.audience).toEqual(['mayor']);
    expect(statusOf(made.milestone)).toBe('planned');
  });

  test.each([
    ['no wording', aPlan({ wording: ' ' }), [['wording', 'textMissing']]],
    ['no criterion', aPlan({ criterion: '' }), [['criterion', 'textMissing']]],
    ['no celebration', aPlan({ celebration: '' }), [['celebration', 'textMissing']]],
    [
      'texts that are too long',
      aPlan({
        wording: 'x'.repeat(limits.milestone + 1),
        criterion: 'x'.repeat(limits.criterion + 1),
        activities: ['x'.repeat(limits.activity + 1)],
        celebration: 'x'.repeat(limits.celebration + 1),
      }),
      ['wording', 'criterion', 'activities', 'celebration'].map((field) => [field, 'textTooLong']),
    ],
    [
      'too many activities',
      aPlan({ activities: Array.from({ length: limits.activities + 1 }, (_, nth) => `${nth}`) }),
      [['activities', 'tooManyActivities']],
    ],
    [
      'somebody without a part in the project',
      aPlan({ responsibleId: 'mayor' }),
      [['responsible', 'personUnknown']],
    ],
    ['an audience that nobody knows', aPlan({ audience: ['nobody'] }), [['audience', 'personUnknown']]],
    [
      'an audience that is too large',
      aPlan({ audience: Array.from({ length: limits.audience + 1 }, (_, nth) => `${nth}`) }),
      [
        ['audience', 'tooManyChosen'],
        ['audience', 'personUnknown'],
      ],
    ],
  ] as const)('is refused with %s', (_name, plan, expected) => {
    expect(fieldsOf(addMilestone(plan, adding))).toEqual(expected);
  });

  test('is refused with a date that has been, and accepted for today', () => {
    const yesterday = { ...adding, dueOn: today.subtract({ days: 1 }) };
    expect(fieldsOf(addMilestone(aPlan(), yesterday))).toEqual([['dueOn', 'deadlineInPast']]);
    expect(addMilestone(aPlan(), { ...adding, dueOn: today }).ok).toBe(true);
  });

  test('is found when the same form comes again', () => {
    expect(madeAlready([aMilestone()], aPlan(), due)?.id).toBe('milestone');
    expect(madeAlready([aMilestone()], aPlan({ wording: 'En annen' }), due)).toBeUndefined();
    expect(madeAlready([aMilestone()], aPlan(), due.add({ days: 1 }))).toBeUndefined();
  });
});

describe('who answers for it', () => {
  test('is who is responsible, PL and PA; nobody else', () => {
    expect(answersFor(aMilestone(), 'responsible', null)).toBe(true);
    expect(answersFor(aMilestone(), 'somebody', { roles: ['pl'] })).toBe(true);
    expect(answersFor(aMilestone(), 'somebody', { roles: ['pa'] })).toBe(true);
    expect(answersFor(aMilestone(), 'somebody', { roles: [] })).toBe(false);
    expect(answersFor(aMilestone(), 'somebody', null)).toBe(false);
  });
});

describe('changing the plan', () => {
  const before = { milestone: aMilestone(), activities, audience: ['mayor'] };

  test('keeps the date and what is done; an activity that stands as before is the same', () => {
    const plan = aPlan({ wording: 'Ny', activities: ['Ny oppgave', 'Lag turnus', 'Lag turnus'] });
    const changed = accepted(changeMilestone(before, plan, people, counting()));
    expect(changed.milestone).toMatchObject({ wording: 'Ny', dueOn: due });
    expect(changed.activities).toEqual([
      { id: 'new-1', text: 'Ny oppgave', doneAt: null },
      { id: 'a1', text: 'Lag turnus', doneAt: now },
      { id: 'new-2', text: 'Lag turnus', doneAt: null },
    ]);
  });

  test('an activity that is a countermeasure stays as it is, whatever stands beside it (MILE-4)', () => {
    const change = (lines: readonly string[]) =>
      changeMilestone(before, aPlan({ activities: lines }), people, counting(), ['a2']);
    accepted(change(['Først noe annet', 'Snakk med de tillitsvalgte']));
    for (const lines of [['Lag turnus'], [], ['Lag turnus', 'Snakk med alle']])
      expect(change(lines)).toMatchObject({
        refusals: [
          {
            code: 'countermeasureInPlan',
            field: 'activities',
            details: { text: 'Snakk med de tillitsvalgte' },
          },
        ],
      });
  });

  test('is refused when it is reached, and with what a new one is refused for', () => {
    expect(codesOf(changeMilestone({ ...before, milestone: reached }, aPlan(), people, counting()))).toEqual([
      'milestoneReached',
    ]);
    expect(codesOf(changeMilestone(before, aPlan({ wording: '' }), people, counting()))).toEqual([
      'textMissing',
    ]);
  });
});

describe('moving it', () => {
  const to = due.add({ weeks: 2 });

  test('keeps from, to, why, who and when', () => {
    const moved = accepted(
      moveMilestone(aMilestone(), to, ' Vi mangler folk ', { ...moving, newId: counting() }),
    );
    expect(moved.milestone.dueOn).toEqual(to);
    expect(moved.move).toEqual({
      id: 'new-1',
      milestoneId: 'milestone',
      fromDate: due,
      toDate: to,
      reason: 'Vi mangler folk',
      movedBy: 'pl',
      movedAt: now,
    });
  });

  test('is refused without a reason, to the same date, to one that has been, and when it is reached', () => {
    expect(fieldsOf(moveMilestone(aMilestone(), to, ' ', moving))).toEqual([['reason', 'textMissing']]);
    expect(fieldsOf(moveMilestone(aMilestone(), due, 'x', moving))).toEqual([['dueOn', 'dateNotMoved']]);
    expect(fieldsOf(moveMilestone(aMilestone(), today.subtract({ days: 1 }), 'x', moving))).toEqual([
      ['dueOn', 'deadlineInPast'],
    ]);
    expect(codesOf(moveMilestone(reached, to, 'x', moving))).toEqual(['milestoneReached']);
  });

  test('whatever the moves: each begins where the one before ended, and the last is the date (history in order)', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom('pl', 'pa')));
    fc.assert(
      fc.property(steps, (all) => {
        let milestone = aMilestone();
        let at = now;
        const moves = all.flatMap(([days, by]) => {
          at = at.add({ minutes: 1 });
          const decided = moveMilestone(milestone, today.add({ days }), 'x', { ...moving, by, now: at });
          if (!decided.ok) return [];
          milestone = decided.value.milestone;
          return [decided.value.move];
        });
        moves.forEach((move, index) => {
          expect(move.fromDate).toEqual(moves[index - 1]?.toDate ?? due);
          expect(move.fromDate).not.toEqual(move.toDate);
        });
        expect(milestone.dueOn).toEqual(moves.at(-1)?.toDate ?? due);
      }),
    );
  });

  test('the same form again is known; somebody else with the same date is not it', () => {
    const { move } = accepted(moveMilestone(aMilestone(), to, 'x', moving));
    expect(movedAlready([move], to, ' x ', 'pl')).toBe(true);
    expect(movedAlready([move], to, 'x', 'pa')).toBe(false);
    expect(movedAlready([move], to, 'y', 'pl')).toBe(false);
    expect(movedAlready([], to, 'x', 'pl')).toBe(false);
  });

  test('PA hears of the second move, unless it is PA’s own', () => {
    const [first, second] = [due, due.add({ days: 5 })];
    const slip = { fromDate: first, toDate: second };
    const back = { fromDate: second, toDate: first };
    expect(tellsOfSlipping([slip], 'pl', 'pa')).toBe(false);
    expect(tellsOfSlipping([slip, slip], 'pl', 'pa')).toBe(true);
    expect(tellsOfSlipping([slip, slip], 'pa', 'pa')).toBe(false);
    expect(tellsOfSlipping([slip, slip, slip], 'pl', 'pa')).toBe(true);
    expect(tellsOfSlipping([slip, slip], 'pl', null)).toBe(false);
    // brought forward is no slip
    expect(tellsOfSlipping([back, slip], 'pl', 'pa')).toBe(false);
    expect(tellsOfSlipping([slip, back], 'pl', 'pa')).toBe(false);
    expect(tellsOfSlipping([slip, back, slip], 'pl', 'pa')).toBe(true);
  });
});

describe('activities', () => {
  test('are done and undone; what was done keeps its time', () => {
    const all = { milestone: aMilestone(), activities };
    expect(accepted(tickActivities(all, ['a1', 'a2'], later(5)))).toMatchObject([
      { id: 'a1', doneAt: now },
      { id: 'a2', doneAt: later(5) },
    ]);
    expect(accepted(tickActivities(all, [], later(5))).every((one) => one.doneAt === null)).toBe(true);
  });

  test('that are not there any more show the form again; nothing changes when it is reached', () => {
    expect(codesOf(tickActivities({ milestone: aMilestone(), activities }, ['gone'], now))).toEqual([
      'formOutOfDate',
    ]);
    expect(codesOf(tickActivities({ milestone: reached, activities }, [], now))).toEqual([
      'milestoneReached',
    ]);
  });
});

describe('reached, and taken back', () => {
  test('with what came of it, once; the same said again changes nothing', () => {
    const done = accepted(reachMilestone(aMilestone(), 'pl', ' Ti fikk hel stilling. ', now));
    expect(done.reached).toEqual({ at: now, by: 'pl', result: 'Ti fikk hel stilling.' });
    expect(statusOf(done)).toBe('reached');
    expect(accepted(reachMilestone(done, 'pl', 'Ti fikk hel stilling.', later(3)))).toBe(done);
    expect(codesOf(reachMilestone(done, 'pa', 'Ti fikk hel stilling.', now))).toEqual(['milestoneReached']);
    expect(codesOf(reachMilestone(done, 'pl', 'Ni', now))).toEqual(['milestoneReached']);
  });

  test('is refused without a result, or with one that is too long', () => {
    expect(fieldsOf(reachMilestone(aMilestone(), 'pl', ' ', now))).toEqual([['result', 'textMissing']]);
    const long = 'x'.repeat(limits.milestoneResult + 1);
    expect(fieldsOf(reachMilestone(aMilestone(), 'pl', long, now))).toEqual([['result', 'textTooLong']]);
  });

  test('is taken back within ten minutes, by who said it', () => {
    expect(accepted(takeBack(reached, 'pl', later(10).subtract({ seconds: 1 }))).reached).toBeNull();
    expect(codesOf(takeBack(reached, 'pa', later(1)))).toEqual(['onlyWhoPressed']);
    expect(codesOf(takeBack(reached, 'pl', later(10)))).toEqual(['takeBackOver']);
    expect(codesOf(takeBack({ ...reached, celebratedAt: now }, 'pl', later(1)))).toEqual(['takeBackOver']);
    expect(codesOf(takeBack(aMilestone(), 'pl', now))).toEqual(['milestoneNotReached']);
  });

  test('at no moment it can be both taken back and celebrated; and only who said it ever takes it back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 10 }),
        fc.constantFrom('pl', 'pa', 'x'),
        (minutes, by) => {
          const at = later(minutes);
          const back = takeBack(reached, by, at);
          expect(back.ok && celebrate(reached, timeZone, at) !== null).toBe(false);
          expect(back.ok).toBe(by === 'pl' && minutes < 10);
        },
      ),
    );
  });
});

describe('celebrated (MILE-3)', () => {
  test('after ten minutes within office hours, and else at 08:00 of the next working day', () => {
    expect(takeBackUntil({ at: now })).toEqual(later(10));
    expect(celebratedFrom({ at: now }, timeZone)).toEqual(later(10));
    // 15:55 in Oslo on a Friday
    const friday = Temporal.Instant.from('2026-11-27T14:55:00Z');
    expect(celebratedFrom({ at: friday }, timeZone).toString()).toBe('2026-11-30T07:00:00Z');
    const late = aMilestone({ reached: { at: friday, by: 'pl', result: 'x' } });
    expect(celebrate(late, timeZone, friday.add({ hours: 20 }))).toBeNull();
    expect(celebrate(late, timeZone, Temporal.Instant.from('2026-11-30T07:00:00Z'))).not.toBeNull();
  });

  test('is celebrated once, however often and whenever the sweeps come', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 60 * 24 * 6 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(moments, (minutes) => {
        let milestone: Milestone = reached;
        const celebrations: Temporal.Instant[] = [];
        for (const one of minutes) {
          const done = celebrate(milestone, timeZone, later(one));
          if (!done) continue;
          milestone = done;
          celebrations.push(later(one));
        }
        expect(celebrations.length).toBeLessThanOrEqual(1);
        for (const at of celebrations) {
          expect(Temporal.Instant.compare(at, later(10))).toBeGreaterThanOrEqual(0);
          const { hour } = at.toZonedDateTimeISO(timeZone);
          expect(hour >= 8 && hour < 16).toBe(true);
        }
      }),
    );
  });

  test('what is not reached is not celebrated; reached is reached: no more moves or changes', () => {
    expect(celebrate(aMilestone(), timeZone, later(60))).toBeNull();
    const celebrated = celebrate(reached, timeZone, later(60)) as Milestone;
    expect(statusOf(celebrated)).toBe('celebrated');
    expect(codesOf(moveMilestone(celebrated, due.add({ days: 1 }), 'x', moving))).toEqual([
      'milestoneReached',
    ]);
    expect(codesOf(reachMilestone(celebrated, 'pa', 'Noe annet', now))).toEqual(['milestoneReached']);
  });
});

test('the next one is the first by date that is not reached', () => {
  const all = [reached, aMilestone({ id: 'b' }), aMilestone({ id: 'c' })];
  expect(nextOf(all)?.id).toBe('b');
  expect(nextOf([reached])).toBeNull();
});
