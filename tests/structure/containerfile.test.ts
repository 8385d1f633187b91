import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';

const text = readFileSync(new URL('../../Containerfile', import.meta.url), 'utf8');

test('the container file has nothing that its linter finds', () => {
  expect(validate(text)).toEqual([]);
  expect(validate('FRMO node\nRUN')).not.toEqual([]);
});

test('it runs as somebody other than root, and node gets the stop signal itself', () => {
  expect(text).toMatch(/^USER node$/m);
  expect(text).toMatch(/^CMD \["node", "--import", "\.\/loading\.ts", "main\.ts"\]$/m);
});
