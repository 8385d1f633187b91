import type { Temporal } from 'temporal-polyfill';

/** The only source of the present moment. The demo's can be moved. */
export interface Clock {
  now(): Temporal.Instant;
}
