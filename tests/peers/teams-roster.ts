import { type Json, type JsonObject, objectsOf, textOf } from './json.ts';
import type { TeamsPlace, TeamsUser } from './teams-directory.ts';
import { errorBody } from './teams-faults.ts';
import type { Answered } from './teams-playground.ts';
import type { World } from './teams-world.ts';

/** Somebody as the connector names them. The Playground knows no guests. */
function account(user: TeamsUser, known: JsonObject = {}): JsonObject {
  const { id, aadObjectId, name, email, guest = false, tenant } = user;
  const principal = guest ? `${email.replace('@', '_')}#EXT#@${tenant.domain}` : email;
  return {
    id,
    aadObjectId,
    objectId: aadObjectId,
    name,
    givenName: name,
    surname: name,
    email,
    tenantId: tenant.id,
    ...known,
    userPrincipalName: principal,
    userRole: guest ? 'guest' : 'user',
  };
}

/** Who is in a place: as the Playground says it, without those who have left, with those who have no seat there. */
async function rosterOf(world: World, place: TeamsPlace): Promise<readonly JsonObject[]> {
  const path = `/_connector/v3/conversations/${encodeURIComponent(place.id)}/pagedmembers`;
  const { body } = place.inPlayground ? await world.playground.ask('GET', path) : { body: {} };
  const known = objectsOf((body as JsonObject).members);
  return place.tenant.users
    .filter(({ handle }) => place.members.has(handle))
    .map((user) =>
      account(
        user,
        known.find(({ id }) => id === user.id),
      ),
    );
}

/** All members, by the older method. */
export async function allMembers(world: World, place: TeamsPlace): Promise<Answered> {
  // this method alone answers with a list
  return { status: 200, body: (await rosterOf(world, place)) as unknown as JsonObject };
}

/** A page of the members, with a token where there are more. */
export async function pageOfMembers(
  world: World,
  place: TeamsPlace,
  query: URLSearchParams,
): Promise<Answered> {
  const all = await rosterOf(world, place);
  const token = query.get('continuationToken');
  const from = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(from)) return { status: 400, body: errorBody(400, 'BadArgument') };
  const to = from + world.membersAtOnce;
  const more = to < all.length ? { continuationToken: Buffer.from(String(to)).toString('base64url') } : {};
  return { status: 200, body: { ...more, members: [...all.slice(from, to)] } };
}

/** One member, by either id. */
export async function oneMember(world: World, place: TeamsPlace, id: string): Promise<Answered> {
  const found = (await rosterOf(world, place)).find((one) => one.id === id || one.aadObjectId === id);
  if (found) return { status: 200, body: found };
  const words = 'The member is not part of the conversation.';
  return { status: 404, body: errorBody(404, 'MemberNotFoundInConversation', words) };
}

const noTeam = (): Answered => ({
  status: 404,
  body: errorBody(404, 'BadArgument', 'Cannot find team with provided id.'),
});

/** What a team is; only the id of the team itself names it. */
export async function teamAnswer(world: World, { id, team, tenant, inPlayground }: TeamsPlace) {
  if (!team || id !== team.id) return noTeam();
  const { status, body } = inPlayground
    ? await world.playground.ask('GET', `/_connector/v3/teams/${encodeURIComponent(team.id)}`)
    : { status: 200, body: {} };
  const { name, aadGroupId, channels, members } = team;
  const details: JsonObject = { id, name, aadGroupId, type: 'standard', tenantId: tenant.id };
  return {
    status,
    body: { ...details, ...body, channelCount: channels.length, memberCount: members.size },
  };
}

/** The channels of a team; General has no name. */
export async function teamChannels(world: World, { id, team, inPlayground }: TeamsPlace): Promise<Answered> {
  if (!team || id !== team.id) return noTeam();
  const path = `/_connector/v3/teams/${encodeURIComponent(team.id)}/conversations`;
  const { body } = inPlayground ? await world.playground.ask('GET', path) : { body: {} as JsonObject };
  const known = objectsOf(body.conversations);
  const conversations: readonly Json[] = team.channels.map((channel) => ({
    ...(channel.id === team.id ? {} : { name: channel.name }),
    ...known.find((one) => textOf(one.id) === channel.id),
    id: channel.id,
    type: channel.type,
  }));
  return { status: 200, body: { conversations } };
}
