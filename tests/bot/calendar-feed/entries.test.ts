import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { entriesOf, type FeedContents } from '../../../bot/calendar-feed/entries.ts';
import type { GatheringOf } from '../../../bot/gatherings/gathering.ts';
import type { Standing } from '../../../bot/permissions/standing.ts';
import { reminderKinds } from '../../../bot/reminders/reminder.ts';

/** A risk has no date: what is done about it is a milestone (MILE-4). */
const kinds = reminderKinds.filter((kind) => kind !== 'risk');

const at = Temporal.Instant.from('2026-11-23T09:00:00Z');
const dated = {
  projectId: 'project',
  text: 'Årsrapport\nRegnskap',
  dueOn: Temporal.PlainDate.from('2026-12-18'),
  recordedAt: at,
  moves: 0,
  movedAt: null,
};
const gathering = (of: GatheringOf, over: Partial<FeedContents['gathering'][number]> = {}) => ({
  id: 'gathering',
  projectId: 'project',
  gathering: {
    id: 'gathering',
    programmeId: 'programme',
    of,
    startsOn: Temporal.PlainDate.from('2027-02-10'),
    endsOn: Temporal.PlainDate.from('2027-02-11'),
    startsAt: Temporal.PlainTime.from('10:00'),
    place: 'Hamar',
    about: '',
    leaderId: 'network leader',
    plannedBy: 'network leader',
    plannedAt: at,
    movedAt: null,
    cancelled: null,
  },
  name: { kind: of.kind, number: null, name: 'Heltid/deltid Øst' },
  isSteered: true,
  isDeclined: false,
  ...over,
});

const contents: FeedContents = {
  round: [
    {
      id: 'round',
      projectId: 'project',
      groupId: 'steering',
      number: 2,
      openedAt: at,
      deadline: at.add({ hours: 168 }),
    },
  ],
  deadline: [{ ...dated, id: 'deadline', responsibleId: null }],
  milestone: [{ ...dated, id: 'milestone', text: 'Turnus', responsibleId: 'steward' }],
  measurement: [
    {
      id: 'goal',
      projectId: 'project',
      wording: 'Flere på heltid',
      on: Temporal.PlainDate.from('2026-12-31'),
      responsibleId: 'steward',
      recordedAt: at,
      revision: 0,
    },
  ],
  gathering: [gathering({ kind: 'network', networkId: 'network', number: 2 })],
};

const standing = (over: Partial<Standing> = {}): Standing => ({
  projectId: 'project',
  roles: [],
  memberships: [],
  offices: [],
  isAdministrator: false,
  sharesContents: false,
  ...over,
});
const member = standing({ memberships: [{ groupId: 'steering', kind: 'steering', party: 'employees' }] });
const reference = standing({
  memberships: [{ groupId: 'reference', kind: 'reference', party: 'employees' }],
});

const seen = (personId: string, projectId: string | null, stands: Standing) =>
  entriesOf(
    { personId, projectId },
    [{ project: { id: 'project', name: 'Heltid' }, standing: stands }],
    contents,
  )
    .map(({ kind }) => kind)
    .toSorted();

describe('one’s own calendar', () => {
  test('holds all of a project for its leaders', () => {
    for (const role of ['pa', 'pl'] as const)
      expect(seen('leader', null, standing({ roles: [role] }))).toEqual(kinds.toSorted());
  });

  test('holds the round of one’s own group, and what one is responsible for', () => {
    expect(seen('steward', null, member)).toEqual(['gathering', 'measurement', 'milestone', 'round']);
    expect(seen('mayor', null, member)).toEqual(['gathering', 'round']);
    expect(seen('mayor', null, reference)).toEqual([]);
  });
});

describe('a gathering in one’s own calendar', () => {
  const entriesFor = (rows: FeedContents['gathering'], stands: Standing, projects = ['project']) =>
    entriesOf(
      { personId: 'somebody', projectId: null },
      projects.map((id) => ({ project: { id, name: id }, standing: { ...stands, projectId: id } })),
      { round: [], deadline: [], milestone: [], measurement: [], gathering: rows },
    );
  const network: GatheringOf = { kind: 'network', networkId: 'network', number: 2 };
  const worker = standing({ memberships: [{ groupId: 'work', kind: 'project', party: 'employees' }] });

  test('stands there once, however many of one’s projects are around it', () => {
    const rows = ['one', 'two'].map((projectId) => gathering(network, { projectId }));
    expect(entriesFor(rows, member, ['one', 'two'])).toHaveLength(1);
  });

  test('is there for whom it invites, and until they say that they cannot come (NET-1)', () => {
    expect(entriesFor([gathering(network)], worker)).toEqual([]);
    expect(entriesFor([gathering(network, { isSteered: false })], worker)).toHaveLength(1);
    expect(entriesFor([gathering(network, { isDeclined: true })], member)).toEqual([]);
    expect(entriesFor([gathering({ kind: 'leaders' })], standing({ roles: ['pa'] }))).toEqual([]);
    expect(entriesFor([gathering({ kind: 'leaders' })], standing({ roles: ['pl'] }))).toHaveLength(1);
  });

  test('has its hour where it is on one day, and its days where it is on several', () => {
    const endsOn = Temporal.PlainDate.from('2027-02-10');
    const row = gathering(network);
    expect(entriesFor([row], member)[0]?.when).toEqual({ from: endsOn, to: endsOn.add({ days: 1 }) });
    const short = { ...row, gathering: { ...row.gathering, endsOn } };
    expect(entriesFor([short], member)[0]?.when).toEqual({ at: Temporal.Instant.from('2027-02-10T09:00Z') });
  });
});

describe('a project’s calendar', () => {
  test.each([
    ['a member', member],
    ['the reference group', reference],
  ])('holds all of it for %s', (_who, stands) => {
    expect(seen('anybody', 'project', stands)).toEqual(kinds.toSorted());
  });

  test('holds no goal for the programme’s people, unless the project shares it (domain §3)', () => {
    const offices = ['secretariat'] as const;
    expect(seen('anybody', 'project', standing({ offices }))).toEqual(
      kinds.filter((kind) => kind !== 'measurement').toSorted(),
    );
    expect(seen('anybody', 'project', standing({ offices, sharesContents: true }))).toEqual(kinds.toSorted());
  });

  test('holds nothing for who is nothing to it: an administrator, a stranger', () => {
    expect(seen('admin', 'project', standing({ isAdministrator: true }))).toEqual([]);
    expect(seen('stranger', 'project', standing())).toEqual([]);
  });
});

test('a project that is not among those that may be seen gives nothing (domain §3)', () => {
  expect(entriesOf({ personId: 'leader', projectId: null }, [], contents)).toEqual([]);
});

test('an entry holds a title, days and nothing else of it; a round’s revision grows as its deadline moves on', () => {
  const projects = [{ project: { id: 'project', name: 'Heltid' }, standing: standing({ roles: ['pl'] }) }];
  const entries = entriesOf({ personId: 'leader', projectId: null }, projects, contents);
  const [round, deadline] = ['round', 'deadline'].map((kind) => entries.find((one) => one.kind === kind));
  expect(deadline?.title).toEqual({ kind: 'deadline', title: 'Årsrapport' });
  expect(round).toEqual({
    kind: 'round',
    subjectId: 'round',
    projectName: 'Heltid',
    title: { kind: 'round', number: 2 },
    part: null,
    when: { at: at.add({ hours: 168 }) },
    since: at,
    changedAt: null,
    revision: 10_080,
  });
});
