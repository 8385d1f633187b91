import { Temporal } from 'temporal-polyfill';
import type { Factor } from '../../../bot/evaluation/factor.ts';
import type { Answer, Grading, OpenRound } from '../../../bot/evaluation/round.ts';
import { defaultScale, defaultThresholds, type Scale } from '../../../bot/evaluation/scale.ts';
import type { Party } from '../../../bot/project/project.ts';

export const opened = Temporal.Instant.from('2026-11-23T08:00:00Z');
export const deadline = Temporal.Instant.from('2026-11-30T14:00:00Z');
export const during = Temporal.Instant.from('2026-11-25T10:00:00Z');
export const after = Temporal.Instant.from('2026-11-30T14:00:00.001Z');

export const factors: readonly Factor[] = [
  { kind: 'standard', key: 'need' },
  { kind: 'standard', key: 'solution' },
];

export function aRound(
  over: { grading?: Grading; scale?: Scale; factors?: readonly Factor[] } = {},
): OpenRound {
  const scale = over.scale ?? defaultScale;
  return {
    status: 'open',
    id: 'round',
    projectId: 'project',
    groupId: 'group',
    groupKind: 'steering',
    number: 2,
    settings: {
      scale,
      thresholds: defaultThresholds(scale),
      factors: over.factors ?? factors,
      grading: over.grading ?? 'hidden',
      greeting: '',
    },
    openedBy: 'pa',
    openedAt: opened,
    deadline,
  };
}

export function anAnswer(personId: string, party: Party, grades: Record<string, number>): Answer {
  return {
    roundId: 'round',
    personId,
    party,
    grades,
    reasons: {},
    comment: '',
    givenAt: during,
  };
}

/** Ids in a fixed sequence that is shuffled enough not to follow the order they are asked for. */
export function idsFrom(seed: number): () => string {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return `${state.toString(16).padStart(8, '0')}`;
  };
}
