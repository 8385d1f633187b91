import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf } from '../../cards/words/words.ts';
import type { TeamsApp } from '../harness/teams-app.ts';
import { isObject, type Json, type JsonObject, textOf } from '../peers/json.ts';
import { actionsOf } from '../peers/teams-cards.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import { isRefused, isTaken } from './filling.ts';
import { answerText, messageTo, newestTo, readingOf } from './screen.ts';
import { press, says } from './steps.ts';
import { cardsIn, group, readBy, startWithProject } from './tellings.ts';

// A milestone from the plan to its celebration, a report, and the day's one message, at Teams' client alone. It begins on
// a Monday at 10:00 in Oslo. The tests build on each other, in their order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startWithProject({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
});
afterAll(() => teams.stop());

const pl = () => teams.at('prosjektleder');
const steward = () => teams.at('hovedtillitsvalgt');
const celebrations = (wording: string) =>
  cardsIn(teams, teams.peer.channel, `Vi nådde milepælen: ${wording}`);
/** The day's messages of somebody, in either language, also when nothing is left in them. */
const digests = (handle: string): readonly TeamsMessage[] =>
  teams
    .at(handle)
    .messages()
    .filter((one) => /Dette vent[ae]r på deg i dag|Ingenting av dette vent[ae]r lenger/.test(readingOf(one)));

const first = 'Alle avdelinger har prøvd *årsturnusen*';
const second = 'Ti flere har fått hel stilling';
const result = 'Tre av fire vil [fortsette](https://x.example).';
const contents = 'Regnskap & årsrapport\nHva partene mener';
const plan = {
  wording: first,
  criterion: 'Hver avdeling har gått tre måneder i den',
  dueOn: '2026-12-04',
  responsible: 'Prosjektleder',
  activities: 'Lag turnus\nSnakk med de tillitsvalgte',
  audience: ['Hovedtillitsvalgt'],
  celebration: 'Kake på avdelingsmøtet',
};

async function passes(by: { readonly minutes?: number; readonly hours?: number }): Promise<void> {
  teams.app.moveTime(by);
  await teams.app.running.catchUp();
  await teams.settled();
}

/** Every picture on a card, wherever it stands. */
function picturesIn(card: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(card)) return card.flatMap((one: Json) => picturesIn(one));
  if (!isObject(card)) return [];
  return [...(card.type === 'Image' ? [card] : []), ...Object.values(card).flatMap(picturesIn)];
}

/** Fetches the picture of a card from Saman, as Teams does at its address, and gives the path there. */
async function pictureOf({ card }: TeamsMessage): Promise<JsonObject & { readonly path: string }> {
  const [picture, ...more] = picturesIn(card ?? {});
  expect(more).toEqual([]);
  const { origin, pathname } = new URL(textOf(picture?.url));
  expect(origin).toBe('https://saman.example.no');
  const answer = await fetch(new URL(pathname, teams.app.url));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return { ...picture, path: pathname };
}

const milestone = async (wording: string) => {
  const { id } = await teams.app.project();
  return (await teams.app.database.store.milestones.ofProject(id)).find((one) => one.wording === wording);
};

test('PL adds milestones by the form: what cannot be is said on it, and it is taken once (MILE-1, MILE-2)', async () => {
  await says(teams, pl(), 'ny milepæl');
  const on = newestTo(pl());
  const title = 'Lagre milepælen';
  await isRefused(teams, pl(), { on, title, values: { ...plan, dueOn: '2026-11-20' } }, 'er passert');
  await isTaken(teams, pl(), { on, title, values: { dueOn: plan.dueOn } }, '○ Gjenstår: Lag turnus');

  await says(teams, pl(), 'ny milepæl');
  const values = { ...plan, wording: second, dueOn: '2026-11-30', responsible: 'Hovedtillitsvalgt' };
  await press(teams, pl(), title, { values: { ...values, audience: ['Ordfører'] } });
  expect(await milestone(second)).toMatchObject({ celebration: 'Kake på avdelingsmøtet' });
  const [project] = cardsIn(teams, teams.peer.channel, 'Heltidskultur i Elverum');
  expect(readingOf(project as TeamsMessage)).toContain(`${second} (mandag 30. november 2026)`);
});

/** PL says on the milestone's own card that it is reached; gives the receipt, which stands in the form's place. */
async function reaches(): Promise<TeamsMessage> {
  await says(teams, pl(), 'milepæler');
  await press(teams, pl(), `Vis ${first}`);
  await press(teams, pl(), 'Den er nådd', { on: messageTo(pl(), `Milepæl: ${first}`) });
  const on = messageTo(pl(), 'Hva kom ut av det?');
  await isTaken(teams, pl(), { on, title: 'Ja, den er nådd', values: { result } }, 'Du kan ta det tilbake');
  return messageTo(pl(), 'Du kan ta det tilbake til');
}

test('PL says that it is reached, and takes it back: nobody hears of it', async () => {
  const receipt = await reaches();
  expect(readingOf(receipt)).toContain('Du kan ta det tilbake til mandag 23. november kl. 10.10.');
  await press(teams, pl(), 'Ta det tilbake', { on: receipt });
  expect((await milestone(first))?.reached).toBeNull();
  await passes({ minutes: 11 });
  expect(celebrations(first)).toEqual([]);
  for (const handle of group) expect(readBy(teams, handle, 'milepæl er nådd'), handle).toEqual([]);
});

test('reached again, it is celebrated in the channel ten minutes later, once, with its picture (MILE-3)', async () => {
  await reaches();
  await passes({ minutes: 9 });
  expect(celebrations(first)).toEqual([]);
  await passes({ minutes: 1 });
  await passes({ minutes: 30 });
  const [celebrated, ...more] = celebrations(first);
  expect(more).toEqual([]);
  if (!celebrated) throw new Error('it is not celebrated');
  for (const text of [
    result,
    'Takk til styringsgruppen, som har fått det til!',
    'Slik feirer vi: Kake på avdelingsmøtet',
    `Neste milepæl: ${second} (mandag 30. november 2026)`,
    '1 av 2 milepæler er nådd.',
  ])
    expect(readingOf(celebrated)).toContain(text);
  // nobody is named (PRIV-6)
  expect(JSON.stringify(celebrated.card)).not.toMatch(/Hovedtillitsvalgt|Prosjektleder|<at>/);
  expect((await pictureOf(celebrated)).altText).toBe(
    `Linjen til Heltidskultur i Elverum: 1 av 2 milepæler er nådd. Nådd nå: ${first}. Neste: ${second}, mandag 30. november 2026.`,
  );
});

test('who should know it is told in their own language, PL gets the news; others get nothing', async () => {
  const told = messageTo(steward(), `Ein milepæl er nådd: ${first}`);
  expect((await pictureOf(told)).path).toMatch(/\.nn\.[\w-]{22}\.png$/);
  const news = readingOf(messageTo(pl(), 'Utkast til en nyhet'));
  expect(news).toContain(
    `Elverum har nådd en milepæl i prosjektet Heltidskultur i Elverum: ${first}. ${result}`,
  );
  expect(news).toContain('Planen lover en feiring: Kake på avdelingsmøtet');
  for (const handle of ['kommunedirektor', 'ordforer'])
    expect(readBy(teams, handle, first).filter((one) => /nådd|nyhet/.test(one))).toEqual([]);
});

test('deadlines for reports are recorded and delivered by the forms (REP-1 to REP-3)', async () => {
  await says(teams, pl(), 'ny rapporteringsfrist');
  const on = newestTo(pl());
  const title = 'Registrer fristen';
  const values = { dueOn: '2026-12-18', contents, year: '2026', amount: 'mye' };
  await isRefused(teams, pl(), { on, title, values }, 'kroner');
  const line = 'fredag 18. desember 2026: Regnskap & årsrapport';
  await isTaken(teams, pl(), { on, title, values: { amount: '1 200 000' } }, line);

  await says(teams, pl(), 'rapport levert');
  const delivering = newestTo(pl());
  expect(readingOf(delivering)).toContain('Rapporten er levert: Heltidskultur i Elverum');
  await isTaken(
    teams,
    pl(),
    {
      on: delivering,
      title: 'Registrer levering',
      values: { reference: '26/1234', parties: ['politicians', 'administration'] },
    },
    'Det står ikke at ansatte og tillitsvalgte tok del',
  );
  const { id } = await teams.app.project();
  expect(await teams.app.database.store.reporting.ofProject(id)).toMatchObject([
    { status: 'delivered', reference: '26/1234' },
  ]);
});

test('on the working day before, who is responsible is told at nine, in their language; nobody else is', async () => {
  // from Monday at 10:51 to Friday at 08:59
  await passes({ hours: 24 * 3 + 22, minutes: 8 });
  expect(digests('hovedtillitsvalgt')).toEqual([]);
  await passes({ minutes: 1 });
  await passes({ minutes: 30 });
  const [digest, ...more] = digests('hovedtillitsvalgt');
  expect(more).toEqual([]);
  expect(readingOf(digest as TeamsMessage)).toContain(
    `Milepælen «${second}» i Heltidskultur i Elverum skal nåast måndag 30. november 2026.`,
  );
  await press(teams, steward(), 'Vis milepælen', { on: digest as TeamsMessage });
  expect(readingOf(newestTo(steward()))).toContain(`Milepæl: ${second}`);
  for (const handle of ['prosjektleder', 'kommunedirektor', 'ordforer']) expect(digests(handle)).toEqual([]);
});

test('the weekend is quiet; on the day they are asked, and say in that message that it is reached', async () => {
  // Saturday and Sunday at 09:30, Monday at 09:00
  await passes({ hours: 24 });
  await passes({ hours: 24 });
  expect(digests('hovedtillitsvalgt')).toHaveLength(1);
  await passes({ hours: 23, minutes: 30 });
  const [, digest, ...more] = digests('hovedtillitsvalgt');
  expect(more).toEqual([]);
  if (!digest) throw new Error('they are not asked');
  expect(readingOf(digest)).toContain(`Er milepælen «${second}» i Heltidskultur i Elverum nådd?`);
  await press(teams, steward(), wordsOf('nn').reminders.act.reached, { on: digest });
  const form = newestTo(steward());
  const answer = await press(teams, steward(), 'Ja, han er nådd', {
    on: form,
    values: { result: 'Elleve fekk det.' },
  });
  expect(answerText(answer)).toContain('Du kan ta det tilbake til måndag 30. november kl. 09.10.');
  const after = steward()
    .messages()
    .find(({ id }) => id === digest.id);
  expect(readingOf(after as TeamsMessage)).toContain('Ingenting av dette ventar lenger.');
  expect(actionsOf(after?.card ?? {}).map(({ title }) => title)).toEqual(['Kva kjem']);
});

test('it is the last one: celebrated, and the mayor is told; the mornings after are quiet', async () => {
  await passes({ minutes: 10 });
  const [celebrated, ...more] = celebrations(second);
  expect(more).toEqual([]);
  expect(readingOf(celebrated as TeamsMessage)).toContain('Det var den siste milepælen i planen!');
  await pictureOf(celebrated as TeamsMessage);
  expect(readBy(teams, 'ordforer', `En milepæl er nådd: ${second}`)).toHaveLength(1);
  for (const _ of [1, 2, 3]) await passes({ hours: 24 });
  expect(digests('hovedtillitsvalgt')).toHaveLength(2);
  for (const handle of ['prosjektleder', 'kommunedirektor', 'ordforer']) expect(digests(handle)).toEqual([]);
});

test('the channel got celebrations, and nothing that is somebody’s own', async () => {
  const written = JSON.stringify(
    teams.peer.channelMessages(teams.peer.channel).map(({ activity }) => activity),
  );
  expect(written).not.toMatch(
    /26\/1234|vent[ae]r på deg|Utkast til en nyhet|ta det tilbake|milepæl er nådd/i,
  );
});

test('nothing failed on the way', () => {
  expect(teams.peer.problems).toEqual([]);
  expect(teams.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
