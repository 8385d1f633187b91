import type { Services } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { firstToTell, zonesOf } from '../reminders/subject.ts';
import { celebrate } from './milestone.decide.ts';
import type { Milestone } from './milestone.ts';
import { planRefreshes } from './milestone.usecases.ts';

const toPerson = (personId: Id, name: 'celebrationTold' | 'newsDraft', { id }: Milestone): Notice => ({
  kind: 'tell',
  to: { kind: 'person', personId },
  view: { name, id },
  dedupeKey: `${name}:${id}:${personId}`,
});

/** Tells the organisation, those who should know the result, and celebrates (MILE-3). */
async function celebrationNotices(tx: Repositories, milestone: Milestone): Promise<readonly Notice[]> {
  const { id, projectId, tellsOpenly } = milestone;
  const audience = await tx.milestones.audience(id);
  const { pl, pa } = await leadersOf(tx, projectId);
  const leaders = [pl, pa].filter((one) => one !== null);
  const drafter = firstToTell(leaders, await zonesOf(tx, leaders));
  const hasOpenChannel = (await tx.projects.places(projectId)).some((place) => place.kind === 'open');
  return [
    {
      kind: 'tell',
      to: { kind: 'groupChannel', projectId },
      view: { name: 'celebration', id },
      dedupeKey: `celebration:${id}`,
    },
    ...(tellsOpenly && hasOpenChannel
      ? [
          {
            kind: 'tell' as const,
            to: { kind: 'openChannel' as const, projectId },
            view: { name: 'celebrationOpen' as const, id },
            dedupeKey: `celebrationOpen:${id}`,
          },
        ]
      : []),
    ...audience.map((personId) => toPerson(personId, 'celebrationTold', milestone)),
    ...(drafter ? [toPerson(drafter, 'newsDraft', milestone)] : []),
    ...planRefreshes(milestone),
  ];
}

async function celebrateIn(tx: Repositories, { clock }: Services, id: Id): Promise<boolean> {
  const milestone = await tx.milestones.lock(id);
  const project = milestone && (await tx.projects.project(milestone.projectId));
  const now = clock.now();
  const celebrated = project && celebrate(milestone, project.timeZone, now);
  if (!celebrated) return false;
  await tx.milestones.save(celebrated);
  await tx.audit({
    what: 'milestone.celebrate',
    by: 'saman',
    projectId: celebrated.projectId,
    roundId: null,
    at: now,
    details: { milestoneId: id },
  });
  await tx.notify(await celebrationNotices(tx, celebrated));
  return true;
}

/**
 * Celebrates the reached milestones that cannot be taken back any more, within office hours, each in a transaction of
 * its own. Run by the minute; twice has one outcome. Returns how many. One that fails does not hold up the others: it
 * is tried again by the next sweep, and this one ends by throwing why.
 */
export async function celebrateDue(services: Services): Promise<number> {
  const { store, clock, log } = services;
  const failures: unknown[] = [];
  let celebrated = 0;
  for (const id of await store.milestones.toCelebrate(clock.now())) {
    try {
      if (!(await store.transaction((tx) => celebrateIn(tx, services, id)))) continue;
      celebrated += 1;
      log.info({ milestoneId: id }, 'milestone celebrated');
    } catch (error) {
      log.error({ milestoneId: id }, 'a milestone could not be celebrated');
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return celebrated;
}
