import { describe, expect, test } from 'vitest';
import { morningOf } from '../../../bot/calendar/mornings.ts';
import { isBefore, isWorkingDay } from '../../../bot/calendar/working-days.ts';
import type { Entry } from '../../../bot/goals/goal.ts';
import { asksFrom, dueDates } from '../../../bot/goals/measuring.ts';
import { measurementSubject } from '../../../bot/reminders/measurement.subject.ts';
import { aGoal, anEntry, day } from '../goals/given.ts';

const timeZone = 'Europe/Oslo';
const subjectOf = (goal = aGoal(), entries: readonly Entry[] = []) =>
  measurementSubject({
    ...{ goal, entries, responsibleId: 'responsible', zones: new Map([['responsible', timeZone]]) },
    project: { id: 'project', name: 'Heltid', timeZone },
  });
const daysFrom = (subject: ReturnType<typeof subjectOf>, after: string, count: number) => {
  const found: string[] = [];
  for (let next = subject.nextDay(day(after)); next && found.length < count; next = subject.nextDay(next))
    found.push(next.toString());
  return found;
};

describe('a number is asked for (PLAN-5)', () => {
  test('on the day, from the second working day after, and then every fifth, until it is there', () => {
    const subject = subjectOf();
    expect(daysFrom(subject, '2026-11-23', 4)).toEqual([
      ...['2026-12-01', '2026-12-03', '2026-12-10', '2026-12-17'],
    ]);
    const measured = subjectOf(aGoal(), [anEntry(1, '2026-12-01')]);
    expect(daysFrom(measured, '2026-11-23', 2)).toEqual(['2027-03-01', '2027-03-03']);
  });

  test('on the working day before a day off; a new due date takes the place of one that was missed', () => {
    const subject = subjectOf(aGoal({ firstOn: day('2027-05-01'), interval: 'month' }));
    const days = daysFrom(subject, '2027-04-01', 7);
    expect(days[0]).toBe('2027-04-30');
    expect(days).toContain('2027-06-01');
    const see = (on: string) => subject.see('responsible', 'measure', morningOf(day(on), timeZone), day(on));
    expect(see('2027-05-25')?.facts).toMatchObject({ dueOn: day('2027-05-01'), isPast: true });
    expect(see('2027-06-01')?.facts).toMatchObject({ dueOn: day('2027-06-01'), isPast: false });
    // what was told of the first one stays about the first one
    const later = morningOf(day('2027-06-01'), timeZone);
    expect(subject.see('responsible', 'measure', later, day('2027-05-25'))?.facts).toMatchObject({
      dueOn: day('2027-05-01'),
    });
  });

  test('of the one responsible alone; between due dates of nobody, and after the last one for ever', () => {
    const subject = subjectOf(aGoal(), [anEntry(1, '2026-12-01')]);
    expect(subject.concerns(day('2027-03-01'))).toEqual([
      { personId: 'responsible', why: 'measure', day: day('2027-03-01') },
    ]);
    expect(subject.concerns(day('2027-03-02'))).toEqual([]);
    const now = morningOf(day('2027-03-01'), timeZone);
    expect(subject.see('pl', 'measure', now, day('2027-03-01'))).toBeNull();
    expect(subject.see('responsible', 'reached', now, day('2027-03-01'))).toBeNull();
    expect(daysFrom(subject, '2029-01-01', 1)).toHaveLength(1);
    const all = dueDates(aGoal()).map((due, index) => anEntry(index + 1, due.toString()));
    expect(subjectOf(aGoal(), all).nextDay(day('2026-01-01'))).toBeNull();
  });

  test('can be put off, but not until the next one is asked for', () => {
    const subject = subjectOf(aGoal({ interval: 'month' }));
    const latest = (on: string) => String(subject.latest(morningOf(day(on), timeZone), timeZone));
    expect(latest('2026-12-03')).toBe('2026-12-17');
    expect(latest('2026-12-22')).toBe('2026-12-30');
  });

  test('always on working days, and each due date on its own first', () => {
    for (let start = 0; start < 400; start += 7) {
      const goal = aGoal({ firstOn: day('2026-01-31').add({ days: start }), interval: 'month' });
      const subject = subjectOf(goal);
      const dues = dueDates(goal);
      const days = daysFrom(subject, '2025-12-31', 60).map(day);
      for (const one of days) expect(isWorkingDay(one), String(one)).toBe(true);
      const last = days.at(-1) ?? goal.firstOn;
      for (const due of dues.filter((one) => isBefore(one, last)))
        expect(
          days.some((one) => one.equals(asksFrom(due))),
          String(due),
        ).toBe(true);
    }
  });
});
