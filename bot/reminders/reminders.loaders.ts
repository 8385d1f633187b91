import { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { isBefore, workingDayAfter } from '../calendar/working-days.ts';
import type { Loader, Loaders, Loading } from '../conversation/handling.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { type ComingInPlace, comingAsDeputy, deputyTold } from './deputy.ts';
import { isPaused } from './digest.ts';
import { isSameMatter, kinds, subjectsOf } from './kinds.ts';
import { deputiesOf, itemsOf, toldLately } from './loading.ts';
import { daysAhead, projectUpcoming } from './project-upcoming.ts';
import { readingOnce } from './reading-once.ts';
import type { Pause, ReminderItem } from './reminder.ts';
import type { DigestItem, PauseLine } from './reminders.views.ts';
import type { Subject } from './subject.ts';
import { comingFor } from './upcoming.ts';

/** The day's message, as it is now: what is done, and what was put off, is struck off. Nobody else's is shown. */
const digest: Loader<'digest'> = async ({ services, repositories, reader: { person } }, { id }) => {
  const now = services.clock.now();
  const found = await repositories.reminders.digest(id);
  if (!found) return { day: null, items: [] };
  if (found.personId !== person.id) return null;
  const nudges = await repositories.reminders.nudgesIn(id);
  const waiting = await repositories.reminders.waiting(person.id);
  const told = itemsOf(nudges, await subjectsOf(repositories, nudges), person, now);
  const nameOf = await namesOf(
    repositories,
    told.map(({ nudge }) => nudge.forId),
  );
  const items = told.map(({ nudge, item, isDone }): DigestItem => {
    const asked = waiting.find((one) => one.isAsked && isSameMatter(one, nudge));
    return {
      ...item,
      onBehalfOf: nudge.forId && nameOf(nudge.forId),
      state: isDone ? 'done' : asked ? 'later' : 'open',
      until: asked?.day ?? null,
    };
  });
  const isOpen = ({ state }: DigestItem) => state === 'open';
  return { day: found.day, items: [...items.filter(isOpen), ...items.filter((one) => !isOpen(one))] };
};

/** All that anybody of somebody's projects is still to be told of. */
async function subjectsAround(repositories: Repositories, personId: Id): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  const reading = readingOnce(repositories);
  for (const project of await repositories.projects.ofPerson(personId))
    for (const kind of Object.values(kinds)) found.push(...(await kind.openIn(reading, project)));
  for (const { openFor } of Object.values(kinds))
    if (openFor) found.push(...(await openFor(reading, personId)));
  return found;
}

const pauseLine = (pause: Pause, nameOf: (id: Id) => string): PauseLine => ({
  from: pause.from,
  to: pause.to,
  deputy: pause.deputyId && nameOf(pause.deputyId),
});

/** What comes in the next thirty days, as things stand now; in a pause, nothing. */
const upcoming: Loader<'upcoming'> = async ({ services, repositories, reader: { person } }) => {
  const now = services.clock.now();
  const { reminders } = repositories;
  const today = localDay(now, person.timeZone);
  const wishes = await reminders.wishes(person.id);
  const waiting = await reminders.waiting(person.id);
  // what was told today is not told again
  const isTold = (await reminders.digestsSince(person.id, today)).length > 0;
  const span = { from: isTold ? today.add({ days: 1 }) : today, to: today.add({ days: daysAhead }) };
  const pause = wishes.pause && !isBefore(wishes.pause.to, today) ? wishes.pause : null;
  const coming = comingFor(
    person.id,
    await subjectsAround(repositories, person.id),
    { waiting, wishes },
    span,
    now,
  ).filter(({ day }) => !isPaused(pause, day));
  const around = (personId: Id) => subjectsAround(repositories, personId);
  const inPlace = await comingAsDeputy(repositories, person.id, wishes, span, now, around);
  const nameOf = await namesOf(repositories, [pause?.deputyId ?? null, ...inPlace.map(({ forId }) => forId)]);
  const all: readonly ComingInPlace[] = [...coming.map((one) => ({ ...one, forId: null })), ...inPlace];
  return {
    items: byMatter(all).map(({ forId, item, days }) => ({
      ...item,
      days,
      onBehalfOf: forId && nameOf(forId),
    })),
    pause: pause && pauseLine(pause, nameOf),
    off: wishes.off,
  };
};

/** Each thing once, with all of its days; what is told first comes first. */
function byMatter(coming: readonly ComingInPlace[]) {
  const found: { forId: Id | null; item: ReminderItem; days: Temporal.PlainDate[] }[] = [];
  for (const { day, item, forId } of coming.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day))) {
    const why = { ...item, why: item.facts.why };
    const known = found.find(
      (one) => one.forId === forId && isSameMatter({ ...one.item, why: one.item.facts.why }, why),
    );
    if (!known) found.push({ forId, item, days: [day] });
    else if (!known.days.some((one) => one.equals(day))) known.days.push(day);
  }
  return found;
}

const todayOf = ({ services, reader }: Loading): Temporal.PlainDate =>
  localDay(services.clock.now(), reader.person.timeZone);

const laterForm: Loader<'laterForm'> = async (loading, _view, form) => {
  const { repositories, services, reader } = loading;
  const told = await toldLately(repositories, reader.person, services.clock.now());
  const suggestedDate = workingDayAfter(todayOf(loading).add({ days: 3 }));
  return { items: told.map(({ item }) => item), suggestedDate, form };
};

const pauseForm: Loader<'pauseForm'> = async (loading, _view, form) => {
  const { repositories, reader } = loading;
  const today = todayOf(loading);
  const { pause } = await repositories.reminders.wishes(reader.person.id);
  const current = pause && !isBefore(pause.to, today) ? pause : null;
  const people = (await deputiesOf(repositories, reader.person.id)).map(({ id, name }) => ({ id, name }));
  const from = current?.from ?? today.add({ days: 1 });
  return {
    from,
    to: current?.to ?? from.add({ days: 6 }),
    deputyId: current?.deputyId ?? null,
    isThere: current !== null,
    people,
    form,
  };
};

/** What one is reminded of, and how one wants it. */
export const reminderLoaders: Loaders<
  'digest' | 'deputyTold' | 'upcoming' | 'projectUpcoming' | 'laterForm' | 'pauseForm' | 'remindersForm'
> = {
  digest,
  deputyTold,
  upcoming,
  projectUpcoming,
  laterForm,
  pauseForm,
  remindersForm: async ({ repositories, reader }, _view, form) => {
    const { off } = await repositories.reminders.wishes(reader.person.id);
    return { off, form };
  },
};
