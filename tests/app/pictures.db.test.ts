import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Image } from '../../cards/card.ts';
import { demoConnectionId } from '../../demo/offices.ts';
import { elementsOf } from '../contracts/reading-cards.ts';
import { type App, startApp } from '../harness/app.ts';
import { cardOf } from '../harness/app-client.ts';

// The picture in a celebration, fetched at its address as a platform does it.

let app: App;
let milestoneId: string;
beforeAll(async () => {
  app = await startApp();
  await app.withoutPlan();
  const pl = app.as('prosjektleder');
  const account = await app.database.store.people.account('web', demoConnectionId, 'prosjektleder');
  await pl.press(await pl.say('ny milepæl'), 'milestone.add', {
    wording: 'Alle avdelinger har prøvd årsturnusen',
    criterion: 'Tre måneder hver',
    responsible: account?.personId ?? '',
    celebration: 'Kake',
  });
  const [milestone] = await app.database.store.milestones.ofProject((await app.project()).id);
  milestoneId = milestone?.id ?? '';
});
afterAll(() => app.stop());

const fetched = (path: string) => fetch(new URL(path, app.url));
const pathOf = (address: string) => new URL(address).pathname;

test('before it is celebrated there is nothing to see, whatever the address', async () => {
  const address = app.running.services.pictures.lineOf(milestoneId, 'nb') ?? '';
  expect((await fetched(pathOf(address))).status).toBe(404);
});

test('the card carries the picture’s address, which holds ids only', async () => {
  const pl = app.as('prosjektleder');
  await pl.act('milestone.reach', { milestoneId }, { result: 'Tre av fire vil fortsette.' });
  await app.advance('PT10M');
  const card = cardOf(await pl.letter('celebration', await app.channel()));
  const image = elementsOf(card.body).find((one): one is Image => one.type === 'Image');
  expect(image?.altText).toBe(
    'Linjen til Heltidskultur i Elverum: 1 av 1 milepæler er nådd. Nådd nå: Alle avdelinger har prøvd årsturnusen.',
  );
  const path = pathOf(image?.url ?? '');
  expect(path).toMatch(new RegExp(`^/pictures/${milestoneId}\\.nb\\.[\\w-]{22}\\.png$`));
  const answer = await fetched(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('nobody guesses an address, or makes another out of one', async () => {
  const path = pathOf(app.running.services.pictures.lineOf(milestoneId, 'nb') ?? '');
  const [signature = ''] = path.split('.').slice(2);
  const others = [
    path.replace('.nb.', '.nn.'),
    path.replace(milestoneId, crypto.randomUUID()),
    path.replace(signature, 'A'.repeat(22)),
    path.replace(signature, ''),
    path.replace('.png', ''),
    path.replace('.png', '.svg'),
    '/pictures/',
    '/pictures/x.png',
    `/pictures/${milestoneId}.png`,
    '/pictures/..%2f..%2fpackage.json',
  ];
  for (const other of others) expect((await fetched(other)).status, other).toBe(404);
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
});
