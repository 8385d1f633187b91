import type { types } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { languages } from '../../bot/people/person.ts';
import type { Block, HomeView, ModalView } from '../../cards/block-kit/blocks.ts';
import { slackHome } from '../../cards/block-kit/home.ts';
import { needsModal, slackMessage } from '../../cards/block-kit/message.ts';
import { slackLoading, slackModal, submitOf } from '../../cards/block-kit/modal.ts';
import { card, type Element, heading } from '../../cards/card.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { messageProblems } from '../contracts/block-kit.ts';
import { actionsOf, inputsOf, textsOf } from '../contracts/reading-cards.ts';
import { everyCard } from './samples.ts';
import { seen, seenModal } from './seen.ts';

const again = { verb: 'round.form', data: { projectId: 'p' } } as const;
const oneLine = (content: string) => content.replace(/\s+/g, ' ').trim();

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

test('the blocks are what Slack’s own types say that they are', () => {
  // checked by the compiler
  const blocks = (own: Writable<Block>): types.KnownBlock => own;
  const modal = (own: Writable<ModalView>): types.ModalView => own;
  const home = (own: Writable<HomeView>): types.HomeView => own;
  expect([blocks, modal, home]).toHaveLength(3);
});

describe('a card on Slack is whole', () => {
  test.each(everyCard)('$title', (shown) => {
    const view = slackModal(shown.card, '');
    const whole = oneLine(seenModal(view));
    const pickers = inputsOf(shown.card).filter((one) => one.type === 'Input.ChoiceSet' && one.picks);
    const unseen = [
      // a picker has all of them, and needs no word about a list
      ...pickers.flatMap((one) => ('choices' in one ? one.choices.map(({ title }) => title) : [])),
      ...inputsOf(shown.card).flatMap((one) => ('placeholder' in one ? [one.placeholder ?? ''] : [])),
    ];
    const mark = ` (${wordsOf(shown.language).forms.optional})`;
    const texts = textsOf(shown.card)
      .filter((one) => !unseen.includes(one) && !(pickers.length > 0 && isAboutList(shown.card.body, one)))
      .map((one) => oneLine(one.replace(mark, '')));
    expect(texts.filter((one) => !whole.includes(one))).toEqual([]);
    expect(whole).not.toMatch(/undefined|\[object|\bnull\b/);
    // in a message the same, or what opens it
    if (!needsModal(shown.card)) {
      const message = oneLine(seen(slackMessage(shown.card, null).blocks).replaceAll(/[*_~] ?/g, ''));
      for (const one of texts) expect(message).toContain(oneLine(one.replaceAll(/[*_~] ?/g, '')));
    }
  });
});

/** Said of a list of choices for which Slack has its own picker. */
function isAboutList(elements: readonly Element[], content: string): boolean {
  return elements.some((one) => {
    if (one.type === 'Container') return isAboutList(one.items, content);
    return one.type === 'TextBlock' && one.aboutList === true && one.text === content;
  });
}

const shownOf = (name: string, language: string, nth = 0) => {
  const found = everyCard.filter(
    (one) => one.name === name && one.world === 'typical' && one.language === language,
  )[nth];
  if (!found) throw new Error(`no sample of ${name}`);
  return found.card;
};

describe('what somebody reads', () => {
  test('progress in the channel', () => {
    expect(seen(slackMessage(shownOf('progress', 'nb'), null).blocks)).toBe(
      `# Evalueringsrunde 12 er i gang
Medlemmene har fått skjemaet i en direktemelding.
*Har svart*: 0 av 200
*Frist*: fredag 4. desember kl. 09.00
[Se hva som mangler]`,
    );
  });

  test('in place of a ballot, what it is about and one button; the form opens from it', () => {
    const form = { verb: 'ballot.show', data: { roundId: 'r' } } as const;
    const message = slackMessage(shownOf('ballot', 'nn'), form);
    expect(seen(message.blocks)).toBe(
      `# Korleis går det med Heltid 1?
Det tek to minutt. Svar innan fredag 4. desember kl. 09.00.
Heltid 1
~ Ingen ser kva karakterar du gir. Grunngivingar og kommentarar blir viste utan namn når runden er avslutta.
[Svar no primary]`,
    );
    expect(message.blocks.at(-1)).toMatchObject({
      elements: [{ value: '{"verb":"ballot.show","data":{"roundId":"r","v":1},"sends":false}' }],
    });
  });

  test('any other form is opened by name', () => {
    const buttons = languages.map((language) =>
      seen(slackMessage(shownOf('extendForm', language), again).blocks)
        .split('\n')
        .at(-1),
    );
    expect(buttons).toEqual([
      '[Åpne skjemaet primary]',
      '[Opne skjemaet primary]',
      '[Open the form primary]',
    ]);
  });

  test('the form for a new deadline', () => {
    expect(seenModal(slackModal(shownOf('extendForm', 'en'), ''))).toBe(
      `Saman
# Move the deadline for round 12
The deadline is Friday 4 December at 09:00.
New deadline, date: datepicker 2027-01-15
New deadline, time: timepicker 15:00
<Cancel> <Move the deadline>`,
    );
  });

  test('the buttons of a form that has several stay in it, but for the one that the modal has', () => {
    const view = slackModal(shownOf('groupForm', 'nb'), '');
    const buttons = seen(view.blocks)
      .split('\n')
      .filter((one) => one.startsWith('['));
    expect(buttons).toEqual([
      '[Ta ut]',
      '[Bytt prosjektansvarlig] [Bytt prosjektleder]',
      '[Hvem ser innholdet?]',
    ]);
    expect(view.submit?.text).toBe('Legg til medlem');
    expect(view.close.text).toBe('Avbryt');
  });

  test('a list of one choice stands in the message, and so does what sends it', () => {
    const links = seen(slackMessage(shownOf('answerLinks', 'nb'), null).blocks);
    expect(links).toContain(
      'Hvem skal ha ny lenke? (optional): static_select\n  (x) Heltid 1\n  ( ) Heltid 2',
    );
    expect(links).toMatch(/\[Lag ny lenke\]$/);
  });

  test('a result that would be too many blocks says what is subtle among the rest', () => {
    const shown = everyCard.filter(({ name, language }) => name === 'result' && language === 'nb');
    const [typical] = shown.filter(({ world }) => world === 'empty');
    const [longest] = shown.filter(({ world }) => world === 'longest');
    const blocks = slackMessage(longest?.card as never, null).blocks;
    expect(blocks.length).toBeLessThan(40);
    expect(seen(blocks)).toContain('_Midterste karakter: 2,5. ↑ Bedre enn forrige runde (3)._');
    expect(seen(slackMessage(typical?.card as never, null).blocks)).toContain('~ Midterste karakter: 2,5.');
  });

  test.each(languages)('while it loads: %s', (language) => {
    const words = wordsOf(language).forms;
    expect(seenModal(slackLoading(language))).toBe(`Saman\n${words.oneMoment}\n<${words.close}>`);
  });

  test('without anything to send, a modal can only be closed', () => {
    const view = slackModal(shownOf('result', 'nn'), 'x');
    expect(view).toMatchObject({ close: { text: 'Lukk' }, private_metadata: 'x' });
    expect(view).not.toHaveProperty('submit');
    expect(submitOf(shownOf('result', 'nn'))).toBeNull();
  });
});

test.each(languages)('what may be left empty is said by Slack, and not twice: %s', (language) => {
  const { optional } = wordsOf(language).forms;
  const forms = everyCard.filter((one) => one.language === language && needsModal(one.card));
  const labels = forms.flatMap(({ card }) => inputsOf(card).map(({ label }) => label));
  expect(labels.filter((label) => label.includes(`(${optional})`)).length).toBeGreaterThan(10);
  const drawn = forms.flatMap(({ card }) =>
    slackModal(card, '').blocks.flatMap((one) => (one.type === 'input' ? [one.label.text] : [])),
  );
  expect(drawn.filter((label) => label.includes(optional))).toEqual([]);
});

describe('what people wrote', () => {
  const hostile = everyCard.filter(({ world }) => world === 'hostile');

  test.each(hostile)('is text wherever Slack would read mark-up: $title', ({ card }) => {
    const message = slackMessage(card, again);
    for (const one of [message.blocks, slackModal(card, '').blocks, slackHome(card).blocks])
      expect(JSON.stringify(one)).not.toMatch(/"type":"(mrkdwn|markdown|link|user|channel|broadcast|emoji)"/);
    expect(message.text).not.toMatch(/[<>]/);
    expect(message.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(
      card.fallbackText,
    );
  });

  test('is escaped in the text beside the blocks, once and whole', () => {
    const written = card('nb', 'R&D <!channel> &amp; <@U1>', [heading('x')]);
    expect(slackMessage(written, null).text).toBe('R&amp;D &lt;!channel&gt; &amp;amp; &lt;@U1&gt;');
  });

  test('is not escaped where Slack does not read mark-up', () => {
    const written = hostile.find(({ name }) => name === 'decisions')?.card;
    expect(JSON.stringify(slackMessage(written as never, null).blocks)).toContain(
      '<script>alert(1)</script>',
    );
    expect(JSON.stringify(slackMessage(written as never, null).blocks)).not.toContain('&lt;');
  });
});

test('every button of every card says what it means, on every surface', () => {
  for (const shown of everyCard) {
    const message = slackMessage(shown.card, again);
    expect(messageProblems(message), shown.title).toEqual([]);
    if (needsModal(shown.card)) continue;
    const buttons = message.blocks.flatMap((one) => (one.type === 'actions' ? one.elements : []));
    expect(buttons.map(({ text: label }) => label.text)).toEqual(
      actionsOf(shown.card).map(({ title }) => oneLine(title)),
    );
  }
});
