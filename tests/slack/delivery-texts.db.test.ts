import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { isObject, type Json, textOf } from '../peers/json.ts';
import type { Values } from '../peers/slack-fill.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import { answer, graded, press } from './round-steps.ts';
import { newestBeside, optionCalled, readingOf } from './screen.ts';

// Hostile text in every field that people fill in, through a whole round, and all that Saman sent to Slack because of
// it: nothing is read as a mention, a link or mark-up, and nothing is unfurled.

const name = '<!channel> <@U1> *fet* &lt;!here&gt;';
const hostile = `${name} <!subteam^S1> <#C1> @here <https://vond.example/|Trykk> https://vond.example/`;

let slack: SlackApp;
/** What was answered to modals that were sent. */
const answered: Json[] = [];
beforeAll(async () => {
  slack = await startSlackApp({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
  await setUp(slack);
});
afterAll(() => slack.stop());

async function fills(person: SlackPerson, command: string, values: Values): Promise<void> {
  await person.command(command, { channel: channelOf(slack.peer) });
  await slack.settled();
  const { json } = await person.submits(person.view(), values);
  if (json) answered.push(json);
  await slack.settled();
}

test('a whole round, filled in by people who try it', async () => {
  const pa = slack.at('kommunedirektor');
  const pl = slack.at('prosjektleder');
  const mayor = slack.at('ordforer');
  await makeProject(slack, { name });
  const round = { greeting: hostile, ownFactors: `${name}: ${hostile}` };
  await fills(pa, 'ny runde', { ...round, date: '2026-11-01' });
  // refused with what was typed, and sent again
  await pa.submits(pa.view(), round);
  await slack.settled();
  for (const handle of ['ordforer', 'hovedtillitsvalgt', 'kommunedirektor'])
    await answer(
      slack,
      slack.at(handle),
      graded(2, { 'grade:own-1': '1', 'reason:need': hostile, 'reason:own-1': hostile, comment: hostile }),
    );
  await mayor.command(hostile, { channel: channelOf(slack.peer) });
  await mayor.writes(hostile);
  await mayor.mentions(channelOf(slack.peer), hostile);
  await pa.command('avslutt runden');
  await slack.settled();
  await press(slack, pa, pa.view(), 'round.close');
  await pl.command('vedtak', { channel: channelOf(slack.peer) });
  await slack.settled();
  const responsible = optionCalled(pl.view().blocks, 'Ordfører');
  await pl.submits(pl.view(), { text: hostile, responsible, dueOn: '2026-12-18' });
  await slack.settled();
  await fills(pl, 'hva virker', { text: hostile });
  await fills(pl, 'veien videre', { course: hostile, dailyWork: hostile, wayOn: hostile });
  await pl.command('resultat', { channel: channelOf(slack.peer) });
  await slack.settled();
});

test('people read what was written, sign for sign', async () => {
  const channel = (await slack.peer.messages(channelOf(slack.peer))).map(readingOf).join('\n');
  expect(channel).toContain(`${name} er i gang`.slice(0, name.length));
  const mine = readingOf(newestBeside(slack.at('prosjektleder')));
  // a reason, a comment, a decision, what works, and the way on
  expect(mine.split(hostile).length - 1).toBeGreaterThanOrEqual(8);
  expect(readingOf(newestBeside(slack.at('ordforer')))).toContain('<!channel>');
});

/** Everything that Saman gave Slack: calls, what was sent to response_urls, and answers to modals. */
const given = (): readonly (readonly [string, Json])[] => [
  ...slack.peer.calls.map(({ method, body }) => [method, body] as const),
  ...slack.peer.responses.map(({ body }) => ['response_url', body] as const),
  ...answered.map((body) => ['acknowledgement', body] as const),
];

/** Every object in it. */
function objectsIn(value: Json | undefined): readonly Readonly<Record<string, Json | undefined>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isObject(value)) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

test('nothing in it can be a mention, a link or mark-up', () => {
  const whole = given();
  expect(JSON.stringify(whole).split('vond.example').length).toBeGreaterThan(50);
  const live = ['mrkdwn', 'markdown', 'link', 'user', 'usergroup', 'channel', 'broadcast', 'emoji', 'date'];
  for (const [where, body] of whole)
    for (const one of objectsIn(body))
      expect(live, `${where}: ${JSON.stringify(one)}`).not.toContain(one.type);
});

test('what Slack reads as mark-up, the text of a message, has each sign in its place escaped', () => {
  const texts = given().flatMap(([, body]) =>
    isObject(body) && textOf(body.text) ? [textOf(body.text)] : [],
  );
  expect(texts.some((text) => text.includes('&lt;!channel&gt; &lt;@U1&gt;'))).toBe(true);
  expect(texts.some((text) => text.includes('&amp;lt;!here&amp;gt;'))).toBe(true);
  for (const text of texts) expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
});

test('nothing is unfurled, and no name is looked for in what people wrote', () => {
  const posts = slack.peer.callsOf('chat.postMessage');
  expect(posts.length).toBeGreaterThan(10);
  for (const { body } of posts)
    expect(body).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      link_names: 'false',
      parse: 'none',
    });
  for (const { body } of slack.peer.callsOf('chat.update')) expect(body.link_names ?? 'false').toBe('false');
});

test('Slack would have taken all of it, and nothing of it is in the log', () => {
  expect(slack.peer.problems).toEqual([]);
  expect(JSON.stringify(slack.app.log.entries)).not.toMatch(/vond|fet|U1>/);
});
