import { Temporal } from 'temporal-polyfill';
import type { Helped } from '../conversation/view.ts';
import { sameFactor } from '../evaluation/result.ts';
import type { Round } from '../evaluation/round.ts';
import type { Repositories } from '../ports/store.ts';
import { type Entry, registerOf, rootOf } from './register.ts';
import type { PlannedCountermeasure, Risk } from './risk.ts';

/** What was over before the round before this one has been asked about then. */
const isNews = ({ doneAt }: PlannedCountermeasure, before: Round | undefined): boolean =>
  doneAt === null || before?.status !== 'closed' || Temporal.Instant.compare(doneAt, before.closedAt) > 0;

/**
 * The chain from a poor factor over its risk and the countermeasure to the next round (EVAL-5, RISK-6, RISK-7): for each
 * factor of a round, what was done since it was poor in an earlier one. Each countermeasure once; what is done comes last,
 * and of that the newest.
 */
export function helpedIn(
  round: Round,
  rounds: readonly Round[],
  entries: readonly Entry[],
): readonly Helped[] {
  const risks = entries.map(({ risk }) => risk);
  const earlier = rounds.filter(({ number }) => number < round.number);
  const last = earlier
    .filter(({ groupId }) => groupId === round.groupId)
    .toSorted((a, b) => b.number - a.number)[0];
  const doneFor = (risk: Risk): readonly PlannedCountermeasure[] =>
    entries.find((one) => one.risk.id === rootOf(risks, risk.id))?.countermeasures ?? [];
  return round.settings.factors.flatMap((factor) => {
    const lifted = risks.flatMap((risk) => {
      const { origin } = risk;
      if (origin.kind !== 'round') return [];
      const from = earlier.find(({ id }) => id === origin.roundId);
      const then = from?.settings.factors.find(({ key }) => key === origin.factorKey);
      return from && then && sameFactor(then, factor) ? [{ risk, from }] : [];
    });
    return [...Map.groupBy(lifted, ({ risk }) => rootOf(risks, risk.id)).values()]
      .flatMap((same) => {
        const [first] = same;
        return (first ? doneFor(first.risk) : []).map((one) => ({
          ...{ one, roundNumber: roundBefore(one, same) },
          isDone: one.doneAt !== null && isBeforeEnd(one.doneAt, round),
        }));
      })
      .filter(({ one }) => isNews(one, last))
      .toSorted((a, b) => Number(a.isDone) - Number(b.isDone) || bySetting(a.one, b.one))
      .map(({ one: { text }, ...more }) => ({ factorKey: factor.key, countermeasure: text, ...more }));
  });
}

const bySetting = (a: PlannedCountermeasure, b: PlannedCountermeasure): number =>
  Temporal.Instant.compare(a.setAt, b.setAt);

/** The round whose poor grade was the last one when it was set in: a factor that was poor twice is merged, and one risk. */
function roundBefore({ setAt }: PlannedCountermeasure, same: readonly { readonly from: Round }[]): number {
  const rounds = same.map(({ from }) => from).toSorted((a, b) => a.number - b.number);
  const before = rounds.findLast(
    (one) => one.status === 'closed' && Temporal.Instant.compare(one.closedAt, setAt) <= 0,
  );
  return (before ?? rounds[0])?.number ?? 0;
}

/** What was done after a round had closed cannot have helped in it. */
const isBeforeEnd = (doneAt: Temporal.Instant, round: Round): boolean =>
  round.status === 'open' || Temporal.Instant.compare(doneAt, round.closedAt) <= 0;

/** The same, from the store; reads no more than it must where there are no risks. */
export async function loadHelped(
  repositories: Pick<Repositories, 'risks' | 'rounds'>,
  round: Round,
): Promise<readonly Helped[]> {
  const risks = await repositories.risks.ofProject(round.projectId);
  if (!risks.some(({ origin }) => origin.kind === 'round')) return [];
  const countermeasures = await repositories.risks.countermeasures(round.projectId);
  if (countermeasures.length === 0) return [];
  const rounds = await repositories.rounds.ofProject(round.projectId);
  return helpedIn(round, rounds, registerOf(risks, countermeasures));
}
