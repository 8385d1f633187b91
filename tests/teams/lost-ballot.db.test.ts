import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import { answerText, readingOf } from './screen.ts';
import { graded, press } from './steps.ts';
import { openRound, startWithProject } from './tellings.ts';

// A connection that broke after Teams took a ballot leaves two of them (docs/decisions/teams-one-chat.md). In order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startWithProject();
});
afterAll(async () => {
  await teams.stop();
  expect(teams.peer.problems).toEqual([]);
});

const mayor = () => teams.at('ordforer');
const asked = () =>
  mayor()
    .messages()
    .filter((one) => readingOf(one).includes('Hvordan går det med'));
const receipts = () =>
  mayor()
    .messages()
    .filter((one) => readingOf(one).includes('Takk, svaret ditt er lagret'));

test('a member whom Teams asked twice answers in the ballot that Saman does not know of', async () => {
  const conversation = await teams.peer.personal('ordforer');
  teams.peer.faults.inject({
    method: 'POST',
    path: new RegExp(conversation.replace(/\W/g, '.')),
    times: 1,
    fault: { kind: 'reset', before: false },
  });
  await openRound(teams);
  await teams.peer.until(() => asked().length === 2, 20_000);
  const [first] = asked();
  if (!first) throw new Error('nobody was asked');
  const answer = await press(teams, mayor(), 'Send svaret', { on: first, values: graded(2) });
  expect(answerText(answer)).toContain('Takk, svaret ditt er lagret');
  await teams.settled();
  // the other one is gone: there is never a second card that nobody brings up to date
  expect(asked()).toEqual([]);
  expect(receipts()).toHaveLength(1);
});

test('after the round none of their grades is left in the chat (PRIV-2)', async () => {
  teams.app.moveTime({ hours: 8 * 24 });
  await teams.app.running.catchUp();
  expect(receipts()).toEqual([]);
  expect(mayor().messages().map(readingOf).join('\n')).not.toContain('2 – dårlig');
});
