import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../bot/limits.ts';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import type { TeamsPerson } from '../peers/teams-person.ts';
import { asSeenBy, forGood, heldIn, hostile, isRefused, isTaken, writtenOn } from './filling.ts';
import { messageTo, newestTo, readingOf } from './screen.ts';
import { graded, install, press, says } from './steps.ts';

// Every form until a round closes, in Teams: refused with what was filled in kept, then taken once, with its receipt in
// its place. In this order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startTeamsApp();
  await install(teams, 'kommunedirektor', 'ordforer', 'hovedtillitsvalgt', 'prosjektleder', 'hr-sjef');
});
afterAll(() => teams.stop());

const pa = () => teams.at('kommunedirektor');
const pl = () => teams.at('prosjektleder');
const mayor = () => teams.at('ordforer');
const store = () => teams.app.database.store;
/** How many rows a table has. */
const rows = async (table: string) => (await teams.app.database.query(`select 1 from ${table}`)).length;

/** Asks for a form in one's own chat. */
async function opens(person: TeamsPerson, words: string): Promise<TeamsMessage> {
  await says(teams, person, words);
  return newestTo(person);
}

describe('one’s own', () => {
  test('settings: without a time zone it is refused, and the new language stays chosen', async () => {
    const on = await opens(mayor(), 'språk');
    const title = 'Lagre';
    await isRefused(
      teams,
      mayor(),
      { on, title, values: { language: 'nn', timeZone: '' } },
      'Den tidssonen kjenner jeg ikke.',
    );
    const values = { timeZone: 'Europe/Helsinki' };
    await isTaken(teams, mayor(), { on, title, values }, 'Språk og tidssone er lagra');
    expect(readingOf(forGood(teams, on))).toContain('Tidssone: Europe/Helsinki');
    const back = await opens(mayor(), 'språk');
    const again = { on: back, title, values: { language: 'nb', timeZone: 'Europe/Oslo' } };
    await isTaken(teams, mayor(), again, 'Språk og tidssone er lagret');
  });

  test('a code: a wrong one stays to be mended, the right one serves once', async () => {
    const on = await opens(pa(), 'kode');
    const title = 'Bruk koden';
    await isRefused(teams, pa(), { on, title }, 'Skriv noe her.');
    await isRefused(teams, pa(), { on, title, values: { code: 'ABCD-EFGH' } }, 'Koden stemmer ikke.');
    const values = { code: await teams.adminCode() };
    await isTaken(teams, pa(), { on, title, values }, 'Du er administrator nå.');
  });

  test('the workspace: what is missing is said at its field, and the programme stays', async () => {
    const on = await opens(pa(), 'kommune');
    const values = { organisation: '', programme: 'Heltidskultur', endsOn: '2030-12-31' };
    await isRefused(teams, pa(), { on, title: 'Lagre', values }, 'Skriv noe her.');
    await isTaken(teams, pa(), { on, title: 'Lagre', values: { organisation: 'Elverum' } }, 'Heltidskultur');
  });
});

describe('a project', () => {
  const people = {
    pa: 'Kommunedirektør',
    pl: 'Prosjektleder',
    'members:administration': ['Kommunedirektør'],
    'members:politicians': ['Ordfører', 'HR-sjef'],
    'members:employees': ['Hovedtillitsvalgt'],
  };

  test('is refused without a name, and then without its participant: no choice jumps back', async () => {
    await pa().mentions('nytt prosjekt', teams.peer.channel);
    await teams.settled();
    const on = messageTo(pa(), 'Nytt prosjekt');
    const title = 'Opprett prosjektet';
    const chosen = { groupPlace: teams.peer.channel, language: 'nn', themes: ['full-time', 'sick-leave'] };
    const values = { ...people, ...chosen, participant: 'Elverum', newPeople: 'Utvalgsleder, noe annet' };
    await isRefused(teams, pa(), { on, title, values }, 'Skriv parten etter et komma på hver linje');
    const held = heldIn(asSeenBy(pa(), on));
    expect(held).toMatchObject({
      pa: 'Kommunedirektør',
      pl: 'Prosjektleder',
      'members:politicians': 'Ordfører,HR-sjef',
      'members:employees': 'Hovedtillitsvalgt',
      language: 'Nynorsk',
      newPeople: 'Utvalgsleder, noe annet',
    });
    await isRefused(
      teams,
      pa(),
      { on, title, values: { participant: 'Ukjent', name: 'x', newPeople: '' } },
      'Jeg finner ikke deltakeren',
    );
    // what was emptied does not come back, nor does what was suggested at first
    expect(Object.keys(heldIn(asSeenBy(pa(), on)))).not.toContain('newPeople');
    expect(await store().projects.all()).toEqual([]);
  });

  test('that is sent twice is made once, with its name as it was written', async () => {
    const on = messageTo(pa(), 'Nytt prosjekt');
    const name = `Heltid *nå* [x](https://ond.example) <at>A</at> \u0000😀`.padEnd(limits.projectName, 'å');
    const values = { name, participant: 'Elverum', newPeople: 'Utvalgsleder, folkevalgt' };
    await isTaken(teams, pa(), { on, title: 'Opprett prosjektet', values }, 'Nå er det gjort');
    const [project, ...more] = await store().projects.all();
    expect(more).toEqual([]);
    expect(project?.name).toBe(name.replace('\u0000', ''));
    const shown = newestTo(pa());
    expect(readingOf(shown)).toContain(name.replace('\u0000', ''));
    expect(writtenOn(shown)).not.toContain('[x](');
  });
});

describe('the group’s three buttons', () => {
  test('somebody joins', async () => {
    const on = await opens(pl(), 'gruppe');
    const title = 'Legg til medlem';
    const values = { newName: 'Leder *av* <b>rådet</b>', groupKind: 'steering', pl: '' };
    await isRefused(teams, pl(), { on, title, values }, 'Velg noe her.');
    await isTaken(
      teams,
      pl(),
      { on, title, values: { party: 'employees' } },
      'Leder *av* <b>rådet</b> (uten konto)',
    );
    expect(await rows('membership')).toBe(6);
  });

  test('somebody leaves', async () => {
    const on = await opens(pl(), 'gruppe');
    const title = 'Ta ut';
    await isRefused(teams, pl(), { on, title, values: { newName: 'Ny' } }, 'Velg noe her.');
    const values = { member: 'HR-sjef (styringsgruppe)', newName: '' };
    await isTaken(teams, pl(), { on, title, values }, 'Siden starten');
    const [project] = await store().projects.all();
    const now = (await store().projects.memberships(project?.id ?? '')).filter(({ to }) => to === null);
    expect(now).toHaveLength(5);
  });

  test('project owner and project leader change, and change back', async () => {
    const gives = async (by: TeamsPerson, role: 'pa' | 'pl', name: string) => {
      const on = await opens(by, 'gruppe');
      const [title, label] =
        role === 'pa'
          ? ['Bytt prosjektansvarlig', 'Prosjektansvarlig']
          : ['Bytt prosjektleder', 'Prosjektleder'];
      const before = await rows('role_holding');
      await isRefused(teams, by, { on, title, values: { [role]: '', newName: 'Ny' } }, 'Velg noe her.');
      await isTaken(teams, by, { on, title, values: { [role]: name } }, `${label}: ${name}`);
      expect((await rows('role_holding')) - before).toBe(1);
    };
    await gives(pl(), 'pa', 'Ordfører');
    await gives(mayor(), 'pa', 'Kommunedirektør');
    await gives(pa(), 'pl', 'HR-sjef');
    await gives(pa(), 'pl', 'Prosjektleder');
  });
});

describe('a round', () => {
  const own = Array.from({ length: limits.ownFactors }, (_, nth) =>
    `${'Øk'.padEnd(limits.factorName - 1, 'ø')}${nth}:${'å'.repeat(limits.factorPrompt)}`.trim(),
  ).join('\n');
  const scaleWords = Array.from({ length: 10 }, (_, nth) => `${nth}`.padEnd(limits.scaleWord, 'æ')).join(',');

  test('is refused in the past: grading, scale and texts stay; the longest of all is taken, once', async () => {
    const on = await opens(pl(), 'ny runde');
    const title = 'Åpne runden';
    const values = {
      ...{ date: '2026-11-01', time: '11:30', grading: 'open', scale: '1-10', best: 'low' },
      ...{ scaleWords, ownFactors: own, greeting: hostile.padEnd(limits.greeting, 'ø') },
    };
    await isRefused(teams, pl(), { on, title, values }, 'Det tidspunktet er passert. Velg et senere.');
    expect(await rows('round')).toBe(0);
    await isTaken(teams, pl(), { on, title, values: { date: '2026-12-01' } }, 'Evalueringsrunde 1 er i gang');
    expect(await rows('round')).toBe(1);
    const asked = messageTo(mayor(), 'Hvordan går det med');
    expect(readingOf(asked)).toContain(hostile);
    expect(writtenOn(asked)).not.toMatch(/\[trygg\]|[^\\]\*her/);
  });

  test('the ballot is refused while a grade is missing, and holds all the rest', async () => {
    const on = messageTo(mayor(), 'Hvordan går det med');
    const title = 'Send svaret';
    const { 'grade:team': _left, ...rest } = graded(2);
    const values = { ...rest, 'reason:need': hostile, comment: 'x'.repeat(limits.comment + 1) };
    await isRefused(teams, mayor(), { on, title, values }, 'Velg en karakter her.');
    expect(readingOf(asSeenBy(mayor(), on))).toContain(`Det er plass til ${limits.comment} tegn.`);
    expect(await rows('answer')).toBe(0);
  });

  test('«Ta resten senere» keeps what was filled in, in every client; it does not count', async () => {
    const on = messageTo(mayor(), 'Hvordan går det med');
    const values = { 'grade:team': '3', comment: 'Meir seinare' };
    await press(teams, mayor(), 'Ta resten senere', { on, values });
    for (const shown of [asSeenBy(mayor(), on), forGood(teams, on)]) {
      expect(readingOf(shown)).toContain('Det teller ikke før du sender svaret.');
      expect(heldIn(shown)).toMatchObject({ 'reason:need': hostile, comment: 'Meir seinare' });
      expect(heldIn(shown)['grade:team']).toContain('3');
    }
    expect(await rows('answer')).toBe(0);
    const card = teams.peer.channelMessages(teams.peer.channel).map(readingOf).join('\n');
    expect(card).toContain('0 av 5');
  });

  test('the longest answer is taken once, and its receipt shows it as it was written', async () => {
    const on = messageTo(mayor(), 'Hvordan går det med');
    const factors = Object.keys(graded(1)).map((key) => key.slice('grade:'.length));
    const all = [...factors, 'own-1', 'own-2', 'own-3', 'own-4'];
    const values = {
      ...Object.fromEntries(all.map((key) => [`grade:${key}`, '10'])),
      ...Object.fromEntries(all.map((key) => [`reason:${key}`, hostile.padEnd(limits.reason, 'æ')])),
      comment: `a\u0000${hostile}`.padEnd(limits.comment, 'å'),
    };
    await isTaken(teams, mayor(), { on, title: 'Send svaret', values }, 'Takk, svaret ditt er lagret');
    expect(await rows('answer')).toBe(1);
    const receipt = forGood(teams, on);
    expect(readingOf(receipt)).toContain(`(${hostile.padEnd(limits.reason, 'æ')})`);
    expect(readingOf(receipt)).toContain(`a${hostile}`);
    expect(writtenOn(receipt)).not.toMatch(/\[trygg\]|\\u0000/);
  });

  test('nothing but escaped signs is no reason not to be shown: the longest answer of them fits', async () => {
    const steward = teams.at('hovedtillitsvalgt');
    const on = messageTo(steward, 'Korleis går det med');
    const all = [...Object.keys(graded(1)), 'grade:own-1', 'grade:own-2', 'grade:own-3', 'grade:own-4'];
    const values = {
      ...Object.fromEntries(all.map((key) => [key, '1'])),
      ...Object.fromEntries(
        all.map((key) => [key.replace('grade', 'reason'), '*_[]~'.repeat(limits.reason / 5)]),
      ),
      comment: '`'.repeat(limits.comment),
    };
    await isTaken(teams, steward, { on, title: 'Send svaret', values }, 'Takk, svaret ditt er lagra');
  });

  test('moving the deadline: an earlier one is refused and stays in its fields', async () => {
    const on = await opens(pa(), 'flytt fristen');
    const title = 'Flytt fristen';
    const values = { date: '2026-11-24', time: '09:15' };
    await isRefused(teams, pa(), { on, title, values }, 'Den nye fristen må være senere enn');
    await isTaken(teams, pa(), { on, title, values: { date: '2026-12-04' } }, '4. desember');
  });

  test('closing: the question becomes what came of it, and is asked once', async () => {
    const own = messageTo(pa(), 'Hvordan går det med');
    const all = [...Object.keys(graded(1)), 'grade:own-1', 'grade:own-2', 'grade:own-3', 'grade:own-4'];
    const values = Object.fromEntries(all.map((key) => [key, '4']));
    await isTaken(teams, pa(), { on: own, title: 'Send svaret', values }, 'Takk, svaret ditt');
    const on = await opens(pa(), 'avslutt runden');
    await isTaken(teams, pa(), { on, title: 'Ja, avslutt runden' }, 'er avsluttet');
    expect(await store().rounds.ofProject((await store().projects.all())[0]?.id ?? '')).toMatchObject([
      { status: 'closed', closedBy: 'pa' },
    ]);
  });
});

test('nothing failed on the way, and Teams took everything', () => {
  expect(teams.peer.problems).toEqual([]);
  expect(teams.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
