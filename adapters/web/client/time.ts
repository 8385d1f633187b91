import type { Language } from '../../../bot/people/person.ts';
import type { PageWords } from '../page-words.ts';

// bokmål writes dates and times as nynorsk does, and is there where a browser has no nynorsk
const locales: Readonly<Record<Language, readonly string[]>> = {
  nb: ['nb-NO'],
  nn: ['nn-NO', 'nb-NO'],
  en: ['en-GB'],
};
const dayMilliseconds = 86_400_000;

/** Writes times for one person. */
export interface Times {
  /** The clock of a moment, and the whole of it. */
  of(moment: string): { readonly short: string; readonly long: string };
  /** The day of a moment, as a divider between messages says it. */
  day(moment: string, now: Date): string;
  /** The demo's clock: "Mandag 23. november 09:05". */
  clock(now: Date): string;
  /** A moment within a sentence: "mandag 23. november", and "09:05". */
  moment(moment: Date): { readonly day: string; readonly time: string };
}

export function timesFor(words: PageWords, timeZone: string): Times {
  const locale = [...locales[words.language]];
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const dayOfMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone });
  const isoDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });

  const dayOf = (moment: Date): string => {
    const fromSunday = new Date(isoDay.format(moment)).getUTCDay();
    const weekday = words.chat.weekdays[(fromSunday + 6) % 7] ?? '';
    return `${weekday} ${dayOfMonth.format(moment)}`;
  };
  const date = (moment: Date): string => {
    const day = dayOf(moment);
    return `${day.charAt(0).toUpperCase()}${day.slice(1)}`;
  };

  return {
    of(sentAt) {
      const moment = new Date(sentAt);
      return { short: clock.format(moment), long: `${date(moment)} ${clock.format(moment)}` };
    },
    day(sentAt, now) {
      const moment = new Date(sentAt);
      const that = isoDay.format(moment);
      if (that === isoDay.format(now)) return words.chat.today;
      if (that === isoDay.format(new Date(now.getTime() - dayMilliseconds))) return words.chat.yesterday;
      return date(moment);
    },
    clock: (now) => `${date(now)} ${clock.format(now)}`,
    moment: (moment) => ({ day: dayOf(moment), time: clock.format(moment) }),
  };
}
