import { standardFactors } from '../../bot/evaluation/factor.ts';
import type { TeamsApp } from '../harness/teams-app.ts';
import type { CardValues } from '../peers/teams-fill.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import type { PressAnswer, TeamsPerson, TeamsPressing } from '../peers/teams-person.ts';
import { messageTo, newestTo, readingOf } from './screen.ts';

/** Writes to Saman, and gives what is read in the newest message when all has been done. */
export async function says(teams: TeamsApp, person: TeamsPerson, text: string): Promise<string> {
  await person.writes(text);
  await teams.settled();
  return readingOf(newestTo(person));
}

/** Presses a button, and waits until all that follows has been done. */
export async function press(
  teams: TeamsApp,
  person: TeamsPerson,
  title: string,
  pressing: TeamsPressing = {},
): Promise<PressAnswer> {
  const answer = await person.presses(title, pressing);
  await teams.settled();
  return answer;
}

/** Adds Saman to everybody's apps: it may write to them then. */
export async function install(teams: TeamsApp, ...handles: readonly string[]): Promise<void> {
  for (const handle of handles) await teams.at(handle).installs();
  await teams.settled();
}

/** Makes somebody administrator and says whose tenant it is: what docs/teams.md begins with. */
export async function setUp(teams: TeamsApp, handle = 'kommunedirektor'): Promise<void> {
  const admin = teams.at(handle);
  await says(teams, admin, `kode ${await teams.adminCode()}`);
  await says(teams, admin, 'kommune');
  await press(teams, admin, 'Lagre', {
    values: { organisation: 'Elverum', programme: 'Heltidskultur', endsOn: '2030-12-31' },
  });
}

/** Sets up a project in the group's channel: administration, politicians and employees each have a member. */
export async function makeProject(teams: TeamsApp, values: CardValues = {}): Promise<PressAnswer> {
  const pa = teams.at('kommunedirektor');
  await pa.mentions('nytt prosjekt', teams.peer.channel);
  await teams.settled();
  return press(teams, pa, 'Opprett prosjektet', {
    on: messageTo(pa, 'Nytt prosjekt'),
    values: {
      name: 'Heltidskultur i Elverum',
      participant: 'Elverum',
      pa: 'Kommunedirektør',
      pl: 'Prosjektleder',
      'members:administration': ['Kommunedirektør'],
      'members:politicians': ['Ordfører'],
      'members:employees': ['Hovedtillitsvalgt'],
      groupPlace: teams.peer.channel,
      ...values,
    },
  });
}

/** PA opens a round by the form, and everybody is asked. Gives its id. */
export async function openRound(teams: TeamsApp, values: CardValues = {}): Promise<string> {
  const pa = teams.at('kommunedirektor');
  await says(teams, pa, 'ny runde');
  await press(teams, pa, 'Åpne runden', { on: messageTo(pa, 'Ny evalueringsrunde'), values });
  return (await teams.app.openRound()).id;
}

/** The message in which somebody is asked for their answer, in their language, or what has become of it. */
export const ballotOf = (person: TeamsPerson): TeamsMessage =>
  messageTo(person, /Hvordan går det med|Korleis går det med|How is |Takk, svaret ditt|Thank you/);

/** The same grade for every factor, as the ballot's fields hold it. */
export const graded = (grade: number, more: CardValues = {}): CardValues => ({
  ...Object.fromEntries(standardFactors.map((key) => [`grade:${key}`, String(grade)])),
  ...more,
});
