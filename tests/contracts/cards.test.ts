import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { languages } from '../../bot/people/person.ts';
import type { Card } from '../../cards/card.ts';
import { cardLimits } from '../../cards/limits.ts';
import { plainText } from '../../cards/plain-text/plain-text.ts';
import { createPresenter } from '../../cards/presenter.ts';
import { samples } from '../cards/samples.ts';
import { actionsOf, inputsOf, textsOf } from './reading-cards.ts';
import { slackProblems } from './slack-size.ts';

const readJson = (path: string): object =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as object;

const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
ajv.addMetaSchema(readJson('../../node_modules/ajv/lib/refs/json-schema-draft-06.json'));
// the schema names itself in an older way than its own metaschema says
const { id: _name, ...schema } = readJson('./adaptive-card-1.5.schema.json') as { readonly id: string };
const isValid = ajv.compile(schema);

// its main entry does not load without a browser
const adaptiveCards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

const presenter = createPresenter();

const cases = languages.flatMap((language) =>
  samples.map(({ title, loaded }) => {
    const message = presenter.present(loaded, { language, timeZone: 'Europe/Oslo' });
    return { title: `${title}, ${language}`, language, message, card: message.card as Card };
  }),
);

/** What adaptivecards itself finds: unknown elements, inputs without a label, the same id twice, too many actions. */
function parsingProblems(card: Card): readonly string[] {
  const parsed = new adaptiveCards.AdaptiveCard();
  parsed.hostConfig = new adaptiveCards.HostConfig({ actions: { maxActions: cardLimits.teams.actions } });
  const context = new adaptiveCards.SerializationContext();
  parsed.parse(JSON.parse(JSON.stringify(card)) as object, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const failures = parsed.validateProperties().validationEvents;
  // its pattern for `lang` remembers where it stopped, so that it refuses every other card
  return [...events, ...failures].map((event) => event.message).filter((text) => !text.includes('"lang"'));
}

describe.each(cases)('$title', ({ card, message, language }) => {
  test('is a card by the official schema, and adaptivecards can read it', () => {
    expect(isValid(card), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true);
    expect(parsingProblems(card)).toEqual([]);
    expect(card.lang).toBe(language);
  });

  test('is within what Teams takes', () => {
    expect(new TextEncoder().encode(JSON.stringify(card)).length).toBeLessThan(cardLimits.teams.bytes);
    expect(actionsOf(card).length).toBeLessThanOrEqual(cardLimits.teams.actions);
  });

  test('is within what Slack takes', () => {
    expect(slackProblems(card)).toEqual([]);
  });

  test('is whole: every text says something, one button at most is the primary one, no id is there twice', () => {
    const texts = textsOf(card);
    expect(texts.filter((text) => /undefined|null|NaN|\[object/.test(text))).toEqual([]);
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
