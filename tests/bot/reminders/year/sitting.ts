import type { Id } from '../../../../bot/id.ts';
import { localOf, workday } from './days.ts';
import { membersAt, type Somebody, type Team, zone } from './programme.ts';
import { type Matter, type Planned, plannedIn, type Year } from './year.ts';

const never = Number.POSITIVE_INFINITY;

/** A time in which each does something alone. */
interface Step {
  readonly part: 'note' | 'grade';
  readonly from: number;
  until: number;
  /** When each had noted something, or graded everything. */
  readonly done: Map<Somebody, number>;
}

/** A risk workshop of a group: each notes alone, and grades alone (RISK-2, RISK-4). */
export class Sitting implements Matter {
  readonly kind = 'risk';
  readonly subjectId: Id;
  readonly team: Team;
  readonly steps: Step[] = [];
  constructor(subjectId: Id, team: Team) {
    this.subjectId = subjectId;
    this.team = team;
  }
  private step(why: string): Step | undefined {
    return this.steps.find(({ part }) => part === why);
  }
  doneAt(who: Somebody, why: string): number {
    return this.step(why)?.done.get(who) ?? never;
  }
  isWhose(who: Somebody, why: string, at: number): boolean {
    const step = this.step(why);
    return step !== undefined && step.from <= at && at < step.until && membersAt(this.team, at).includes(who);
  }
  /** Two working days after they were asked, and after five. */
  planned(end: number): readonly Planned[] {
    const found: Planned[] = [];
    for (const { part, from, until, done } of this.steps)
      for (const [who, isThere] of this.team.members)
        for (const [nth, { at, value }] of isThere.changes.entries()) {
          if (!value || who.person.preferredAccountId === null) continue;
          const begins = Math.max(from, at);
          const left = isThere.changes[nth + 1]?.at ?? never;
          const over = Math.min(end, until, left, done.get(who) ?? never);
          const days = [2, 5].map((count) => workday(localOf(begins, zone).day, count));
          found.push(...plannedIn(days, who, part, { from: begins, until: over }));
        }
    return found;
  }
  /** A step begins, and everybody is asked, each when they are at work. */
  begins(year: Year, part: Step['part']): Step {
    const from = year.saman.now();
    const step: Step = { part, from, until: never, done: new Map() };
    this.steps.push(step);
    for (const who of membersAt(this.team, from)) {
      if (who.person.preferredAccountId === null) continue;
      const left = () =>
        this.team.members.get(who)?.changes.find((one) => one.at > from && !one.value)?.at ?? never;
      year.expected.push({
        ...{ to: who.id, view: part === 'note' ? 'riskNotes' : 'riskGrading', id: this.subjectId },
        ...{ zone: who.zone, isAnswer: false, at: () => from, until: () => Math.min(step.until, left()) },
      });
    }
    return step;
  }
  /** What the group's channel gets. */
  shows(year: Year, view: 'workshop' | 'riskList' | 'riskMatrix'): void {
    const at = year.saman.now();
    year.expected.push({
      ...{ to: this.team.channel, view, id: this.subjectId, zone, isAnswer: false },
      ...{ at: () => at, until: () => never },
    });
  }
}

/** Nothing that is shown of a workshop names anybody of the group but its leader: not who has taken part, nor who has not. */
export function namedInWorkshops({ saman, matters, programme }: Year): readonly string[] {
  return saman.ofRisks.flatMap(({ to, view, text }) => {
    const sitting = 'id' in view ? matters.get(view.id) : undefined;
    if (!(sitting instanceof Sitting)) return [];
    const { pl, pa, members } = sitting.team;
    const leaders = pl.changes.map(({ value }) => value);
    return [pa, ...members.keys()]
      .filter((one) => !leaders.includes(one) && one !== programme.people.get(to))
      .filter(({ person }) => text.includes(`"${person.name}"`) || text.includes(person.id))
      .map(({ person }) => `${person.name} is named in ${view.name} to ${to}`);
  });
}
