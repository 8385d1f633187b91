import type { Choice } from '../card.ts';

const usual = ['Europe/Oslo', 'Europe/London', 'Europe/Helsinki', 'Atlantic/Reykjavik', 'UTC'];

/** The time zones to choose from; the present one is always among them. */
export const offeredTimeZones = (present: string): readonly Choice[] =>
  [...new Set([present, ...usual])].map((zone) => ({ title: zone.replaceAll('_', ' '), value: zone }));
