import type { IntentName } from '../../bot/ports/presenter.ts';

/** For each intent the words that mean it. */
export type Phrases = Readonly<Record<Exclude<IntentName, 'unknown' | 'useCode'>, readonly string[]>>;
