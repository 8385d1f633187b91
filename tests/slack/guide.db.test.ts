import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import { newPlace, type Place } from '../harness/app-process.ts';
import { untilAtWork } from '../harness/at-work.ts';
import { doctor, type Environment, ended, freePort } from '../harness/doctor-run.ts';
import { type Running, runSaman, runSamanAhead } from '../harness/processes.ts';
import { buttonsOf } from '../peers/slack-blocks.ts';
import { municipality } from '../peers/slack-offices.ts';
import { type SlackPeer, startSlackPeer } from '../peers/slack-peer.ts';
import { type SlackPerson, slackPerson } from '../peers/slack-person.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overSocket } from '../peers/slack-ways.ts';
import { readingOf } from './screen.ts';

// What docs/slack.md takes an administrator through, with real processes: from nothing to a first round. In this order.

let place: Place;
let peer: SlackPeer;
let settings: Environment;
let saman: Running;
let group: string;

const at = (handle: string): SlackPerson => slackPerson(peer, handle, overSocket(peer));
const idOf = (handle: string): string => peer.workspace.user(handle).id;

/** The group's channel is there, and Saman is not in it yet. */
const workspace = {
  ...municipality,
  channels: municipality.channels.map((one) =>
    one.name === 'styringsgruppen' ? { ...one, saman: false } : one,
  ),
};

beforeAll(async () => {
  place = await newPlace();
});
afterAll(async () => {
  await ended(saman);
  expect(saman.errors()).not.toMatch(/"level":(50|60)/);
  await peer.stop();
  await place.remove();
});

/** A program of npm’s, as it is run. */
async function program(...given: readonly string[]): Promise<string> {
  const one = runSaman(given, settings ?? place.settings);
  expect(await one.ended()).toBe(0);
  return one.lines.join('\n');
}

/** The modal before somebody, once it has been filled. */
const formOf = (person: SlackPerson, field: string) =>
  peer.until(() => {
    const view = peer.viewOf(person.user.id);
    return view?.blocks.some(({ block_id }) => block_id === field) && view;
  });

const said = (place: string, text: string) =>
  peer.until(async () => (await peer.messages(place)).find((one) => readingOf(one).includes(text)), 10_000);

test('1. the app is made from the manifest', async () => {
  const manifest = parse(await program('manifest', 'socket'));
  peer = await startSlackPeer({ scopes: manifest.oauth_config.scopes.bot, workspaces: [workspace] });
  group = peer.workspace.channel('styringsgruppen').id;
});

test('2. Saman is started with the two tokens, and the doctor finds nothing', async () => {
  const { SLACK_SIGNING_SECRET: _, ...tokens } = slackSettings(peer, 'one', 'socket');
  settings = {
    ...place.settings,
    PORT: await freePort(),
    SAMAN_DEMO: '0',
    SAMAN_SECRET: 'the secret of this installation, at least 32 long',
    ...tokens,
  };
  saman = runSamanAhead(untilAtWork(), [], settings);
  await saman.wrote(1);
  const told = await doctor(settings);
  expect([told.code, told.wrong]).toEqual([0, []]);
});

test('3. npm run admin: the code makes whoever writes it administrator', async () => {
  const code = /«(kode [A-Z0-9-]+)»/.exec(await program('admin'))?.[1] ?? '';
  const director = at('kommunedirektor');
  await director.writes(code);
  await said(director.user.id, 'administrator');
});

test('4. «kommune»: whose workspace it is', async () => {
  const director = at('kommunedirektor');
  await director.command('kommune');
  await director.submits(await formOf(director, 'organisation'), {
    organisation: 'Elverum',
    programme: 'Heltidskultur',
    endsOn: '2030-12-31',
  });
  await said(director.user.id, 'Elverum');
});

test('5. Saman is invited to the group’s channel, and «nytt prosjekt» there sets up the group', async () => {
  const director = at('kommunedirektor');
  await director.invites(group, peer.workspace.botUserId);
  await director.command('nytt prosjekt', { channel: group });
  await director.submits(await formOf(director, 'members:employees'), {
    name: 'Heltidskultur i Elverum',
    participant: 'Elverum',
    pa: idOf('kommunedirektor'),
    pl: idOf('prosjektleder'),
    'members:administration': [idOf('kommunedirektor')],
    'members:politicians': [idOf('ordforer')],
    'members:employees': [idOf('hovedtillitsvalgt')],
    groupPlace: group,
  });
  await said(group, 'Heltidskultur i Elverum');
});

test('6. «ny runde» asks everybody, in their own language', async () => {
  const leader = at('prosjektleder');
  await leader.command('ny runde', { channel: group });
  await leader.submits(await formOf(leader, 'grading'));
  await said(idOf('ordforer'), 'karakter');
  await said(idOf('hovedtillitsvalgt'), 'karakter');
  await said(group, '0 av 3');
});

test('7. they answer, and the result is in the channel', async () => {
  for (const [nth, handle] of ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt'].entries()) {
    const member = at(handle);
    const asked = await peer.until(async () =>
      (await member.messages()).findLast(({ blocks }) =>
        buttonsOf(blocks).some(({ verb }) => verb === 'ballot.show'),
      ),
    );
    await member.presses(asked, 'ballot.show');
    const grades = standardFactors.map((key) => [`grade:${key}`, '4'] as const);
    await member.submits(await formOf(member, 'comment'), Object.fromEntries(grades));
    await peer.until(async () =>
      (await peer.messages(group)).some((one) => readingOf(one).includes(`${nth + 1} av 3`)),
    );
  }
  const director = at('kommunedirektor');
  await director.command('avslutt runden', { channel: group });
  const question = await peer.until(() => {
    const view = peer.viewOf(director.user.id);
    return view && buttonsOf(view.blocks).some(({ verb }) => verb === 'round.close') && view;
  });
  await director.presses(question, 'round.close');
  await said(group, 'Behov');
});

test('nothing was asked of Slack that the manifest does not allow, nor shown that it would not take', () => {
  const refused = peer.calls.filter(({ response }) => response?.ok === false);
  expect(refused.map(({ method, response }) => [method, response?.error])).toEqual([]);
  expect(peer.problems).toEqual([]);
});
