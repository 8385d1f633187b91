import { afterEach, beforeEach, expect, test } from 'vitest';
import { calendarLoaders } from '../../../bot/calendar-feed/calendar-feed.usecases.ts';
import { createCalendarFront } from '../../../bot/calendar-feed/calendar-front.ts';
import type { Command } from '../../../bot/conversation/command.ts';
import { type Id, newId } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import type { CalendarToShow } from '../../../bot/ports/calendar-feeds.ts';
import { createSigner } from '../../../signer.ts';
import { aProject, type GivenProject, openRound } from '../people/given.ts';
import { accepted, openWorld, type World } from '../world.ts';

let world: World;
let given: GivenProject;
let projectId: Id;

beforeEach(async () => {
  world = await openWorld();
  given = await aProject(world);
  projectId = given.projectId;
});
afterEach(() => world.close());

const does = async (by: Person, command: Command) => accepted(await world.does(by, world.elverum, command));

/** The token of the link that somebody has now; '' where they have none. */
async function tokenOf(by: Person, of: Id | null = null): Promise<string> {
  const { services } = world;
  const loading = {
    ...{ services, repositories: services.store, reader: await world.reader(by), standing: null },
  };
  const form = { values: {}, refusals: [] };
  const link = of
    ? await calendarLoaders.projectCalendar(loading, { name: 'projectCalendar', id: of }, form)
    : await calendarLoaders.calendar(loading, { name: 'calendar' }, form);
  return link?.url?.split('/').at(-1) ?? '';
}
const shown = (token: string, services = world.services) => createCalendarFront(services).calendar(token);
const kindsIn = (calendar: CalendarToShow | null) =>
  calendar?.isServing ? calendar.entries.map(({ kind }) => kind) : calendar;

const ended = { isServing: false, audience: { language: 'nb', timeZone: 'Europe/Oslo' } };

test('asked again, also at once, it is the same link; renewed, the old one shows nothing any more', async () => {
  const show: Command = { type: 'calendar.show' };
  await Promise.all([does(given.leader, show), does(given.leader, show)]);
  await does(given.leader, show);
  expect(
    await world.database.query("select what from audit_event where what like 'calendar.%'"),
  ).toHaveLength(1);
  const token = await tokenOf(given.leader);
  await openRound(world, given);
  expect(kindsIn(await shown(token))).toEqual(['round']);

  await does(given.leader, { type: 'calendar.renew' });
  expect(await shown(token)).toEqual(ended);
  const renewed = await tokenOf(given.leader);
  expect(renewed).not.toBe(token);
  expect(kindsIn(await shown(renewed))).toEqual(['round']);

  await does(given.leader, { type: 'calendar.revoke' });
  expect(await shown(renewed)).toEqual(ended);
  expect(await tokenOf(given.leader)).toBe('');
});

test('who leaves the project sees nothing of it any more, whichever calendar it is', async () => {
  await openRound(world, given);
  await does(given.mayor, { type: 'calendar.show' });
  await does(given.mayor, { type: 'projectCalendar.show', projectId });
  const [own, project] = [await tokenOf(given.mayor), await tokenOf(given.mayor, projectId)];
  expect(kindsIn(await shown(own))).toEqual(['round']);
  expect(await shown(project)).toMatchObject({ isServing: true, projectName: 'Heltidskultur' });
  await does(given.leader, {
    type: 'group.remove',
    projectId,
    groupKind: 'steering',
    personId: given.mayor.id,
  });
  expect(kindsIn(await shown(own))).toEqual([]);
  expect(await shown(project)).toEqual(ended);
});

test('a round stands there as before when its owner has answered: it does not tell who has (PRIV-2)', async () => {
  const roundId = await openRound(world, given);
  await does(given.steward, { type: 'calendar.show' });
  const token = await tokenOf(given.steward);
  const before = await shown(token);
  const grades = { need: 4, solution: 4, 'project-leader': 4, team: 4, anchoring: 4 };
  await does(given.steward, { type: 'answer.give', roundId, grades, reasons: {}, comment: '' });
  expect(await shown(token)).toEqual(before);
});

test('what is moved is the same entry, and what is done is gone', async () => {
  const dueOn = (await world.services.clock.now())
    .toZonedDateTimeISO('Europe/Oslo')
    .toPlainDate()
    .add({ days: 20 });
  await does(given.leader, {
    type: 'deadline.add',
    projectId,
    dueOn,
    contents: 'Regnskap',
    year: null,
    amount: null,
  });
  await does(given.leader, { type: 'calendar.show' });
  const token = await tokenOf(given.leader);
  const entries = async () => {
    const calendar = await shown(token);
    return calendar?.isServing ? calendar.entries : [];
  };
  const [before] = await entries();
  const deadlineId = before?.subjectId ?? '';
  world.advance({ hours: 1 });
  const date = dueOn.add({ days: 7 });
  await does(given.leader, { type: 'deadline.move', deadlineId, date, reason: 'Revisor er syk' });
  const [moved] = await entries();
  expect(moved).toEqual({
    ...before,
    when: { from: date, to: date },
    revision: 1,
    changedAt: world.services.clock.now(),
  });
  expect(JSON.stringify(moved)).not.toContain('Revisor');
  const deliveredOn = world.services.clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  const delivery = { deliveredOn, reference: '26/1', parties: ['administration'] as const };
  await does(given.leader, { type: 'deadline.deliver', deadlineId, ...delivery });
  expect(await entries()).toEqual([]);
});

test('two persons who are one: their calendars are one’s, and one serves for each scope', async () => {
  const other = await world.person('Prosjektleder, annen konto', world.loten);
  await does(other, { type: 'calendar.show' });
  await does(other, { type: 'projectCalendar.show', projectId });
  await does(given.leader, { type: 'calendar.show' });
  const [own, project] = [await tokenOf(other), await tokenOf(other, projectId)];
  const stays = await tokenOf(given.leader);
  await world.services.store.transaction((tx) =>
    tx.people.merge(other.id, given.leader.id, world.services.clock.now()),
  );
  expect(await shown(own)).toEqual(ended);
  expect(await shown(stays)).toMatchObject({ isServing: true });
  // nothing to that person before, it is of the leader's project now
  expect(await shown(project)).toMatchObject({ isServing: true, projectName: 'Heltidskultur' });
});

test('whoever is erased has no calendar', async () => {
  const person = await world.person('Gjest', world.elverum);
  await does(person, { type: 'calendar.show' });
  const token = await tokenOf(person);
  expect(await shown(token)).toMatchObject({ isServing: true, entries: [] });
  await world.database.query(`delete from account where person_id = '${person.id}'`);
  await world.database.query(`delete from person where id = '${person.id}'`);
  expect(await shown(token)).toBeNull();
});

test('forged, altered and unknown tokens are the same to whoever tries; the previous secret still serves', async () => {
  await does(given.leader, { type: 'calendar.show' });
  const token = await tokenOf(given.leader);
  const [id = '', signature = ''] = token.split('.');
  const { signer } = world.services;
  const other = newId();
  const wrong = [
    ...['', '.', id, `${id}.`, `${id}.${signature}x`, `${id}.${signature}.x`, `${other}.${signature}`],
    ...[`${id.toUpperCase()}.${signature}`, `${id}.${signer.sign('personal-link', id)}`],
    ...[`${other}.${signer.sign('calendar-feed', other)}`, `'; drop table person;.${signature}`],
  ];
  for (const one of wrong) expect(await shown(one), one).toBeNull();
  const rotated = createSigner(
    'another secret of at least thirty-two letters',
    'a secret of at least thirty-two characters',
  );
  expect(await shown(token, { ...world.services, signer: rotated })).toMatchObject({ isServing: true });
  const forgotten = createSigner('another secret of at least thirty-two letters', null);
  expect(await shown(token, { ...world.services, signer: forgotten })).toBeNull();
});

test('a fetch costs few queries, however many projects there are', async () => {
  for (const nth of [2, 3, 4]) await aProject(world, `Prosjekt ${nth}`, ` ${nth}`);
  await does(given.leader, { type: 'calendar.show' });
  const token = await tokenOf(given.leader);
  let queries = 0;
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value = Reflect.get(of, name);
        if (typeof value !== 'function')
          return value !== null && typeof value === 'object' ? counted(value) : value;
        return (...given: unknown[]) => {
          queries += 1;
          return value.apply(of, given);
        };
      },
    });
  await shown(token, { ...world.services, store: counted(world.services.store) });
  expect(queries).toBeLessThanOrEqual(10);
});
