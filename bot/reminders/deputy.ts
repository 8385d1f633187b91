import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { isBefore } from '../calendar/working-days.ts';
import type { Loader } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { isPaused } from './digest.ts';
import { readingOnce } from './reading-once.ts';
import type { Pause, Wishes } from './reminder.ts';
import { isMust, mayIn, passedOnTo, projectsFor, type Subject } from './subject.ts';
import { type Coming, comingFor, type Span } from './upcoming.ts';

/** Tells a deputy, once, that they stand in, from when to when; what tells of the pause is brought up to date. */
export function deputyNotices({ personId, deputyId, from, to }: Pause): readonly Notice[] {
  const view = { name: 'deputyTold', id: personId } as const;
  const refresh: Notice = { kind: 'refresh', view };
  if (deputyId === null) return [refresh];
  const dedupeKey = `deputy:${personId}:${deputyId}:${from.toString()}:${to.toString()}`;
  return [{ kind: 'tell', to: { kind: 'person', personId: deputyId }, view, dedupeKey }, refresh];
}

/** The pause in which somebody stands in for somebody else; null where it is over, or they do not any more. */
export async function pauseWithDeputy(
  repositories: Repositories,
  personId: Id,
  deputyId: Id | null,
  now: Temporal.Instant,
): Promise<Pause | null> {
  const deputy = deputyId && (await repositories.people.person(deputyId));
  const { pause } = await repositories.reminders.wishes(personId);
  if (!deputy || pause?.deputyId !== deputyId) return null;
  return isBefore(pause.to, localDay(now, deputy.timeZone)) ? null : pause;
}

/** That the reader stands in for somebody. */
export const deputyTold: Loader<'deputyTold'> = async ({ services, repositories, reader }, { id }) => {
  const pause = await pauseWithDeputy(repositories, id, reader.person.id, services.clock.now());
  const person = pause && (await repositories.people.person(id));
  return person && { name: person.name, from: pause.from, to: pause.to };
};

/** Something that comes, and in whose place; null: it is their own. */
export interface ComingInPlace extends Coming {
  readonly forId: Id | null;
}

/** What comes to somebody as a deputy, as things stand now: in the pauses of others, and outside of their own. */
export async function comingAsDeputy(
  repositories: Repositories,
  deputyId: Id,
  own: Wishes,
  span: Span,
  now: Temporal.Instant,
  subjectsAround: (personId: Id) => Promise<readonly Subject[]>,
): Promise<readonly ComingInPlace[]> {
  const reading = readingOnce(repositories);
  const found: ComingInPlace[] = [];
  for (const { personId: forId, from, to } of await repositories.reminders.pausesWith(deputyId)) {
    const within = { from: laterOf(from, span.from), to: earlierOf(to, span.to) };
    if (isBefore(within.to, within.from)) continue;
    const known = { waiting: [], wishes: await repositories.reminders.wishes(forId) };
    for (const subject of await subjectsAround(forId)) {
      const projectIds = projectsFor(subject, forId);
      for (const one of comingFor(forId, [subject], known, within, now)) {
        const { why } = one.item.facts;
        const act = passedOnTo[why];
        const isOff = own.off.includes(subject.kind) && !isMust(why);
        if (act === null || isOff || isPaused(own.pause, one.day)) continue;
        if (await mayIn(reading, act, deputyId, projectIds)) found.push({ ...one, forId });
      }
    }
  }
  return found;
}

const laterOf = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? b : a);
const earlierOf = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? a : b);
