import { Temporal } from 'temporal-polyfill';
import type { Command } from '../conversation/command.ts';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import type { Group, Party, Project } from '../project/project.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { newRisk, type Risk } from '../risk/risk.ts';
import { type Settled, settle, showsResult } from './anonymise.ts';
import { type Factor, standardFactors } from './factor.ts';
import { standingGrade } from './result.ts';
import type { Answer, ClosedRound, OpenRound, Round } from './round.ts';
import { defaultThresholds, isOnScale, isPoor, type Scale, stepsOf } from './scale.ts';
import { silentParties, totals, turnoutOf, type Voice } from './turnout.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** Why a scale cannot be used (EVAL-3), or null. */
function scaleProblem(scale: Scale): Refusal | null {
  const steps = stepsOf(scale);
  const wordsFit =
    scale.words === null ||
    (scale.words.length === steps &&
      scale.words.every((word) => word.trim() !== '' && word.length <= limits.scaleWord));
  const whole = Number.isInteger(scale.low) && Number.isInteger(scale.high);
  if (whole && steps >= 2 && steps <= limits.scaleSteps && wordsFit) return null;
  return {
    code: 'scaleInvalid',
    field: wordsFit ? 'scale' : 'scaleWords',
    details: { steps, max: limits.scaleSteps, maxLength: limits.scaleWord },
  };
}

const tooLong = (field: string, text: string, max: number): readonly Refusal[] =>
  text.length > max ? [{ code: 'textTooLong', field, details: { max, length: text.length } }] : [];

/** Why the group's own factors cannot be used (EVAL-2). */
function factorProblems(
  own: readonly { readonly name: string; readonly prompt: string }[],
): readonly Refusal[] {
  const field = 'ownFactors';
  const names = own.map((factor) => factor.name.trim().toLocaleLowerCase('nb'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return [
    ...(own.length > limits.ownFactors
      ? [{ code: 'tooManyFactors' as const, field, details: { max: limits.ownFactors } }]
      : []),
    ...(twice !== undefined ? [{ code: 'duplicateFactor' as const, field, details: { name: twice } }] : []),
    ...(names.includes('') ? [{ code: 'textMissing' as const, field }] : []),
    ...own.flatMap((factor) => [
      ...tooLong(field, factor.name, limits.factorName),
      ...tooLong(field, factor.prompt, limits.factorPrompt),
    ]),
  ];
}

/** Why a moment cannot be a deadline, or null. `field` is the input that names the date. */
function deadlineProblem(deadline: Temporal.Instant, now: Temporal.Instant, field: string): Refusal | null {
  if (Temporal.Instant.compare(deadline, now) <= 0) return { code: 'deadlineInPast', field };
  const furthest = now.add({ hours: 24 * limits.deadlineDays });
  if (Temporal.Instant.compare(deadline, furthest) <= 0) return null;
  return { code: 'deadlineTooFar', field, details: { days: limits.deadlineDays } };
}

/** What opening a round needs to know. */
export interface Opening {
  readonly project: Project;
  readonly group: Group | null;
  readonly members: readonly Voice[];
  readonly rounds: readonly Round[];
  readonly deadline: Temporal.Instant;
  readonly openedBy: Id;
  readonly roundId: Id;
}

/** Opens a round (EVAL-1 to EVAL-3): scale, thresholds and factors are frozen into it. One at a time per project. */
export function openRound(
  opening: Opening,
  command: Of<'round.open'>,
  now: Temporal.Instant,
): Outcome<OpenRound> {
  const { project, group, members, rounds, deadline } = opening;
  const open = rounds.find((round) => round.status === 'open');
  if (open) return refuse('roundAlreadyOpen', { number: open.number, deadline: open.deadline });
  if (!group || members.length === 0) return refuse('noMembers', {}, 'groupKind');
  const refusals = [
    scaleProblem(command.scale),
    deadlineProblem(deadline, now, 'date'),
    ...factorProblems(command.ownFactors),
    ...tooLong('greeting', command.greeting, limits.greeting),
  ].filter((problem) => problem !== null);
  if (refusals.length > 0) return { ok: false, refusals };

  const factors: readonly Factor[] = [
    ...standardFactors.map((key) => ({ kind: 'standard' as const, key })),
    ...command.ownFactors.map((factor, index) => ({
      kind: 'own' as const,
      key: `own-${index + 1}`,
      name: factor.name.trim(),
      prompt: factor.prompt.trim(),
    })),
  ];
  const kept = stepsOf(project.scale) === stepsOf(command.scale);
  return accept({
    status: 'open',
    id: opening.roundId,
    projectId: project.id,
    groupId: group.id,
    groupKind: group.kind,
    number: Math.max(0, ...rounds.map((round) => round.number)) + 1,
    settings: {
      scale: command.scale,
      thresholds: kept ? project.thresholds : defaultThresholds(command.scale),
      factors,
      grading: command.grading,
      greeting: command.greeting.trim(),
    },
    openedBy: opening.openedBy,
    openedAt: now,
    deadline,
  });
}

/** Whether a round takes answers at this moment: open, and its deadline not passed. */
export const takesAnswers = (round: Round, now: Temporal.Instant): round is OpenRound =>
  round.status === 'open' && Temporal.Instant.compare(now, round.deadline) < 0;

/** A member's answer (EVAL-4): a grade on the scale for every factor; a reason beside each, if they like. */
export function giveAnswer(
  round: Round,
  voice: { readonly personId: Id; readonly party: Party } | null,
  command: Of<'answer.give'>,
  now: Temporal.Instant,
): Outcome<Answer> {
  if (!takesAnswers(round, now)) return refuse('roundClosed');
  if (!voice) return refuse('notInGroup');
  const { factors, scale } = round.settings;
  const keys = factors.map((factor) => factor.key);
  const stray = [...Object.keys(command.grades), ...Object.keys(command.reasons)].find(
    (key) => !keys.includes(key),
  );
  if (stray !== undefined) return refuse('unknownFactor');

  const refusals = keys.flatMap((key): readonly Refusal[] => {
    const grade = command.grades[key];
    const field = `grade:${key}`;
    const onReason = tooLong(`reason:${key}`, command.reasons[key] ?? '', limits.reason);
    if (grade === undefined) return [{ code: 'gradeMissing', field }, ...onReason];
    if (!isOnScale(scale, grade))
      return [
        { code: 'gradeOutsideScale', field, details: { low: scale.low, high: scale.high } },
        ...onReason,
      ];
    return onReason;
  });
  const all = [...refusals, ...tooLong('comment', command.comment, limits.comment)];
  if (all.length > 0) return { ok: false, refusals: all };
  return accept({
    roundId: round.id,
    personId: voice.personId,
    party: voice.party,
    grades: command.grades,
    reasons: Object.fromEntries(
      Object.entries(command.reasons)
        .map(([key, text]) => [key, text.trim()] as const)
        .filter(([, text]) => text !== ''),
    ),
    comment: command.comment.trim(),
    givenAt: now,
  });
}

/** Moves an open round's deadline to a later one. */
export function extendRound(
  round: Round,
  deadline: Temporal.Instant,
  now: Temporal.Instant,
): Outcome<OpenRound> {
  if (!takesAnswers(round, now)) return refuse('roundClosed');
  if (Temporal.Instant.compare(deadline, round.deadline) <= 0)
    return refuse('deadlineNotLater', { deadline: round.deadline }, 'date');
  const problem = deadlineProblem(deadline, now, 'date');
  return problem ? { ok: false, refusals: [problem] } : accept({ ...round, deadline });
}

/** What closing leads to. */
export interface Closing {
  readonly round: ClosedRound;
  readonly settled: Settled;
  /** Drafts in the register for the critical factors (EVAL-5). */
  readonly risks: readonly Risk[];
}

/** Incomplete: a party with members has not answered, or a hidden round has too few answers (PRIV-2). */
export function completenessOf(
  round: OpenRound,
  turnout: ClosedRound['turnout'],
): ClosedRound['completeness'] {
  const enough = showsResult(round.settings.grading, totals(turnout).answered);
  return enough && silentParties(turnout).length === 0 ? 'complete' : 'incomplete';
}

/** Closes a round: what PRIV-2 lets stay is written anew, critical factors become risks. Twice is refused. */
export function closeRound(
  round: Round,
  answers: readonly Answer[],
  members: readonly Voice[],
  closedBy: ClosedRound['closedBy'],
  now: Temporal.Instant,
  newId: () => Id,
): Outcome<Closing> {
  if (round.status === 'closed') return refuse('roundClosed');
  const turnout = turnoutOf(members, answers);
  const settled = settle(round, answers, newId);
  const { scale, thresholds, factors } = round.settings;
  const critical = factors.filter((factor) => {
    const grades = settled.grades.filter((kept) => kept.factorKey === factor.key).map((kept) => kept.grade);
    return grades.length > 0 && isPoor(scale, thresholds, standingGrade(scale, grades));
  });
  return accept({
    round: {
      ...round,
      status: 'closed',
      closedAt: now,
      closedBy,
      completeness: completenessOf(round, turnout),
      turnout,
      resultShown: settled.resultShown,
    },
    settled,
    risks: critical.map((factor) =>
      newRisk({
        id: newId(),
        projectId: round.projectId,
        origin: { kind: 'round', roundId: round.id, factorKey: factor.key },
        text: '',
        createdAt: now,
      }),
    ),
  });
}
