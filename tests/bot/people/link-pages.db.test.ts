import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reader } from '../../../bot/conversation/handling.ts';
import type { LinkPages } from '../../../bot/conversation/pages.ts';
import { act } from '../../../bot/conversation/performing.ts';
import { show } from '../../../bot/conversation/showing.ts';
import { closeDueRounds } from '../../../bot/evaluation/close.ts';
import { minutesToRead } from '../../../bot/evaluation/minutes.loading.ts';
import type { Id } from '../../../bot/id.ts';
import { linkToken, linkUrl, minutesLink } from '../../../bot/people/answer-link.ts';
import { createLinkPages } from '../../../bot/people/link-pages.ts';
import type { PersonalLink } from '../../../bot/people/links.ts';
import { linkLoaders } from '../../../bot/people/links.usecases.ts';
import type { Person } from '../../../bot/people/person.ts';
import { accepted, codesOf, openWorld, type World } from '../world.ts';
import { aProject, openRound } from './given.ts';

let world: World;
let pages: LinkPages;
let chair: Person;
let leader: Person;
let projectId: Id;
let roundId: Id;
let link: PersonalLink;
let token: string;

beforeEach(async () => {
  world = await openWorld();
  const { services } = world;
  pages = createLinkPages(services, {
    show: (reader, view) => show(services, reader, view),
    perform: (reader, verb, data, values) => act(services, reader, { verb, data, values, view: null }),
    minutesToRead: (id) => minutesToRead(services, id),
  });
  const given = await aProject(world);
  ({ leader, projectId } = given);
  chair = given.chair;
  roundId = await openRound(world, given);
  link = await onlyLink();
  token = linkToken(services.signer, link);
});

afterEach(() => world.close());

const onlyLink = async (): Promise<PersonalLink> =>
  (await world.services.store.links.of({ roundId })).find((one) => one.personId === chair.id) as PersonalLink;

async function bound(): Promise<string> {
  const found = await pages.bind(token);
  if (found.kind !== 'bound') throw new Error(`the link was refused: ${found.why}`);
  return found.browserKey;
}

const answer = {
  grades: { need: 4, solution: 4, 'project-leader': 4, team: 4, anchoring: 4 },
  reasons: {},
  comment: '',
};

const close = async () => {
  world.advance({ days: 8 });
  await closeDueRounds(world.services);
};

describe('an answer link (design §1)', () => {
  test('is made for the member without an account only, and never stands in the store', async () => {
    const links = await world.services.store.links.of({ roundId });
    expect(links.map((one) => one.personId)).toEqual([chair.id]);
    expect(linkUrl(world.services, link)).toBe(`http://localhost:3978/a/${token}`);
    expect(JSON.stringify(links)).not.toContain(token.split('.')[1]);
  });

  test('looking at it changes nothing; the first POST binds it to that browser', async () => {
    expect(await pages.open(token, null)).toEqual({ kind: 'unused', language: 'nb' });
    expect(await pages.open(token, 'any key')).toEqual({ kind: 'unused', language: 'nb' });
    const key = await bound();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect((await onlyLink()).boundTo).not.toContain(key);
    const opened = await pages.open(token, key);
    expect(opened).toMatchObject({ kind: 'open', timeZone: 'Europe/Oslo', minutes: [] });
    if (opened.kind === 'open') expect(opened.messages.map((one) => one.view.name)).toEqual(['ballot']);
  });

  test('shows nothing in any other browser, and is bound once', async () => {
    await bound();
    const elsewhere = { kind: 'refused', why: 'elsewhere', language: 'nb' };
    expect(await pages.open(token, null)).toEqual(elsewhere);
    expect(await pages.open(token, 'f'.repeat(64))).toEqual(elsewhere);
    expect(await pages.bind(token)).toEqual(elsewhere);
    expect(await pages.act(token, 'f'.repeat(64), 'answer.give', { ...answer, roundId }, {})).toEqual(
      elsewhere,
    );
  });

  test('two browsers at the same moment: one gets it', async () => {
    const both = await Promise.all([pages.bind(token), pages.bind(token)]);
    expect(both.map((one) => one.kind).sort()).toEqual(['bound', 'refused']);
  });

  test('forged, altered and unknown ones cannot be told apart', async () => {
    const unknown = { kind: 'refused', why: 'unknown', language: 'nb' };
    const other = { ...link, id: crypto.randomUUID() };
    const signed = linkToken(world.services.signer, other);
    const [id, signature] = token.split('.');
    for (const wrong of ['', '.', 'x', `${id}.`, `${id}.${signature}x`, `${other.id}.${signature}`, signed]) {
      expect(await pages.open(wrong, null), wrong).toEqual(unknown);
      expect(await pages.bind(wrong), wrong).toEqual(unknown);
      expect(await pages.act(wrong, null, 'answer.give', { ...answer, roundId }, {}), wrong).toEqual(unknown);
    }
  });

  test('an answer can be given and changed through it until the round closes', async () => {
    const key = await bound();
    const { rounds } = world.services.store;
    const given = await pages.act(token, key, 'answer.give', { ...answer, roundId }, {});
    expect(given).toMatchObject({ kind: 'replace', message: { card: { state: 'receipt' } } });
    const grades = { ...answer.grades, team: 2 };
    await pages.act(token, key, 'answer.give', { ...answer, roundId, grades }, {});
    expect((await rounds.answer(roundId, chair.id))?.grades.team).toBe(2);
    expect(await rounds.answered(roundId)).toHaveLength(1);
  });

  test('does nothing else, and nothing for another round', async () => {
    const key = await bound();
    const refusedActs: readonly [string, Record<string, unknown>][] = [
      ['round.close', { roundId }],
      ['group.form', { projectId }],
      ['decision.form', { roundId }],
      ['settings.save', { language: 'en', timeZone: 'UTC' }],
      ['code.make', {}],
      ['answer.give', { ...answer, roundId: crypto.randomUUID() }],
      ['answer.give', { ...answer, roundId, projectId }],
      ['answer.give', answer.grades],
    ];
    for (const [verb, data] of refusedActs)
      expect(await pages.act(token, key, verb, data, {}), verb).toMatchObject({
        kind: 'say',
        message: { view: { name: 'gone' } },
      });
    expect(await world.services.store.rounds.answered(roundId)).toEqual([]);
  });

  test('afterwards it shows the result and the minutes for 30 days', async () => {
    const key = await bound();
    await pages.act(token, key, 'answer.give', { ...answer, roundId }, {});
    await close();
    const opened = await pages.open(token, key);
    if (opened.kind !== 'open') throw new Error('it does not open');
    expect(opened.messages.map((one) => one.view.name)).toEqual(['ballot', 'result']);
    expect(opened.minutes).toHaveLength(1);
    world.advance({ days: 29 });
    expect((await pages.open(token, key)).kind).toBe('open');
    world.advance({ days: 2 });
    expect(await pages.open(token, key)).toEqual({ kind: 'refused', why: 'expired', language: 'nb' });
  });

  test('who has left the group is not let in any more', async () => {
    const key = await bound();
    const remove = { type: 'group.remove', projectId, groupKind: 'steering', personId: chair.id } as const;
    accepted(await world.does(leader, world.elverum, remove));
    expect(await pages.open(token, key)).toEqual({ kind: 'refused', why: 'expired', language: 'nb' });
  });

  test('PL replaces it: the old one says so, the new one is unused; and never reads who has answered', async () => {
    const key = await bound();
    await pages.act(token, key, 'answer.give', { ...answer, roundId }, {});
    world.advance({ minutes: 1 });
    const replace = { type: 'link.replace', roundId, personId: chair.id } as const;
    accepted(await world.does(leader, world.elverum, replace));
    expect(await pages.open(token, key)).toEqual({ kind: 'refused', why: 'replaced', language: 'nb' });
    link = await onlyLink();
    token = linkToken(world.services.signer, link);
    expect((await pages.open(token, null)).kind).toBe('unused');
    const listed = await linkLoaders.answerLinks(
      {
        services: world.services,
        repositories: world.services.store,
        reader: await world.reader(leader),
        standing: null,
      },
      { name: 'answerLinks', id: roundId },
      { values: {}, refusals: [] },
    );
    expect(listed?.links).toEqual([
      {
        personId: chair.id,
        name: chair.name,
        url: linkUrl(world.services, link),
        expiresAt: expect.anything(),
      },
    ]);
    expect(JSON.stringify(listed)).not.toMatch(/answered/);
  });

  test('PL who replaces it and opens the new one learns nothing of the answer (PRIV-2); it counts all the same', async () => {
    const key = await bound();
    const { rounds } = world.services.store;
    await pages.act(token, key, 'answer.give', { ...answer, roundId, comment: 'before' }, {});
    await pages.act(token, key, 'answer.draft', { roundId, values: { comment: 'before' } }, {});
    world.advance({ minutes: 1 });
    accepted(await world.does(leader, world.elverum, { type: 'link.replace', roundId, personId: chair.id }));
    token = linkToken(world.services.signer, await onlyLink());
    const again = await bound();
    const blank = { state: 'form', answer: null, hasDraft: false, form: { values: {} } };
    expect(await pages.open(token, again)).toMatchObject({ messages: [{ card: blank }] });
    for (const verb of ['ballot.show', 'ballot.edit'])
      expect(await pages.act(token, again, verb, { roundId }, {})).toMatchObject({
        message: { card: blank },
      });
    expect(await rounds.answer(roundId, chair.id)).toMatchObject({ comment: 'before' });

    world.advance({ minutes: 1 });
    await pages.act(token, again, 'answer.give', { ...answer, roundId, comment: 'after' }, {});
    expect(await pages.open(token, again)).toMatchObject({
      messages: [{ card: { state: 'receipt', answer: { comment: 'after' } } }],
    });
    expect(await rounds.answered(roundId)).toHaveLength(1);
  });

  test('a link is replaced for a member without an account only', async () => {
    const replace = { type: 'link.replace', roundId, personId: leader.id } as const;
    expect(codesOf(await world.does(leader, world.elverum, replace))).toEqual(['notMember']);
  });
});

describe('a link to the minutes', () => {
  test('lasts an hour, serves again until a browser has used it, and opens the minutes alone', async () => {
    await close();
    const { services } = world;
    const reader: Reader = await world.reader(leader);
    const now = () => services.clock.now();
    const first = await minutesLink(services.store, reader, roundId, now());
    expect(await minutesLink(services.store, reader, roundId, now())).toEqual(first);
    const itsToken = linkToken(services.signer, first);
    const taken = await pages.bind(itsToken);
    if (taken.kind !== 'bound') throw new Error('it was refused');
    const opened = await pages.open(itsToken, taken.browserKey);
    expect(opened).toMatchObject({ kind: 'open', messages: [] });
    if (opened.kind === 'open') expect(opened.minutes).toHaveLength(1);
    expect(await pages.act(itsToken, taken.browserKey, 'result.show', { roundId }, {})).toMatchObject({
      message: { view: { name: 'gone' } },
    });
    const second = await minutesLink(services.store, reader, roundId, now());
    expect(second.id).not.toBe(first.id);
    world.advance({ minutes: 51 });
    expect((await minutesLink(services.store, reader, roundId, now())).id).not.toBe(second.id);
    world.advance({ minutes: 10 });
    expect(await pages.open(itsToken, taken.browserKey)).toMatchObject({ why: 'expired' });
  });
});
