import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { defaultScale, defaultThresholds } from '../../../bot/evaluation/scale.ts';
import { limits } from '../../../bot/limits.ts';
import type { Person } from '../../../bot/people/person.ts';
import { type GroupState, giveRole, joinGroup, leaveGroup } from '../../../bot/project/group.decide.ts';
import { countByParty, currentMembers, missingParties, stability } from '../../../bot/project/group.ts';
import {
  type Group,
  type Membership,
  type Party,
  type Project,
  parties,
} from '../../../bot/project/project.ts';

const start = Temporal.Instant.from('2026-01-05T08:00:00Z');
const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
const group: Group = { id: 'steering', projectId: 'p', kind: 'steering' };
const project: Project = {
  id: 'p',
  name: 'Heltid',
  participantId: 'elverum',
  programmeId: 'programme',
  themes: ['full-time'],
  language: 'nn',
  timeZone: 'Europe/Oslo',
  phase: 'execution',
  scale: defaultScale,
  thresholds: defaultThresholds(defaultScale),
  sharesContents: false,
};
const person = (id: string, preferredAccountId: string | null = `account-${id}`): Person => ({
  id,
  name: `Office ${id}`,
  language: 'nb',
  timeZone: 'Europe/Oslo',
  isAdministrator: false,
  preferredAccountId,
});
const member = (personId: string, party: Party, to: Temporal.Instant | null = null): Membership => ({
  id: `m-${personId}`,
  groupId: group.id,
  personId,
  party,
  from: start,
  to,
});
const state = (memberships: readonly Membership[] = []): GroupState => ({
  project,
  memberships,
  people: ['a', 'b', 'c'].map((id) => person(id)).concat(person('without', null)),
});
const add = (who: { id: string } | { newName: string }, party: Party = 'employees') =>
  ({ type: 'group.add', projectId: 'p', groupKind: 'steering', person: who, party }) as const;
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string; field?: string }[] }) =>
  outcome.refusals?.map(({ code, field }) => [code, field]);

describe('joining a group', () => {
  test('begins a membership now, which has no end (COOP-3)', () => {
    const joined = joinGroup(state(), group, add({ id: 'a' }), now);
    expect(joined).toMatchObject({
      ok: true,
      value: { isNew: false, membership: { personId: 'a', party: 'employees', from: now, to: null } },
    });
  });

  test('somebody new is a person without an account, who speaks the project’s language', () => {
    const joined = joinGroup(state(), group, add({ newName: '  Utvalgsleder \n teknisk ' }), now);
    expect(joined).toMatchObject({
      ok: true,
      value: {
        isNew: true,
        person: {
          name: 'Utvalgsleder teknisk',
          language: 'nn',
          preferredAccountId: null,
          isAdministrator: false,
        },
      },
    });
  });

  test('nobody is in it twice, under another party neither', () => {
    const there = state([member('a', 'politicians')]);
    expect(codes(joinGroup(there, group, add({ id: 'a' }, 'employees'), now))).toEqual([
      ['alreadyMember', 'person'],
    ]);
  });

  test('who has left can come again', () => {
    const left = state([member('a', 'politicians', start.add({ hours: 5 }))]);
    expect(joinGroup(left, group, add({ id: 'a' }), now).ok).toBe(true);
  });

  test('a person from elsewhere is unknown', () => {
    expect(codes(joinGroup(state(), group, add({ id: 'elsewhere' }), now))).toEqual([
      ['personUnknown', 'person'],
    ]);
  });

  test('a new name must be there and fit', () => {
    expect(codes(joinGroup(state(), group, add({ newName: '  ' }), now))).toEqual([
      ['textMissing', 'newName'],
    ]);
    const long = 'x'.repeat(limits.personName + 1);
    expect(codes(joinGroup(state(), group, add({ newName: long }), now))).toEqual([
      ['textTooLong', 'newName'],
    ]);
  });

  test('a group has room for a set number', () => {
    const full = Array.from({ length: limits.membersPerGroup }, (_, index) =>
      member(`x${index}`, 'employees'),
    );
    expect(codes(joinGroup(state(full), group, add({ id: 'a' }), now))).toEqual([['groupFull', undefined]]);
  });
});

describe('leaving a group', () => {
  const remove = (personId: string) =>
    ({ type: 'group.remove', projectId: 'p', groupKind: 'steering', personId }) as const;

  test('ends the present membership', () => {
    const there = state([member('a', 'politicians')]);
    expect(leaveGroup(there, group, remove('a'))).toMatchObject({ ok: true, value: { id: 'm-a' } });
  });

  test('who is not in it cannot leave it', () => {
    const left = state([member('a', 'politicians', now)]);
    expect(codes(leaveGroup(left, group, remove('a')))).toEqual([['notMember', 'member']]);
    expect(codes(leaveGroup(left, undefined, remove('a')))).toEqual([['notMember', 'member']]);
  });
});

describe('PA and PL', () => {
  const give = (personId: string) => ({ type: 'role.give', projectId: 'p', role: 'pl', personId }) as const;
  const held = [{ projectId: 'p', personId: 'a', role: 'pl', from: start, to: null }] as const;

  test('another person takes over now', () => {
    expect(giveRole(state(), held, give('b'), now)).toMatchObject({
      ok: true,
      value: { personId: 'b', role: 'pl', from: now, to: null },
    });
  });

  test('who holds it already goes on', () => {
    expect(giveRole(state(), held, give('a'), now)).toEqual({ ok: true, value: null });
  });

  test('nobody unknown, and nobody who could not be told', () => {
    expect(codes(giveRole(state(), held, give('elsewhere'), now))).toEqual([['personUnknown', 'pl']]);
    expect(codes(giveRole(state(), held, give('without'), now))).toEqual([['personUnknown', 'pl']]);
  });
});

describe('what is counted of a group', () => {
  const anyMembership = fc
    .record({
      party: fc.constantFrom(...parties),
      joined: fc.integer({ min: 0, max: 100 }),
      stayed: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
      elsewhere: fc.boolean(),
    })
    .map(({ party, joined, stayed, elsewhere }, index = crypto.randomUUID()) => ({
      id: String(index),
      personId: String(index),
      groupId: elsewhere ? 'other' : group.id,
      party,
      from: start.add({ hours: joined }),
      to: stayed === null ? null : start.add({ hours: joined + stayed }),
    }));

  test('a party is missing if nobody speaks for it now (COOP-1)', () => {
    fc.assert(
      fc.property(fc.array(anyMembership), (memberships) => {
        const present = currentMembers(memberships, group.id);
        const missing = missingParties(present);
        const counts = countByParty(present);
        for (const party of parties) expect(missing.includes(party)).toBe(counts[party] === 0);
        expect(present.every((one) => one.groupId === group.id && one.to === null)).toBe(true);
      }),
    );
  });

  test('who joined after the first and who left are counted; the rest are its first members (COOP-3)', () => {
    fc.assert(
      fc.property(fc.array(anyMembership), (memberships) => {
        const all = memberships.filter((one) => one.groupId === group.id);
        const { joined, left } = stability(memberships, group.id);
        expect(left).toBe(all.length - currentMembers(memberships, group.id).length);
        expect(joined).toBeLessThanOrEqual(Math.max(0, all.length - 1));
      }),
    );
    const first = [member('a', 'politicians'), member('b', 'employees')];
    expect(stability(first, group.id)).toEqual({ joined: 0, left: 0 });
    const later = { ...member('c', 'employees'), from: now };
    expect(stability([...first, later], group.id)).toEqual({ joined: 1, left: 0 });
    expect(stability([], group.id)).toEqual({ joined: 0, left: 0 });
  });
});
