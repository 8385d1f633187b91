import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ModalFacts, readMetadata, writeMetadata } from '../../adapters/slack/metadata.ts';
import { createSigner } from '../../signer.ts';

const secret = 'a secret of at least thirty-two characters';
const signer = createSigner(secret, null);
const by = { user: 'U1', team: 'T1' };
const facts: ModalFacts = {
  ...by,
  origin: { kind: 'message', channel: 'D1', ts: '1700000000.000100', thread: null, shows: 'ballot:1' },
  sends: { verb: 'answer.give', data: { v: 1, roundId: '7f0d8e2e-0000-4000-8000-000000000000' } },
};

test('what belongs to a modal comes back as it was', () => {
  const all: readonly ModalFacts[] = [
    facts,
    { ...facts, origin: { kind: 'home' }, sends: null },
    { ...facts, origin: { kind: 'channel', channel: 'C1', thread: '1.1', shows: null } },
  ];
  for (const one of all) expect(readMetadata(signer, writeMetadata(signer, one), by)).toEqual(one);
});

test('it is for who it was opened for, in the workspace in which it was', () => {
  const written = writeMetadata(signer, facts);
  expect(readMetadata(signer, written, { ...by, user: 'U2' })).toBeNull();
  expect(readMetadata(signer, written, { ...by, team: 'T2' })).toBeNull();
  expect(readMetadata(signer, written, { user: '', team: '' })).toBeNull();
});

test('with any sign changed, taken away or added it is nothing', () => {
  const written = writeMetadata(signer, facts);
  fc.assert(
    fc.property(fc.nat(written.length - 1), fc.string({ maxLength: 3 }), (at, sign) => {
      const forged = written.slice(0, at) + sign + written.slice(at + 1);
      if (forged !== written) expect(readMetadata(signer, forged, by)).toBeNull();
    }),
  );
});

test('whatever else comes is nothing, and never an error', () => {
  fc.assert(fc.property(fc.string(), (text) => readMetadata(signer, text, by) === null));
  for (const text of ['', '.', '{}', `.${JSON.stringify(facts)}`, JSON.stringify(facts), 'x.null'])
    expect(readMetadata(signer, text, by)).toBeNull();
});

test('our own signature on anything else is nothing: other facts, no facts, another purpose', () => {
  const signed = (text: string, purpose = 'slack-modal') => `${signer.sign(purpose, text)}.${text}`;
  const text = JSON.stringify(facts);
  expect(readMetadata(signer, signed(text), by)).toEqual(facts);
  expect(readMetadata(signer, signed(text, 'link'), by)).toBeNull();
  for (const other of ['{}', 'null', '[]', JSON.stringify({ ...facts, origin: { kind: 'elsewhere' } })])
    expect(readMetadata(signer, signed(other), by)).toBeNull();
});

test('a modal that was open while the secret was changed can still be sent; one of another Saman cannot', () => {
  const written = writeMetadata(signer, facts);
  const changed = createSigner('another secret of at least thirty-two characters', secret);
  expect(readMetadata(changed, written, by)).toEqual(facts);
  const other = createSigner('another secret of at least thirty-two characters', null);
  expect(readMetadata(other, written, by)).toBeNull();
});
