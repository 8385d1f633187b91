import type { Temporal } from 'temporal-polyfill';
import { dawnOf, localDay } from '../calendar/mornings.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import type { Project } from '../project/project.ts';
import { kinds } from './kinds.ts';
import { readingOnce } from './reading-once.ts';
import type { About } from './reminder.ts';

const digestOf = (id: Id) => ({ name: 'digest', id }) as const;

/**
 * To be called in the transaction of whatever begins, moves or ends something that people are reminded of, or hands it
 * over, after the change: says when its next day comes. Whoever acts today knows of it, so that is tomorrow at the
 * earliest. Gives what brings the digests up to date that tell of it. Not for a ballot that was answered: a stored job
 * would tell who has acted (PRIV-2).
 */
export async function expectReminders(
  tx: Repositories,
  about: About,
  now: Temporal.Instant,
): Promise<readonly Notice[]> {
  const subject = await kinds[about.kind].load(tx, about.subjectId);
  const next = subject?.nextDay(localDay(now, subject.timeZone)) ?? null;
  await tx.reminders.expect(about, next && dawnOf(next));
  return refreshes(tx, about);
}

/**
 * To be called where the people of a project change, in the transaction, after the change: what was theirs is somebody
 * else's now, who is to hear of it from tomorrow on, also where that day has been worked on already.
 */
export async function expectAnew(tx: Repositories, project: Project, now: Temporal.Instant): Promise<void> {
  const reading = readingOnce(tx);
  const open = await Promise.all(Object.values(kinds).map((kind) => kind.openIn(reading, project)));
  await tx.reminders.expectAll(
    open.flat().map((subject) => {
      const next = subject.nextDay(localDay(now, subject.timeZone));
      return { kind: subject.kind, subjectId: subject.subjectId, at: next && dawnOf(next) };
    }),
  );
}

/**
 * To be called where a round closes, or a step of a workshop ends: nothing that is stored tells any more who was reminded (PRIV-2). A digest that held
 * nothing else is removed; the others lose it.
 */
export async function forgetReminders(tx: Repositories, about: About): Promise<readonly Notice[]> {
  const held = await refreshes(tx, about);
  const gone = await tx.reminders.forgetSubject(about);
  return [
    ...held.filter(({ view }) => !gone.includes(view.id)),
    ...gone.map((id): Notice => ({ kind: 'retract', view: digestOf(id) })),
  ];
}

const refreshes = async (tx: Repositories, about: About) =>
  (await tx.reminders.holding(about)).map(({ id }) => ({ kind: 'refresh', view: digestOf(id) }) as const);
