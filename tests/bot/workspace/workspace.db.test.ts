import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../bot/conversation/incoming.ts';
import { perform } from '../../../bot/conversation/performing.ts';
import type { Views } from '../../../bot/conversation/view.ts';
import type { Id } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { mayCreateProject } from '../../../bot/programme/project-makers.ts';
import { connectSlack, slackLike, withSlack } from '../slack-like.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let administrator: Person;
beforeEach(async () => {
  world = await openWorld();
  administrator = await world.person('Administrator', world.elverum);
  await world.services.store.transaction((tx) =>
    tx.people.savePerson({ ...administrator, isAdministrator: true }),
  );
});
afterEach(() => world.close());

/** A workspace that has installed Saman, and that nobody has given to anyone. */
const newWorkspace = async (): Promise<Id> =>
  (await world.database.connections.connect('slack', 'T1', 'Bedriften AS', 'sealed')).id;

const services = () => withSlack(world, slackLike());
const gives = async (person: Person, connectionId: Id, organisation: string): Promise<Reply> =>
  perform(services(), await world.reader(person, connectionId), {
    type: 'workspace.save',
    organisation,
    programme: 'Et annet program',
    endsOn: Temporal.PlainDate.from('2030-12-31'),
  });
const shownBy = (reply: Reply) => (reply.kind === 'nothing' ? null : reply.message.view.name);
const mayMake = async (person: Person, connectionId: Id) =>
  mayCreateProject(world.services.store, await world.reader(person, connectionId));

test('people of a new workspace may make projects once an administrator has said whose it is', async () => {
  const workspace = await newWorkspace();
  const somebody = await world.person('Rådgiver', workspace);
  expect(await mayMake(somebody, workspace)).toBe(false);
  expect(shownBy(await gives(somebody, workspace, 'Elverum'))).toBe('refused');
  expect(await mayMake(somebody, workspace)).toBe(false);

  // however the name is written, it is the municipality that is there
  const reply = await gives(administrator, workspace, 'elverum');
  expect(shownBy(reply)).toBe('workspace');
  expect((reply.kind === 'nothing' ? null : reply.message.card) as Views['workspace']).toMatchObject({
    organisation: 'Elverum',
  });
  expect(await mayMake(somebody, workspace)).toBe(true);
  const { store } = world.services;
  expect((await store.people.organisationOf(workspace))?.id).toBe(
    (await store.people.organisationOf(world.elverum))?.id,
  );
  const running = await store.programmes.current();
  expect(running?.id).toBe(world.programmeId);
  const audit = await world.database.query(`select what from audit_event where what = 'workspace.save'`);
  expect(audit).toHaveLength(1);
});

test('a guest of the workspace, and somebody of another one, are not of the municipality', async () => {
  const workspace = await newWorkspace();
  const guest = await world.person('Konsulent', workspace);
  await gives(administrator, workspace, 'Elverum');
  expect(await mayMake(guest, workspace)).toBe(true);
  for (const kind of ['guest', 'external']) {
    await world.database.query(`update account set kind = '${kind}' where person_id = '${guest.id}'`);
    expect(await mayMake(guest, workspace)).toBe(false);
  }
});

test('a municipality that is new takes part from then on; saying it again changes nothing (PROG-1)', async () => {
  const workspace = await newWorkspace();
  const { programmes } = world.services.store;
  const before = (await programmes.participants(world.programmeId)).length;
  await gives(administrator, workspace, 'Trysil');
  await gives(administrator, workspace, 'Trysil');
  const after = await programmes.participants(world.programmeId);
  expect(after).toHaveLength(before + 1);
  expect(after.map(({ name }) => name)).toContain('Trysil');
});

test('the form is an administrator’s, and begins with whose workspace it is taken for', async () => {
  const workspace = await newWorkspace();
  const opens = async (person: Person) =>
    perform(services(), await world.reader(person, workspace), { type: 'workspace.form' });
  const form = await opens(administrator);
  expect(form).toMatchObject({
    kind: 'open',
    message: { card: { organisation: 'Bedriften AS', programmeMissing: false } },
  });
  expect(shownBy(await opens(await world.person('Rådgiver', workspace)))).toBe('refused');
});

test('a workspace can be given to another organisation later on; the former one’s people lose nothing else', async () => {
  const workspace = await connectSlack(world, 'Løten');
  const somebody = await world.person('Rådgiver', workspace);
  await gives(administrator, workspace, 'Elverum');
  const { store } = world.services;
  expect((await store.people.organisationOf(workspace))?.name).toBe('Elverum');
  expect((await store.people.behindAccount('web', workspace, 'Rådgiver'))?.id).toBe(somebody.id);
});
