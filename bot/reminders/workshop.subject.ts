import { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import type { Id } from '../id.ts';
import { answerLinksOf } from '../people/member-links.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import type { Membership, Project } from '../project/project.ts';
import { linkedTo, linkKeeper } from '../risk/asking.ts';
import { haveTakenPart } from '../risk/waiting.ts';
import { partIn, type Workshop } from '../risk/workshop.ts';
import { firstAfter, latestFor, workshopDays } from './ladders.ts';
import type { Concern } from './reminder.ts';
import { type Subject, zonesOf } from './subject.ts';

/** A workshop at a step at which each does something alone, as far as reminders need it; no note and no grade is read. */
export interface WorkshopFacts {
  readonly workshop: Pick<Workshop, 'id' | 'since'>;
  readonly part: 'note' | 'grade';
  readonly project: Pick<Project, 'id' | 'name' | 'timeZone'>;
  readonly members: readonly Membership[];
  /** Who passes the answer links on; null where there are none. */
  readonly keeper: Id | null;
  /** Who has noted something, or graded everything. */
  readonly done: ReadonlySet<Id>;
  /** Where those are who can be told something. */
  readonly zones: ReadonlyMap<Id, string>;
}

/**
 * Who takes part hears of it twice at most; all of the group alike, who has done it is seen when it is told (PRIV-2). On
 * the same days whoever leads it is asked to pass all links on again, whoever has taken part: otherwise it would tell who
 * has not.
 */
export function workshopSubject(known: WorkshopFacts): Subject {
  const { workshop, part, project, members, keeper, done, zones } = known;
  const daysOf = ({ from }: Membership) => {
    const begins = Temporal.Instant.compare(workshop.since, from) < 0 ? from : workshop.since;
    return workshopDays(localDay(begins, project.timeZone));
  };
  const told = members.filter(({ personId }) => zones.has(personId));
  const linkDays =
    keeper !== null && zones.has(keeper) ? workshopDays(localDay(workshop.since, project.timeZone)) : [];
  const isComplete = members.every(({ personId }) => done.has(personId));
  return {
    kind: 'risk',
    subjectId: workshop.id,
    projectId: project.id,
    projectName: project.name,
    timeZone: project.timeZone,
    nextDay: (after) => firstAfter([...told.flatMap(daysOf), ...linkDays], after),
    concerns: (day): readonly Concern[] => [
      ...told
        .filter((one) => daysOf(one).some((own) => own.equals(day)))
        .map(({ personId }) => ({ personId, why: part, day })),
      ...(keeper !== null && linkDays.some((one) => one.equals(day))
        ? [{ personId: keeper, why: 'workshopLinks' as const, day }]
        : []),
    ],
    see(personId, why, now) {
      const dueOn = localDay(now, zones.get(personId) ?? project.timeZone);
      if (why === 'workshopLinks')
        return personId === keeper ? { isDone: isComplete, facts: { kind: 'risk', why, dueOn } } : null;
      if (why !== part || !members.some((one) => one.personId === personId)) return null;
      return { isDone: done.has(personId), facts: { kind: 'risk', why, dueOn } };
    },
    // it has no date of its own: it can wait two weeks
    latest: (now, timeZone) => latestFor(localDay(now, timeZone), localDay(now, timeZone).add({ days: 1 })),
  };
}

/** Null where there is none, or nobody notes or grades in it now. */
export async function loadWorkshop(repositories: Repositories, id: Id): Promise<Subject | null> {
  const workshop = await repositories.risks.workshop(id);
  const part = workshop && partIn(workshop);
  const project = workshop && (await repositories.projects.project(workshop.projectId));
  if (!workshop || !part || !project) return null;
  const members = currentMembers(await repositories.projects.memberships(project.id), workshop.groupId);
  const links = await answerLinksOf(repositories, linkedTo(workshop).about);
  const hasLinks = links.some((link) => members.some(({ personId }) => personId === link.personId));
  const keeper = hasLinks ? await linkKeeper(repositories, workshop) : null;
  const ids = [...members.map(({ personId }) => personId), ...(keeper === null ? [] : [keeper])];
  return workshopSubject({
    workshop,
    part,
    project,
    members,
    done: await haveTakenPart(repositories, workshop),
    keeper,
    zones: await zonesOf(repositories, ids),
  });
}
