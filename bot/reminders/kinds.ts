import type { Repositories } from '../ports/store.ts';
import { deadlines } from './deadline.subject.ts';
import { gatherings } from './gathering.subject.ts';
import { measurements } from './measurement.subject.ts';
import { milestones } from './milestone.subject.ts';
import { readingOnce } from './reading-once.ts';
import type { About, ReminderKind, Why } from './reminder.ts';
import { risks } from './risk.subject.ts';
import { rounds } from './round.subject.ts';
import type { Subject, SubjectKind } from './subject.ts';

/** Everything that people are reminded of. */
export const kinds: Readonly<Record<ReminderKind, SubjectKind>> = {
  round: rounds,
  deadline: deadlines,
  milestone: milestones,
  risk: risks,
  measurement: measurements,
  gathering: gatherings,
};

export const keyOf = ({ kind, subjectId }: About): string => `${kind}:${subjectId}`;

export const isSame = (a: About, b: About): boolean => a.kind === b.kind && a.subjectId === b.subjectId;

/** Whether two reminders are of the same thing to do; that a milestone comes, and whether it is reached, is one. */
export const isSameMatter = (a: About & { why: Why }, b: About & { why: Why }): boolean =>
  isSame(a, b) && (a.kind === 'milestone' || a.why === b.why);

/** The subjects as they are now, each read once, by their keys; what is over is not there. */
export async function subjectsOf(
  repositories: Repositories,
  abouts: readonly About[],
): Promise<ReadonlyMap<string, Subject>> {
  const reading = readingOnce(repositories);
  const wanted = [...new Map(abouts.map((one) => [keyOf(one), one])).values()];
  const found = await Promise.all(wanted.map((about) => kinds[about.kind].load(reading, about.subjectId)));
  return new Map(found.flatMap((subject) => (subject ? [[keyOf(subject), subject]] : [])));
}
