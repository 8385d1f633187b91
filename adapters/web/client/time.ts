import type { Language } from '../../../bot/people/person.ts';
import type { PageWords } from '../page-words.ts';

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** Writes times for one person. */
export interface Times {
  /** The clock of a moment, and the whole of it. */
  of(moment: string): { readonly short: string; readonly long: string };
  /** The day of a moment, as a divider between messages says it. */
  day(moment: string, now: Date): string;
  /** The demo's clock: "mandag 23. november kl. 09.05". */
  clock(now: Date): string;
}

export function timesFor(words: PageWords, timeZone: string): Times {
  const locale = locales[words.language];
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const key = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    of: (moment) => ({ short: clock.format(new Date(moment)), long: long.format(new Date(moment)) }),
    day(moment, now) {
      const that = key.format(new Date(moment));
      if (that === key.format(now)) return words.chat.today;
      if (that === key.format(new Date(now.getTime() - 86_400_000))) return words.chat.yesterday;
      return capital(day.format(new Date(moment)));
    },
    clock: (now) => `${capital(day.format(now))} ${clock.format(now)}`,
  };
}
