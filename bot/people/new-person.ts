import { newId } from '../id.ts';
import { limits } from '../limits.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import type { Language, Person } from './person.ts';

/**
 * Somebody named in a form who has no account: asked through an answer link (design §1). Never matched with anybody
 * by name: only a one-time code links people. Refused: an empty name, one that is too long.
 */
export function personWithoutAccount(
  name: string,
  speaks: { readonly language: Language; readonly timeZone: string },
  field: string,
): Outcome<Person> {
  const tidy = name.trim().replace(/\s+/g, ' ');
  if (tidy === '') return refuse('textMissing', undefined, field);
  if (tidy.length > limits.personName) return refuse('textTooLong', { max: limits.personName }, field);
  return accept({
    id: newId(),
    name: tidy,
    language: speaks.language,
    timeZone: speaks.timeZone,
    isAdministrator: false,
    preferredAccountId: null,
  });
}

const collator = new Intl.Collator('nb');

/** Persons by name, in the Norwegian order. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  collator.compare(a.name, b.name);
