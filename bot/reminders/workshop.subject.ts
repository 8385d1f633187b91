import { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import type { Membership, Project } from '../project/project.ts';
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
  /** Who has noted something, or graded everything. */
  readonly done: ReadonlySet<Id>;
  /** Where those are who can be told something. */
  readonly zones: ReadonlyMap<Id, string>;
}

/** Who takes part hears of it twice at most; all of the group alike, who has done it is seen when it is told (PRIV-2). */
export function workshopSubject({ workshop, part, project, members, done, zones }: WorkshopFacts): Subject {
  const daysOf = ({ from }: Membership) => {
    const begins = Temporal.Instant.compare(workshop.since, from) < 0 ? from : workshop.since;
    return workshopDays(localDay(begins, project.timeZone));
  };
  const told = members.filter(({ personId }) => zones.has(personId));
  return {
    kind: 'risk',
    subjectId: workshop.id,
    projectId: project.id,
    projectName: project.name,
    timeZone: project.timeZone,
    nextDay: (after) => firstAfter(told.flatMap(daysOf), after),
    concerns: (day): readonly Concern[] =>
      told
        .filter((one) => daysOf(one).some((own) => own.equals(day)))
        .map(({ personId }) => ({ personId, why: part, day })),
    see(personId, why, now) {
      if (why !== part || !members.some((one) => one.personId === personId)) return null;
      const dueOn = localDay(now, zones.get(personId) ?? project.timeZone);
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
  return workshopSubject({
    workshop,
    part,
    project,
    members,
    done: await haveTakenPart(repositories, workshop),
    zones: await zonesOf(
      repositories,
      members.map(({ personId }) => personId),
    ),
  });
}
