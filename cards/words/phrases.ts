import type { IntentName } from '../../bot/ports/presenter.ts';

/**
 * For each intent the words that mean it: lower case, without punctuation; an apostrophe is read as a space. Behind a
 * phrase that ends in `…` anything may follow; behind one about a project or round, a project's name.
 */
export type Phrases = Readonly<Record<Exclude<IntentName, 'unknown' | 'useCode'>, readonly string[]>>;
