import { type AdaptiveCard, ChoiceSetInput, type Input, ToggleInput } from 'adaptivecards';

/** The values of a card's inputs as typed, by input id; an empty one is left out. */
export function valuesOf(card: AdaptiveCard): Record<string, string> {
  const values: Record<string, string> = {};
  for (const input of card.getAllInputs()) {
    const value: unknown = input.value;
    if (input.id && value !== undefined && value !== null && value !== '') values[input.id] = String(value);
  }
  return values;
}

const isChecked = (input: Input, control: HTMLInputElement, value: string): boolean => {
  if (input instanceof ToggleInput) return value === (input.valueOn ?? 'true');
  if (input instanceof ChoiceSetInput && input.isMultiSelect) return value.split(',').includes(control.value);
  return value === control.value;
};

/** Sets a rendered input to what was typed before. */
function restore(input: Input, value: string): void {
  const controls = input.renderedElement?.querySelectorAll('input, textarea, select') ?? [];
  for (const control of controls) {
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      control.checked = isChecked(input, control, value);
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      control.value = value;
    }
  }
}

/** Puts what was typed into the inputs that a newly rendered card still has. Filtered choices are told by title. */
export function restoreValues(card: AdaptiveCard, values: Readonly<Record<string, string>>): void {
  for (const input of card.getAllInputs()) {
    const value = input.id ? values[input.id] : undefined;
    if (value === undefined) continue;
    const filtered = input instanceof ChoiceSetInput && input.style === 'filtered' && !input.isMultiSelect;
    const title = filtered ? input.choices.find((choice) => choice.value === value)?.title : undefined;
    restore(input, title ?? value);
  }
}
