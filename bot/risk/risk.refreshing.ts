import type { Temporal } from 'temporal-polyfill';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { expectReminders } from '../reminders/expecting.ts';

/** What shows a project's risks is brought up to date, and so is when PL hears of what lacks a countermeasure. */
export async function riskNotices(
  tx: Repositories,
  projectId: Id,
  now: Temporal.Instant,
  riskIds: readonly Id[] = [],
): Promise<readonly Notice[]> {
  const workshop = (await tx.risks.workshops(projectId)).at(-1);
  return [
    ...(['risks', 'risksLacking', 'risksSettled', 'project'] as const).map(
      (name): Notice => ({ kind: 'refresh', view: { name, id: projectId } }),
    ),
    ...riskIds.map((id): Notice => ({ kind: 'refresh', view: { name: 'risk', id } })),
    ...(workshop ? workshopRefreshes(workshop.id) : []),
    ...(await expectReminders(tx, { kind: 'risk', subjectId: projectId }, now)),
  ];
}

/** The cards of a workshop that everybody in it has. */
export const workshopRefreshes = (id: Id): readonly Notice[] =>
  (['workshop', 'riskList', 'riskMatrix'] as const).map((name) => ({ kind: 'refresh', view: { name, id } }));
