import { Temporal } from 'temporal-polyfill';
import type { Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import { themes } from '../../../bot/programme/programme.ts';
import { parties } from '../../../bot/project/project.ts';
import { rowsIn } from '../../../cards/reporting/deadline-rows.ts';
import {
  deadline,
  due,
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

const contentsOf = (world: World, nth = 1) => world.text(limits.reportContents, nth) || 'Rekneskap\nStatus';
const earlier = Temporal.PlainDate.from('2026-09-30');
const deadlineId = idOf(1, 6);

const headOf = (world: World) => ({
  deadlineId,
  projectId,
  projectName: projectNameOf(world),
  dueOn: due,
  contents: contentsOf(world),
});

const movesOf = (world: World, most: number) =>
  times(world.count(most), (nth) => ({
    fromDate: earlier,
    toDate: due,
    reason: world.text(limits.moveReason, nth),
    by: nth % 2 === 0 ? nameOf(world, nth) : null,
  }));

const lettersOf = (world: World) =>
  times(world.count(12), (nth) => ({ year: 2014 + nth, amount: limits.grantAmount - nth }));

const listOf = (world: World, open: number, may: boolean): Views['deadlines'] => ({
  projectId,
  projectName: projectNameOf(world),
  open: times(open, (nth) => ({
    deadlineId: idOf(nth, 6),
    dueOn: due,
    contents: contentsOf(world, nth),
    responsible: nth % 2 === 1 ? nameOf(world, nth) : null,
    year: nth % 2 === 1 ? 2026 : null,
    isLate: nth % 2 === 1,
    mayDeliver: may,
  })),
  delivered: times(world.count(40), (nth) => ({
    deadlineId: idOf(nth, 6),
    dueOn: due,
    deliveredOn: earlier,
    contents: contentsOf(world, nth),
    reference: world.text(limits.reference, nth),
    missing: parties.slice(nth % 3),
  })),
  moves: movesOf(world, 40),
  letters: lettersOf(world),
  may: { add: may, deliver: may && open > 0, move: may && open > 0, handOver: may && open > 0, many: may },
});

const deadlineOf = (world: World): Views['deadline'] => ({
  ...headOf(world),
  isYours: true,
  responsible: world.count(1) === 0 ? null : nameOf(world),
  letter: { year: 2026, amount: limits.grantAmount },
  isLate: true,
  delivered: null,
  moves: movesOf(world, 40),
  may: { deliver: true, undeliver: false, move: true, handOver: true },
});

const scopesOf = (world: World): Views['manyDeadlinesForm']['scopes'] => [
  { scope: { by: 'all' }, count: 111, network: null },
  ...themes.slice(0, world.count(5)).map((theme) => ({
    scope: { by: 'theme' as const, theme },
    count: 12,
    network: null,
  })),
  ...times(world.count(3), (number) => ({
    scope: { by: 'cohort' as const, number },
    count: 40,
    network: null,
  })),
  ...times(world.count(120), (nth) => ({
    scope: { by: 'network' as const, networkId: idOf(nth, 7) },
    count: nth,
    network: { name: world.text(60, nth), cohort: 1 },
  })),
];

const selectionValues = (world: World) => ({
  dueOn: '2027-01-15',
  contents: contentsOf(world),
  scope: 'theme:reputation',
});

const listPasted = (world: World) =>
  times(Math.max(1, world.count(limits.deadlineRows)), (nth) => `${nth} Heltid;15.1.2027;Ærleg`).join('\n');

const planned = (world: World, most: number) =>
  times(world.count(most), (nth) => ({
    projectName: world.text(limits.projectName, nth) || 'Heltid',
    dueOn: due,
    contents: contentsOf(world),
  }));

const planOf = (world: World): Views['deadlinePlan'] => ({
  wanted: { kind: 'selection', dueOn: due, contents: contentsOf(world), scope: { by: 'cohort', number: 1 } },
  scopes: scopesOf(world),
  added: planned(world, 111),
  there: planned(world, 111),
  fingerprint: 'f'.repeat(64),
  hasChanged: false,
  form: formOf(world, selectionValues(world)),
});

/** Every view of reporting. */
export const reporting: Samples<
  | 'deadlines'
  | 'deadlineForm'
  | 'deadline'
  | 'deliverForm'
  | 'moveDeadlineForm'
  | 'handOverForm'
  | 'manyDeadlinesForm'
  | 'pasteDeadlinesForm'
  | 'deadlinePlan'
  | 'deadlinesRecorded'
  | 'deadlineFile'
  | 'deadlineEntered'
> = {
  deadlines: (world) => [
    listOf(world, world.count(60), true),
    listOf(world, 1, true),
    listOf(world, world.count(60), false),
    listOf(world, 0, true),
  ],
  deadlineForm: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      suggestedDate: due,
      letters: lettersOf(world),
      form: formOf(world, {
        dueOn: '2027-01-15',
        contents: contentsOf(world),
        year: '2026',
        amount: '1 200 000',
      }),
    },
  ],
  deadline: (world) => [
    deadlineOf(world),
    {
      ...deadlineOf(world),
      isLate: false,
      delivered: {
        on: earlier,
        reference: world.text(limits.reference) || '26/1234',
        parties: ['employees'],
        missing: ['politicians', 'administration'],
      },
      may: { deliver: false, undeliver: true, move: false, handOver: false },
    },
    {
      ...deadlineOf(world),
      letter: null,
      may: { deliver: false, undeliver: false, move: false, handOver: false },
    },
  ],
  deliverForm: (world) => [
    {
      ...headOf(world),
      today: due,
      form: formOf(world, {
        deliveredOn: '2027-01-15',
        reference: world.text(limits.reference),
        parties: 'politicians,employees',
      }),
    },
  ],
  moveDeadlineForm: (world) => [
    {
      ...headOf(world),
      suggestedDate: due,
      movedTimes: world.count(3),
      form: formOf(world, { date: '2027-01-15', reason: world.text(limits.moveReason) }),
    },
  ],
  handOverForm: (world) => [
    {
      ...headOf(world),
      people: peopleOf(world, 3 * limits.membersPerGroup),
      responsibleId: world.count(1) === 0 ? null : idOf(2, 3),
      form: formOf(world, { responsible: idOf(2, 3) }),
    },
  ],
  manyDeadlinesForm: (world) => [
    { scopes: scopesOf(world), suggestedDate: due, form: formOf(world, selectionValues(world)) },
  ],
  pasteDeadlinesForm: (world) => [{ form: formOf(world, { rows: listPasted(world) }) }],
  deadlinePlan: (world) => [
    planOf(world),
    { ...planOf(world), added: [], hasChanged: true },
    {
      ...planOf(world),
      wanted: { kind: 'rows', pasted: listPasted(world), rows: rowsIn(listPasted(world)) },
      scopes: [],
      form: formOf(world, { rows: listPasted(world) }),
    },
  ],
  deadlineEntered: (world) => [
    { ...headOf(world), isOpen: true, others: world.count(12) },
    { ...headOf(world), isOpen: false, others: 1 },
  ],
  deadlinesRecorded: () => [{ count: 1 }, { count: 1000 }],
  deadlineFile: () => [
    { url: `https://saman.example.org/deadlines/${idOf(1, 8)}.${'x'.repeat(22)}`, expiresAt: deadline },
  ],
};
