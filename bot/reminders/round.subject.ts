import { Temporal } from 'temporal-polyfill';
import { lastMorningBefore, localDay } from '../calendar/mornings.ts';
import { nextOfficeMoment } from '../calendar/office-hours.ts';
import { takesAnswers } from '../evaluation/round.decide.ts';
import type { OpenRound } from '../evaluation/round.ts';
import { silentParties, totals, turnoutOf, type Voice } from '../evaluation/turnout.ts';
import type { Id } from '../id.ts';
import { answerLinksOf } from '../people/member-links.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Membership, Project } from '../project/project.ts';
import { firstAfter, roundDays, roundDaysAnywhere } from './ladders.ts';
import type { Concern, Why } from './reminder.ts';
import { type Subject, type SubjectKind, zonesOf } from './subject.ts';

/** An open round as far as reminders need it; no grade is read. */
export interface RoundFacts {
  readonly round: OpenRound;
  readonly project: Pick<Project, 'id' | 'name' | 'timeZone'>;
  readonly members: readonly Membership[];
  readonly answered: readonly Voice[];
  /** Where those are who can be told something; who has no account is not among them. */
  readonly zones: ReadonlyMap<Id, string>;
  readonly pa: Id | null;
  readonly pl: Id | null;
  /** Somebody can answer through a link only, or can so as well. */
  readonly hasLinks: boolean;
}

/**
 * Who has not answered is reminded half-way and on the last working day, and PA then sees how many and which parties are
 * missing. PL is asked to pass the links on again, whoever has answered: otherwise it would tell who has not (PRIV-2).
 */
export function roundSubject(known: RoundFacts): Subject {
  const { round, project, members, answered, zones, pa, pl, hasLinks } = known;
  const turnout = turnoutOf(members, answered);
  const count = totals(turnout);
  const isComplete = count.answered >= count.asked;

  /** Whoever is to be asked in the evening is asked in the morning, and not reminded on the same day. */
  const roundDaysOf = (zone: string, since: Temporal.Instant, askedIn = zone) =>
    roundDays(round, project.timeZone, zone, nextOfficeMoment(since, askedIn));
  const daysOf = (personId: Id, why: Why, since: Temporal.Instant, askedIn?: string): readonly Concern[] => {
    const zone = zones.get(personId);
    if (zone === undefined) return [];
    return roundDaysOf(zone, since, askedIn).map((day) => ({ personId, why, day }));
  };
  const everyDay = (): readonly Concern[] => [
    ...members.flatMap((one) => daysOf(one.personId, 'answer', laterOf(round.openedAt, one.from))),
    ...(pl && hasLinks ? daysOf(pl, 'links', round.openedAt) : []),
    // PA who opened it has seen then how many have answered: for them it counts from when the project was asked
    ...(pa
      ? daysOf(pa, 'turnout', round.openedAt, pa === round.openedBy ? project.timeZone : undefined)
      : []),
  ];

  return {
    kind: 'round',
    subjectId: round.id,
    projectId: project.id,
    projectName: project.name,
    timeZone: project.timeZone,
    nextDay: (after) => firstAfter(roundDaysAnywhere(round, project.timeZone), after),
    concerns: (day) => everyDay().filter((one) => Temporal.PlainDate.compare(one.day, day) >= 0),
    see(personId, why, now) {
      if (!takesAnswers(round, now)) return null;
      const { number, deadline } = round;
      const base = { kind: 'round', number, deadline } as const;
      if (why === 'turnout') {
        if (personId !== pa) return null;
        const facts = { ...base, why, ...count, missing: silentParties(turnout) };
        return { isDone: isComplete, facts };
      }
      const zone = zones.get(personId) ?? project.timeZone;
      const last = roundDaysOf(zone, round.openedAt).at(-1);
      const isLast = last === undefined || Temporal.PlainDate.compare(localDay(now, zone), last) >= 0;
      if (why === 'links' && personId === pl && hasLinks)
        return { isDone: isComplete, facts: { ...base, why, isLast } };
      if (why !== 'answer' || !members.some((one) => one.personId === personId)) return null;
      const isDone = answered.some((voice) => voice.personId === personId);
      return { isDone, facts: { ...base, why, isLast } };
    },
    latest: (_now, timeZone) => lastMorningBefore(round.deadline, timeZone),
  };
}

const laterOf = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) < 0 ? b : a;

async function loadSubject(repositories: Repositories, round: OpenRound, project: Project): Promise<Subject> {
  const members = currentMembers(await repositories.projects.memberships(project.id), round.groupId);
  const { pa, pl } = await leadersOf(repositories, project.id);
  const links = await answerLinksOf(repositories, { roundId: round.id });
  const ids = [...members.map((one) => one.personId), pa, pl].filter((id) => id !== null);
  return roundSubject({
    round,
    project,
    members,
    answered: await repositories.rounds.answered(round.id),
    zones: await zonesOf(repositories, ids),
    pa,
    pl,
    hasLinks: links.some((link) => members.some((one) => one.personId === link.personId)),
  });
}

export const rounds: SubjectKind = {
  load: async (repositories, id) => {
    const found = await repositories.rounds.withProject(id);
    return found?.round.status === 'open' ? loadSubject(repositories, found.round, found.project) : null;
  },
  openIn: async (repositories, project) => {
    const open = (await repositories.rounds.ofProject(project.id)).find(
      (one): one is OpenRound => one.status === 'open',
    );
    return open ? [await loadSubject(repositories, open, project)] : [];
  },
};
