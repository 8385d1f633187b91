import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import type { Account, Person } from '../../bot/people/person.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, anAccount, aPerson, aProject, at } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('what is heard is new once, also where many things are heard in the same moment', async () => {
  const { connections } = database;
  const hear = (key: string) => connections.hearsFirst(key, at('12:00'));
  const keys = ['a', 'b', 'a', "it's {odd}, \"quoted\" \\ and 'more'", 'c', 'b'];
  expect(await Promise.all(keys.map(hear))).toEqual([true, true, false, true, true, false]);
  expect(await Promise.all(keys.map(hear))).toEqual(keys.map(() => false));
  await connections.forgetHeard(at('12:01'));
  expect(await hear('a')).toBe(true);
});

const slackConnection = (externalId: string) =>
  database.connections.connect('slack', externalId, `Workspace ${externalId}`, 'sealed');

test('a workspace that installs again is the same connection, with what is sealed now', async () => {
  const { connections } = database;
  const first = await slackConnection('T-again');
  expect(await connections.find('slack', 'T-again')).toEqual(first);
  const again = await connections.connect('slack', 'T-again', 'Another name', 'sealed anew');
  expect(again).toEqual({ ...first, sealed: 'sealed anew' });
  const organisations = await database.query(`select name from organisation where name like '%T-again%'`);
  expect(organisations).toHaveLength(1);
});

test('two that install in the same moment are one connection', async () => {
  const made = await Promise.all([1, 2, 3].map(() => slackConnection('T-moment')));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
});

test('what has ended is found no more, keeps nothing, and ends once', async () => {
  const { connections } = database;
  const { id } = await slackConnection('T-ended');
  await connections.end('slack', 'T-ended', at('10:00'));
  await connections.end('slack', 'T-ended', at('11:00'));
  // a token that was just being exchanged
  await connections.keep(id, 'sealed too late');
  const row = `select sealed, ended_at from connection where id = '${id}'`;
  const [ended] = await database.query(row);
  expect(ended?.sealed).toBeNull();
  expect(new Date(String(ended?.ended_at)).toISOString()).toBe('2026-11-23T10:00:00.000Z');
  expect(await connections.find('slack', 'T-ended')).toBeNull();
  expect((await connections.present('slack')).map((one) => one.id)).not.toContain(id);
  expect((await slackConnection('T-ended')).id).toBe(id);
  expect(await connections.find('slack', 'T-ended')).toMatchObject({ id, sealed: 'sealed' });
});

test('another platform’s connection of the same name is another one', async () => {
  const slack = await slackConnection('same');
  const teams = await database.connections.connect('teams', 'same', 'Same', null);
  expect(teams.id).not.toBe(slack.id);
  await database.connections.end('teams', 'same', at('10:00'));
  expect(await database.connections.find('slack', 'same')).toEqual(slack);
});

test('forgotten are the accounts and channels of what has ended, and who had no part in anything', async () => {
  const { store, connections } = database;
  const given = await aProject(database);
  const { id: goneId } = await slackConnection('T-gone');
  const { id: stayingId } = await slackConnection('T-staying');
  const add = async (person: Person, connectionId: string): Promise<Account> => {
    const account = { ...anAccount(person, connectionId), platform: 'slack' as const };
    await store.transaction(async (tx) => {
      await tx.people.addAccount(account);
      await tx.people.savePerson({ ...person, preferredAccountId: account.id });
    });
    return account;
  };
  const stranger = aPerson('Kulturskulerektor');
  const both = aPerson('Næringssjef');
  await store.transaction(async (tx) => {
    await tx.people.addPerson(stranger);
    await tx.people.addPerson(both);
  });
  const member = await aMember(store, given);
  await add(stranger, goneId);
  await add(member, goneId);
  const kept = await add(both, stayingId);
  await add(both, goneId);
  const place = { projectId: given.project.id, externalId: 'C1', open: false } as const;
  await store.transaction(async (tx) => {
    await tx.projects.addPlace({ id: newId(), ...place, kind: 'group', connectionId: goneId });
    await tx.people.addCode({
      id: newId(),
      codeHash: 'hash',
      personId: stranger.id,
      expiresAt: at('12:00'),
      usedAt: null,
    });
    await tx.audit({ what: 'person.met', by: stranger.id, projectId: null, roundId: null, at: at('09:00') });
  });
  await connections.end('slack', 'T-gone', at('10:00'));

  expect(await connections.forgetEnded(at('10:00'))).toBe(0);
  expect(await connections.forgetEnded(at('10:01'))).toBe(3);
  expect(await store.people.person(stranger.id)).toBeNull();
  // a member stays by name, for minutes and decisions; who has another account goes on with that one
  expect(await store.people.person(member.id)).toMatchObject({ name: member.name, preferredAccountId: null });
  expect(await store.people.person(both.id)).toMatchObject({ preferredAccountId: kept.id });
  expect(await store.projects.places(given.project.id)).toEqual([]);
  expect((await store.projects.memberships(given.project.id)).map((one) => one.personId)).toEqual([
    member.id,
  ]);
  expect(await connections.forgetEnded(at('10:01'))).toBe(0);
});

test('everything in the schema that names a person keeps them from being forgotten', async () => {
  const named = await database.query(`
    select kcu.table_name || '.' || kcu.column_name as name
    from information_schema.table_constraints tc
    join information_schema.key_column_usage kcu using (constraint_schema, constraint_name)
    join information_schema.constraint_column_usage ccu using (constraint_schema, constraint_name)
    where tc.constraint_type = 'FOREIGN KEY' and ccu.table_name = 'person' order by 1`);
  // a table that is new here has to be thought of in db/connections.ts; reminders, wishes and links go along
  expect(named.map(({ name }) => name)).toEqual([
    'account.person_id',
    'answer.person_id',
    'calendar_feed.person_id',
    'deadline_move.moved_by',
    'decision.responsible_id',
    'digest.person_id',
    'draft.person_id',
    'file_link.person_id',
    'gathering.cancelled_by',
    'gathering.leader_id',
    'gathering.planned_by',
    'gathering_attendance.person_id',
    'gathering_attendance.registered_by',
    'gathering_move.moved_by',
    'given_grade.person_id',
    'goal.ended_by',
    'goal.responsible_id',
    'goal_change.changed_by',
    'goal_entry.entered_by',
    'kept_grade.person_id',
    'kept_text.person_id',
    'link_code.person_id',
    'membership.person_id',
    'milestone.reached_by',
    'milestone.responsible_id',
    'milestone_audience.person_id',
    'milestone_move.moved_by',
    'minutes.approved_by',
    'nudge.for_id',
    'nudge.person_id',
    'pause.deputy_id',
    'pause.person_id',
    'personal_link.person_id',
    'programme_role.person_id',
    'reporting_deadline.delivered_by',
    'reporting_deadline.responsible_id',
    'risk_event.by',
    'risk_note.person_id',
    'risk_workshop.leader_id',
    'role_holding.person_id',
    'round.opened_by',
    'switched_off.person_id',
  ]);
});
