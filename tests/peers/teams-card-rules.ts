import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { Ajv } from 'ajv';
import { isObject, type Json, type JsonObject, objectsOf, parseJson, textOf } from './json.ts';
import { actionsOf, elementsOf } from './teams-cards.ts';
import { cardType } from './teams-messages.ts';

/** What Teams takes: actions of a card, and bytes of an activity (28 KB, as documented). */
const limits = { actions: 6, bytes: 28_000 };

const readJson = (path: string): JsonObject => {
  const json = parseJson(readFileSync(new URL(path, import.meta.url), 'utf8'));
  if (!isObject(json)) throw new Error(`${path} is no schema`);
  return json;
};

const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
ajv.addMetaSchema(readJson('../../node_modules/ajv/lib/refs/json-schema-draft-06.json'));
// the schema names itself in an older way than its own metaschema says
const { id: _name, ...schema } = readJson('../contracts/adaptive-card-1.5.schema.json');
const isValid = ajv.compile(schema);

// its main entry does not load without a browser
const adaptiveCards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

function schemaProblems(card: JsonObject): readonly string[] {
  const { msteams: _beyondTheSchema, ...official } = card;
  return isValid(official)
    ? []
    : (isValid.errors ?? []).slice(0, 3).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

/** What Microsoft's renderer finds: unknown elements, inputs without a label, the same id twice. */
function parsingProblems(card: JsonObject): readonly string[] {
  const parsed = new adaptiveCards.AdaptiveCard();
  parsed.hostConfig = new adaptiveCards.HostConfig({ actions: { maxActions: limits.actions } });
  const context = new adaptiveCards.SerializationContext();
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const failures = parsed.validateProperties().validationEvents;
  // its pattern for `lang` remembers where it stopped, so that it refuses every other card
  return [...events, ...failures].map(({ message }) => message).filter((text) => !text.includes('"lang"'));
}

function ruleProblems(card: JsonObject): readonly string[] {
  const actions = actionsOf(card);
  const selected = elementsOf(card).map(({ selectAction }) => selectAction);
  const types = [...actions, ...selected.filter((one) => isObject(one))].map(({ type }) => textOf(type));
  const unwanted = types.filter((type) => ['Action.ShowCard', 'Action.Submit'].includes(type));
  return [
    ...(card.type === 'AdaptiveCard' ? [] : ['it is no AdaptiveCard']),
    ...(card.version === '1.5' ? [] : [`its version is ${JSON.stringify(card.version)}, not 1.5`]),
    ...(actions.length > limits.actions
      ? [`${actions.length} actions, where Teams shows ${limits.actions}`]
      : []),
    ...unwanted.map((type) => `${type}, where only Action.Execute works in every client`),
  ];
}

/** What Teams would not take of a card, or would show otherwise than it is meant. */
export const cardProblems = (card: JsonObject): readonly string[] => [
  ...ruleProblems(card),
  ...schemaProblems(card),
  ...parsingProblems(card),
];

/** The cards in an activity. */
const cardsIn = (activity: JsonObject): readonly JsonObject[] =>
  objectsOf(activity.attachments)
    .filter(({ contentType }) => contentType === cardType)
    .map(({ content }) => (isObject(content) ? content : {}));

/** What is wrong with anything that Saman sends: too long, or it names the other chat product. */
function bodyProblems(body: Json): readonly string[] {
  const json = JSON.stringify(body);
  const bytes = Buffer.byteLength(json);
  const [around] = /.{0,40}slack.{0,40}/i.exec(json) ?? [];
  return [
    ...(bytes < limits.bytes ? [] : [`${bytes} bytes, where Teams takes less than ${limits.bytes}`]),
    ...(around === undefined ? [] : [`it names another chat product: ${around}`]),
  ];
}

/** What is wrong with an activity that Saman sends. */
export const activityProblems = (activity: JsonObject): readonly string[] => [
  ...bodyProblems(activity),
  ...cardsIn(activity).flatMap(cardProblems),
];

const answers = [
  cardType,
  'application/vnd.microsoft.activity.message',
  'application/vnd.microsoft.error',
] as const;

/** What is wrong with the answer to an `adaptiveCard/action`. */
export function invokeProblems(body: Json): readonly string[] {
  if (!isObject(body)) return [`the answer to an invoke is no object: ${JSON.stringify(body)}`];
  const { statusCode, type, value } = body;
  const shape = [
    ...(typeof statusCode === 'number' ? [] : ['the answer to an invoke has no statusCode']),
    ...(answers.some((one) => one === type)
      ? []
      : [`an invoke cannot be answered with ${textOf(type) || 'no type'}`]),
    ...(type === answers[1] && typeof value !== 'string' ? ['the message of an answer is no text'] : []),
    ...(type === answers[2] && typeof statusCode === 'number' && statusCode < 400
      ? ['an error is answered with a statusCode that says that all is well']
      : []),
  ];
  return [
    ...shape,
    ...bodyProblems(body),
    ...(type === cardType ? cardProblems(isObject(value) ? value : {}) : []),
  ];
}
