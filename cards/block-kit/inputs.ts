import { z } from 'zod';
import type { Language } from '../../bot/people/person.ts';
import type { ChoiceInput, Input, TextInput } from '../card.ts';
import { cardLimits } from '../limits.ts';
import { cut } from '../room.ts';
import { wordsOf } from '../words/words.ts';
import type { InputBlock, InputElement, Option, PlainText } from './blocks.ts';
import { line } from './texts.ts';

const { slack } = cardLimits;

/** The name of an element in its block; there is one in each. */
export const elementId = 'value';
const action_id = elementId;

const placeholder = (text: string | undefined): { readonly placeholder?: PlainText } =>
  text ? { placeholder: line(text, slack.placeholder) } : {};

const textElement = (input: TextInput): InputElement => ({
  type: 'plain_text_input',
  action_id,
  multiline: input.isMultiline ?? false,
  ...(input.value ? { initial_value: cut(input.value, slack.inputText) } : {}),
  ...placeholder(input.placeholder),
});

/** Everybody there, or every channel. What the card lists or has chosen is not the platform's, and is not shown. */
function pickerElement(input: ChoiceInput, picks: 'person' | 'channel'): InputElement {
  const menu = { action_id, ...placeholder(input.placeholder) } as const;
  if (picks === 'person')
    return { type: input.isMultiSelect ? 'multi_users_select' : 'users_select', ...menu };
  return {
    type: input.isMultiSelect ? 'multi_conversations_select' : 'conversations_select',
    ...menu,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
  };
}

function listElement(input: ChoiceInput): InputElement {
  if (input.choices.length === 0) throw new Error(`nothing to choose from in ${input.id}`);
  const options = input.choices.map(
    ({ title, value }): Option => ({ text: line(title, slack.optionText), value }),
  );
  const isOpen = input.style === 'expanded' && options.length <= slack.boxes;
  const chosen = (input.value ?? '').split(',');
  const initial = options.filter(({ value }) => chosen.includes(value));
  const [first] = initial;
  if (input.isMultiSelect) {
    const list = { action_id, options, ...(first ? { initial_options: initial } : {}) } as const;
    return isOpen
      ? { type: 'checkboxes', ...list }
      : { type: 'multi_static_select', ...list, ...placeholder(input.placeholder) };
  }
  const list = { action_id, options, ...(first ? { initial_option: first } : {}) } as const;
  return isOpen
    ? { type: 'radio_buttons', ...list }
    : { type: 'static_select', ...list, ...placeholder(input.placeholder) };
}

const isDate = (value: string): boolean => z.iso.date().safeParse(value).success;
const isTime = (value: string): boolean => z.iso.time({ precision: -1 }).safeParse(value).success;

function elementOf(input: Input): InputElement {
  switch (input.type) {
    case 'Input.Text':
      return textElement(input);
    case 'Input.ChoiceSet':
      return input.picks ? pickerElement(input, input.picks) : listElement(input);
    case 'Input.Date': {
      const { value = '' } = input;
      return { type: 'datepicker', action_id, ...(isDate(value) ? { initial_date: value } : {}) };
    }
    case 'Input.Time': {
      const minute = (input.value ?? '').slice(0, 5);
      return { type: 'timepicker', action_id, ...(isTime(minute) ? { initial_time: minute } : {}) };
    }
    default:
      return notKnown(input);
  }
}

function notKnown(input: never): never {
  throw new Error(`Block Kit cannot show ${(input as { readonly type?: string }).type ?? 'this'}`);
}

/** Slack says itself, in its reader's language, that a field may be left empty. */
const withoutOptional = (label: string, language: Language): string =>
  label.replace(` (${wordsOf(language).forms.optional})`, '');

/** An input in a block of its own, named after it. */
export const inputBlock = (input: Input, language: Language): InputBlock => ({
  type: 'input',
  block_id: input.id,
  label: line(input.required ? input.label : withoutOptional(input.label, language), slack.label),
  optional: !input.required,
  element: elementOf(input),
});
