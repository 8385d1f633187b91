import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { isObject, type Json, type JsonObject, textOf } from '../peers/json.ts';
import { buttonsOf } from '../peers/slack-blocks.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import { showing } from './openings.ts';
import { press, submit, viewIn } from './round-steps.ts';
import { optionCalled, readingOf } from './screen.ts';

// A milestone from the plan to its celebration, a report, and the day's one message, at Slack's client alone. It begins
// on a Monday at 10:00 in Oslo. The tests build on each other, in their order.

let slack: SlackApp;
let channel: string;
beforeAll(async () => {
  slack = await startSlackApp({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
  channel = channelOf(slack.peer);
  await setUp(slack);
  await makeProject(slack);
});
afterAll(() => slack.stop());

const pl = () => slack.at('prosjektleder');
const mayor = () => slack.at('ordforer');
const steward = () => slack.at('hovedtillitsvalgt');
const pa = () => slack.at('kommunedirektor');
const everybody = () => [pl(), pa(), mayor(), steward()];
const idOf = (handle: string) => slack.peer.workspace.user(handle).id;

const first = 'Alle avdelinger har prøvd *årsturnusen*';
const second = 'Ti flere har fått hel stilling';
const result = 'Tre av fire vil <fortsette>.';
const contents = 'Regnskap & årsrapport\nHva partene mener';

/** Asks by a command, and waits for what is opened or answered. */
async function asks(person: SlackPerson, text: string): Promise<void> {
  await person.command(text);
  await slack.settled();
}

const toThem = (person: SlackPerson, view: string) => showing(slack, person.user.id, view);

/** The one message that shows a view, to somebody or in the channel. */
async function only(place: string, view: string): Promise<SlackMessage> {
  const [found, ...more] = await showing(slack, place, view);
  if (!found || more.length > 0) throw new Error(`${found ? 1 + more.length : 0} messages show ${view}`);
  return found;
}

/** The newest message to somebody in which a text is read. */
async function answered(person: SlackPerson, text: string): Promise<SlackMessage> {
  const found = (await person.messages()).filter((one) => readingOf(one).includes(text)).at(-1);
  if (!found) throw new Error(`“${text}” is nowhere for ${person.user.name}`);
  return found;
}

async function passes(by: { readonly minutes?: number; readonly hours?: number }): Promise<void> {
  slack.app.moveTime(by);
  await slack.app.running.catchUp();
  await slack.settled();
}

/** Every picture in blocks, wherever it stands. */
function picturesIn(blocks: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(blocks)) return blocks.flatMap((one: Json) => picturesIn(one));
  if (!isObject(blocks)) return [];
  return [...(blocks.type === 'image' ? [blocks] : []), ...Object.values(blocks).flatMap(picturesIn)];
}

/** Fetches a picture from Saman, as Slack does at its address. */
async function isThere(address: string): Promise<void> {
  const { origin, pathname } = new URL(address);
  expect(origin).toBe('https://saman.example.no');
  const answer = await fetch(new URL(pathname, slack.app.url));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
}

const milestone = async (wording: string) => {
  const { id } = await slack.app.project();
  return (await slack.app.database.store.milestones.ofProject(id)).find((one) => one.wording === wording);
};

test('PL adds milestones by the form: what is left out is said on it (MILE-1, MILE-2)', async () => {
  await asks(pl(), 'ny milepæl');
  const responsible = optionCalled(pl().view().blocks, 'Prosjektleder');
  const values = {
    wording: first,
    criterion: 'Hver avdeling har gått tre måneder i den',
    dueOn: '2026-12-04',
    responsible,
    activities: 'Lag turnus\nSnakk med de tillitsvalgte',
    audience: [idOf('hovedtillitsvalgt')],
    celebration: 'Kake på avdelingsmøtet',
  };
  await submit(slack, pl(), { ...values, dueOn: '2026-11-20' });
  // refused: the form is still there
  expect(readingOf(pl().view())).toContain('Ny milepæl i Heltidskultur i Elverum');
  await submit(slack, pl(), values);
  expect(readingOf(await answered(pl(), first))).toContain('○ Gjenstår: Lag turnus');

  await asks(pl(), 'ny milepæl');
  await submit(slack, pl(), { ...values, wording: second, dueOn: '2027-01-15', audience: [] });
  expect(await milestone(second)).toMatchObject({ celebration: 'Kake på avdelingsmøtet' });
  // the channel’s card of the project names what is next, and nobody
  expect(readingOf(await only(channel, 'project'))).toContain(`${first} (fredag 4. desember 2026)`);
});

/** PL says on the milestone's own card that it is reached. */
async function reaches(): Promise<SlackMessage> {
  await pl().writes('milepæler');
  await slack.settled();
  const line = await answered(pl(), 'Milepæler i Heltidskultur i Elverum');
  const show = buttonsOf(line.blocks).find(({ text }) => text.includes('Alle avdelinger'));
  await press(slack, pl(), line, show?.actionId ?? '');
  await press(slack, pl(), await answered(pl(), 'Milepæl: '), 'milestone.reach.form');
  expect(readingOf(pl().view())).toContain('Du kan ta det tilbake i ti minutter.');
  await submit(slack, pl(), { result });
  return answered(pl(), 'Du kan ta det tilbake til');
}

test('PL says that it is reached, and takes it back: nobody hears of it', async () => {
  const receipt = await reaches();
  expect(readingOf(receipt)).toContain('Du kan ta det tilbake til mandag 23. november kl. 10.10.');
  await press(slack, pl(), receipt, 'milestone.unreach');
  expect((await milestone(first))?.reached).toBeNull();
  await passes({ minutes: 11 });
  expect(await showing(slack, channel, 'celebration')).toEqual([]);
  for (const person of everybody()) expect(await toThem(person, 'celebrationTold')).toEqual([]);
});

test('reached again, it is celebrated in the channel ten minutes later, once, with its picture (MILE-3)', async () => {
  await reaches();
  await passes({ minutes: 9 });
  expect(await showing(slack, channel, 'celebration')).toEqual([]);
  await passes({ minutes: 1 });
  await passes({ minutes: 30 });
  const celebrated = await only(channel, 'celebration');
  for (const text of [
    `Vi nådde milepælen: ${first}`,
    result,
    'Takk til styringsgruppen, som har fått det til!',
    'Slik feirer vi: Kake på avdelingsmøtet',
    `Neste milepæl: ${second} (fredag 15. januar 2027)`,
    '1 av 2 milepæler er nådd.',
  ])
    expect(readingOf(celebrated)).toContain(text);
  // nobody is named (PRIV-6), and nobody is notified by a mark that Slack would read
  expect(JSON.stringify(celebrated.raw.blocks)).not.toMatch(/Hovedtillitsvalgt|Prosjektleder|<[@!#]/);
  const [picture, ...more] = picturesIn(celebrated.raw.blocks);
  expect(more).toEqual([]);
  expect(picture?.alt_text).toBe(
    `Linjen til Heltidskultur i Elverum: 1 av 2 milepæler er nådd. Nådd nå: ${first}. Neste: ${second}, fredag 15. januar 2027.`,
  );
  await isThere(textOf(picture?.image_url));
});

test('who should know it is told in their own language, PL gets the news; others get nothing', async () => {
  const told = await only(steward().user.id, 'celebrationTold');
  expect(readingOf(told)).toContain(`Ein milepæl er nådd: ${first}`);
  const [picture] = picturesIn(told.raw.blocks);
  expect(textOf(picture?.image_url)).toMatch(/\.nn\.[\w-]{22}\.png$/);
  await isThere(textOf(picture?.image_url));
  const news = readingOf(await only(pl().user.id, 'newsDraft'));
  expect(news).toContain(
    `Elverum har nådd en milepæl i prosjektet Heltidskultur i Elverum: ${first}. ${result}`,
  );
  expect(news).toContain('Planen lover en feiring: Kake på avdelingsmøtet');
  for (const person of [mayor(), pa()])
    for (const view of ['celebrationTold', 'newsDraft']) expect(await toThem(person, view)).toEqual([]);
  // its button says that it is too late, in the place of what stood there
  await press(slack, pl(), await only(pl().user.id, 'milestoneReached'), 'milestone.unreach');
  const receipt = readingOf(await only(pl().user.id, 'milestoneReached'));
  expect(receipt).toContain('Gruppen og de andre har fått vite det.');
  expect(receipt).not.toContain('Ta det tilbake');
  expect((await milestone(first))?.reached).not.toBeNull();
});

test('a deadline for a report is recorded by the form (REP-1, REP-2)', async () => {
  await asks(pl(), 'ny rapporteringsfrist');
  const values = { dueOn: '2026-12-18', contents, year: '2026' };
  await submit(slack, pl(), { ...values, amount: 'mye' });
  expect(readingOf(pl().view())).toContain('Ny rapporteringsfrist');
  await submit(slack, pl(), { ...values, amount: '1 200 000' });
  const list = readingOf(await answered(pl(), 'Rapporteringsfrister: '));
  expect(list).toContain('fredag 18. desember 2026: Regnskap & årsrapport');
  expect(list).toContain('2026');
});

test('nothing is said in the weekend or before nine; then there is one message, to who has something', async () => {
  // from Monday at 10:51 to Saturday at 09:00, to Sunday, and to Monday at 08:59
  await passes({ hours: 24 * 4 + 22, minutes: 9 });
  await passes({ hours: 24 });
  await passes({ hours: 23, minutes: 59 });
  for (const person of everybody()) expect(await toThem(person, 'digest')).toEqual([]);
  await passes({ minutes: 1 });
  await passes({ minutes: 30 });
  const digest = await only(pl().user.id, 'digest');
  expect(readingOf(digest)).toContain(
    'Lever rapporten «Regnskap & årsrapport» i Heltidskultur i Elverum innen fredag 18. desember 2026.',
  );
  expect(digest.text).toBe('Én ting venter på deg i dag.');
  for (const person of [mayor(), steward(), pa()]) expect(await toThem(person, 'digest')).toEqual([]);
});

test('the report is delivered from that message, which says so in its place (REP-3)', async () => {
  const digest = await only(pl().user.id, 'digest');
  await press(slack, pl(), digest, 'deadline.deliver.form');
  expect(readingOf(pl().view())).toContain('Rapporten er levert: Heltidskultur i Elverum');
  await submit(slack, pl(), { reference: '26/1234', parties: ['politicians', 'administration'] });
  const after = await only(pl().user.id, 'digest');
  expect(after.ts).toBe(digest.ts);
  expect(readingOf(after)).toContain('Ingenting av dette venter lenger.');
  expect(readingOf(after)).toContain('Gjort: Rapport: Regnskap & årsrapport');
  const { id } = await slack.app.project();
  expect(await slack.app.database.store.reporting.ofProject(id)).toMatchObject([
    { status: 'delivered', reference: '26/1234' },
  ]);
  // the next mornings are quiet
  await passes({ hours: 24 });
  await passes({ hours: 24 });
  await only(pl().user.id, 'digest');
});

test('the channel got the project’s card and the celebration, and nothing that is somebody’s own', async () => {
  const views = (await slack.peer.messages(channel)).map((one) => viewIn(one).split(':')[0]);
  expect(views.filter((view) => view !== '')).toEqual(['project', 'celebration']);
  const written = JSON.stringify((await slack.peer.messages(channel)).map(({ raw }) => raw));
  expect(written).not.toMatch(/26\/1234|venter på deg|Utkast til en nyhet|ta det tilbake/);
});

test('nothing failed on the way, and Slack took everything', () => {
  expect(slack.peer.problems).toEqual([]);
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
  expect(slack.app.database.logged.filter(({ level }) => level !== 'info')).toEqual([]);
});
