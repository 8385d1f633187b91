import type { View } from './view.ts';

/**
 * Whether a view can hold one's own grades (PRIV-2). The message in which somebody was asked is brought up to date when
 * the round closes; another copy is not, so that a platform that keeps what was sent shows it in passing only.
 */
export const isPassing = ({ name }: View): boolean => name === 'ballot' || name === 'ballotForm';
