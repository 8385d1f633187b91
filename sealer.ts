import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what must not be read in the database: tokens. */
export interface Sealer {
  /** `about` names what it belongs to: sealed for one workspace, it does not open for another. */
  seal(about: string, text: string): string;
  /** Null where it was altered, belongs to something else, or was sealed with a secret that is not known any more. */
  open(about: string, sealed: string): string | null;
  /** The same sealed with the present secret, where it was sealed with the previous one; otherwise null. */
  renewed(about: string, sealed: string): string | null;
}

const version = 'v1';
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a key made from the secret; opens what the previous secret sealed too. */
export function createSealer(secret: string, previous: string | null): Sealer {
  const keys = [secret, previous]
    .filter((one) => one !== null)
    .map((from) => Buffer.from(hkdfSync('sha256', from, 'saman', 'seal', 32)));
  const openWith = (key: Buffer, about: string, bytes: Buffer): string | null => {
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return `${decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8')}${decipher.final('utf8')}`;
    } catch {
      return null; // another key, or altered: that is the answer
    }
  };
  /** What it says, and which of the keys opened it. */
  const opened = (about: string, sealed: string): { readonly text: string; readonly nth: number } | null => {
    const [found, encoded = ''] = sealed.split('.');
    const bytes = Buffer.from(encoded, 'base64url');
    if (found !== version || bytes.length < nonceBytes + tagBytes) return null;
    for (const [nth, key] of keys.entries()) {
      const text = openWith(key, about, bytes);
      if (text !== null) return { text, nth };
    }
    return null;
  };
  const seal = (about: string, text: string): string => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, keys[0] as Buffer, nonce, { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  };
  return {
    seal,
    open: (about, sealed) => opened(about, sealed)?.text ?? null,
    renewed(about, sealed) {
      const found = opened(about, sealed);
      return found && found.nth > 0 ? seal(about, found.text) : null;
    },
  };
}
