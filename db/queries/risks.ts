import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Id } from '../../bot/id.ts';
import type { Risks } from '../../bot/ports/risks.ts';
import type { PlannedCountermeasure, Risk, RiskEvent, RiskOrigin } from '../../bot/risk/risk.ts';
import type { Db } from '../drivers.ts';
import { activity, countermeasure, milestone, risk, riskEvent } from '../schema/index.ts';
import { first } from './first.ts';
import { workshopsIn } from './workshops.ts';

/** The register of risks, and its workshops. */
export function risksIn(db: Db): Risks {
  const { position, ...eventColumns } = columnsOfEvents;
  return {
    risk: async (id) => {
      const row = first(await db.select().from(risk).where(eq(risk.id, id)));
      return row && toRisk(row);
    },
    ofProject: async (projectId) =>
      (
        await db.select().from(risk).where(eq(risk.projectId, projectId)).orderBy(risk.createdAt, risk.id)
      ).map(toRisk),
    add: async (added) => {
      if (added.length > 0) await db.insert(risk).values(added.map(toRow));
    },
    save: async (saved) => {
      for (const one of saved) await db.update(risk).set(toRow(one)).where(eq(risk.id, one.id));
    },
    events: async (riskIds) =>
      riskIds.length === 0
        ? []
        : db
            .select(eventColumns)
            .from(riskEvent)
            .where(inArray(riskEvent.riskId, [...riskIds]))
            .orderBy(asc(position)),
    gradings: (projectId) =>
      db
        .select(eventColumns)
        .from(riskEvent)
        .innerJoin(risk, eq(risk.id, riskEvent.riskId))
        .where(and(eq(risk.projectId, projectId), eq(riskEvent.what, 'graded')))
        .orderBy(asc(position)),
    addEvents: async (added) => {
      if (added.length > 0) await db.insert(riskEvent).values([...added]);
    },
    countermeasures: (projectId) => countermeasuresOf(db, projectId),
    addCountermeasure: async (added) => {
      await db.insert(countermeasure).values(added);
    },
    withdrawCountermeasure: async (id, at) => {
      await db.update(countermeasure).set({ withdrawnAt: at }).where(eq(countermeasure.id, id));
    },
    ...workshopsIn(db),
  };
}

const columnsOfEvents = {
  id: riskEvent.id,
  riskId: riskEvent.riskId,
  position: riskEvent.position,
  what: riskEvent.what,
  at: riskEvent.at,
  by: riskEvent.by,
  otherId: riskEvent.otherId,
  text: riskEvent.text,
  grading: riskEvent.grading,
} satisfies Record<keyof RiskEvent | 'position', unknown>;

/** One that is an activity is done when it is, or its milestone is reached. */
async function countermeasuresOf(db: Db, projectId: Id): Promise<readonly PlannedCountermeasure[]> {
  const found = await db
    .select({
      id: countermeasure.id,
      riskId: countermeasure.riskId,
      text: countermeasure.text,
      lowers: countermeasure.lowers,
      milestoneId: countermeasure.milestoneId,
      activityId: countermeasure.activityId,
      setAt: countermeasure.setAt,
      responsibleId: milestone.responsibleId,
      dueOn: milestone.dueOn,
      doneAt: sql`coalesce(${activity.doneAt}, ${milestone.reachedAt})`.mapWith(milestone.recordedAt),
    })
    .from(countermeasure)
    .innerJoin(milestone, eq(milestone.id, countermeasure.milestoneId))
    .leftJoin(activity, eq(activity.id, countermeasure.activityId))
    .where(and(eq(milestone.projectId, projectId), isNull(countermeasure.withdrawnAt)))
    .orderBy(countermeasure.setAt, countermeasure.id);
  return found.map(({ dueOn, doneAt, ...one }) => ({
    ...one,
    dueOn: Temporal.PlainDate.from(dueOn),
    doneAt: doneAt ?? null,
  }));
}

type Row = typeof risk.$inferSelect;

const originOf = ({ roundId, factorKey, workshopId }: Row): RiskOrigin =>
  roundId && factorKey !== null
    ? { kind: 'round', roundId, factorKey }
    : workshopId
      ? { kind: 'note', workshopId }
      : { kind: 'hand' };

/** A constraint holds that a graded one has both grades. */
function toRisk(row: Row): Risk {
  const { id, projectId, status, text, mergedInto, s, k, gradedAt, createdAt } = row;
  const grades = s !== null && k !== null ? { s, k } : null;
  return { id, projectId, status, origin: originOf(row), text, mergedInto, grades, gradedAt, createdAt };
}

const toRow = ({ origin, grades, ...one }: Risk): Row => ({
  ...one,
  roundId: origin.kind === 'round' ? origin.roundId : null,
  factorKey: origin.kind === 'round' ? origin.factorKey : null,
  workshopId: origin.kind === 'note' ? origin.workshopId : null,
  s: grades?.s ?? null,
  k: grades?.k ?? null,
});
