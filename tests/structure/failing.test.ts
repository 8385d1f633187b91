import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('a run in which a test failed ends with a code that says so, although PostgreSQL was there', () => {
  const script = "import('./tests/harness/postgres-server.ts').then(() => { process.exitCode = 1; });";
  const { status } = spawnSync(process.execPath, ['-e', script], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
  });
  expect(status).toBe(1);
});
