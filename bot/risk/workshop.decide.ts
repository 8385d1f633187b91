import type { Temporal } from 'temporal-polyfill';
import { fewestAnswers } from '../evaluation/anonymise.ts';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import type { Group } from '../project/project.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { sentenceProblems, sentencesIn } from './risk.decide.ts';
import {
  countsOf,
  type Grades,
  type Grading,
  highestOf,
  isRiskGrade,
  newRisk,
  type Risk,
  type RiskEvent,
  riskEvent,
} from './risk.ts';
import type { GivenGrade, Note, Workshop, WorkshopStatus } from './workshop.ts';

/** What is to be known for a new workshop. */
export interface Starting {
  readonly projectId: Id;
  readonly group: Group | null;
  readonly members: readonly unknown[];
  /** Who can be named as its leader. */
  readonly people: readonly Id[];
  readonly earlier: readonly Workshop[];
  readonly now: Temporal.Instant;
  readonly newId: () => Id;
}

const openOf = (earlier: readonly Workshop[]): Workshop | undefined =>
  earlier.find(({ status }) => status !== 'closed');

/** Starts a workshop of a group (RISK-0): everybody in it is asked for what could keep the project from its goal. */
export function startWorkshop(
  starting: Starting,
  given: Pick<Workshop, 'leaderId' | 'greeting'>,
): Outcome<Workshop> {
  const { group, members, people, earlier } = starting;
  const open = openOf(earlier);
  if (open) return refuse('workshopOpen', { number: open.number });
  if (!group || members.length === 0) return refuse('noMembers', {}, 'groupKind');
  const greeting = given.greeting.trim();
  const problems: readonly Refusal[] = [
    ...(people.includes(given.leaderId) ? [] : [{ code: 'personUnknown' as const, field: 'leader' }]),
    ...(greeting.length > limits.greeting
      ? [{ code: 'textTooLong' as const, field: 'greeting', details: { max: limits.greeting } }]
      : []),
  ];
  if (problems.length > 0) return { ok: false, refusals: problems };
  return accept(workshopOf(starting, group, { ...given, greeting, isAgain: false, status: 'collecting' }));
}

/** What is done about some risks is done: they are graded again, and nothing else (RISK-7). */
export function startAgain(starting: Starting, leaderId: Id): Outcome<Workshop> {
  const { group, members, earlier } = starting;
  const open = openOf(earlier);
  if (open) return refuse('workshopOpen', { number: open.number });
  if (!group || members.length === 0) return refuse('noMembers');
  return accept(workshopOf(starting, group, { leaderId, greeting: '', isAgain: true, status: 'grading' }));
}

const workshopOf = (
  { projectId, earlier, now, newId }: Starting,
  group: Group,
  given: Pick<Workshop, 'leaderId' | 'greeting' | 'isAgain' | 'status'>,
): Workshop => ({
  ...given,
  id: newId(),
  projectId,
  groupId: group.id,
  groupKind: group.kind,
  number: Math.max(0, ...earlier.map((one) => one.number)) + 1,
  startedAt: now,
  since: now,
  endedAt: null,
});

const inStatus = (workshop: Workshop, ...wanted: readonly WorkshopStatus[]) =>
  wanted.includes(workshop.status) ? null : refuse('workshopMovedOn');

/** What somebody adds to their own notes, and takes out of them. */
export interface Noting {
  readonly personId: Id;
  readonly isMember: boolean;
  readonly own: readonly Note[];
  readonly lines: readonly string[];
  readonly remove: readonly Id[];
  readonly newId: () => Id;
}

export interface Noted {
  readonly added: readonly Note[];
  readonly removed: readonly Id[];
}

/** Each notes alone, as long as it is collected (RISK-2). What is there already is not noted twice. */
export function saveNotes(workshop: Workshop, noting: Noting): Outcome<Noted> {
  const { own, personId, newId } = noting;
  if (workshop.status !== 'collecting') return refuse('notesCollected');
  if (!noting.isMember) return refuse('notInGroup');
  const sentences = sentencesIn(noting.lines);
  const removed = own.filter(({ id }) => noting.remove.includes(id)).map(({ id }) => id);
  const left = own.filter(({ id }) => !removed.includes(id));
  if (sentences.length === 0 && removed.length === 0) return refuse('textMissing', {}, 'notes');
  const problems = sentenceProblems('notes', sentences, limits.risksAtOnce);
  if (problems.length > 0) return { ok: false, refusals: problems };
  const added = sentences
    .filter((text) => !left.some((one) => one.text === text))
    .map((text): Note => ({ id: newId(), workshopId: workshop.id, personId, text }));
  if (left.length + added.length > limits.notesOfOne)
    return refuse('tooManyRisks', { max: limits.notesOfOne }, 'notes');
  return accept({ added, removed });
}

/** What stands on the list, in an order that tells nothing. */
export interface Revealed {
  readonly workshop: Workshop;
  readonly risks: readonly Risk[];
  readonly events: readonly RiskEvent[];
}

/** All that was noted goes on the list, uncritically (RISK-3): with new ids, in their order, and nobody's. */
export function reveal(
  workshop: Workshop,
  notes: readonly Note[],
  now: Temporal.Instant,
  newId: () => Id,
): Outcome<Revealed> {
  const wrong = inStatus(workshop, 'collecting');
  if (wrong) return wrong;
  const { id: workshopId, projectId } = workshop;
  const risks = notes
    .map(({ text }) =>
      newRisk({ id: newId(), projectId, origin: { kind: 'note', workshopId }, text, createdAt: now }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return accept({
    workshop: { ...workshop, status: 'listing' },
    risks,
    events: risks.map(({ id }) => riskEvent({ id: newId(), riskId: id, what: 'found', at: now })),
  });
}

/** The list stands: everybody is asked for S and K of what is on it (RISK-4). */
export function startGrading(workshop: Workshop, list: readonly unknown[]): Outcome<Workshop> {
  const wrong = inStatus(workshop, 'listing');
  if (wrong) return wrong;
  return list.length === 0 ? refuse('nothingToGrade') : accept({ ...workshop, status: 'grading' });
}

/** Back to the list; what was given for what stays on it is kept. */
export function backToList(workshop: Workshop): Outcome<Workshop> {
  const wrong = inStatus(workshop, 'grading');
  if (wrong) return wrong;
  return workshop.isAgain ? refuse('workshopMovedOn') : accept({ ...workshop, status: 'listing' });
}

/** S and K as filled in for some of the risks; null: left open, NaN: no number. */
export type Filled = Readonly<Record<Id, { readonly s: number | null; readonly k: number | null }>>;

export interface Giving {
  readonly personId: Id;
  readonly isMember: boolean;
  /** What is graded in this workshop. */
  readonly list: readonly Id[];
  readonly filled: Filled;
  /** Part of it may be left open. */
  readonly isDraft: boolean;
  /** What they gave through an earlier link, which this one does not show. */
  readonly unseen: readonly GivenGrade[];
}

const gradeProblem = (field: string, value: number | null, isDraft: boolean): readonly Refusal[] => {
  if (value === null) return isDraft ? [] : [{ code: 'gradeMissing', field }];
  return isRiskGrade(value) ? [] : [{ code: 'gradeOutsideScale', field, details: { low: 1, high: 5 } }];
};

/** Somebody gives S and K, hidden until it is shown (RISK-4); as often as they like until then. */
export function giveGrades(workshop: Workshop, giving: Giving): Outcome<readonly GivenGrade[]> {
  const { list, filled, isDraft, personId, isMember } = giving;
  if (workshop.status === 'matrix' || workshop.status === 'closed') return refuse('gradesShown');
  const wrong = inStatus(workshop, 'grading');
  if (wrong) return wrong;
  if (!isMember) return refuse('notInGroup');
  const ids = Object.keys(filled);
  if (ids.some((id) => !list.includes(id))) return refuse('riskNotOnList');
  if (ids.length === 0) return refuse('formOutOfDate');
  const problems = Object.entries(filled).flatMap(([id, { s, k }]) => [
    ...gradeProblem(`s:${id}`, s, isDraft),
    ...gradeProblem(`k:${id}`, k, isDraft),
  ]);
  if (problems.length > 0) return { ok: false, refusals: problems };
  // what somebody does not see again, nothing half filled in takes the place of
  const stands = new Set(giving.unseen.filter(isWhole).map(({ riskId }) => riskId));
  return accept(
    Object.entries(filled)
      .map(([riskId, { s, k }]) => ({ workshopId: workshop.id, personId, riskId, s, k }))
      .filter((one) => isWhole(one) || !stands.has(one.riskId)),
  );
}

const isWhole = (grade: GivenGrade): grade is GivenGrade & Grades => grade.s !== null && grade.k !== null;

/** Who has given S and K for all that is graded; what is half given counts for nothing. */
export function wholeGraders(list: readonly Id[], given: readonly GivenGrade[]): ReadonlySet<Id> {
  const ofPerson = Map.groupBy(given.filter(isWhole), ({ personId }) => personId);
  const graders = [...ofPerson].filter(([, own]) => {
    const graded = new Set(own.map(({ riskId }) => riskId));
    return list.every((riskId) => graded.has(riskId));
  });
  return new Set(graders.map(([personId]) => personId));
}

/** The fewest who must have graded before anything is shown: three, or all where the group is smaller (PRIV-2). */
export const fewestGraders = (asked: number): number => Math.max(1, Math.min(fewestAnswers, asked));

export interface Uncovered {
  readonly workshop: Workshop;
  readonly gradings: ReadonlyMap<Id, Grading>;
}

/** What the group came to (RISK-4). Nothing of it tells who gave what: see `Grading`. */
export function uncover(
  workshop: Workshop,
  list: readonly Id[],
  given: readonly GivenGrade[],
  asked: number,
): Outcome<Uncovered> {
  const wrong = inStatus(workshop, 'grading');
  if (wrong) return wrong;
  const graders = wholeGraders(list, given);
  const needed = fewestGraders(asked);
  if (graders.size < needed) return refuse('tooFewGraded', { needed, count: graders.size });
  return accept({
    workshop: { ...workshop, status: 'matrix' },
    gradings: new Map(
      list.map((riskId) => {
        const ofRisk = given
          .filter((one) => one.riskId === riskId && graders.has(one.personId))
          .filter(isWhole);
        return [riskId, gradingOf(ofRisk)] as const;
      }),
    ),
  });
}

/** The highest stands; the spread is told where at least three gave it. Needs at least one. */
export const gradingOf = (given: readonly Grades[]): Grading => ({
  ...highestOf(given),
  graders: given.length,
  spread:
    given.length < fewestAnswers
      ? null
      : { s: countsOf(given.map(({ s }) => s)), k: countsOf(given.map(({ k }) => k)) },
});

/** Ends a workshop; what lacks a countermeasure stays open in the register. Notes are never lost: they are shown first. */
export function endWorkshop(workshop: Workshop, now: Temporal.Instant): Outcome<Workshop> {
  if (workshop.status === 'collecting') return refuse('showListFirst');
  const wrong = inStatus(workshop, 'listing', 'grading', 'matrix');
  return wrong ?? accept({ ...workshop, status: 'closed', endedAt: now });
}
