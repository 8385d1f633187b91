import type { GatheringOf } from '../../../../bot/gatherings/gathering.ts';
import type { Id } from '../../../../bot/id.ts';
import { type Party, parties } from '../../../../bot/project/project.ts';
import { History } from './chance.ts';
import { isAtWork, localOf, momentOf, plus, workday } from './days.ts';
import { isPresent, membersAt, type Programme, type Somebody, type Team, zone } from './programme.ts';
import { type Matter, type Planned, plannedIn, sameDay, stretches } from './year.ts';

const never = Number.POSITIVE_INFINITY;
const hasAccount = ({ person }: Somebody): boolean => person.preferredAccountId !== null;

/** What somebody has said: that they come, or not; or that they come, before it was moved. */
export type Answer = 'yes' | 'no' | 'lapsed';

/** A gathering with who is invited and comes (NET-1 to NET-3). */
export class Meeting implements Matter {
  readonly kind = 'gathering';
  readonly team = null;
  readonly subjectId: Id;
  readonly of: GatheringOf;
  readonly teams: readonly Team[];
  readonly leader: Somebody | null;
  /** The first day, as it was planned and moved. */
  readonly startsOn: History<string>;
  readonly answers = new Map<Somebody, History<Answer>>();
  /** All theme days of the year, as far as they are planned. */
  themeDays: readonly Meeting[] = [];
  cancelled = never;
  constructor(subjectId: Id, of: GatheringOf, programme: Programme, at: number, startsOn: string) {
    this.subjectId = subjectId;
    this.of = of;
    this.teams = teamsOf(of, programme);
    this.leader = of.kind === 'network' ? (programme.networkLeaders.get(of.networkId) ?? null) : null;
    this.startsOn = new History(at, startsOn);
  }
  get plannedAt(): number {
    return this.startsOn.changes[0]?.at ?? 0;
  }
  /** When it was moved last, by a moment; 0: not. */
  movedAt(at: number): number {
    return this.startsOn.changes.findLast((one, index) => index > 0 && one.at <= at)?.at ?? 0;
  }
  answerAt(who: Somebody, at: number): Answer | null {
    return this.answers.get(who)?.at(at) ?? null;
  }
  /** Since when somebody has had the first of the parts for which they are invited; null: they are not. */
  since(who: Somebody, at: number): number | null {
    const begun = this.teams.flatMap((team) => partsSince(this.of, team, who, at));
    return begun.length === 0 ? null : Math.min(...begun);
  }
  /** The parties of a project of whom nobody comes. */
  missing(team: Team, at: number): readonly Party[] {
    const coming = membersAt(team, at).filter((one) => this.answerAt(one, at) === 'yes');
    const there = coming.map((one) => team.parties.get(one));
    return parties.filter((party) => !there.includes(party));
  }
  everybody(): readonly Somebody[] {
    const all = this.teams.flatMap(({ pa, pl, members }) => [
      ...[pa, ...pl.changes.map(({ value }) => value)],
      ...members.keys(),
    ]);
    return [...new Set(all)].filter(hasAccount);
  }
  ledBy(who: Somebody, at: number): readonly Team[] {
    return this.teams.filter((team) => team.pl.at(at) === who);
  }
  /** Whether a participant of theirs has no theme day (NET-2). */
  private wantsThemeDay(who: Somebody, at: number): boolean {
    const has = (team: Team): boolean =>
      this.themeDays.some((one) => one.teams[0] === team && one.plannedAt <= at && at < one.cancelled);
    return this.ledBy(who, at).some((team) => !has(team));
  }

  doneAt(who: Somebody, why: string, at: number): number {
    const isDone = {
      invite: () => ['yes', 'no'].includes(this.answerAt(who, at) ?? ''),
      parties: () => this.ledBy(who, at).every((team) => this.missing(team, at).length === 0),
      network: () => this.teams.every((team) => this.missing(team, at).length === 0),
      themeDay: () => !this.wantsThemeDay(who, at),
    }[why];
    return isDone?.() ? at : never;
  }
  isWhose(who: Somebody, why: string, at: number): boolean {
    if (localOf(at, zone).day > (this.startsOn.at(at) ?? '')) return false;
    if ((why === 'cancelled') !== this.cancelled <= at) return false;
    if (why === 'invite') return this.since(who, at) !== null;
    if (why === 'attend') return this.since(who, at) !== null && this.answerAt(who, at) === 'yes';
    if (why === 'network') return this.leader === who;
    if (why === 'cancelled') return ['yes', 'lapsed'].includes(this.answerAt(who, at) ?? '');
    return this.ledBy(who, at).length > 0;
  }
  canStandIn(deputy: Somebody, who: Somebody, why: string, at: number): boolean {
    return this.ledBy(who, at).some((team) =>
      why === 'themeDay' ? team.pa === deputy || team.pl.at(at) === deputy : isPresent(team, deputy, at),
    );
  }

  planned(end: number): readonly Planned[] {
    const leaders = this.teams.flatMap(({ pl }) => pl.changes.map(({ value }) => value));
    return [
      ...this.everybody().flatMap((who) => [...this.invitations(who, end), ...this.attending(who, end)]),
      ...this.cancellations(),
      ...(this.of.kind === 'network'
        ? [...new Set(leaders)].filter(hasAccount).flatMap((who) => this.toLeader(who, end))
        : []),
      ...(this.leader ? this.toNetwork(this.leader, end) : []),
    ];
  }
  /** The stretches of time in which something is the case of it. */
  private when<F>(end: number, more: readonly number[], factsAt: (at: number) => F | null) {
    const last = this.startsOn.changes.map(({ at }) => at);
    const parts = this.teams.flatMap(({ pl, members }) => [pl, ...members.values()]);
    const changes = parts.flatMap((one: History<unknown>) => one.changes.map(({ at }) => at));
    const moments = [...last, ...changes, ...more].filter((at) => at >= this.plannedAt);
    const over = momentOf(plus(this.startsOn.now, 1), '00:00', zone);
    return stretches(factsAt, moments, Math.min(end, this.cancelled, over));
  }
  private answered(whose: readonly Somebody[]): readonly number[] {
    return whose.flatMap((one) => this.answers.get(one)?.changes.map(({ at }) => at) ?? []);
  }
  /** The first morning on which it is asked about. */
  private firstAsked(at: number): string {
    const moved = this.movedAt(at);
    const next = workday(localOf(moved || this.plannedAt, zone).day, 1);
    const earliest = workday(this.startsOn.at(at) ?? '', -60);
    return moved || next > earliest ? next : earliest;
  }
  private invitations(who: Somebody, end: number): readonly Planned[] {
    const known = this.when(end, this.answered([who]), (at) => {
      const since = this.since(who, at);
      const isAnswered = ['yes', 'no'].includes(this.answerAt(who, at) ?? '');
      if (since === null || isAnswered) return null;
      return { since, startsOn: this.startsOn.at(at) ?? '', first: this.firstAsked(at) };
    });
    return known.flatMap((stretch) => {
      const { since, startsOn, first } = stretch.facts;
      const joined = localOf(since, zone).day;
      const own = joined < first ? first : workday(joined, 1);
      const again = [15, 5].map((count) => workday(startsOn, -count)).filter((one) => one > own);
      const days = [own, ...again].filter((one) => one <= startsOn);
      return plannedIn(days, who, 'invite', stretch);
    });
  }
  private attending(who: Somebody, end: number): readonly Planned[] {
    const known = this.when(end, this.answered([who]), (at) =>
      this.isWhose(who, 'attend', at) ? { startsOn: this.startsOn.at(at) ?? '' } : null,
    );
    // who says yes after that morning can be told still, where the day's message was late
    return known.flatMap((one) => {
      const day = workday(one.facts.startsOn, -1);
      return [...plannedIn([day], who, 'attend', one), ...sameDay(day, who, 'attend', one)];
    });
  }
  /** On those of these working days before it on which people had been asked. */
  private asked(at: number, counts: readonly number[]): readonly string[] {
    const days = counts.map((count) => workday(this.startsOn.at(at) ?? '', -count));
    return days.filter((one) => one > this.firstAsked(at));
  }
  private toLeader(who: Somebody, end: number): readonly Planned[] {
    const themeDays = this.themeDays
      .flatMap((one) => [one.plannedAt, one.cancelled])
      .filter((at) => at < end);
    const changes = [...this.answered(this.everybody()), ...themeDays];
    const told = (why: string, daysAt: (at: number) => readonly string[]): readonly Planned[] =>
      this.when(end, changes, (at) =>
        this.isWhose(who, why, at) && this.doneAt(who, why, at) === never ? daysAt(at) : null,
      ).flatMap((stretch) => plannedIn(stretch.facts, who, why, stretch));
    const isSecond = this.of.kind === 'network' && this.of.number === 2;
    return [
      ...told('parties', (at) => this.asked(at, [20, 10, 5])),
      ...(isSecond
        ? told('themeDay', (at) => [30, 15, 5].map((count) => workday(this.startsOn.at(at) ?? '', -count)))
        : []),
    ];
  }
  private toNetwork(who: Somebody, end: number): readonly Planned[] {
    return this.when(end, this.answered(this.everybody()), (at) =>
      this.doneAt(who, 'network', at) === never ? this.asked(at, [15, 5]) : null,
    ).flatMap((stretch) => plannedIn(stretch.facts, who, 'network', stretch));
  }
  /** In the next message of the day; who is at work when it is about tomorrow at the latest is told at once. */
  private cancellations(): readonly Planned[] {
    const at = this.cancelled;
    if (at === never) return [];
    const today = localOf(at, zone).day;
    const isNear = this.startsOn.now <= workday(today, 1);
    return this.everybody()
      .filter((who) => this.since(who, at) !== null && this.isWhose(who, 'cancelled', at))
      .filter((who) => !isNear || !isAtWork(at, who.zone))
      .map((who) => ({
        ...{ who, why: 'cancelled', day: today, from: at, isSure: true },
        until: this.since(who, never) === null ? 0 : momentOf(plus(this.startsOn.now, 1), '00:00', zone),
      }));
  }
}

const teamsOf = (of: GatheringOf, { teams }: Programme): readonly Team[] => {
  if (of.kind === 'leaders') return teams;
  return of.kind === 'network'
    ? teams.filter(({ networkIds }) => networkIds.includes(of.networkId))
    : teams.filter(({ participantId }) => participantId === of.participantId);
};

/** Since when somebody has each of the parts in a project for which they are invited. */
function partsSince(of: GatheringOf, team: Team, who: Somebody, at: number): readonly number[] {
  const leads = team.pl.changes.findLast((one) => one.at <= at);
  const inGroup = team.members.get(who)?.changes.findLast((one) => one.at <= at);
  const isAll = of.kind !== 'leaders';
  return [
    ...(leads?.value === who ? [leads.at] : []),
    ...(isAll && inGroup?.value ? [inGroup.at] : []),
    ...(isAll && team.pa === who ? [team.pl.changes[0]?.at ?? 0] : []),
  ];
}
