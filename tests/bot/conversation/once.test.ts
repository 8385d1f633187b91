import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { createOnce } from '../../../bot/conversation/once.ts';

const clock = { now: () => Temporal.Instant.from('2026-11-23T09:00:00Z') };

/** Remembers like the database, and can be away. */
function aMemory() {
  const heard = new Set<string>();
  let isAway = false;
  return {
    goAway: () => {
      isAway = true;
    },
    async hearsFirst(key: string) {
      if (isAway) throw new Error('the database is away');
      const isNew = !heard.has(key);
      heard.add(key);
      return isNew;
    },
  };
}

function given() {
  let time = 0;
  return {
    once: createOnce(aMemory(), clock, 'slack', () => time),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

test('a key is heard once in a process', () => {
  const { once } = given();
  expect([once.here('a'), once.here('a'), once.here('b')]).toEqual([true, false, true]);
});

test('twenty thousand keys are remembered, which is more than come in five minutes', () => {
  const { once } = given();
  once.here('first');
  for (let nth = 0; nth < 19_999; nth += 1) once.here(`key ${nth}`);
  expect(once.here('first')).toBe(false);
  once.here('one more');
  expect(once.here('first')).toBe(true);
});

test('two processes on one database hear a key once between them', async () => {
  const memory = aMemory();
  const [one, other] = [createOnce(memory, clock, 'slack'), createOnce(memory, clock, 'slack')];
  const heard = await Promise.all([one.anywhere('a'), other.anywhere('a')]);
  expect(heard.filter(Boolean)).toHaveLength(1);
});

test('a database that is away is no answer', async () => {
  const memory = aMemory();
  memory.goAway();
  await expect(createOnce(memory, clock, 'slack').anywhere('a')).rejects.toThrow('away');
});

test('what comes twice while it is under way is done once, with one outcome', async () => {
  const { once } = given();
  let count = 0;
  const work = async () => {
    await Promise.resolve();
    count += 1;
    return { count };
  };
  const [first, second] = await Promise.all([
    once.together('a', work, () => 0),
    once.together('a', work, () => 0),
  ]);
  expect(count).toBe(1);
  expect(second).toBe(first);
});

test('an outcome is kept for as long as it is good', async () => {
  const { once, pass } = given();
  let count = 0;
  const work = async () => {
    count += 1;
    return count;
  };
  const ask = () => once.together('a', work, () => 1000);
  expect(await ask()).toBe(1);
  pass(999);
  expect(await ask()).toBe(1);
  pass(1);
  expect(await ask()).toBe(2);
  // nobody keeps what is to be done again at once
  const other = () => once.together('b', work, () => 0);
  expect([await other(), await other()]).toEqual([3, 4]);
});

test('what fails is done again, also where it fails at once', async () => {
  const { once } = given();
  const ask = (work: () => Promise<string>) => once.together('a', work, () => 1000);
  await expect(ask(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  const atOnce = (): Promise<string> => {
    throw new Error('at once');
  };
  await expect(ask(atOnce)).rejects.toThrow('at once');
  expect(await ask(async () => 'done')).toBe('done');
});

test('outcomes that are over do not pile up, and those that are not stay', async () => {
  const { once, pass } = given();
  let count = 0;
  const work = async () => {
    count += 1;
    return count;
  };
  for (let nth = 0; nth < 3000; nth += 1) {
    await once.together(`key ${nth}`, work, () => 1000);
    if (nth === 2000) pass(1000);
  }
  expect(await once.together('key 2999', work, () => 1000)).toBe(3000);
  expect(await once.together('key 1', work, () => 1000)).toBe(3001);
});
