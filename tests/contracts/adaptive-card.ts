import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { Ajv } from 'ajv';
import { cardLimits } from '../../cards/limits.ts';

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

/** What adaptivecards itself finds: unknown elements, inputs without a label, the same id twice, too many actions. */
function parsingProblems(card: object): readonly string[] {
  const parsed = new adaptiveCards.AdaptiveCard();
  parsed.hostConfig = new adaptiveCards.HostConfig({ actions: { maxActions: cardLimits.teams.actions } });
  const context = new adaptiveCards.SerializationContext();
  parsed.parse(JSON.parse(JSON.stringify(card)) as object, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const failures = parsed.validateProperties().validationEvents;
  // its pattern for `lang` remembers where it stopped, so that it refuses every other card
  return [...events, ...failures].map((event) => event.message).filter((text) => !text.includes('"lang"'));
}

/** What is wrong with a card by the official schema, and by adaptivecards. `msteams` is Teams' own, beyond both. */
export function cardProblems(card: object): readonly string[] {
  const { msteams: _teams, ...rest } = card as { readonly msteams?: unknown };
  const bySchema = isValid(rest) ? [] : (isValid.errors ?? []).slice(0, 3).map((one) => JSON.stringify(one));
  return [...bySchema, ...parsingProblems(rest)];
}
