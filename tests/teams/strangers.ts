import { type Act, permissions } from '../../bot/permissions/permissions.ts';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import type { Json, JsonObject } from '../peers/json.ts';
import { invokeActivity } from '../peers/teams-activities.ts';
import type { Delivered } from '../peers/teams-calls.ts';
import { ballotOf, graded, install, makeProject, openRound, press, says, setUp } from './steps.ts';

/** What nobody outside the group may read anywhere. */
export const secrets = /Heltidskultur i|Ordfører|Hovedtillits|Kommunedirekt|uleselig|turnus|langvakt/i;

/** The ids of a project, its open and its closed round, and a member; or of such that there are not. */
export type Ids = Readonly<Record<'projectId' | 'openId' | 'closedId' | 'personId', string>>;

/** A project with something to hide, in the channel of the first tenant; and another one in General. */
export interface Guarded {
  readonly teams: TeamsApp;
  readonly ids: Ids;
  /** Of the other project, which is set up by others and has an open round. */
  readonly otherIds: Pick<Ids, 'projectId' | 'openId'>;
}

const members = ['ordforer', 'hovedtillitsvalgt', 'kommunedirektor'];

export async function startGuarded(): Promise<Guarded> {
  const teams = await startTeamsApp();
  await install(teams, ...members, 'prosjektleder', 'hr-sjef', 'fremmed', 'radgiver');
  await setUp(teams);
  await makeProject(teams, { newPeople: 'Utvalgsleder, folkevalgt' });
  const closedId = await openRound(teams);
  const { id: projectId } = await teams.app.project();
  for (const handle of members) {
    const values = graded(1, { 'reason:need': 'uleselig plan', comment: 'uleselig' });
    await press(teams, teams.at(handle), 'Send svaret', { on: ballotOf(teams.at(handle)), values });
  }
  await says(teams, teams.at('kommunedirektor'), 'avslutt runden');
  await press(teams, teams.at('kommunedirektor'), 'Ja, avslutt runden');
  await says(teams, teams.at('prosjektleder'), 'beslutning');
  await press(teams, teams.at('prosjektleder'), 'Lagre beslutningen', {
    values: { text: 'Vi måler langvaktene', responsible: 'Ordfører', dueOn: '2026-12-18' },
  });
  const openId = await openRound(teams, { greeting: 'turnus' });
  const { store } = teams.app.database;
  const memberships = await store.projects.memberships(projectId);
  const people = await store.people.persons(memberships.map(({ personId }) => personId));
  const personId = people.find(({ name }) => name === 'Ordfører')?.id ?? '';
  const otherIds = await makeOther(teams, projectId);
  for (const handle of ['fremmed', 'radgiver']) await says(teams, teams.at(handle), 'hjelp');
  return { teams, ids: { projectId, openId, closedId, personId }, otherIds };
}

async function makeOther(teams: TeamsApp, first: string): Promise<Guarded['otherIds']> {
  await makeProject(teams, {
    name: 'Omdømmebygging',
    ...{ pa: 'HR-sjef', pl: 'Fylkets observatør', groupPlace: teams.peer.general },
    'members:administration': ['HR-sjef'],
    'members:politicians': ['Fylkets observatør'],
    'members:employees': [],
  });
  const hr = teams.at('hr-sjef');
  await says(teams, hr, 'new round');
  await press(teams, hr, 'Open the round');
  const { projects, rounds } = teams.app.database.store;
  const other = (await projects.all()).find(({ id }) => id !== first);
  const [round] = await rounds.ofProject(other?.id ?? '');
  return { projectId: other?.id ?? '', openId: round?.id ?? '' };
}

/** Everything that is stored, apart from what was heard, where people are reached, and the queue's own clockwork. */
export async function storedIn({ app }: TeamsApp): Promise<readonly string[]> {
  const all = await app.database.everything();
  return all.filter((line) => !/^(public\.heard|public\.conversation|pgboss\.)/.test(line)).toSorted();
}

/** What an action brings, made by hand: it need not be what any card of ours has. */
export interface Forged {
  readonly verb: string;
  readonly data?: JsonObject;
  readonly shows?: Json;
  readonly filled?: JsonObject;
}

/** Somebody's client sends what no card of theirs has; in a channel from a message that may be there. */
export async function forges(
  { peer }: TeamsApp,
  handle: string,
  { verb, data = {}, shows = '', filled = {} }: Forged,
  where?: string,
): Promise<Delivered> {
  const messages = where === undefined ? [] : peer.channelMessages(where);
  const on = messages.findLast(({ card }) => card !== null);
  const scene = await peer.scene(handle, on?.conversation ?? where);
  const sent = { ...filled, saman: { data: { v: 1, ...data }, shows } };
  return peer.posts(
    invokeActivity(scene, on?.id ?? '', { type: 'Action.Execute', title: 'Trykk', verb, data: sent }),
  );
}

/** All that Teams was given meanwhile: what was answered, and what was sent or changed. */
export async function seenIn(teams: TeamsApp, work: () => Promise<unknown>): Promise<string> {
  await teams.settled();
  teams.peer.clear();
  await work();
  await teams.settled();
  const { delivered, calls } = teams.peer;
  const given = calls.filter(({ method }) => method !== 'GET');
  const sent = given.map(({ method, body }) => ({ method, card: body.attachments ?? null, text: body.text }));
  return JSON.stringify([delivered.map(({ status, body }) => ({ status, body })), sent]);
}

/** The ids of a project that there is not. */
export const unknownIds = (): Ids => ({
  projectId: crypto.randomUUID(),
  openId: crypto.randomUUID(),
  closedId: crypto.randomUUID(),
  personId: crypto.randomUUID(),
});

/** The text with each id replaced by what it is the id of. */
export const without = (text: string, of: Ids): string =>
  Object.entries(of).reduce((left, [name, id]) => left.replaceAll(id, name), text);

const acts = Object.keys(permissions) as readonly Act[];

/** The commands that not everybody may. */
export const guardedCommands = acts
  .filter((act) => act.includes('.') && !act.endsWith('.read'))
  .filter((act) => permissions[act] !== 'anyone');

/** All views. */
export const views = acts.filter((act) => !act.includes('.'));

/** What a command of the table is sent with. */
export const dataOf = (of: Ids, round: 'openId' | 'closedId'): JsonObject => ({
  ...{ projectId: of.projectId, roundId: of[round], personId: of.personId },
  ...{ role: 'pa', version: 1, fingerprint: 'x' },
});

/** What is filled in beside it. */
export const filledIn: JsonObject = {
  ...{ person: 'x', pa: 'x', pl: 'x', member: 'steering:x', party: 'employees', groupKind: 'steering' },
  ...{ text: 'x', date: '2026-12-01', time: '12:00', dueOn: '2026-12-18', course: 'x', grading: 'hidden' },
};
