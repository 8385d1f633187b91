import { isObject, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import { type TeamsPlace, type Tenant, threadOf, withoutThread } from './teams-directory.ts';
import { errorBody } from './teams-faults.ts';
import { samanHandle, type TeamsMessage } from './teams-messages.ts';
import type { Answered } from './teams-playground.ts';
import { allMembers, oneMember, pageOfMembers, teamAnswer, teamChannels } from './teams-roster.ts';
import { newMessageId, personalPlace, type Refusal, type World } from './teams-world.ts';

/** A call of the connector that is to be answered. */
export interface ConnectorCall {
  readonly method: string;
  /** The decoded parts of the path after `/v3/`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly tenant: Tenant;
}

const refused = ({ status, code, message }: Refusal): Answered => ({
  status,
  body: errorBody(status, code, message),
});

const failed = (status: number, code?: string, message?: string): Answered => ({
  status,
  body: errorBody(status, code, message),
});

const inPlayground = (
  world: World,
  method: string,
  path: readonly string[],
  body?: JsonObject,
): Promise<Answered> =>
  world.playground.ask(method, `/_connector/v3/${path.map(encodeURIComponent).join('/')}`, body);

/** A message that begins a thread in a bare channel, or follows in a conversation that is there. */
async function post(
  world: World,
  place: TeamsPlace,
  conversation: string,
  body: JsonObject,
): Promise<Answered> {
  const thread = threadOf(conversation);
  if (place.inPlayground) {
    const answer = await inPlayground(world, 'POST', ['conversations', conversation, 'activities'], body);
    const id = textOf(answer.body.id);
    if (id !== '' && body.type === 'message') world.messages.add(conversation, id, samanHandle, body);
    return answer;
  }
  if (thread !== null && !world.messages.in(place.id).some(({ root }) => root === thread)) return failed(404);
  const id = newMessageId();
  if (body.type === 'message') world.messages.add(conversation, id, samanHandle, body);
  return { status: 201, body: { id } };
}

/** The conversation that is answered in: a reply in a bare channel goes into the thread of what it replies to. */
function answeredIn(world: World, conversation: string, to: string | undefined): string {
  if (to === undefined || threadOf(conversation) !== null) return conversation;
  return world.messages.find(conversation, to)?.conversation ?? conversation;
}

/** Begins a personal chat, or a thread in a channel. */
async function createConversation(world: World, { body, tenant }: ConnectorCall): Promise<Answered> {
  const { isGroup, members, activity, channelData, tenantId } = body;
  const named = textOf(tenantId) || textOf(objectOf(objectOf(channelData).tenant).id);
  if (named !== '' && named !== tenant.id) return failed(400, 'BadArgument', 'The tenant is another one.');
  const first = isObject(activity) ? activity : null;
  if (isGroup === true) {
    const channel = world.directory.place(textOf(objectOf(objectOf(channelData).channel).id));
    if (!channel || channel.tenant !== tenant) return failed(404);
    const refusal = world.installations.refusal(channel);
    if (refusal) return refused(refusal);
    if (!first) return failed(400, 'BadSyntax', 'Activity is required to begin a thread.');
    const answer = await post(world, channel, channel.id, first);
    const id = textOf(answer.body.id);
    return id === ''
      ? answer
      : { status: 201, body: { id: `${channel.id};messageid=${id}`, activityId: id } };
  }
  if (named === '') return failed(400, 'BadSyntax', 'TenantId is required.');
  const [member] = objectsOf(members);
  const user = world.directory.find(tenant, textOf(member?.id));
  if (!user) return failed(400, 'BadSyntax', 'Failed to decrypt pairwise id.');
  const refusal = world.installations.refusalFor(user);
  if (refusal) return refused(refusal);
  const place = await personalPlace(world, user);
  const answer = first ? await post(world, place, place.id, first) : null;
  if (answer && answer.status >= 400) return answer;
  return { status: 201, body: { id: place.id, ...(answer ? { activityId: answer.body.id } : {}) } };
}

/** Puts something else in the place of a message; in the Playground too, so that it may refuse it. */
async function update(world: World, message: TeamsMessage, place: TeamsPlace, body: JsonObject) {
  const { conversation, id } = message;
  const answer = place.inPlayground
    ? await inPlayground(world, 'PUT', ['conversations', conversation, 'activities', id], body)
    : { status: 200, body: { id } };
  if (answer.status < 300) world.messages.update(message, body);
  return answer;
}

async function aboutMessage(
  world: World,
  { method, body }: ConnectorCall,
  place: TeamsPlace,
  message: TeamsMessage | undefined,
): Promise<Answered> {
  if (!message) return failed(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
  if (message.by !== samanHandle)
    return failed(403, 'NotEnoughPermissions', 'The message is not one of the bot.');
  if (method === 'PUT') return update(world, message, place, body);
  // the Playground has no deletion: from here on the proxy answers that the message is not there
  world.messages.remove(message);
  return { status: 200, body: {} };
}

async function inConversation(world: World, call: ConnectorCall, place: TeamsPlace): Promise<Answered> {
  const { method, path, query, body } = call;
  const [, conversation = '', what, id, more] = path;
  if (what === 'activities' && method === 'POST')
    return post(world, place, answeredIn(world, conversation, id), body);
  if (what === 'activities' && id !== undefined && ['PUT', 'DELETE'].includes(method))
    return aboutMessage(world, call, place, world.messages.find(conversation, id));
  if (method !== 'GET') return failed(405, 'MethodNotAllowed', method);
  if (what === 'pagedmembers') return pageOfMembers(world, place, query);
  if (what === 'members' && id !== undefined) return oneMember(world, place, id);
  if (what === 'members' || (what === 'activities' && more === 'members')) return allMembers(world, place);
  return failed(404, 'NotFound', `Teams knows no ${path.join('/')}`);
}

/**
 * Answers a call as Teams does. The Playground (0.2.28) answers what it can; the proxy adds what that lacks: where
 * Saman has not been added it is refused, deletion, ids of the directory for people, a first activity for a personal
 * chat, guests, private channels, paging of members, and all that is beyond the Playground's one tenant of six users.
 */
export async function answerCall(world: World, call: ConnectorCall): Promise<Answered> {
  const { method, path, tenant } = call;
  const [kind, name, rest] = path;
  if (kind === 'conversations' && name === undefined && method === 'POST')
    return createConversation(world, call);
  const place = world.directory.place(withoutThread(name ?? ''));
  if (!place || place.tenant !== tenant) return failed(404);
  const refusal = world.installations.refusal(place);
  if (refusal) return refused(refusal);
  if (kind === 'conversations') return inConversation(world, call, place);
  if (kind === 'teams' && method === 'GET')
    return rest === 'conversations' ? teamChannels(world, place) : teamAnswer(world, place);
  return failed(404, 'NotFound', `Teams knows no ${path.join('/')}`);
}
