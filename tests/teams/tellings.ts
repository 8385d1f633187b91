import type { View } from '../../bot/conversation/view.ts';
import { type Id, newId } from '../../bot/id.ts';
import type { Person } from '../../bot/people/person.ts';
import type { TeamsApp, TeamsAppOptions } from '../harness/teams-app.ts';
import { startTeamsApp } from '../harness/teams-app.ts';
import { isObject, type JsonObject } from '../peers/json.ts';
import { membersActivity } from '../peers/teams-activities.ts';
import type { TeamsCall } from '../peers/teams-calls.ts';
import type { CardValues } from '../peers/teams-fill.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import { readingOf } from './screen.ts';
import { install, makeProject, press, says, setUp } from './steps.ts';

/** Who are in the steering group of the municipality, with its leaders. */
export const group = ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt', 'prosjektleder'] as const;

/**
 * Saman in Teams with the project of the municipality, before its first round; its group has added Saman. What must be
 * there before the project gives more of its values.
 */
export async function startWithProject(
  options: TeamsAppOptions = {},
  project: CardValues = {},
  before: (teams: TeamsApp) => Promise<CardValues> = async () => ({}),
): Promise<TeamsApp> {
  const teams = await startTeamsApp(options);
  await install(teams, ...group);
  await setUp(teams);
  await makeProject(teams, { ...project, ...(await before(teams)) });
  return teams;
}

/** PA opens a round, and everybody is asked. */
export async function openRound(teams: TeamsApp, values: CardValues = {}): Promise<void> {
  const pa = teams.at('kommunedirektor');
  await says(teams, pa, 'ny runde');
  await press(teams, pa, 'Åpne runden', { values });
}

/** Saman's id of a tenant, also after Saman was removed from it. */
export async function connectionOf(teams: TeamsApp, tenant = teams.peer.tenants[0]): Promise<Id> {
  const [found] = await teams.app.database.query(
    `select id from connection where external_id = '${tenant?.id}'`,
  );
  if (!found) throw new Error(`${tenant?.name} has never had Saman`);
  return String(found.id);
}

/** The person whom Saman knows by somebody's account. */
export async function personOf(teams: TeamsApp, handle: string): Promise<Person> {
  const { aadObjectId, tenant } = teams.at(handle).user;
  const connectionId = await connectionOf(teams, tenant);
  const person = await teams.app.database.store.people.behindAccount('teams', connectionId, aadObjectId);
  if (!person) throw new Error(`${handle} is not known`);
  return person;
}

/** What is kept of a conversation: of somebody's own by their handle, of a place by its id. */
export async function referenceOf(teams: TeamsApp, name: string): Promise<Record<string, unknown> | null> {
  const isPlace = name.startsWith('19:');
  const externalId = isPlace ? name : teams.at(name).user.aadObjectId;
  const [found] = await teams.app.database.query(
    `select reference from conversation where kind = '${isPlace ? 'place' : 'person'}' and external_id = '${externalId}'`,
  );
  return found ? (JSON.parse(String(found.reference)) as Record<string, unknown>) : null;
}

/** What a delivery is to be, beside that it is new. */
export interface Told {
  /** A handle, or the project's channel. */
  readonly to: string | 'channel';
  /** The project's card where nothing is said. */
  readonly view?: View;
}

/** Has something told to somebody, or in the project's channel; gives the delivery's id. */
export async function tell(teams: TeamsApp, { to, view }: Told): Promise<Id> {
  const { id } = await teams.app.project();
  const { store, query } = teams.app.database;
  const dedupeKey = newId();
  await store.notify([
    {
      kind: 'tell',
      to:
        to === 'channel'
          ? { kind: 'groupChannel', projectId: id }
          : { kind: 'person', personId: (await personOf(teams, to)).id },
      view: view ?? { name: 'project', id },
      dedupeKey,
    },
  ]);
  const [row] = await query(`select id from delivery where dedupe_key = '${dedupeKey}'`);
  return String(row?.id);
}

/** Waits until a delivery is settled, also where it was put off. */
export async function settledAs(teams: TeamsApp, id: Id, status: string): Promise<void> {
  const { store } = teams.app.database;
  await teams.peer.until(async () => {
    await teams.settled();
    return (await store.deliveries.delivery(id))?.status === status;
  }, 20_000);
}

/** The calls that write a message for everybody to see, or change one, in a conversation or a thread of it. */
export const writtenTo = ({ peer }: TeamsApp, conversation: string): readonly TeamsCall[] =>
  peer.calls.filter(({ method, path, body }) => {
    const activity = isObject(body.activity) ? body.activity : body;
    if (!['POST', 'PUT'].includes(method) || activity.type !== 'message') return false;
    return path.includes(`/${conversation}`) || JSON.stringify(body.channelData ?? {}).includes(conversation);
  });

/** What is read on the cards that everybody sees in a place, each with its message. */
export const cardsIn = (
  teams: TeamsApp,
  place: string,
  text: string,
): readonly (TeamsMessage & { readonly card: JsonObject })[] =>
  teams.peer
    .channelMessages(place)
    .filter((one): one is TeamsMessage & { readonly card: JsonObject } => one.card !== null)
    .filter((one) => readingOf(one).includes(text));

/** What somebody reads in their own chat with Saman, where it holds a text. */
export const readBy = (teams: TeamsApp, handle: string, text: string): readonly string[] =>
  teams
    .at(handle)
    .messages()
    .filter(({ by }) => by !== handle)
    .map(readingOf)
    .filter((one) => one.includes(text));

/** Everything that a call held, as one text. */
export const textIn = ({ body }: TeamsCall): string => JSON.stringify(body);

/** Sends Saman something of somebody that nobody answers: Teams' news of a member, with these parts of its own. */
export async function toldOf(
  teams: TeamsApp,
  handle: string,
  parts: JsonObject = {},
  where?: string,
): Promise<void> {
  const scene = await teams.peer.scene(handle, where);
  const activity = membersActivity(scene, 'membersAdded', [{ id: scene.user.id }]);
  const { status } = await teams.peer.posts({ ...activity, ...parts });
  if (status !== 200) throw new Error(`Saman answered ${status}`);
}
