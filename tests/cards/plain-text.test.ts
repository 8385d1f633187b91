import { describe, expect, test } from 'vitest';
import type { Card, Element } from '../../cards/card.ts';
import { plainText } from '../../cards/plain-text/plain-text.ts';
import { actionsOf, elementsOf, textsOf } from '../contracts/reading-cards.ts';
import { everyCard } from './samples.ts';

const cardOf = (body: readonly object[], actions: readonly object[] = []): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'nb',
  fallbackText: 'x',
  body: body as readonly Element[],
  actions: actions as Card['actions'],
});

describe('a card as plain text', () => {
  test.each(everyCard)('is whole: $title', ({ card }) => {
    const plain = plainText(card);
    // a placeholder is a hint for a field that is drawn, and no contents
    const placeholders = elementsOf(card.body).flatMap((one) =>
      one.type === 'Input.Text' ? [one.placeholder ?? ''] : [],
    );
    const lines = textsOf(card)
      .filter((text) => !placeholders.includes(text))
      .flatMap((text) => text.split('\n'))
      .map((line) => line.trim());
    expect(lines.filter((line) => !plain.includes(line))).toEqual([]);
    for (const action of actionsOf(card)) expect(plain).toContain(`[${action.title}]`);
    expect(plain).not.toMatch(/undefined|\[object|^\s|\s$/);
  });

  test('reads in the order of the card, sections apart, what is chosen marked', () => {
    const text = (content: string) => ({ type: 'TextBlock', text: content, wrap: true });
    const choices = [
      { title: '1 – dårlig', value: '1' },
      { title: '2 – godt', value: '2' },
    ];
    const card = cardOf(
      [
        text('Overskrift'),
        { type: 'FactSet', facts: [{ title: 'Frist', value: 'fredag' }] },
        {
          type: 'Container',
          items: [
            text('Behov'),
            {
              type: 'Input.ChoiceSet',
              id: 'a',
              label: 'Karakter',
              choices,
              style: 'expanded',
              value: '2',
              wrap: true,
            },
            { type: 'Input.Text', id: 'b', label: 'Hvorfor?' },
          ],
        },
        {
          type: 'ColumnSet',
          columns: [
            { type: 'Column', width: 'auto', items: [text('1'), text('ingen')] },
            { type: 'Column', width: 'auto', items: [text('2'), text('tre')] },
          ],
        },
        { type: 'Image', url: 'https://saman.example/x.png', altText: 'En trapp' },
      ],
      [
        { type: 'Action.Execute', title: 'Send', verb: 'answer.give', data: {}, associatedInputs: 'auto' },
        { type: 'Action.OpenUrl', title: 'Les', url: 'https://saman.example/' },
      ],
    );
    expect(plainText(card)).toBe(
      `Overskrift
Frist: fredag

Behov
Karakter
  ( ) 1 – dårlig
  (x) 2 – godt
Hvorfor?
1: ingen · 2: tre
En trapp

[Send]
[Les] https://saman.example/`,
    );
  });

  test.each([
    [cardOf([{ type: 'Input.Toggle', id: 'x', title: 'SECRET' }])],
    [cardOf([{ type: 'Container', items: [{ type: 'RichTextBlock', inlines: ['SECRET'] }] }])],
    [cardOf([{ type: 'ActionSet', actions: [{ type: 'Action.ShowCard', title: 'SECRET' }] }])],
    [cardOf([], [{ type: 'Action.Submit', title: 'SECRET' }])],
  ])('throws on what is not in the subset, and says which without telling its contents', (card) => {
    expect(() => plainText(card)).toThrow(/Input\.Toggle|RichTextBlock|Action\.ShowCard|Action\.Submit/);
    expect(() => plainText(card)).not.toThrow(/SECRET/);
  });
});
