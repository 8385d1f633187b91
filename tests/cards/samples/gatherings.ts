import type { Views } from '../../../bot/conversation/view.ts';
import { attendanceAnswers, type Occasion } from '../../../bot/gatherings/gathering.ts';
import type {
  GatheringHead,
  GatheringName,
  GatheringViews,
} from '../../../bot/gatherings/gatherings.views.ts';
import { limits } from '../../../bot/limits.ts';
import { parties } from '../../../bot/project/project.ts';
import type { ReminderFacts } from '../../../bot/reminders/reminder.ts';
import { due, formOf, idOf, nameOf, peopleOf, projectId, time, times, type World } from './world.ts';

/** The longest name that a network, a participant or a programme is given by a file or a form. */
const named = (world: World, nth = 1) => world.text(limits.projectName, nth) || 'Heltid/deltid Øst';

const kinds = (world: World): readonly GatheringName[] => [
  { kind: 'network', number: 2, name: named(world) },
  { kind: 'themeDay', number: null, name: named(world) },
  { kind: 'leaders', number: null, name: named(world) },
];

const occasionOf = (world: World, nth = 1): Occasion => ({
  startsOn: due,
  endsOn: nth % 2 === 0 ? due : due.add({ days: 1 }),
  startsAt: nth % 3 === 0 ? null : time,
  place: world.text(limits.place, nth) || 'Rådhuset',
});

const headOf = (world: World, nth = 1): GatheringHead => ({
  gatheringId: idOf(nth, 8),
  gathering: kinds(world)[nth % 3] as GatheringName,
  occasion: occasionOf(world, nth),
  asOf: 1_764_000_000_000,
});

/** What is told of gatherings in the day's message. */
export function remindedOf(world: World): readonly ReminderFacts[] {
  const base = { kind: 'gathering', head: headOf(world), dueOn: due } as const;
  const sides = times(world.count(9), (nth) => ({
    participant: named(world, nth),
    missing: parties.slice(nth % 3),
  }));
  return [
    { ...base, why: 'invite', movedFrom: null },
    { ...base, why: 'invite', movedFrom: occasionOf(world, 2) },
    { ...base, why: 'attend' },
    { ...base, why: 'parties', sides },
    { ...base, why: 'network', participants: 12 },
    { ...base, why: 'themeDay', participant: named(world), forProject: projectId },
    { ...base, why: 'cancelled', reason: world.text(limits.moveReason) || 'Snøstorm' },
  ];
}

const gatheringOf = (world: World, nth: number): Views['gathering'] => ({
  ...headOf(world, nth),
  about: world.text(limits.gatheringAbout),
  leader: nth % 2 === 0 ? null : nameOf(world),
  isOver: false,
  cancelled: null,
  answer: attendanceAnswers[nth % 4] ?? null,
  isInvited: true,
  comingCount: world.count(400),
  coming: times(world.count(60), (line) => ({
    participant: named(world, line),
    counts: { politicians: line % 3, administration: 12, employees: line % 2 },
    others: line % 2,
    missing: parties.filter((_, index) => (line + index) % 3 === 0),
    names: times(world.count(40), (name) => nameOf(world, name)),
  })),
  moves: times(world.count(20), (move) => ({
    from: occasionOf(world, move),
    to: occasionOf(world, move + 1),
    reason: world.text(limits.moveReason, move) || 'Rommet er opptatt',
  })),
  may: { answer: true, change: true, register: true },
});

const occasionValues = (world: World) => ({
  startsOn: '2027-01-15',
  endsOn: '2027-01-14',
  startsAt: '10:00',
  place: world.text(limits.place),
});

const planOf = (world: World, which: Readonly<Record<string, string>>) => ({
  // whoever plans it is one of them
  leaders: [{ id: idOf(1, 3), name: nameOf(world) }, ...peopleOf(world, 60).slice(1)],
  leaderId: idOf(1, 3),
  suggestedDate: due,
  form: formOf(world, {
    ...which,
    ...occasionValues(world),
    about: world.text(limits.gatheringAbout),
    leader: idOf(2, 3),
  }),
});

/** Every view of gatherings. */
export const gatherings: { readonly [N in keyof GatheringViews]: (world: World) => readonly Views[N][] } = {
  gatherings: (world) => [
    {
      lines: times(world.count(60), (nth) => ({
        ...headOf(world, nth),
        answer: attendanceAnswers[nth % 4] ?? null,
      })),
      themeDayFor: times(world.count(9), (nth) => ({
        projectId: idOf(nth, 2),
        participant: named(world, nth),
      })),
      may: { plan: true },
    },
    { lines: [{ ...headOf(world), answer: 'lapsed' }], themeDayFor: [], may: { plan: false } },
    { lines: [], themeDayFor: [], may: { plan: true } },
  ],
  gathering: (world) => [
    ...times(4, (nth) => gatheringOf(world, nth)),
    {
      ...gatheringOf(world, 3),
      about: '',
      cancelled: { reason: world.text(limits.moveReason) || 'Snøstorm' },
      may: { answer: false, change: false, register: false },
    },
    {
      ...gatheringOf(world, 1),
      ...{ isOver: true, isInvited: false, coming: [] },
      may: { answer: false, change: false, register: false },
    },
  ],
  gatheringForm: (world) => [
    {
      ...planOf(world, { which: `${idOf(1, 7)}:2` }),
      options: [
        ...times(world.count(60), (nth) => ({
          network: {
            ...{ id: idOf(nth, 7), name: named(world, nth), cohort: 1 },
            number: ([1, 2, 3] as const)[nth % 3] ?? 1,
          },
        })),
        { network: null },
      ],
    },
    { ...planOf(world, {}), options: [], form: { values: {}, refusals: [] } },
  ],
  themeDayForm: (world) => [{ ...planOf(world, {}), projectId, participant: named(world) }],
  moveGatheringForm: (world) =>
    times(2, (nth) => ({
      ...headOf(world, nth),
      form: formOf(world, { ...occasionValues(world), reason: world.text(limits.moveReason) }),
    })),
  cancelGatheringForm: (world) => [
    { ...headOf(world), form: formOf(world, { reason: world.text(limits.moveReason) }) },
  ],
  attendanceForm: (world) => {
    const people = peopleOf(world, limits.registered);
    return [
      {
        ...headOf(world),
        people,
        coming: people.map(({ id }) => id),
        form: formOf(world, { coming: people.map(({ id }) => id).join(',') }),
      },
    ];
  },
};
