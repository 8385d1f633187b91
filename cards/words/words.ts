import type { Language } from '../../bot/people/person.ts';
import { en } from './en/en.ts';
import { nb } from './nb/nb.ts';
import { nn } from './nn/nn.ts';

/** All words; a language that lacks a key or has one more does not compile. */
export type Words = typeof nb;

const byLanguage: Readonly<Record<Language, Words>> = { nb, nn, en };

/** The words of a language. */
export const wordsOf = (language: Language): Words => byLanguage[language];
