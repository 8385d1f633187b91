import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';

// A network gathering over HTTP: planned, asked about in the day's message, answered there, moved; and a theme day.
// In this order.

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.withoutPlan();
});
afterAll(() => app.stop());

const leader = () => app.as('nettverksleder');
const mayor = () => app.as('ordforer');
const pl = () => app.as('prosjektleder');

test('the network’s leader plans it; what was typed is there after a refusal', async () => {
  const form = await leader().say('ny samling');
  expect(inputsHeld(form)).toMatchObject({ startsOn: '2027-01-18', endsOn: '', startsAt: '', place: '' });
  const refused = await leader().press(form, 'gathering.plan', { startsAt: '10:00', about: 'Hvor vil vi?' });
  expect(textOf(refused)).toContain('Skriv noe her.');
  expect(inputsHeld(refused)).toMatchObject({ startsAt: '10:00', about: 'Hvor vil vi?' });
  const planned = await leader().press(refused, 'gathering.plan', { place: 'Rådhuset' });
  expect(viewOf(planned)).toBe('gathering');
  expect(textOf(planned)).toMatch(/^Nettverkssamling 1 i /);
  expect(JSON.stringify(cardOf(planned))).toContain('mandag 18. januar 2027 kl. 10.00');
  expect(viewOf(await mayor().say('ny samling'))).toBe('refused');
});

test('who is invited answers in the day’s message, which then says so', async () => {
  await app.setClock('2026-11-24T08:00:00Z');
  const asked = await mayor().letter('digest');
  expect(textOf(asked)).toMatch(/Kommer du på nettverkssamling 1 i .*kl. 10.00, Rådhuset/);
  const answered = await mayor().press(asked, 'gathering.answer');
  expect(textOf(answered)).toContain('Du har sagt at du kommer.');
  await app.settled();
  expect(textOf(await mayor().letter('digest'))).toContain('Gjort: Invitasjon: nettverkssamling 1');
  expect(textOf(await mayor().say('samlinger'))).toContain('Du kommer.');
  // the programme's people see parties, and no names
  const seen = textOf(await leader().press(await leader().say('samlinger'), 'gathering.show'));
  expect(seen).toContain('1 har sagt ja så langt.');
  expect(JSON.stringify(seen)).not.toContain('Ordfører');
});

test('moved: whoever comes is asked again, with what has changed', async () => {
  const shown = await leader().press(await leader().say('samlinger'), 'gathering.show');
  const form = await leader().press(shown, 'gathering.move.form');
  const moved = await leader().press(form, 'gathering.move', { place: 'Hamar', reason: 'Rommet er opptatt' });
  expect(textOf(moved)).toContain('Rommet er opptatt');
  await app.setClock('2026-11-25T08:00:00Z');
  expect(textOf(await mayor().letter('digest'))).toMatch(
    /Den er flyttet fra .*Rådhuset. Derfor spør jeg igjen/,
  );
});

test('PL says who comes of those without an account, and plans the theme day (NET-2)', async () => {
  const shown = await pl().press(await pl().say('samlinger'), 'gathering.show');
  const form = await pl().press(shown, 'gathering.register.form');
  const [coming] = cardOf(form).body.filter((one) => one.type === 'Input.ChoiceSet');
  const chosen = coming?.type === 'Input.ChoiceSet' ? (coming.choices[0]?.value ?? '') : '';
  const registered = await pl().press(form, 'gathering.register', { coming: chosen });
  expect(textOf(registered)).toContain('1 har sagt ja så langt.');
  const day = await pl().press(await pl().say('temadag'), 'themeday.plan', { place: 'Kulturhuset' });
  expect(textOf(day)).toMatch(/^Temadag for /);
  expect(viewOf(await app.as('ansatt').say('samlinger'))).toBe('gatherings');
  expect(textOf(await app.as('ansatt').say('samlinger'))).toContain('Ingen samlinger er planlagt ennå.');
});

test('nothing failed on the way', () => {
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
});
