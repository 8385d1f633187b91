import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBefore, isWorkingDay } from '../../../bot/calendar/working-days.ts';
import type { Command } from '../../../bot/conversation/command.ts';
import { defaultScale } from '../../../bot/evaluation/scale.ts';
import type { Person } from '../../../bot/people/person.ts';
import { forgetOldDigests } from '../../../bot/reminders/delivering.ts';
import { engine } from '../../harness/database.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';
import { answering, type Reminding, reminding } from './given.ts';

// A year of two projects whose people live in three time zones: they open rounds, answer, deliver, reach, put off, take
// breaks and switch off as it happens, and Saman is away now and then. The rules of one voice hold throughout.

let world: World;
let saman: Reminding;
beforeEach(async () => {
  world = await openWorld('2026-06-01T06:00:00Z');
  saman = await reminding(world);
});
afterEach(() => world.close());

const zones = ['Europe/Oslo', 'Europe/Oslo', 'America/New_York', 'Pacific/Auckland'];

/** Numbers that are the same for the same seed. */
function chance(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return {
    below: (share: number): boolean => next() < share,
    upTo: (count: number): number => Math.floor(next() * count),
    of: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
  };
}
type Chance = ReturnType<typeof chance>;

const membersOf = ({ owner, mayor, steward }: GivenProject) => [owner, mayor, steward];
const peopleOf = (given: GivenProject) => [...membersOf(given), given.leader];

/** What happens in a project on one day. */
async function live(given: GivenProject, today: Temporal.PlainDate, luck: Chance): Promise<void> {
  const { store } = saman.services;
  const { projectId } = given;
  const act = (person: Person, command: Command) => saman.quickly(person, command);
  const round = (await store.rounds.ofProject(projectId)).find(({ status }) => status === 'open');
  if (!round && luck.below(0.06))
    await act(given.owner, {
      ...{ type: 'round.open', projectId, groupKind: 'steering', scale: defaultScale, grading: 'hidden' },
      ...{ deadlineDate: today.add({ days: 1 + luck.upTo(14) }) },
      ...{ deadlineTime: Temporal.PlainTime.from({ hour: 8 + luck.upTo(10) }), ownFactors: [], greeting: '' },
    });
  if (round)
    for (const member of membersOf(given)) if (luck.below(0.15)) await act(member, answering(round.id));
  if (luck.below(0.03))
    await act(given.leader, {
      ...{ type: 'deadline.add', projectId, year: null, amount: null },
      ...{ dueOn: today.add({ days: luck.upTo(60) }), contents: `Rapport ${today}` },
    });
  for (const deadline of await store.reporting.ofProject(projectId))
    if (deadline.status === 'open' && luck.below(0.08))
      await act(given.leader, {
        ...{ type: 'deadline.deliver', deadlineId: deadline.id, deliveredOn: today },
        ...{ reference: '26/1', parties: [] },
      });
  if (luck.below(0.03))
    await act(given.leader, {
      ...{ type: 'milestone.add', projectId, dueOn: today.add({ days: luck.upTo(40) }) },
      ...{ wording: `Nådd ${today}`, criterion: 'Det synes.', responsibleId: luck.of(membersOf(given)).id },
      ...{ isDecisionPoint: false, activities: [], audience: [], tellsOpenly: false, celebration: 'Kake' },
    });
  for (const milestone of await store.milestones.ofProject(projectId))
    if (!milestone.reached && luck.below(0.08))
      await act(given.leader, { type: 'milestone.reach', milestoneId: milestone.id, result: 'Ja' });
}

/** How somebody wants it, on one day. */
async function wish(given: GivenProject, today: Temporal.PlainDate, luck: Chance): Promise<void> {
  const person = luck.of(peopleOf(given));
  const last = saman.got.findLast(({ to }) => to === person.name);
  const item = last?.digest.items.find(({ state }) => state === 'open');
  if (item && luck.below(0.5))
    await saman.quickly(person, {
      ...{ type: 'reminder.later', kind: item.kind, subjectId: item.subjectId, why: item.facts.why },
      later: { days: luck.of([1, 3]) },
    });
  if (luck.below(0.1)) {
    const others = peopleOf(given).filter(({ id }) => id !== person.id);
    const from = today.add({ days: luck.upTo(3) });
    await saman.quickly(person, {
      ...{ type: 'pause.save', from, to: from.add({ days: luck.upTo(21) }) },
      deputyId: luck.below(0.7) ? luck.of(others).id : null,
    });
  }
  if (luck.below(0.05))
    await saman.quickly(person, {
      type: 'reminders.save',
      on: (['round', 'deadline', 'milestone'] as const).filter(() => luck.below(0.7)),
    });
}

const key = (to: string, day: Temporal.PlainDate) => `${to} ${day}`;

// once is enough: what the engines differ in is tried elsewhere
test.skipIf(engine() === 'postgres').each([
  { seed: 1, names: ['Heltidskultur', 'Omdømme'], length: { years: 1 } },
  { seed: 2, names: ['Sykefravær'], length: { months: 3 } },
])(
  'as time goes by: one message a day at most, in office hours of working days, never empty, never what is done ($names)',
  async ({ seed, names, length }) => {
    const luck = chance(seed);
    const projects: GivenProject[] = [];
    for (const name of names) projects.push(await aProject(world, name, ` (${name})`));
    const { store } = saman.services;
    const zoneOf = new Map<string, string>();
    for (const [index, person] of projects.flatMap(peopleOf).entries()) {
      const timeZone = zones[index % zones.length] as string;
      zoneOf.set(person.name, timeZone);
      await store.transaction((tx) => tx.people.savePerson({ ...person, timeZone }));
    }
    const paused = new Map<string, string>();
    const begins = Temporal.PlainDate.from('2026-06-01');
    const ends = begins.add(length);
    let days = 0;
    for (let today = begins; isBefore(today, ends); today = today.add({ days: luck.below(0.03) ? 5 : 1 })) {
      days += 1;
      for (const given of projects) {
        if (isWorkingDay(today)) await live(given, today, luck);
        if (luck.below(0.15)) await wish(given, today, luck);
      }
      // 09:00 in Oslo, then in New York, and a while after it is in Auckland
      for (const time of isWorkingDay(today) ? ['09:00', '15:00', '23:30'] : ['12:00', '23:30']) {
        const before = saman.got.length;
        await saman.jump(`${today}T${time}`);
        for (const { to, at } of saman.got.slice(before)) {
          const person = projects.flatMap(peopleOf).find(({ name }) => name === to);
          const { pause } = await store.reminders.wishes(person?.id ?? '');
          const day = at.toZonedDateTimeISO(zoneOf.get(to) ?? '').toPlainDate();
          if (pause && !isBefore(day, pause.from) && !isBefore(pause.to, day))
            paused.set(key(to, day), 'told in a pause');
        }
      }
      if (today.dayOfWeek === 7) await forgetOldDigests(saman.services);
    }

    const perDay = new Map<string, number>();
    for (const { to, at, items, digest } of saman.got) {
      const local = at.toZonedDateTimeISO(zoneOf.get(to) ?? '');
      expect(isWorkingDay(local.toPlainDate()), `${to} ${local}`).toBe(true);
      expect(local.hour >= 8 && local.hour < 16, `${to} ${local}`).toBe(true);
      expect(items.length, `${to} ${local}`).toBeGreaterThan(0);
      expect(digest.items.every(({ state }) => state === 'open')).toBe(true);
      const once = digest.items.map(({ subjectId, facts }) => `${subjectId} ${facts.why}`);
      expect(new Set(once).size).toBe(once.length);
      // the ballot is one's own
      expect(digest.items.filter(({ facts, onBehalfOf }) => facts.why === 'answer' && onBehalfOf)).toEqual(
        [],
      );
      const today = key(to, local.toPlainDate());
      perDay.set(today, (perDay.get(today) ?? 0) + 1);
    }
    expect([...paused]).toEqual([]);
    expect([...perDay].filter(([, count]) => count > 1)).toEqual([]);
    const people = projects.flatMap(peopleOf).length;
    const told = saman.got.flatMap(({ items }) => items);
    const byKind = Object.entries(Object.groupBy(told, (item) => item)).map(
      ([item, all]) => `${item} ${all?.length}`,
    );
    const perPerson = (saman.got.length / people).toFixed(1);
    process.stdout.write(
      `as time goes by (seed ${seed}): ${days} days, ${people} people, ${saman.got.length} messages ` +
        `(${perPerson} each), ${told.length} things: ${byKind.toSorted().join(', ')}\n`,
    );
    expect(saman.got.length).toBeGreaterThan(20);
  },
  180_000,
);
