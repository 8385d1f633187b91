import type { Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import { type ReminderFacts, type ReminderItem, reminderKinds } from '../../../bot/reminders/reminder.ts';
import type { ReminderViews } from '../../../bot/reminders/reminders.views.ts';
import { remindedOf } from './gatherings.ts';
import { deadline, due, formOf, idOf, nameOf, peopleOf, projectNameOf, times, type World } from './world.ts';

const factsOf = (world: World): readonly ReminderFacts[] => {
  const title = world.text(limits.reportContents) || 'Årsrapport';
  const wording = world.text(limits.milestone) || 'Årsturnus er vedtatt';
  const round = { kind: 'round', number: 12, deadline } as const;
  return [
    { ...round, why: 'answer', isLast: true },
    { ...round, why: 'answer', isLast: false },
    { ...round, why: 'links', isLast: true },
    { ...round, why: 'turnout', answered: 3, asked: 200, missing: ['politicians', 'employees'] },
    { ...round, why: 'turnout', answered: 8, asked: 9, missing: [] },
    { kind: 'deadline', why: 'deliver', title, dueOn: due, isPast: false, responsible: nameOf(world) },
    { kind: 'deadline', why: 'deliver', title, dueOn: due, isPast: true, responsible: null },
    { kind: 'deadline', why: 'late', title, dueOn: due, isPast: true, responsible: nameOf(world) },
    { kind: 'milestone', why: 'coming', title: wording, dueOn: due, isPast: false },
    { kind: 'milestone', why: 'reached', title: wording, dueOn: due, isPast: true },
    { kind: 'risk', why: 'lacking', count: 1, dueOn: due },
    { kind: 'risk', why: 'regrade', count: 12, dueOn: due },
    { kind: 'risk', why: 'note', dueOn: due },
    { kind: 'risk', why: 'grade', dueOn: due },
    { kind: 'measurement', why: 'measure', title: wording, dueOn: due, isPast: false },
    ...remindedOf(world),
  ];
};

const itemsOf = (world: World, most: number): readonly ReminderItem[] => {
  const all = factsOf(world);
  return times(most, (nth) => {
    const facts = all[nth % all.length] as ReminderFacts;
    return { kind: facts.kind, subjectId: idOf(nth, 6), projectName: projectNameOf(world), facts };
  });
};

/** What people are reminded of. */
export const reminders: { readonly [N in keyof ReminderViews]: (world: World) => readonly Views[N][] } = {
  digest: (world) => [
    ...itemsOf(world, factsOf(world).length).map((item): Views['digest'] => ({
      day: due,
      items: [{ ...item, state: 'open', until: null, onBehalfOf: null }],
    })),
    {
      day: due,
      items: itemsOf(world, world.count(50)).map((item, index) => ({
        ...item,
        state: index % 5 === 4 ? 'done' : 'open',
        until: null,
        onBehalfOf: index % 3 === 2 ? nameOf(world) : null,
      })),
    },
    {
      day: due,
      items: itemsOf(world, 12).map((item, index) => ({
        ...item,
        state: index % 2 === 0 ? 'later' : 'done',
        until: index % 2 === 0 ? due : null,
        onBehalfOf: null,
      })),
    },
    { day: due, items: [] },
    { day: null, items: [] },
  ],
  deputyTold: (world) => [{ name: nameOf(world), from: due, to: due.add({ days: 20 }) }],
  upcoming: (world) => [
    {
      items: itemsOf(world, world.count(30)).map((item, nth) => ({
        ...item,
        days: times(1 + (nth % 9), (at) => due.add({ days: at })),
        onBehalfOf: nth % 4 === 3 ? nameOf(world) : null,
      })),
      pause: { from: due, to: due.add({ days: 6 }), deputy: nameOf(world) },
      off: reminderKinds,
    },
    { items: [], pause: null, off: [] },
  ],
  projectUpcoming: (world) => [
    {
      projectName: projectNameOf(world),
      items: itemsOf(world, world.count(30)).map((item, nth) => ({
        ...item,
        days: times(1 + (nth % 9), (at) => due.add({ days: at })),
        to: nth % 4 === 3 ? null : nameOf(world),
      })),
    },
    { projectName: projectNameOf(world), items: [] },
  ],
  laterForm: (world) => [
    {
      items: itemsOf(world, Math.max(1, world.count(50))),
      suggestedDate: due,
      form: formOf(world, { item: `round:answer:${idOf(1, 6)}`, when: '3', date: '2026-12-24' }),
    },
  ],
  pauseForm: (world) =>
    [true, false].map((isThere) => ({
      from: due,
      to: due.add({ days: 20 }),
      deputyId: isThere ? idOf(1, 3) : null,
      isThere,
      people: peopleOf(world, 200),
      form: formOf(world, { from: '2026-12-24', to: '2026-12-20', deputy: idOf(2, 3) }),
    })),
  remindersForm: (world) => [
    { off: [], form: formOf(world, { on: 'round' }) },
    { off: reminderKinds, form: formOf(world, { on: 'milestone' }) },
  ],
};
