import { describe, expect, test } from 'vitest';
import type { Loaded } from '../../bot/conversation/view.ts';
import { languages } from '../../bot/people/person.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { actionsOf, elementsOf, inputsOf, textsOf } from '../contracts/reading-cards.ts';
import { nothingTyped } from './samples/world.ts';
import { everyCard, show } from './samples.ts';

/** What nobody may read over somebody's shoulder: a view's contents without any of it. */
const unsaid = {
  factors: [],
  comments: [],
  suggested: [],
  benefits: [],
  followUp: null,
  decisions: [],
  answer: null,
  form: nothingTyped,
  risks: null,
  links: [],
  moves: [],
  activities: [],
  result: '',
  people: [],
};

const without = (loaded: Loaded): Loaded => {
  const kept = Object.entries(unsaid).filter(([key]) => key in loaded.props);
  return { ...loaded, props: { ...loaded.props, ...Object.fromEntries(kept) } } as Loaded;
};

describe('the text of a notification', () => {
  const secretive = everyCard.filter(({ loaded }) => Object.keys(unsaid).some((key) => key in loaded.props));

  test.each(secretive)('is the same whatever the grades, reasons and comments are: $title', (shown) => {
    expect(show({ ...shown, loaded: without(shown.loaded) }, shown.language).plain).toBe(shown.plain);
  });

  test('says what it is about: the project, or the round', () => {
    const aboutRounds = everyCard.filter(({ name }) => ['ballot', 'result', 'minutes'].includes(name));
    const receipts = new Set(languages.map((language) => wordsOf(language).evaluation.ballot.receiptTitle));
    for (const { title, plain, loaded } of aboutRounds.filter((shown) => !receipts.has(shown.plain))) {
      const { projectName } = loaded.props as { readonly projectName: string };
      expect(plain, title).toContain(projectName);
    }
  });
});

describe('a card is read in seconds (voice.md, Look)', () => {
  test.each(everyCard)('$title', ({ card }) => {
    // it begins with a heading that says what it is, and there is one
    const [first] = card.body;
    expect(first).toMatchObject({ type: 'TextBlock', style: 'heading', size: 'large' });
    const large = elementsOf(card.body).filter((one) => one.type === 'TextBlock' && one.size === 'large');
    expect(large).toHaveLength(1);
    expect(textsOf(card)[0]?.trim()).not.toBe('');

    // the one thing to do comes before the others
    const actions = actionsOf(card);
    const primary = actions.findIndex((one) => one.type === 'Action.Execute' && one.style === 'positive');
    const others = actions.slice(0, Math.max(0, primary));
    expect(others.filter((one) => one.type === 'Action.Execute')).toEqual([]);
    // two buttons or two questions that read the same are told apart by nobody
    expect(new Set(actions.map((action) => action.title)).size).toBe(actions.length);
  });

  test.each(
    everyCard.filter(
      ({ name, card }) => inputsOf(card).length > 0 && !['answerLinks', 'workshopLinks'].includes(name),
    ),
  )('a form has one primary button: $title', ({ card }) => {
    const primary = actionsOf(card).filter(
      (one) => one.type === 'Action.Execute' && one.style === 'positive',
    );
    expect(primary).toHaveLength(1);
  });

  test('what is poor is said in words too, never by colour alone', () => {
    const results = everyCard.filter(({ name, world }) => name === 'result' && world === 'typical');
    for (const { card, language, title } of results) {
      const { critical } = wordsOf(language).evaluation.result;
      const marked = card.body.filter((one) => one.type === 'Container' && one.style === 'attention');
      for (const section of marked) expect(JSON.stringify(section), title).toContain(critical);
    }
    expect(results.length).toBeGreaterThan(0);
  });
});

describe('hidden is hidden', () => {
  test('progress says how many of how many, and nothing of parties, names or grades (PRIV-2)', () => {
    for (const { card, language, title } of everyCard.filter(({ name }) => name === 'progress')) {
      const { party } = wordsOf(language).names;
      const said = textsOf(card).join('\n').toLowerCase();
      for (const name of Object.values(party)) expect(said, title).not.toContain(name);
    }
  });

  test('status and the question before closing name parties, never persons', () => {
    const names = ['roundStatus', 'closeConfirm'];
    for (const { card, title } of everyCard.filter(({ name }) => names.includes(name)))
      expect(inputsOf(card), title).toEqual([]);
  });

  test('a hidden round’s ballot says that nobody sees the grades; an open one’s who will', () => {
    for (const { card, language, loaded, title } of everyCard.filter(({ name }) => name === 'ballotForm')) {
      const { settings, state } = loaded.props as { settings: { grading: 'hidden' | 'open' }; state: string };
      if (state === 'closed') continue;
      const words = wordsOf(language).evaluation.ballot;
      expect(textsOf(card), title).toContain(words[settings.grading]);
      expect(textsOf(card), title).not.toContain(words[settings.grading === 'open' ? 'hidden' : 'open']);
    }
  });
});

test('an English card has nothing of the Norwegian ones', () => {
  const textsIn = (language: 'nb' | 'nn' | 'en') =>
    everyCard
      .filter((shown) => shown.language === language && shown.world === 'typical')
      .flatMap(({ card }) => textsOf(card));
  const sentence = / \p{Ll}+ \p{Ll}+ \p{Ll}+/u;
  const norwegian = new Set([...textsIn('nb'), ...textsIn('nn')].filter((text) => sentence.test(text)));
  expect(norwegian.size).toBeGreaterThan(100);
  expect(textsIn('en').filter((text) => norwegian.has(text))).toEqual([]);
});
