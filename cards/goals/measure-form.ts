import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, type Element, facts, heading, primary, subtle, text } from '../card.ts';
import { attentions, choiceInput, type FormTexts, field, textInput } from '../form.ts';
import { id, type Reading, form as reading } from '../reading.ts';
import { choice, choicesWithin } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onGoal } from './goal-form.ts';
import { personsIn, requiredNumber } from './number.ts';
import { amount, figure, figureOn } from './texts.ts';

/** Of the list of days, in bytes. */
const room = 8000;

/** The number of a goal, in one field; what one needs to know stands above it (PLAN-5). */
export function measureForm(props: Views['measureForm'], say: Say): Card {
  const words = say.words.goals.measure;
  const form = say.form(props.form);
  const title = words.title(props.wording);
  const day = say.day(props.on);
  const body = [
    heading(title),
    text(props.isDue ? words.due(day) : words.between(day)),
    ...known(props, say),
    ...attentions(form),
    ...fields(props, form, say),
  ];
  const data = { goalId: props.goalId, on: props.on.toString(), seen: props.seen };
  return card(say.language, title, body, [primary(words.send, 'measure.enter', data, true)]);
}

/** A number for another day, or another number for a day that has one. */
export function measureOtherForm(props: Views['measureOtherForm'], say: Say): Card {
  const words = say.words.goals.measure;
  const form = say.form(props.form);
  const title = words.otherTitle(props.wording);
  const days = choicesWithin(
    props.days.map(({ on, value, isMeasured }) => {
      const what = isMeasured ? figure(value, props.unit, say) : words.empty;
      return choice(words.day(say.day(on), what), on.toString());
    }),
    room,
  );
  const [first] = days.shown;
  const body = [
    heading(title),
    text(words.otherText),
    ...attentions(form),
    ...field(
      form,
      choiceInput('on', words.which, days.shown, {
        required: true,
        ...(first ? { value: first.value } : {}),
      }),
    ),
    ...fields(props, form, say),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'measure.other', { goalId: props.goalId }, true),
  ]);
}

type Known = Pick<Views['measureForm'], 'zero' | 'target' | 'latest' | 'unit' | 'aboutPersons'>;

const known = ({ zero, target, latest, unit }: Known, say: Say): readonly Element[] => {
  const { part, latest: last } = say.words.goals;
  return facts([
    [last, latest && figureOn(latest, unit, say)],
    [part.zero, figureOn(zero, unit, say)],
    [part.target, figureOn(target, unit, say)],
  ]);
};

/** The number, and how many persons it covers where it is about persons (PRIV-3). */
function fields({ unit, zero, aboutPersons }: Known, form: FormTexts, say: Say): readonly Element[] {
  const words = say.words.goals.measure;
  const example = words.example(amount(zero.value ?? 0, '', say));
  return [
    ...field(form, textInput('value', words.value(unit), { required: true, placeholder: example })),
    ...(aboutPersons
      ? [...field(form, textInput('persons', words.persons, { required: true })), subtle(words.whyPersons)]
      : []),
  ];
}

const numberIn = (form: Reading) => ({
  value: requiredNumber(form, 'value'),
  persons: personsIn(form, 'persons'),
});

const onDay = z.object({
  goalId: id,
  on: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
  seen: z.number().int().min(0),
});

export const readMeasure = reading('measure.enter', onDay, numberIn);
export const readMeasureOther = reading('measure.other', onGoal, (form) => ({
  on: form.date('on'),
  ...numberIn(form),
}));
