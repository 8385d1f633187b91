import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlatformPlace } from '../../../bot/conversation/incoming.ts';
import type { Id } from '../../../bot/id.ts';
import { makesChannels, openPlaces } from '../../../bot/project/places.ts';
import type { CreateProject } from '../../../bot/project/project.decide.ts';
import { connectSlack, type SlackLike, slackLike, withSlack } from '../slack-like.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let slack: SlackLike;
let connectionId: Id;
beforeEach(async () => {
  world = await openWorld();
  slack = slackLike();
  connectionId = await connectSlack(world, 'Elverum');
});
afterEach(() => world.close());

const place = (more: Partial<PlatformPlace> = {}): PlatformPlace => ({
  name: 'styringsgruppen',
  canWrite: true,
  archived: false,
  open: false,
  ...more,
});

const looksAt = (
  named: { readonly groupPlace: string | null; readonly openPlace: string | null },
  on = connectionId,
) => openPlaces(withSlack(world, slack), on, named as CreateProject);

describe('the channels of a new project', () => {
  test('are taken as they are; those that more than the group can read are told apart (design §1)', async () => {
    slack.places.set('closed', place());
    slack.places.set('open', place({ open: true }));
    expect(await looksAt({ groupPlace: 'closed', openPlace: null })).toEqual({ ok: true, value: [] });
    expect(await looksAt({ groupPlace: 'closed', openPlace: 'open' })).toEqual({ ok: true, value: ['open'] });
  });

  test.each([
    ['none is chosen', null, null, 'choiceMissing', 'groupPlace'],
    ['Saman does not see it', 'unseen', null, 'placeClosed', 'groupPlace'],
    ['Saman cannot write there', 'left', null, 'placeClosed', 'groupPlace'],
    ['it is archived', 'archived', null, 'placeArchived', 'groupPlace'],
    ['the other one is no better', 'good', 'left', 'placeClosed', 'openPlace'],
  ])('are refused beside the field where %s', async (_why, groupPlace, openPlace, code, field) => {
    slack.places.set('good', place());
    slack.places.set('left', place({ canWrite: false }));
    slack.places.set('archived', place({ archived: true }));
    expect(await looksAt({ groupPlace, openPlace })).toEqual({ ok: false, refusals: [{ code, field }] });
  });

  test('come into being by being named where the platform makes them', async () => {
    expect(await looksAt({ groupPlace: null, openPlace: null }, world.elverum)).toEqual({
      ok: true,
      value: [],
    });
    const somebody = await world.person('Noen', world.elverum);
    const reader = await world.reader(somebody);
    expect(await makesChannels(withSlack(world, slack), reader)).toBe(true);
    expect(await makesChannels(withSlack(world, slack), { ...reader, connectionId })).toBe(false);
  });
});
