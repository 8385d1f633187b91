import { expect, test } from 'vitest';
import { adaptiveCard } from '../../cards/adaptive-card.ts';
import { card, subtle } from '../../cards/card.ts';
import { choiceInput, dateInput, field, textInput, timeInput } from '../../cards/form.ts';
import { everyCard } from './samples.ts';

const nothing = { values: {}, problems: {} };
const choices = [{ title: 'Kari', value: '1' }];

test('what is ours is taken away, wherever it stands; the rest is as it was', () => {
  const inputs = (required: boolean, picks?: 'person') => [
    textInput('a', 'A', { required }),
    dateInput('b', 'B', '2026-12-04', { required }),
    timeInput('c', 'C', '15:00', { required }),
    choiceInput('d', 'D', choices, { required, picks }),
  ];
  const around = (items: ReturnType<typeof inputs>) =>
    card('nb', 'x', [
      ...items,
      { type: 'Container', items },
      { type: 'ColumnSet', columns: [{ type: 'Column', width: 'auto', items }] },
    ]);
  expect(adaptiveCard(around(inputs(true, 'person')))).toEqual(around(inputs(false)));
  expect(adaptiveCard(card('nb', 'x', [{ ...subtle('y'), aboutList: true }])).body).toEqual([subtle('y')]);
});

test('a list without anything to choose from is kept for a picker, and left out where there is none', () => {
  const input = choiceInput('a', 'A', [], { picks: 'person' });
  expect(field(nothing, input)).toEqual([input]);
  expect(field(nothing, choiceInput('a', 'A', []))).toEqual([]);
  expect(adaptiveCard(card('nb', 'x', field(nothing, input))).body).toEqual([]);
});

test('a card that has nothing of ours is the same', () => {
  const plain = everyCard.filter(({ name }) => name === 'result' || name === 'home');
  for (const shown of plain) expect(adaptiveCard(shown.card)).toEqual(shown.card);
});
