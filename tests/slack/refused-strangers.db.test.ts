import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Act, may, permissions } from '../../bot/permissions/permissions.ts';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import type { Json, JsonObject } from '../peers/json.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import { slashCommand, viewPressed } from '../peers/slack-requests.ts';
import type { SlackView } from '../peers/slack-surfaces.ts';
import { overHttp, type Way } from '../peers/slack-ways.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { buttonOf, press, pressBeside, submission, typed } from './by-hand.ts';
import { installBrowser } from './install-browser.ts';
import { logOf, openRound } from './openings.ts';
import { answer, graded, press as presses } from './round-steps.ts';
import { optionCalled } from './screen.ts';
import { personOf } from './tellings.ts';

// Nobody gets anything through the workspace they write from, only through membership (design §1). Strangers try every
// command and every view of the permission table with the ids of a real project: what they see is what is seen where
// there is no such thing, and nothing changes. One is of the same workspace and in a channel of its, one of another.

const secrets = /Heltidskultur i|Ordfører|Hovedtillits|Kommunedirekt|uleselig|turnus|langvakt/i;

let slack: SlackApp;
let way: Way;
let there: Workspace;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  slack = await startSlackApp({ installed: 'many' });
  const [here, other] = slack.peer.workspaces as [Workspace, Workspace];
  there = other;
  await installBrowser(slack).installs(here, 'kommunedirektor');
  await installBrowser(slack).installs(there, 'programleder');
  await setUp(slack);
  await makeProject(slack);
  way = overHttp(slack.peer, slack.events);
  const pa = slack.at('kommunedirektor');
  const pl = slack.at('prosjektleder');
  const { id: closedId } = await openRound(slack);
  for (const handle of ['ordforer', 'hovedtillitsvalgt', 'kommunedirektor'])
    await answer(slack, slack.at(handle), graded(1, { 'reason:need': 'uleselig plan', comment: 'uleselig' }));
  await pa.command('avslutt runden');
  await slack.settled();
  await presses(slack, pa, pa.view(), 'round.close');
  await pl.command('vedtak');
  await slack.settled();
  const responsible = optionCalled(pl.view().blocks, 'Ordfører');
  await pl.submits(pl.view(), { text: 'Vi måler langvaktene', responsible, dueOn: '2026-12-18' });
  await slack.settled();
  const { id: openId } = await openRound(slack, { greeting: 'turnus' });
  const { id: projectId } = await slack.app.project();
  ids = { projectId, openId, closedId, personId: (await personOf(slack, 'ordforer')).id };
  for (const stranger of strangers()) {
    await stranger.command('hjelp');
    await slack.settled();
  }
});
beforeEach(() => slack.peer.clear());
afterAll(async () => {
  expect(slack.peer.problems).toEqual([]);
  await slack.stop();
});

const strangers = (): readonly SlackPerson[] => [slack.at('fremmed'), slack.at('radgiver', there)];

/** Everything that is stored, apart from what was heard and the queue’s own clockwork. */
async function stored(): Promise<readonly string[]> {
  const all = await slack.app.database.everything();
  return all.filter((line) => !/^(public\.heard|pgboss\.)/.test(line)).toSorted();
}

const passing = ['trigger_id', 'view_id', 'ts', 'token', 'hash'];

/** All that Slack was given meanwhile, without what is another each time. */
async function seen(work: () => Promise<unknown>): Promise<string> {
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

/** The same ids as of a project that there is not. */
const unknownIds = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(ids).map((name) => [name, crypto.randomUUID()]));

const without = (text: string, of: Readonly<Record<string, string>>): string =>
  Object.entries(of).reduce((left, [name, id]) => left.replaceAll(id, name), text);

const acts = Object.keys(permissions) as readonly Act[];
const commands = acts.filter((act) => act.includes('.') && !act.endsWith('.read'));
const guarded = commands.filter((act) => permissions[act] !== 'anyone');
const views = acts.filter((act) => !act.includes('.'));

const values = typed({
  ...{ person: 'x', pa: 'x', pl: 'x', member: 'steering:x', party: 'employees', groupKind: 'steering' },
  ...{ text: 'x', date: '2026-12-01', time: '12:00', dueOn: '2026-12-18', course: 'x', grading: 'hidden' },
});

/** What a command of the table is sent with. */
const dataOf = (of: Readonly<Record<string, string>>, round: 'openId' | 'closedId'): JsonObject => ({
  ...{ projectId: of.projectId ?? '', roundId: of[round] ?? '', personId: of.personId ?? '' },
  ...{ role: 'pa', version: 1, fingerprint: 'x' },
});

/** The ways in which a press reaches Saman. */
const places = (stranger: SlackPerson, direct: string) => {
  const group = { id: channelOf(slack.peer), name: 'privategroup' };
  const own = { id: direct, name: 'directmessage' };
  return {
    'in the group’s channel': (meant: Parameters<typeof press>[2]) => press(slack, stranger, meant, group),
    'in their own conversation': (meant: Parameters<typeof press>[2]) => press(slack, stranger, meant, own),
    'beside others': (meant: Parameters<typeof press>[2]) => pressBeside(slack, stranger, meant, group),
  };
};

test('the walk is through the whole table', () => {
  expect(guarded.length).toBeGreaterThan(25);
  expect(views.length).toBeGreaterThan(25);
  for (const act of guarded) expect(may(act, null), act).toBe(false);
});

test('and whoever may see the project does see it in this way', async () => {
  const pl = slack.at('prosjektleder');
  const pressed = places(pl, await slack.peer.directOf(pl.user.id));
  for (const verb of ['project.show', 'result.show', 'decisions.show'])
    for (const [where, by] of Object.entries(pressed)) {
      const real = await seen(() => way('interactive', by({ verb, data: dataOf(ids, 'closedId'), values })));
      expect(real, `${verb} ${where}`).toMatch(secrets);
    }
});

test.each(['fremmed', 'radgiver'])('%s, by every command, wherever it is pressed', async (handle) => {
  const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
  const direct = await slack.peer.directOf(stranger.user.id);
  const before = await stored();
  for (const [where, pressed] of Object.entries(places(stranger, direct)))
    for (const verb of guarded)
      for (const round of ['openId', 'closedId'] as const) {
        const unknown = unknownIds();
        const real = await seen(() =>
          way('interactive', pressed({ verb, data: dataOf(ids, round), values })),
        );
        const none = await seen(() =>
          way('interactive', pressed({ verb, data: dataOf(unknown, round), values })),
        );
        expect(without(real, ids), `${verb} ${where}`).toBe(without(none, unknown));
        expect(real, `${verb} ${where}`).not.toMatch(secrets);
        expect(real, `${verb} ${where} is answered`).not.toBe('[]');
      }
  expect(await stored()).toEqual(before);
});

test.each(['fremmed', 'radgiver'])('%s, by every command from a window of their own', async (handle) => {
  const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
  await stranger.command('kode');
  await slack.settled();
  const view = stranger.view();
  const before = await stored();
  const pressed = (of: Readonly<Record<string, string>>, verb: string): JsonObject =>
    viewPressed(stranger.scene, view, {
      actions: [buttonOf({ verb, data: dataOf(of, 'openId'), values })],
      triggerId: '1.2.window',
      values,
    });
  for (const verb of guarded) {
    const unknown = unknownIds();
    const real = await seen(() => way('interactive', pressed(ids, verb)));
    const none = await seen(() => way('interactive', pressed(unknown, verb)));
    expect(without(real, ids), verb).toBe(without(none, unknown));
    expect(real, verb).not.toMatch(secrets);
  }
  expect(await stored()).toEqual(before);
  await stranger.closes(stranger.view());
});

test.each(['fremmed', 'radgiver'])('%s, by every view that a message may say it shows', async (handle) => {
  const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
  const own = { id: await slack.peer.directOf(stranger.user.id), name: 'directmessage' };
  const before = await stored();
  for (const name of views)
    for (const id of ['projectId', 'openId', 'closedId'] as const) {
      const unknown = unknownIds();
      const pressed = (of: Readonly<Record<string, string>>) =>
        press(slack, stranger, { verb: 'no.such.command' }, own, `${name}:${of[id]}`);
      const real = await seen(() => way('interactive', pressed(ids)));
      const none = await seen(() => way('interactive', pressed(unknown)));
      expect(without(real, ids), name).toBe(without(none, unknown));
      expect(real, name).not.toMatch(secrets);
    }
  expect(await stored()).toEqual(before);
});

const words = [
  ...[
    'prosjekt',
    'prosjekt Heltidskultur',
    'gruppe',
    'ny runde',
    'svar',
    'status',
    'avslutt',
    'flytt fristen',
  ],
  ...[
    'resultat',
    'vedtak',
    'beslutninger',
    'hva virker',
    'veien videre',
    'referat',
    'rett referatet',
    'lenker',
  ],
  ...['hjem', 'prosjekter', 'show me the result', 'heltid', ''],
];

test.each(['fremmed', 'radgiver'])(
  '%s, by every word, in the group’s channel and elsewhere',
  async (handle) => {
    const stranger = handle === 'fremmed' ? slack.at(handle) : slack.at(handle, there);
    const before = await stored();
    const said = (text: string, channel: string) =>
      way(
        'slash_commands',
        slashCommand(stranger.scene, {
          ...{ command: '/saman', text, channel: { id: channel, name: 'privategroup' } },
          ...{ triggerId: '1.2.words', responseUrl: slack.peer.responseUrl() },
        }),
      );
    const group = channelOf(slack.peer);
    const elsewhere = channelOf(slack.peer, 'uten-saman');
    for (const text of words) {
      const here = await seen(() => said(text, group));
      const there = await seen(() => said(text, elsewhere));
      expect(here.replaceAll(group, 'channel'), text).toBe(there.replaceAll(elsewhere, 'channel'));
      expect(here, text).not.toMatch(secrets);
    }
    await stranger.opensHome();
    await slack.settled();
    expect(JSON.stringify(slack.peer.homeOf(stranger.user.id)?.raw)).not.toMatch(secrets);
    expect(await stored()).toEqual(before);
  },
);

/** The window of PA, with a form in it, and what fills it in. */
async function windowOfPa(): Promise<SlackView> {
  const pa = slack.at('kommunedirektor');
  await pa.command('gruppe');
  await slack.settled();
  return pa.view();
}

test('a window that was opened for somebody else, or in another workspace, sends nothing', async () => {
  const view = await windowOfPa();
  const before = await stored();
  const pa = slack.at('kommunedirektor');
  const filled = { person: slack.at('hr-sjef').user.id, party: 'employees', groupKind: 'steering' };
  const sent = submission(pa, view, filled);
  const raw = sent.view as JsonObject;
  const spoiled: readonly JsonObject[] = [
    // by a stranger, and by one who sits in the same group
    submission(slack.at('fremmed'), view, filled),
    submission(slack.at('ordforer'), view, filled),
    submission(slack.at('radgiver', there), view, filled),
    // as the same person, but for another workspace
    { ...sent, view: { ...raw, app_installed_team_id: there.teamId } },
    { ...sent, team: { id: there.teamId }, view: { ...raw, app_installed_team_id: there.teamId } },
  ];
  for (const payload of spoiled) {
    const shown = await seen(async () => {
      const { status, json } = await way('interactive', payload);
      expect([status, json]).toEqual([200, { response_action: 'clear' }]);
    });
    expect(shown).toBe('[]');
  }
  expect(await stored()).toEqual(before);
  expect(slack.app.log.entries.at(-1)?.message).toBe('a modal was sent that was not opened for who sent it');
});

test('nor does one whose private_metadata was altered, taken from elsewhere, or is missing', async () => {
  const view = await windowOfPa();
  const before = await stored();
  const pa = slack.at('kommunedirektor');
  const filled = { person: slack.at('hr-sjef').user.id, party: 'employees', groupKind: 'steering' };
  const text = view.privateMetadata.slice(view.privateMetadata.indexOf('.') + 1);
  const signature = view.privateMetadata.slice(0, view.privateMetadata.indexOf('.'));
  await pa.command('kode');
  await slack.settled();
  const other = pa.view().privateMetadata;
  for (const metadata of [
    '',
    text,
    `.${text}`,
    `${signature}.`,
    `${signature}.${text.replace('group.add', 'role.give')}`,
    `${signature}.${text.replace(ids.projectId ?? '', crypto.randomUUID())}`,
    `${other.slice(0, other.indexOf('.'))}.${text}`,
    `${signature}.${other.slice(other.indexOf('.') + 1)}`,
    `${'A'.repeat(signature.length)}.${text}`,
  ]) {
    const sent = submission(pa, view, filled);
    const payload = { ...sent, view: { ...(sent.view as JsonObject), private_metadata: metadata } };
    const { status, json } = await way('interactive', payload);
    await slack.settled();
    expect([status, json], metadata.slice(0, 40)).toEqual([200, { response_action: 'clear' }]);
  }
  expect(await stored()).toEqual(before);
});

test('buttons in a window that was opened for somebody else do nothing either', async () => {
  const view = await windowOfPa();
  const before = await stored();
  for (const person of [slack.at('fremmed'), slack.at('ordforer'), slack.at('radgiver', there)])
    for (const verb of ['group.remove', 'role.give', 'project.show'])
      expect(
        await seen(() =>
          way(
            'interactive',
            viewPressed(person.scene, view, {
              actions: [buttonOf({ verb, data: dataOf(ids, 'openId'), values })],
              triggerId: '1.2.other',
              values,
            }),
          ),
        ),
      ).toBe('[]');
  expect(await stored()).toEqual(before);
});

test('PA cannot bring in people or channels of another workspace by their ids', async () => {
  const pa = slack.at('kommunedirektor');
  const before = await stored();
  const group = await windowOfPa();
  const filled = { person: there.user('radgiver').id, party: 'employees', groupKind: 'steering' };
  const refused = await way('interactive', submission(pa, group, filled));
  expect(JSON.stringify(refused.json)).toContain('person');
  await pa.command('nytt prosjekt');
  await slack.settled();
  const id = (handle: string) => slack.peer.workspace.user(handle).id;
  const project = {
    ...{
      name: 'Enda et prosjekt',
      participant: 'Elverum',
      pa: id('kommunedirektor'),
      pl: id('prosjektleder'),
    },
    ...{ 'members:politicians': [id('ordforer')], groupPlace: there.channel('programmet').id },
  };
  const { json } = await way('interactive', submission(pa, pa.view(), project));
  expect(JSON.stringify(json)).toContain('groupPlace');
  await slack.settled();
  expect(await stored()).toEqual(before);
});

test('of all this the log names no project, nobody, and nothing that was written', () => {
  expect(logOf(slack)).not.toMatch(secrets);
  expect(logOf(slack)).not.toMatch(/xoxb|signing-secret/);
});
