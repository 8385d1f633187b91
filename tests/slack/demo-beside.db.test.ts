import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackApp, startSlackApp } from '../harness/slack-app.ts';
import { readingOf } from './screen.ts';

// SAMAN_DEMO=1 beside Slack: the demo in the browser, and a workspace that is real.

let slack: SlackApp;
beforeAll(async () => {
  slack = await startSlackApp({ settings: { SAMAN_DEMO: '1' } });
});
afterAll(() => slack.stop());

const post = (path: string, body: object) =>
  fetch(`${slack.app.url}demo/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: slack.app.url.replace(/\/$/, '') },
    body: JSON.stringify(body),
  });

test('both answer', async () => {
  const mayor = slack.at('ordforer');
  await mayor.writes('hjelp');
  await slack.settled();
  expect((await mayor.messages()).length).toBe(2);
  const project = await slack.app.project();
  expect(project.name).toBe('Heltidskultur i Elverum');
});

test('who is in the workspace sees nothing of the demo', async () => {
  const mayor = slack.at('ordforer');
  await mayor.opensHome();
  await slack.settled();
  expect(readingOf(mayor.home())).not.toContain('Heltidskultur');
});

test('the clock can be moved, and Slack goes on by the real time', async () => {
  expect((await post('clock', { advance: 'P30D' })).status).toBe(200);
  const mayor = slack.at('ordforer');
  await mayor.writes('status');
  await slack.settled();
  expect((await mayor.messages()).length).toBe(4);
});

test('starting over would take the workspace away: it is refused', async () => {
  const response = await post('start-over', {});
  expect(response.status).toBe(409);
  expect(await slack.app.database.connections.present('slack')).toHaveLength(1);
  const mayor = slack.at('ordforer');
  await mayor.writes('hjelp');
  await slack.settled();
  expect((await mayor.messages()).length).toBe(6);
});
