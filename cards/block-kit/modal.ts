import type { FormCommand } from '../../bot/conversation/forms.ts';
import type { Language } from '../../bot/people/person.ts';
import type { Card, ExecuteAction } from '../card.ts';
import { cardLimits } from '../limits.ts';
import { opener } from '../opener.ts';
import { actionsOf, inputsOf } from '../parts.ts';
import { wordsOf } from '../words/words.ts';
import type { Block, ModalView, PlainText } from './blocks.ts';
import { draw } from './elements.ts';
import { line } from './texts.ts';

const { slack } = cardLimits;

const word = (text: string): PlainText => line(text, slack.modalWord);

/** The action that the modal's own button sends: the primary one that sends what is filled in, or the first. */
export function submitOf(card: Card): ExecuteAction | null {
  if (inputsOf(card).length === 0) return null;
  const sending = actionsOf(card)
    .filter((action) => action.type === 'Action.Execute')
    .filter(({ associatedInputs }) => associatedInputs === 'auto');
  return sending.find(({ style }) => style === 'positive') ?? sending[0] ?? null;
}

interface Words {
  readonly close: string;
  readonly submit?: string;
}

const modal = ({ close, submit }: Words, blocks: readonly Block[], privateMetadata: string): ModalView => ({
  type: 'modal',
  callback_id: 'saman',
  title: word('Saman'),
  close: word(close),
  ...(submit ? { submit: word(submit) } : {}),
  private_metadata: privateMetadata,
  notify_on_close: false,
  blocks,
});

/** A card in a window of its own. What it sends is the modal's button, and its other actions are buttons in it. */
export function slackModal(card: Card, privateMetadata: string): ModalView {
  const { forms } = wordsOf(card.lang);
  const submit = submitOf(card);
  if (!submit && inputsOf(card).length > 0) throw new Error('a form that nothing sends');
  const words = submit ? { close: forms.cancel, submit: submit.title } : { close: forms.close };
  return modal(words, draw(card, slack.modalBlocks, submit), privateMetadata);
}

/** A form that has been put aside: what is read before its fields, and the way back. */
export const withoutForm = (card: Card, form: FormCommand): Card =>
  inputsOf(card).length === 0 ? card : opener(card, form);

/** What is there at once, while the card itself is on its way: a trigger lives three seconds. */
export function slackLoading(language: Language): ModalView {
  const { forms } = wordsOf(language);
  const blocks: readonly Block[] = [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: forms.oneMoment }] }],
    },
  ];
  return modal({ close: forms.close }, blocks, '');
}
