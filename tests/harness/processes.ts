import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Temporal } from 'temporal-polyfill';

/** A program of the tests, in a process of its own. */
export interface Running {
  readonly process: ChildProcess;
  /** What it wrote, line by line, so far. */
  readonly lines: readonly string[];
  readonly errors: () => string;
  /** Resolves when it has written so many lines; fails when it ends before. */
  wrote(count: number): Promise<void>;
  /** Resolves with its exit code (null: killed). */
  ended(): Promise<number | null>;
}

/** Starts a TypeScript file under tests/ with these arguments. */
export const run = (file: string, ...given: readonly string[]): Running =>
  runFile(new URL(`../${file}`, import.meta.url), given, process.env);

/** Starts Saman itself (main.ts) as one of its programs, with these settings and no other. */
export const runSaman = (given: readonly string[], settings: Readonly<Record<string, string>>): Running =>
  runFile(new URL('../../main.ts', import.meta.url), given, { PATH: process.env.PATH, ...settings });

/**
 * Starts Saman on a clock that is so far ahead of the real one (`at-work.ts`), with these settings and no other; or its
 * `admin`, which prints a code alone.
 */
export const runSamanAhead = (
  ahead: Temporal.Duration,
  given: readonly 'admin'[],
  settings: Readonly<Record<string, string>>,
): Running =>
  runFile(new URL('saman-at-work.ts', import.meta.url), [ahead.toString(), ...given], {
    PATH: process.env.PATH,
    ...settings,
  });

function runFile(file: URL, given: readonly string[], environment: NodeJS.ProcessEnv): Running {
  const path = fileURLToPath(file);
  const child = spawn(process.execPath, [path, ...given], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment,
  });
  const lines: string[] = [];
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    lines,
    errors: () => errors,
    async wrote(count) {
      while (lines.length < count) {
        const ended = await Promise.race([once(reader, 'line').then(() => false), exit.then(() => true)]);
        if (ended && lines.length < count) throw new Error(`it ended after ${lines.length} lines: ${errors}`);
      }
    },
    ended: () => exit,
  };
}
