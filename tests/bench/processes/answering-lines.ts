import { createInterface } from 'node:readline';

/**
 * The other end of `child.ts`: says that this process is ready, answers each question with a line, and at `{end}`
 * tells its peak memory, closes and ends.
 */
export async function answerLines(
  ready: unknown,
  answer: (question: Record<string, unknown>) => Promise<unknown>,
  close: () => Promise<unknown>,
): Promise<void> {
  const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
  say(ready);
  for await (const line of createInterface({ input: process.stdin })) {
    const question = JSON.parse(line) as Record<string, unknown>;
    if (question.end) {
      say({ megabytes: process.resourceUsage().maxRSS / 1024 });
      break;
    }
    say(await answer(question));
  }
  await close();
  process.exit(0);
}
