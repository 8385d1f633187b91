import { decodeJwt, errors, importJWK, jwtVerify } from 'jose';
import type { SigningKey, SigningKeys } from './cloud-keys.ts';

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
const algorithms = ['RS256', 'RS384', 'RS512'];

/** The token names a key that cannot have signed it. */
class WrongKey extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

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
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization) ?? [];
  if (!token) return 'malformed';
  try {
    // before the keys are asked for: a stranger's token is not worth it
    if (decodeJwt(token).iss !== issuer) return 'issuer';
    await jwtVerify(
      token,
      async ({ kid, alg }) => importJWK(usable(kid ? await keys.find(kid) : null), alg),
      {
        issuer,
        algorithms,
        clockTolerance: tolerance,
        currentDate: new Date(now * 1000),
        requiredClaims: ['exp'],
      },
    );
    return null;
  } catch (error) {
    return refusalIn(error);
  }
}

function usable(key: SigningKey | null): SigningKey {
  if (key?.kty !== 'RSA') throw new WrongKey('unknown-key');
  if (key.endorsements?.length && !key.endorsements.includes('msteams')) throw new WrongKey('endorsement');
  return key;
}

function refusalIn(error: unknown): Refusal {
  if (error instanceof WrongKey) return error.refusal;
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'nbf' ? 'not-yet' : 'malformed';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JOSEError) return 'malformed';
  // what was published is no key
  if (error instanceof TypeError || (error instanceof Error && error.name === 'DataError'))
    return 'signature';
  throw error;
}
