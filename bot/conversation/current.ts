import { readerOf } from '../people/meeting.ts';
import type { Services } from './handling.ts';
import type { Sender, Whereabouts } from './incoming.ts';
import type { Message } from './message.ts';
import { isForChannels, show, showInChannel } from './showing.ts';
import { subjectOf } from './subject.ts';
import type { View } from './view.ts';

/**
 * What a card shows now, where it stands: in one's own conversation for its reader, in a channel for everybody there.
 * Null where it shows nothing by itself or is no card of channels, and where the channel is not that of the project.
 */
export async function current(
  services: Services,
  from: Sender,
  where: Whereabouts,
  view: View,
): Promise<Message | null> {
  if (where.kind === 'direct') return show(services, await readerOf(services, from), view);
  if (!isForChannels(view)) return null;
  const about = subjectOf(view);
  if (!about) return null;
  const { projects } = services.store;
  const project = await projects.byPlace(from.connectionId, where.externalId);
  return project && project.id === (await projects.idOf(about)) ? showInChannel(services, view) : null;
}
