import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealer } from '../../sealer.ts';

const secret = 'a secret of at least thirty-two characters';
const another = 'another secret of at least thirty-two characters';
const sealer = createSealer(secret, null);

test('what is sealed opens again, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary' }), (about, text) => {
      const written = Buffer.from(text).toString();
      expect(sealer.open(about, sealer.seal(about, written))).toBe(written);
    }),
  );
});

test('nothing of it can be read, and the same is never sealed alike', () => {
  const token = 'xoxb-of-a-workspace';
  const [one, other] = [sealer.seal('slack:T1', token), sealer.seal('slack:T1', token)];
  expect(one).not.toBe(other);
  for (const sealed of [one, other]) {
    expect(sealed).not.toContain('xoxb');
    expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain('xoxb');
  }
});

test('a token sealed for one workspace does not open for another', () => {
  const sealed = sealer.seal('slack:T1', 'xoxb-1');
  expect(sealer.open('slack:T2', sealed)).toBeNull();
  expect(sealer.open('', sealed)).toBeNull();
});

test('altered, cut or foreign it does not open, and is no error', () => {
  const sealed = sealer.seal('slack:T1', 'xoxb-1');
  const [version = '', encoded = ''] = sealed.split('.');
  const bytes = Buffer.from(encoded, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(sealer.open('slack:T1', `${version}.${altered.toString('base64url')}`)).toBeNull();
    const cut = bytes.subarray(0, at).toString('base64url');
    expect(sealer.open('slack:T1', `${version}.${cut}`)).toBeNull();
  }
  for (const text of ['', '.', 'v1.', `v2.${encoded}`, encoded, 'xoxb-in-clear'])
    expect(sealer.open('slack:T1', text)).toBeNull();
});

test('after the secret was changed the previous one still opens, and seals nothing any more', () => {
  const before = sealer.seal('slack:T1', 'xoxb-1');
  const changed = createSealer(another, secret);
  expect(changed.open('slack:T1', before)).toBe('xoxb-1');
  const after = changed.seal('slack:T1', 'xoxb-1');
  expect(createSealer(another, null).open('slack:T1', after)).toBe('xoxb-1');
  expect(sealer.open('slack:T1', after)).toBeNull();
  expect(createSealer(another, null).open('slack:T1', before)).toBeNull();
});
