import { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import { fold } from '../programme/find-participant.ts';
import type { Participant } from '../programme/programme.ts';
import type { Project } from '../project/project.ts';
import { accept, type Outcome, type Refusal, type RefusalCode, refuse } from '../refusal.ts';
import type { DeadlineRow, Scope, WantedDeadlines } from './many.ts';
import { dateProblems, type Moment, textProblems } from './reporting.decide.ts';
import { bySoonest, isOpen, isSameDeadline, type ReportingDeadline, tidyContents } from './reporting.ts';

/** A project of the programme, with what its deadlines can be chosen by and what it has already. */
export interface ProjectToReport {
  readonly project: Pick<Project, 'id' | 'name' | 'themes'>;
  readonly participant: Pick<Participant, 'name' | 'networkIds' | 'cohorts'>;
  readonly deadlines: readonly ReportingDeadline[];
}

/** A deadline that would be recorded. */
export interface PlannedDeadline {
  readonly projectId: Id;
  readonly projectName: string;
  readonly dueOn: string;
  readonly contents: string;
}

/** What would be recorded, and what is left out because it is there already. */
export interface DeadlinePlan {
  readonly added: readonly PlannedDeadline[];
  readonly there: readonly PlannedDeadline[];
}

/** The projects that a scope means: by their own themes, and by their participant's networks and cohorts (PROG-3). */
export const projectsIn = (projects: readonly ProjectToReport[], scope: Scope): readonly ProjectToReport[] =>
  projects.filter((one) => isIn(one, scope));

function isIn({ project, participant }: ProjectToReport, scope: Scope): boolean {
  switch (scope.by) {
    case 'all':
      return true;
    case 'theme':
      return project.themes.includes(scope.theme);
    case 'network':
      return participant.networkIds.includes(scope.networkId);
    case 'cohort':
      return participant.cohorts.includes(scope.number);
  }
}

/**
 * What entering deadlines for many projects would record (REP-2): all of it or nothing. A project that has one on the
 * same day with the same contents is left out. Refused: what a single deadline is refused for, no project, and every
 * line of a list that cannot be used, by its number and what is wrong with it.
 */
export function planDeadlines(
  projects: readonly ProjectToReport[],
  wanted: WantedDeadlines,
  moment: Pick<Moment, 'today' | 'programme'>,
): Outcome<DeadlinePlan> {
  const planned =
    wanted.kind === 'selection' ? forMany(projects, wanted, moment) : byRow(projects, wanted, moment);
  if (!planned.ok) return planned;
  const found = new Map(projects.map((one) => [one.project.id, one.deadlines]));
  const isThere = (one: PlannedDeadline): boolean =>
    (found.get(one.projectId) ?? []).some((known) => isOpen(known) && isSameDeadline(known, one));
  const sorted = bySoonest(planned.value).toSorted((a, b) =>
    a.projectName.localeCompare(b.projectName, 'nb'),
  );
  return accept({
    added: sorted.filter((one) => !isThere(one)),
    there: sorted.filter(isThere),
  });
}

function forMany(
  projects: readonly ProjectToReport[],
  { dueOn, contents, scope }: Extract<WantedDeadlines, { kind: 'selection' }>,
  moment: Pick<Moment, 'today' | 'programme'>,
): Outcome<readonly PlannedDeadline[]> {
  const meant = projectsIn(projects, scope);
  const refusals = [
    ...dateProblems('dueOn', dueOn, moment),
    ...textProblems('contents', contents, limits.reportContents),
    ...(meant.length === 0 ? refuse('noProjectMeant', undefined, 'scope').refusals : []),
  ];
  return refusals.length > 0
    ? { ok: false, refusals }
    : accept(meant.map(({ project }) => planOf(project, dueOn, contents)));
}

const planOf = (
  project: ProjectToReport['project'],
  dueOn: Temporal.PlainDate,
  contents: string,
): PlannedDeadline => ({
  projectId: project.id,
  projectName: project.name,
  dueOn: dueOn.toString(),
  contents: tidyContents(contents),
});

type Row = { readonly planned: PlannedDeadline } | { readonly wrong: RefusalCode };

function byRow(
  projects: readonly ProjectToReport[],
  { rows, pasted }: Extract<WantedDeadlines, { kind: 'rows' }>,
  moment: Pick<Moment, 'today' | 'programme'>,
): Outcome<readonly PlannedDeadline[]> {
  const tooLong = pasted === null ? [] : textProblems('rows', pasted, limits.deadlinePaste);
  if (tooLong.length > 0) return { ok: false, refusals: tooLong };
  if (rows.length === 0) return refuse('textMissing', undefined, 'rows');
  const max = pasted === null ? limits.deadlineFileRows : limits.deadlineRows;
  if (rows.length > max) return refuse('rowsTooMany', { max }, 'rows');
  const planned: PlannedDeadline[] = [];
  const wrong = new Map<RefusalCode, number[]>();
  for (const row of rows) {
    const read = readRow(projects, row, moment, planned);
    if ('planned' in read) planned.push(read.planned);
    else wrong.set(read.wrong, [...(wrong.get(read.wrong) ?? []), row.line]);
  }
  const refusals = [...wrong].map(
    ([code, lines]): Refusal => ({ code, field: 'rows', details: { lines: lines.join(', ') } }),
  );
  return refusals.length > 0 ? { ok: false, refusals } : accept(planned);
}

/** What a line means, or the first thing that is wrong with it. */
function readRow(
  projects: readonly ProjectToReport[],
  row: DeadlineRow,
  { today, programme }: Pick<Moment, 'today' | 'programme'>,
  before: readonly PlannedDeadline[],
): Row {
  const { dueOn } = row;
  if (row.wrong) return { wrong: row.wrong };
  if (row.project === '' || row.contents.trim() === '') return { wrong: 'rowIncomplete' };
  if (dueOn === null) return { wrong: 'rowDateInvalid' };
  if (Temporal.PlainDate.compare(dueOn, today) < 0) return { wrong: 'rowDateInPast' };
  if (dueOn.toString() > programme.endsOn) return { wrong: 'rowDateAfterProgramme' };
  if (row.contents.length > limits.reportContents) return { wrong: 'rowTooLong' };
  const meant = projectMeant(projects, row.project);
  const [found] = meant;
  if (!found) return { wrong: 'rowProjectUnknown' };
  if (meant.length > 1) return { wrong: 'rowProjectAmbiguous' };
  const planned = planOf(found.project, dueOn, row.contents);
  const isTwice = before.some((one) => one.projectId === planned.projectId && isSameDeadline(one, planned));
  return isTwice ? { wrong: 'rowTwice' } : { planned };
}

/** The projects that a line can mean: by name, by participant and name, or by a participant that has one alone. */
function projectMeant(projects: readonly ProjectToReport[], written: string): readonly ProjectToReport[] {
  const wanted = fold(written);
  const steps = [
    projects.filter(({ project }) => fold(project.name) === wanted),
    projects.filter(({ project, participant }) =>
      [`${participant.name} ${project.name}`, `${project.name} ${participant.name}`].some(
        (name) => fold(name) === wanted,
      ),
    ),
    projects.filter(({ participant }) => fold(participant.name) === wanted),
  ];
  return wanted === '' ? [] : (steps.find((step) => step.length > 0) ?? []);
}

/** Changes with what would be recorded, and with nothing else: what is recorded is what was seen. */
export async function fingerprintOf({ added }: DeadlinePlan): Promise<string> {
  const text = JSON.stringify(added.map(({ projectId, dueOn, contents }) => [projectId, dueOn, contents]));
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
