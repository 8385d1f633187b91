import { expect, test } from 'vitest';
import { homeProblems, messageProblems, modalProblems } from './block-kit.ts';

const text = (content: string) => ({ type: 'plain_text', text: content, emoji: false });
const line = (content: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: content }] }],
});
const button = (over: object = {}) => ({
  type: 'button',
  text: text('Vis'),
  action_id: 'a#1',
  value: '{}',
  ...over,
});
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: text(`${index}`), value: `${index}` }));
const input = (element: object, over: object = {}) => ({
  type: 'input',
  block_id: 'a',
  label: text('Hva?'),
  optional: true,
  element: { action_id: 'value', ...element },
  ...over,
});
const times = (count: number, block: object) => Array.from({ length: count }, () => block);
const message = (...blocks: readonly object[]) => ({ text: 'Hei', blocks });
const modal = (...blocks: readonly object[]) => ({
  type: 'modal',
  callback_id: 'saman',
  title: text('Saman'),
  close: text('Lukk'),
  private_metadata: '',
  notify_on_close: false,
  blocks,
});

test('the check of Block Kit lets through what Slack takes', () => {
  const all = [
    { type: 'header', text: text('Hei') },
    line('Hei'),
    { type: 'divider' },
    { type: 'context', elements: [text('x')] },
    { type: 'image', alt_text: 'x', image_url: 'https://saman.example/x.png' },
    { type: 'image', alt_text: 'x', slack_file: { id: 'F123' } },
    actions(
      button({ style: 'primary' }),
      button({ action_id: 'a#2', value: undefined, url: 'https://a.no' }),
    ),
    input({ type: 'radio_buttons', options: options(10), initial_option: options(1)[0] }),
  ];
  expect(messageProblems(message(...all))).toEqual([]);
  expect(modalProblems({ ...modal(...all), submit: text('Send') })).toEqual([]);
  expect(homeProblems({ type: 'home', blocks: all })).toEqual([]);
});

test.each([
  ['no blocks', message()],
  ['51 blocks', message(...times(51, { type: 'divider' }))],
  ['13,001 characters', message(...times(5, line('x'.repeat(2601))))],
  ['a text that is not escaped', { text: 'Hei <!channel>', blocks: [line('x')] }],
  ['a text that says nothing', { text: ' ', blocks: [line('x')] }],
  ['3001 characters in a block', message(line('x'.repeat(3001)))],
  ['an empty line', message(line(''))],
  ['mrkdwn', message({ type: 'section', text: { type: 'mrkdwn', text: 'x' } })],
  ['mrkdwn in a context', message({ type: 'context', elements: [{ type: 'mrkdwn', text: 'x' }] })],
  ['a heading of 151', message({ type: 'header', text: text('x'.repeat(151)) })],
  ['11 in a context', message({ type: 'context', elements: times(11, text('x')) })],
  ['a field that there is not', message({ type: 'divider', text: text('x') })],
  ['no buttons', message(actions())],
  ['two primary buttons', message(actions(button({ style: 'primary' }), button({ style: 'primary' })))],
  ['one action_id twice', message(actions(button()), actions(button()))],
  ['a button of 76', message(actions(button({ text: text('x'.repeat(76)) })))],
  ['a value of 2001', message(actions(button({ value: 'x'.repeat(2001) })))],
  ['a button that means nothing', message(actions(button({ value: undefined })))],
  ['a button to javascript', message(actions(button({ value: undefined, url: 'javascript:x' })))],
  ['11 radio buttons', message(input({ type: 'radio_buttons', options: options(11) }))],
  ['no options', message(input({ type: 'static_select', options: [] }))],
  ['101 options', message(input({ type: 'static_select', options: options(101) }))],
  ['one value twice', message(input({ type: 'static_select', options: [...options(2), ...options(1)] }))],
  [
    'a choice that is no option',
    message(input({ type: 'checkboxes', options: options(2), initial_options: [options(3)[2]] })),
  ],
  ['31 February', message(input({ type: 'datepicker', initial_date: '2026-02-31' }))],
  ['25 o’clock', message(input({ type: 'timepicker', initial_time: '25:00' }))],
  ['one block_id twice', message(input({ type: 'users_select' }), input({ type: 'users_select' }))],
])('and no message with %s', (_what, value) => {
  // as it is sent: what is undefined is not there
  expect(messageProblems(JSON.parse(JSON.stringify(value)))).not.toEqual([]);
});

test.each([
  ['101 blocks', modal(...times(101, { type: 'divider' }))],
  ['inputs without a submit', modal(input({ type: 'users_select' }))],
  ['a title of 25', { ...modal(line('x')), title: text('x'.repeat(25)) }],
  ['metadata of 3001', { ...modal(line('x')), private_metadata: 'x'.repeat(3001) }],
])('and no modal with %s', (_what, value) => {
  expect(modalProblems(value)).not.toEqual([]);
});
