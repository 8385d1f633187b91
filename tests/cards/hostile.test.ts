import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../../cards/plain-text/plain-text.ts';
import { read } from '../../cards/read.ts';
import { understand } from '../../cards/understand.ts';
import { actionsOf, textsOf } from '../contracts/reading-cards.ts';
import { hostile, idOf } from './samples/world.ts';
import { everyCard } from './samples.ts';

const inherited = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'] as const;

/** Every verb and every input that any card has. */
const verbs = [
  ...new Set(
    everyCard.flatMap(({ card }) =>
      actionsOf(card).flatMap((action) => (action.type === 'Action.Execute' ? [action.verb] : [])),
    ),
  ),
];
const fields = [
  'grade:need',
  'grade:__proto__',
  'reason:constructor',
  'grade:',
  'comment',
  'scale',
  'scaleWords',
  'date',
  'time',
  'newPeople',
  'ownFactors',
  'members:politicians',
  'member',
  'themes',
  'code',
  'text',
  'rows',
  'amount',
  'year',
  'scope',
  'dueOn',
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('', hostile, '1-5', '2026-02-31', '99:99', 'ø'.repeat(10_000), idOf(1), '\u0000', '-', ','),
  fc.constantFrom(...inherited),
);
const anyKey = fc.oneof(fc.constantFrom(...fields, ...inherited), fc.string({ maxLength: 40 }));

/** An object as it comes out of JSON: `__proto__` is a key of its own there. */
const anyObject = <T>(value: fc.Arbitrary<T>, ...keys: readonly string[]) =>
  fc
    .array(fc.tuple(fc.oneof(anyKey, fc.constantFrom('v', ...keys)), value), { maxLength: 8 })
    .map(
      (pairs) =>
        JSON.parse(
          `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one) ?? 'null'}`).join(',')}}`,
        ) as Record<string, T>,
    );

const anyData = anyObject<unknown>(
  fc.oneof(anyText, fc.constantFrom(1, 0, -1, idOf(1), null, 'pa', 'steering'), fc.jsonValue()),
  'roundId',
  'projectId',
  'deadlineId',
  'groupKind',
  'role',
  'version',
);
const anyValues = anyObject<string>(anyText);

describe('whatever comes in', () => {
  test('reading an action never throws, and says one of three things', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...verbs), anyText), anyData, anyValues, (verb, data, values) => {
        expect(['command', 'refused', 'unknown']).toContain(read(verb, data, values).kind);
      }),
      { numRuns: 2000 },
    );
  });

  test('reading what has the right data and hostile values never throws, and a command is the verb’s own', () => {
    const data = {
      v: 1,
      roundId: idOf(1),
      projectId: idOf(2),
      milestoneId: idOf(3),
      deadlineId: idOf(6),
      workshopId: idOf(7),
      riskId: idOf(8),
      risks: idOf(8),
      page: 1,
      goalId: idOf(8),
      on: '2027-01-15',
      seen: 0,
      revision: 0,
      role: 'pa',
      version: 1,
      fingerprint: 'f',
      gatheringId: idOf(8),
      comes: 1,
      shares: 'yes',
      asOf: 0,
    };
    fc.assert(
      fc.property(fc.constantFrom(...verbs), anyValues, (verb, values) => {
        const found = read(verb, data, values);
        expect(found.kind).not.toBe('unknown');
        if (found.kind === 'command') expect(found.command.type).toBe(verb);
        if (found.kind === 'refused') expect(found.refusals.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([...inherited, 'round.destroy', '', 'ROUND.CLOSE', 'round.close '])(
    'a verb that is none is unknown: «%s»',
    (verb) => {
      expect(read(verb, { v: 1, roundId: idOf(1) }, {})).toEqual({ kind: 'unknown' });
    },
  );

  test('a grade for «__proto__» changes no object', () => {
    const values = JSON.parse('{"grade:__proto__":"1","reason:__proto__":"x"}') as Record<string, string>;
    const found = read('answer.give', { v: 1, roundId: idOf(1) }, values);
    expect(found.kind).toBe('command');
    expect(Object.prototype).not.toHaveProperty('x');
    if (found.kind === 'command' && found.command.type === 'answer.give')
      expect(Object.keys(found.command.grades)).toEqual(['__proto__']);
  });

  test('a draft keeps every value of the ballot exactly as typed, and nothing else', () => {
    const ballotKey = fc.oneof(
      fc.constant('comment'),
      fc
        .tuple(fc.constantFrom('grade:', 'reason:'), fc.oneof(fc.string(), fc.constantFrom(...inherited)))
        .map((pair) => pair.join('')),
    );
    // what a keyboard gives; control characters are left out, see below
    const typedText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 100 }).filter((text) => !/\p{Cc}/u.test(text)),
      fc.constantFrom('', hostile, ' 2 ', 'ø'.repeat(10_000), 'to\nlinjer', ...inherited),
    );
    fc.assert(
      fc.property(fc.dictionary(ballotKey, typedText, { maxKeys: 20 }), anyValues, (typed, others) => {
        const strangers = Object.entries(others).filter(([key]) => !/^(grade|reason):|^comment$/.test(key));
        const values = { ...Object.fromEntries(strangers), ...typed };
        const found = read('answer.draft', { v: 1, roundId: idOf(1) }, values);
        expect(found).toEqual({
          kind: 'command',
          command: { type: 'answer.draft', roundId: idOf(1), values: { ...typed } },
        });
      }),
    );
  });

  test('control characters and halves of signs are left out of what was typed: a database takes no NUL', () => {
    const values = { comment: 'a\u0000b\u0007\r\nc\td\ud83d' };
    expect(read('answer.draft', { v: 1, roundId: idOf(1) }, values)).toMatchObject({
      command: { values: { comment: 'ab\nc\td\ufffd' } },
    });
  });

  test('understanding never throws, and what is not a known phrase stays unknown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(understand(text)).toHaveProperty('intent');
        expect(understand(`qzx ${text}`)).toEqual({ intent: 'unknown' });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('markup and script in every free text', () => {
  const cards = everyCard.filter(({ world }) => world === 'hostile');

  test.each(cards)('stays text: $title', ({ card }) => {
    // nothing that somebody wrote has become an element, an action, an address or a key of the card
    const allowed = new Set([
      'AdaptiveCard',
      'TextBlock',
      'FactSet',
      'Container',
      'ColumnSet',
      'Column',
      'Image',
    ]);
    for (const one of ['ActionSet', 'Input.Text', 'Input.ChoiceSet', 'Input.Date', 'Input.Time'])
      allowed.add(one);
    for (const one of ['Action.Execute', 'Action.OpenUrl']) allowed.add(one);
    const types = [...JSON.stringify(card).matchAll(/"type":"([^"]*)"/g)].map((match) => match[1]);
    expect(types.filter((type) => !allowed.has(type ?? ''))).toEqual([]);
    for (const action of actionsOf(card))
      if (action.type === 'Action.OpenUrl') expect(new URL(action.url).protocol).toBe('https:');
  });

  test.each(cards)('is shown as it was written, not cleaned away: $title', ({ card, loaded }) => {
    const wrote = JSON.stringify(loaded.props).includes('<script>');
    const shown = [...textsOf(card), card.fallbackText].some((text) => text.includes('<script>'));
    // cards that hold no free text at all say nothing of it
    if (shown) expect(wrote).toBe(true);
    expect(plainText(card)).not.toContain('&lt;script');
  });
});
