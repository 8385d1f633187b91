import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../bot/limits.ts';
import type { Person } from '../../../bot/people/person.ts';
import {
  type CreateProject,
  createProject,
  type ProjectToMake,
} from '../../../bot/project/project.decide.ts';

const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
const person = (id: string): Person => ({
  id,
  name: `Office ${id}`,
  language: 'nb',
  timeZone: 'Europe/Oslo',
  isAdministrator: false,
  preferredAccountId: `account-${id}`,
});
const state: ProjectToMake = {
  participant: {
    id: 'elverum',
    programmeId: 'programme',
    name: 'Elverum',
    organisationIds: ['o'],
    cohorts: [1],
    networkIds: ['n'],
    themes: ['full-time'],
  },
  people: ['pa', 'pl', 'a', 'b'].map(person),
  connectionId: 'web',
  takenPlaces: ['project-of-others'],
  openPlaces: [],
  takenNames: [],
};
const command: CreateProject = {
  type: 'project.create',
  name: '  Heltidskultur ',
  participant: 'Elverum',
  themes: ['reputation', 'reputation'],
  language: 'nn',
  timeZone: 'europe/oslo',
  groupPlace: null,
  openPlace: null,
  pa: 'pa',
  pl: 'pl',
  groupKind: 'steering',
  members: [
    { person: { id: 'a' }, party: 'politicians' },
    { person: { newName: 'Utvalgsleder' }, party: 'politicians' },
  ],
};
const made = (changes: Partial<CreateProject> = {}) => {
  const outcome = createProject(state, { ...command, ...changes }, now);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};
const refusals = (changes: Partial<CreateProject>) => {
  const outcome = createProject(state, { ...command, ...changes }, now);
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => [code, field]);
};

describe('a new project', () => {
  test('starts in clarification (PHASE-1), with the default scale (EVAL-3), sharing nothing', () => {
    expect(made().project).toMatchObject({
      name: 'Heltidskultur',
      phase: 'clarification',
      themes: ['reputation'],
      language: 'nn',
      timeZone: 'Europe/Oslo',
      scale: { low: 1, high: 5, best: 'high' },
      thresholds: { poorSteps: 2, goodSteps: 2 },
      sharesContents: false,
    });
  });

  test('without a theme has those of its participant (PROG-2)', () => {
    expect(made({ themes: [] }).project.themes).toEqual(['full-time']);
  });

  test('PA and PL hold roles and are members only if they are chosen as such', () => {
    const { roles, memberships } = made();
    expect(roles.map(({ role, personId, from, to }) => ({ role, personId, from, to }))).toEqual([
      { role: 'pa', personId: 'pa', from: now, to: null },
      { role: 'pl', personId: 'pl', from: now, to: null },
    ]);
    expect(memberships).toHaveLength(2);
    const chosen = made({ members: [{ person: { id: 'pa' }, party: 'administration' }] });
    expect(chosen.memberships.map((one) => one.personId)).toEqual(['pa']);
  });

  test('has the one group that answers, with its members', () => {
    const { group, memberships, newPersons } = made({ groupKind: 'project' });
    expect(group.kind).toBe('project');
    expect(memberships.every((one) => one.groupId === group.id)).toBe(true);
    expect(newPersons).toMatchObject([{ name: 'Utvalgsleder', language: 'nn', preferredAccountId: null }]);
  });

  test('gets a channel of its own where none is named', () => {
    const { project, places } = made();
    expect(places).toMatchObject([
      { kind: 'group', connectionId: 'web', externalId: `project-${project.id}` },
    ]);
    expect(made({ groupPlace: 'C1', openPlace: 'C2' }).places).toMatchObject([
      { kind: 'group', externalId: 'C1' },
      { kind: 'open', externalId: 'C2' },
    ]);
    expect(made({ groupPlace: 'C1', openPlace: 'C1' }).places).toHaveLength(1);
  });

  test('may have nobody in its group yet: all three parties are then missing', () => {
    expect(made({ members: [] }).memberships).toEqual([]);
  });
});

describe('a project is not made', () => {
  test.each<[string, Partial<CreateProject>, [string, string | undefined][]]>([
    ['without a name', { name: ' ' }, [['textMissing', 'name']]],
    ['with a name that is too long', { name: 'x'.repeat(limits.projectName + 1) }, [['textTooLong', 'name']]],
    ['in a time zone that there is not', { timeZone: 'Europe/Elverum' }, [['timeZoneUnknown', 'timeZone']]],
    ['with a PA from elsewhere', { pa: 'elsewhere' }, [['personUnknown', 'pa']]],
    ['with a PL from elsewhere', { pl: 'elsewhere' }, [['personUnknown', 'pl']]],
    ['in a channel of another project', { groupPlace: 'project-of-others' }, [['placeTaken', 'groupPlace']]],
    [
      'with somebody in two parties',
      {
        members: [
          { person: { id: 'a' }, party: 'politicians' },
          { person: { id: 'a' }, party: 'employees' },
        ],
      },
      [['personTwice', 'members:employees']],
    ],
    [
      'with the same new name twice',
      {
        members: [
          { person: { newName: 'Utvalgsleder' }, party: 'politicians' },
          { person: { newName: 'utvalgsleder ' }, party: 'employees' },
        ],
      },
      [['personTwice', 'newPeople']],
    ],
    [
      'with a member from elsewhere',
      { members: [{ person: { id: 'elsewhere' }, party: 'employees' }] },
      [['personUnknown', 'members:employees']],
    ],
    [
      'with more members than fit',
      {
        members: Array.from({ length: limits.membersPerGroup + 1 }, (_, index) => ({
          person: { newName: `Nr ${index}` },
          party: 'employees' as const,
        })),
      },
      [['groupFull', undefined]],
    ],
    [
      'with several things wrong, which are all told at once',
      { name: '', timeZone: '?', pa: 'elsewhere' },
      [
        ['textMissing', 'name'],
        ['timeZoneUnknown', 'timeZone'],
        ['personUnknown', 'pa'],
      ],
    ],
  ])('%s', (_why, changes, expected) => {
    expect(refusals(changes)).toEqual(expected);
  });
});
