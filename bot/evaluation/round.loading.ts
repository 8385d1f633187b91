import { Temporal } from 'temporal-polyfill';
import { nextOfficeMoment } from '../calendar/office-hours.ts';
import type { BallotContents, ClosedSummary, DecisionLine, RoundHead } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import { personsById } from '../people/by-id.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import type { Project } from '../project/project.ts';
import { type FactorResult, type KeptRound, resultsOf } from './result.ts';
import type { Answer, ClosedRound, Decision, OpenRound, Round, RoundSettings, Turnout } from './round.ts';
import { turnoutOf } from './turnout.ts';

/** What every view of a round shows of it. */
export const headOf = (round: Round, project: Project): RoundHead => ({
  roundId: round.id,
  projectId: project.id,
  projectName: project.name,
  number: round.number,
  groupKind: round.groupKind,
  status: round.status,
  grading: round.settings.grading,
  deadline: round.deadline,
  timeZone: project.timeZone,
});

export async function loadRound(repositories: Repositories, id: Id) {
  const found = await repositories.rounds.withProject(id);
  return found && { ...found, head: headOf(found.round, found.project) };
}

/** The ballot of somebody who has answered, as they see it then. */
export const receiptOf = (head: RoundHead, settings: RoundSettings, answer: Answer): BallotContents => ({
  ...head,
  settings,
  state: 'receipt',
  answer: { grades: answer.grades, reasons: answer.reasons, comment: answer.comment },
  hasDraft: false,
  resultShown: false,
  helped: [],
  form: { values: {}, refusals: [] },
});

/** When those who did not open a round are asked, where that is still to come. */
export function asksAt({ openedAt, status }: Round, timeZone: string, now: Temporal.Instant) {
  const at = nextOfficeMoment(openedAt, timeZone);
  return status === 'open' && Temporal.Instant.compare(now, at) < 0 ? at : null;
}

/** How many of each party have answered an open round so far; reads no grade. */
export async function turnoutSoFar(repositories: Repositories, round: OpenRound): Promise<Turnout> {
  const memberships = await repositories.projects.memberships(round.projectId);
  const answered = await repositories.rounds.answered(round.id);
  return turnoutOf(currentMembers(memberships, round.groupId), answered);
}

export const summaryOf = (round: ClosedRound): ClosedSummary => ({
  closedAt: round.closedAt,
  closedBy: round.closedBy,
  completeness: round.completeness,
  resultShown: round.resultShown,
  turnout: round.turnout,
});

/** Names by person id; a person who is gone has none. */
export async function namesOf(repositories: Repositories, ids: readonly (Id | null)[]) {
  const personOf = await personsById(
    repositories,
    ids.filter((id) => id !== null),
  );
  return (id: Id): string => personOf(id)?.name ?? '–';
}

async function keptOf(repositories: Repositories, round: Round): Promise<KeptRound> {
  return { settings: round.settings, grades: await repositories.rounds.keptGrades(round.id) };
}

/** The last round before this one of the same group whose result is shown. */
async function earlierRound(repositories: Repositories, round: ClosedRound): Promise<ClosedRound | null> {
  const rounds = (await repositories.rounds.ofProject(round.projectId)).filter(
    (one): one is ClosedRound =>
      one.status === 'closed' &&
      one.resultShown &&
      one.groupId === round.groupId &&
      one.number < round.number,
  );
  return rounds.sort((a, b) => b.number - a.number)[0] ?? null;
}

/** The factors' results and the free comments of a closed round; empty where PRIV-2 forbids to show them. */
export async function loadResults(
  repositories: Repositories,
  round: ClosedRound,
): Promise<{
  readonly factors: readonly FactorResult[];
  readonly comments: readonly { readonly text: string; readonly by: string | null }[];
}> {
  if (!round.resultShown) return { factors: [], comments: [] };
  const kept = await keptOf(repositories, round);
  const texts = await repositories.rounds.keptTexts(round.id);
  const before = await earlierRound(repositories, round);
  const earlier = before && (await keptOf(repositories, before));
  const name = await namesOf(
    repositories,
    [...kept.grades, ...texts].map((one) => one.personId),
  );
  return {
    factors: resultsOf(kept, texts, earlier, name),
    comments: texts
      .filter((text) => text.factorKey === null)
      .map((text) => ({ text: text.text, by: text.personId ? name(text.personId) : null })),
  };
}

/** Decisions with names, soonest first. */
export async function decisionLines(
  repositories: Repositories,
  decisions: readonly Decision[],
): Promise<readonly DecisionLine[]> {
  const name = await namesOf(
    repositories,
    decisions.map((decision) => decision.responsibleId),
  );
  return [...decisions]
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map((decision) => ({
      text: decision.text,
      responsible: name(decision.responsibleId),
      dueOn: Temporal.PlainDate.from(decision.dueOn),
    }));
}

/** What was noted as working (EVAL-6): the group's own words first, then factors in the round's order. */
export async function benefitLines(repositories: Repositories, round: Round) {
  const { factors } = round.settings;
  const placeOf = (key: string | null) => factors.findIndex((factor) => factor.key === key);
  return [...(await repositories.rounds.benefits(round.id))]
    .sort((a, b) => placeOf(a.factorKey) - placeOf(b.factorKey))
    .map((benefit) => ({ text: benefit.text, factor: factors[placeOf(benefit.factorKey)] ?? null }));
}
