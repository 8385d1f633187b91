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
 * factor of a round, what was done since it was poor in an earlier one.
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
  return round.settings.factors.flatMap((factor) =>
    risks.flatMap((risk): readonly Helped[] => {
      const { origin } = risk;
      if (origin.kind !== 'round') return [];
      const from = earlier.find(({ id }) => id === origin.roundId);
      const then = from?.settings.factors.find(({ key }) => key === origin.factorKey);
      if (!from || !then || !sameFactor(then, factor)) return [];
      return doneFor(risk)
        .filter((one) => isNews(one, last))
        .map(({ text, doneAt }) => ({
          ...{ factorKey: factor.key, roundNumber: from.number, countermeasure: text },
          isDone: doneAt !== null && isBeforeEnd(doneAt, round),
        }));
    }),
  );
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
