import type { Id } from '../../../../bot/id.ts';
import { localOf, workday } from './days.ts';
import { isPresent, membersAt, type Somebody, type Team, zone } from './programme.ts';
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
  /** Who leads it from the start. */
  readonly leader: Somebody;
  readonly steps: Step[] = [];
  constructor(subjectId: Id, team: Team) {
    this.subjectId = subjectId;
    this.team = team;
    this.leader = team.pl.now;
  }
  /** Who passes the links on: the leader; PL, when the leader has no part in the project any more. */
  private keeperAt(at: number): Somebody {
    return isPresent(this.team, this.leader, at) ? this.leader : (this.team.pl.at(at) ?? this.team.pl.now);
  }
  /** Whether somebody takes part through a link. */
  private hasLinks(at: number): boolean {
    const { linked, members } = this.team;
    return linked !== null && members.get(linked)?.at(at) === true;
  }
  private step(why: string): Step | undefined {
    return this.steps.find(({ part }) => part === why);
  }
  doneAt(who: Somebody, why: string): number {
    return this.step(why)?.done.get(who) ?? never;
  }
  isWhose(who: Somebody, why: string, at: number): boolean {
    if (why === 'workshopLinks') {
      const isOn = this.steps.some(({ from, until }) => from <= at && at < until);
      return isOn && this.hasLinks(at) && this.keeperAt(at) === who;
    }
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
    return [...found, ...this.plannedLinks(end)];
  }
  /** On the same days all links are to be passed on again, whoever has taken part. */
  private plannedLinks(end: number): readonly Planned[] {
    const { pl, members, linked } = this.team;
    const people = [this.leader, linked].flatMap((one) => (one && members.get(one)?.changes) ?? []);
    const moments = [...new Set([...pl.changes, ...people].map(({ at }) => at))].sort((a, b) => a - b);
    return this.steps.flatMap(({ from, until }) => {
      const days = [2, 5].map((count) => workday(localOf(from, zone).day, count));
      const starts = [from, ...moments.filter((at) => at > from && at < until)];
      const holds: { who: Somebody; from: number; until: number }[] = [];
      for (const [nth, at] of starts.entries()) {
        if (!this.hasLinks(at)) continue;
        const held = {
          who: this.keeperAt(at),
          from: at,
          until: Math.min(end, until, starts[nth + 1] ?? never),
        };
        const before = holds.at(-1);
        if (before?.who === held.who && before.until === at) before.until = held.until;
        else holds.push(held);
      }
      return holds.flatMap((held) => plannedIn(days, held.who, 'workshopLinks', held));
    });
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

/**
 * Nothing that is shown of a workshop names anybody of the group but its leader: not who has taken part, nor who has not.
 * Whom a link is for stands beside it, whatever they have done.
 */
export function namedInWorkshops({ saman, matters, programme }: Year): readonly string[] {
  return saman.ofRisks.flatMap(({ to, view, text }) => {
    const sitting = 'id' in view ? matters.get(view.id) : undefined;
    if (!(sitting instanceof Sitting)) return [];
    const { pl, pa, members } = sitting.team;
    const leaders = pl.changes.map(({ value }) => value);
    return [pa, ...members.keys()]
      .filter((one) => !leaders.includes(one) && one !== programme.people.get(to))
      .filter(({ person }) => view.name !== 'workshopLinks' || person.preferredAccountId !== null)
      .filter(({ person }) => text.includes(`"${person.name}"`) || text.includes(person.id))
      .map(({ person }) => `${person.name} is named in ${view.name} to ${to}`);
  });
}
