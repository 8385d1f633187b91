import type { Language } from '../../../bot/people/person.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** What only Teams' adapter says; a language that lacks a key does not compile. */
export type TeamsWords = typeof nb;

const byLanguage: Readonly<Record<Language, TeamsWords>> = { nb, nn, en };

export const wordsOf = (language: Language): TeamsWords => byLanguage[language];
