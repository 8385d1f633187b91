import { describe, expect, test } from 'vitest';
import { slackHome } from '../../cards/block-kit/home.ts';
import { needsModal, slackMessage } from '../../cards/block-kit/message.ts';
import { slackModal, submitOf, withoutForm } from '../../cards/block-kit/modal.ts';
import {
  card,
  type Element,
  heading,
  press,
  primary,
  section,
  subtle,
  text,
  visit,
} from '../../cards/card.ts';
import { choiceInput, dateInput, textInput, timeInput } from '../../cards/form.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { homeProblems, modalProblems } from '../contracts/block-kit.ts';
import { everyCard } from './samples.ts';
import { seen, seenModal } from './seen.ts';

const again = { verb: 'round.form', data: { projectId: 'p' } } as const;
const cardOf = (body: readonly Element[], actions: Parameters<typeof card>[3] = []) =>
  card('nb', 'x', body, actions);

describe('every part of the subset', () => {
  const drawn = (body: readonly Element[], actions?: Parameters<typeof card>[3]) =>
    slackHome(cardOf(body, actions)).blocks;

  test('columns are one line, what a column begins with as its name', () => {
    const column = (...items: readonly Element[]) => ({ type: 'Column', width: 'auto', items }) as const;
    const columns = [column(text('1'), text('ingen')), column(text('2'), text('tre')), column(text(''))];
    expect(seen(drawn([heading('x'), { type: 'ColumnSet', columns }]))).toBe('# x\n*1*: ingen · *2*: tre');
    const inside = drawn([{ type: 'ColumnSet', columns: [column(text('1'), textInput('a', 'Hva?'))] }]);
    expect(seen(inside)).toBe('*1*\nHva? (optional): plain_text_input ____');
  });

  test('a picture at an address, one that was uploaded, and no other', () => {
    const image = (url: string): Element => ({ type: 'Image', url, altText: 'En trapp' });
    const blocks = drawn([image('https://saman.example/x.png'), image('slack-file:F123')]);
    expect(blocks).toEqual([
      { type: 'image', alt_text: 'En trapp', image_url: 'https://saman.example/x.png' },
      { type: 'image', alt_text: 'En trapp', slack_file: { id: 'F123' } },
    ]);
    expect(homeProblems({ type: 'home', blocks })).toEqual([]);
    for (const url of ['http://saman.example/x.png', 'data:image/png;base64,AA', '/x.png'])
      expect(() => drawn([image(url)])).toThrow(/https/);
  });

  test('a long text goes on in the next block, and none of it is lost', () => {
    const long = '👩‍👩‍👧ø'.repeat(1000);
    const blocks = drawn([heading('x'), text('før'), text(long), subtle(long), text('etter')]);
    expect(homeProblems({ type: 'home', blocks })).toEqual([]);
    const texts = seen(blocks).replaceAll(/\n(~ )?/g, '');
    expect(texts).toBe(`# xfør${long}${long}etter`);
    expect(texts.isWellFormed()).toBe(true);
  });

  test('texts follow each other in one block; facts, sections and buttons stand apart', () => {
    const blocks = drawn([
      heading('x'),
      text('a'),
      text('b'),
      { type: 'FactSet', facts: [{ title: 'c', value: 'd\ne' }] },
      subtle('f'),
      subtle('g'),
      section([text('h'), { type: 'ActionSet', actions: [visit('i', 'https://a.no')] }]),
      { type: 'Container', items: [text('j')] },
      text('k'),
    ]);
    expect(blocks.map(({ type }) => type).join(' ')).toBe(
      'header rich_text rich_text context divider rich_text actions rich_text rich_text',
    );
    expect(seen(blocks)).toBe('# x\na\nb\n*c*: d\ne\n~ f\n~ g\n---\nh\n[i]\nj\nk');
  });

  test('more than ten subtle lines, and more than 25 buttons, are several blocks', () => {
    const notes = Array.from({ length: 11 }, (_, nth) => subtle(`${nth}`));
    const buttons = Array.from({ length: 26 }, (_, nth) => visit(`${nth}`, 'https://a.no'));
    const blocks = drawn(notes, buttons);
    expect(homeProblems({ type: 'home', blocks })).toEqual([]);
    expect(blocks.map((one) => ('elements' in one ? one.elements.length : 0))).toEqual([10, 1, 25, 1]);
  });

  test('texts that say nothing are left out: Slack takes no empty ones', () => {
    expect(seen(drawn([text(' '), subtle(''), heading('x')]))).toBe('# x');
  });

  test.each([
    [{ type: 'Input.Toggle', id: 'x', title: 'SECRET' }],
    [{ type: 'Container', items: [{ type: 'RichTextBlock', inlines: ['SECRET'] }] }],
    [{ type: 'ActionSet', actions: [{ type: 'Action.ShowCard', title: 'SECRET' }] }],
  ])('throws on what is not in the subset, and says which without telling its contents', (element) => {
    const draw = () => drawn([element as never]);
    expect(draw).toThrow(/Input\.Toggle|RichTextBlock|Action\.ShowCard/);
    expect(draw).not.toThrow(/SECRET/);
  });
});

describe('inputs', () => {
  const elementOf = (input: Element) => {
    const view = slackModal(cardOf([input], [primary('Send', 'answer.give', {}, true)]), '');
    expect(modalProblems(view)).toEqual([]);
    const [block] = view.blocks;
    if (block?.type !== 'input') throw new Error('no input');
    return block;
  };
  const choices = (count: number) =>
    Array.from({ length: count }, (_, nth) => ({ title: `Valg ${nth}`, value: `${nth}` }));

  test.each([
    [10, true, false, 'radio_buttons'],
    [11, true, false, 'static_select'],
    [2, false, false, 'static_select'],
    [10, true, true, 'checkboxes'],
    [11, true, true, 'multi_static_select'],
    [2, false, true, 'multi_static_select'],
  ])('%s choices, expanded %s, several %s: %s', (count, expanded, many, type) => {
    const { element } = elementOf(choiceInput('a', 'Hva?', choices(count), { expanded, many, value: '1' }));
    expect(element.type).toBe(type);
    expect(element).toHaveProperty(many ? 'initial_options.0.value' : 'initial_option.value', '1');
  });

  test('what is chosen and not in the list is not chosen', () => {
    for (const many of [true, false]) {
      const { element } = elementOf(choiceInput('a', 'Hva?', choices(2), { many, value: 'x' }));
      expect(Object.keys(element).filter((key) => key.startsWith('initial'))).toEqual([]);
    }
  });

  test('people and channels are picked in Slack’s own menus, also where the card lists none', () => {
    const of = (picks: 'person' | 'channel', many: boolean) =>
      elementOf(choiceInput('a', 'Hvem?', [], { picks, many, value: 'x' })).element;
    expect(of('person', false)).toEqual({ type: 'users_select', action_id: 'value' });
    expect(of('person', true)).toEqual({ type: 'multi_users_select', action_id: 'value' });
    const filter = { include: ['public', 'private'], exclude_bot_users: true };
    expect(of('channel', false)).toEqual({ type: 'conversations_select', action_id: 'value', filter });
    expect(() => elementOf(choiceInput('a', 'Hvem?', []))).toThrow('nothing to choose');
  });

  test.each(['2026-02-31', '4. desember', '', '2026-12-04T09:00'])('no date to begin with: «%s»', (date) => {
    expect(elementOf(dateInput('a', 'Når?', date)).element).toEqual({
      type: 'datepicker',
      action_id: 'value',
    });
  });

  test('a time to the minute, or none', () => {
    expect(elementOf(timeInput('a', 'Når?', '15:00:00')).element).toHaveProperty('initial_time', '15:00');
    for (const time of ['25:00', 'kl. 15', ''])
      expect(elementOf(timeInput('a', 'Når?', time)).element).not.toHaveProperty('initial_time');
  });

  test('what is longer than Slack takes is cut, and says so', () => {
    const { element } = elementOf(textInput('a', 'Hva?', { value: 'ø'.repeat(3001) }));
    expect(element).toHaveProperty('initial_value', `${'ø'.repeat(2999)}…`);
  });

  test('what is said of a list is left out where Slack has its own picker, and only there', () => {
    const ofPeople = everyCard.filter(({ name, world }) => name === 'projectForm' && world === 'longest');
    for (const { card: form, language } of ofPeople) {
      const said = wordsOf(language).names.notAll(7, 500).split('7')[0] as string;
      expect(JSON.stringify(form)).toContain(said);
      expect(seenModal(slackModal(form, ''))).not.toContain(said);
    }
    const ofDecisions = everyCard.filter(({ name, world }) => name === 'decisionForm' && world === 'longest');
    for (const { card: form, language } of ofDecisions)
      expect(seenModal(slackModal(form, ''))).toContain(wordsOf(language).names.notAll(0, 0).slice(0, 8));
  });

  test('what must be filled in is not optional', () => {
    expect(elementOf(textInput('a', 'Hva?', { required: true }))).toMatchObject({ optional: false });
    expect(elementOf(textInput('a', 'Hva? (valgfritt)'))).toMatchObject({
      optional: true,
      label: { text: 'Hva?' },
    });
  });

  test('one choice stands in a message; two, or anything to type in, are opened', () => {
    const choice = (id: string) => choiceInput(id, 'Hva?', choices(2));
    expect(needsModal(cardOf([choice('a')]))).toBe(false);
    expect(needsModal(cardOf([choice('a'), section([choice('b')])]))).toBe(true);
    for (const one of [textInput('a', 'A'), dateInput('a', 'A', ''), timeInput('a', 'A', '')])
      expect(needsModal(cardOf([section([one])]))).toBe(true);
  });

  test('a modal sends what is primary, wherever it stands, or else the first that sends', () => {
    const second = press('To', 'answer.draft', {}, { sends: true });
    const third = primary('Tre', 'answer.give', {}, true);
    const set: Element = { type: 'ActionSet', actions: [second] };
    const body = [textInput('a', 'A'), section([set])];
    expect(submitOf(cardOf(body, [third]))).toBe(third);
    expect(submitOf(cardOf(body, [primary('Fire', 'help.show')]))).toBe(second);
    expect(submitOf(cardOf([text('a')], [third]))).toBeNull();
  });

  test('what opens a form has one button, whichever stand before the fields', () => {
    const set: Element = { type: 'ActionSet', actions: [primary('Ta', 'help.show')] };
    const form = cardOf([heading('x'), text('y'), set, section([text('z'), textInput('a', 'A')]), text('w')]);
    expect(seen(slackMessage(form, again).blocks)).toBe('# x\ny\n[Åpne skjemaet primary]');
  });

  test('a form that was put aside is a modal with nothing to fill in, and the way back', () => {
    const form = cardOf(
      [heading('x'), text('y'), section([textInput('a', 'A')])],
      [primary('Send', 'answer.give', {}, true)],
    );
    const view = slackModal(withoutForm(form, again), '');
    expect(view).not.toHaveProperty('submit');
    expect(seen(view.blocks)).toBe('# x\ny\n[Åpne skjemaet primary]');
    const receipt = cardOf([heading('x')], [press('Endre', 'ballot.edit')]);
    expect(withoutForm(receipt, again)).toBe(receipt);
  });

  test('a form that nothing sends is a fault, and so is one in a message that nothing opens', () => {
    expect(() => slackModal(cardOf([textInput('a', 'Hva?')]), '')).toThrow('nothing sends');
    expect(() => slackMessage(cardOf([textInput('a', 'Hva?')]), null)).toThrow('nothing opens');
    expect(() => slackMessage(cardOf([text('a')]), null)).not.toThrow();
  });
});
