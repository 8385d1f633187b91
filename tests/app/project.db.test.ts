import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConnectionId } from '../../demo/offices.ts';
import { type App, startApp } from '../harness/app.ts';
import { cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';
import { filled, openRound } from './given.ts';

// Setting up a project, changing its group, and accounts that become one person, over HTTP. In this order.

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function idOf(externalId: string): Promise<string> {
  const account = await app.database.store.people.account('web', demoConnectionId, externalId);
  return account?.personId ?? '';
}

const projectsCalled = async (name: string) =>
  (await app.database.store.projects.all()).filter((project) => project.name === name);

test('Kommunedirektør sets up a project of the own municipality, by words and the form', async () => {
  const pa = app.as('kommunedirektor');
  const form = await pa.say('nytt prosjekt');
  expect(viewOf(form)).toBe('projectForm');
  expect(inputsHeld(form)).toMatchObject({ participant: 'Elverum', language: 'nb', timeZone: 'Europe/Oslo' });
  const empty = await pa.press(form, 'project.create', { participant: 'Atlantis' });
  expect(empty.kind).toBe('invalid');
  const made = await pa.press(form, 'project.create', {
    name: 'Sykefravær i hjemmetjenesten',
    themes: 'sick-leave,innovation',
    pa: await idOf('kommunedirektor'),
    pl: await idOf('hr-sjef'),
    'members:politicians': await idOf('ordforer'),
    'members:administration': `${await idOf('helsesjef')},${await idOf('kommunedirektor')}`,
  });
  expect(made.kind).toBe('done');
  // COOP-1: the party that is missing is pointed out
  expect(textOf(made)).toMatch(/ansatte og tillitsvalgte/);
  await app.settled();
  const channels = (await app.as('ordforer').state()).conversations.filter((one) => one.kind === 'channel');
  expect(channels.map((one) => one.name)).toContain('Sykefravær i hjemmetjenesten');
  expect(viewOf(await app.as('hr-sjef').letter('project'))).toBe('project');
});

test('Sekretariat sets up one for any participant; others only for their own', async () => {
  const form = await app.as('sekretariat').say('nytt prosjekt');
  const values = {
    name: 'Omdømme i Arendal',
    pa: await idOf('sekretariat'),
    pl: await idOf('nettverksleder'),
    newPeople: 'Gruppeleder, folkevalgt\nPersonalsjef, administrasjon\nTillitsvalgt, ansatt',
  };
  const participant = 'Arendal';
  expect((await app.as('sekretariat').press(form, 'project.create', { ...values, participant })).kind).toBe(
    'done',
  );
  const [made] = await projectsCalled('Omdømme i Arendal');
  expect(made).toBeDefined();

  const denied = await app
    .as('ordforer')
    .act('project.create', {}, { ...inputsHeld(form), ...values, name: 'Mitt', participant });
  expect(denied.kind).toBe('invalid');
  expect(await projectsCalled('Mitt')).toEqual([]);
  // PA of one project is a stranger to another
  const shown = await app.as('kommunedirektor').act('project.show', { projectId: made?.id });
  expect(textOf(shown)).toContain('Jeg finner det ikke');
});

test('somebody with several projects is asked which one is meant', async () => {
  const asked = await app.as('kommunedirektor').say('ny runde');
  expect(viewOf(asked)).toBe('chooseProject');
  const buttons = (cardOf(asked).actions ?? []).map((action) => action.title);
  expect(buttons.some((title) => title.startsWith('Heltidskultur'))).toBe(true);
  expect(viewOf(await app.as('kommunedirektor').say('ny runde i Heltidskultur'))).toBe('roundForm');
});

test('the group changes while a round is open: who comes is asked, who leaves is not, and it is kept (COOP-3)', async () => {
  const { id: projectId } = await app.project();
  const pl = app.as('prosjektleder');
  await pl.press(await pl.say('ny runde'), 'round.open');
  await app.settled();
  const round = await app.openRound();

  const form = await pl.act('group.form', { projectId });
  await pl.press(form, 'group.add', {
    person: await idOf('ansatt'),
    party: 'employees',
    groupKind: 'steering',
  });
  await app.settled();
  expect(viewOf(await app.as('ansatt').letter('ballot'))).toBe('ballot');
  const channel = await app.channel();
  expect(textOf(await app.as('ordforer').letter('progress', channel))).toContain('0 av 10');

  await app.as('helsesjef').act('answer.give', { roundId: round.id }, filled(3));
  await pl.press(form, 'group.remove', { member: `steering:${await idOf('helsesjef')}` });
  await pl.press(form, 'group.remove', { member: `steering:${await idOf('hr-sjef')}` });
  await app.settled();
  // the answer that was given stands; who left without one is not waited for
  expect(textOf(await app.as('ordforer').letter('progress', channel))).toContain('1 av 9');
  const late = await app.as('hr-sjef').act('answer.give', { roundId: round.id }, filled(1));
  expect(viewOf(late)).toMatch(/refused|gone/);
  const memberships = await app.database.store.projects.memberships(projectId);
  expect(memberships.filter((one) => one.to !== null).length).toBeGreaterThanOrEqual(3);
});

test('a second account becomes the same person by a one-time code, and only by that', async () => {
  const shown = textOf(await app.as('ordforer').say('lag kode'));
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(shown)?.[0] ?? '';
  expect(textOf(await app.as('ordforer').say(`kode ${code}`))).toContain('den andre kontoen');
  const used = await app.as('administrator').say(`kode ${code}`);
  expect(viewOf(used)).toBe('codeUsed');
  expect(await idOf('administrator')).toBe(await idOf('ordforer'));
  const again = await app.as('ansatt').say(`kode ${code}`);
  expect(viewOf(again)).not.toBe('codeUsed');
  // one answer between the two
  const { id: roundId } = await app.openRound();
  await app.as('administrator').act('answer.give', { roundId }, filled(4));
  expect(viewOf(await app.as('ordforer').act('ballot.show', { roundId }))).toBe('ballot');
  expect((await app.database.store.rounds.answers(roundId)).length).toBe(2);
  // the code stands nowhere but where it was typed
  expect(JSON.stringify(app.log.entries)).not.toContain(code);
  const rows = (await app.database.everything()).filter((row) => row.includes(code));
  for (const row of rows) expect(row).toMatch(/^public\.letter .*"(text|said)": "kode/);
});

test('a code ends after ten minutes', async () => {
  const shown = textOf(await app.as('kommunedirektor').say('lag kode'));
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(shown)?.[0] ?? '';
  await app.advance('PT10M');
  expect(viewOf(await app.as('ansatt').say(`kode ${code}`))).not.toBe('codeUsed');
});

test('nothing failed on the way', async () => {
  expect(app.log.entries.filter((entry) => entry.level === 'error')).toEqual([]);
  expect(await openRound(app).catch(() => 'a round is open')).toBe('a round is open');
});
