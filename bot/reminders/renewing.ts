import { localDay } from '../calendar/mornings.ts';
import type { Services } from '../conversation/handling.ts';
import { renewFor } from '../delivery/deliver.ts';
import type { Person } from '../people/person.ts';
import { keptDays } from './loading.ts';

/**
 * Brings somebody's digests up to date after they did something. Like `renewFor`, without a job: it would tell who has
 * acted (PRIV-2).
 */
export async function renewDigests(services: Services, { id, timeZone }: Person): Promise<void> {
  // a platform that keeps views shows what is true by itself
  if (services.adapters.every(({ capabilities }) => capabilities.keepsViews)) return;
  const since = localDay(services.clock.now(), timeZone).subtract({ days: keptDays });
  for (const digest of await services.store.reminders.digestsSince(id, since))
    await renewFor(services, id, { name: 'digest', id: digest.id });
}
