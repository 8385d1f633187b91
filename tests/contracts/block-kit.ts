import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/*
 * What Slack documents of Block Kit (https://docs.slack.dev/reference/block-kit), as far as Saman uses it, with the
 * numbers of design §5. Written apart from the renderer and from the table of limits: a field, a block or a length that
 * is not here is refused. There is no mrkdwn in it.
 */

const text = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z
      .string()
      .min(1)
      .max(max)
      .refine((one) => one.trim() !== '', 'says nothing'),
    emoji: z.literal(false),
  });

const action_id = z.string().min(1).max(255);
const placeholder = text(150).optional();
const option = z.strictObject({ text: text(75), value: z.string().min(1).max(150) });
const filter = z.strictObject({
  include: z.array(z.enum(['public', 'private', 'im', 'mpim'])).min(1),
  exclude_bot_users: z.boolean(),
});

const oneOf = { options: z.array(option).min(1), initial_option: option.optional() };
const manyOf = { options: z.array(option).min(1), initial_options: z.array(option).min(1).optional() };
const menu = { action_id, placeholder };

const inputElement = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('plain_text_input'),
      ...menu,
      multiline: z.boolean(),
      initial_value: z.string().min(1).max(3000).optional(),
    }),
    z.strictObject({ type: z.literal('static_select'), ...menu, ...oneOf, options: oneOf.options.max(100) }),
    z.strictObject({
      type: z.literal('multi_static_select'),
      ...menu,
      ...manyOf,
      options: manyOf.options.max(100),
    }),
    z.strictObject({ type: z.literal('radio_buttons'), action_id, ...oneOf, options: oneOf.options.max(10) }),
    z.strictObject({ type: z.literal('checkboxes'), action_id, ...manyOf, options: manyOf.options.max(10) }),
    z.strictObject({ type: z.literal('users_select'), ...menu }),
    z.strictObject({ type: z.literal('multi_users_select'), ...menu }),
    z.strictObject({ type: z.literal('conversations_select'), ...menu, filter }),
    z.strictObject({ type: z.literal('multi_conversations_select'), ...menu, filter }),
    z.strictObject({ type: z.literal('datepicker'), action_id, initial_date: z.iso.date().optional() }),
    z.strictObject({
      type: z.literal('timepicker'),
      action_id,
      initial_time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .optional(),
    }),
  ])
  .superRefine((element, context) => {
    if (!('options' in element)) return;
    const { options } = element;
    if (new Set(options.map(({ value }) => value)).size < options.length)
      context.addIssue('two options with one value');
    const initial =
      'initial_options' in element
        ? (element.initial_options ?? [])
        : 'initial_option' in element && element.initial_option
          ? [element.initial_option]
          : [];
    if (!initial.every((one) => options.some((other) => isDeepStrictEqual(one, other))))
      context.addIssue('what is chosen is none of the options');
  });

const richText = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  style: z.strictObject({ bold: z.literal(true).optional(), italic: z.literal(true).optional() }).optional(),
});

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richText).min(1) });

const button = z
  .strictObject({
    type: z.literal('button'),
    text: text(75),
    action_id,
    value: z.string().min(1).max(2000).optional(),
    url: z
      .url({ protocol: /^https$/ })
      .max(3000)
      .optional(),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .refine((one) => (one.value === undefined) !== (one.url === undefined), 'means nothing, or two things');

const imageOf = { type: z.literal('image'), alt_text: z.string().min(1).max(2000) };

const block = z.union([
  z.strictObject({ type: z.literal('header'), text: text(150) }),
  z
    .strictObject({ type: z.literal('rich_text'), elements: z.array(section).min(1) })
    .refine(
      ({ elements }) =>
        elements.flatMap((one) => one.elements).reduce((sum, one) => sum + one.text.length, 0) <= 3000,
      'more than 3000 characters',
    ),
  z.strictObject({ type: z.literal('context'), elements: z.array(text(3000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({ ...imageOf, image_url: z.url({ protocol: /^https$/ }).max(3000) }),
  z.strictObject({ ...imageOf, slack_file: z.strictObject({ id: z.string().regex(/^F\w+$/) }) }),
  z
    .strictObject({ type: z.literal('actions'), elements: z.array(button).min(1).max(25) })
    .refine(
      ({ elements }) => elements.filter(({ style }) => style === 'primary').length <= 1,
      'two primary buttons',
    ),
  z.strictObject({
    type: z.literal('input'),
    block_id: z.string().min(1).max(255),
    label: text(2000),
    optional: z.boolean(),
    element: inputElement,
  }),
]);

type Blocks = readonly z.infer<typeof block>[];

/** Every text that somebody reads, and every name that must be the only one of its kind. */
function found(blocks: unknown, key: string): readonly string[] {
  const all: string[] = [];
  JSON.stringify(blocks, (name, value: unknown) => {
    if (name === key && typeof value === 'string') all.push(value);
    return value;
  });
  return all;
}

const isUnique = (all: readonly string[]): boolean => new Set(all).size === all.length;

const named = (blocks: Blocks): boolean =>
  isUnique(found(blocks, 'block_id')) &&
  isUnique(blocks.flatMap((one) => (one.type === 'actions' ? found(one, 'action_id') : [])));

const blocksOf = (max: number) =>
  z.array(block).min(1).max(max).refine(named, 'a block_id or a button’s action_id is there twice');

const hasInputs = (blocks: Blocks): boolean => blocks.some(({ type }) => type === 'input');

const message = z.strictObject({
  text: z
    .string()
    .max(4000)
    .refine((one) => one.trim() !== '', 'says nothing')
    .refine((one) => !/[<>]|&(?!(amp|lt|gt);)/.test(one), 'is not escaped'),
  blocks: blocksOf(50).refine(
    (blocks) => found(blocks, 'text').join('').length <= 11_000,
    'more than 11000 characters',
  ),
});

const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: z.string().min(1).max(255),
    title: text(24),
    close: text(24),
    submit: text(24).optional(),
    private_metadata: z.string().max(3000),
    notify_on_close: z.boolean(),
    blocks: blocksOf(100),
  })
  .refine(({ blocks, submit }) => !hasInputs(blocks) || submit !== undefined, 'inputs without a submit');

const home = z.strictObject({ type: z.literal('home'), blocks: blocksOf(100) });

const problems = (schema: z.ZodType, value: unknown): readonly string[] => {
  const result = schema.safeParse(value);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

/** What of a message Slack would not take; empty where all is well. */
export const messageProblems = (value: unknown): readonly string[] => problems(message, value);
export const modalProblems = (value: unknown): readonly string[] => problems(modal, value);
export const homeProblems = (value: unknown): readonly string[] => problems(home, value);
