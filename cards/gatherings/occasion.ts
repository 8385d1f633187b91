import type { Temporal } from 'temporal-polyfill';
import type { AskedOccasion } from '../../bot/gatherings/gathering.decide.ts';
import type { Occasion } from '../../bot/gatherings/gathering.ts';
import type { GatheringName } from '../../bot/gatherings/gatherings.views.ts';
import type { Element } from '../card.ts';
import { dateInput, type FormTexts, field, textInput, timeInput } from '../form.ts';
import type { Reading } from '../reading.ts';
import { cut } from '../room.ts';
import type { Say } from '../words/say.ts';

/** The longest name of a network, a participant or a programme, within a sentence. */
const mostName = 60;

/** What it is called, within a sentence: «nettverkssamling 2 i Heltid/deltid Øst». */
export function gatheringName({ kind, number, name }: GatheringName, say: Say): string {
  const words = say.words.gatherings.name;
  const short = cut(name, mostName);
  return kind === 'network' ? words.network(String(number), short) : words[kind](short);
}

/** «10.00», in English «10:00». */
const timeOf = (time: Temporal.PlainTime, say: Say): string => {
  const text = time.toString({ smallestUnit: 'minute' });
  return say.language === 'en' ? text : text.replace(':', '.');
};

/** The days, and the time of day where it was said. */
export function whenOf({ startsOn, endsOn, startsAt }: Occasion, say: Say): string {
  const words = say.words.gatherings;
  const day = startsAt ? words.at(say.day(startsOn), timeOf(startsAt, say)) : say.day(startsOn);
  return endsOn.equals(startsOn) ? day : words.span(day, say.day(endsOn));
}

export const occasionText = (occasion: Occasion, say: Say): string =>
  say.words.gatherings.whenAndWhere(whenOf(occasion, say), occasion.place);

/** From where to where it was moved; a place or a time that stayed is not said. */
export function movedTexts(from: Occasion, to: Occasion, say: Say): readonly [from: string, to: string] {
  if (from.place === to.place) return [whenOf(from, say), whenOf(to, say)];
  const when = [whenOf(from, say), whenOf(to, say)] as const;
  return when[0] === when[1] ? [from.place, to.place] : [occasionText(from, say), occasionText(to, say)];
}

/** Days, time of day and place. */
export function occasionFields(
  form: FormTexts,
  say: Say,
  known: { readonly startsOn: Temporal.PlainDate } & Partial<Occasion>,
): readonly Element[] {
  const words = say.words.gatherings.form;
  const { startsOn, endsOn, startsAt, place } = known;
  const last = endsOn && !endsOn.equals(startsOn) ? endsOn.toString() : '';
  return [
    ...field(form, dateInput('startsOn', words.startsOn, startsOn.toString(), { required: true })),
    ...field(form, dateInput('endsOn', words.endsOn, last)),
    ...field(
      form,
      timeInput('startsAt', words.startsAt, startsAt?.toString({ smallestUnit: 'minute' }) ?? ''),
    ),
    ...field(
      form,
      textInput('place', words.place, {
        placeholder: words.placeExample,
        required: true,
        ...(place ? { value: place } : {}),
      }),
    ),
  ];
}

/** Days, time of day and place as filled in; what may be left open and is empty, is null. */
export const readOccasion = (form: Reading): AskedOccasion => ({
  startsOn: form.date('startsOn'),
  endsOn: form.text('endsOn') === '' ? null : form.date('endsOn'),
  startsAt: form.text('startsAt') === '' ? null : form.time('startsAt'),
  place: form.text('place'),
});
