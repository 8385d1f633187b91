import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Image } from '../../cards/card.ts';
import { demoConnectionId } from '../../demo/offices.ts';
import { elementsOf } from '../contracts/reading-cards.ts';
import { type App, startApp } from '../harness/app.ts';
import { buttonOf, cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';

// A result goal from the words to its picture over HTTP, with the demo's clock. It is Monday 23 November 2026.

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.withoutPlan();
});
afterAll(() => app.stop());

const pl = () => app.as('prosjektleder');
const steward = () => app.as('hovedtillitsvalgt');

test('PL says «nytt mål»; what was typed wrong comes back with what to write', async () => {
  const form = await pl().say('nytt mål');
  expect(viewOf(form)).toBe('goalForm');
  const account = await app.database.store.people.account('web', demoConnectionId, 'hovedtillitsvalgt');
  const values = {
    ...{ wording: 'Flere har hel stilling', unit: 'ansatte', zero: '1.200', zeroOn: '2026-09-01' },
    ...{ target: '0', targetOn: '2027-12-31', interval: 'month', firstOn: '2026-12-05' },
    responsible: account?.personId ?? '',
  };
  const refused = await pl().press(form, 'goal.add', values);
  expect(refused.kind).toBe('invalid');
  expect(textOf(refused)).toContain('Skriv et tall med komma foran desimalene');
  expect(inputsHeld(refused)).toMatchObject({ zero: '1.200', target: '0' });
  const goal = await pl().press(refused, 'goal.add', { zero: '−1 200,5' });
  expect(textOf(goal)).toContain('−1\u00a0200,5 ansatte (tirsdag 1. september 2026)');
  expect(textOf(goal)).toContain('0 ansatte (fredag 31. desember 2027)');
});

test('the question comes on the Friday before, with one field; the answer shows the line', async () => {
  await app.setClock('2026-12-04T08:00:00Z');
  const digest = await steward().letter('digest');
  expect(textOf(digest)).toContain(
    'Hva er tallet for «Flere har hel stilling» i Heltidskultur i Elverum? Målingen gjelder lørdag 5. desember 2026.',
  );
  const form = await steward().press(digest, 'measure.form');
  expect(Object.keys(inputsHeld(form))).toEqual(['value']);
  expect(textOf(await steward().press(form, 'measure.enter', { value: 'mange' }))).toContain(
    'for eksempel 7,2',
  );
  const receipt = await steward().press(form, 'measure.enter', { value: '12' });
  expect(textOf(receipt)).toContain('12 ansatte (lørdag 5. desember 2026)');
  expect(textOf(receipt)).toContain('Neste måling gjelder tirsdag 5. januar 2027.');
  expect(textOf(await steward().letter('digest'))).toContain('Ingenting av dette venter lenger.');

  const image = elementsOf(cardOf(receipt).body).find((one): one is Image => one.type === 'Image');
  expect(image?.altText).toContain('Én måling: 12 ansatte, lørdag 5. desember 2026.');
  const path = new URL(image?.url ?? '').pathname;
  const fetched = (other: string) => fetch(new URL(other, app.url));
  const answer = await fetched(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  for (const other of [
    path.replace('.nb.', '.nn.'),
    path.replace('.project.', '.outside.'),
    path.replace(/\.0\.1\./, '.0.2.'),
    path.replace('goal.', ''),
    path.replace(/\.[\w-]{22}\.png/, '.png'),
  ])
    expect((await fetched(other)).status, other).toBe(404);
});

test('«legg inn måling» opens the only one’s form; of several one is chosen; «mål» lists them', async () => {
  expect(viewOf(await steward().say('legg inn måling'))).toBe('measureForm');
  const { id } = await app.project();
  await pl().act('goal.add', { projectId: id }, { wording: 'Bedre omdømme' });
  const list = await pl().say('mål');
  expect(textOf(list)).toContain('nå: 12 ansatte (lørdag 5. desember 2026)');
  expect(textOf(list)).toMatch(/Bedre omdømme\nutkast/);
  const draft = await pl().press(list, 'goal.show');
  expect(viewOf(draft)).toBe('goal');
  // and from the plan
  const planned = await pl().say('milepæler');
  expect(viewOf(await pl().press(planned, 'goals.show'))).toBe('goals');
  // another complete one
  const [first] = await app.database.store.goals.ofProject(id);
  await pl().act(
    'goal.add',
    { projectId: id },
    {
      ...{ wording: 'Færre vikarer', unit: 'timer', zero: '400', zeroOn: '2026-09-01', target: '100' },
      ...{ targetOn: '2027-12-31', interval: 'year', firstOn: '2027-01-05' },
      responsible: first?.responsibleId ?? '',
    },
  );
  const choice = await pl().say('legg inn måling');
  expect(viewOf(choice)).toBe('measureChoice');
  const second = (await app.database.store.goals.ofProject(id)).find(({ unit }) => unit === 'timer');
  const form = await pl().press(choice, 'measure.form', { goalId: second?.id ?? '' });
  expect(textOf(form)).toContain('Måling: Færre vikarer');
  expect(buttonOf(form, 'measure.enter').style).toBe('positive');
  const offices = textOf(await app.as('sekretariat').act('goals.show', { projectId: id }));
  expect(offices).toContain('2 av 2');
  expect(offices).not.toMatch(/omdømme|vikarer|ansatte/);
});
