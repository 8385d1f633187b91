import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../../bot/id.ts';

/** Somebody that one can act as in the demo. */
export interface DemoPerson {
  readonly externalId: string;
  /** An office, never a name of a real person. */
  readonly name: string;
}

/** What to try next; the texts are in the page's words. */
export const demoHints = [
  'waitForMorning', // what was done outside of office hours has not reached the others: move the clock to then
  'openRound', // no round is open: be PA and open one
  'answer', // the acting person has not answered the open round
  'switchPerson', // the acting person has answered; others have not
  'closeRound', // all have answered: be PA and end the round, or move the clock
  'readResult', // a round has closed and nothing is decided yet: look at the result, record decisions
  'approveMinutes', // decided, and the minutes are not approved
  'done', // the whole way has been walked
  'outsider', // the acting person belongs to no project
] as const;
export type DemoHint = (typeof demoHints)[number];

/** What can be done in the demo, and only there (design §2, demo). */
export interface DemoControls {
  readonly connectionId: Id;
  people(): Promise<readonly DemoPerson[]>;
  /** `at`: the moment (ISO 8601) that is waited for. */
  hint(
    externalId: string,
  ): Promise<{ readonly hint: DemoHint; readonly actAs: string | null; readonly at?: string }>;
  now(): Temporal.Instant;
  /** Moves the clock forward or sets it; due work has run when it resolves. */
  moveClock(to: { readonly advance: Temporal.Duration } | { readonly now: Temporal.Instant }): Promise<void>;
  /** Everybody but the acting person who has not answered an open round of the acting person's projects answers. */
  letOthersAnswer(externalId: string): Promise<{ readonly answered: number }>;
  /** Throws everything away and loads the demo anew; false, and nothing is done, where there is more than the demo. */
  startOver(): Promise<boolean>;
}
