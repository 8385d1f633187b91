import { languages } from '../bot/people/person.ts';
import type { Intent } from '../bot/ports/presenter.ts';
import type { Phrases } from './words/phrases.ts';
import { wordsOf } from './words/words.ts';

/** Words that say who is spoken to, or how politely: they change no meaning. */
const courtesies = /(^| )(saman|takk|please|(er du|vær så|ver så) snill|thanks|thank you)(?= |$)/g;

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(courtesies, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const withoutAbout = [
  ...([
    'help',
    'home',
    'settings',
    'newProject',
    'code',
    'makeCode',
    'workspace',
    'reminders',
    'later',
    'pause',
    'upcoming',
    'calendar',
  ] as const),
  ...(['manyDeadlines', 'pasteDeadlines', 'riskThemes'] as const),
  ...(['manyDeadlines', 'pasteDeadlines', 'fileDeadlines'] as const),
  ...(['gatherings', 'newGathering'] as const),
] as const;
type WithoutAbout = (typeof withoutAbout)[number];
const isWithoutAbout = (intent: keyof Phrases): intent is WithoutAbout =>
  (withoutAbout as readonly string[]).includes(intent);

/** All phrases of all languages, the longest first, so that «rett referatet» is not taken for «referat». */
const phrases = languages
  .flatMap((language) =>
    Object.entries(wordsOf(language).understood as Phrases).flatMap(([name, list]) =>
      list.map((phrase) => {
        const intent = name as keyof Phrases;
        return { intent, phrase: tidy(phrase), isOpen: phrase.endsWith('…') || !isWithoutAbout(intent) };
      }),
    ),
  )
  .sort((a, b) => b.phrase.length - a.phrase.length);

/** A code as it is shown: two groups of four letters and digits. */
const codePattern = /^([a-z0-9]{4})[- ]?([a-z0-9]{4})$/;

/** The longest text that is looked at; what is longer means nothing to Saman. */
const longest = 200;

/** What somebody's words mean, in whichever of the languages they write; forgiving about case and punctuation. */
export function understand(text: string): Intent {
  const said = text.length > longest ? '' : tidy(text);
  const found = phrases.find(
    ({ intent, phrase, isOpen }) =>
      said === phrase || ((isOpen || intent === 'code') && said.startsWith(`${phrase} `)),
  );
  if (!found) return { intent: 'unknown' };
  const { intent, phrase } = found;
  const rest = said.slice(phrase.length).trim();
  if (intent === 'code') return codeIn(rest);
  if (isWithoutAbout(intent)) return { intent };
  return { intent, about: rest.replace(/^(i|på|for|om|in|on|of|about|til) /, '') };
}

/** The code that was given with the word for it; without one, or with something else, Saman asks for it. */
function codeIn(rest: string): Intent {
  const code = codePattern.exec(rest.replace(/^(er|is) /, ''));
  return code ? { intent: 'useCode', code: `${code[1]}-${code[2]}`.toUpperCase() } : { intent: 'code' };
}
