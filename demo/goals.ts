import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../bot/calendar/mornings.ts';
import { workingDayAfter } from '../bot/calendar/working-days.ts';
import type { ActCommand } from '../bot/conversation/command.ts';
import type { GoalPlan } from '../bot/goals/goal.ts';
import { asksFrom, dueDates } from '../bot/goals/measuring.ts';
import type { Id } from '../bot/id.ts';
import { expectReminders } from '../bot/reminders/expecting.ts';
import { demoConnectionId, leader, type Office, offices } from './offices.ts';
import { around, atTen, type Past, timeZone } from './past.ts';

/** A day of the month that every month has, so that a goal is measured on it each time. */
const inEveryMonth = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.day <= 28 ? day : day.add({ months: 1 }).with({ day: 1 });

/** A number that was given, and of how many persons. */
type Given = readonly [value: number, persons: number | null];

/**
 * The project's result goals (PLAN-2, PLAN-5): one that is measured each month, for which PL is asked for the next
 * number on the next working morning or soon after; and one about persons, each quarter.
 */
export async function loadGoals(past: Past, projectId: Id, idOf: (office: Office) => Id): Promise<void> {
  const now = past.now();
  const today = localDay(now, timeZone);
  const hr = offices.find(({ externalId }) => externalId === 'hr-sjef') as Office;
  const sets = async (goal: GoalPlan, by: Office, daysLater: number, numbers: readonly Given[]) => {
    const did = (command: ActCommand) => past.did(idOf(by), demoConnectionId, command);
    past.at(atTen(around(today.add({ days: daysLater }), { months: -12 })));
    await past.did(idOf(leader), demoConnectionId, { type: 'goal.add', projectId, ...goal });
    const { id: goalId } = await found(past, projectId, goal.wording);
    const { firstOn, interval, targetOn } = goal;
    if (!firstOn || !interval || !targetOn) throw new Error(`The demo's goal is a draft: ${goal.wording}`);
    const dues = dueDates({ firstOn, interval, targetOn });
    for (const [index, [value, persons]] of numbers.entries()) {
      const on = dues[index] as Temporal.PlainDate;
      past.at(atTen(asksFrom(on)));
      await did({ type: 'measure.enter', goalId, on, value, persons, seen: 0 });
    }
  };

  const soon = inEveryMonth(workingDayAfter(today));
  await sets(
    {
      ...{ wording: 'Flere i helse og omsorg jobber i hel stilling', unit: 'prosent', interval: 'month' },
      ...{
        zero: 31.5,
        zeroOn: around(today, { months: -13 }),
        target: 45,
        targetOn: soon.add({ months: 12 }),
      },
      ...{ firstOn: soon.subtract({ months: 7 }), responsibleId: idOf(leader) },
      ...{ aboutPersons: false, zeroPersons: null },
    },
    leader,
    0,
    [32, 32.4, 34.1, 33.6, 35.2, 36.8, 37.5].map((value) => [value, null]),
  );
  const later = inEveryMonth(today).add({ months: 1 });
  await sets(
    {
      ...{ wording: 'Sykefraværet i hjemmetjenesten er lavere', unit: 'prosent', interval: 'quarter' },
      ...{
        zero: 9.8,
        zeroOn: around(today, { months: -13 }),
        target: 7.5,
        targetOn: later.add({ months: 12 }),
      },
      ...{ firstOn: later.subtract({ months: 9 }), responsibleId: idOf(hr) },
      ...{ aboutPersons: true, zeroPersons: 86 },
    },
    hr,
    7,
    [
      [9.4, 84],
      [9.1, 88],
      [8.6, 87],
    ],
  );
  past.at(now);
  const { store, clock } = past.services;
  const goals = await store.goals.ofProject(projectId);
  await store.transaction(async (tx) => {
    for (const { id } of goals)
      await expectReminders(tx, { kind: 'measurement', subjectId: id }, clock.now());
  });
}

async function found(past: Past, projectId: Id, wording: string) {
  const goal = (await past.services.store.goals.ofProject(projectId)).find((one) => one.wording === wording);
  if (!goal) throw new Error(`The demo has no goal called ${wording}.`);
  return goal;
}
