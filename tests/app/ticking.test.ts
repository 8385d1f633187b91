import { describe, expect, test } from 'vitest';
import { oneAtATime } from '../../ticking.ts';

/** Work that ends when it is told to, with which time it is that it was done: 1, 2, … */
function work() {
  const endings: ((failed?: Error) => void)[] = [];
  const does = () => {
    const nth = endings.length + 1;
    return new Promise<number>((resolve, reject) =>
      endings.push((failed) => (failed ? reject(failed) : resolve(nth))),
    );
  };
  return {
    does,
    begun: () => endings.length,
    end: (nth: number, failed?: Error) => endings[nth - 1]?.(failed),
  };
}
const aMoment = () => new Promise((resolve) => setImmediate(resolve));

describe('a sweep', () => {
  test('that is asked for during another begins when that one is over, and is awaited by who asked', async () => {
    const { does, begun, end } = work();
    const sweep = oneAtATime(does);
    const first = sweep();
    const second = sweep();
    let isOver = false;
    void second.then(() => {
      isOver = true;
    });
    await aMoment();
    expect(begun()).toBe(1);
    end(1);
    expect(await first).toBe(1);
    await aMoment();
    expect(begun()).toBe(2);
    expect(isOver).toBe(false);
    end(2);
    expect(await second).toBe(2);
  });

  test('that fails tells whoever asked for it, and holds up no other', async () => {
    const { does, end } = work();
    const sweep = oneAtATime(does);
    const first = sweep();
    const second = sweep();
    await aMoment();
    end(1, new Error('away'));
    await expect(first).rejects.toThrow('away');
    await aMoment();
    end(2);
    expect(await second).toBe(2);
  });
});
