import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver, type types } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isObject, type JsonObject, objectOf } from './json.ts';
import { textsOf } from './slack-blocks.ts';
import { eventCallback, memberJoinedChannel } from './slack-events.ts';
import { type SlackPeer, startSlackPeer } from './slack-peer.ts';
import { type SlackPerson, slackPerson } from './slack-person.ts';
import { form, formBody, json, post, signedRequest, sslCheck, urlVerification } from './slack-requests.ts';
import { overHttp, overSocket, type Way } from './slack-ways.ts';

const scopes = ['chat:write', 'im:write', 'im:history', 'users:read', 'channels:read', 'commands'];
const label = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: label(`Valg ${value}`), value });
const options = [option('1'), option('2')];
const input = (id: string, element: types.InputBlock['element'], optional = true): types.InputBlock => ({
  type: 'input',
  block_id: id,
  label: label(`Om ${id}`),
  optional,
  element: { ...element, action_id: id },
});
const row = (verb: string, number: number): types.ActionsBlock => ({
  type: 'actions',
  elements: [
    {
      type: 'button',
      action_id: `${verb}#${number}`,
      text: label(`Knapp ${number}`),
      value: JSON.stringify({ verb, data: { number }, sends: false }),
    },
  ],
});

/** A form with an input of every sort. */
const everyInput: types.ModalView = {
  type: 'modal',
  callback_id: 'everything',
  private_metadata: 'the round',
  title: label('Skjema'),
  submit: label('Send'),
  notify_on_close: true,
  blocks: [
    input('why', { type: 'plain_text_input', max_length: 10 }),
    input('grade', { type: 'static_select', options, initial_option: option('2') }, false),
    input('party', { type: 'radio_buttons', options }, false),
    input('topics', { type: 'checkboxes', options }),
    input('until', { type: 'datepicker', initial_date: '2026-12-01' }),
    input('at', { type: 'timepicker' }),
    input('who', { type: 'multi_users_select' }),
    input('where', { type: 'conversations_select' }),
  ],
};

let slack: SlackPeer;
let app: App;
let url: string;
let heard: JsonObject[];

/** What Slack’s own library made of what was sent to it. */
const last = (): JsonObject => heard.at(-1) ?? {};

/** An app that does a little of everything. */
function smallApp(receiver: Receiver): App {
  const made = new App({
    token: slack.workspace.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  made.use(async ({ body, next }) => {
    heard.push(JSON.parse(JSON.stringify(body)));
    await next();
  });
  made.command('/saman', async ({ ack, command, client }) => {
    if (command.text === 'skjema') {
      await client.views.open({ trigger_id: command.trigger_id, view: everyInput });
      return ack();
    }
    await ack({ text: `Du skrev &lt;${command.text}&gt;`, blocks: [row('show', 1), row('drop', 2)] });
  });
  made.event(
    'message',
    async ({ say }) => void (await say({ text: 'Hei', blocks: [row('show', 1), row('show', 2)] })),
  );
  made.event('app_mention', async () => {});
  made.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [row('show', 1)] } });
  });
  made.action(/^drop/, async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  made.action(/^show/, async ({ ack, respond, body }) => {
    await ack();
    if ('response_url' in body)
      await respond({ replace_original: true, text: 'Sett', blocks: [row('drop', 3)] });
  });
  made.view('everything', async ({ ack, view }) => {
    const why = view.state.values.why?.why?.value;
    if (why === 'feil') await ack({ response_action: 'errors', errors: { why: 'Ikke det' } });
    else if (why === 'mer')
      await ack({ response_action: 'update', view: { ...everyInput, title: label('Mer') } });
    else if (why === 'oppå')
      await ack({ response_action: 'push', view: { ...everyInput, title: label('Oppå') } });
    else await ack();
  });
  made.view({ callback_id: 'everything', type: 'view_closed' }, async ({ ack }) => ack());
  made.shortcut('evaluate', async ({ ack }) => ack());
  return made;
}

beforeAll(async () => {
  slack = await startSlackPeer({ scopes });
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, logLevel: LogLevel.ERROR });
  app = smallApp(receiver);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server && 'address' in server ? server.address() : null;
  if (address === null || typeof address === 'string') throw new Error('Bolt does not listen');
  url = `http://127.0.0.1:${address.port}/slack/events`;
});
beforeEach(() => {
  heard = [];
});
afterAll(async () => {
  await app.stop();
  await slack.stop();
});

const person = (name: string, way: Way = overHttp(slack, url)): SlackPerson => slackPerson(slack, name, way);

describe('requests', () => {
  test('are signed as Slack signs them, and only so', async () => {
    const send = (secret: string, body: string, at?: number) =>
      post(url, signedRequest(secret, body, { at }));
    const question = JSON.stringify(urlVerification(slack.app, 'a challenge'));
    const { signingSecret } = slack.app;
    expect((await send(signingSecret, question)).json).toEqual({ challenge: 'a challenge' });
    expect((await send('another', question)).status).toBe(401);
    expect((await send(signingSecret, question, Date.now() - 6 * 60_000)).status).toBe(401);
    const check = signedRequest(signingSecret, formBody(sslCheck(slack.app)), { contentType: form });
    expect((await post(url, check)).status).toBe(200);
  });

  test('an event comes with the workspace that has allowed it', async () => {
    const { scene, workspace } = person('kommunedirektor');
    const joined = { user: scene.botUserId, channel: workspace.channel('heltidskultur').id, private: false };
    const body = JSON.stringify(eventCallback(scene, memberJoinedChannel(scene, joined)));
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    await post(url, signedRequest(slack.app.signingSecret, body, { contentType: json, headers: retry }));
    expect(last()).toMatchObject({
      team_id: workspace.teamId,
      authorizations: [{ team_id: workspace.teamId, user_id: workspace.botUserId, is_bot: true }],
      event: { type: 'member_joined_channel', channel_type: 'C' },
    });
  });
});

describe('somebody in Slack', () => {
  test('writes, and presses one of the buttons that come', async () => {
    const owner = person('kommunedirektor');
    expect(await owner.writes('ny runde')).toMatchObject({ status: 200 });
    const answer = await slack.until(async () => (await owner.messages()).find(({ text }) => text === 'Hei'));
    expect((await owner.messages()).map(({ text }) => text)).toEqual(['ny runde', 'Hei']);
    expect(textsOf(answer.blocks)).toEqual(['Knapp 1', 'Knapp 2']);
    await expect(owner.presses(answer, 'show')).rejects.toThrow(
      'more than one button show; offered: “Knapp 1” (show#1), “Knapp 2” (show#2)',
    );
    await owner.presses(answer, 'show#2');
    expect(last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', message_ts: answer.ts, channel_id: answer.channel, is_ephemeral: false },
      channel: { id: answer.channel, name: 'directmessage' },
      message: { ts: answer.ts, bot_id: slack.workspace.botId },
      actions: [{ action_id: 'show#2', block_id: answer.raw.blocks && expect.any(String), type: 'button' }],
    });
    const seen = await slack.until(async () => (await owner.messages()).find(({ text }) => text === 'Sett'));
    expect(seen.ts).toBe(answer.ts);
    await expect(owner.presses(answer, 'show#1')).rejects.toThrow(
      'no button show#1; offered: “Knapp 3” (drop#3)',
    );
    expect(await owner.presses(answer, 'show#1', { asSeen: true })).toMatchObject({ status: 200 });
    await owner.presses(answer, 'drop');
    await slack.until(async () => (await owner.messages()).every(({ ts }) => ts !== answer.ts));
    await expect(owner.presses(answer, 'drop')).rejects.toThrow('not there any more');
  });

  test('gives a command, and sees the answer alone', async () => {
    const mayor = person('ordforer');
    const channel = slack.workspace.channel('styringsgruppen').id;
    await mayor.command('hjelp', { channel });
    expect(last()).toMatchObject({
      channel_id: channel,
      channel_name: 'privategroup',
      user_id: mayor.user.id,
    });
    const [shown] = mayor.ephemerals();
    expect(shown).toMatchObject({ channel, text: 'Du skrev &lt;hjelp&gt;' });
    expect(textsOf([{ type: 'section', text: { type: 'mrkdwn', text: shown?.text ?? '' } }])).toEqual([
      'Du skrev <hjelp>',
    ]);
    if (!shown) throw new Error('nothing was shown');
    await mayor.presses(shown, 'drop');
    expect(last()).toMatchObject({ container: { is_ephemeral: true, message_ts: shown.ts } });
    expect(last()).not.toHaveProperty('message');
    await slack.until(() => mayor.ephemerals().length === 0);
    await expect(person('fremmed').command('hjelp', { channel })).rejects.toThrow('does not see');
    await expect(person('tidligere-radmann').command('hjelp')).rejects.toThrow('deactivated');
  });

  test('mentions Saman, opens the home, chooses a shortcut', async () => {
    const leader = person('prosjektleder');
    const channel = slack.workspace.channel('heltidskultur').id;
    await leader.mentions(channel, 'status');
    const text = `<@${slack.workspace.botUserId}> status`;
    expect(last()).toMatchObject({ event: { type: 'app_mention', text, channel, user: leader.user.id } });
    expect((await slack.messages(channel)).at(-1)?.text).toBe(text);
    await leader.opensHome();
    const home = await slack.until(() => slack.homeOf(leader.user.id));
    await leader.presses(home, (one) => one.verb === 'show');
    expect(last()).toMatchObject({ container: { type: 'view', view_id: home.id }, view: { type: 'home' } });
    await leader.shortcut('evaluate');
    expect(last()).toMatchObject({ type: 'shortcut', callback_id: 'evaluate' });
  });
});

describe('a form', () => {
  let teller: SlackPerson;
  beforeEach(async () => {
    teller = person('hovedtillitsvalgt');
    await teller.command('skjema');
  });
  afterEach(() => slack.screens.close(teller.user.id, true));
  const minimum = { party: '1' };

  test('is sent as it was filled in, and closes', async () => {
    const { id: who } = slack.workspace.user('ordforer');
    const where = slack.workspace.channel('styringsgruppen').id;
    const values = { why: 'derfor', party: '2', topics: ['1', '2'], at: '09:30', who: [who], where };
    expect(await teller.submits(teller.view(), values)).toMatchObject({ status: 200, text: '' });
    const { view } = last();
    expect(view).toMatchObject({ callback_id: 'everything', private_metadata: 'the round', type: 'modal' });
    expect(objectOf(objectOf(isObject(view) ? view.state : {}).values)).toEqual({
      why: { why: { type: 'plain_text_input', value: 'derfor' } },
      grade: { grade: { type: 'static_select', selected_option: expect.objectContaining({ value: '2' }) } },
      party: { party: { type: 'radio_buttons', selected_option: expect.objectContaining({ value: '2' }) } },
      topics: {
        topics: {
          type: 'checkboxes',
          selected_options: [
            expect.objectContaining({ value: '1' }),
            expect.objectContaining({ value: '2' }),
          ],
        },
      },
      until: { until: { type: 'datepicker', selected_date: '2026-12-01' } },
      at: { at: { type: 'timepicker', selected_time: '09:30' } },
      who: { who: { type: 'multi_users_select', selected_users: [who] } },
      where: { where: { type: 'conversations_select', selected_conversation: where } },
    });
    expect(() => teller.view()).toThrow('no modal');
  });

  test('is not sent with what Slack’s client does not allow', async () => {
    const form = teller.view();
    const tries = {
      'required, and empty': {},
      '11 characters': { ...minimum, why: 'x'.repeat(11) },
      'not offered, only 1, 2': { party: '3' },
      'there is no input reason': { ...minimum, reason: 'x' },
      '2026-02-30 cannot be chosen': { ...minimum, until: '2026-02-30' },
      'U1 cannot be chosen': { ...minimum, who: ['U1'] },
    };
    for (const [why, values] of Object.entries(tries))
      await expect(teller.submits(form, values)).rejects.toThrow(why);
    expect(heard.filter(({ type }) => type === 'view_submission')).toEqual([]);
    const unseen = slack.workspace.channel('lukket-uten-saman').id;
    await expect(teller.submits(form, { ...minimum, where: unseen })).rejects.toThrow('cannot be chosen');
  });

  test('stays with errors, is changed, gets another on top, and is closed', async () => {
    await teller.submits(teller.view(), { ...minimum, why: 'feil' });
    expect(teller.view().title).toBe('Skjema');
    const first = teller.view();
    await teller.submits(first, { ...minimum, why: 'mer' });
    expect(teller.view()).toMatchObject({ id: first.id, title: 'Mer' });
    await teller.submits(teller.view(), { ...minimum, why: 'oppå' });
    expect(teller.view()).toMatchObject({ title: 'Oppå', raw: { previous_view_id: first.id } });
    await expect(teller.submits(first, minimum)).rejects.toThrow('before them, but Oppå');
    await teller.closes(teller.view());
    expect(last()).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(teller.view().id).toBe(first.id);
  });
});

test('changes channels and takes Saman away, at Slack and in what Saman hears', async () => {
  const owner = person('kommunedirektor');
  const channel = slack.workspace.channel('lukket-uten-saman').id;
  await owner.invites(channel, slack.workspace.botUserId);
  expect(last()).toMatchObject({ event: { type: 'member_joined_channel', channel, channel_type: 'G' } });
  expect(await app.client.chat.postMessage({ channel, text: 'Takk' })).toMatchObject({ ok: true });
  await owner.archives(channel);
  expect(last()).toMatchObject({ event: { type: 'group_archive', channel } });
  await expect(app.client.chat.postMessage({ channel, text: 'Hei' })).rejects.toThrow('is_archived');

  slack.workspace.changeUser('ordforer', { locale: 'nn-NO', guest: 'restricted' });
  expect(await slack.describe(slack.workspace.user('ordforer').id)).toMatchObject({
    real_name: 'Ordfører',
    locale: 'nn-NO',
    is_restricted: true,
  });

  const leader = slackPerson(slack, 'programleder', overHttp(slack, url), slack.workspaces[1]);
  await leader.removesSaman();
  const told = heard.slice(-2).map(({ event }) => objectOf(event).type);
  expect(told).toEqual(['tokens_revoked', 'app_uninstalled']);
  expect(last()).toMatchObject({ team_id: slack.workspaces[1]?.teamId });
});

test('over Socket Mode it is the same, also after Slack has asked to connect anew', async () => {
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    logLevel: LogLevel.ERROR,
    // it waits as long before it connects anew
    clientPingTimeout: 300,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const bySocket = smallApp(receiver);
  await bySocket.start();
  const teller = person('hr-sjef', overSocket(slack));
  await teller.command('skjema');
  await teller.submits(teller.view(), { party: '1', why: 'mer' });
  expect(teller.view().title).toBe('Mer');
  slack.socket.refresh();
  await slack.until(() => slack.callsOf('apps.connections.open').length === 2);
  await slack.socket.connected();
  await teller.writes('æøå '.repeat(30_000));
  await slack.until(async () => (await teller.messages()).find(({ text }) => text === 'Hei'));
  expect(slack.socket.connections).toBe(1);
  await bySocket.stop();
  await slack.until(() => slack.socket.connections === 0);
});
