import { type JsonObject, objectsOf, textOf } from './json.ts';
import { inputsOf } from './teams-cards.ts';

/** What somebody types and chooses, by the id or the label of the input; of a choice its value or its title. */
export type CardValues = Readonly<Record<string, string | readonly string[]>>;

/** Teams' client does not let people do this. */
export class ClientRefuses extends Error {
  override readonly name = 'ClientRefuses';
}

const refuse = (input: JsonObject, why: string): never => {
  throw new ClientRefuses(`${textOf(input.id)} (${textOf(input.label)}): ${why}`);
};

const isDay = (value: string): boolean => {
  const day = new Date(value);
  return /^\d{4}-\d\d-\d\d$/.test(value) && day.toJSON()?.slice(0, 10) === value;
};

function typed(input: JsonObject, value: string): string {
  const most = Number(input.maxLength ?? Number.POSITIVE_INFINITY);
  if (value.length > most) refuse(input, `${value.length} characters, where at most ${most} can be typed`);
  if (input.isMultiline !== true && /[\r\n]/.test(value)) refuse(input, 'it has one line only');
  const pattern = textOf(input.regex);
  if (pattern && value && !new RegExp(pattern).test(value)) refuse(input, `${value} is not as it must be`);
  return value;
}

function chosen(input: JsonObject, given: readonly string[]): string {
  const choices = objectsOf(input.choices);
  if (input.isMultiSelect !== true && given.length > 1) refuse(input, 'only one can be chosen');
  return given
    .filter((one) => one !== '')
    .map((one) => {
      const found = choices.find(({ value }) => value === one) ?? choices.find(({ title }) => title === one);
      const offered = choices.map(({ title, value }) => `${textOf(title)} (${textOf(value)})`);
      return found ? textOf(found.value) : refuse(input, `${one} is not offered, only ${offered.join(', ')}`);
    })
    .join(',');
}

function toggled(input: JsonObject, given: string): string {
  const both = [textOf(input.valueOn) || 'true', textOf(input.valueOff) || 'false'];
  return both.includes(given) ? given : refuse(input, `${given} is neither of ${both.join(', ')}`);
}

/** What an input holds after this has been given; the list of a choice in which several can be chosen has commas. */
function filled(input: JsonObject, given: string | readonly string[]): string {
  const list = typeof given === 'string' ? [given] : given;
  const [value = ''] = list;
  switch (input.type) {
    case 'Input.ChoiceSet':
      // one text may name several, as Teams itself writes them
      return chosen(
        input,
        typeof given === 'string' && input.isMultiSelect === true ? split(input, given) : list,
      );
    case 'Input.Toggle':
      return toggled(input, value);
    case 'Input.Date':
      return value === '' || isDay(value) ? value : refuse(input, `${value} is no day`);
    case 'Input.Time':
      return value === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? value
        : refuse(input, `${value} is no time`);
    case 'Input.Number':
      return Number.isFinite(Number(value)) ? value : refuse(input, `${value} is no number`);
    default:
      return typed(input, value);
  }
}

/** A title may have a comma in it. */
const split = (input: JsonObject, given: string): readonly string[] =>
  objectsOf(input.choices).some(({ title }) => title === given) ? [given] : given.split(',');

const heldAtFirst = (input: JsonObject): string => {
  if (input.type === 'Input.Toggle') return textOf(input.value) || textOf(input.valueOff) || 'false';
  return typeof input.value === 'number' ? String(input.value) : textOf(input.value);
};

const isFor = (input: JsonObject, name: string): boolean => input.id === name || input.label === name;

function inputFor(inputs: readonly JsonObject[], name: string): JsonObject {
  const exact = inputs.filter(({ id }) => id === name);
  const found = exact.length > 0 ? exact : inputs.filter((input) => isFor(input, name));
  const [input, other] = found;
  if (input && !other) return input;
  const there = inputs.map(({ id, label }) => `${textOf(id)} (${textOf(label)})`).join(', ') || 'none';
  throw new ClientRefuses(`${other ? 'more than one input' : 'no input'} ${name}; there are: ${there}`);
}

/**
 * What the inputs of a card hold, by their ids, after somebody has filled in these values. An input that holds
 * nothing is left out, as Microsoft's renderer does. With `sending`, what is required must be there.
 */
export function heldBy(
  card: JsonObject,
  values: CardValues,
  sending: boolean,
): Readonly<Record<string, string>> {
  const inputs = inputsOf(card);
  const given = new Map(Object.entries(values).map(([name, value]) => [inputFor(inputs, name), value]));
  const held = inputs.map((input) => {
    const value = given.get(input);
    return [input, value === undefined ? heldAtFirst(input) : filled(input, value)] as const;
  });
  for (const [input, value] of held)
    if (sending && input.isRequired === true && value === '')
      refuse(input, textOf(input.errorMessage) || 'it is required, and empty');
  return Object.fromEntries(
    held.filter(([, value]) => value !== '').map(([{ id }, value]) => [textOf(id), value]),
  );
}
