import { limits } from '../../bot/limits.ts';
import type { Block, InputBlock, InputElement } from '../../cards/block-kit/blocks.ts';

/** What Slack sends of an element. */
type Sent = Readonly<Record<string, unknown>>;

const inputsIn = (blocks: readonly Block[]): readonly InputBlock[] =>
  blocks.filter((block) => block.type === 'input');

/** `state.values`, as Slack sends it with a submission and with every press of a button. */
const stateOf = (blocks: readonly Block[], sentOf: (input: InputBlock) => Sent): unknown =>
  JSON.parse(
    JSON.stringify(
      Object.fromEntries(
        inputsIn(blocks).map((input) => [
          input.block_id,
          { [input.element.action_id]: { type: input.element.type, ...sentOf(input) } },
        ]),
      ),
    ),
  );

/** Everything empty: null, or an empty list. */
const emptied = (element: InputElement): Sent => {
  switch (element.type) {
    case 'plain_text_input':
      return { value: null };
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: null };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: [] };
    case 'users_select':
      return { selected_user: null };
    case 'multi_users_select':
      return { selected_users: [] };
    case 'conversations_select':
      return { selected_conversation: null };
    case 'multi_conversations_select':
      return { selected_conversations: [] };
    case 'datepicker':
      return { selected_date: null };
    case 'timepicker':
      return { selected_time: null };
  }
};

/** What stands in the modal when it is opened. */
const initial = (element: InputElement): Sent => {
  switch (element.type) {
    case 'plain_text_input':
      return { value: element.initial_value ?? null };
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { selected_time: element.initial_time ?? null };
    default:
      return emptied(element);
  }
};

const letters = 'Øåæ«ÆÅø»éô <!channel> & *x* 👩‍👩‍👧 ';
const long = (max: number): string => letters.repeat(max).slice(0, max).toWellFormed().trim();
const lines = (max: number): string => `${long(Math.floor(max / 2) - 1)}\n${long(Math.floor(max / 2))}`;

const person = 'Utvalgsleder, folkevalgt\n';

/** The longest that is legal in each field that is typed in. */
const longest: Readonly<Record<string, string>> = {
  name: long(limits.projectName),
  participant: long(80),
  newName: long(limits.personName),
  newPeople: person.repeat(Math.floor(limits.newPeople / person.length)).trim(),
  code: 'K7PM-4QXZ',
  year: '2026',
  amount: 'kr 1 200 000,-',
  zero: '−123 456 789,125',
  target: '123 456 789,125',
  value: '−123 456 789,125',
  number: '117',
  numbers: '118, 119',
  intoNumber: '3',
  persons: '1 000 000',
  zeroPersons: '1 000 000',
  wording: long(limits.goal),
  unit: long(limits.unit),
  contents: lines(limits.reportContents),
  reference: long(limits.reference),
  rows: 'Heltid; 4.12.2026; Rekneskap\n'.repeat(limits.deadlineRows),
  scaleWords: Array.from({ length: limits.scaleSteps }, () => 'Ø'.repeat(limits.scaleWord)).join(', '),
  ownFactors: Array.from(
    { length: limits.ownFactors },
    () => `${'Ø'.repeat(limits.factorName)}: ${'å'.repeat(limits.factorPrompt)}`,
  ).join('\n'),
  greeting: lines(limits.greeting),
  comment: lines(limits.comment),
  text: lines(limits.correction),
  course: lines(limits.followUp),
  dailyWork: lines(limits.followUp),
  wayOn: lines(limits.followUp),
};

const typed = ({ block_id }: InputBlock): string =>
  longest[block_id.startsWith('reason:') ? 'comment' : block_id] ?? long(80);

/** The platform's ids of people: another one in each field. */
const userIn = ({ block_id }: InputBlock, nth: number): string =>
  `U${block_id.toUpperCase().replace(/\W/g, '')}${nth}`;

const filled = (input: InputBlock): Sent => {
  const { element } = input;
  switch (element.type) {
    case 'plain_text_input':
      return { value: typed(input) };
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: element.options[0] };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: element.options };
    case 'users_select':
      return { selected_user: userIn(input, 1) };
    case 'multi_users_select':
      return { selected_users: [userIn(input, 1), userIn(input, 2)] };
    case 'conversations_select':
      return { selected_conversation: 'C012345' };
    case 'multi_conversations_select':
      return { selected_conversations: ['C012345', 'C543210'] };
    case 'datepicker':
      return { selected_date: '2027-01-15' };
    case 'timepicker':
      return { selected_time: '15:00' };
  }
};

/** Somebody fills in every field, with as much as is legal. */
export const everythingFilled = (blocks: readonly Block[]): unknown => stateOf(blocks, filled);

/** Somebody empties every field. */
export const nothingFilled = (blocks: readonly Block[]): unknown =>
  stateOf(blocks, ({ element }) => emptied(element));

/** Somebody sends it as it was opened. */
export const untouched = (blocks: readonly Block[]): unknown =>
  stateOf(blocks, ({ element }) => initial(element));
