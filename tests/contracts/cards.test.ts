import { describe, expect, test } from 'vitest';
import { languages } from '../../bot/people/person.ts';
import { adaptiveCard } from '../../cards/adaptive-card.ts';
import { slackHome } from '../../cards/block-kit/home.ts';
import { slackMessage } from '../../cards/block-kit/message.ts';
import { slackLoading, slackModal, withoutForm } from '../../cards/block-kit/modal.ts';
import type { Card } from '../../cards/card.ts';
import { cardLimits } from '../../cards/limits.ts';
import { plainText } from '../../cards/plain-text/plain-text.ts';
import { createPresenter } from '../../cards/presenter.ts';
import { samples } from '../cards/samples.ts';
import { cardProblems } from './adaptive-card.ts';
import { homeProblems, messageProblems, modalProblems } from './block-kit.ts';
import { actionsOf, elementsOf, inputsOf, textsOf } from './reading-cards.ts';

const presenter = createPresenter();

const cases = languages.flatMap((language) =>
  samples.map(({ title, name, loaded }) => {
    const message = presenter.present(loaded, { language, timeZone: 'Europe/Oslo' });
    return { title: `${title}, ${language}`, name, language, message, card: message.card as Card };
  }),
);

/** The command with the longest data that shows a form again. */
const again = { verb: 'ballot.show', data: { roundId: '00000000-0000-4000-8000-000000000001' } } as const;

describe.each(cases)('$title', ({ card, name, message, language }) => {
  test('is a card by the official schema without what is ours, and adaptivecards can read it', () => {
    const official = adaptiveCard(card);
    expect(cardProblems(official)).toEqual([]);
    expect(official.lang).toBe(language);
    for (const input of inputsOf(official))
      if (input.type === 'Input.ChoiceSet') expect(input.choices.length, input.id).toBeGreaterThan(0);
  });

  test('is within what Teams takes', () => {
    const official = adaptiveCard(card);
    expect(new TextEncoder().encode(JSON.stringify(official)).length).toBeLessThan(cardLimits.teams.bytes);
    expect(actionsOf(official).length).toBeLessThanOrEqual(cardLimits.teams.actions);
  });

  test('is within what Slack takes: as a message, as a modal, and the home as a Home tab', () => {
    expect(messageProblems(slackMessage(card, again))).toEqual([]);
    expect(modalProblems(slackModal(card, '{}'))).toEqual([]);
    expect(modalProblems(slackModal(withoutForm(card, again), '{}'))).toEqual([]);
    if (name === 'home') expect(homeProblems(slackHome(card))).toEqual([]);
  });

  test('loses nothing on the way to Slack: no text is longer than its place', () => {
    const { slack } = cardLimits;
    for (const element of elementsOf(card.body))
      if (element.type === 'TextBlock' && element.size === 'large')
        expect(element.text.length).toBeLessThanOrEqual(slack.heading);
    for (const input of inputsOf(card)) {
      expect(input.label.length, input.id).toBeLessThanOrEqual(slack.label);
      if (input.type === 'Input.Text') {
        expect(input.value?.length ?? 0, input.id).toBeLessThanOrEqual(slack.inputText);
        expect(input.placeholder?.length ?? 0, input.id).toBeLessThanOrEqual(slack.placeholder);
      }
      if (input.type === 'Input.ChoiceSet')
        for (const { title } of input.choices)
          expect(title.length, input.id).toBeLessThanOrEqual(slack.optionText);
    }
    for (const action of actionsOf(card))
      expect(action.title.length).toBeLessThanOrEqual(
        action.type === 'Action.Execute' && action.associatedInputs === 'auto' && action.style
          ? slack.modalWord
          : slack.buttonText,
      );
  });

  test('is whole: every text says something, one button at most is the primary one, no id is there twice', () => {
    const texts = textsOf(card);
    expect(texts.filter((text) => /undefined|\bnull\b|NaN|\[object/.test(text))).toEqual([]);
    const ids = inputsOf(card).map((input) => input.id);
    expect(new Set(ids).size).toBe(ids.length);
    const primary = actionsOf(card).filter(
      (action) => action.type === 'Action.Execute' && action.style === 'positive',
    );
    expect(primary.length).toBeLessThanOrEqual(1);
  });

  test('reads as plain text too, and has a short one for a notification', () => {
    expect(plainText(card).length).toBeGreaterThan(10);
    expect(message.plain.trim()).not.toBe('');
    expect(message.plain.length).toBeLessThan(250);
    expect(message.plain).toBe(card.fallbackText);
  });
});

test.each(languages)('what is there while a modal loads is within what Slack takes: %s', (language) => {
  expect(modalProblems(slackLoading(language))).toEqual([]);
});
