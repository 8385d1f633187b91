import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { ClosedRound, OpenRound, Round } from '../../bot/evaluation/round.ts';
import type { Rounds } from '../../bot/ports/store.ts';
import type { Db } from '../drivers.ts';
import { project, round } from '../schema/index.ts';
import { afterRoundIn } from './after-round.ts';
import { answersIn } from './answers.ts';
import { first } from './first.ts';

/** Rounds, and all that belongs to one. */
export function roundsIn(db: Db): Rounds {
  const roundsWhere = (where: SQL) => db.select().from(round).where(where);

  return {
    round: async (id) => firstRound(await roundsWhere(eq(round.id, id))),
    withProject: async (id) => {
      const found = first(
        await db
          .select({ round, project })
          .from(round)
          .innerJoin(project, eq(project.id, round.projectId))
          .where(eq(round.id, id)),
      );
      return found && { round: toRound(found.round), project: found.project };
    },
    lock: async (id) => firstRound(await roundsWhere(eq(round.id, id)).for('update')),
    lockShared: async (id) => firstRound(await roundsWhere(eq(round.id, id)).for('share')),
    ofProject: async (projectId) =>
      (await roundsWhere(eq(round.projectId, projectId)).orderBy(round.number)).map(toRound),
    add: async (added) => {
      const written = await db
        .insert(round)
        .values(added)
        .onConflictDoNothing({ target: round.projectId, where: sql`status = 'open'` })
        .returning({ id: round.id });
      return written.length === 1;
    },
    extend: async (id, deadline) => {
      await db
        .update(round)
        .set({ deadline })
        .where(and(eq(round.id, id), eq(round.status, 'open')));
    },
    close: async ({ id, status, closedAt, closedBy, completeness, turnout, resultShown }) => {
      await db
        .update(round)
        .set({ status, closedAt, closedBy, completeness, turnout, resultShown })
        .where(and(eq(round.id, id), eq(round.status, 'open')));
    },
    due: async (now, limit) => {
      const found = await db
        .select({ id: round.id })
        .from(round)
        .where(and(sql`status = 'open'`, lte(round.deadline, now)))
        .orderBy(round.deadline)
        .limit(limit);
      return found.map(({ id }) => id);
    },
    ...answersIn(db),
    ...afterRoundIn(db),
  };
}

const firstRound = (found: readonly Row[]): Round | null => {
  const row = first(found);
  return row && toRound(row);
};

type Row = typeof round.$inferSelect;

/** The row as the union by status that it is; a constraint holds that a closed round has all of its facts. */
export function toRound({
  status,
  closedAt,
  closedBy,
  completeness,
  turnout,
  resultShown,
  ...base
}: Row): Round {
  if (status === 'open') return { ...base, status } satisfies OpenRound;
  return { ...base, status, closedAt, closedBy, completeness, turnout, resultShown } as ClosedRound;
}
