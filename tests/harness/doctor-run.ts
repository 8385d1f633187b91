import { createServer } from 'node:net';
import { expect } from 'vitest';
import type { HttpsFront } from './https-front.ts';
import { type Running, runSaman } from './processes.ts';

export type Environment = Readonly<Record<string, string>>;

/** What the doctor said. */
export interface Told {
  readonly code: number | null;
  readonly lines: readonly string[];
  /** The ones that begin with ✗, each with how to mend it. */
  readonly wrong: readonly string[];
  readonly errors: string;
}

const isSecret = /SECRET|TOKEN/;

/** Runs `npm run doctor` with these settings. No secret is said, and whatever is wrong comes with how to mend it. */
export async function doctor(given: Environment): Promise<Told> {
  const one = runSaman(['doctor'], given);
  const code = await one.ended();
  const { lines } = one;
  const all = [...lines, one.errors()].join('\n');
  for (const [name, value] of Object.entries(given))
    if (isSecret.test(name)) expect(all, name).not.toContain(value);
  expect(all).not.toMatch(/xox[abpe]|^\s+at /m);
  const wrong = lines.flatMap((line, at) =>
    line.startsWith('✗') ? [`${line} ${lines[at + 1]?.trim()}`] : [],
  );
  for (const line of wrong) expect(line).toMatch(/^✗ .+ → .{20,}$/);
  return { code, lines, wrong, errors: one.errors().trim() };
}

/** Starts Saman without demo behind an https address, and waits until it is ready. */
export async function samanBehind(
  front: HttpsFront,
  given: Environment,
): Promise<Running & { readonly port: string }> {
  const port = await freePort();
  const one = runSaman([], { ...given, PORT: port });
  await one.wrote(1);
  expect(one.lines[0]).toContain('Saman is ready at');
  front.passTo(Number(port));
  return { ...one, port };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

/** Ends a process as a service manager does. */
export async function ended(one: Running): Promise<void> {
  one.process.kill('SIGTERM');
  await one.ended();
}
