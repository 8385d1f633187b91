import type { Helped } from '../../bot/conversation/view.ts';
import type { FactorResult } from '../../bot/evaluation/result.ts';
import { type Element, subtle } from '../card.ts';
import { cut } from '../room.ts';
import type { Say } from '../words/say.ts';

/** Of each factor the newest one: the register has them all, and these cards are the longest that there are. */
const most = { lines: 1, text: 40 } as const;

const ofFactor = (helped: readonly Helped[], key: string): readonly Helped[] =>
  helped.filter(({ factorKey }) => factorKey === key).slice(-most.lines);

/** In the ballot: what was done since the factor was poor, and whether it has helped. */
export const helpedAsked = (helped: readonly Helped[], key: string, say: Say): readonly Element[] =>
  ofFactor(helped, key).map(({ roundNumber, countermeasure, isDone }) => {
    const words = say.words.risk.helped;
    return subtle((isDone ? words.ask : words.askUndone)(roundNumber, cut(countermeasure, most.text)));
  });

/** In the result: what was done, and how the grade has gone since. */
export function helpedTold(
  helped: readonly Helped[],
  { factor, previous, standing }: FactorResult,
  say: Say,
): readonly Element[] {
  const words = say.words.risk.helped;
  const lines = ofFactor(helped, factor.key);
  if (lines.length === 0) return [];
  const told = lines.map(({ roundNumber, countermeasure, isDone }) =>
    (isDone ? words.told : words.toldUndone)(roundNumber, cut(countermeasure, most.text)),
  );
  const went =
    previous === null
      ? []
      : [previous === standing ? words.stayed(standing) : words.went(previous, standing)];
  return [subtle([...told, ...went].join(' '))];
}
