import type { Language } from '../../../bot/people/person.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

/** What only Slack's adapter says; a language that lacks a key does not compile. */
export type SlackWords = typeof nb;

const byLanguage: Readonly<Record<Language, SlackWords>> = { nb, nn, en };

export const wordsOf = (language: Language): SlackWords => byLanguage[language];
