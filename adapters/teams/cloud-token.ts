import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { SigningKey, SigningKeys } from './cloud-keys.ts';

const algorithms = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' } as const;

const header = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string().min(1) });
const claims = z.object({ iss: z.string(), exp: z.number(), nbf: z.number().optional() });

/** Why a token is not looked at any further. */
export type Refusal =
  | 'no-token'
  | 'malformed'
  | 'issuer'
  | 'expired'
  | 'not-yet'
  | 'unknown-key'
  | 'endorsement'
  | 'signature';

/** As the library has it, in seconds. */
const tolerance = 5 * 60;

/**
 * Whether a token was really signed by this issuer, for Teams, and is in time; null where it was. `KeysAway` where that
 * cannot be found out. `now` in seconds.
 *
 * The library says the last word on every token, and looks at whom it is for. But it believes what a token says of
 * itself before it looks at the signature: by that it chooses another way to check it (an emulator’s, a skill’s), keeps
 * what it read there for ever, and writes to the console. So nothing comes to it that anybody could have made.
 */
export async function refusalOf(
  authorization: string | undefined,
  issuer: string,
  keys: SigningKeys,
  now: number,
): Promise<Refusal | null> {
  if (!authorization) return 'no-token';
  const parts = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization);
  if (!parts) return 'malformed';
  const [, head = '', body = '', signature = ''] = parts;
  const told = header.safeParse(decoded(head)).data;
  const said = claims.safeParse(decoded(body)).data;
  if (!told || !said) return 'malformed';
  if (said.iss !== issuer) return 'issuer';
  if (said.exp + tolerance <= now) return 'expired';
  if (said.nbf !== undefined && said.nbf - tolerance > now) return 'not-yet';
  const key = await keys.find(told.kid);
  if (key?.kty !== 'RSA') return 'unknown-key';
  if (key.endorsements?.length && !key.endorsements.includes('msteams')) return 'endorsement';
  return isSigned(`${head}.${body}`, signature, key, told.alg) ? null : 'signature';
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isSigned(text: string, signature: string, key: SigningKey, algorithm: keyof typeof algorithms) {
  try {
    const publicKey = createPublicKey({ key, format: 'jwk' });
    return verify(algorithms[algorithm], Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    // what was published is no key
    return false;
  }
}
