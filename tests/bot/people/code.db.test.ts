import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Views } from '../../../bot/conversation/view.ts';
import { codeHash, newCode } from '../../../bot/people/code.ts';
import { firstAdministratorCode } from '../../../bot/people/code.usecases.ts';
import type { Person } from '../../../bot/people/person.ts';
import { accepted, codesOf, openWorld, type World } from '../world.ts';
import { aProject, openRound } from './given.ts';

let world: World;

beforeEach(async () => {
  world = await openWorld();
});

afterEach(() => world.close());

async function codeOf(person: Person): Promise<string> {
  const made = accepted(await world.does(person, world.elverum, { type: 'code.make' }));
  return (made.props as Views['code']).code;
}
const uses = (person: Person, code: string) => world.does(person, world.loten, { type: 'code.use', code });
const person = (id: string) => world.services.store.people.person(id);

describe('a one-time code', () => {
  test('reads well, is stored as its fingerprint only, and lasts ten minutes', async () => {
    const now = world.services.clock.now();
    const { shown, stored } = await newCode(null, now);
    expect(shown).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(JSON.stringify(stored)).not.toContain(shown.replace('-', ''));
    expect(stored.expiresAt.since(now).total('minutes')).toBe(10);
    expect(await codeHash(` ${shown.toLowerCase().replace('-', ' ')} `)).toBe(stored.codeHash);
  });

  test('links two accounts to one human, once', async () => {
    const known = await world.person('Ordfører', world.elverum);
    const other = await world.person('Ordfører (Løten)', world.loten);
    const code = await codeOf(known);
    const used = accepted(await uses(other, code));
    expect(used.props).toEqual({ personName: 'Ordfører', madeAdministrator: false });
    const accounts = await world.services.store.people.accountsOf(known.id);
    expect(accounts.map((one) => one.externalId).sort()).toEqual(['Ordfører', 'Ordfører (Løten)']);
    expect(await world.services.store.people.accountsOf(other.id)).toEqual([]);
    // notices go where they went before
    expect((await person(known.id))?.preferredAccountId).toBe(known.preferredAccountId);
    expect((await person(other.id))?.preferredAccountId).toBeNull();
    const third = await world.person('En annen', world.loten);
    expect(codesOf(await uses(third, code))).toEqual(['codeUnknown']);
  });

  test('is refused where it is unknown, too old, or one’s own', async () => {
    const known = await world.person('Ordfører', world.elverum);
    const other = await world.person('Noen', world.loten);
    expect(codesOf(await uses(other, 'K7PM-4QXZ'))).toEqual(['codeUnknown']);
    expect(codesOf(await uses(other, ''))).toEqual(['codeUnknown']);
    const code = await codeOf(known);
    expect(codesOf(await uses(known, code))).toEqual(['codeSamePerson']);
    world.advance({ minutes: 10 });
    expect(codesOf(await uses(other, code))).toEqual(['codeExpired']);
  });

  test('two who use it at the same moment: one is linked', async () => {
    const known = await world.person('Ordfører', world.elverum);
    const one = await world.person('En', world.loten);
    const other = await world.person('To', world.loten);
    const code = await codeOf(known);
    const both = await Promise.all([uses(one, code), uses(other, code)]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await world.services.store.people.accountsOf(known.id)).toHaveLength(2);
  });

  test('of npm run admin makes whoever uses it an administrator', async () => {
    const { code } = await firstAdministratorCode(world.services);
    const somebody = await world.person('Administrator', world.loten);
    const used = accepted(await uses(somebody, code));
    expect(used.props).toEqual({ personName: 'Administrator', madeAdministrator: true });
    expect((await person(somebody.id))?.isAdministrator).toBe(true);
  });
});

describe('when both are one human', () => {
  test('a member’s place, role and answer go along, and are counted once', async () => {
    const given = await aProject(world);
    const roundId = await openRound(world, given);
    const { store } = world.services;
    const answer = {
      type: 'answer.give',
      roundId,
      grades: { need: 4, solution: 4, 'project-leader': 4, team: 4, anchoring: 4 },
      reasons: {},
      comment: '',
    } as const;
    // the mayor has sat in the group under an account of their own in another workspace, too
    const again = await world.person('Ordfører', world.loten);
    accepted(await world.does(given.mayor, world.elverum, answer));
    const code = await codeOf(given.mayor);
    accepted(await uses(again, code));
    const standing = await store.projects.standing(given.mayor.id, { roundId });
    expect(standing?.memberships.map((one) => one.kind)).toEqual(['steering']);
    expect(await store.rounds.answered(roundId)).toHaveLength(1);

    // and the other way: the one who has the place uses a code of the one who has none
    const newer = await world.person('Hovedtillitsvalgt', world.loten);
    accepted(await world.does(given.steward, world.elverum, answer));
    const made = accepted(await world.does(newer, world.loten, { type: 'code.make' }));
    accepted(await uses(given.steward, (made.props as Views['code']).code));
    const moved = await store.projects.standing(newer.id, { roundId });
    expect(moved?.memberships).toMatchObject([{ kind: 'steering', party: 'employees' }]);
    expect((await store.rounds.answered(roundId)).map((one) => one.personId).sort()).toEqual(
      [given.mayor.id, newer.id].sort(),
    );
    // the group has not changed: nobody joined, nobody left (COOP-3)
    const memberships = await store.projects.memberships(given.projectId);
    expect(memberships.filter((one) => one.to !== null)).toEqual([]);
    expect(memberships).toHaveLength(4);
    // and the person is asked where they now are
    expect(await store.projects.ofPerson(given.steward.id)).toEqual([]);
  });
});

describe('settings', () => {
  test('are saved, with the zone as it is usually written', async () => {
    const somebody = await world.person('Noen', world.elverum);
    const saved = accepted(
      await world.does(somebody, world.elverum, {
        type: 'settings.save',
        accountId: null,
        language: 'nn',
        timeZone: 'europe/london',
      }),
    );
    expect(saved).toMatchObject({ how: 'done', props: { language: 'nn', timeZone: 'Europe/London' } });
    expect(await person(somebody.id)).toMatchObject({ language: 'nn', timeZone: 'Europe/London' });
  });

  test('a zone that there is not is refused beside its field', async () => {
    const somebody = await world.person('Noen', world.elverum);
    const command = { type: 'settings.save', accountId: null, language: 'nn', timeZone: 'Elverum' } as const;
    expect(await world.does(somebody, world.elverum, command)).toMatchObject({
      ok: false,
      refusals: [{ code: 'timeZoneUnknown', field: 'timeZone' }],
    });
    expect((await person(somebody.id))?.language).toBe('nb');
  });

  test('say where messages go, for somebody with several accounts: one of their own, and no other’s', async () => {
    const known = await world.person('Ordfører', world.elverum);
    const other = await world.person('Ordfører (Løten)', world.loten);
    const stranger = await world.person('Rådmann', world.loten);
    accepted(await uses(other, await codeOf(known)));
    const second = (await world.services.store.people.accountsOf(known.id)).find(
      (one) => one.connectionId === world.loten,
    );
    const save = (accountId: string | null) =>
      world.does(known, world.elverum, {
        type: 'settings.save',
        accountId,
        language: 'nb',
        timeZone: 'Europe/Oslo',
      });
    accepted(await save(second?.id ?? ''));
    expect((await person(known.id))?.preferredAccountId).toBe(second?.id);
    // a form that does not ask leaves it
    accepted(await save(null));
    expect((await person(known.id))?.preferredAccountId).toBe(second?.id);
    for (const accountId of [stranger.preferredAccountId, crypto.randomUUID()])
      expect(await save(accountId)).toMatchObject({
        ok: false,
        refusals: [{ code: 'choiceUnknown', field: 'account' }],
      });
    expect((await person(known.id))?.preferredAccountId).toBe(second?.id);
  });
});
