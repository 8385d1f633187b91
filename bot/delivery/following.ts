import type { Services } from '../conversation/handling.ts';
import type { Sender } from '../conversation/incoming.ts';
import { isPassing } from '../conversation/passing.ts';
import type { View } from '../conversation/view.ts';
import { ballotKey } from '../evaluation/asking.ts';
import type { Id } from '../id.ts';
import type { MessageRef } from '../ports/chat.ts';
import { workshopKey } from '../risk/asking.ts';

/** Whether both name one message. */
export const isSame = (one: MessageRef | null, other: MessageRef): boolean =>
  one !== null &&
  one.connectionId === other.connectionId &&
  one.conversation === other.conversation &&
  one.message === other.message;

/** The message in which somebody was asked, by the name that the ledger has of it. */
const askedBy = (name: View['name'], id: Id, personId: Id) =>
  name === 'riskNotes' || name === 'riskGrading'
    ? { view: { name, id } as const, dedupeKey: workshopKey(name, id, personId) }
    : { view: { name: 'ballot', id } as const, dedupeKey: ballotKey(id, personId) };

/**
 * A message was sent in answer that can hold its reader's own grades: from now on it is the one in which they were
 * asked, which the ledger brings up to date when the round closes (PRIV-2). The one before is removed, so that there is
 * never a second one with grades in it.
 */
export async function follow(
  services: Services,
  { platform, connectionId, externalId }: Sender,
  view: View,
  ref: MessageRef,
): Promise<void> {
  if (!isPassing(view) || !('id' in view)) return;
  const person = await services.store.people.behindAccount(platform, connectionId, externalId);
  if (!person) return;
  const told = {
    personId: person.id,
    ...askedBy(view.name, view.id, person.id),
  };
  const before = await services.store.transaction((tx) => tx.deliveries.follow(told, platform, ref));
  const adapter = services.adapters.find((one) => one.name === before?.platform);
  if (before && adapter && !isSame(before.ref, ref)) await adapter.remove(before.ref);
}
