import { eq, getTableColumns } from 'drizzle-orm';
import type { Rounds } from '../../bot/ports/store.ts';
import type { Db } from '../drivers.ts';
import { benefitDriver, correction, decision, followUp, minutes } from '../schema/index.ts';
import { first } from './first.ts';

type AfterRound = Pick<
  Rounds,
  | 'decisions'
  | 'decisionsOfProject'
  | 'addDecision'
  | 'followUp'
  | 'saveFollowUp'
  | 'minutes'
  | 'addMinutes'
  | 'corrections'
  | 'addCorrection'
  | 'benefits'
  | 'addBenefits'
>;

/** What comes of a round: decisions, minutes, benefit drivers. */
export function afterRoundIn(db: Db): AfterRound {
  const decisionsWhere = (column: typeof decision.roundId | typeof decision.projectId, id: string) =>
    db.select().from(decision).where(eq(column, id)).orderBy(decision.recordedAt, decision.id);

  return {
    decisions: (roundId) => decisionsWhere(decision.roundId, roundId),
    decisionsOfProject: (projectId) => decisionsWhere(decision.projectId, projectId),
    addDecision: async (added) => {
      await db.insert(decision).values(added);
    },
    followUp: async (roundId) => first(await db.select().from(followUp).where(eq(followUp.roundId, roundId))),
    saveFollowUp: async ({ roundId, ...values }) => {
      await db
        .insert(followUp)
        .values({ roundId, ...values })
        .onConflictDoUpdate({ target: followUp.roundId, set: values });
    },
    minutes: (roundId) =>
      db.select().from(minutes).where(eq(minutes.roundId, roundId)).orderBy(minutes.version),
    addMinutes: async (added) => {
      await db.insert(minutes).values(added);
    },
    corrections: async (roundId) => {
      const { position, ...columns } = getTableColumns(correction);
      return db
        .select(columns)
        .from(correction)
        .where(eq(correction.roundId, roundId))
        .orderBy(correction.version, position);
    },
    addCorrection: async (added) => {
      await db.insert(correction).values(added);
    },
    benefits: (roundId) =>
      db
        .select()
        .from(benefitDriver)
        .where(eq(benefitDriver.roundId, roundId))
        .orderBy(benefitDriver.notedAt, benefitDriver.id),
    addBenefits: async (added) => {
      if (added.length > 0) await db.insert(benefitDriver).values([...added]);
    },
  };
}
