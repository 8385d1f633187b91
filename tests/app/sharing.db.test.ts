import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { textOf, viewOf } from '../harness/app-client.ts';

// The programme's people see a project's contents only where it shares them (domain §3), which PL or PA says in chat.

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const pl = () => app.as('prosjektleder');
const told = async () =>
  (await app.as('ordforer').letters(await app.channel())).filter((one) => viewOf(one) === 'sharing').length;
const audited = async () =>
  (await app.database.query(`select details from audit_event where what = 'sharing.set'`)).length;

test('nothing is shared at first; the group’s own can see that, and only PL and PA can change it', async () => {
  const asked = await pl().say('hvem ser innholdet?');
  expect(viewOf(asked)).toBe('sharing');
  expect(textOf(asked)).toContain('Bare de som er med i prosjektet');
  const { id: projectId } = await app.project();
  const mayor = app.as('ordforer');
  expect(textOf(await mayor.act('sharing.show', { projectId }))).not.toContain('Del med programmet');
  expect(viewOf(await mayor.act('sharing.set', { projectId, shares: 'yes' }))).toBe('refused');
  expect(viewOf(await app.as('sekretariat').act('sharing.set', { projectId, shares: 'yes' }))).toBe(
    'refused',
  );
  expect(viewOf(await app.as('sekretariat').act('risks.show', { projectId }))).toBe('refused');
  expect(await audited()).toBe(0);
});

test('PL shares it, once however often it is sent: the channel is told, and the secretariat can read it', async () => {
  const { id: projectId } = await app.project();
  for (const _ of [1, 2])
    expect(textOf(await pl().act('sharing.set', { projectId, shares: 'yes' }))).toContain(
      'kan lese det samme',
    );
  await app.settled();
  expect(await told()).toBe(1);
  expect(await audited()).toBe(1);
  expect(viewOf(await app.as('sekretariat').act('risks.show', { projectId }))).toBe('risks');
});

test('PA stops it: what was open to them is not any more', async () => {
  const { id: projectId } = await app.project();
  await app.as('kommunedirektor').act('sharing.set', { projectId, shares: 'no' });
  await app.settled();
  expect(await audited()).toBe(2);
  expect(viewOf(await app.as('sekretariat').act('risks.show', { projectId }))).toBe('refused');
});

test('what a button never says is refused, and nothing changes', async () => {
  const { id: projectId } = await app.project();
  expect(viewOf(await pl().act('sharing.set', { projectId, shares: 'perhaps' }))).not.toBe('sharing');
  expect(await audited()).toBe(2);
});
