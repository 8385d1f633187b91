import type { Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import { themes } from '../../../bot/programme/programme.ts';
import { countsOf, type Grades, type Grading, mustHaveCountermeasure } from '../../../bot/risk/risk.ts';
import type {
  HistoryLine,
  MatrixContents,
  MatrixEntry,
  RegisterContents,
  RegisterViewName,
  RiskHead,
  RiskLine,
  RiskName,
  RiskViewName,
  WorkshopHead,
  WorkshopViewName,
} from '../../../bot/risk/risk.views.ts';
import { type WorkshopStatus, workshopStatuses } from '../../../bot/risk/workshop.ts';
import {
  deadline,
  due,
  factorsOf,
  formOf,
  idOf,
  nameOf,
  peopleOf,
  projectId,
  projectNameOf,
  times,
  type World,
} from './world.ts';

type Samples<N extends keyof Views> = { readonly [K in N]: (world: World) => readonly Views[K][] };

const workshopId = idOf(1, 8);
const picture = `https://saman.prosjekt.kommune.example/pictures/matrix.${projectId}.0a1b2c3d.nb.${'s'.repeat(22)}.png`;

export const riskNameOf = (world: World, nth = 1): RiskName => {
  const factor = factorsOf(world)[nth % 5];
  return nth % 4 === 0 && factor
    ? { factor, roundNumber: 2 }
    : { text: world.text(limits.risk, nth) || 'Vikarene får ikke opplæring' };
};

const gradesOf = (nth: number): Grades => ({ s: (nth % 5) + 1, k: ((nth * 3) % 5) + 1 });

const gradingOf = (nth: number, many: boolean): Grading => {
  const { s, k } = gradesOf(nth);
  const given = many ? times(60, (one) => (one % s) + 1) : [1, s, s];
  return {
    ...{ s, k, graders: given.length },
    spread: nth % 5 === 0 ? null : { s: countsOf(given), k: countsOf(given.map((one) => Math.min(one, k))) },
  };
};

const lineOf = (world: World, nth: number, isGraded = true): RiskLine => {
  const grades = isGraded && nth % 6 !== 5 ? gradesOf(nth) : null;
  const isRequired = grades !== null && mustHaveCountermeasure(grades);
  return {
    riskId: idOf(nth, 9),
    number: nth,
    name: riskNameOf(world, nth),
    status: grades ? 'open' : 'draft',
    grades,
    isRequired,
    isLacking: isRequired && nth % 2 === 0,
    awaitsGrading: isRequired && nth % 2 === 1,
    countermeasures: isRequired && nth % 2 === 1 ? 2 : 0,
    mergedInto: null,
    same: nth % 3 === 0 ? [nth + 1, nth + 2] : [],
  };
};

const linesOf = (world: World, isGraded = true): readonly RiskLine[] =>
  times(world.count(limits.risks), (nth) => lineOf(world, nth, isGraded));

/** Merged, set aside and closed ones. */
const awayOf = (world: World): readonly RiskLine[] =>
  linesOf(world).map((line, index) => {
    const status = (['aside', 'merged', 'closed'] as const)[index % 3] ?? 'aside';
    return { ...line, status, mergedInto: status === 'merged' ? 1 : null };
  });

export const matrixOf = (world: World): MatrixContents => ({
  projectId,
  projectName: projectNameOf(world),
  entries: linesOf(world).flatMap((line): readonly MatrixEntry[] => {
    const { grades, number } = line;
    if (!grades) return [];
    const before = number % 3 === 0 ? gradesOf(number + 2) : null;
    return [{ ...line, grades, before, grading: gradingOf(number, world.count(200) > 100) }];
  }),
});

const registerOf = (world: World, lines: readonly RiskLine[]): RegisterContents => ({
  projectId,
  projectName: projectNameOf(world),
  lines,
  counts: {
    listed: lines.length,
    lacking: lines.filter(({ isLacking }) => isLacking).length,
    awaiting: lines.filter(({ awaitsGrading }) => awaitsGrading).length,
    settled: lines.length,
  },
  picture: lines.length > 0 ? picture : null,
  matrix: lines.length > 0 ? matrixOf(world) : null,
  workshopId: null,
  may: { start: true, change: true, export: true, set: true },
});

const none = { start: false, change: false, export: false, set: false };

const formsOf = (
  world: World,
  lines: readonly RiskLine[],
  typed: Readonly<Record<string, string>>,
): Views['riskMergeForm'] => ({
  projectId,
  projectName: projectNameOf(world),
  lines,
  form: formOf(world, typed),
});

const riskHeadOf = (world: World): RiskHead => ({
  projectId,
  projectName: projectNameOf(world),
  riskId: idOf(1, 9),
  number: 1,
  name: riskNameOf(world),
});

const headOf = (world: World, status: WorkshopStatus, isAgain = false): WorkshopHead => ({
  workshopId,
  projectId,
  projectName: projectNameOf(world),
  number: 12,
  groupKind: 'project',
  status,
  isAgain,
});

const historyOf = (world: World): readonly HistoryLine[] => {
  const kinds = [
    ...(['found', 'merged', 'back', 'aside', 'back', 'graded'] as const),
    ...(['countermeasure', 'withdrawn', 'done', 'graded', 'closed', 'reopened'] as const),
  ];
  return times(Math.max(1, world.count(40)), (nth) => ({
    what: kinds[(nth - 1) % kinds.length] ?? 'found',
    on: due,
    by: nth % 2 === 0 ? nameOf(world, nth) : null,
    other: 3,
    text: `Opplæring\n${world.text(limits.riskReason, nth) || 'Over'}`,
    grading: gradingOf(nth, false),
  }));
};

const riskOf = (world: World, line: Partial<RiskLine>): Views['risk'] => ({
  ...lineOf(world, 2),
  ...riskHeadOf(world),
  ...line,
  countermeasureLines: times(world.count(12), (nth) => ({
    text: world.text(limits.milestone, nth) || 'Opplæring',
    lowers: nth % 2 === 0 ? 's' : 'k',
    responsible: nth % 3 === 0 ? null : nameOf(world, nth),
    dueOn: due,
    doneOn: nth % 2 === 0 ? due : null,
    milestoneId: idOf(nth, 6),
  })),
  grading: gradingOf(2, false),
  history: historyOf(world),
  may: { set: true, withdraw: true, close: true, reopen: false, regrade: true, back: false },
});

const workshopOf = (world: World, status: WorkshopStatus, isAgain = false): Views['workshop'] => ({
  ...headOf(world, status, isAgain),
  leader: nameOf(world),
  asked: 6,
  byLink: world.count(2),
  contributed: 3,
  factors: 9,
  graded: 2,
  needed: 3,
  lacking: world.count(3),
  may: { note: true, lead: true },
});

const gradingPage = (world: World, over: Partial<Views['riskGrading']> = {}): Views['riskGrading'] => ({
  ...headOf(world, 'grading'),
  page: 2,
  pages: 3,
  done: 5,
  count: 13,
  lines: times(5, (nth) => ({
    riskId: idOf(nth, 9),
    number: nth,
    name: riskNameOf(world, nth),
    s: nth % 2 === 0 ? 3 : null,
    k: nth % 3 === 0 ? 5 : null,
  })),
  form: formOf(world, Object.fromEntries(times(5, (nth) => [`s:${idOf(nth, 9)}`, '9']))),
  ...over,
});

/** Every view of risks. */
export const risk: Samples<RegisterViewName | RiskViewName | WorkshopViewName | 'riskThemes'> = {
  risks: (world) => [
    registerOf(world, linesOf(world)),
    { ...registerOf(world, linesOf(world)), workshopId, picture: null, may: none },
  ],
  risksLacking: (world) => [
    registerOf(
      world,
      linesOf(world).filter(({ isLacking }) => isLacking),
    ),
    { ...registerOf(world, []), may: none },
  ],
  risksSettled: (world) => [registerOf(world, awayOf(world))],
  riskChoice: (world) => [formsOf(world, linesOf(world), { riskId: idOf(2, 9) })],
  riskMergeForm: (world) => [formsOf(world, linesOf(world), { riskIds: idOf(2, 9), intoId: idOf(2, 9) })],
  riskAsideForm: (world) => [formsOf(world, linesOf(world), { riskIds: idOf(2, 9) })],
  riskBackForm: (world) => [formsOf(world, awayOf(world), { riskIds: idOf(1, 9) })],
  riskAddForm: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      form: formOf(world, {
        risks: times(world.count(limits.risksAtOnce), (nth) => world.text(limits.risk, nth)).join('\n'),
      }),
    },
  ],
  riskExport: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      count: world.count(200),
      csv: `https://saman.prosjekt.kommune.example/tables/${projectId}.csv`,
      xlsx: `https://saman.prosjekt.kommune.example/tables/${projectId}.xlsx`,
      until: deadline,
    },
  ],
  workshopForm: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      groups: ['project', 'steering'],
      people: peopleOf(world, 3 * limits.membersPerGroup),
      leaderId: idOf(1, 3),
      listed: world.count(3),
      form: formOf(world, {
        groupKind: 'project',
        leader: idOf(2, 3),
        greeting: world.text(limits.greeting),
      }),
    },
    {
      projectId,
      projectName: projectNameOf(world),
      groups: ['steering'],
      people: peopleOf(world, 10),
      leaderId: null,
      listed: 1,
      form: formOf(world, { leader: idOf(2, 3) }),
    },
  ],
  risk: (world) => [
    riskOf(world, {}),
    {
      ...riskOf(world, { status: 'closed', grades: null, isLacking: false }),
      grading: null,
      may: { set: false, withdraw: false, close: false, reopen: true, regrade: false, back: false },
    },
    {
      ...riskOf(world, { status: 'merged', mergedInto: 7, isLacking: false }),
      may: { set: false, withdraw: false, close: false, reopen: false, regrade: false, back: true },
    },
  ],
  risksOnward: (world) => [
    {
      ...{ projectId, projectName: projectNameOf(world), lines: linesOf(world).slice(1) },
      ...{ from: 21, count: 200, isSettled: false },
    },
    {
      ...{ projectId, projectName: projectNameOf(world), lines: awayOf(world).slice(0, 1) },
      ...{ from: 200, count: 200, isSettled: true },
    },
  ],
  riskCloseForm: (world) => [
    { ...riskHeadOf(world), form: formOf(world, { reason: world.text(limits.riskReason) }) },
  ],
  withdrawForm: (world) => [
    ...[1, world.count(40)].map((count) => ({
      ...riskHeadOf(world),
      open: times(count, (nth) => ({
        id: idOf(nth, 6),
        text: world.text(limits.milestone, nth) || 'Opplæring',
        dueOn: due,
      })),
      form: formOf(world, { countermeasureId: idOf(1, 6), reason: world.text(limits.riskReason) }),
    })),
    { ...riskHeadOf(world), open: [], form: { values: {}, refusals: [] } },
  ],
  countermeasureForm: (world) => [
    {
      ...riskHeadOf(world),
      grades: { s: 2, k: 5 },
      isRequired: true,
      milestones: times(world.count(60), (nth) => ({
        milestoneId: idOf(nth, 6),
        wording: world.text(limits.milestone, nth) || 'Milepæl',
        dueOn: due,
      })),
      people: peopleOf(world, 3 * limits.membersPerGroup),
      suggestedDate: due,
      form: formOf(world, {
        text: world.text(limits.milestone),
        lowers: 'k',
        place: 'own',
        responsible: idOf(1, 3),
        dueOn: '2027-02-12',
        criterion: world.text(limits.criterion),
      }),
    },
  ],
  workshop: (world) => [
    ...(['collecting', 'listing', 'grading', 'matrix', 'closed'] as const).map((status) =>
      workshopOf(world, status),
    ),
    { ...workshopOf(world, 'grading', true), may: { note: false, lead: false } },
  ],
  workshopConfirm: (world) => [
    { ...headOf(world, 'collecting'), taken: 4, asked: 6, needed: 1, may: { lead: true } },
    { ...headOf(world, 'collecting'), taken: 6, asked: 6, needed: 1, may: { lead: true } },
    { ...headOf(world, 'grading'), taken: 2, asked: 6, needed: 3, may: { lead: true } },
    { ...headOf(world, 'grading'), taken: 6, asked: 6, needed: 3, may: { lead: true } },
    { ...headOf(world, 'matrix'), taken: 0, asked: 6, needed: 3, may: { lead: false } },
  ],
  riskNotes: (world) => [
    {
      ...headOf(world, 'collecting'),
      greeting: world.text(limits.greeting),
      notes: times(world.count(limits.notesOfOne), (nth) => ({
        id: idOf(nth, 9),
        text: world.text(limits.risk, nth) || 'Noe',
      })),
      goals: times(world.count(5), (nth) => world.text(limits.goal, nth) || 'Flere hele stillinger'),
      milestones: times(world.count(5), (nth) => world.text(limits.milestone, nth) || 'Milepæl'),
      critical: times(world.count(5), (nth) => riskNameOf(world, nth)),
      form: formOf(world, {
        notes: times(world.count(limits.risksAtOnce), (nth) => world.text(limits.risk, nth)).join('\n'),
        remove: idOf(1, 9),
      }),
    },
    {
      ...headOf(world, 'listing'),
      ...{
        greeting: '',
        notes: [],
        goals: [],
        milestones: [],
        critical: [],
        form: { values: {}, refusals: [] },
      },
    },
  ],
  workshopLinks: (world) =>
    workshopStatuses.map((status) => ({
      ...headOf(world, status),
      links: times(status === 'closed' ? 0 : world.count(limits.membersPerGroup), (nth) => ({
        personId: idOf(nth, 3),
        name: nameOf(world, nth),
        url: `https://saman.prosjekt.kommune.example/a/${idOf(nth, 4)}.${'s'.repeat(43)}`,
        expiresAt: deadline,
      })),
      joined: times(status === 'collecting' ? world.count(3) : 0, (nth) => nameOf(world, nth)),
    })),
  riskNoted: (world) => [0, 1, 7].map((count) => ({ ...headOf(world, 'collecting'), count })),
  riskList: (world) => [
    { ...headOf(world, 'listing'), lines: linesOf(world, false), away: world.count(4), may: { lead: true } },
    { ...headOf(world, 'grading'), lines: linesOf(world, false), away: 0, may: { lead: false } },
  ],
  riskGrading: (world) => [
    gradingPage(world),
    gradingPage(world, { page: 1, pages: 1, lines: gradingPage(world).lines.slice(0, 2) }),
    gradingPage(world, { lines: [], done: 13, form: { values: {}, refusals: [] } }),
    gradingPage(world, { ...headOf(world, 'matrix'), lines: [], form: { values: {}, refusals: [] } }),
    gradingPage(world, { ...headOf(world, 'listing'), lines: [], form: { values: {}, refusals: [] } }),
  ],
  riskMatrix: (world) => {
    const all = { set: true, end: true, register: true };
    const nothing = { set: false, end: false, register: false };
    const matrix = matrixOf(world);
    const lacking = matrix.entries.filter(({ isLacking }) => isLacking);
    const graded = matrix.entries.filter(({ number }) => number % 4 !== 0).map(({ riskId }) => riskId);
    return [
      { ...headOf(world, 'matrix'), picture, matrix, graded, lacking, may: all },
      {
        ...headOf(world, 'closed'),
        ...{ picture: null, matrix, graded: [], lacking: [], may: nothing },
      },
    ];
  },
  riskThemes: (world) => [
    {
      themes: themes
        .slice(0, world.count(themes.length))
        .map((theme) => ({ theme, projects: 3, risks: 22, required: 7, lacking: 2 })),
    },
  ],
};
