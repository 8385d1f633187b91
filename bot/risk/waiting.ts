import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import type { Project } from '../project/project.ts';
import { openWorkshop } from './risk.loading.ts';
import { wholeGraders } from './workshop.decide.ts';
import { partIn, type Workshop } from './workshop.ts';

/** Who has noted something, or graded everything, at the step at which a workshop is. Not to be stored (PRIV-2). */
export async function haveTakenPart(
  { risks }: Pick<Repositories, 'risks'>,
  workshop: Pick<Workshop, 'id' | 'status'>,
): Promise<ReadonlySet<Id>> {
  if (partIn(workshop) === 'note')
    return new Set((await risks.notes(workshop.id)).map(({ personId }) => personId));
  return wholeGraders(await risks.list(workshop.id), await risks.given(workshop.id));
}

/** A workshop in which somebody can take part now. */
export interface WaitingWorkshop {
  readonly workshopId: Id;
  readonly projectName: string;
  readonly part: 'note' | 'grade';
}

/**
 * The workshops in which somebody can note, until the list is shown, or has still to grade. For their own eyes: it tells
 * whether they have graded (PRIV-2).
 */
export async function workshopsFor(
  { risks, projects }: Pick<Repositories, 'risks' | 'projects'>,
  personId: Id,
  own: readonly Project[],
): Promise<readonly WaitingWorkshop[]> {
  const waiting: WaitingWorkshop[] = [];
  for (const project of own) {
    const workshop = openWorkshop(await risks.workshops(project.id));
    const part = workshop && partIn(workshop);
    if (!workshop || !part) continue;
    const standing = await projects.standing(personId, { projectId: project.id });
    if (!standing?.memberships.some(({ groupId }) => groupId === workshop.groupId)) continue;
    if (part === 'grade') {
      const given = await risks.givenBy(workshop.id, personId);
      if (wholeGraders(await risks.list(workshop.id), given).has(personId)) continue;
    }
    waiting.push({ workshopId: workshop.id, projectName: project.name, part });
  }
  return waiting;
}
