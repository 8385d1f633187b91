import { type Child, start } from './child.ts';
import type { Loaded } from './processes/load.ts';
import { answerBody, type SeededRound } from './seed.ts';
import { type Line, quantile, times } from './statistics.ts';

const connections = 16;
const slices = 5;
const sliceMilliseconds = 1200;
const warmUpMilliseconds = 1500;

/** One after the other by round, so that neighbours in time are in different projects. */
function bodiesOf(rounds: readonly SeededRound[]): readonly string[] {
  const most = Math.max(...rounds.map(({ asked }) => asked.length));
  const bodies: string[] = [];
  for (let turn = 0; turn < most; turn += 1)
    for (const { roundId, asked } of rounds) {
      const one = asked[turn];
      if (one) bodies.push(answerBody(roundId, one, turn));
    }
  return bodies;
}

interface Total {
  readonly perSecond: number;
  readonly p99: number;
}

const totalOf = (loads: readonly Loaded[]): Total => {
  const latencies = loads.flatMap((one) => one.latencies);
  const seconds = loads.reduce((sum, one) => sum + one.seconds, 0);
  const failed = loads.reduce((sum, one) => sum + one.failed, 0);
  if (failed > 0) throw new Error(`${failed} of ${latencies.length} requests failed`);
  return { perSecond: latencies.length / seconds, p99: quantile(latencies, 0.99) };
};

/**
 * Answers through Saman beside a bare handler with one insert, in alternating slices of the same run. Between the
 * slices Saman's cards are brought up to date, so that this does not burden the baseline.
 */
export async function measureAnswering(
  engine: string,
  saman: Child,
  bare: Child,
  rounds: readonly SeededRound[],
): Promise<readonly Line[]> {
  const load = await start('load', {});
  const bodies = bodiesOf(rounds);
  let turn = 0;
  const slice = async (target: Child, milliseconds: number): Promise<Loaded> => {
    // goes on where the last slice ended: persons and rounds that have not been used first
    const from = (turn * 997) % bodies.length;
    turn += 1;
    const rotated = [...bodies.slice(from), ...bodies.slice(0, from)];
    const { port } = target.ready;
    const loaded = await load.ask<Loaded>({ port, bodies: rotated, connections, milliseconds });
    if (target === saman) await saman.ask({ drain: true });
    return loaded;
  };
  for (const target of [saman, bare]) await slice(target, warmUpMilliseconds);
  const ours: Loaded[] = [];
  const theirs: Loaded[] = [];
  for (let index = 0; index < slices; index += 1) {
    ours.push(await slice(saman, sliceMilliseconds));
    theirs.push(await slice(bare, sliceMilliseconds));
  }
  await load.end();
  const [a, b] = [totalOf(ours), totalOf(theirs)];
  return [
    {
      what: `answers a second, ${engine}`,
      ours: a.perSecond.toFixed(0),
      baseline: b.perSecond.toFixed(0),
      ratio: times(a.perSecond / b.perSecond),
      aim: '≥ 0.5 ×',
    },
    {
      what: `p99 of an answer in ms, ${engine}`,
      ours: a.p99.toFixed(1),
      baseline: b.p99.toFixed(1),
      ratio: times(a.p99 / b.p99),
      aim: '–',
    },
  ];
}

/** 200 members answer one round at the same moment, each over a connection of their own. */
export async function measureAllAtOnce(
  engine: string,
  saman: Child,
  round: SeededRound,
): Promise<readonly Line[]> {
  const load = await start('load', {});
  const { port } = saman.ready;
  const bodies = round.asked.map((one, turn) => answerBody(round.roundId, one, turn));
  const before = await cardsIn(port, round);
  const loaded = await load.ask<Loaded>({ port, bodies, connections: bodies.length, milliseconds: null });
  await saman.ask({ drain: true });
  await load.end();
  const { count } = await saman.ask<{ count: number }>({ answered: round.roundId });
  const after = await cardsIn(port, round);
  const updates = (after[0]?.revision ?? 0) - (before[0]?.revision ?? 0);
  return [
    {
      what: `${bodies.length} members at once, ${engine}`,
      ours: `${count} stored, ${loaded.failed} failed, in ${loaded.seconds.toFixed(1)} s`,
      baseline: `${bodies.length} asked`,
      ratio: times(count / bodies.length),
      aim: 'all stored',
    },
    {
      what: `… cards in the channel, and updates sent`,
      ours: `${after.length} card, ${updates} updates`,
      baseline: `${bodies.length} answers`,
      ratio: times(updates / bodies.length),
      aim: 'one card',
    },
  ];
}

/** What stands in the round's channel. */
async function cardsIn(port: number, round: SeededRound): Promise<readonly { readonly revision: number }[]> {
  const query = new URLSearchParams({ as: round.asked[0]?.as ?? '', conversation: round.channel });
  const answer = await fetch(`http://127.0.0.1:${port}/demo/messages?${query}`);
  return (await answer.json()) as { revision: number }[];
}
