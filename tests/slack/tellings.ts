import type { View } from '../../bot/conversation/view.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Person } from '../../bot/people/person.ts';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import type { Call } from '../peers/slack-calls.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { keyIn } from './round-steps.ts';

/** Saman's id of a workspace, also after Saman was removed from it. */
export async function connectionOf(slack: SlackApp, workspace = slack.peer.workspace): Promise<Id> {
  const { teamId, name } = workspace;
  const [found] = await slack.app.database.query(`select id from connection where external_id = '${teamId}'`);
  if (!found) throw new Error(`${name} has never installed Saman`);
  return String(found.id);
}

/** The person whom Saman knows by somebody's account. */
export async function personOf(slack: SlackApp, handle: string, workspace?: Workspace): Promise<Person> {
  const { people } = slack.app.database.store;
  const { user } = slack.at(handle, workspace);
  const person = await people.behindAccount('slack', await connectionOf(slack, workspace), user.id);
  if (!person) throw new Error(`${handle} is not known`);
  return person;
}

/** What a delivery is to be, beside that it is new. */
export interface Told {
  /** A handle, or the project's channel. */
  readonly to: string | 'channel';
  /** The project's card where nothing is said. */
  readonly view?: View;
}

/** Has something told to somebody, or in the project's channel; gives the delivery's id. */
export async function tell(slack: SlackApp, { to, view }: Told): Promise<Id> {
  const { id } = await slack.app.project();
  const { store, query } = slack.app.database;
  const dedupeKey = newId();
  const isChannel = to === 'channel';
  await store.notify([
    {
      kind: 'tell',
      to: isChannel
        ? { kind: 'groupChannel', projectId: id }
        : { kind: 'person', personId: (await personOf(slack, to)).id },
      view: view ?? { name: 'project', id },
      dedupeKey,
    },
  ]);
  const [row] = await query(`select id from delivery where dedupe_key = '${dedupeKey}'`);
  return String(row?.id);
}

/** Where what is told to somebody, or in the channel, ends up. */
export const placeOf = (slack: SlackApp, { to }: Told): Promise<string> | string =>
  to === 'channel' ? channelOf(slack.peer) : slack.peer.directOf(slack.at(to).user.id);

/** The messages of one delivery. */
export async function messagesOf(slack: SlackApp, told: Told, id: Id): Promise<readonly SlackMessage[]> {
  return (await slack.peer.messages(await placeOf(slack, told))).filter((one) => keyIn(one) === id);
}

/** Waits until a delivery is settled, also where it was put off. */
export async function settledAs(slack: SlackApp, id: Id, status: string): Promise<void> {
  const { store } = slack.app.database;
  await slack.peer.until(async () => {
    await slack.settled();
    return (await store.deliveries.delivery(id))?.status === status;
  }, 20_000);
}

/** The posts of one delivery, in the order in which they came. */
export const postsOf = ({ peer }: SlackApp, id: Id): readonly Call[] =>
  peer.callsOf('chat.postMessage').filter(({ body }) => body.client_msg_id === id);
