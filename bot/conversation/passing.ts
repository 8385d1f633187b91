import type { View } from './view.ts';

/**
 * Whether a view can hold one's own grades or hidden notes (PRIV-2, RISK-2). The message in which somebody was asked is brought up to date when
 * the round closes; another copy is not, so that a platform that keeps what was sent shows it in passing only.
 */
export const isPassing = ({ name }: View): boolean => (passing as readonly View['name'][]).includes(name);

const passing = [
  'ballot',
  'ballotForm',
  'riskNotes',
  'riskGrading',
] as const satisfies readonly View['name'][];
