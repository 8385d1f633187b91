import type { Language } from '../../../../bot/people/person.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** What the app's package says of Saman; a language that lacks a key does not compile. */
export type PackageWords = typeof nb;

/** What can be suggested in the box one writes in. */
export type Suggestion = keyof PackageWords['suggestions'];

const byLanguage: Readonly<Record<Language, PackageWords>> = { nb, nn, en };

export const wordsOf = (language: Language): PackageWords => byLanguage[language];
