import type { Reader, Services } from '../conversation/handling.ts';
import type { ChatAdapter } from '../ports/chat.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import type { CreateProject } from './project.decide.ts';

/** The adapter of the platform that somebody writes from; null where it is not configured. */
export async function adapterHere(
  services: Services,
  connectionId: string | null,
): Promise<ChatAdapter | null> {
  const connection = connectionId === null ? null : await services.store.people.connection(connectionId);
  return services.adapters.find((one) => one.name === connection?.platform) ?? null;
}

/** Whether a channel comes into being there by being named. Otherwise one that is there must be chosen. */
export async function makesChannels(services: Services, reader: Reader): Promise<boolean> {
  return (await adapterHere(services, reader.connectionId))?.capabilities.makesChannels ?? true;
}

/**
 * Looks at the channels that a new project names, before anything is stored. Refused where the group has none and none
 * can be made, and where Saman cannot write. Gives those that more than the group can read (design §1, Places).
 */
export async function openPlaces(
  services: Services,
  connectionId: string,
  command: CreateProject,
): Promise<Outcome<readonly string[]>> {
  const adapter = await adapterHere(services, connectionId);
  if (!adapter || adapter.capabilities.makesChannels) return accept([]);
  if (command.groupPlace === null) return refuse('choiceMissing', undefined, 'groupPlace');
  const open: string[] = [];
  for (const field of ['groupPlace', 'openPlace'] as const) {
    const externalId = command[field];
    if (externalId === null) continue;
    const place = await adapter.describePlace(connectionId, externalId);
    if (!place?.canWrite) return refuse('placeClosed', undefined, field);
    if (place.archived) return refuse('placeArchived', undefined, field);
    if (place.open) open.push(externalId);
  }
  return accept(open);
}
