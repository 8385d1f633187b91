import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pressValue, readPress, readPressValue } from '../../cards/block-kit/press.ts';
import { readValues } from '../../cards/block-kit/values.ts';
import { press, visit } from '../../cards/card.ts';

const value = (element: object) => ({ value: element });
const option = (content: string) => ({ text: { type: 'plain_text', text: 'x' }, value: content });

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('__proto__', 'constructor', 'ø'.repeat(3000), '<!channel> & *x*\n'),
);
const anyId = fc.oneof(anyText, fc.constantFrom('grade:need', 'members:politicians'));

/** As it comes: `__proto__` is a key of its own in JSON. */
const asSent = (pairs: readonly (readonly [string, unknown])[]): unknown =>
  JSON.parse(`{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join(',')}}`);

describe('what was filled in', () => {
  test('every kind of element', () => {
    const state = {
      text: value({ type: 'plain_text_input', value: 'Hei' }),
      one: value({ type: 'static_select', selected_option: option('a') }),
      radio: value({ type: 'radio_buttons', selected_option: option('b') }),
      several: value({ type: 'multi_static_select', selected_options: [option('a'), option('b')] }),
      boxes: value({ type: 'checkboxes', selected_options: [option('c')] }),
      date: value({ type: 'datepicker', selected_date: '2027-01-15' }),
      time: value({ type: 'timepicker', selected_time: '15:00' }),
      channel: value({ type: 'conversations_select', selected_conversation: 'C1' }),
      channels: value({ type: 'multi_conversations_select', selected_conversations: ['C1', 'C2'] }),
      open: value({ type: 'channels_select', selected_channel: 'C3' }),
      pl: value({ type: 'users_select', selected_user: 'U1' }),
      members: value({ type: 'multi_users_select', selected_users: ['U1', 'U2'] }),
      nobody: value({ type: 'multi_users_select', selected_users: [] }),
    };
    expect(readValues(state)).toEqual({
      values: {
        text: 'Hei',
        one: 'a',
        radio: 'b',
        several: 'a,b',
        boxes: 'c',
        date: '2027-01-15',
        time: '15:00',
        channel: 'C1',
        channels: 'C1,C2',
        open: 'C3',
      },
      picked: { pl: ['U1'], members: ['U1', 'U2'] },
    });
  });

  test('what is not ours is left out: other elements, other names, other shapes', () => {
    const state = {
      file: value({ type: 'file_input', files: [] }),
      other: { another: { type: 'plain_text_input', value: 'x' } },
      inherited: Object.create({ value: { type: 'plain_text_input', value: 'x' } }) as object,
      list: [{ type: 'plain_text_input', value: 'x' }],
      number: value({ type: 'plain_text_input', value: 7 }),
      odd: value({ type: 'multi_static_select', selected_options: [null, 7, option('a'), { value: 7 }] }),
    };
    expect(readValues(state)).toEqual({ values: { number: '', odd: 'a' }, picked: {} });
    for (const nothing of [undefined, null, 'x', 7, [], {}])
      expect(readValues(nothing)).toEqual({ values: {}, picked: {} });
  });

  test('any text comes out as it was typed, and as it was chosen', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(anyId, anyText), { selector: ([id]) => id }), (pairs) => {
        const typed = readValues(
          asSent(pairs.map(([id, one]) => [id, value({ type: 'plain_text_input', value: one })])),
        );
        const chosen = readValues(
          asSent(
            pairs.map(([id, one]) => [id, value({ type: 'radio_buttons', selected_option: option(one) })]),
          ),
        );
        const sort = (entries: readonly (readonly [string, string])[]) =>
          [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
        // as JSON carries it, halves of signs and all
        expect(sort(Object.entries(typed.values))).toEqual(sort(pairs));
        expect(sort(Object.entries(chosen.values))).toEqual(sort(pairs));
        expect(Object.prototype).not.toHaveProperty('x');
      }),
    );
  });

  test('nothing that comes in makes reading throw', () => {
    const known = fc.constantFrom(
      ...['plain_text_input', 'static_select', 'checkboxes', 'datepicker', 'users_select', 'x'],
      ...['multi_users_select', 'conversations_select', 'multi_conversations_select', '__proto__'],
    );
    const element = fc.record(
      {
        type: fc.oneof(known, fc.jsonValue()),
        value: fc.jsonValue(),
        selected_option: fc.jsonValue(),
        selected_options: fc.jsonValue(),
        selected_user: fc.jsonValue(),
        selected_users: fc.jsonValue(),
        selected_date: fc.jsonValue(),
        selected_conversations: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const block = fc.oneof(fc.jsonValue(), fc.record({ value: fc.oneof(element, fc.jsonValue()) }));
    const state = fc.oneof(fc.jsonValue(), fc.dictionary(anyText, block));
    fc.assert(
      fc.property(state, (sent) => {
        const { values, picked } = readValues(sent);
        for (const one of Object.values(values)) expect(typeof one).toBe('string');
        for (const people of Object.values(picked)) expect(people.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what was pressed', () => {
  const button = (content: unknown) => ({ type: 'button', action_id: 'x#1', value: content });

  test('comes out as the card said it', () => {
    const given = press('Vis', 'round.status', { roundId: 'r', number: 2 }, { sends: true });
    expect(readPress(button(pressValue(given)))).toEqual({
      verb: 'round.status',
      data: { roundId: 'r', number: 2, v: 1 },
      sends: true,
    });
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.oneof(anyText, fc.integer())), fc.boolean(), (data, sends) => {
        const action = press('Vis', 'help.show', data, { sends });
        const { ['__proto__']: _own, ...known } = action.data;
        expect(readPressValue(pressValue(action))).toEqual({ verb: 'help.show', data: known, sends });
      }),
    );
  });

  test.each([
    [{ type: 'button', action_id: 'visit#1', url: visit('Les', 'https://a.no').url }],
    [button('x')],
    [button('{}')],
    [button('{"verb":1,"data":{},"sends":true}')],
    [button('{"verb":"x","data":[],"sends":true}')],
    [button(null)],
    [{ type: 'static_select', value: '{"verb":"x","data":{},"sends":true}' }],
    [null],
    [undefined],
  ])('a button that opens an address, and one that is not ours, mean nothing: %j', (action) => {
    expect(readPress(action)).toBeNull();
  });

  test('nothing that comes in makes reading throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anyText, fc.json()), (sent) => {
        for (const one of [sent, button(sent), button(JSON.stringify(sent))])
          expect(() => readPress(one)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
