import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawn, offers, sentIn } from '../../adapters/teams/drawing.ts';
import { escaped, withoutSigns } from '../../adapters/teams/markdown.ts';
import { activityOf } from '../../adapters/teams/sending.ts';
import { viewKey } from '../../bot/conversation/view.ts';
import { languages } from '../../bot/people/person.ts';
import { accountChoice } from '../../bot/people/picking.ts';
import { type Card, card, type ExecuteAction } from '../../cards/card.ts';
import { actionsOf, inputsOf } from '../../cards/parts.ts';
import { samples, show } from '../cards/samples.ts';
import { cardProblems } from '../contracts/adaptive-card.ts';

const cases = languages.flatMap((language) => samples.map((sample) => show(sample, language)));
const messageOf = ({ loaded, card, plain }: (typeof cases)[number]) => ({ view: loaded.view, card, plain });
const cardIn = (one: (typeof cases)[number]): Card => drawn(messageOf(one)) as unknown as Card;

describe.each(cases)('$title', (one) => {
  test('is a card that Teams takes as it is, and small enough with what goes along', () => {
    expect(cardProblems(cardIn(one))).toEqual([]);
    const bytes = new TextEncoder().encode(JSON.stringify(activityOf(messageOf(one)))).length;
    expect(bytes).toBeLessThan(28_000);
  });

  test('comes back whole: the command, what it is about, what the card shows, and what was filled in', () => {
    const shown = cardIn(one);
    const pressable = (card: Card) =>
      actionsOf(card).filter((action): action is ExecuteAction => action.type === 'Action.Execute');
    const before = pressable(one.card);
    for (const [nth, action] of pressable(shown).entries()) {
      const typed = Object.fromEntries(inputsOf(shown).map(({ id }) => [id, `text for ${id}`]));
      const sent = sentIn({ ...action.data, ...typed });
      expect(sent.data).toEqual(before[nth]?.data);
      expect(sent.shows).toBe(viewKey(one.loaded.view));
      expect(sent.values).toEqual(typed);
      expect(sent.picked).toEqual({});
      expect(offers(one.card, action.verb)).toBe(true);
    }
    expect(offers(one.card, 'no.verb')).toBe(false);
  });
});

test('what is filled in cannot take the place of what the action says', () => {
  const data = { saman: { data: { roundId: 'r', v: 1 }, shows: 'ballot:r' }, roundId: 'other', v: '9' };
  expect(sentIn(data)).toEqual({
    data: { roundId: 'r', v: 1 },
    shows: 'ballot:r',
    values: { roundId: 'other', v: '9' },
    picked: {},
  });
});

test.each([
  ['nothing', {}],
  ['a text', { saman: 'x' }],
  ['something else', { saman: { data: [], shows: 3 } }],
  ['a list', { saman: [] }],
])('an action that is none of ours says nothing: %s', (_name, data) => {
  expect(sentIn(data)).toEqual({ data: {}, shows: '', values: {}, picked: {} });
});

test('accounts are told from persons, in lists of people alone', () => {
  const chosen = `p1,${accountChoice('29:a,b')},p2,${accountChoice('aad-1')}`;
  const saman = { data: {}, shows: 'projectForm', picks: ['pa'] };
  const sent = sentIn({ saman, pa: chosen, name: 'account:x' });
  expect(sent.values).toEqual({ pa: 'p1,p2', name: 'account:x' });
  expect(sent.picked).toEqual({ pa: ['29:a,b', 'aad-1'] });
});

describe('texts are no Markdown', () => {
  test.each([
    ['a link', '[Svar her](https://evil.example)', '\\[Svar her\\](https://evil.example)'],
    ['emphasis', '*nå* og _der_ og ~~her~~', '\\*nå\\* og \\_der\\_ og \\~\\~her\\~\\~'],
    ['code', '`x`', '\\`x\\`'],
    ['a list', '- en\n- to', '\\- en\n\n\\- to'],
    ['a numbered list', '1. en', '1\\. en'],
    ['a heading', '# Overskrift', '\\# Overskrift'],
    ['what is none', 'Kl. 9-10, 3 – middels (bra), a+b > c', 'Kl. 9-10, 3 – middels (bra), a+b > c'],
    ['a backslash', 'a\\b', 'a\\\\b'],
  ])('%s', (_name, text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  test('whatever is written can be read again, and without signs there are none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(escaped(text).replace(/\\([^A-Za-z0-9\s])/g, '$1')).toBe(text.replace(/\n+/g, '\n\n'));
        expect(withoutSigns(text)).not.toMatch(/[\\`*_[\]~]/);
      }),
    );
  });
});

test('a picture that is not at an https address is said in words: Teams shows none other', () => {
  const of = (url: string) => ({
    ...{ view: { name: 'help' } as const, plain: 'Linjen' },
    card: card('nb', 'Linjen', [{ type: 'Image', url, altText: 'Én av *to* er nådd' }]),
  });
  expect(drawn(of('http://saman.local/pictures/x.png')).body).toEqual([
    { type: 'TextBlock', text: escaped('Én av *to* er nådd'), wrap: true },
  ]);
  const shown = { type: 'Image', url: 'https://saman.example.no/pictures/x.png' };
  expect(drawn(of(shown.url)).body).toMatchObject([shown]);
});
