import { expect, test } from 'vitest';
import { libraryLog } from '../../adapters/slack/library-log.ts';
import { recordingLog } from '../harness/log.ts';

const said = (...parts: readonly unknown[]): string => {
  const log = recordingLog();
  libraryLog(log).warn(...parts);
  return JSON.stringify(log.entries);
};

test('warnings and errors come through, what is said in passing does not', () => {
  const log = recordingLog();
  const library = libraryLog(log);
  library.debug('a request');
  library.info('connected');
  library.warn('something');
  library.error('something worse');
  expect(log.entries.map(({ level, fields }) => [level, fields.said])).toEqual([
    ['warn', 'something'],
    ['error', 'something worse'],
  ]);
});

test.each(['xoxb-1234-5678-abcDEF', 'xoxe.xoxb-1-secret', 'xapp-1-A0-of-an-app', `v0=${'0f'.repeat(32)}`])(
  '%s is no part of a log',
  (secret) => {
    expect(said(`the call with ${secret} failed`)).not.toContain(secret);
  },
);

test('of what could not be read nothing is quoted', () => {
  const body = '{"text": "hemmelig';
  let error: unknown = null;
  try {
    JSON.parse(body);
  } catch (thrown) {
    error = thrown;
  }
  const quoted = `Parsing request body failed (error: SyntaxError: Unexpected token 'h', "hemmelig ting" is not valid JSON)`;
  for (const text of [quoted, `failed (error: ${error})`]) expect(said(text)).not.toContain('hemmelig');
  expect(said(quoted)).toContain('Parsing request body failed');
});

test('objects are not written out, errors by their kind alone', () => {
  expect(said({ text: 'hemmelig' }, new TypeError('hemmelig'))).not.toContain('hemmelig');
  expect(said(new TypeError('hemmelig'))).toContain('TypeError');
});
