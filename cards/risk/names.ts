import { type Grades, type StepCounts, sumOf } from '../../bot/risk/risk.ts';
import type { RiskLine, RiskName } from '../../bot/risk/risk.views.ts';
import type { Choice } from '../card.ts';
import { type Element, subtle, text } from '../card.ts';
import { choice, cut, firstOf } from '../room.ts';
import type { Say } from '../words/say.ts';

/** What a risk is called: its sentence, or the factor that it was lifted from. */
export const riskName = (name: RiskName, say: Say): string =>
  'text' in name ? name.text : say.words.risk.fromRound(say.factor(name.factor), name.roundNumber);

/** With its number, by which it is known in talk and in the matrix. */
export const numbered = (line: Pick<RiskLine, 'number' | 'name'>, say: Say): string =>
  say.words.risk.numbered(line.number, riskName(line.name, say));

/** `S 3 × K 4 = 12` */
export const sumText = (grades: Grades, say: Say): string =>
  say.words.risk.sum(grades.s, grades.k, sumOf(grades));

/** `2, 2, 3, 5`: what was given, from the lowest to the highest; of many how many gave each. */
export function givenText(counts: StepCounts, say: Say): string {
  const all = counts.flatMap((count, index) => Array.from({ length: count }, () => index + 1));
  if (all.length <= 12) return all.join(', ');
  return counts.map((count, index) => say.words.evaluation.result.step(index + 1, count)).join(' · ');
}

/** Under a risk: how it stands, and what must be done. */
export function riskState(line: RiskLine, say: Say): string {
  const words = say.words.risk;
  const parts = [
    line.grades ? sumText(line.grades, say) : words.status[line.status],
    line.isLacking ? words.lacking : line.isRequired ? words.required : null,
    line.countermeasures > 0 ? words.covered(line.countermeasures) : null,
    line.awaitsGrading ? words.awaits : null,
    line.same.length > 0 ? words.same(say.list(line.same.map(String))) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** A list of risks, as many as there is room for; each with a line about how it stands, where any is graded. */
export function riskLines(lines: readonly RiskLine[], most: number, say: Say): readonly Element[] {
  const { shown, left } = firstOf(lines, most);
  const isPlain = (state: string) =>
    state === say.words.risk.status.draft && shown.every(({ grades }) => grades === null);
  return [
    ...shown.flatMap((line) => {
      const state = riskState(line, say);
      return [text(numbered(line, say)), ...(isPlain(state) ? [] : [subtle(state)])];
    }),
    ...(left > 0 ? [subtle(say.words.risk.more(left))] : []),
  ];
}

export const riskChoices = (lines: readonly RiskLine[], say: Say): readonly Choice[] =>
  lines.map((line) => choice(numbered(line, say), line.riskId));

/** A button about a risk: its number tells it from others that begin alike. */
export const shortName = (line: Pick<RiskLine, 'number' | 'name'>, say: Say): string =>
  cut(numbered(line, say), 45);
