import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProject, setUp, type SlackApp, startSlackApp, channelOf } from '../harness/slack-app.ts';
import { textsOf } from '../peers/slack-blocks.ts';

let slack: SlackApp;
beforeAll(async () => {
  slack = await startSlackApp();
});
afterAll(() => slack.stop());

test('set up', async () => {
  await setUp(slack);
  console.log(slack.app.log.entries);
  await makeProject(slack);
  console.log(slack.app.log.entries, slack.peer.problems);
  console.log(slack.peer.calls.slice(-12).map((c) => [c.method, c.status, JSON.stringify(c.response).slice(0, 100)]));
  for (const m of await slack.peer.messages(channelOf(slack.peer))) console.log(textsOf(m.blocks));
  for (const m of await slack.at('kommunedirektor').messages()) console.log(textsOf(m.blocks));
});
