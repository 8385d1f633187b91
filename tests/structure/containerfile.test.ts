import { readdirSync, readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';

const rooms = ['bot', 'cards', 'adapters', 'db', 'demo'];
const text = readFileSync(new URL('../../Containerfile', import.meta.url), 'utf8');

test('the container file has nothing that its linter finds', () => {
  expect(validate(text)).toEqual([]);
  expect(validate('FRMO node\nRUN')).not.toEqual([]);
});

test('it runs as somebody other than root, and node gets the stop signal itself', () => {
  expect(text).toMatch(/^USER node$/m);
  expect(text).toMatch(/^CMD \["node", "--import", "\.\/loading\.ts", "main\.ts"\]$/m);
});

test('it copies everything that the program consists of', () => {
  const root = new URL('../../', import.meta.url);
  const ours = readdirSync(root, { withFileTypes: true })
    .filter((entry) => !/^(drizzle|vitest)\.config\.ts$/.test(entry.name))
    .filter((entry) => (entry.isFile() && entry.name.endsWith('.ts')) || rooms.includes(entry.name))
    .map(({ name }) => name);
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  expect(ours.filter((name) => !copied.includes(name))).toEqual([]);
});
