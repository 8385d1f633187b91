import {
  attention,
  type Choice,
  type ChoiceInput,
  type DateInput,
  type Element,
  type TextInput,
  type TimeInput,
} from './card.ts';

/** The texts of a form's fields and what its reader typed. */
export interface FormTexts {
  /** As typed: where there are any, a field that is not among them was left empty. */
  readonly values: Readonly<Record<string, string>>;
  /** Texts of what stands in the way, by input id; under '' what belongs to no field. */
  readonly problems: Readonly<Record<string, readonly string[]>>;
}

/** An input with what stands in its way directly above it; a list without anything to choose is left out. */
export const field = (form: FormTexts, input: Extract<Element, { id: string }>): readonly Element[] => {
  const untouched = Object.keys(form.values).length === 0;
  const value = untouched ? input.value : form.values[input.id];
  const { value: _suggested, ...rest } = input;
  const problems = (form.problems[input.id] ?? []).map(attention);
  if (input.type === 'Input.ChoiceSet' && input.choices.length === 0) return problems;
  return [
    ...problems,
    value === undefined || value === '' ? (rest as typeof input) : ({ ...input, value } as typeof input),
  ];
};

export const textInput = (
  id: string,
  label: string,
  options: { readonly value?: string; readonly multiline?: boolean; readonly placeholder?: string } = {},
): TextInput => ({
  type: 'Input.Text',
  id,
  label,
  ...(options.multiline ? { isMultiline: true } : {}),
  ...(options.placeholder ? { placeholder: options.placeholder } : {}),
  ...(options.value ? { value: options.value } : {}),
});

export const choiceInput = (
  id: string,
  label: string,
  choices: readonly Choice[],
  options: {
    readonly value?: string;
    readonly expanded?: boolean;
    readonly many?: boolean;
    readonly placeholder?: string;
  } = {},
): ChoiceInput => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  choices,
  style: options.expanded ? 'expanded' : 'compact',
  wrap: true,
  ...(options.many ? { isMultiSelect: true } : {}),
  ...(options.placeholder ? { placeholder: options.placeholder } : {}),
  ...(options.value ? { value: options.value } : {}),
});

export const dateInput = (id: string, label: string, value: string): DateInput => ({
  type: 'Input.Date',
  id,
  label,
  value,
});

export const timeInput = (id: string, label: string, value: string): TimeInput => ({
  type: 'Input.Time',
  id,
  label,
  value,
});

/** What stands in the way and belongs to none of the card's fields. */
export const attentions = (form: FormTexts): readonly Element[] => (form.problems[''] ?? []).map(attention);
