import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '../../../bot/conversation/handling.ts';
import type { Id } from '../../../bot/id.ts';
import { personsPicked, readerOf } from '../../../bot/people/meeting.ts';
import { connectSlack, type SlackLike, slackLike, toldAs, withSlack } from '../slack-like.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let slack: SlackLike;
let services: Services;
let connectionId: Id;
beforeEach(async () => {
  world = await openWorld();
  slack = slackLike();
  services = withSlack(world, slack);
  connectionId = await connectSlack(world, 'Elverum');
});
afterEach(() => world.close());

const meets = (externalId: string) => readerOf(services, { platform: 'slack', connectionId, externalId });
const picks = (picked: Readonly<Record<string, readonly string[]>>) =>
  personsPicked(services, { platform: 'slack', connectionId }, picked);
const persons = async () =>
  (await world.services.store.people.onConnection(connectionId)).map(({ name }) => name);

describe('whoever is met', () => {
  test('becomes a person with their name, language and time zone, and nothing else', async () => {
    slack.people.set('U1', toldAs('HR-sjef', { language: 'nn', timeZone: 'Europe/London' }));
    const { person } = await meets('U1');
    expect(person).toMatchObject({
      name: 'HR-sjef',
      language: 'nn',
      timeZone: 'Europe/London',
      isAdministrator: false,
    });
    expect(await world.services.store.projects.ofPerson(person.id)).toEqual([]);
    const again = await meets('U1');
    expect(again.person.id).toBe(person.id);
    // who is known is not asked for again
    expect(slack.asked).toEqual(['U1']);
  });

  test('is one person, though they do several things at the same moment', async () => {
    slack.people.set('U1', toldAs('Ordfører'));
    const readers = await Promise.all([meets('U1'), meets('U1'), meets('U1')]);
    expect(new Set(readers.map(({ person }) => person.id)).size).toBe(1);
    expect(await persons()).toEqual(['Ordfører']);
  });

  test('while the platform told nothing gets their name the next time', async () => {
    const { person } = await meets('U1');
    expect(person).toMatchObject({ name: 'U1', language: 'nb', timeZone: 'Europe/Oslo' });
    slack.people.set('U1', toldAs('Ordfører', { language: 'en' }));
    expect((await meets('U1')).person).toEqual({ ...person, name: 'Ordfører', language: 'en' });
    expect(await world.services.store.people.person(person.id)).toMatchObject({ name: 'Ordfører' });
    await meets('U1');
    expect(slack.asked).toEqual(['U1', 'U1']);
  });
});

describe('whoever is picked', () => {
  test('is a person with that account, once, in whichever lists they stand (design §1)', async () => {
    slack.people.set('U1', toldAs('Kommunedirektør'));
    slack.people.set('U2', toldAs('Gjest', { kind: 'guest' }));
    const { values, problems } = await picks({ pa: ['U1'], members: ['U1', 'U2'], nobody: [] });
    expect(problems).toEqual([]);
    const [first, second] = (values.members ?? '').split(',');
    expect(values).toEqual({ pa: first, members: `${first},${second}`, nobody: '' });
    expect([...slack.asked].sort()).toEqual(['U1', 'U2']);
    expect((await world.services.store.people.guests([first ?? '', second ?? ''])).get(second ?? '')).toBe(
      'guest',
    );
    // picked again, they are the same
    expect((await picks({ pa: ['U1'] })).values).toEqual({ pa: first });
  });

  test.each([
    ['a machine', 'machine', 'accountUnusable'],
    ['somebody deactivated', 'deactivated', 'accountUnusable'],
  ] as const)('%s is refused beside the field, and becomes nobody', async (_what, kind, code) => {
    slack.people.set('U1', toldAs('Ordfører'));
    slack.people.set('U2', toldAs('Kalenderbot', { kind }));
    const { values, problems } = await picks({ pa: ['U2'], members: ['U1', 'U2'] });
    expect(problems).toEqual([
      { code, details: { name: 'Kalenderbot' }, field: 'pa' },
      { code, details: { name: 'Kalenderbot' }, field: 'members' },
    ]);
    expect(values.pa).toBe('');
    expect(await persons()).toEqual(['Ordfører']);
  });

  test('and is not there any more, or never was, is refused; who was known stays known', async () => {
    slack.people.set('U1', toldAs('Ordfører'));
    await meets('U1');
    expect((await picks({ pa: ['U9'] })).problems).toEqual([{ code: 'personUnknown', field: 'pa' }]);
    slack.people.set('U1', toldAs('Ordfører', { kind: 'deactivated' }));
    expect((await picks({ pa: ['U1'] })).problems).toMatchObject([{ code: 'accountUnusable', field: 'pa' }]);
    // the platform tells nothing just now: that is no reason to refuse somebody who is known
    slack.people.delete('U1');
    expect((await picks({ pa: ['U1'] })).problems).toEqual([]);
  });
});
