import type { SpreadStep } from '../../bot/evaluation/result.ts';
import { attention, type Element, type FormTexts } from '../card.ts';
import type { Say } from '../words/say.ts';

/** What stands in the way and belongs to no field. */
export const attentions = (form: FormTexts): readonly Element[] => (form.problems[''] ?? []).map(attention);

/** `1: 0 · 2: 1 · 3: 2`: a spread that reads as text. */
export const spreadText = (spread: readonly SpreadStep[], say: Say): string =>
  spread.map(({ grade, count }) => say.words.evaluation.result.step(grade, count)).join(' · ');

/** The first `max` of the items. */
export const firstOf = <T>(items: readonly T[], max: number) => ({
  shown: items.slice(0, max),
  left: Math.max(0, items.length - max),
});

/** Cut to a length, with a sign that something is left out. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
