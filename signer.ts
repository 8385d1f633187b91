import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Signer } from './bot/ports/signer.ts';

/** HMAC-SHA-256 with a key of its own for each purpose; 128 bits of it are used. */
export function createSigner(secret: string, previous: string | null): Signer {
  const key = (from: string, purpose: string) =>
    Buffer.from(hkdfSync('sha256', from, 'saman', `sign:${purpose}`, 32));
  const signWith = (from: string, purpose: string, text: string) =>
    createHmac('sha256', key(from, purpose)).update(text).digest().subarray(0, 16);
  return {
    sign: (purpose, text) => signWith(secret, purpose, text).toString('base64url'),
    verify(purpose, text, signature) {
      const given = Buffer.from(signature, 'base64url');
      // base64url can be written in more than one way: only our own way is ours
      if (given.toString('base64url') !== signature) return false;
      return [secret, previous]
        .filter((one) => one !== null)
        .map((one) => signWith(one, purpose, text))
        .some((expected) => expected.length === given.length && timingSafeEqual(expected, given));
    },
  };
}
