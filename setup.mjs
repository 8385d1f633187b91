// Runs before every npm script, also on an older Node: installs the locked dependencies where they are missing
// or older than the lockfile. They bring the Node that the rest runs on.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const installed = new URL('node_modules/.package-lock.json', import.meta.url);
const locked = new URL('package-lock.json', import.meta.url);

if (!existsSync(installed) || statSync(locked).mtimeMs > statSync(installed).mtimeMs) {
  console.log('Saman: installing the locked dependencies. This happens once and takes about a minute.');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error('Saman: npm ci did not succeed. Check the connection to the npm registry, then try again.');
    process.exit(1);
  }
}

const runtime = spawnSync('node', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
const [major = 0, minor = 0] = (runtime.stdout ?? '').replace('v', '').split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Saman needs Node 22.18 or newer and found ${runtime.stdout?.trim() || 'none'}. ` +
      'No Node came with the dependencies for this kind of machine: install Node 24, then try again.',
  );
  process.exit(1);
}
