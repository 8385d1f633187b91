import type { FormCommand } from '../bot/conversation/forms.ts';
import { type Card, card as cardOf, primary } from './card.ts';
import { inputsIn } from './parts.ts';
import { wordsOf } from './words/words.ts';

/**
 * What stands in a message for a form that opens in a window of its own: what is read before its first field, and one
 * button that opens it.
 */
export function opener(card: Card, form: FormCommand): Card {
  const { forms, people } = wordsOf(card.lang);
  const first = card.body.findIndex((element) => inputsIn(element).length > 0);
  const before = first === -1 ? card.body : card.body.slice(0, first);
  const isBallot = form.verb === 'ballot.show' || form.verb === 'ballot.edit';
  return cardOf(
    card.lang,
    card.fallbackText,
    before.filter((element) => element.type !== 'ActionSet'),
    [primary(isBallot ? people.home.answerNow : forms.open, form.verb, form.data)],
  );
}
