import { Temporal } from 'temporal-polyfill';
import { localDay, morningOf } from '../calendar/mornings.ts';
import { isBefore } from '../calendar/working-days.ts';
import type { Loader } from '../conversation/handling.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import { type Act, may } from '../permissions/permissions.ts';
import { kinds } from './kinds.ts';
import { readingOnce } from './reading-once.ts';
import type { ReminderItem, ReminderKind } from './reminder.ts';
import type { Subject } from './subject.ts';
import type { Span } from './upcoming.ts';

/** So many days ahead of today it is said what comes. */
export const daysAhead = 30;

/** What somebody of the project must be allowed to see to read that people are reminded of it. */
const seenBy: Readonly<Record<ReminderKind, Act>> = {
  round: 'channel.read',
  deadline: 'deadlines',
  milestone: 'milestones',
  risk: 'channel.read',
  measurement: 'goal',
  gathering: 'gatherings',
};

interface Line {
  readonly item: ReminderItem;
  readonly days: readonly Temporal.PlainDate[];
  /** Null: more than one person. */
  readonly toId: Id | null;
}

/**
 * What a subject is to tell, each reason once. Who has answered a round, or noted in a workshop, changes nothing of it
 * (PRIV-2): it is told to all of them, by nobody's name.
 */
function linesOf(subject: Subject, { from, to }: Span, now: Temporal.Instant): readonly Line[] {
  const isHidden =
    subject.kind === 'round' || (subject.kind === 'risk' && subject.subjectId !== subject.projectId);
  const found = new Map<string, Line>();
  let day = subject.nextDay(from.subtract({ days: 1 }));
  for (; day && !isBefore(to, day); day = subject.nextDay(day))
    for (const concern of subject.concerns(day)) {
      const { personId, why } = concern;
      if (isBefore(concern.day, from) || isBefore(to, concern.day)) continue;
      const seen = subject.see(personId, why, now, concern.day);
      if (!seen || (seen.isDone && !isHidden)) continue;
      const { kind, subjectId, projectName } = subject;
      const key = why === 'coming' ? 'reached' : why;
      const known = found.get(key);
      const days = known?.days ?? [];
      found.set(key, {
        item: known?.item ?? { kind, subjectId, projectName, facts: seen.facts },
        days: days.some((one) => one.equals(concern.day)) ? days : [...days, concern.day],
        toId: isHidden || (known && known.toId !== personId) ? null : personId,
      });
    }
  return [...found.values()].map((line) => ({
    ...line,
    days: line.days.toSorted(Temporal.PlainDate.compare),
  }));
}

/**
 * What people of a project are told in the next thirty days, as the plan is now. Who has a pause, or asked for something
 * later, is their own: nothing of it is seen. What is of no one project (gatherings) is not among it.
 */
export const projectUpcoming: Loader<'projectUpcoming'> = async (loading, { id }) => {
  const { repositories, services, standing } = loading;
  const project = await repositories.projects.project(id);
  if (!project) return null;
  const now = services.clock.now();
  const today = localDay(now, project.timeZone);
  const isToCome = Temporal.Instant.compare(now, morningOf(today, project.timeZone)) < 0;
  const span = { from: isToCome ? today : today.add({ days: 1 }), to: today.add({ days: daysAhead }) };
  const reading = readingOnce(repositories);
  const seen = Object.entries(kinds).filter(([kind]) => may(seenBy[kind as ReminderKind], standing));
  const open = await Promise.all(seen.map(([, kind]) => kind.openIn(reading, project)));
  const found = open.flat().flatMap((subject) => linesOf(subject, span, now));
  const nameOf = await namesOf(
    repositories,
    found.map(({ toId }) => toId),
  );
  const isNamed = may('names.read', standing);
  const first = ({ days }: Line) => days[0]?.toString() ?? '';
  return {
    projectName: project.name,
    items: found
      .toSorted((a, b) => first(a).localeCompare(first(b)))
      .map(({ item, days, toId }) => ({ ...item, days, to: isNamed && toId ? nameOf(toId) : null })),
  };
};
