/**
 * The IANA name of a time zone as this machine knows it, in its usual spelling (`europe/oslo` is `Europe/Oslo`);
 * null where there is no such zone. Offsets such as `+01:00` are no zones: they do not know when clocks change.
 */
export function readTimeZone(name: string): string | null {
  const trimmed = name.trim();
  if (!/^[A-Za-z]/.test(trimmed)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: trimmed }).resolvedOptions().timeZone;
  } catch (problem) {
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}
