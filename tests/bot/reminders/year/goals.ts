import { Temporal } from 'temporal-polyfill';
import type { Id } from '../../../../bot/id.ts';
import { localOf, momentOf, plus, workday } from './days.ts';
import { isPresent, peopleNow, type Somebody, type Team, zone } from './programme.ts';
import {
  type Happening,
  type Matter,
  matterKey,
  type Planned,
  plannedIn,
  sameDay,
  stretches,
  type Year,
} from './year.ts';

const never = Number.POSITIVE_INFINITY;
const day = (text: string) => Temporal.PlainDate.from(text);

/** A result goal, as it was entered; it is the same until it is ended (PLAN-4). */
interface Aim {
  readonly goalId: Id;
  readonly team: Team;
  readonly chosen: Somebody;
  readonly addedAt: number;
  ended: number;
}

const responsibleFor = ({ team, chosen }: Aim, at: number): Somebody | null =>
  isPresent(team, chosen, at) ? chosen : (team.pl.at(at) ?? null);

/** The number of a goal for one of its days, which somebody is to enter (PLAN-5). */
class Measuring implements Matter {
  readonly kind = 'measurement';
  readonly subjectId: Id;
  readonly team: Team;
  readonly aim: Aim;
  readonly due: string;
  /** The day after which another number is asked for instead; null: none. */
  readonly next: string | null;
  entered = never;
  constructor(aim: Aim, due: string, next: string | null) {
    this.subjectId = aim.goalId;
    this.team = aim.team;
    this.aim = aim;
    this.due = due;
    this.next = next;
  }
  doneAt(): number {
    return Math.min(this.entered, this.aim.ended);
  }
  isWhose(who: Somebody, _why: string, at: number): boolean {
    return responsibleFor(this.aim, at) === who;
  }
  /** On its day, from the second working day after it, and every fifth, until the next number is asked for. */
  private days(until: number): readonly string[] {
    const days = [workday(this.due, 0)];
    const last = this.next === null ? localOf(until, zone).day : plus(workday(this.next, 0), -1);
    for (let nth = 2; workday(this.due, nth) <= last; nth += 5) days.push(workday(this.due, nth));
    return days;
  }
  planned(end: number): readonly Planned[] {
    const { aim, team } = this;
    const over = this.next === null ? never : momentOf(workday(this.next, 0), '00:00', zone);
    const known = stretches(
      (at) => ({ whose: responsibleFor(aim, at)?.id }),
      [
        aim.addedAt,
        ...[team.pl, ...team.members.values()].flatMap(({ changes }) => changes.map(({ at }) => at)),
      ].filter((at) => at >= aim.addedAt),
      Math.min(end, over, this.doneAt()),
    );
    return known.flatMap((stretch) => {
      const who = responsibleFor(aim, stretch.from);
      if (who === null) return [];
      const { due } = this;
      return [
        ...plannedIn(this.days(stretch.until), who, 'measure', stretch),
        ...sameDay(workday(due, 0), who, 'measure', stretch),
      ];
    });
  }
}

const monthsOf = { month: 1, quarter: 3 } as const;

/** The first day and every interval after it, counted from the first, up to the target's. */
function dueDays(first: string, interval: keyof typeof monthsOf, last: string): readonly string[] {
  const found: string[] = [];
  for (let nth = 0; ; nth += 1) {
    const due = day(first)
      .add({ months: nth * monthsOf[interval] })
      .toString();
    if (due > last) return found;
    found.push(due);
  }
}

/** A number is entered in time, late, or never; and sometimes put right afterwards. */
function follow(year: Year, number: Measuring): void {
  const { luck, saman } = year;
  const { aim, due } = number;
  if (luck.below(0.1)) return;
  const entry = { goalId: aim.goalId, on: day(due), value: luck.between(40, 70), persons: null };
  const may = () => aim.ended === never && responsibleFor(aim, saman.now());
  year.on(plus(due, luck.below(0.7) ? luck.between(0, 2) : luck.between(3, 30)), async () => {
    const who = may();
    if (who && (await year.does(who.person, { type: 'measure.enter', seen: 0, ...entry })))
      number.entered = saman.now();
  });
  if (luck.below(0.1))
    year.on(plus(due, luck.between(31, 40)), async () => {
      const who = may();
      if (who && number.entered < never)
        await year.does(who.person, { type: 'measure.other', ...entry, value: entry.value + 1 });
    });
}

async function begin(year: Year, team: Team): Promise<void> {
  const { luck, saman, matters } = year;
  const today = year.today();
  const can = peopleNow(team).filter(({ person }) => person.preferredAccountId !== null);
  const chosen = luck.of(can);
  const interval = luck.of(['month', 'quarter'] as const);
  const firstOn = plus(today, luck.between(0, 40));
  const targetOn = plus(firstOn, luck.between(60, 300));
  const { projectId } = team;
  const isThere = await year.does(team.pl.now.person, {
    ...{ type: 'goal.add', projectId, wording: 'Heltid', unit: 'prosent', interval },
    ...{
      zero: 48,
      zeroOn: day(plus(today, -20)),
      target: 60,
      targetOn: day(targetOn),
      firstOn: day(firstOn),
    },
    ...{ responsibleId: chosen.id, aboutPersons: false, zeroPersons: null },
  });
  if (!isThere) return;
  const found = (await saman.store.goals.ofProject(projectId)).at(-1);
  if (!found) throw new Error('the goal is not there');
  const aim: Aim = { goalId: found.id, team, chosen, addedAt: saman.now(), ended: never };
  const dues = dueDays(firstOn, interval, targetOn);
  for (const [index, due] of dues.entries()) {
    const number = new Measuring(aim, due, dues[index + 1] ?? null);
    matters.set(matterKey(found.id, due), number);
    follow(year, number);
  }
  if (luck.below(0.15))
    year.on(plus(today, luck.between(20, 200)), async () => {
      const ending = { type: 'goal.end', goalId: found.id, reason: 'Målt på en annen måte' } as const;
      if (await year.does(team.pa.person, ending)) aim.ended = saman.now();
    });
}

/** Some projects have a result goal, which is measured (PLAN-2 to PLAN-5). */
export const goals: Happening = (year) => {
  const { luck, programme, begins } = year;
  for (const team of programme.teams)
    if (luck.below(0.3)) year.on(plus(begins, luck.upTo(200)), () => begin(year, team));
};
