import type { Reading } from '../reading.ts';

const spaces = /[\s\u00a0\u202f\u2009]+/g;
/** Whole, with thousands parted by one sign throughout or not at all, and decimals behind a comma. */
const withComma = /^(\d+|[1-9]\d{0,2}(( \d{3})+|(\.\d{3})+))(,\d+)?$/;
/** Decimals behind a point; three of them would be thousands as well, unless it begins with zero. */
const withPoint = /^(\d+|[1-9]\d{0,2}( \d{3})+)\.(\d{1,2}|\d{4,})$|^0\.\d+$/;
/** `1.200`: twelve hundred, or one and a fifth. */
const ambiguous = /^[1-9]\d{0,2}\.\d{3}$/;

/**
 * A number as people write it here: `7,2`, `1 200`, `−3`, `12 %`; with a point as well where that can mean one thing
 * only. Null for what is none. How long it may be is decided by the core.
 */
export function numberIn(written: string): number | null {
  const bare = written.replace(spaces, ' ').trim().replace(/ ?%$/, '');
  const [, sign = '', size = ''] = /^([-−–+]?) ?(.*)$/.exec(bare) ?? [];
  if (ambiguous.test(size)) return null;
  if (withComma.test(size)) return signed(sign, size.replaceAll(/[ .]/g, '').replace(',', '.'));
  return withPoint.test(size) ? signed(sign, size.replaceAll(' ', '')) : null;
}

/** Zero has no sign. */
const signed = (sign: string, size: string): number =>
  (sign === '' || sign === '+' ? 1 : -1) * Number(size) + 0;

/** A number as it stands in a field, so that it is read as the same one. */
export const numberInField = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value).replace('.', ',');

/** What was filled in as a number; null where nothing was. */
export function optionalNumber(form: Reading, field: string): number | null {
  if (form.text(field).trim() === '') return null;
  return requiredNumber(form, field);
}

export function requiredNumber(form: Reading, field: string): number {
  const value = numberIn(form.text(field));
  if (value === null) form.refuse(field, 'numberInvalid');
  return value ?? 0;
}

/** How many persons; null where nothing was filled in. */
export function personsIn(form: Reading, field: string): number | null {
  const written = form.text(field).replace(spaces, '');
  if (written === '') return null;
  const count = /^\d{1,9}$/.test(written) ? Number(written) : null;
  if (count === null) form.refuse(field, 'personsInvalid');
  return count;
}
