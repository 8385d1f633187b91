import type { BlockAction, SlackAction, SlackViewAction, ViewOutput } from '@slack/bolt';
import type { Sender, Whereabouts } from '../../bot/conversation/incoming.ts';
import { storable } from '../../bot/conversation/storable.ts';
import { viewNamed } from '../../bot/conversation/subject.ts';
import type { View } from '../../bot/conversation/view.ts';
import type { Origin } from './metadata.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

/**
 * Who did something. Somebody of another workspace that has installed Saman too is the account there: in a shared
 * channel they are the same person with the same id of Slack's.
 */
export function senderOf(
  workspaces: Workspaces,
  workspace: Workspace,
  user: string,
  homeTeam: string | undefined,
): Sender {
  const home = homeTeam === undefined ? null : workspaces.atHand(homeTeam);
  const { connectionId } = home ?? workspace;
  return { platform: 'slack', connectionId, externalId: user };
}

/** Whether it is a conversation of two: by its own id, or by the id of the person that Saman has it with. */
export const isDirect = (channel: string): boolean => /^[DUW]/.test(channel);

/** One's own conversation with Saman, or a channel. */
export const whereOf = (channel: string | undefined): Whereabouts =>
  !channel || isDirect(channel) ? { kind: 'direct' } : { kind: 'channel', externalId: channel };

/** What somebody wrote, without naming Saman, and without what Slack writes in place of signs. */
export const saidIn = (text: string): string =>
  storable(
    text
      .replace(/<@[A-Z0-9]+(\|[^>]*)?>/g, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  ).trim();

/** Values that can be stored, whatever was typed. */
export const storableValues = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, storable(value)]));

/** Where a button was pressed: in a message of one's own, in a channel (the card there is everybody's), or at Home. */
export function originOf(body: BlockAction): Origin {
  const { container, message } = body;
  const channel = body.channel?.id ?? textIn(container, 'channel_id');
  if (!channel) return { kind: 'home' };
  const ts = message?.ts ?? textIn(container, 'message_ts');
  const thread = textIn(message, 'thread_ts') ?? textIn(container, 'thread_ts');
  const place = { channel, thread, shows: shownIn(body) };
  return isDirect(channel) && ts && !isEphemeral(body)
    ? { kind: 'message', ts, ...place }
    : { kind: 'channel', ...place };
}

/** The key of the view that a message shows, by its metadata. */
const shownIn = ({ message }: BlockAction): string | null =>
  textIn(partIn(partIn(message, 'metadata'), 'event_payload'), 'view');

export const isEphemeral = ({ container }: BlockAction): boolean =>
  typeof container === 'object' && container !== null && container.is_ephemeral === true;

/** What the message that was acted on shows, by its metadata; null where it has none of ours. */
export function viewOf(body: BlockAction): View | null {
  const key = shownIn(body);
  return key ? viewNamed(key) : null;
}

/** The ids of the blocks of a modal in which something is filled in. */
export const inputsOf = (view: ViewOutput): readonly string[] =>
  view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));

/** The team that the payload says it is about. */
export const teamOf = (body: SlackAction | SlackViewAction): string | null =>
  ('team' in body ? body.team?.id : undefined) ?? null;

const partIn = (part: unknown, name: string): unknown =>
  typeof part === 'object' && part !== null && name in part ? (part as Record<string, unknown>)[name] : null;

const textIn = (part: unknown, name: string): string | null => {
  const found = partIn(part, name);
  return typeof found === 'string' ? found : null;
};
