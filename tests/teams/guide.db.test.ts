import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPlace, type Place } from '../harness/app-process.ts';
import { untilAtWork } from '../harness/at-work.ts';
import { doctor, type Environment, ended, freePort } from '../harness/doctor-run.ts';
import { type Running, runSaman, runSamanAhead } from '../harness/processes.ts';
import { startTeamsPeer, type TeamsPeer } from '../peers/teams-peer.ts';
import type { TeamsPerson } from '../peers/teams-person.ts';
import { messageTo, readingOf } from './screen.ts';
import { graded } from './steps.ts';

// What docs/teams.md takes an administrator through on one machine, with real processes: from nothing to a first round.
// In this order.

let place: Place;
let peer: TeamsPeer;
let settings: Environment;
let saman: Running;

const at = (handle: string): TeamsPerson => peer.person(handle);

beforeAll(async () => {
  place = await newPlace();
  peer = await startTeamsPeer();
});
afterAll(async () => {
  await ended(saman);
  expect(saman.errors()).not.toMatch(/"level":(50|60)/);
  await peer.stop();
  await place.remove();
});

/** A program of npm’s, as it is run. */
async function program(...given: readonly string[]): Promise<string> {
  const one = runSaman(given, settings);
  expect(await one.ended()).toBe(0);
  return one.lines.join('\n');
}

/** The newest message to somebody in which this is read, once it has come. */
const comes = (person: TeamsPerson, text: string, where?: string) =>
  peer.until(() => {
    const all = person.messages(where);
    return all.some((one) => readingOf(one).includes(text)) && messageTo(person, text, where);
  }, 15_000);

test('Saman is started with the three settings, and the doctor finds nothing wrong', async () => {
  settings = {
    ...place.settings,
    ...peer.settings,
    PORT: await freePort(),
    SAMAN_DEMO: '0',
    SAMAN_SECRET: 'the secret of this installation, at least 32 long',
  };
  saman = runSamanAhead(untilAtWork(), [], settings);
  await saman.wrote(1);
  peer.reaches(`http://127.0.0.1:${settings.PORT}/api/messages`);
  const told = await doctor(settings);
  expect([told.code, told.wrong]).toEqual([0, []]);
});

test('6. Saman is installed for those concerned, and says who it is', async () => {
  for (const handle of ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt', 'prosjektleder'])
    await at(handle).installs();
  await comes(at('ordforer'), 'Hei, jeg er Saman');
  await comes(at('hovedtillitsvalgt'), 'Hei, eg er Saman');
});

test('7. npm run admin: what it prints makes whoever writes it administrator', async () => {
  const code = /«(kode [A-Z0-9-]+)»/.exec(await program('admin'))?.[1] ?? '';
  await at('kommunedirektor').writes(code);
  await comes(at('kommunedirektor'), 'Du er administrator nå.');
});

test('8. «kommune»: whose tenant it is', async () => {
  const director = at('kommunedirektor');
  await director.writes('kommune');
  const on = await comes(director, 'Hvilken kommune');
  await director.presses('Lagre', {
    on,
    values: { organisation: 'Elverum', programme: 'Heltidskultur', endsOn: '2030-12-31' },
  });
  await comes(director, 'Elverum');
});

test('9. Saman is added to the team, and «@Saman nytt prosjekt» in its channel sets up the group', async () => {
  const director = at('kommunedirektor');
  await director.installs(peer.general);
  await comes(director, 'Hei, jeg er Saman', peer.general);
  await director.mentions('nytt prosjekt', peer.channel);
  await comes(director, 'Se i chatten din med meg.', peer.channel);
  const on = await comes(director, 'Nytt prosjekt');
  await director.presses('Opprett prosjektet', {
    on,
    values: {
      name: 'Heltidskultur i Elverum',
      participant: 'Elverum',
      pa: 'Kommunedirektør',
      pl: 'Prosjektleder',
      'members:administration': ['Kommunedirektør'],
      'members:politicians': ['Ordfører'],
      'members:employees': ['Hovedtillitsvalgt'],
      groupPlace: peer.channel,
    },
  });
  await comes(director, 'Heltidskultur i Elverum', peer.channel);
});

test('10. «ny runde» asks everybody in their own chat, in their own language', async () => {
  const leader = at('prosjektleder');
  await leader.writes('ny runde');
  await leader.presses('Åpne runden', { on: await comes(leader, 'Ny evalueringsrunde') });
  await comes(at('ordforer'), 'Hvordan går det med Heltidskultur');
  await comes(at('hovedtillitsvalgt'), 'Korleis går det med Heltidskultur');
  await comes(leader, '0 av 3', peer.channel);
});

test('they answer, and the result is in the channel', async () => {
  for (const [nth, handle] of ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt'].entries()) {
    const member = at(handle);
    const on = await comes(member, handle === 'hovedtillitsvalgt' ? 'Korleis går det' : 'Hvordan går det');
    await member.presses('Send svaret', { on, values: graded(4) });
    await comes(member, `${nth + 1} av 3`, peer.channel);
  }
  const director = at('kommunedirektor');
  await director.writes('avslutt runden');
  await director.presses('Ja, avslutt runden', { on: await comes(director, 'Avslutte runde 1 nå?') });
  await comes(director, 'Blir stående', peer.channel);
});

test('the doctor says, with the running one, that whoever asks from here is believed', async () => {
  const told = await doctor(settings);
  expect([told.code, told.wrong]).toEqual([0, []]);
  expect(told.lines.join('\n')).toContain('TEAMS_ALLOW_UNAUTHENTICATED is 1');
});

test('Teams took everything, and what ran wrote nothing of what anybody typed', () => {
  expect(peer.problems).toEqual([]);
  expect(saman.lines.join('\n') + saman.errors()).not.toMatch(/Heltidskultur|Ordfører/);
});
