import { run } from '../harness/processes.ts';

/** A program of the bench in a process of its own, which is asked by lines of JSON and answers each with one. */
export interface Child {
  /** What it said first: that it is ready, and where. */
  readonly ready: { readonly port: number };
  /** Milliseconds from spawning the process to its first line. */
  readonly readyAfter: number;
  ask<T>(question: unknown): Promise<T>;
  /** Ends it; gives the most memory that it ever had, in MB. */
  end(): Promise<number>;
}

/** Starts `processes/<name>.ts` with a JSON argument and waits until it is ready. */
export async function start(name: string, given: unknown): Promise<Child> {
  const began = performance.now();
  const running = run(`bench/processes/${name}.ts`, JSON.stringify(given));
  await running.wrote(1);
  const readyAfter = performance.now() - began;
  let read = 1;
  const ask = async <T>(question: unknown): Promise<T> => {
    running.process.stdin?.write(`${JSON.stringify(question)}\n`);
    read += 1;
    await running.wrote(read);
    return JSON.parse(running.lines[read - 1] ?? 'null') as T;
  };
  return {
    ready: JSON.parse(running.lines[0] ?? 'null') as { port: number },
    readyAfter,
    ask,
    async end() {
      const { megabytes } = await ask<{ megabytes: number }>({ end: true });
      await running.ended();
      return megabytes;
    },
  };
}
