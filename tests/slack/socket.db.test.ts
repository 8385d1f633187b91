import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { readingOf } from './screen.ts';

// Saman behind a firewall: what happens in Slack is fetched over a socket (Socket Mode).

let slack: SlackApp;
beforeAll(async () => {
  slack = await startSlackApp({ by: 'socket' });
});
afterAll(async () => {
  expect(slack.peer.problems).toEqual([]);
  await slack.stop();
});

const opened = (): number => slack.peer.callsOf('apps.connections.open').length;

test('one socket is open when it has started, and no request is taken by HTTP', async () => {
  expect(slack.peer.socket.connections).toBe(1);
  expect((await fetch(slack.events, { method: 'POST', body: '{}' })).status).toBe(404);
});

test('from the first administrator to a project, with its modals', async () => {
  await setUp(slack);
  await makeProject(slack);
  const group = await slack.peer.messages(channelOf(slack.peer));
  expect(group.map(readingOf).join('\n')).toContain('Heltidskultur i Elverum');
});

test('what is wrong in a form is said beside it, and what was typed is kept', async () => {
  const leader = slack.at('prosjektleder');
  await leader.command('ny runde');
  await slack.settled();
  const form = leader.view();
  const ack = await leader.submits(form, { date: '2020-01-01', greeting: 'Kjære styringsgruppe' });
  expect(ack.json).toMatchObject({ response_action: 'errors', errors: { date: expect.any(String) } });
  expect(leader.view().id).toBe(form.id);
  await leader.closes(leader.view());
});

test('a mention, a shortcut, the Home and a command that one person alone sees answered', async () => {
  const mayor = slack.at('ordforer');
  await mayor.mentions(channelOf(slack.peer), 'hjelp');
  await mayor.command('status', { channel: channelOf(slack.peer) });
  await mayor.opensHome();
  await slack.settled();
  expect(mayor.ephemerals().length).toBe(2);
  expect(readingOf(mayor.home())).toContain('Heltidskultur i Elverum');
  await mayor.shortcut('saman');
  await slack.settled();
  expect(readingOf(mayor.view())).toContain('Heltidskultur i Elverum');
  await mayor.closes(mayor.view());
});

describe('the socket ends', () => {
  const helped = async (): Promise<void> => {
    const teller = slack.at('hovedtillitsvalgt');
    const before = (await teller.messages()).length;
    await teller.writes('hjelp');
    await slack.settled();
    expect((await teller.messages()).length).toBe(before + 2);
  };

  test('because it broke off: another one is opened', async () => {
    const before = opened();
    slack.peer.socket.cut();
    await slack.peer.until(() => opened() > before && slack.peer.socket.connections === 1);
    await helped();
  });

  test('because Slack asks for it', async () => {
    const before = opened();
    slack.peer.socket.refresh();
    await slack.peer.until(() => opened() > before && slack.peer.socket.connections === 1);
    await helped();
  });

  test('while Slack is away, or says to wait: it is tried until it is back', async () => {
    const before = opened();
    const method = 'apps.connections.open';
    slack.peer.inject({ method, times: 1, fault: { kind: 'reset', before: true } });
    slack.peer.inject({ method, times: 1, fault: { kind: 'rate-limited', retryAfter: 1 } });
    slack.peer.inject({ method, times: 1, fault: { kind: 'error', error: 'invalid_auth' } });
    slack.peer.socket.cut();
    await slack.peer.until(() => opened() === before + 4 && slack.peer.socket.connections === 1, 20_000);
    await helped();
    const said = slack.app.log.entries.filter(({ message }) => message.startsWith('the socket to Slack'));
    expect(said.map(({ fields }) => fields.mend)).toContain('run npm run doctor');
  });
});

test('what it logged holds no token and no ticket', () => {
  const logged = JSON.stringify(slack.app.log.entries);
  expect(logged).not.toMatch(/xapp-|xoxb-|ticket/);
});
