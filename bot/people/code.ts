import { Temporal } from 'temporal-polyfill';
import { type Id, newId } from '../id.ts';
import type { LinkCode } from './links.ts';
import { fingerprint } from './secret.ts';

const lasts = Temporal.Duration.from({ minutes: 10 });
/** Digits and capitals without those that look alike (0 and O, 1 and I): 32 signs, so five bits each. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 8;

/** A new one-time code as it is shown once, `K7PM-4QXZ` say, and as it is stored. It lasts ten minutes. */
export async function newCode(
  personId: Id | null,
  now: Temporal.Instant,
): Promise<{ readonly shown: string; readonly stored: LinkCode }> {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  const plain = Array.from(bytes, (byte) => signs[byte % signs.length]).join('');
  return {
    shown: `${plain.slice(0, 4)}-${plain.slice(4)}`,
    stored: {
      id: newId(),
      codeHash: await codeHash(plain),
      personId,
      expiresAt: now.add(lasts),
      usedAt: null,
    },
  };
}

/** What a typed code is stored as; case, spaces and hyphens do not matter. */
export const codeHash = (typed: string): Promise<string> =>
  fingerprint(typed.toUpperCase().replace(/[^0-9A-Z]/g, ''));
