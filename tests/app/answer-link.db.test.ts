import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { textOf, viewOf } from '../harness/app-client.ts';
import { everybodyAnswers, filled, openRound } from './given.ts';
import { type LinkBrowser, linkBrowser } from './link-browser.ts';

// The member without an account, from the unused link to 30 days after the round (design §1). In this order.

let app: App;
let roundId: string;
let browser: LinkBrowser;
let url: string;
beforeAll(async () => {
  app = await startApp();
  roundId = await openRound(app);
  url = await linkOf();
  browser = linkBrowser(url, app.url);
});
afterAll(() => app.stop());

/** The link that PL passes on now. */
async function linkOf(): Promise<string> {
  const text = textOf(await app.as('prosjektleder').letter('answerLinks'));
  return /http:\S+/.exec(text)?.[0] ?? '';
}

const boundTo = async () =>
  (await app.database.query(`select bound_to from personal_link where round_id = '${roundId}'`)).map(
    (row) => row.bound_to,
  );

test('PL alone gets the link; PA and members do not', async () => {
  expect(url).toContain('/a/');
  for (const person of ['kommunedirektor', 'ordforer', 'sekretariat', 'ansatt']) {
    expect(viewOf(await app.as(person).act('links.show', { roundId }))).toBe('refused');
    const letters = JSON.stringify(await app.as(person).letters());
    expect(letters).not.toContain(new URL(url).pathname);
  }
});

test('a previewer that GETs it binds nothing; the button binds it to this browser', async () => {
  for (const path of ['', '/minutes', '/state', '/minutes/1'])
    expect((await linkBrowser(url, app.url).get(path)).text).not.toContain('Elverum');
  expect(await boundTo()).toEqual([null]);
  expect((await browser.get()).text).toContain('method="post"');
  expect((await browser.act('answer.give', { roundId }, filled(3))).status).toBe(403);

  const opened = await browser.open();
  expect(opened.status).toBe(303);
  expect(await boundTo()).toEqual([expect.any(String)]);
  expect((await browser.state()).messages.map(viewOf)).toEqual(['ballot']);
});

test('the answer is given, counted and changed through it', async () => {
  const given = await browser.act('answer.give', { roundId }, filled(2, { comment: 'fra lenken' }));
  expect(given.reply.kind).toBe('replace');
  expect(textOf(given.reply)).toContain('fra lenken');
  await app.settled();
  expect(textOf(await app.as('ordforer').letter('progress', await app.channel()))).toContain('1 av 9');
  const edit = await browser.act('ballot.edit', { roundId });
  expect(viewOf(edit.reply)).toBe('ballotForm');
  await browser.act('answer.give', { roundId }, filled(3, { comment: 'endret' }));
  expect(textOf((await browser.state()).messages[0] as never)).toContain('endret');
});

test('it serves its own round and its own acts alone', async () => {
  const { id } = await app.project();
  for (const [verb, data] of [
    ['project.show', { projectId: id }],
    ['round.status', { roundId }],
    ['round.close', { roundId }],
    ['links.show', { roundId }],
    ['home.show', {}],
    ['settings.save', {}],
  ] as const)
    expect(viewOf((await browser.act(verb, data)).reply), verb).toBe('gone');
  expect((await app.openRound()).id).toBe(roundId);
});

test('another browser is shown nothing that is stored', async () => {
  const elsewhere = linkBrowser(url, app.url);
  for (const got of [await elsewhere.get(), await elsewhere.open(), await elsewhere.get('/minutes')]) {
    expect(got.status).toBe(403);
    expect(got.text).not.toMatch(/endret|Utvalgsleder|Elverum/);
    expect(got.text).toMatch(/prosjektleder/i);
  }
  expect((await elsewhere.act('answer.give', { roundId }, filled(1))).status).toBe(403);
  expect((await elsewhere.get('/state')).status).toBe(404);
});

test('a forged, altered, foreign or cut link is one that nobody knows', async () => {
  const { pathname } = new URL(url);
  const [id = '', signature = ''] = pathname.slice('/a/'.length).split('.');
  const tokens = [
    `${id}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    `${crypto.randomUUID()}.${signature}`,
    id,
    `${id}.`,
    `.${signature}`,
    `${id}.${signature}x`,
    `${signature}.${id}`,
    '%00',
    '..%2f..%2fetc',
    'x'.repeat(4000),
  ];
  for (const token of tokens) {
    const got = await linkBrowser(`${app.url}a/${token}`, app.url).get();
    expect(got.status, token).toBe(404);
    expect(got.text, token).not.toMatch(/Utvalgsleder|Elverum/);
    const posted = await linkBrowser(`${app.url}a/${token}`, app.url).open();
    expect(posted.status, token).toBe(404);
  }
});

test('PL replaces it: the old one opens nothing any more, the new one shows nothing of the answer (PRIV-2)', async () => {
  const pl = app.as('prosjektleder');
  await app.advance('PT1M');
  await pl.press(await pl.letter('answerLinks'), 'link.replace');
  await app.settled();
  const old = await browser.get();
  expect(old.status).toBe(410);
  expect(old.text).not.toContain('endret');
  expect((await browser.act('answer.give', { roundId }, filled(1))).status).toBe(410);

  expect(await linkOf()).not.toBe(url);
  browser = linkBrowser(await linkOf(), app.url);
  await browser.open();
  const [shown] = (await browser.state()).messages;
  expect(shown && viewOf(shown)).toBe('ballot');
  expect(JSON.stringify(shown)).not.toMatch(/endret|checked/);
  const { answered } = app.database.store.rounds;
  expect(await answered(roundId)).toHaveLength(1);
});

test('after the close it shows result and minutes, and takes no answer', async () => {
  await everybodyAnswers(app, roundId, () => filled(4));
  await app.setClock('2026-11-30T14:00:00Z');
  expect((await app.lastRound()).status).toBe('closed');
  const shown = (await browser.state()).messages;
  expect(shown.map(viewOf)).toEqual(['ballot', 'result']);
  expect(textOf(shown[1] as never)).toContain('Blir stående');
  expect((await browser.get('/minutes')).text).toMatch(/Utkast|utkast/);
  const late = await browser.act('answer.give', { roundId }, filled(1));
  expect(viewOf(late.reply)).toBe('refused');
  const pa = app.as('kommunedirektor');
  await pa.press(await pa.say('referat'), 'minutes.approve');
  expect((await browser.get('/minutes/1')).status).toBe(200);
});

test('30 days later it has ended', async () => {
  await app.setClock('2026-12-30T13:59:00Z');
  expect((await browser.get()).status).toBe(200);
  await app.setClock('2026-12-30T14:00:01Z');
  const got = await browser.get();
  expect(got.status).toBe(410);
  expect(got.text).not.toMatch(/Blir stående|Elverum/);
  expect((await browser.get('/minutes')).status).toBe(410);
});

test('nothing failed on the way, and no link stands in the log', () => {
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
  expect(JSON.stringify([app.log.entries, app.database.logged])).not.toContain(new URL(url).pathname);
});
