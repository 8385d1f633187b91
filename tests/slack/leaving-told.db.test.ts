import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import type { Workspace } from '../peers/slack-workspace.ts';
import { installBrowser } from './install-browser.ts';
import { openRound, showing } from './openings.ts';
import { newestBeside, readingOf } from './screen.ts';
import { personOf, settledAs, tell } from './tellings.ts';

// Saman is removed from the workspace where the group is. PL has an account in another one too, and hears of it there;
// installed again, everything that waited arrives. In this order.

let slack: SlackApp;
let here: Workspace;
let there: Workspace;
beforeAll(async () => {
  slack = await startSlackApp({ installed: 'many' });
  [here, there] = slack.peer.workspaces as [Workspace, Workspace];
  await installBrowser(slack).installs(here, 'kommunedirektor');
  await installBrowser(slack).installs(there, 'programleder');
  await setUp(slack);
  await makeProject(slack);
  const pl = slack.at('prosjektleder');
  await pl.command('lag kode');
  await slack.settled();
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(readingOf(newestBeside(pl)))?.[0];
  await slack.at('programleder', there).writes(`kode ${code}`);
  await slack.settled();
});
afterAll(async () => {
  await slack.stop();
  expect(slack.peer.problems).toEqual([]);
});

const toldThere = () => showing(slack, there.user('programleder').id, 'undelivered');
const waiting: string[] = [];

test('PL hears of it in the other workspace, once, whomever it concerns', async () => {
  await openRound(slack);
  await slack.at('kommunedirektor').removesSaman();
  await slack.settled();
  slack.peer.clear();
  for (const to of ['ordforer', 'hovedtillitsvalgt', 'channel']) waiting.push(await tell(slack, { to }));
  for (const id of waiting) await settledAs(slack, id, 'impossible');
  await slack.settled();
  const [card, ...more] = await toldThere();
  expect(more).toEqual([]);
  const reading = readingOf(card as never);
  const why = 'Saman er fjernet fra arbeidsområdet. Legg til Saman der igjen.';
  for (const whom of ['Gruppens kanal', 'Ordfører', 'Hovedtillitsvalgt'])
    expect(reading).toContain(`${whom}: ${why}`);
  // not a call went to the workspace that Saman was removed from: its token would have been refused
  expect(slack.peer.calls.length).toBeGreaterThan(0);
  for (const { method, response } of slack.peer.calls) expect([method, response?.ok]).toEqual([method, true]);
});

test('the token is nowhere any more: not in the database, not in what is said or logged', async () => {
  const all = await slack.app.database.everything();
  expect(all.join('\n')).not.toMatch(/xoxb|xoxe/);
  const [row] = await slack.app.database.query(
    `select sealed from connection where external_id = '${here.teamId}'`,
  );
  expect(row?.sealed).toBeNull();
  expect(JSON.stringify(slack.app.log.entries)).not.toMatch(/xoxb|xoxe/);
});

test('decisions, grades and names are kept meanwhile', async () => {
  const { store } = slack.app.database;
  const { id } = await slack.app.project();
  expect((await store.projects.memberships(id)).length).toBe(3);
  expect((await personOf(slack, 'programleder', there)).name).toBeTruthy();
});

test('installed again, and tried again by PL: what waited arrives there, once', async () => {
  await installBrowser(slack).installs(here, 'kommunedirektor');
  const pl = slack.at('programleder', there);
  await pl.presses((await toldThere())[0] as never, 'delivery.retry');
  for (const id of waiting) await settledAs(slack, id, 'sent');
  await slack.settled();
  expect(readingOf((await toldThere())[0] as never)).toContain('Alt er kommet fram');
  for (const handle of ['ordforer', 'hovedtillitsvalgt'])
    expect(await showing(slack, here.user(handle).id, 'project'), handle).toHaveLength(1);
});
