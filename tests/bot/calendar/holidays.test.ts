import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { easterSunday, isPublicHoliday } from '../../../bot/calendar/holidays.ts';
import { isWorkingDay, nextWorkingDay } from '../../../bot/calendar/working-days.ts';

const oracle = new Holidays('NO');
const years = Array.from({ length: 111 }, (_, index) => 1990 + index);

function* daysOf(year: number) {
  let day = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  while (day.year === year) {
    yield day;
    day = day.add({ days: 1 });
  }
}

describe('Norwegian public holidays', () => {
  test('are those of date-holidays in every year from 1990 to 2100', () => {
    for (const year of years) {
      const expected = new Set(
        oracle
          .getHolidays(year)
          .filter((holiday) => holiday.type === 'public')
          .map((holiday) => holiday.date.slice(0, 10)),
      );
      const found = new Set([...daysOf(year)].filter(isPublicHoliday).map(String));
      expect(found, String(year)).toEqual(expected);
    }
  });

  test('Easter falls where the church calendar says', () => {
    expect(easterSunday(2000).toString()).toBe('2000-04-23');
    expect(easterSunday(2027).toString()).toBe('2027-03-28');
    expect(easterSunday(2038).toString()).toBe('2038-04-25');
  });
});

describe('working days', () => {
  test('the next working day is the first one, and never earlier', () => {
    for (const day of [...daysOf(2027)]) {
      const next = nextWorkingDay(day);
      expect(isWorkingDay(next)).toBe(true);
      expect(Temporal.PlainDate.compare(next, day)).toBeGreaterThanOrEqual(0);
      for (let between = day; !between.equals(next); between = between.add({ days: 1 }))
        expect(isWorkingDay(between)).toBe(false);
    }
  });

  test('over Easter it waits until Tuesday', () => {
    expect(nextWorkingDay(Temporal.PlainDate.from('2027-03-25')).toString()).toBe('2027-03-30');
  });
});
