import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConnectionId } from '../../demo/offices.ts';
import { actionsOf } from '../contracts/reading-cards.ts';
import { type App, startApp } from '../harness/app.ts';
import { cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';
import { type LinkBrowser, linkBrowser } from './link-browser.ts';

// The member without an account in a risk workshop of the steering group, from the unused link to the end, and those
// who come meanwhile (design §1, RISK-2 to RISK-4). The tests build on each other, in their order. It begins on a
// Monday at 10:00 in Oslo.

let app: App;
let workshopId: string;
let browser: LinkBrowser;
let url: string;
const pl = () => app.as('prosjektleder');
const leader = () => app.as('hovedtillitsvalgt');
const shown = async () => {
  const [first] = (await browser.state()).messages;
  if (!first) throw new Error('the page shows nothing');
  return first;
};
const idOf = async (externalId: string): Promise<string> =>
  (await app.database.store.people.account('web', demoConnectionId, externalId))?.personId ?? '';
const letters = async (externalId: string, view: string) =>
  (await app.as(externalId).letters()).filter((letter) => viewOf(letter) === view);
const links = async () =>
  (await app.database.store.links.of({ workshopId })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
/** The link of somebody in the newest list that whoever leads it has. */
async function linkOf(name: string): Promise<string> {
  const text = textOf(await leader().letter('workshopLinks'));
  return new RegExp(`${name}\\n(http:\\S+)`).exec(text)?.[1] ?? '';
}
const verbsOf = (message: Parameters<typeof cardOf>[0]) =>
  actionsOf(cardOf(message)).map((one) => (one.type === 'Action.Execute' ? one.verb : one.type));
const progress = async () => {
  await app.settled();
  return textOf(await pl().letter('workshop', await app.channel()));
};

beforeAll(async () => {
  app = await startApp();
  const { id: projectId } = await app.project();
  const values = { groupKind: 'steering', leader: await idOf('hovedtillitsvalgt'), greeting: '' };
  await pl().act('workshop.start', { projectId }, values);
  await app.settled();
  workshopId = (await app.database.store.risks.workshops(projectId)).at(-1)?.id ?? '';
  url = await linkOf('Utvalgsleder');
  browser = linkBrowser(url, app.url);
});
afterAll(() => app.stop());

test('whoever leads it gets the links; PL, who may lead it too, can see them; nobody else can', async () => {
  expect(url).toContain('/a/');
  expect(await letters('prosjektleder', 'workshopLinks')).toEqual([]);
  expect(viewOf(await pl().act('workshop.links', { workshopId }))).toBe('workshopLinks');
  // no round is open: these are the ones that they mean
  expect(viewOf(await pl().say('svarlenker'))).toBe('workshopLinks');
  for (const person of ['kommunedirektor', 'ordforer', 'sekretariat', 'ansatt']) {
    expect(viewOf(await app.as(person).act('workshop.links', { workshopId })), person).toBe('refused');
    const seen = JSON.stringify(await app.as(person).letters());
    expect(seen, person).not.toContain(new URL(url).pathname);
  }
  expect(await progress()).toMatch(/0 av 9[\s\S]*Ett medlem deltar gjennom en svarlenke/);
});

test('a GET binds nothing; the button binds it, and another browser is shown nothing', async () => {
  expect((await browser.get()).text).toContain('method="post"');
  expect((await browser.act('notes.save', { workshopId }, { notes: 'For tidlig' })).status).toBe(403);
  expect((await links()).map(({ boundTo }) => boundTo)).toEqual([null]);
  expect((await browser.open()).status).toBe(303);
  const page = await browser.get();
  expect(page.text).toContain('<h1>Risikoverksted</h1>');
  expect(viewOf(await shown())).toBe('riskNotes');

  const elsewhere = linkBrowser(url, app.url);
  for (const got of [await elsewhere.get(), await elsewhere.open()]) {
    expect(got.status).toBe(403);
    expect(got.text).toContain('den som sendte deg lenken');
    expect(got.text).not.toMatch(/Utvalgsleder|Elverum/);
  }
  expect((await elsewhere.act('notes.save', { workshopId }, { notes: 'Noe' })).status).toBe(403);
});

test('what they note counts, and is theirs alone (RISK-2)', async () => {
  const noted = await browser.act('notes.save', { workshopId }, { notes: 'Turnusen går ikke opp' });
  expect(viewOf(noted.reply)).toBe('riskNoted');
  const refused = await browser.act('notes.save', { workshopId }, { notes: 'x'.repeat(200) });
  expect(refused.reply.kind).toBe('invalid');
  await app.as('ordforer').act('notes.save', { workshopId }, { notes: 'Pengene tar slutt' });
  expect(await progress()).toMatch(/2 av 9[\s\S]*Risikofaktorer\n2/);
  const own = textOf(await shown());
  expect(own).toContain('• Turnusen går ikke opp');
  expect(own).not.toContain('Pengene');
  for (const who of ['hovedtillitsvalgt', 'prosjektleder', 'ordforer'])
    expect(JSON.stringify(await app.as(who).letters()), who).not.toContain('Turnusen går');
  // too early for what comes later
  for (const verb of ['list.show', 'matrix.show'])
    expect(viewOf((await browser.act(verb, { workshopId })).reply), verb).toBe('refused');
  const data = { workshopId, risks: crypto.randomUUID() };
  expect(viewOf((await browser.act('grades.give', data)).reply)).toBe('refused');
});

test('it serves its own workshop and one’s own part in it alone', async () => {
  const { id: projectId } = await app.project();
  for (const [verb, data] of [
    ['workshop.reveal', { workshopId }],
    ['workshop.links', { workshopId }],
    ['workshop.link.replace', { workshopId, person: 'x' }],
    ['notes.save', { workshopId: crypto.randomUUID() }],
    ['notes.save', { workshopId, projectId }],
    ['risks.show', { projectId }],
    ['home.show', {}],
  ] as const)
    expect(viewOf((await browser.act(verb, data)).reply), verb).toBe('gone');
  expect(textOf((await browser.act('workshop.show', { workshopId })).reply)).toContain('2 av 9');
});

test('a new link makes the old one void, and shows nothing of what was noted before (RISK-2)', async () => {
  await app.advance('PT1M');
  await leader().press(await leader().letter('workshopLinks'), 'workshop.link.replace');
  await app.settled();
  expect((await browser.get()).status).toBe(410);
  expect((await browser.act('notes.save', { workshopId }, { notes: 'Noe' })).status).toBe(410);
  url = await linkOf('Utvalgsleder');
  browser = linkBrowser(url, app.url);
  await browser.open();
  expect(JSON.stringify(await browser.state())).not.toContain('Turnusen');
  await app.advance('PT1M');
  await browser.act('notes.save', { workshopId }, { notes: 'Lederne slutter' });
  expect(textOf(await shown())).toContain('• Lederne slutter');
  expect(await progress()).toMatch(/2 av 9[\s\S]*Risikofaktorer\n3/);
});

test('who joins meanwhile is asked at once, or their link is told of; and nobody twice', async () => {
  const { id: projectId } = await app.project();
  const join = { groupKind: 'steering', party: 'employees' };
  await pl().act('group.add', { projectId }, { ...join, person: await idOf('ansatt') });
  await pl().act('group.add', { projectId }, { ...join, newName: 'Vara' });
  await app.settled();
  expect(await letters('ansatt', 'riskNotes')).toHaveLength(1);
  expect(await letters('hovedtillitsvalgt', 'workshopLinks')).toHaveLength(2);
  const told = textOf(await leader().letter('workshopLinks'));
  expect(told).toContain('Nye i gruppen siden verkstedet startet: Vara.');
  expect(told).toContain('Utvalgsleder');
  expect(await progress()).toContain('2 av 11');

  // away and back: the same question, the same link
  const before = await links();
  const vara = before.find(({ boundTo }) => boundTo === null)?.personId ?? '';
  const hers = linkBrowser(await linkOf('Vara'), app.url);
  await hers.open();
  for (const personId of [await idOf('ansatt'), vara])
    await pl().act('group.remove', { projectId }, { member: `steering:${personId}` });
  expect(await progress()).toContain('2 av 9');
  expect((await hers.get()).status).toBe(410);
  expect((await hers.act('notes.save', { workshopId }, { notes: 'Noe' })).status).toBe(410);
  for (const personId of [await idOf('ansatt'), vara])
    await pl().act('group.add', { projectId }, { ...join, person: personId });
  await app.settled();
  expect(await letters('ansatt', 'riskNotes')).toHaveLength(1);
  expect(await letters('hovedtillitsvalgt', 'workshopLinks')).toHaveLength(2);
  expect((await links()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect((await hers.get()).status).toBe(200);
});

test('the list stands there when it is shown, without names and without what only the leader does (RISK-3)', async () => {
  await leader().act('workshop.reveal', { workshopId });
  await app.settled();
  const list = await shown();
  expect(viewOf(list)).toBe('riskList');
  for (const text of ['Turnusen går ikke opp', 'Lederne slutter', 'Pengene tar slutt'])
    expect(textOf(list)).toContain(text);
  expect(verbsOf(list)).toEqual(['workshop.show']);
  const late = await browser.act('notes.save', { workshopId }, { notes: 'For sent' });
  expect(textOf(late.reply)).toContain('Listen er vist');
});

/** Gives the same S and K for everything on the page's form, until nothing is left. */
async function grade(send: (values: Readonly<Record<string, string>>, risks: string) => Promise<unknown>) {
  const risks = await app.database.store.risks.list(workshopId);
  for (let from = 0; from < risks.length; from += 5) {
    const page = risks.slice(from, from + 5);
    const values = page.flatMap((id) => [[`s:${id}`, '3'] as const, [`k:${id}`, '4'] as const]);
    await send(Object.fromEntries(values), page.join(','));
  }
}

test('they give S and K, hidden, and a new link shows nothing of it (RISK-4, PRIV-2)', async () => {
  await leader().act('workshop.grade', { workshopId });
  await app.settled();
  // the only way to them is over whoever leads it
  expect(textOf(await leader().letter('workshopLinks'))).toContain('Send lenkene til alle på nytt');
  expect(await letters('hovedtillitsvalgt', 'workshopLinks')).toHaveLength(3);
  expect(viewOf(await shown())).toBe('riskGrading');
  await grade((values, risks) => browser.act('grades.give', { workshopId, risks }, values));
  expect(textOf(await shown())).toContain('Du har vurdert');
  expect(await progress()).toContain('1 av 11');

  await app.advance('PT1M');
  const list = await leader().letter('workshopLinks');
  await leader().press(list, 'workshop.link.replace', { person: inputsHeld(list).person ?? '' });
  await app.settled();
  browser = linkBrowser(await linkOf('Utvalgsleder'), app.url);
  await browser.open();
  const blank = await shown();
  expect(Object.values(inputsHeld(blank)).filter((value) => value !== '')).toEqual([]);
  expect(await progress()).toContain('1 av 11');
});

test('the matrix stands there when it is shown; what comes then is too late', async () => {
  const [risk] = await app.database.store.risks.list(workshopId);
  for (const who of ['ordforer', 'helsesjef'])
    await grade((values, risks) => app.as(who).act('grades.give', { workshopId, risks }, values));
  expect(viewOf(await leader().act('workshop.uncover', { workshopId }))).toBe('riskMatrix');
  await app.settled();
  const matrix = await shown();
  expect(viewOf(matrix)).toBe('riskMatrix');
  expect(textOf(matrix)).toContain('S 3 × K 4 = 12');
  expect(verbsOf(matrix)).toEqual([]);
  const values = { [`s:${risk}`]: '5', [`k:${risk}`]: '5' };
  const late = await browser.act('grades.give', { workshopId, risks: risk }, values);
  expect(textOf(late.reply)).toContain('Tallene er vist');
});

test('the links end with the workshop', async () => {
  await leader().act('workshop.end', { workshopId });
  await app.settled();
  const got = await browser.get();
  expect(got.status).toBe(410);
  expect(got.text).toContain('Lenken har gått ut');
  expect((await browser.act('matrix.show', { workshopId })).status).toBe(410);
  expect(textOf(await leader().act('workshop.links', { workshopId }))).toContain('virker ikke lenger');
  const person = (await links())[0]?.personId ?? '';
  const refused = await leader().act('workshop.link.replace', { workshopId }, { person });
  expect(textOf(refused)).toContain('Verkstedet er avsluttet');
});

test('nothing failed on the way, and no link stands in the log', () => {
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
  expect(JSON.stringify([app.log.entries, app.database.logged])).not.toContain(new URL(url).pathname);
});
