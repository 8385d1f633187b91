import { Temporal } from 'temporal-polyfill';
import type { Id } from '../../../../bot/id.ts';
import { History } from './chance.ts';
import { isAtWork, localOf, plus, workday } from './days.ts';
import { isPresent, peopleNow, type Somebody, type Team, zone } from './programme.ts';
import {
  type Happening,
  type Matter,
  type Planned,
  plannedIn,
  sameDay,
  stretches,
  type Year,
} from './year.ts';

/** A milestone, with all that became of it (MILE-1 to MILE-3). */
export class Goal implements Matter {
  readonly kind = 'milestone';
  readonly subjectId: Id;
  readonly team: Team;
  readonly dueOn: History<string>;
  readonly chosen: Somebody;
  reached = Number.POSITIVE_INFINITY;
  constructor(subjectId: Id, team: Team, at: number, dueOn: string, chosen: Somebody) {
    this.subjectId = subjectId;
    this.team = team;
    this.dueOn = new History(at, dueOn);
    this.chosen = chosen;
  }
  responsible(at: number): Somebody | null {
    return isPresent(this.team, this.chosen, at) ? this.chosen : (this.team.pl.at(at) ?? null);
  }
  doneAt(): number {
    return this.reached;
  }
  isWhose(who: Somebody, _why: string, at: number): boolean {
    return this.responsible(at) === who;
  }
  planned(end: number): readonly Planned[] {
    const { team } = this;
    const changes = [this.dueOn, team.pl, ...team.members.values()].flatMap(({ changes: all }) =>
      all.map(({ at }) => at),
    );
    const added = this.dueOn.changes[0]?.at ?? 0;
    const known = stretches(
      (at) => ({ due: this.dueOn.at(at) ?? '', whose: this.responsible(at)?.id }),
      changes.filter((at) => at >= added),
      Math.min(end, this.reached),
    );
    return known.flatMap((stretch) => {
      const { due } = stretch.facts;
      const who = this.responsible(stretch.from);
      if (who === null) return [];
      const days = [14, 7, 1, 0].map((count) => workday(due, -count));
      for (let nth = 2; nth === 2 || (days.at(-1) ?? '') < localOf(stretch.until, zone).day; nth += 2)
        days.push(workday(due, nth));
      return [
        ...plannedIn(days, who, 'milestone', stretch),
        ...sameDay(workday(due, 0), who, 'milestone', stretch),
      ];
    });
  }
}

function follow(year: Year, goal: Goal): void {
  const { luck, saman } = year;
  const { team, subjectId: milestoneId } = goal;
  const due = goal.dueOn.now;
  if (luck.below(0.15))
    year.on(plus(due, luck.between(0, 3)), async () => {
      if (goal.reached < Number.POSITIVE_INFINITY) return;
      const to = plus(year.today(), luck.between(3, 30));
      const moved = { dueOn: Temporal.PlainDate.from(to), reason: 'Det tok lengre tid' };
      if (await year.does(team.pa.person, { type: 'milestone.move', milestoneId, ...moved }))
        goal.dueOn.set(saman.now(), to);
    });
  year.on(plus(due, luck.between(-6, 12)), async () => {
    if (!(await year.does(team.pa.person, { type: 'milestone.reach', milestoneId, result: 'Ja' }))) return;
    goal.reached = saman.now();
    celebrations(year, goal);
  });
}

/** Celebrated when it cannot be taken back any more, while the project is at work (MILE-3). */
function celebrations({ saman, expected }: Year, { team, subjectId: id, reached }: Goal): void {
  const never = Number.POSITIVE_INFINITY;
  const final = reached + 10 * 60_000;
  const celebrated = () => saman.ticks.find(({ at }) => at >= final && isAtWork(at, zone))?.at ?? never;
  const pl = team.pl.now;
  const changed = () => team.pl.changes.find(({ at }) => at > reached)?.at ?? never;
  const shared = { id, isAnswer: false } as const;
  expected.push(
    { ...shared, to: team.channel, view: 'celebration', zone, at: () => final, until: () => never },
    {
      ...{ ...shared, to: pl.id, view: 'newsDraft', zone: pl.zone, until: changed },
      at: () => (changed() > celebrated() ? celebrated() : never),
    },
  );
}

/** One that was entered now, with what becomes of it. */
export function known(year: Year, team: Team, id: Id, dueOn: string, chosen: Somebody): Goal {
  const goal = new Goal(id, team, year.saman.now(), dueOn, chosen);
  year.matters.set(id, goal);
  follow(year, goal);
  return goal;
}

/** Each project's milestones. */
export const milestones: Happening = (year) => {
  const { luck, programme, begins } = year;
  for (const team of programme.teams)
    for (let nth = luck.between(1, 4); nth > 0; nth -= 1)
      year.on(plus(begins, luck.upTo(310)), async () => {
        const dueOn = plus(year.today(), luck.between(0, 50));
        const wording = `Milepæl ${nth}`;
        const can = peopleNow(team).filter(({ person }) => person.preferredAccountId !== null);
        const chosen = luck.of(can);
        const plan = {
          ...{ wording, criterion: 'Det synes.', responsibleId: chosen.id, isDecisionPoint: false },
          ...{ activities: [], audience: [], tellsOpenly: false, celebration: 'Kake' },
        };
        const { projectId } = team;
        const command = {
          type: 'milestone.add',
          projectId,
          dueOn: Temporal.PlainDate.from(dueOn),
          ...plan,
        } as const;
        if (!(await year.does(team.pl.now.person, command))) return;
        const found = (await year.saman.store.milestones.ofProject(projectId)).find(
          (one) => one.wording === wording,
        );
        if (!found) throw new Error(`${wording} is not there`);
        known(year, team, found.id, dueOn, chosen);
      });
};
