import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import { objectsOf, textOf } from '../peers/json.ts';
import { actionsOf, inputsOf } from '../peers/teams-cards.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import { messageTo, readingOf } from './screen.ts';
import { press, says } from './steps.ts';
import { cardsIn, startWithProject } from './tellings.ts';

// A risk workshop at Teams' client alone: noted alone, listed together, graded, and a countermeasure in the plan. It
// begins on a Monday at 10:00 in Oslo. The tests build on each other, in their order.

let teams: TeamsApp;
beforeAll(async () => {
  teams = await startWithProject({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
});
afterAll(() => teams.stop());

const pl = () => teams.at('prosjektleder');
const group = ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt'] as const;
const notes = {
  kommunedirektor: 'Pengene *tar slutt* [her](https://x.example)',
  ordforer: 'Flertallet skifter',
  hovedtillitsvalgt: 'Vikarene får ikke opplæring',
} as const;

/** The channel's card with a text. */
function inChannel(text: string): TeamsMessage {
  const found = cardsIn(teams, teams.peer.channel, text).at(-1);
  if (!found) throw new Error(`“${text}” is nowhere in the channel`);
  return found;
}
const status = () => inChannel('Risikoverksted 1 i');

test('PL starts a workshop; everybody in it is asked, and the channel sees counts (RISK-0)', async () => {
  await says(teams, pl(), 'risikoverksted');
  await press(teams, pl(), 'Start verkstedet', { values: { leader: 'Prosjektleder' } });
  expect(readingOf(status())).toContain('0 av 3');
});

test('each notes in their own chat, and nobody reads another’s before the list is shown (RISK-2)', async () => {
  for (const handle of group) {
    const person = teams.at(handle);
    await press(teams, person, 'Lagre', {
      on: messageTo(person, /(Hva|Kva) kan hindre oss/),
      values: { notes: notes[handle] },
    });
    expect(readingOf(messageTo(person, /Takk, det er lagr/))).not.toContain(notes[handle].slice(0, 9));
  }
  expect(readingOf(status())).toContain('3 av 3');
  for (const handle of [...group, 'prosjektleder'] as const)
    for (const other of group) {
      const person = teams.at(handle);
      const read = [...person.messages(), ...person.messages(teams.peer.channel)].map(readingOf).join('\n');
      if (other !== handle) expect(read, handle).not.toContain(notes[other].slice(0, 9));
    }
});

test('the leader shows the list in the channel: all of it, and no names (RISK-3)', async () => {
  await press(teams, teams.at('ordforer'), 'Vis listen', { on: status() });
  expect(cardsIn(teams, teams.peer.channel, 'Risikofaktorer i')).toEqual([]);
  await press(teams, pl(), 'Vis listen', { on: status() });
  // asked about first, in the leader's own chat: it cannot be taken back
  await press(teams, pl(), 'Ja, vis listen', { on: messageTo(pl(), 'Vise listen nå?') });
  const list = readingOf(inChannel('Risikofaktorer i'));
  for (const text of Object.values(notes)) expect(list).toContain(text);
  expect(list).not.toMatch(/Ordfører|Kommunedirektør|Hovedtillitsvalgt/);
});

test('everybody grades; the highest stands, in a picture and in words (RISK-4 to RISK-6)', async () => {
  await press(teams, pl(), 'Start vurderingen', { on: inChannel('Risikofaktorer i') });
  for (const [nth, handle] of group.entries()) {
    const person = teams.at(handle);
    const on = messageTo(person, /(Hvor|Kor) sannsyn(lig|leg), og (hvor|kor) ille/);
    const asked = inputsOf(on.card ?? {}).map((input) => String(input.id));
    expect(asked).toHaveLength(6);
    const grade = (id: string) => (id.startsWith('s:') ? [4, 0, 0] : [1, 2, 2])[nth] ?? 0;
    const values = Object.fromEntries(
      inputsOf(on.card ?? {}).map(({ id, choices }) => [
        String(id),
        textOf(objectsOf(choices)[grade(String(id))]?.title),
      ]),
    );
    const [send] = actionsOf(on.card ?? {});
    await press(teams, person, textOf(send?.title), { on, values });
    expect(readingOf(messageTo(person, /vurdering(en din|a di) er lagr/))).toContain('Du har vurdert 3');
  }
  await press(teams, pl(), 'Vis tallene', { on: status() });
  await press(teams, pl(), 'Ja, vis tallene', { on: messageTo(pl(), 'Vise tallene nå?') });
  const matrix = inChannel('Risikomatrise for');
  expect(readingOf(matrix)).toContain('S 5 × K 3 = 15 · ▲ Må ha mottiltak, og mangler det');
  expect(JSON.stringify(matrix.card)).toMatch(/https:\/\/saman\.example\.no\/pictures\/matrix\./);
  // what asked has nobody's numbers on it any more
  for (const handle of group)
    expect(readingOf(messageTo(teams.at(handle), /(Tallene|Tala) er vist/))).not.toMatch(/svært sannsynlig/);
});

test('a countermeasure is set in from the channel, and is in the plan at once (MILE-4)', async () => {
  const matrix = inChannel('Risikomatrise for');
  const titles = actionsOf(matrix.card ?? {}).map(({ title }) => textOf(title));
  const title = titles.find((one) => one.startsWith('Mottiltak: ')) ?? '';
  await press(teams, pl(), title, { on: matrix });
  await press(teams, pl(), 'Sett inn mottiltaket', {
    on: messageTo(pl(), 'Mottiltak mot risiko'),
    values: {
      text: 'To opplæringsdager',
      responsible: 'Hovedtillitsvalgt',
      dueOn: '2027-01-15',
      criterion: 'Begge dagene er holdt',
    },
  });
  const { id } = await teams.app.project();
  const [milestone] = await teams.app.database.store.milestones.ofProject(id);
  expect(milestone?.wording).toBe('To opplæringsdager');
  expect(readingOf(inChannel('Risikomatrise for'))).toContain('1 mottiltak');
});
