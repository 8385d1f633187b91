import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMetadata, writeMetadata } from '../../adapters/slack/metadata.ts';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { objectOf, parseJson, textOf } from '../peers/json.ts';
import { stateOf } from '../peers/slack-fill.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import { viewSubmission } from '../peers/slack-requests.ts';
import type { SlackMessage, Surface } from '../peers/slack-surfaces.ts';
import { overHttp } from '../peers/slack-ways.ts';
import { ballotOf, graded, press, submit, viewIn } from './round-steps.ts';
import { newestBeside, newestTo, readingOf } from './screen.ts';

// A card from before an update of Saman is answered with the current one (design §1). In this order.

let slack: SlackApp;
let channel: string;
beforeAll(async () => {
  slack = await startSlackApp();
  channel = channelOf(slack.peer);
  await setUp(slack);
  await makeProject(slack);
  await pa().command('ny runde');
  await slack.settled();
  await submit(slack, pa());
});
afterAll(() => slack.stop());

const pa = () => slack.at('kommunedirektor');
const mayor = () => slack.at('ordforer');
const steward = () => slack.at('hovedtillitsvalgt');

const postedIn = (place: string) =>
  slack.peer.callsOf('chat.postMessage').filter(({ body }) => body.channel === place);
const shownIn = async (place: string, view: string): Promise<SlackMessage> => {
  const found = (await slack.peer.messages(place)).find((one) => viewIn(one).startsWith(`${view}:`));
  if (!found) throw new Error(`nothing there shows ${view}`);
  return found;
};

/** The same surface as it was before an update of Saman: its buttons have an earlier version. */
function fromBefore<T extends Surface>(on: T): T {
  const older = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(older);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        key === 'value' ? olderPress(textOf(one)) : older(one),
      ]),
    );
  };
  const olderPress = (value: string) => {
    const said = objectOf(parseJson(value));
    return JSON.stringify({ ...said, data: { ...objectOf(said.data), v: 0 } });
  };
  return { ...on, blocks: older(on.blocks) } as T;
}
const pressesOld = async (person: SlackPerson, on: Surface, which: string) => {
  await person.presses(fromBefore(on), which, { asSeen: true });
  await slack.settled();
};

test('one’s own becomes the current one, in its place', async () => {
  const status = await shownIn(pa().user.id, 'roundStatus');
  const before = (await pa().messages()).length;
  slack.peer.clear();
  await pressesOld(pa(), status, 'round.close.ask');
  expect(await pa().messages()).toHaveLength(before);
  expect(slack.peer.callsOf('chat.update').map(({ body }) => body.ts)).toEqual([status.ts]);
  // the modal that was opened at once says the same
  expect(readingOf(pa().view())).toContain('slik ligger det an');
  await pa().closes(pa().view());
});

test('one that asks for an answer opens the form all the same', async () => {
  await pressesOld(mayor(), await ballotOf(slack, mayor()), 'ballot.show');
  expect(mayor().view().submit).toBe('Send svaret');
  await submit(slack, mayor(), graded(4));
  expect(readingOf(await ballotOf(slack, mayor()))).toContain('Takk, svaret ditt er lagret');
  expect(await mayor().messages()).toHaveLength(1);
});

test('everybody’s card in a channel is answered with the current one, beside it', async () => {
  const before = postedIn(channel).length;
  await pressesOld(mayor(), await shownIn(channel, 'progress'), 'round.status');
  expect(readingOf(newestBeside(mayor()))).toContain('Evalueringsrunde 1 er i gang');
  expect(postedIn(channel)).toHaveLength(before);
});

test('an answer to somebody’s words becomes the current one; one in passing says what to do', async () => {
  await steward().writes('hjelp');
  await slack.settled();
  const said = await newestTo(steward());
  await pressesOld(steward(), said, 'project.form');
  await steward().closes(steward().view());
  expect((await newestTo(steward())).ts).toBe(said.ts);
  expect(slack.peer.callsOf('chat.update').at(-1)?.body.ts).toBe(said.ts);
  await steward().command('hjelp', { channel });
  await slack.settled();
  await pressesOld(steward(), newestBeside(steward()), 'project.form');
  expect(readingOf(steward().view())).toContain(
    'Noko er endra sidan dette kortet vart laga. Opne det på nytt',
  );
  await steward().closes(steward().view());
});

test('the home says so in a modal, and becomes the current one', async () => {
  await steward().opensHome();
  await slack.settled();
  await pressesOld(steward(), steward().home(), 'ballot.show');
  expect(readingOf(steward().view())).toContain('Noko er endra sidan dette kortet vart laga.');
  await steward().closes(steward().view());
  await press(slack, steward(), steward().home(), 'ballot.show');
  expect(steward().view().submit).toBe('Send svaret');
});

test('a form says so on top of what was filled in', async () => {
  const form = steward().view();
  const { signer } = slack.app.running.services;
  const by = { user: steward().user.id, team: slack.peer.workspace.teamId };
  const facts = readMetadata(signer, form.privateMetadata, by);
  if (!facts?.sends) throw new Error('the form sends nothing');
  const older = { ...facts, sends: { ...facts.sends, data: { ...facts.sends.data, v: 0 } } };
  const sent = { ...form, raw: { ...form.raw, private_metadata: writeMetadata(signer, older) } };
  const state = stateOf(form.blocks, graded(3), { user: () => true, conversation: () => true }, true);
  const trigger = await slack.peer.triggerFor(steward().user.id, form.id);
  const tell = overHttp(slack.peer, slack.events);
  const ack = await tell('interactive', viewSubmission(steward().scene, sent, trigger, state));
  expect(ack.json).toMatchObject({ response_action: 'push' });
  expect(ack.text).toContain('Noko er endra sidan dette kortet vart laga.');
  expect(await slack.app.database.query('select 1 from answer')).toHaveLength(1);
});

test('a button that there is no more is answered too', async () => {
  const status = await shownIn(pa().user.id, 'roundStatus');
  const unknown = (value: string) => value.replace('round.close.ask', 'round.celebrate');
  const older = JSON.parse(JSON.stringify(status), (key, value) =>
    key === 'value' ? unknown(value) : value,
  );
  slack.peer.clear();
  await pa().presses(older, 'round.celebrate', { asSeen: true });
  await slack.settled();
  expect(slack.peer.callsOf('chat.update').map(({ body }) => body.ts)).toEqual([status.ts]);
});

test('nothing failed on the way, and Slack took everything', () => {
  expect(slack.peer.problems).toEqual([]);
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
