import { type Child, start } from './child.ts';
import type { Loaded, Slice } from './processes/load.ts';
import { type Line, quantile, times } from './statistics.ts';

const connections = 16;
const slices = 5;
const sliceMilliseconds = 1200;
const warmUpMilliseconds = 1500;

/** What one of several did in all its slices. */
export interface Total {
  readonly perSecond: number;
  readonly median: number;
  readonly p99: number;
}

function totalOf(loads: readonly Loaded[]): Total {
  const latencies = loads.flatMap((one) => one.latencies);
  const failed = loads.reduce((sum, one) => sum + one.failed, 0);
  if (failed > 0) throw new Error(`${failed} of ${latencies.length} requests failed`);
  const seconds = loads.reduce((sum, one) => sum + one.seconds, 0);
  return {
    perSecond: latencies.length / seconds,
    median: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

/** Several programs under the same load, in turn, slice by slice of the same run. What follows is not in a slice. */
export async function inTurn(
  children: readonly Child[],
  asked: Pick<Slice, 'bodies' | 'path' | 'slack'>,
): Promise<readonly Total[]> {
  const load = await start('load', {});
  const slice = async (target: Child, milliseconds: number): Promise<Loaded> => {
    const { port } = target.ready;
    const loaded = await load.ask<Loaded>({ ...asked, port, connections, milliseconds });
    await target.ask({ drain: true });
    return loaded;
  };
  for (const child of children) await slice(child, warmUpMilliseconds);
  const loads = children.map((): Loaded[] => []);
  for (let index = 0; index < slices; index += 1)
    for (const [nth, child] of children.entries()) loads[nth]?.push(await slice(child, sliceMilliseconds));
  await load.end();
  return loads.map(totalOf);
}

/** A number of ours beside the same of a baseline. */
export const line = (what: string, ours: number, baseline: number, digits: number, aim: string): Line => ({
  what,
  ours: ours.toFixed(digits),
  baseline: baseline.toFixed(digits),
  ratio: times(ours / baseline),
  aim,
});
