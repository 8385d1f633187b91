import { Temporal } from 'temporal-polyfill';
import type { Handlers, Services } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import { type Id, newId } from '../id.ts';
import { answerLinksEnd } from '../people/answer-link.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { forgetReminders } from '../reminders/expecting.ts';
import { riskEvent } from '../risk/risk.ts';
import { progressNotices } from './evaluation.usecases.ts';
import { closeRound } from './round.decide.ts';
import type { ClosedRound } from './round.ts';

function closingNotices(round: ClosedRound): readonly Notice[] {
  return [
    ...progressNotices(round),
    { kind: 'refresh', view: { name: 'ballot', id: round.id } },
    { kind: 'refresh', view: { name: 'answerLinks', id: round.id } },
    { kind: 'refresh', view: { name: 'project', id: round.projectId } },
    { kind: 'refresh', view: { name: 'risks', id: round.projectId } },
    {
      kind: 'tell',
      to: { kind: 'groupChannel', projectId: round.projectId },
      view: { name: 'result', id: round.id },
      dedupeKey: `result:${round.id}`,
    },
  ];
}

async function closeIn(
  tx: Repositories,
  roundId: Id,
  closedBy: ClosedRound['closedBy'],
  by: Id | 'saman',
  now: Temporal.Instant,
): Promise<Outcome<ClosedRound>> {
  const round = await tx.rounds.lock(roundId);
  if (!round) return refuse('notFound');
  // extended while the sweep was on its way
  if (closedBy === 'deadline' && round.status === 'open' && Temporal.Instant.compare(round.deadline, now) > 0)
    return refuse('roundStillOpen', { deadline: round.deadline });
  const members = currentMembers(await tx.projects.memberships(round.projectId), round.groupId);
  const decided = closeRound(round, await tx.rounds.answers(roundId), members, closedBy, now, newId);
  if (!decided.ok) return decided;
  const { round: closed, settled, risks } = decided.value;
  const hidden = closed.settings.grading === 'hidden';
  await tx.rounds.close(closed);
  await tx.rounds.settle(roundId, settled.grades, settled.texts, hidden);
  await tx.risks.add(risks);
  await tx.risks.addEvents(
    risks.map(({ id }) => riskEvent({ id: newId(), riskId: id, what: 'found', at: now })),
  );
  await tx.links.expire({ roundId }, answerLinksEnd(now));
  await tx.audit({
    what: 'round.close',
    by,
    projectId: closed.projectId,
    roundId,
    at: now,
    details: { closedBy, completeness: closed.completeness, critical: risks.length },
  });
  const reminded = await forgetReminders(tx, { kind: 'round', subjectId: roundId });
  await tx.notify([...closingNotices(closed), ...reminded]);
  return accept(closed);
}

const sweepBatch = 100;

/**
 * Closes the rounds whose deadline has passed, each in a transaction of its own. Run by the minute; closing twice
 * has one outcome. Returns how many it closed. One that cannot be closed does not hold up the others: it is tried
 * again by the next sweep, and this one ends by throwing why.
 */
export async function closeDueRounds({ store, clock, log }: Services): Promise<number> {
  const failures: unknown[] = [];
  let closed = 0;
  for (;;) {
    const before = closed;
    const due = await store.rounds.due(clock.now(), sweepBatch);
    for (const id of due) {
      try {
        const outcome = await store.transaction((tx) => closeIn(tx, id, 'deadline', 'saman', clock.now()));
        if (!outcome.ok) continue;
        closed += 1;
        log.info({ roundId: id, completeness: outcome.value.completeness }, 'round closed at its deadline');
      } catch (error) {
        log.error({ roundId: id }, 'a round could not be closed');
        failures.push(error);
      }
    }
    if (due.length < sweepBatch || closed === before) break;
  }
  if (failures.length > 0) throw failures[0];
  return closed;
}

/** PA ends a round early. */
export const closeHandlers: Handlers<'round.close'> = {
  'round.close': async (context, { roundId }) => {
    const outcome = await context.store.transaction((tx) =>
      closeIn(tx, roundId, 'pa', context.reader.person.id, context.clock.now()),
    );
    return outcome.ok ? accept({ how: 'done', view: { name: 'roundStatus', id: roundId } }) : outcome;
  },
};
