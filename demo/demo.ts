import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { DemoControls } from '../adapters/web/demo-controls.ts';
import type { Services } from '../bot/conversation/handling.ts';
import type { ProgrammeSeed } from '../bot/ports/seed.ts';
import { createDemoClock, type DemoClock } from './clock.ts';
import { createDemoControls } from './controls.ts';
import { holdsBesideDemo, isToLoad, loadDemo } from './seed.ts';

/** The demo: a clock that can be moved, and the programme to try things on. */
export interface Demo {
  readonly clock: DemoClock;
  /**
   * Loads the programme where there is nothing yet, and gives the controls. Null where the database holds something
   * else: real rounds would close when the clock is moved.
   */
  prepare(
    services: Services,
    parts: { sweep(): Promise<unknown>; drain(): Promise<void> },
  ): Promise<DemoControls | null>;
}

/** Makes the demo; how far its clock has been moved is kept in the data folder. */
export async function createDemo(
  real: () => Temporal.Instant,
  folder: string,
  seed: ProgrammeSeed,
): Promise<Demo> {
  const file = join(folder, 'demo-clock');
  const clock = createDemoClock(real, await keptOffset(file), async (offset) => {
    // the embedded database makes it, another one does not
    await mkdir(folder, { recursive: true });
    await writeFile(file, `${offset.toString()}\n`);
  });
  return {
    clock,
    async prepare(services, parts) {
      if (await isToLoad(services, seed)) {
        await clock.begin();
        await loadDemo(services, seed);
      }
      if ((await holdsBesideDemo(seed)) === 'all') return null;
      return createDemoControls({ services, seed, clock, ...parts });
    },
  };
}

/** None where the clock has not been moved, or the file is damaged. */
async function keptOffset(file: string): Promise<Temporal.Duration> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return Temporal.Duration.from(text.trim());
  } catch (error) {
    if (error instanceof RangeError) return new Temporal.Duration();
    throw error;
  }
}
