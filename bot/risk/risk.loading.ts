import type { Round } from '../evaluation/round.ts';
import type { Id } from '../id.ts';
import type { Standing } from '../permissions/standing.ts';
import type { Repositories } from '../ports/store.ts';
import { type Entry, registerOf, worstFirst } from './register.ts';
import { type Grading, isOnList, type Risk, type RiskEvent } from './risk.ts';
import type { MatrixEntry, RiskLine, RiskName } from './risk.views.ts';
import { leads, type Workshop } from './workshop.ts';

/** A project's register as it stands, with what its risks are called. */
export interface Register {
  readonly entries: readonly Entry[];
  nameOf(risk: Risk): RiskName;
  lineOf(entry: Entry): RiskLine;
}

/** The factor that a risk was lifted from, as it stood in its round (EVAL-5); otherwise its own sentence. */
function nameIn(rounds: readonly Round[], { origin, text }: Risk): RiskName {
  if (origin.kind !== 'round') return { text };
  const round = rounds.find((one) => one.id === origin.roundId);
  const factor = round?.settings.factors.find((one) => one.key === origin.factorKey);
  return round && factor ? { factor, roundNumber: round.number } : { text };
}

export async function loadRegister(
  repositories: Pick<Repositories, 'risks' | 'rounds'>,
  projectId: Id,
): Promise<Register> {
  const risks = await repositories.risks.ofProject(projectId);
  const entries = registerOf(risks, await repositories.risks.countermeasures(projectId));
  const isFromRound = risks.some(({ origin }) => origin.kind === 'round');
  const rounds = isFromRound ? await repositories.rounds.ofProject(projectId) : [];
  const numbers = new Map(entries.map(({ risk, number }) => [risk.id, number]));
  return {
    entries,
    nameOf: (risk) => nameIn(rounds, risk),
    lineOf: (entry) => ({
      riskId: entry.risk.id,
      number: entry.number,
      name: nameIn(rounds, entry.risk),
      status: entry.risk.status,
      grades: entry.risk.grades,
      isRequired: entry.isRequired,
      isLacking: entry.isLacking,
      awaitsGrading: entry.awaitsGrading,
      countermeasures: entry.countermeasures.length,
      mergedInto: numbers.get(entry.risk.mergedInto ?? '') ?? null,
      same: entry.same.map(({ id }) => numbers.get(id) ?? 0),
    }),
  };
}

/** What is on the list. */
export const listed = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ risk }) => isOnList(risk));

export const lacking = (entries: readonly Entry[]): readonly Entry[] =>
  worstFirst(entries.filter(({ isLacking }) => isLacking));

/** What a workshop grades: what never was, and what can be graded again after its countermeasure (RISK-7). */
export const toGrade = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ risk, awaitsGrading }) => risk.status === 'draft' || awaitsGrading);

/** Everything that is graded and open, where it is in the matrix now and where it was before. */
export async function matrixEntries(
  repositories: Pick<Repositories, 'risks'>,
  { entries, lineOf }: Register,
  projectId: Id,
): Promise<readonly MatrixEntry[]> {
  const gradings = Map.groupBy(await repositories.risks.gradings(projectId), ({ riskId }) => riskId);
  const open = entries.filter(({ risk }) => risk.status === 'open');
  return worstFirst(open).flatMap((entry): readonly MatrixEntry[] => {
    const { grades } = entry.risk;
    if (!grades) return [];
    const [before, now] = lastTwo(gradings.get(entry.risk.id) ?? []);
    return [{ ...lineOf(entry), grades, before: before && { s: before.s, k: before.k }, grading: now }];
  });
}

const lastTwo = (events: readonly RiskEvent[]): readonly [Grading | null, Grading | null] => [
  events.at(-2)?.grading ?? null,
  events.at(-1)?.grading ?? null,
];

export const openWorkshop = (all: readonly Workshop[]): Workshop | null =>
  all.find(({ status }) => status !== 'closed') ?? null;

/** Who changes the register: the project's leaders, and whoever leads the workshop that is going on. */
export const mayChange = (standing: Pick<Standing, 'roles'> | null, by: Id, open: Workshop | null): boolean =>
  (standing?.roles.length ?? 0) > 0 || (open !== null && leads(open, by, standing));
