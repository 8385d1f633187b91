import { languages } from '../bot/people/person.ts';
import type { Intent } from '../bot/ports/presenter.ts';
import type { Phrases } from './words/phrases.ts';
import { wordsOf } from './words/words.ts';

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** All phrases of all languages, the longest first, so that «rett referatet» is not taken for «referat». */
const phrases = languages
  .flatMap((language) =>
    Object.entries(wordsOf(language).understood as Phrases).flatMap(([intent, list]) =>
      list.map((phrase) => ({ intent: intent as keyof Phrases, phrase: tidy(phrase) })),
    ),
  )
  .sort((a, b) => b.phrase.length - a.phrase.length);

const withoutAbout = ['help', 'home', 'settings', 'newProject', 'code', 'makeCode'] as const;

/** A code as it is shown: two groups of four letters and digits. */
const codePattern = /\b([a-z0-9]{4})[- ]?([a-z0-9]{4})$/;
const codeWords = /^(kode|code|eingongskode|engangskode)\s+/;

/** The longest text that is looked at; what is longer means nothing to Saman. */
const longest = 200;

/** What somebody's words mean, in whichever of the languages they write; forgiving about case and punctuation. */
export function understand(text: string): Intent {
  const said = tidy(text.slice(0, longest));
  const coded = codeWords.test(said) ? codePattern.exec(said.replace(codeWords, '')) : null;
  if (coded) return { intent: 'useCode', code: `${coded[1]}-${coded[2]}`.toUpperCase() };
  const found = phrases.find(({ phrase }) => said === phrase || said.startsWith(`${phrase} `));
  if (!found) return { intent: 'unknown' };
  const { intent, phrase } = found;
  if ((withoutAbout as readonly string[]).includes(intent))
    return { intent: intent as (typeof withoutAbout)[number] };
  const about = said
    .slice(phrase.length)
    .trim()
    .replace(/^(i|for|om|in|of|about|til) /, '');
  return { intent: intent as Exclude<keyof Phrases, (typeof withoutAbout)[number]>, about };
}
