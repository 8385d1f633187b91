import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Reply, Whereabouts } from '../../../bot/conversation/incoming.ts';
import { act } from '../../../bot/conversation/performing.ts';
import { defaultScale } from '../../../bot/evaluation/scale.ts';
import { newId } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { openWorld, type World } from '../world.ts';

// What is done with a form says whether a message with it comes to the same conversation (design §7: not twice).

let world: World;
let given: GivenProject;
let channel: string;
beforeEach(async () => {
  world = await openWorld();
  given = await aProject(world);
  const [place] = await world.services.store.projects.places(given.projectId);
  channel = place?.externalId ?? '';
});
afterEach(() => world.close());

const inChannel = (externalId = channel): Whereabouts => ({ kind: 'channel', externalId });
const directly: Whereabouts = { kind: 'direct' };

async function does(person: Person, where: Whereabouts | undefined, command: Command): Promise<Reply> {
  const { type: verb, ...data } = command;
  const reader = await world.reader(person, world.elverum);
  return act(world.services, reader, { verb, data, values: {}, view: null, ...(where ? { where } : {}) });
}

const round = (): Command => ({
  type: 'round.open',
  projectId: given.projectId,
  groupKind: 'steering',
  scale: defaultScale,
  grading: 'hidden',
  deadlineDate: Temporal.PlainDate.from('2026-12-04'),
  deadlineTime: Temporal.PlainTime.from('15:00'),
  ownFactors: [],
  greeting: '',
});

const places = {
  group: () => inChannel(),
  another: () => inChannel('another'),
  direct: () => directly,
  unknown: () => undefined,
} as const;

test.each([
  ['in the group’s own channel it does', 'leader', 'group', true],
  ['in another channel it does not', 'leader', 'another', false],
  ['PA is told directly', 'owner', 'direct', true],
  ['PL is not', 'leader', 'direct', false],
  ['where nobody knows where it was done, it is shown', 'owner', 'unknown', false],
] as const)('of a round that has been opened: %s', async (_what, who, where, here) => {
  expect(await does(given[who], places[where](), round())).toMatchObject({
    kind: 'done',
    here,
    message: { view: { name: 'progress' } },
  });
});

test('who prefers another account is not told here', async () => {
  const elsewhere = newId();
  const { owner } = given;
  await world.services.store.transaction(async (tx) => {
    await tx.people.addAccount({
      ...{ id: elsewhere, platform: 'web', connectionId: world.loten, externalId: 'other' },
      ...{ personId: owner.id, kind: 'member' },
    });
    await tx.people.savePerson({ ...owner, preferredAccountId: elsewhere });
  });
  expect(await does(given.owner, directly, round())).toMatchObject({ kind: 'done', here: false });
});

test('what is told nobody besides is always shown', async () => {
  const saved = await does(given.owner, directly, {
    type: 'settings.save',
    accountId: null,
    language: 'nb',
    timeZone: 'Europe/Oslo',
  });
  expect(saved).toMatchObject({ kind: 'done', here: false });
});
