import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../bot/limits.ts';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import type { TeamsPerson } from '../peers/teams-person.ts';
import { asSeenBy, heldIn, hostile, isRefused, isTaken, writtenOn } from './filling.ts';
import { messageTo, newestTo, readingOf } from './screen.ts';
import { graded, install, makeProject, press, says, setUp } from './steps.ts';

// Every form after a round has closed, in Teams: decision, benefits, the way on, the correction of the minutes.

const handles = ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt'];
let teams: TeamsApp;
let roundId: string;
beforeAll(async () => {
  teams = await startTeamsApp();
  await install(teams, ...handles, 'prosjektleder');
  await setUp(teams);
  await makeProject(teams);
  await says(teams, pa(), 'ny runde');
  await press(teams, pa(), 'Åpne runden');
  for (const handle of handles) {
    const person = teams.at(handle);
    const on = messageTo(person, handle === 'hovedtillitsvalgt' ? 'Korleis går det' : 'Hvordan går det');
    await press(teams, person, 'Send svaret', { on, values: graded(5) });
  }
  await says(teams, pa(), 'avslutt runden');
  await press(teams, pa(), 'Ja, avslutt runden');
  ({ id: roundId } = await teams.app.lastRound());
});
afterAll(() => teams.stop());

const pa = () => teams.at('kommunedirektor');
const pl = () => teams.at('prosjektleder');
const rounds = () => teams.app.database.store.rounds;

async function opens(person: TeamsPerson, words: string): Promise<TeamsMessage> {
  await says(teams, person, words);
  return newestTo(person);
}

describe('a decision', () => {
  test('is refused without its words, and keeps who and when', async () => {
    const on = await opens(pl(), 'beslutning');
    const title = 'Lagre beslutningen';
    const values = { responsible: 'Ordfører', dueOn: '2027-01-15' };
    await isRefused(teams, pl(), { on, title, values }, 'Skriv noe her.');
    const long = { text: 'x'.repeat(limits.decision + 1) };
    await isRefused(teams, pl(), { on, title, values: long }, `Det er plass til ${limits.decision} tegn.`);
    const past = { text: 'Vi måler', dueOn: '2020-01-15' };
    await isRefused(teams, pl(), { on, title, values: past }, 'Det tidspunktet er passert.');
    expect(heldIn(asSeenBy(pl(), on))).toMatchObject({ responsible: 'Ordfører', dueOn: '2020-01-15' });
    expect(await rounds().decisions(roundId)).toEqual([]);
  });

  test('that is sent twice is recorded once, the longest of all as it was written', async () => {
    const on = newestTo(pl());
    const text = hostile.padEnd(limits.decision, 'å');
    const values = { text, dueOn: '2027-01-15' };
    await isTaken(teams, pl(), { on, title: 'Lagre beslutningen', values }, text);
    expect(await rounds().decisions(roundId)).toMatchObject([{ text }]);
    expect(writtenOn(asSeenBy(pl(), on))).not.toContain('[trygg](');
  });
});

describe('what seems to work', () => {
  test('is refused where it is too long, and what was ticked stays so', async () => {
    const on = await opens(pl(), 'hva virker');
    const suggested = heldIn(on).factors ?? '';
    expect(suggested.split(',').length).toBeGreaterThan(1);
    const values = { factors: ['Team'], text: 'y'.repeat(limits.measures + 1) };
    await isRefused(teams, pl(), { on, title: 'Lagre', values }, `Det er plass til ${limits.measures} tegn.`);
    expect(heldIn(asSeenBy(pl(), on)).factors).toBe('Team');
  });

  // Teams leaves out what is empty
  test('nothing ticked and nothing written is refused: what was ticked at first does not come back', async () => {
    const on = await opens(pl(), 'hva virker');
    await isRefused(teams, pl(), { on, title: 'Lagre', values: { factors: '', text: '' } }, 'Skriv noe her.');
  });

  test('that is sent twice is noted once', async () => {
    const on = await opens(pl(), 'hva virker');
    const text = hostile.padEnd(limits.measures, 'ø');
    await isTaken(teams, pl(), { on, title: 'Lagre', values: { factors: ['Team'], text } }, hostile);
    expect(await rounds().benefits(roundId)).toHaveLength(2);
  });
});

describe('the way on', () => {
  test('is refused where it is empty or too long, and keeps the rest', async () => {
    const on = await opens(pl(), 'veien videre');
    await isRefused(teams, pl(), { on, title: 'Lagre' }, 'Skriv noe her.');
    const values = { course: 'Vi holder kursen', wayOn: 'z'.repeat(limits.followUp + 1) };
    await isRefused(teams, pl(), { on, title: 'Lagre', values }, `Det er plass til ${limits.followUp} tegn.`);
  });

  test('is taken once, the longest of all', async () => {
    const on = newestTo(pl());
    const long = (sign: string) => `${hostile}\n- punkt\n# tittel`.padEnd(limits.followUp, sign);
    const values = { course: long('a'), dailyWork: long('b'), wayOn: long('c') };
    await isTaken(teams, pl(), { on, title: 'Lagre', values }, hostile);
    expect(readingOf(asSeenBy(pl(), on))).toContain('# tittel');
    expect(writtenOn(asSeenBy(pl(), on))).not.toMatch(/\[trygg\]|n# tittel|n- punkt/);
  });

  // should hold nothing: as above, all that had been emptied comes back
  test('emptied altogether it is refused, and what was there does not come back', async () => {
    const on = await opens(pl(), 'veien videre');
    expect(heldIn(on).course).toContain('Se *her*');
    const values = { course: '', dailyWork: '', wayOn: '' };
    await isRefused(teams, pl(), { on, title: 'Lagre', values }, 'Skriv noe her.');
  });
});

describe('the minutes', () => {
  test('are approved once, and corrected by a new version beside them (PRIV-5)', async () => {
    const draft = await opens(pa(), 'referat');
    await isTaken(teams, pa(), { on: draft, title: 'Godkjenn versjon 1' }, 'Versjon 1 ble godkjent');
    const on = await opens(pa(), 'rett referatet');
    const title = 'Lag ny versjon';
    await isRefused(teams, pa(), { on, title }, 'Skriv noe her.');
    const long = { text: 'q'.repeat(limits.correction + 1) };
    await isRefused(teams, pa(), { on, title, values: long }, `Det er plass til ${limits.correction} tegn.`);
    const text = hostile.padEnd(limits.correction, 'æ');
    await isTaken(teams, pa(), { on, title, values: { text } }, 'Versjon 2 er et utkast.');
    expect(await rounds().corrections(roundId)).toMatchObject([{ version: 2, text }]);
    expect(await rounds().minutes(roundId)).toHaveLength(1);
  });
});

test('nothing failed on the way, and Teams took everything', () => {
  expect(teams.peer.problems).toEqual([]);
  expect(teams.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
