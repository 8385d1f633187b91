/** What people write around an amount is taken away; thousands may be parted, by one sign throughout. */
const around = /^(kr\.?|nok)\s*|\s*(kr\.?|kroner|nok)$/gi;
const cents = /[,.](-|00)$/;
const whole = /^\d{1,3}([ .,])\d{3}(\1\d{3})*$|^\d+$/;

/** Whole kroner as written: `1 200 000`, `1.200.000 kr`, `kr 350000,-`; null for what is no such amount. */
export function kronerIn(written: string): number | null {
  const bare = written.replace(/\s/g, ' ').trim().replace(around, '').replace(cents, '').trim();
  const amount = whole.test(bare) ? Number(bare.replace(/\D/g, '')) : Number.NaN;
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}
