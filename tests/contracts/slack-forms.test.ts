import { describe, expect, test } from 'vitest';
import type { InputBlock } from '../../cards/block-kit/blocks.ts';
import { needsModal, slackMessage } from '../../cards/block-kit/message.ts';
import { slackModal, submitOf } from '../../cards/block-kit/modal.ts';
import { pressValue, readPress, readPressValue } from '../../cards/block-kit/press.ts';
import { readValues } from '../../cards/block-kit/values.ts';
import type { Card, ExecuteAction } from '../../cards/card.ts';
import { read } from '../../cards/read.ts';
import { idOf } from '../cards/samples/world.ts';
import { everyCard, type Shown, show } from '../cards/samples.ts';
import { inputsOf } from './reading-cards.ts';
import { everythingFilled, nothingFilled, untouched } from './slack-person.ts';

const forms = everyCard.filter(({ card }) => inputsOf(card).length > 0);

const blocksOf = (card: Card) =>
  needsModal(card) ? slackModal(card, '').blocks : slackMessage(card, null).blocks;

const isPicker = ({ element }: InputBlock) => element.type.includes('users_select');
const fieldsOf = (card: Card) => blocksOf(card).filter((block) => block.type === 'input');

/** Everything that sends what is filled in: the modal's own button, and those in it. */
function sending(card: Card) {
  const pressed = blocksOf(card)
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .map((button) => readPress(JSON.parse(JSON.stringify(button))))
    .filter((one) => one?.sends);
  const submit = needsModal(card) ? submitOf(card) : null;
  // as the adapter keeps it beside the modal
  return [...pressed, ...(submit ? [readPressValue(pressValue(submit))] : [])].filter((one) => one !== null);
}

/** The core makes persons of the accounts that were picked. */
function withPersons({ values, picked }: ReturnType<typeof readValues>): Readonly<Record<string, string>> {
  const people = [...new Set(Object.values(picked).flat())];
  const personOf = (account: string) => idOf(people.indexOf(account) + 1, 3);
  return {
    ...values,
    ...Object.fromEntries(
      Object.entries(picked).map(([input, accounts]) => [input, accounts.map(personOf).join(',')]),
    ),
  };
}

describe('every form survives on Slack: built, drawn, filled in with the longest, read', () => {
  test.each(forms)('$title', ({ card, name, world }) => {
    const found = readValues(everythingFilled(blocksOf(card)));
    const fields = fieldsOf(card);
    expect(Object.keys(found.values)).toEqual(
      fields.filter((one) => !isPicker(one)).map((one) => one.block_id),
    );
    expect(Object.keys(found.picked)).toEqual(fields.filter(isPicker).map((one) => one.block_id));
    // where there is nobody or no group to choose, none can be
    const needSomebody = [
      ...['decisionForm', 'roundForm', 'milestoneForm', 'milestoneEditForm'],
      ...['workshopForm', 'countermeasureForm'],
    ];
    const nobody = needSomebody.includes(name) && world === 'empty';
    const buttons = sending(card);
    expect(buttons.length).toBeGreaterThan(0);
    for (const { verb, data } of buttons) {
      const command = read(verb, data, withPersons(found));
      expect(command, `${verb}: ${JSON.stringify(command)}`).toMatchObject(
        nobody ? { kind: 'refused' } : { kind: 'command', command: { type: verb } },
      );
    }
  });

  test.each(forms)('emptied, it is read as empty: $title', ({ card }) => {
    const { values, picked } = readValues(nothingFilled(blocksOf(card)));
    expect(picked).toEqual({});
    expect(values).toEqual(
      Object.fromEntries(
        fieldsOf(card)
          .filter((one) => !isPicker(one))
          .map((one) => [one.block_id, '']),
      ),
    );
    for (const { verb, data } of sending(card)) expect(read(verb, data, values).kind).not.toBe('unknown');
  });

  test('all commands with inputs are among them', () => {
    const verbs = new Set(forms.flatMap(({ card }) => sending(card).map(({ verb }) => verb)));
    const actions = new Set(
      everyCard.flatMap(({ card }) =>
        JSON.stringify(card).match(/"verb":"[^"]+","data":\{[^}]*\},"associatedInputs":"auto"/g),
      ),
    );
    const named = [...actions].map((one) => /"verb":"([^"]+)"/.exec(one ?? '')?.[1]).filter(Boolean);
    expect([...verbs].sort()).toEqual([...new Set(named)].sort());
  });
});

describe('a form that is shown again holds what was typed', () => {
  const withForm = forms.filter(({ loaded, world }) => 'form' in loaded.props && world !== 'empty');

  test.each(withForm)('$title', (shown: Shown) => {
    const { values } = readValues(everythingFilled(blocksOf(shown.card)));
    const form = { values, refusals: [{ code: 'notAllowed' as const }] };
    const loaded = { ...shown.loaded, props: { ...shown.loaded.props, form } } as Shown['loaded'];
    const again = show({ ...shown, loaded }, shown.language).card;
    const kept = readValues(untouched(blocksOf(again))).values;
    // a channel that was picked is not kept: the picker begins empty
    const { groupPlace: _group, openPlace: _open, ...typed } = values;
    expect(kept).toMatchObject(typed);
  });
});

test('what a modal sends is no button in it as well', () => {
  for (const { card, title } of forms.filter(({ card }) => needsModal(card))) {
    const submit = submitOf(card) as ExecuteAction;
    const buttons = blocksOf(card).flatMap((block) => (block.type === 'actions' ? block.elements : []));
    expect(
      buttons.map(({ value }) => value),
      title,
    ).not.toContain(pressValue(submit));
  }
});
