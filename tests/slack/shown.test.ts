import { expect, test } from 'vitest';
import { createShown } from '../../adapters/slack/shown.ts';

const message = { channel: 'D1', ts: '1.1' };
const drawn = (text: string) => ({ text, blocks: [] });

function counting() {
  let now = 0;
  let calls = 0;
  const shown = createShown(() => now);
  const work = async () => {
    calls += 1;
  };
  return {
    shown,
    work,
    calls: () => calls,
    later: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

test('what was shown a moment ago is not shown again by itself; something else is, and at once for who waits', async () => {
  const { shown, work, calls, later } = counting();
  await shown.change(message, drawn('a'), work);
  await shown.renew(message, drawn('a'), work);
  expect(calls()).toBe(1);
  await shown.change(message, drawn('a'), work);
  await shown.renew({ ...message, ts: '1.2' }, drawn('a'), work);
  await shown.renew(message, drawn('b'), work);
  await shown.renew(message, drawn('a'), work);
  expect(calls()).toBe(5);
  later(10_000);
  await shown.renew(message, drawn('a'), work);
  expect(calls()).toBe(6);
});

test('what Slack did not take is not shown', async () => {
  const { shown, work, calls } = counting();
  const fails = () => Promise.reject(new Error('away'));
  await expect(shown.change(message, drawn('a'), fails)).rejects.toThrow('away');
  await shown.renew(message, drawn('a'), work);
  expect(calls()).toBe(1);
});
