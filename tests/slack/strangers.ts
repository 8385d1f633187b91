import { type Act, permissions } from '../../bot/permissions/permissions.ts';
import { makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import type { Json, JsonObject } from '../peers/json.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { typed } from './by-hand.ts';
import { installBrowser } from './install-browser.ts';
import { openRound } from './openings.ts';
import { answer, graded, press } from './round-steps.ts';
import { optionCalled } from './screen.ts';
import { personOf } from './tellings.ts';

/** What nobody outside the group may read anywhere. */
export const secrets = /Heltidskultur i|Ordfører|Hovedtillits|Kommunedirekt|uleselig|turnus|langvakt/i;

/** The ids of a project, its open and its closed round, and a member; or of such that there are not. */
export type Ids = Readonly<Record<'projectId' | 'openId' | 'closedId' | 'personId', string>>;

/** A project with something to hide, in the first of two workspaces. */
export interface Guarded {
  readonly slack: SlackApp;
  readonly there: Workspace;
  readonly ids: Ids;
}

export async function startGuarded(): Promise<Guarded> {
  const slack = await startSlackApp({ installed: 'many' });
  const [here, there] = slack.peer.workspaces as [Workspace, Workspace];
  await installBrowser(slack).installs(here, 'kommunedirektor');
  await installBrowser(slack).installs(there, 'programleder');
  await setUp(slack);
  await makeProject(slack);
  const pa = slack.at('kommunedirektor');
  const pl = slack.at('prosjektleder');
  const { id: closedId } = await openRound(slack);
  for (const handle of ['ordforer', 'hovedtillitsvalgt', 'kommunedirektor'])
    await answer(slack, slack.at(handle), graded(1, { 'reason:need': 'uleselig plan', comment: 'uleselig' }));
  await pa.command('avslutt runden');
  await slack.settled();
  await press(slack, pa, pa.view(), 'round.close');
  await pl.command('vedtak');
  await slack.settled();
  const responsible = optionCalled(pl.view().blocks, 'Ordfører');
  await pl.submits(pl.view(), { text: 'Vi måler langvaktene', responsible, dueOn: '2026-12-18' });
  await slack.settled();
  const { id: openId } = await openRound(slack, { greeting: 'turnus' });
  const { id: projectId } = await slack.app.project();
  // somebody of the same workspace and somebody of another one, whom Saman knows by now
  for (const stranger of [slack.at('fremmed'), slack.at('radgiver', there)]) {
    await stranger.command('hjelp');
    await slack.settled();
  }
  const ids = { projectId, openId, closedId, personId: (await personOf(slack, 'ordforer')).id };
  return { slack, there, ids };
}

/** Everything that is stored, apart from what was heard and the queue’s own clockwork. */
export async function storedIn({ app }: SlackApp): Promise<readonly string[]> {
  const all = await app.database.everything();
  return all.filter((line) => !/^(public\.heard|pgboss\.)/.test(line)).toSorted();
}

const passing = ['trigger_id', 'view_id', 'ts', 'token', 'hash'];

/** All that Slack was given meanwhile, without what is another each time. */
export async function seenIn(slack: SlackApp, work: () => Promise<unknown>): Promise<string> {
  await slack.settled();
  slack.peer.clear();
  await work();
  await slack.settled();
  const given: Json = [
    ...slack.peer.calls.map(({ method, body }) => ({ method, body })),
    ...slack.peer.responses.map(({ body }) => ({ method: 'response_url', body })),
  ];
  return JSON.stringify(given, (key, value: unknown) => (passing.includes(key) ? null : value)).replaceAll(
    // our signature over what belongs to a modal
    /"private_metadata":"[^.]*\./g,
    '"private_metadata":".',
  );
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
export const filledIn = typed({
  ...{ person: 'x', pa: 'x', pl: 'x', member: 'steering:x', party: 'employees', groupKind: 'steering' },
  ...{ text: 'x', date: '2026-12-01', time: '12:00', dueOn: '2026-12-18', course: 'x', grading: 'hidden' },
});
