import {
  attention,
  type Choice,
  type ChoiceInput,
  type DateInput,
  type Element,
  type Input,
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

/**
 * An input with what stands in its way directly above it. A list without anything to choose is left out, unless a
 * platform's own picker can stand in its place.
 */
export const field = (form: FormTexts, input: Input): readonly Element[] => {
  const untouched = Object.keys(form.values).length === 0;
  const value = untouched ? input.value : form.values[input.id];
  const { value: _suggested, ...rest } = input;
  const problems = (form.problems[input.id] ?? []).map(attention);
  if (input.type === 'Input.ChoiceSet' && input.choices.length === 0 && !input.picks) return problems;
  return [
    ...problems,
    value === undefined || value === '' ? (rest as typeof input) : ({ ...input, value } as typeof input),
  ];
};

interface InputOptions {
  /** Only what the core demands when the form is sent. */
  readonly required?: boolean;
}

const marked = ({ required }: InputOptions): { readonly required?: true } =>
  required ? { required: true } : {};

export const textInput = (
  id: string,
  label: string,
  options: InputOptions & {
    readonly value?: string;
    readonly multiline?: boolean;
    readonly placeholder?: string;
  } = {},
): TextInput => ({
  type: 'Input.Text',
  id,
  label,
  ...marked(options),
  ...(options.multiline ? { isMultiline: true } : {}),
  ...(options.placeholder ? { placeholder: options.placeholder } : {}),
  ...(options.value ? { value: options.value } : {}),
});

export const choiceInput = (
  id: string,
  label: string,
  choices: readonly Choice[],
  options: InputOptions & {
    readonly value?: string;
    readonly expanded?: boolean;
    readonly many?: boolean;
    readonly placeholder?: string;
    readonly picks?: ChoiceInput['picks'];
  } = {},
): ChoiceInput => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  choices,
  style: options.expanded ? 'expanded' : 'compact',
  wrap: true,
  ...marked(options),
  ...(options.picks ? { picks: options.picks } : {}),
  ...(options.many ? { isMultiSelect: true } : {}),
  ...(options.placeholder ? { placeholder: options.placeholder } : {}),
  ...(options.value ? { value: options.value } : {}),
});

export const dateInput = (
  id: string,
  label: string,
  value: string,
  options: InputOptions = {},
): DateInput => ({
  type: 'Input.Date',
  id,
  label,
  ...marked(options),
  value,
});

export const timeInput = (
  id: string,
  label: string,
  value: string,
  options: InputOptions = {},
): TimeInput => ({
  type: 'Input.Time',
  id,
  label,
  ...marked(options),
  value,
});

/** What stands in the way and belongs to none of the card's fields. */
export const attentions = (form: FormTexts): readonly Element[] => (form.problems[''] ?? []).map(attention);
