import { webApi } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Json, textOf } from './json.ts';
import { type SlackPeer, startSlackPeer } from './slack-peer.ts';

const scopes = [
  'chat:write',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'im:read',
  'im:history',
  'im:write',
  'users:read',
  'files:write',
];
const tooLong = ({ payload }: { readonly payload: unknown }) =>
  JSON.stringify(payload).includes('far too long') ? ['a text is too long'] : [];

let slack: SlackPeer;
let client: webApi.WebClient;
let board: string;
let owner: string;

const clientOf = (token: string | undefined) =>
  new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  });

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;
const modal = (title: string) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  private_metadata: 'round 7',
  blocks: [section('Hei')],
});

beforeAll(async () => {
  slack = await startSlackPeer({
    scopes,
    checkBlocks: tooLong,
    redirectUris: ['http://localhost:3978/slack/oauth_redirect'],
    tokenRotation: true,
  });
  client = clientOf(slack.workspace.botToken);
  board = slack.workspace.channel('styringsgruppen').id;
  owner = slack.workspace.user('kommunedirektor').id;
});
afterEach(() => {
  vi.useRealTimers();
  slack.heal();
  slack.clear();
});
afterAll(() => slack.stop());

describe('messages', () => {
  test('what is posted, changed and deleted is what people see, and the calls are kept', async () => {
    const { ts } = await client.chat.postMessage({
      channel: board,
      text: 'Ny runde',
      blocks: [section('*Ny*')],
    });
    expect(await slack.messages(board)).toMatchObject([
      { text: 'Ny runde', edited: false, raw: { bot_id: slack.workspace.botId, app_id: slack.app.id } },
    ]);
    await client.chat.update({ channel: board, ts: String(ts), text: 'Runde 2' });
    expect(await slack.messages(board)).toMatchObject([{ text: 'Runde 2', edited: true, blocks: [] }]);
    await client.chat.delete({ channel: board, ts: String(ts) });
    expect(await slack.messages(board)).toEqual([]);
    expect(slack.calls.map(({ method, status }) => [method, status])).toEqual([
      ['chat.postMessage', 200],
      ['chat.update', 200],
      ['chat.delete', 200],
    ]);
    expect(slack.callsOf('chat.postMessage')).toMatchObject([
      {
        token: slack.workspace.botToken,
        body: { channel: board, blocks: [section('*Ny*')] },
        response: { ok: true },
      },
    ]);
  });

  test('a direct conversation is found by the person, and metadata comes back when it is asked for', async () => {
    const opened = await client.conversations.open({ users: owner });
    const channel = String(opened.channel?.id);
    const metadata = { event_type: 'saman_notice', event_payload: { key: '7' } };
    const { ts } = await client.chat.postMessage({ channel, text: 'Til deg', metadata });
    expect(await slack.messages(owner)).toMatchObject([{ channel, text: 'Til deg', metadata }]);
    const history = { channel, oldest: String(ts), inclusive: true };
    const plain = await client.conversations.history(history);
    expect(plain.messages?.map((message) => message.metadata)).toEqual([undefined]);
    const full = await client.conversations.history({ ...history, include_all_metadata: true });
    expect(full.messages).toMatchObject([{ ts, metadata }]);
    expect((await client.conversations.history({ channel, oldest: String(ts) })).messages).toEqual([]);
  });

  test('where Saman has not been invited it cannot write', async () => {
    const post = (name: string) =>
      client.chat.postMessage({ channel: slack.workspace.channel(name).id, text: 'Hei' });
    await expect(post('uten-saman')).rejects.toThrow('not_in_channel');
    await expect(post('lukket-uten-saman')).rejects.toThrow('channel_not_found');
    await slack.workspace.asUser(owner, 'conversations.archive', { channel: board });
    await expect(post('styringsgruppen')).rejects.toThrow('is_archived');
    await slack.workspace.asUser(owner, 'conversations.unarchive', { channel: board });
  });

  test('a response_url is there five times, and what is sent is kept', async () => {
    const url = slack.responseUrl();
    const send = async () => (await fetch(url, { method: 'POST', body: '{"text":"Takk"}' })).status;
    const statuses = [await send(), await send(), await send(), await send(), await send(), await send()];
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack.responses[0]).toEqual({ url, body: { text: 'Takk' } });
  });

  test('a file goes up and is shown', async () => {
    await client.filesUploadV2({
      channel_id: board,
      file: Buffer.from('picture'),
      filename: 'spredning.png',
    });
    const last = (await slack.messages(board)).at(-1);
    expect(last?.raw.files).toMatchObject([{ name: 'spredning.png', size: 7 }]);
  });
});

describe('people and channels', () => {
  const about = async (name: string) => {
    const user = slack.workspace.user(name).id;
    return (await client.users.info({ user, include_locale: true })).user;
  };

  test('users are as Slack tells of them', async () => {
    expect(await about('kommunedirektor')).toMatchObject({
      team_id: slack.workspace.teamId,
      real_name: 'Kommunedirektør',
      locale: 'nb-NO',
      tz: 'Europe/Oslo',
      is_restricted: false,
      deleted: false,
    });
    expect(await about('fylkets-observator')).toMatchObject({
      is_restricted: true,
      is_ultra_restricted: false,
    });
    expect(await about('brukerradet')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await about('tidligere-radmann')).toMatchObject({ deleted: true });
    expect(await about('kalenderbot')).toMatchObject({ is_bot: true });
    const former = slack.workspace.user('tidligere-radmann').id;
    await expect(client.conversations.open({ users: former })).rejects.toThrow('user_disabled');
  });

  test('channels say what they are, and members come by pages', async () => {
    const info = async (name: string) =>
      (await client.conversations.info({ channel: slack.workspace.channel(name).id })).channel;
    expect(await info('styringsgruppen')).toMatchObject({
      is_private: true,
      is_member: true,
      is_archived: false,
    });
    expect(await info('delt-med-fylket')).toMatchObject({ is_ext_shared: true, is_private: false });
    expect(await info('uten-saman')).toMatchObject({ is_member: false });
    const pages: (readonly string[])[] = [];
    for (let cursor: string | undefined; pages.length === 0 || cursor; ) {
      const page = await client.conversations.members({ channel: board, limit: 2, cursor });
      pages.push(page.members ?? []);
      cursor = page.response_metadata?.next_cursor;
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(new Set(pages.flat())).toContain(slack.workspace.botUserId);
  });

  test('two workspaces have nothing in common', async () => {
    const [here, there] = slack.workspaces;
    const elsewhere = clientOf(there?.botToken);
    expect((await elsewhere.auth.test()).team_id).toBe(there?.teamId);
    expect(there?.teamId).not.toBe(here?.teamId);
    await expect(elsewhere.users.info({ user: owner })).rejects.toThrow('user_not_found');
    const usersOf = async (of: webApi.WebClient) => (await of.users.list({})).members?.map(({ id }) => id);
    const others = new Set(await usersOf(elsewhere));
    expect((await usersOf(client))?.filter((id) => others.has(id))).toEqual([]);
  });
});

describe('tokens', () => {
  test('only the scopes that were given, as Slack says in each answer', async () => {
    const { response_metadata: tells } = await client.auth.test();
    expect(tells?.scopes).toEqual(scopes);
    await expect(client.team.info()).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'team:read' },
    });
    await expect(clientOf('xoxb-nobody').auth.test()).rejects.toThrow('invalid_auth');
    await expect(clientOf(undefined).auth.test()).rejects.toThrow('not_authed');
    await expect(client.apiCall('views.generateTriggerId')).rejects.toThrow('unknown_method');
  });

  test('an installation gives a token that has to be renewed, and ends with the app', async () => {
    const { clientId, clientSecret } = slack.app;
    const asked = new URLSearchParams({
      client_id: clientId,
      scope: 'chat:write,im:write',
      state: 'a state',
      redirect_uri: 'http://localhost:3978/slack/oauth_redirect',
    });
    const page = `https://slack.com/oauth/v2/authorize?${asked}`;
    expect(slack.deny(page)).toContain('error=access_denied&state=a+state');
    const back = new URL(await slack.approve(page, slack.workspaces[1]?.user('programleder').id ?? ''));
    expect(back.searchParams.get('state')).toBe('a state');
    const app = { client_id: clientId, client_secret: clientSecret };
    const anybody = clientOf(undefined);
    const code = back.searchParams.get('code') ?? '';
    const first = await anybody.oauth.v2.access({ ...app, code });
    expect(first).toMatchObject({ team: { id: slack.workspaces[1]?.teamId }, expires_in: 43_200 });
    await expect(anybody.oauth.v2.access({ ...app, code })).rejects.toThrow('invalid_code');
    const refresh = { ...app, grant_type: 'refresh_token', refresh_token: first.refresh_token };
    await anybody.apiCall('oauth.v2.access', refresh);
    const second = slack.callsOf('oauth.v2.access').at(-1)?.response ?? {};
    await expect(clientOf(first.access_token).auth.test()).rejects.toThrow('token_expired');
    const renewed = clientOf(textOf(second.access_token));
    expect((await renewed.auth.test()).bot_id).toBe(slack.workspaces[1]?.botId);
    await expect(renewed.users.list({})).rejects.toThrow('missing_scope');
    const [, there] = slack.workspaces;
    if (there) slack.uninstall(there);
    await expect(renewed.auth.test()).rejects.toThrow('account_inactive');
  });
});

describe('modals', () => {
  test('a trigger opens one modal, which is changed by who has seen it last', async () => {
    const trigger_id = await slack.triggerFor(owner);
    const opened = await client.views.open({ trigger_id, view: modal('Evaluering') });
    expect(slack.viewOf(owner)).toMatchObject({
      title: 'Evaluering',
      privateMetadata: 'round 7',
      userId: owner,
    });
    await expect(client.views.open({ trigger_id, view: modal('To') })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    const view_id = String(opened.view?.id);
    await client.views.update({ view_id, hash: opened.view?.hash, view: modal('Fylt ut') });
    expect(slack.viewOf(owner)?.title).toBe('Fylt ut');
    const late = client.views.update({ view_id, hash: opened.view?.hash, view: modal('For sent') });
    await expect(late).rejects.toThrow('hash_conflict');
    slack.screens.close(owner);
    await expect(client.views.update({ view_id, view: modal('Lukket') })).rejects.toThrow('not_found');
    expect(slack.viewOf(owner)).toBeNull();
  });

  test('a trigger does not last', async () => {
    const trigger_id = await slack.triggerFor(owner);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3000 });
    const late = client.views.open({ trigger_id, view: modal('For sent') });
    await expect(late).rejects.toThrow('expired_trigger_id');
  });

  test('a home is the newest that was published, and what is shown is looked at', async () => {
    const view = (text: string) => ({ type: 'home' as const, blocks: [section(text)] });
    await client.views.publish({ user_id: owner, view: view('Hei') });
    await client.views.publish({ user_id: owner, view: view('far too long') });
    expect(slack.homeOf(owner)).toMatchObject({ surface: 'home', blocks: [section('far too long')] });
    expect(slack.problems).toEqual(['a text is too long']);
  });
});

describe('faults', () => {
  const post = (text = 'Hei') => client.chat.postMessage({ channel: board, text });
  const texts = async () => (await slack.messages(board)).map(({ text }) => text);

  test('what goes wrong goes wrong as often as it should, and where it should', async () => {
    slack.inject({ method: 'chat.postMessage', times: 1, fault: { kind: 'rate-limited', retryAfter: 7 } });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    slack.inject({ channel: board, times: 2, fault: { kind: 'error', error: 'internal_error' } });
    await expect(post()).rejects.toThrow('internal_error');
    await client.auth.test();
    await expect(post()).rejects.toThrow('internal_error');
    slack.inject({ times: 1, fault: { kind: 'status', status: 503 } });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    expect(await post()).toMatchObject({ ok: true });
    expect(slack.callsOf('chat.postMessage').map(({ status }) => status)).toEqual([429, 200, 200, 503, 200]);
  });

  test('a connection that breaks leaves the work undone, or done', async () => {
    slack.inject({ times: 1, fault: { kind: 'reset', before: true } });
    await expect(post('not done')).rejects.toThrow();
    slack.inject({ times: 1, fault: { kind: 'reset', before: false } });
    await expect(post('done')).rejects.toThrow();
    expect(await texts()).toContain('done');
    expect(await texts()).not.toContain('not done');
    const ended: readonly (Json | undefined)[] = slack.calls.map(
      ({ status, response }) => status ?? response?.ok,
    );
    expect(ended).toEqual([undefined, true]);
  });

  test('what hangs is done later, whether or not somebody waits', async () => {
    slack.inject({ times: 1, fault: { kind: 'hang', milliseconds: 60 } });
    const body = JSON.stringify({ channel: board, text: 'later' });
    const asked = fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.workspace.botToken}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(20),
    });
    await expect(asked).rejects.toThrow();
    expect(await texts()).not.toContain('later');
    await slack.until(async () => (await texts()).includes('later'));
  });
});
