import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate that signs itself, for `localhost`, and its key; both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A value in DER: its kind, its length, its contents. */
function der(kind: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([kind, ...size]), body]);
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const text = (kind: number, value: string): Buffer => der(kind, Buffer.from(value, 'latin1'));
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const bits = (value: Uint8Array): Buffer => der(0x03, Buffer.from([0]), value);
const extension = (oid: Buffer, value: Buffer): Buffer => sequence(oid, der(0x04, value));

const ecdsaWithSha256 = sequence(hex('06082a8648ce3d040302'));
const commonName = hex('0603550403');
const subjectAltName = hex('0603551d11');
const basicConstraints = hex('0603551d13');

/** Makes one: what is trusted by nobody who has not been told to. */
export function ownCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(commonName, text(0x0c, 'localhost'))));
  const extensions = sequence(
    extension(subjectAltName, sequence(text(0x82, 'localhost'))),
    extension(basicConstraints, sequence(hex('0101ff'))),
  );
  const told = sequence(
    der(0xa0, hex('020102')),
    hex('020101'),
    ecdsaWithSha256,
    name,
    sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const whole = sequence(told, ecdsaWithSha256, bits(sign('sha256', told, privateKey)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
