/**
 * A text as it can be stored, from whichever platform: PostgreSQL takes no NUL, and half a character (a surrogate
 * alone) is no text. Everything else stays as it was written. Adapters pass everything that comes in through it.
 */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
