import { z } from 'zod';
import { whyIn } from '../../bot/ports/finding.ts';

/** A public key of who signs what comes from Teams, and for which channels it is good. */
export type SigningKey = z.infer<typeof signingKey>;

const signingKey = z.looseObject({
  kid: z.string(),
  kty: z.string(),
  endorsements: z.array(z.string()).optional(),
});
const metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.object({ keys: z.array(z.unknown()).min(1) });

/** The keys cannot be had at present; `reason` is a code. What comes in can be neither believed nor refused. */
export class KeysAway extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(`The keys are not to be had (${reason}).`);
    this.name = 'KeysAway';
    this.reason = reason;
  }
}

export interface SigningKeys {
  /** The key of this name; null where there is none. `KeysAway` where that cannot be found out. */
  find(keyId: string): Promise<SigningKey | null>;
}

/** Nobody who waits for an answer waits longer for a key, in milliseconds. */
const patience = 8000;
const hour = 60 * 60 * 1000;

/**
 * The keys that the OpenID configuration at an address names. They are fetched anew after a day, and for a name that is
 * not among them once an hour at most: otherwise strangers could make us ask as often as they ask. `now` in milliseconds.
 */
export function createSigningKeys(address: string, now: () => number): SigningKeys {
  let keys: readonly SigningKey[] = [];
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<void> | null = null;
  const refresh = (): Promise<void> => {
    underWay ??= fetchKeys(address)
      .then((fetched) => {
        keys = fetched.keys;
        fetchedAt = now();
      })
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };
  const found = (keyId: string): SigningKey | null => keys.find(({ kid }) => kid === keyId) ?? null;
  return {
    async find(keyId) {
      const age = now() - fetchedAt;
      if (age > 24 * hour || (age > hour && !found(keyId))) await refresh();
      return found(keyId);
    },
  };
}

/** What the configuration at an address names as keys, as far as they are such. `KeysAway` where it cannot be had. */
export async function fetchKeys(
  address: string,
): Promise<{ readonly keys: readonly SigningKey[]; readonly date: string | null }> {
  const { read: configuration, date } = await fetchJson(address, metadata);
  const { read } = await fetchJson(configuration.jwks_uri, keySet);
  return { keys: read.keys.flatMap((key) => signingKey.safeParse(key).data ?? []), date };
}

/** With what the other side’s clock said, where it did. */
async function fetchJson<T>(
  address: string,
  shape: z.ZodType<T>,
): Promise<{ readonly read: T; readonly date: string | null }> {
  let text: string;
  let date: string | null;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    text = await response.text();
    date = response.headers.get('date');
    if (!response.ok) throw new KeysAway(String(response.status));
  } catch (error) {
    throw error instanceof KeysAway ? error : new KeysAway(whyIn(error));
  }
  const { data: read } = shape.safeParse(parsed(text));
  if (!read) throw new KeysAway('not-understood');
  return { read, date };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
