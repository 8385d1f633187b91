import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../bot/people/person.ts';
import { refusalCodes } from '../../bot/refusal.ts';
import { sayTo } from '../../cards/words/say.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { everyDetail } from './samples/people.ts';
import { worlds } from './samples/world.ts';

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Every text in the words; one that says something about data says it of names, and of one where one is special. */
function spoken(words: unknown, path: string): readonly Text[] {
  if (typeof words === 'string') return [{ path, text: words }];
  if (typeof words === 'function') {
    const say = words as (...args: readonly unknown[]) => string;
    if (path.startsWith('refusals.')) return [{ path, text: say((name: string) => `{${name}}`) }];
    const names = ['X1', 'X2', 'X3', 'X4'].slice(0, say.length);
    const ofOne = say.toString().includes('=== 1')
      ? [{ path: `${path} (1)`, text: say(...names.map(() => 1)) }]
      : [];
    return [{ path, text: say(...names) }, ...ofOne];
  }
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, inner]) => spoken(inner, path === '' ? key : `${path}.${key}`));
}

/** Everything that Saman says; what people write to it (`understood`) is theirs. */
const textsIn = (language: Language): readonly Text[] =>
  spoken(wordsOf(language), '').filter(({ path }) => !path.startsWith('understood.'));

const wordsIn = (text: string): readonly string[] => text.toLocaleLowerCase('nb').match(/\p{L}+/gu) ?? [];

/** Found by whole words, wherever they stand. */
const withAny = (texts: readonly Text[], list: readonly string[]): readonly string[] => {
  const forbidden = new Set(list);
  return texts.flatMap(({ path, text }) =>
    wordsIn(text)
      .filter((word) => forbidden.has(word))
      .map((word) => `${path}: ${word} in «${text}»`),
  );
};

/** Words that only bokmål has. */
const onlyBokmal =
  'ikke jeg hva hvem hvordan hvorfor hvor hvilken hvilke hvilket hver hvert dere deres noen noe mye være er vært ble blir blitt gjøre gjør gjort kommer se ser fra til en et ett én ei hun de dem seg selv også bare mens fordi dersom hvis når da nå enda ennå etter mer flere færre mellom innen videre tilbake hjem uke spørsmål svarer mangler venter virker skriver skriv si sier sa ga gir lenke svarlenke lenker beslutning beslutninger karakterer faktorer runder personer medlemmene gruppen styringsgruppen prosjektgruppen referansegruppen listen lenken koden prosjektleder prosjektlederen prosjektansvarlig deltaker oppdragsgiver folkevalgte tillitsvalgte ansatte sykefravær heltid løsning spredning sannsynlighet påminnelse engangskode rettelse rettelser begrunnelse begrunnelser dårlig dårligst dårligste høyeste laveste vurdering valgfritt åpne åpen åpent avsluttet avsluttes lagret navn navnet uten først første senere igjen';

/** Of these, the ones that are good nynorsk as well. */
const sharedWithNynorsk =
  'er hvor blir se ser til ei de seg også dersom når etter mellom spørsmål svarer skriv gir ga sa vurdering først første koden kommer selv igjen da færre medlemmene si gjort tilbake';

/** Words that only nynorsk has. */
const onlyNynorsk =
  'ikkje eg kva kven korleis kvifor kvar kor dykk dykkar nokon noko mykje vere vore vart gjere gjer gjort kjem sjå frå ein eit éin ho dei deira sjølv berre fordi viss no enno meir fleire innan vidare heim veke manglar ventar verkar skriv seie seier gav lenkje svarlenkje lenkjer avgjerd avgjerder karakterar faktorar rundar personar gruppa styringsgruppa lista lenkja prosjektleiar prosjektleiaren prosjektansvarleg deltakar folkevalde tillitsvalde tilsette sjukefråvær heiltid løysing spreiing sannsyn påminning eingongskode retting rettingar grunngiving grunngivingar dårleg dårlegast høgaste lågaste valfritt opne open ope avslutta lagra namn namnet utan seinare';
const sharedWithBokmal = 'fordi gjort skriv no open';

const list = (words: string, without: string): readonly string[] => {
  const shared = new Set(without.split(' '));
  return words.split(' ').filter((word) => !shared.has(word));
};

describe('bokmål and nynorsk are two languages', () => {
  test('nynorsk has no word that only bokmål has', () => {
    // the names of languages are not translated
    expect(withAny(textsIn('nn'), list(onlyBokmal, sharedWithNynorsk))).toEqual([]);
  });

  test('bokmål has no word that only nynorsk has', () => {
    expect(withAny(textsIn('nb'), list(onlyNynorsk, sharedWithBokmal))).toEqual([]);
  });

  test('the lists find what they are for', () => {
    const wrong = [{ path: 'x', text: 'Jeg vet ikke hvem' }];
    expect(withAny(wrong, list(onlyBokmal, sharedWithNynorsk)).length).toBe(3);
    expect(
      withAny([{ path: 'x', text: 'Eg veit ikkje kven' }], list(onlyNynorsk, sharedWithBokmal)).length,
    ).toBe(3);
  });
});

describe('English is English', () => {
  /** Names, numbers and words that are the same in both. */
  const same = new Set([
    'names.language.nb',
    'names.language.nn',
    'names.language.en',
    'names.factor.team.name',
    'evaluation.document.people (1)',
    'people.help.lines.2.0',
  ]);
  // «X1: X2» has no word of its own
  const saysNothing = (text: string) => !/\p{L}{2}/u.test(text);

  test('no text is the same as in bokmål', () => {
    const nb = new Map(textsIn('nb').map(({ path, text }) => [path, text]));
    const left = textsIn('en').filter(
      ({ path, text }) => !same.has(path) && !saysNothing(text) && nb.get(path) === text,
    );
    expect(left).toEqual([]);
  });

  test('nothing in it is Norwegian', () => {
    const quotesAnother = /^names\.language/;
    const texts = textsIn('en').filter(({ path }) => !quotesAnother.test(path));
    expect(texts.filter(({ text }) => /[æøå]|\b(og|ikke|ikkje|av|på|til)\b/i.test(text))).toEqual([]);
  });

  test('it is British', () => {
    expect(
      withAny(textsIn('en'), 'program organization organize color center canceled favorite labor'.split(' ')),
    ).toEqual([]);
  });
});

describe.each(languages)('how it speaks: %s', (language) => {
  const texts = textsIn(language);

  test('every text says something, and is one line', () => {
    const optional = /^refusals\./;
    expect(texts.filter(({ path, text }) => !optional.test(path) && text.trim() === '')).toEqual([]);
    expect(texts.filter(({ text }) => /\n|\s\s|^\s|\s$/.test(text))).toEqual([]);
    expect(texts.filter(({ text }) => /undefined|NaN|\[object/.test(text))).toEqual([]);
  });

  test('it does not shout, and no emoji stands in a sentence (voice.md)', () => {
    const celebrates = /^plan\.celebration\./;
    expect(texts.filter(({ path, text }) => !celebrates.test(path) && text.includes('!'))).toEqual([]);
    expect(texts.filter(({ text }) => /\p{Extended_Pictographic}/u.test(text))).toEqual([]);
  });

  test('it never speaks of «brukeren», nor says that an error has occurred', () => {
    const bureaucratic =
      /brukeren|brukaren|the user|feil oppstod|feil oppsto|error occurred|ugyldig|invalid/i;
    expect(texts.filter(({ text }) => bureaucratic.test(text))).toEqual([]);
  });

  test('quotation marks are the language’s own', () => {
    const others = language === 'en' ? /[«»"]/ : /[“”"‘’]/;
    expect(texts.filter(({ text }) => others.test(text))).toEqual([]);
  });

  test('a list of words has as many as in the others: the steps of the scale, the lines of help', () => {
    expect(wordsOf(language).names.steps).toHaveLength(5);
    expect(wordsOf(language).people.help.lines).toHaveLength(wordsOf('nb').people.help.lines.length);
  });

  test('every refusal says what is wrong, with its details', () => {
    const say = sayTo({ language, timeZone: 'Europe/Oslo' });
    for (const code of refusalCodes) {
      const full = say.refusal({ code, details: everyDetail(worlds.typical) });
      expect(full, code).toMatch(/^[«‘\p{Lu}\d].*[.?]$/u);
      expect(full, code).not.toMatch(/ {2}|undefined| [.,]/);
    }
  });

  test.each(['roundAlreadyOpen', 'participantUnknown'] as const)(
    'a refusal that can come without details is whole without them: %s',
    (code) => {
      const text = sayTo({ language, timeZone: 'Europe/Oslo' }).refusal({ code });
      expect(text).toMatch(/^\p{Lu}.*\p{Ll}\.$/u);
      expect(text).not.toMatch(/ {2}| [.,]/);
    },
  );
});

test.each(languages)('what is given to a text is in it: %s', (language) => {
  // a text that forgot its project or its number would say the same of all
  const forgetful: string[] = [];
  const visit = (words: unknown, path: string): void => {
    if (typeof words === 'function' && !path.startsWith('refusals.')) {
      const say = words as (...args: readonly unknown[]) => string;
      const args = Array.from({ length: say.length }, (_, index) => `arg${index}x`);
      const text = say(...args);
      if (!args.every((arg) => text.toLowerCase().includes(arg))) forgetful.push(path);
      return;
    }
    if (typeof words === 'object' && words !== null)
      for (const [key, inner] of Object.entries(words)) visit(inner, path === '' ? key : `${path}.${key}`);
  };
  visit(wordsOf(language), '');
  expect(forgetful).toEqual([]);
});
