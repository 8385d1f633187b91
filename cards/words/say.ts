import type { Temporal } from 'temporal-polyfill';
import { dayNumber } from '../../bot/calendar/day-number.ts';
import { kept } from '../../bot/calendar/kept.ts';
import type { FormState } from '../../bot/conversation/view.ts';
import type { Factor } from '../../bot/evaluation/factor.ts';
import { rankOf, type Scale, stepsOf } from '../../bot/evaluation/scale.ts';
import type { Language } from '../../bot/people/person.ts';
import type { Audience } from '../../bot/ports/presenter.ts';
import type { Party } from '../../bot/project/project.ts';
import type { Refusal, RefusalDetail } from '../../bot/refusal.ts';
import type { FormTexts } from '../form.ts';
import { type Words, wordsOf } from './words.ts';

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** How things are said to one reader: the words of their language, and moments in their time zone. */
export interface Say {
  readonly language: Language;
  /** The reader's. */
  readonly timeZone: string;
  readonly words: Words;
  /** `fredag 4. desember kl. 09.00` */
  moment(instant: Temporal.Instant): string;
  /** The same with the year, for what is kept: `fredag 4. desember 2026 kl. 09.00` */
  momentInYear(instant: Temporal.Instant): string;
  /** `fredag 4. desember 2026` */
  day(date: Temporal.PlainDate): string;
  /** `fredag 4. desember`, where the year is plain */
  shortDay(date: Temporal.PlainDate): string;
  /** `a, b og c` */
  list(items: readonly string[]): string;
  /** `a, b eller c` */
  oneOf(items: readonly string[]): string;
  /** With the language's own decimal sign. */
  number(value: number): string;
  parties(parties: readonly Party[]): string;
  factor(factor: Factor): string;
  /** A factor's name within a sentence: a group's own keeps its capitals (IT, HR). */
  factorWithin(factor: Factor): string;
  prompt(factor: Factor): string;
  /** A grade with the word for its step, where there is one: `4 – godt`. */
  grade(scale: Scale, grade: number): string;
  refusal(refusal: Refusal): string;
  form(state: FormState): FormTexts;
}

/** The word for a step of the scale; null where it has none. */
function stepWord(words: Words, scale: Scale, grade: number): string | null {
  const named = scale.words ?? (stepsOf(scale) === 5 ? words.names.steps : null);
  return named?.[rankOf(scale, grade) - 1] ?? null;
}

/** Making one takes as long as a query of the database; there are few, one for each language and time zone. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  dateFormats.set(key, made);
  return made;
}

const dateParts = (language: Language, instant: number, timeZone: string) => {
  const parts = dateFormat(language, timeZone).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const day = language === 'en' ? of('day') : `${of('day')}.`;
  return {
    date: `${of('weekday')} ${day} ${of('month')}`,
    year: of('year'),
    time: language === 'en' ? `${of('hour')}:${of('minute')}` : `${of('hour')}.${of('minute')}`,
  };
};

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The parts of a day, by its number. */
const dayParts = kept((language: Language) =>
  kept((day: number) => dateParts(language, day * dayInMilliseconds, 'UTC')),
);

/** How to speak to an audience. */
export function sayTo({ language, timeZone }: Audience): Say {
  const words = wordsOf(language);
  const moment = (instant: Temporal.Instant) => {
    const { date, time } = dateParts(language, instant.epochMilliseconds, timeZone);
    return language === 'en' ? `${date} at ${time}` : `${date} kl. ${time}`;
  };
  const momentInYear = (instant: Temporal.Instant) => {
    const { date, year, time } = dateParts(language, instant.epochMilliseconds, timeZone);
    return language === 'en' ? `${date} ${year} at ${time}` : `${date} ${year} kl. ${time}`;
  };
  const partsOf = (date: Temporal.PlainDate) => dayParts(language)(dayNumber(date));
  const day = (date: Temporal.PlainDate) => {
    const parts = partsOf(date);
    return `${parts.date} ${parts.year}`;
  };
  const list = (items: readonly string[]) =>
    new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items);
  const oneOf = (items: readonly string[]) =>
    new Intl.ListFormat(locales[language], { type: 'disjunction' }).format(items);
  const detail = (value: RefusalDetail | undefined): string => {
    if (value === undefined) return '';
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (Array.isArray(value)) return oneOf(value as readonly string[]);
    return 'epochMilliseconds' in value ? moment(value) : day(value as Temporal.PlainDate);
  };
  const refusal = ({ code, details }: Refusal) => words.refusals[code]((name) => detail(details?.[name]));
  return {
    language,
    timeZone,
    words,
    moment,
    momentInYear,
    shortDay: (date) => partsOf(date).date,
    day,
    list,
    oneOf,
    number: (value) => new Intl.NumberFormat(locales[language]).format(value),
    parties: (parties) => list(parties.map((party) => words.names.party[party])),
    factor: (factor) => (factor.kind === 'own' ? factor.name : words.names.factor[factor.key].name),
    factorWithin: (factor) => {
      if (factor.kind === 'own') return factor.name;
      const { name } = words.names.factor[factor.key];
      return language === 'en' ? name : name.toLocaleLowerCase(locales[language]);
    },
    prompt: (factor) => (factor.kind === 'own' ? factor.prompt : words.names.factor[factor.key].prompt),
    grade: (scale, grade) => {
      const word = stepWord(words, scale, grade);
      return word ? `${grade} – ${word}` : String(grade);
    },
    refusal,
    form: ({ values, refusals }) => {
      const problems: Record<string, string[]> = {};
      for (const one of refusals) {
        const texts = problems[one.field ?? ''] ?? [];
        const text = refusal(one);
        problems[one.field ?? ''] = texts.includes(text) ? texts : [...texts, text];
      }
      return { values, problems };
    },
  };
}
