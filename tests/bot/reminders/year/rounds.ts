import { Temporal } from 'temporal-polyfill';
import { defaultScale } from '../../../../bot/evaluation/scale.ts';
import type { Id } from '../../../../bot/id.ts';
import { answering } from '../given.ts';
import { History } from './chance.ts';
import { atWork, isOff, localOf, momentOf, plus, workday } from './days.ts';
import { membersAt, membersNow, type Somebody, type Team, zone } from './programme.ts';
import { type Happening, type Matter, nineOf, type Planned, plannedIn, type Year } from './year.ts';

/** A round of a group, with who answered when (EVAL-1). */
class Asking implements Matter {
  readonly kind = 'round';
  readonly subjectId: Id;
  readonly team: Team;
  readonly openedAt: number;
  readonly openedBy: Somebody;
  readonly deadline: History<number>;
  readonly answers = new Map<Somebody, number>();
  constructor(subjectId: Id, team: Team, at: number, by: Somebody, deadline: number) {
    this.subjectId = subjectId;
    this.team = team;
    this.openedAt = at;
    this.openedBy = by;
    this.deadline = new History(at, deadline);
  }
  /** When there is nothing left to do for somebody: they have answered; for the leaders, all have. */
  doneAt(who: Somebody, why?: string): number {
    if (why === 'answer')
      return Math.min(this.answers.get(who) ?? Number.POSITIVE_INFINITY, this.deadline.now);
    return this.deadline.now;
  }
  isComplete(at: number): boolean {
    return membersAt(this.team, at).every((one) => (this.answers.get(one) ?? Number.POSITIVE_INFINITY) <= at);
  }
  isWhose(who: Somebody, why: string, at: number): boolean {
    if (at >= (this.deadline.at(at) ?? 0)) return false;
    if (why === 'answer') return this.team.members.get(who)?.at(at) === true;
    if (this.isComplete(at)) return false;
    return why === 'turnout' ? this.team.pa === who : this.team.pl.at(at) === who;
  }
  /** Half-way, and the last working day whose 09:00 is before the deadline. */
  private daysFor(who: Somebody, deadline: number): readonly string[] {
    let last = localOf(deadline, who.zone).day;
    while (isOff(last) || nineOf(last, who) >= deadline) last = plus(last, -1);
    const half = this.openedAt + Math.floor((deadline - this.openedAt) / 2);
    const halfway = workday(localOf(half, zone).day, 0);
    return halfway < last ? [halfway, last] : [last];
  }
  planned(end: number): readonly Planned[] {
    const found: Planned[] = [];
    for (const [index, { at: from, value: deadline }] of this.deadline.changes.entries()) {
      const until = Math.min(this.deadline.changes[index + 1]?.at ?? deadline, deadline, end);
      // nobody is reminded on the day on which they are asked, which is at work
      const told = (who: Somebody, why: string, since: number, left: number, askedIn = who.zone) => {
        if (who.person.preferredAccountId === null) return;
        const asked = localOf(atWork(since, askedIn), who.zone).day;
        const days = this.daysFor(who, deadline).filter((day) => day > asked);
        const stretch = { from: Math.max(since, from), until: Math.min(until, left) };
        found.push(...plannedIn(days, who, why, stretch));
      };
      for (const [who, isThere] of this.team.members)
        for (const [nth, joined] of isThere.changes.entries()) {
          const left = isThere.changes[nth + 1]?.at ?? Number.POSITIVE_INFINITY;
          const answered = this.answers.get(who) ?? Number.POSITIVE_INFINITY;
          if (joined.value) told(who, 'answer', Math.max(this.openedAt, joined.at), Math.min(left, answered));
        }
      // who opened it saw then how many have answered; another is told so with the first card, at work
      const { pa } = this.team;
      told(pa, 'turnout', this.openedAt, until, pa === this.openedBy ? zone : pa.zone);
      const { linked } = this.team;
      const isThere = linked && this.team.members.get(linked);
      if (isThere?.at(this.openedAt))
        for (const [nth, held] of this.team.pl.changes.entries()) {
          const left = Math.min(
            this.team.pl.changes[nth + 1]?.at ?? Number.POSITIVE_INFINITY,
            isThere.now ? Number.POSITIVE_INFINITY : (isThere.changes.at(-1)?.at ?? 0),
          );
          told(held.value, 'links', Math.max(held.at, this.openedAt), left);
        }
    }
    return found;
  }
}

/** Who is asked and what the channel gets, when people are at work (design §3). */
function tellings(year: Year, { team, subjectId: id, openedAt, openedBy, deadline }: Asking): void {
  const isOver = () => deadline.now;
  for (const who of membersNow(team))
    if (who.person.preferredAccountId !== null)
      year.expected.push({
        ...{ to: who.id, view: 'ballot', id, zone: who.zone, isAnswer: who === openedBy, at: () => openedAt },
        until: () => Math.min(isOver(), endOf(team.members.get(who))),
      });
  if (team.pa !== openedBy)
    year.expected.push({
      ...{ to: team.pa.id, view: 'roundStatus', id, zone: team.pa.zone, isAnswer: false },
      ...{ at: () => openedAt, until: isOver },
    });
  const channel = { to: team.channel, id, zone, isAnswer: false } as const;
  year.expected.push(
    { ...channel, view: 'progress', at: () => openedAt, until: isOver },
    { ...channel, view: 'result', at: isOver, until: () => Number.POSITIVE_INFINITY },
  );
}

/** When somebody left; never, where they are there still. */
const endOf = (isThere: History<boolean> | undefined): number =>
  isThere?.changes.find(({ value }) => !value)?.at ?? Number.POSITIVE_INFINITY;

/** Who answers, and when: most in some days, some late, some never. */
function follow(year: Year, round: Asking): void {
  const { luck, saman } = year;
  const { subjectId: roundId, team } = round;
  const opened = year.today();
  for (const member of membersNow(team)) {
    if (member.person.preferredAccountId === null || luck.below(0.15)) continue;
    year.on(plus(opened, luck.between(1, 12)), async () => {
      const isOver = saman.now() >= round.deadline.now || team.members.get(member)?.now !== true;
      if (!isOver && (await year.does(member.person, answering(roundId))))
        round.answers.set(member, saman.now());
    });
  }
  if (luck.below(0.15))
    year.on(plus(opened, 5), async () => {
      if (saman.now() >= round.deadline.now) return;
      const date = workday(plus(localOf(round.deadline.now, zone).day, luck.between(4, 8)), 0);
      const to = { date: Temporal.PlainDate.from(date), time: Temporal.PlainTime.from('15:00') };
      if (await year.does(team.pa.person, { type: 'round.extend', roundId, ...to }))
        round.deadline.set(saman.now(), momentOf(date, '15:00', zone));
    });
}

/** Each project's rounds. */
export const rounds: Happening = (year) => {
  const { luck, programme, begins } = year;
  for (const team of programme.teams)
    for (const nth of [0, 1])
      year.on(plus(begins, 10 + nth * 170 + luck.upTo(130)), async () => {
        const deadline = workday(plus(year.today(), luck.between(5, 14)), 0);
        const { projectId } = team;
        const by = luck.below(0.2) ? team.pl.now : team.pa;
        const isOpened = await year.does(by.person, {
          ...{ type: 'round.open', projectId, groupKind: 'steering', scale: defaultScale, grading: 'hidden' },
          ...{
            deadlineDate: Temporal.PlainDate.from(deadline),
            deadlineTime: Temporal.PlainTime.from('15:00'),
          },
          ...{ ownFactors: [], greeting: '' },
        });
        if (!isOpened) return;
        const found = (await year.saman.store.rounds.ofProject(projectId)).find(
          ({ status }) => status === 'open',
        );
        if (!found) throw new Error('the round is not there');
        const round = new Asking(found.id, team, year.saman.now(), by, momentOf(deadline, '15:00', zone));
        year.matters.set(found.id, round);
        tellings(year, round);
        follow(year, round);
      });
};
