import { Temporal } from 'temporal-polyfill';
import { isOfficeMoment } from '../calendar/office-hours.ts';
import { isBefore, workingDayAfter } from '../calendar/working-days.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { expectReminders } from '../reminders/expecting.ts';
import type { Nudge } from '../reminders/reminder.ts';
import type { Invited } from './circle.ts';
import type { Moment } from './gathering.decide.ts';
import type { Gathering } from './gathering.ts';

/**
 * Who has to know at once, because the next morning may be too late: it is today, or the next working day. Nothing comes
 * outside of office hours; who is not at work is told in the next digest.
 */
export function toTellAtOnce(
  people: readonly Invited[],
  days: readonly Temporal.PlainDate[],
  { now, today }: Pick<Moment, 'now' | 'today'>,
): readonly Invited[] {
  const isNear = days.some((day) => !isBefore(day, today) && !isBefore(workingDayAfter(today), day));
  return isNear ? people.filter(({ timeZone }) => isOfficeMoment(now, timeZone)) : [];
}

export const tellings = (
  people: readonly Invited[],
  gatheringId: Id,
  now: Temporal.Instant,
): readonly Notice[] =>
  people.map(({ personId }) => ({
    kind: 'tell',
    to: { kind: 'person', personId },
    view: { name: 'gathering', id: gatheringId },
    dedupeKey: `gathering:${gatheringId}:${personId}:${now.epochMilliseconds}`,
  }));

/** That it is cancelled: in the next message of the day, be it today's. */
export const cancelNudges = (
  people: readonly Invited[],
  subjectId: Id,
  { now, today }: Pick<Moment, 'now' | 'today'>,
): readonly Nudge[] =>
  people.map(({ personId }) => ({
    ...{ personId, kind: 'gathering', why: 'cancelled', subjectId, day: today, at: now },
    ...{ digestId: null, forId: null, isAsked: false },
  }));

/**
 * To be called where somebody joins a project, after it: they are invited to what lies ahead of it, too. A gathering
 * that is over has nothing to tell.
 */
export async function inviteWhoJoined(
  tx: Repositories,
  project: { readonly participantId: Id; readonly programmeId: Id },
  now: Temporal.Instant,
): Promise<void> {
  const participant = await tx.programmes.participant(project.participantId);
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const isAround = ({ of, cancelled, startsOn }: Gathering): boolean => {
    if (cancelled || Temporal.PlainDate.compare(startsOn, today) < 0) return false;
    if (of.kind === 'leaders') return true;
    return of.kind === 'themeDay'
      ? of.participantId === project.participantId
      : (participant?.networkIds.includes(of.networkId) ?? false);
  };
  for (const { id } of (await tx.gatherings.ofProgramme(project.programmeId)).filter(isAround))
    await expectReminders(tx, { kind: 'gathering', subjectId: id }, now);
}
