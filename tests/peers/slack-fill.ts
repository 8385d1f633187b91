import { isObject, type Json, type JsonObject, objectsOf, textOf } from './json.ts';
import { type Field, fieldsOf, withoutNumber } from './slack-blocks.ts';

/** What somebody types and chooses, by the id of the input’s block or element (with or without its number). */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** Slack’s client does not let people do this. */
export class ClientRefuses extends Error {
  override readonly name = 'ClientRefuses';
}

/** What menus of people and conversations offer. */
export interface Offers {
  readonly user: (id: string) => boolean;
  readonly conversation: (id: string) => boolean;
}

type Given = string | readonly string[] | undefined;

const listOf = (given: Given): readonly string[] =>
  given === undefined ? [] : typeof given === 'string' ? [given] : given;

const refuse = (field: Field, why: string): never => {
  throw new ClientRefuses(`${field.actionId || field.blockId} (${field.label}): ${why}`);
};

/** Typed text: what was given, or what stood there; null where it is empty. */
function typed(field: Field, given: Given, submitting: boolean): JsonObject {
  const { element, type } = field;
  const value = given === undefined ? textOf(element.initial_value) : listOf(given).join('\n');
  const most = Number(element.max_length ?? 3000);
  if (value.length > most) refuse(field, `${value.length} characters, where at most ${most} can be typed`);
  if (submitting && value !== '') {
    if (value.length < Number(element.min_length ?? 0))
      refuse(field, `fewer than ${element.min_length} characters`);
    if (type === 'number_input') checkNumber(field, value);
  }
  return { type, value: value === '' ? null : value };
}

function checkNumber(field: Field, value: string): void {
  const { is_decimal_allowed: decimal, min_value: least, max_value: most } = field.element;
  const number = Number(value);
  if (!Number.isFinite(number) || (decimal !== true && !Number.isInteger(number)))
    refuse(field, `${value} is no number`);
  if (least !== undefined && number < Number(least)) refuse(field, `less than ${least}`);
  if (most !== undefined && number > Number(most)) refuse(field, `more than ${most}`);
}

const optionsOf = ({ element }: Field): readonly JsonObject[] => [
  ...objectsOf(element.options),
  ...objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options)),
];

function optionOf(field: Field, value: string): JsonObject {
  const options = optionsOf(field);
  const found = options.find((option) => option.value === value);
  return (
    found ??
    refuse(field, `${value} is not offered, only ${options.map((one) => textOf(one.value)).join(', ')}`)
  );
}

function chosenOption(field: Field, given: Given): JsonObject {
  const [value] = listOf(given);
  const { initial_option: initial } = field.element;
  const selected =
    given === undefined ? (isObject(initial) ? initial : null) : value ? optionOf(field, value) : null;
  return { type: field.type, selected_option: selected };
}

function chosenOptions(field: Field, given: Given): JsonObject {
  const { initial_options: initial, max_selected_items: most } = field.element;
  const selected =
    given === undefined ? objectsOf(initial) : listOf(given).map((value) => optionOf(field, value));
  if (most !== undefined && selected.length > Number(most)) refuse(field, `more than ${most} choices`);
  return { type: field.type, selected_options: selected };
}

/** A choice that is a text: a date, a time, somebody, a conversation. */
const chosen =
  (key: string, initial: string, fits: (value: string, offers: Offers) => boolean) =>
  (field: Field, given: Given, _submitting: boolean, offers: Offers): JsonObject => {
    const [value] = given === undefined ? [textOf(field.element[initial])] : listOf(given);
    if (value && given !== undefined && !fits(value, offers)) refuse(field, `${value} cannot be chosen`);
    return { type: field.type, [key]: value || null };
  };

const chosenSeveral =
  (key: string, initial: string, fits: (value: string, offers: Offers) => boolean) =>
  (field: Field, given: Given, _submitting: boolean, offers: Offers): JsonObject => {
    const kept: Json | undefined = field.element[initial];
    const values = given === undefined ? (Array.isArray(kept) ? kept.map(String) : []) : listOf(given);
    for (const value of values)
      if (given !== undefined && !fits(value, offers)) refuse(field, `${value} cannot be chosen`);
    return { type: field.type, [key]: values };
  };

/** A day that there is: `Date` would take 30 February for 2 March. */
function isDate(value: string): boolean {
  const day = new Date(value);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}
const isTime = (value: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
const isUser = (value: string, offers: Offers) => offers.user(value);
const isConversation = (value: string, offers: Offers) => offers.conversation(value);

type Filler = (field: Field, given: Given, submitting: boolean, offers: Offers) => JsonObject;

const fillers: Readonly<Record<string, Filler>> = {
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  static_select: chosenOption,
  overflow: chosenOption,
  radio_buttons: chosenOption,
  checkboxes: chosenOptions,
  multi_static_select: chosenOptions,
  datepicker: chosen('selected_date', 'initial_date', isDate),
  timepicker: chosen('selected_time', 'initial_time', isTime),
  users_select: chosen('selected_user', 'initial_user', isUser),
  multi_users_select: chosenSeveral('selected_users', 'initial_users', isUser),
  conversations_select: chosen('selected_conversation', 'initial_conversation', isConversation),
  multi_conversations_select: chosenSeveral(
    'selected_conversations',
    'initial_conversations',
    isConversation,
  ),
  channels_select: chosen('selected_channel', 'initial_channel', isConversation),
  multi_channels_select: chosenSeveral('selected_channels', 'initial_channels', isConversation),
};

const isEmpty = ({ type: _, ...held }: JsonObject): boolean =>
  Object.values(held).every((value) => value === null || (Array.isArray(value) && value.length === 0));

/** Whether this is the field that a value is for. */
export const isFor = (field: Field, id: string): boolean =>
  [field.blockId, field.actionId, withoutNumber(field.blockId), withoutNumber(field.actionId)].includes(id);

/** What one input holds, after this has been given (undefined: it is left as it is). */
export const heldBy: Filler = (field, given, submitting, offers) => {
  const filler = fillers[field.type];
  if (!filler) throw new Error(`the harness cannot fill in a ${field.type}`);
  return filler(field, given, submitting, offers);
};

/**
 * What the inputs hold, as Slack sends it (`state.values`), after somebody has filled in these values. On
 * submitting, the client also refuses what is required and empty.
 */
export function stateOf(
  blocks: readonly JsonObject[],
  values: Values,
  offers: Offers,
  submitting: boolean,
): JsonObject {
  const fields = fieldsOf(blocks);
  const unknown = Object.keys(values).find((id) => !fields.some((field) => isFor(field, id)));
  if (unknown !== undefined) {
    const there = fields.map(({ blockId, actionId, type }) => `${blockId}/${actionId} (${type})`);
    throw new ClientRefuses(`there is no input ${unknown}, only: ${there.join(', ') || 'none'}`);
  }
  const state: Record<string, Record<string, Json>> = {};
  for (const field of fields) {
    const id = Object.keys(values).find((one) => isFor(field, one));
    const held = heldBy(field, id === undefined ? undefined : values[id], submitting, offers);
    if (submitting && field.required && isEmpty(held)) refuse(field, 'it is required, and empty');
    state[field.blockId] = { ...state[field.blockId], [field.actionId]: held };
  }
  return state;
}
