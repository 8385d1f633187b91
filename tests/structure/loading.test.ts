import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const file = fileURLToPath(new URL('./processes/loaded.ts', import.meta.url));
const slack = {
  SLACK_BOT_TOKEN: 'xoxb-token',
  SLACK_SIGNING_SECRET: 'signing-secret',
  SLACK_API_URL: 'http://127.0.0.1:9/',
};

test.each([
  ['none', {}, { slack: false, teams: false }],
  ['Slack', slack, { slack: true, teams: false }],
  ['Teams', { TEAMS_ALLOW_UNAUTHENTICATED: '1' }, { slack: false, teams: true }],
])('only what is configured is loaded: %s', async (_name, settings, expected) => {
  const folder = await mkdtemp(join(tmpdir(), 'saman-loaded-'));
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      SAMAN_DATA_DIR: folder,
      SAMAN_DEMO: '0',
      SAMAN_SECRET: 'a secret of more than thirty-two characters',
      ...settings,
    },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  await rm(folder, { recursive: true, force: true });
  expect(code).toBe(0);
  expect(JSON.parse(said)).toEqual(expected);
});
