import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { mustBeCountered, rootOf } from './register.ts';
import { isOnList, listedAs, newRisk, type Risk, type RiskEvent, riskEvent } from './risk.ts';

/** A register that is changed by hand: by whom, when, and what cannot be touched because people are grading it. */
export interface Changing {
  readonly risks: readonly Risk[];
  readonly beingGraded: readonly Id[];
  readonly by: Id;
  readonly now: Temporal.Instant;
  readonly newId: () => Id;
}

/** The risks that are otherwise now, and what is told of it. Everything else stays as it is. */
export interface Changed {
  readonly risks: readonly Risk[];
  readonly events: readonly RiskEvent[];
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** The sentences of a form, one on each line, each once. */
export const sentencesIn = (lines: readonly string[]): readonly string[] => [
  ...new Set(lines.map(oneLine).filter((line) => line !== '')),
];

/** Why sentences cannot be taken as they are. */
export function sentenceProblems(
  field: string,
  sentences: readonly string[],
  most: number,
): readonly Refusal[] {
  const longest = Math.max(0, ...sentences.map((one) => one.length));
  return [
    ...(sentences.length > most ? [{ code: 'tooManyRisks' as const, field, details: { max: most } }] : []),
    ...(longest > limits.risk
      ? [{ code: 'textTooLong' as const, field, details: { max: limits.risk, length: longest } }]
      : []),
  ];
}

/** Risks that are chosen in a list, or named by their numbers where a list has no room for all of them. */
export interface Chosen {
  readonly riskIds: readonly Id[];
  readonly numbers: readonly number[];
}

/** Who they are. `field` is where the numbers are typed. */
export function idsOf(
  { risks }: Pick<Changing, 'risks'>,
  { riskIds, numbers }: Chosen,
  field = 'numbers',
): Outcome<readonly Id[]> {
  const unknown = numbers.find((number) => risks[number - 1] === undefined);
  if (unknown !== undefined) return refuse('riskNumberUnknown', { number: unknown }, field);
  return accept([...new Set([...riskIds, ...numbers.flatMap((number) => risks[number - 1]?.id ?? [])])]);
}

const foundIn = ({ risks }: Changing, ids: readonly Id[]): readonly Risk[] =>
  ids.flatMap((id) => risks.filter((one) => one.id === id));

/** Chosen from a list that may be older than what is true. */
function chosen(changing: Changing, ids: readonly Id[], field: string, fits: (risk: Risk) => boolean) {
  if (ids.length === 0) return refuse('choiceMissing', {}, field);
  const found = foundIn(changing, ids);
  if (found.length < ids.length || !found.every(fits)) return refuse('riskNotOnList', {}, field);
  if (ids.some((id) => changing.beingGraded.includes(id))) return refuse('riskBeingGraded', {}, field);
  return accept(found);
}

const told = (
  { by, now, newId }: Changing,
  riskId: Id,
  what: RiskEvent['what'],
  more: Partial<RiskEvent> = {},
): RiskEvent => riskEvent({ id: newId(), riskId, what, at: now, by, ...more });

/** Says of risks that they are the same as another one (RISK-3). Each is kept, and can come back. */
export function mergeRisks(changing: Changing, ids: readonly Id[], intoId: Id): Outcome<Changed> {
  const unique = [...new Set(ids)];
  if (unique.includes(intoId)) return refuse('mergeIntoItself', {}, 'riskIds');
  const root = rootOf(changing.risks, intoId);
  if (unique.includes(root)) return refuse('mergeCircle', {}, 'intoId');
  const into = chosen(changing, [intoId], 'intoId', isOnList);
  if (!into.ok) return into;
  const found = chosen(changing, unique, 'riskIds', isOnList);
  if (!found.ok) return found;
  // the highest stands (RISK-4): what must have a countermeasure does not lose it in one that was graded lower
  const isLower = into.value.some((one) => one.grades !== null && !mustBeCountered(changing.risks, one));
  const [hidden] = isLower ? required(changing, found.value) : [];
  if (hidden) return refuse('mergeHidesRequired', { number: hidden }, 'intoId');
  return accept({
    risks: found.value.map((risk) => ({ ...risk, status: 'merged', mergedInto: intoId })),
    events: unique.map((id) => told(changing, id, 'merged', { otherId: intoId })),
  });
}

/** The numbers of those that must have a countermeasure (RISK-6). */
const required = ({ risks }: Changing, some: readonly Risk[]): readonly number[] =>
  some
    .filter((one) => mustBeCountered(risks, one))
    .map(({ id }) => risks.findIndex((one) => one.id === id) + 1);

/** Sets aside what is not critical (RISK-3): never what must have a countermeasure (RISK-6). */
export function setAside(changing: Changing, ids: readonly Id[]): Outcome<Changed> {
  const unique = [...new Set(ids)];
  const found = chosen(changing, unique, 'riskIds', isOnList);
  if (!found.ok) return found;
  const [number] = required(changing, found.value);
  if (number) return refuse('requiredNotAside', { number }, 'riskIds');
  return accept({
    risks: found.value.map((risk) => ({ ...risk, status: 'aside' })),
    events: unique.map((id) => told(changing, id, 'aside')),
  });
}

/** Takes back what was merged or set aside. */
export function takeBackOnList(changing: Changing, ids: readonly Id[]): Outcome<Changed> {
  const unique = [...new Set(ids)];
  const isAway = ({ status }: Risk) => status === 'aside' || status === 'merged';
  const found = chosen(changing, unique, 'riskIds', isAway);
  if (!found.ok) return found;
  return accept({
    risks: found.value.map((risk) => ({ ...risk, status: listedAs(risk), mergedInto: null })),
    events: unique.map((id) => told(changing, id, 'back')),
  });
}

/** What the talk brought up, written down by who leads it. What stands there already is not written twice. */
export function addRisks(changing: Changing, projectId: Id, lines: readonly string[]): Outcome<Changed> {
  const field = 'risks';
  const sentences = sentencesIn(lines);
  if (sentences.length === 0) return refuse('textMissing', {}, field);
  const problems = sentenceProblems(field, sentences, limits.risksAtOnce);
  if (problems.length > 0) return { ok: false, refusals: problems };
  const listed = changing.risks.filter(isOnList);
  const added = sentences
    .filter((text) => !listed.some((one) => one.text === text))
    .map((text) =>
      newRisk({
        ...{ id: changing.newId(), projectId, origin: { kind: 'hand' }, text, createdAt: changing.now },
      }),
    );
  if (listed.length + added.length > limits.risks)
    return refuse('registerFull', { max: limits.risks }, field);
  return accept({ risks: added, events: added.map(({ id }) => told(changing, id, 'found')) });
}

/** A risk is over, for a reason. */
export function closeRisk(changing: Changing, risk: Risk, given: string): Outcome<Changed> {
  const reason = given.trim();
  if (!isOnList(risk) && risk.status !== 'aside') return refuse('riskNotOnList');
  if (changing.beingGraded.includes(risk.id)) return refuse('riskBeingGraded');
  if (reason === '') return refuse('textMissing', {}, 'reason');
  if (reason.length > limits.riskReason)
    return refuse('textTooLong', { max: limits.riskReason, length: reason.length }, 'reason');
  return accept({
    risks: [{ ...risk, status: 'closed' }],
    events: [told(changing, risk.id, 'closed', { text: reason })],
  });
}

/** A closed risk is back on the list, with all that was known of it. */
export function reopenRisk(changing: Changing, risk: Risk): Outcome<Changed> {
  if (risk.status !== 'closed') return refuse('riskNotClosed');
  return accept({
    risks: [{ ...risk, status: listedAs(risk) }],
    events: [told(changing, risk.id, 'reopened')],
  });
}
