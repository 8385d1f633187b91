import { elementId } from './inputs.ts';

/** What was filled in, by input id. */
export interface SlackValues {
  /** As typed or chosen; several choices with commas between them. A field that was emptied is there, and empty. */
  readonly values: Readonly<Record<string, string>>;
  /** The platform's ids of people picked. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
}

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : [];

const optionOf = (value: unknown): string => (isPart(value) ? textOf(value.value) : '');

const optionsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? textsOf(value.map(optionOf)) : [];

/** What was typed or chosen in an element; null for what is no such element. */
function filledIn(element: Part): string | null {
  switch (element.type) {
    case 'plain_text_input':
      return textOf(element.value);
    case 'static_select':
    case 'radio_buttons':
      return optionOf(element.selected_option);
    case 'multi_static_select':
    case 'checkboxes':
      return optionsOf(element.selected_options).join(',');
    case 'datepicker':
      return textOf(element.selected_date);
    case 'timepicker':
      return textOf(element.selected_time);
    case 'conversations_select':
      return textOf(element.selected_conversation);
    case 'multi_conversations_select':
      return textsOf(element.selected_conversations).join(',');
    case 'channels_select':
      return textOf(element.selected_channel);
    case 'multi_channels_select':
      return textsOf(element.selected_channels).join(',');
    default:
      return null;
  }
}

function pickedIn(element: Part): readonly string[] {
  if (element.type === 'users_select') return textsOf([element.selected_user]);
  return element.type === 'multi_users_select' ? textsOf(element.selected_users) : [];
}

/**
 * What was filled in, from `values` of a modal's or a message's state: the inverse of the inputs' blocks. Nothing that
 * comes in makes it throw; what is not of ours is left out.
 */
export function readValues(state: unknown): SlackValues {
  const elements = Object.entries(isPart(state) ? state : {}).flatMap(([inputId, block]) => {
    const element = isPart(block) && Object.hasOwn(block, elementId) ? block[elementId] : null;
    return isPart(element) ? [{ inputId, element }] : [];
  });
  return {
    values: Object.fromEntries(
      elements.flatMap(({ inputId, element }) => {
        const value = filledIn(element);
        return value === null ? [] : [[inputId, value] as const];
      }),
    ),
    picked: Object.fromEntries(
      elements
        .map(({ inputId, element }) => [inputId, pickedIn(element)] as const)
        .filter(([, people]) => people.length > 0),
    ),
  };
}
