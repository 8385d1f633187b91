import { Temporal } from 'temporal-polyfill';
import { isOfficeMoment, nextOfficeMoment } from '../calendar/office-hours.ts';
import type { Services } from '../conversation/handling.ts';
import { viewKey } from '../conversation/view.ts';
import type { Delivery, Repositories } from '../ports/store.ts';

/** Whose office hours hold for a message: a person's where they are, a channel's where the project is. */
async function zoneOf(
  { people, projects }: Pick<Repositories, 'people' | 'projects'>,
  { personId, projectId }: Delivery,
): Promise<string> {
  const recipient = personId
    ? await people.person(personId)
    : projectId && (await projects.project(projectId));
  return (recipient || null)?.timeZone ?? 'Europe/Oslo';
}

/** Messages with equal keys would say the same to the same recipient, for what they say is read when they are sent. */
const sameKey = ({ personId, projectId, view, under }: Delivery): string =>
  [personId ?? projectId, viewKey(view), under ? viewKey(under) : ''].join(' ');

/**
 * Keeps a message until people are at work where its recipient is, and tells whether it was kept. What answers one's own
 * act is not. `same`: another that is kept will say the same.
 */
export async function hold(services: Services, delivery: Delivery): Promise<'not' | 'held' | 'same'> {
  if (delivery.isAnswer) return 'not';
  const now = services.clock.now();
  const until = nextOfficeMoment(now, await zoneOf(services.store, delivery));
  if (Temporal.Instant.compare(until, now) === 0) return 'not';
  const key = sameKey(delivery);
  return (await services.store.transaction((tx) => tx.deliveries.hold(delivery.id, until, key)))
    ? 'held'
    : 'same';
}

/** Whether what is told now to others than who acts comes at once in the project's channel. */
export const comesAtOnce = ({ clock }: Pick<Services, 'clock'>, timeZone: string): boolean =>
  isOfficeMoment(clock.now(), timeZone);

/**
 * Hands what was kept until now back to the queue, each in a transaction of its own and the first first, so that nothing
 * is lost, nothing told twice, and what was told first is sent first. Run by the minute; several processes may run it at
 * the same moment. Gives how many.
 */
export async function releaseHeld({ store, clock, log }: Services): Promise<number> {
  let released = 0;
  const next = () =>
    store.transaction(async (tx) => {
      const deliveryId = await tx.deliveries.takeHeld(clock.now());
      if (deliveryId !== null) await tx.notify([{ kind: 'retry', deliveryId }]);
      return deliveryId !== null;
    });
  while (await next()) released += 1;
  if (released > 0) log.info({ released }, 'messages that waited for office hours are sent');
  return released;
}
