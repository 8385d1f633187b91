import { expect, test } from 'vitest';
import { createBackoff } from '../../../bot/delivery/backoff.ts';
import { createPacing } from '../../../bot/delivery/pacing.ts';

/** A clock that moves only when somebody waits. */
function aClock() {
  let time = 0;
  return {
    now: () => time,
    wait: async (milliseconds: number) => {
      await Promise.resolve();
      time = Math.max(time, time + milliseconds);
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

test('what goes to one channel goes a second apart, what goes to another at once', async () => {
  const { now, wait } = aClock();
  const pacing = createPacing(now, wait);
  const at: [string, number][] = [];
  for (const channel of ['a', 'a', 'b', 'a'])
    await pacing.inTurn(channel, async () => void at.push([channel, now()]));
  expect(at).toEqual([
    ['a', 0],
    ['a', 1000],
    ['b', 1000],
    ['a', 2000],
  ]);
});

test('after a silence nobody waits', async () => {
  const { now, wait, pass } = aClock();
  const pacing = createPacing(now, wait);
  await pacing.inTurn('a', async () => {});
  pass(1000);
  const before = now();
  await pacing.inTurn('a', async () => {});
  expect(now()).toBe(before);
});

test('a turn that is too long from now is not waited for, and takes no turn', async () => {
  const { now } = aClock();
  const waits: number[] = [];
  const pacing = createPacing(now, async (milliseconds) => void waits.push(milliseconds), 2000);
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map((nth) => pacing.inTurn('a', async () => nth)));
  expect(outcomes).toEqual([1, 2, 3, null, null]);
  expect(waits).toEqual([1000, 2000]);
  expect(pacing.secondsUntil('a')).toBe(3);
});

test('work that fails has had its turn', async () => {
  const { now, wait } = aClock();
  const pacing = createPacing(now, wait);
  await expect(pacing.inTurn('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await pacing.inTurn('a', async () => {});
  expect(now()).toBe(1000);
});

test('channels that have been silent are forgotten, those whose turn is to come are not', async () => {
  const { now, wait, pass } = aClock();
  const pacing = createPacing(now, wait, 10_000);
  for (let nth = 0; nth < 1500; nth += 1) await pacing.inTurn(`old ${nth}`, async () => {});
  pass(2000);
  await pacing.inTurn('a', async () => {});
  await pacing.inTurn('b', async () => {});
  expect(pacing.secondsUntil('a')).toBe(1);
});

test('after each trouble it is left alone for longer, up to five minutes', () => {
  const { now, pass } = aClock();
  const backoff = createBackoff(now);
  const waits = Array.from({ length: 11 }, () => {
    const seconds = backoff.failed('workspace');
    pass(seconds * 1000);
    return seconds;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

test('a group whose messages fail in one moment has met one trouble', () => {
  const { now, pass } = aClock();
  const backoff = createBackoff(now);
  expect(Array.from({ length: 12 }, () => backoff.failed('workspace'))).toEqual(Array(12).fill(1));
  pass(1000);
  expect(Array.from({ length: 12 }, () => backoff.failed('workspace'))).toEqual(Array(12).fill(2));
});

test('what has worked begins anew, and another workspace is another matter', () => {
  const { now, pass } = aClock();
  const backoff = createBackoff(now);
  pass(backoff.failed('a') * 1000);
  pass(backoff.failed('a') * 1000);
  expect(backoff.failed('b')).toBe(1);
  backoff.worked('a');
  expect(backoff.failed('a')).toBe(1);
});
