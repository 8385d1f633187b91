import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { engine, openTestDatabase, type TestDatabase } from '../../harness/database.ts';
import { chance } from './year/chance.ts';
import { type Checked, check } from './year/check.ts';
import { isOff, localOf, momentOf, plus } from './year/days.ts';
import { deadlines } from './year/deadlines.ts';
import { gatherings } from './year/gatherings.ts';
import { goals } from './year/goals.ts';
import { milestones } from './year/milestones.ts';
import { loadWhole, zone } from './year/programme.ts';
import { rounds } from './year/rounds.ts';
import { openSaman } from './year/saman.ts';
import { changes, wishes } from './year/wishes.ts';
import { workshops } from './year/workshops.ts';
import { type Happening, type Year, yearOf } from './year/year.ts';

// A year of the whole programme: a project of six persons for each of its participants, on a clock that is moved to
// whatever comes next. People answer late, put off, are away with and without a deputy, switch off, leave and come; Saman
// dies now and then in the middle of what it does, and Saman or the platform is away for hours or days. Every
// message is looked at, that of the day and all others. What is expected is computed from what happened by year/, without
// Saman's own reckoning of days.
//
// SEEDS=20 runs so many years, FROM=7 from that seed on; TEAMS=10 with so many projects, DAYS=60 so many days.

/** What happens. A new kind of thing is one more. */
const happenings: readonly Happening[] = [
  ...[deadlines, milestones, rounds, goals, gatherings],
  ...[workshops, wishes, changes],
];

const { SEEDS = '1', FROM = '1', TEAMS = '1000', DAYS = '365' } = process.env;
const seeds = Array.from({ length: Number(SEEDS) }, (_, index) => Number(FROM) + index);

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

/** When nobody is there: Saman, or the platform. */
interface Outage {
  readonly who: 'saman' | 'platform';
  readonly from: number;
  readonly to: number;
}

function outagesOf(luck: ReturnType<typeof chance>, begins: string, days: number): readonly Outage[] {
  const hour = 60 * 60 * 1000;
  return Array.from({ length: Math.ceil(days / 18) }, (): Outage => {
    const from = momentOf(plus(begins, luck.upTo(days)), '00:00', zone) + luck.upTo(24) * hour;
    return {
      who: luck.of(['saman', 'platform']),
      from,
      to:
        from +
        (luck.below(0.7) ? luck.between(1, 10) : luck.between(20, 100)) * hour +
        luck.upTo(50) * 60_000,
    };
  });
}

/** The next moment at which something is due, as Saman has it stored. */
async function nextDue(): Promise<number> {
  const [found] = await database.query(`
    select extract(epoch from least(
      (select min(at) from due), (select min(until) from held), (select min(at) from nudge where digest_id is null),
      (select min(deadline) from round where status = 'open'))) * 1000 as at`);
  return found?.at === null ? Number.POSITIVE_INFINITY : Math.ceil(Number(found?.at));
}

/** When it looks whether anything is due on a day, whatever is stored, and when people do something. */
const looks = (day: string): readonly { readonly at: number; readonly acts: boolean }[] => {
  const nine = { at: momentOf(day, '09:00', zone), acts: false };
  if (isOff(day)) return [nine];
  return [
    nine,
    { at: momentOf(day, '09:00', 'Pacific/Auckland'), acts: false },
    { at: momentOf(day, '10:40', zone), acts: true },
    // what was reached is celebrated
    { at: momentOf(day, '10:55', zone), acts: false },
    { at: momentOf(day, '09:00', 'America/New_York'), acts: false },
  ];
};

async function live(year: Year, outages: readonly Outage[], dies: ReturnType<typeof chance>): Promise<void> {
  const { saman } = year;
  const plannedActs: (() => Promise<unknown>)[] = [];
  let stuck = 0;
  let last = 0;
  const away = (who: Outage['who'], at: number) =>
    outages.find((one) => one.who === who && one.from <= at && at < one.to);
  const tick = async (at: number): Promise<void> => {
    saman.go(Math.max(at, saman.now()));
    saman.platformIsThere(!away('platform', saman.now()));
    await saman.tick(dies.below(0.15) ? dies.between(1, dies.of([2, 20])) : null);
  };
  const ends = outages.map(({ to }) => ({ at: to, acts: false }));
  for (let day = year.begins; day < year.ends; day = plus(day, 1)) {
    plannedActs.push(...year.actsOf(day));
    const midnight = momentOf(plus(day, 1), '00:00', zone);
    const moments = [...looks(day), ...ends.filter(({ at }) => localOf(at, zone).day === day)]
      .filter(({ at }) => at >= saman.now() && at < midnight)
      .sort((a, b) => a.at - b.at);
    for (const { at, acts } of [...moments, { at: midnight, acts: false }]) {
      for (let due = await nextDue(); due < at; due = await nextDue()) {
        if (away('saman', Math.max(due, saman.now()))) break;
        await tick(due);
        stuck = saman.now() === last ? stuck + 1 : 0;
        last = saman.now();
        if (stuck > 20) throw new Error(`nothing moves at ${localOf(due, zone).day}`);
      }
      if (away('saman', at)) continue;
      await tick(at);
      if (!acts) continue;
      // what was told by now was told before they do anything
      saman.go(saman.now() + 1000);
      for (const act of plannedActs.splice(0)) await act();
      await saman.deliver();
    }
    if (Temporal.PlainDate.from(day).dayOfWeek === 7 && !away('saman', saman.now())) await saman.forget();
  }
}

function figures(seed: number, year: Year, checked: Checked, weeks: number, seconds: number): string {
  const { saman, programme } = year;
  const people = programme.teams.length * 6;
  const kinds = [...checked.byKind].sort().map(([kind, count]) => `${kind} ${count}`);
  const others = [...checked.atOnce].sort().map(([name, count]) => `${name} ${count}`);
  return [
    `a year of the programme (seed ${seed}): ${programme.teams.length} projects, ${people} people, ${weeks.toFixed(0)} weeks, ` +
      `${saman.ticks.length} sweeps, ${saman.deaths()} deaths, in ${seconds.toFixed(0)} s`,
    `  ${checked.digests} messages of the day (${(checked.digests / people / weeks).toFixed(2)} a person and week) with ` +
      `${checked.items} things: ${kinds.join(', ')}`,
    `  ${checked.planned} were planned, of which ${checked.late} had their chance on a later day only`,
    `  at once: ${others.join(', ')}; out of office hours only ${checked.answersAtNight} answers to an act`,
    `  ${checked.awaited} of these were waited for, of which ${checked.held} came at the next 08:00`,
    `  refused: ${[...year.refusals].map(([why, count]) => `${why} ${count}`).join(', ') || 'nothing'}`,
    '',
  ].join('\n');
}

// once is enough: what the engines differ in is tried elsewhere
test.skipIf(engine() === 'embedded').each(seeds)(
  'a year of the whole programme: all is told in time, once, to whom it concerns, in their office hours (seed %i)',
  async (seed) => {
    const began = performance.now();
    const days = Number(DAYS);
    const begins = '2026-06-01';
    const luck = chance(seed);
    const start = momentOf(begins, '06:00', zone);
    const programme = await loadWhole(
      database,
      luck,
      Temporal.Instant.fromEpochMilliseconds(start),
      Number(TEAMS),
    );
    const dies = chance(seed + 1000);
    const saman = await openSaman(database, programme.connectionId, start, dies);
    const year = yearOf({ saman, programme, luck, begins, ends: plus(begins, days) });
    for (const happening of happenings) happening(year);
    await live(year, outagesOf(dies, begins, days), dies);
    const checked = check(year);
    process.stdout.write(figures(seed, year, checked, days / 7, (performance.now() - began) / 1000));
    expect(checked.wrong.slice(0, 20)).toEqual([]);
    expect(checked.digests).toBeGreaterThan(programme.teams.length);
  },
  3_600_000,
);
