import { asc, eq, getTableColumns, inArray, type SQL } from 'drizzle-orm';
import type { Reporting } from '../../bot/ports/reporting.ts';
import type { DeliveredDeadline, ReportingDeadline } from '../../bot/reporting/reporting.ts';
import type { Db } from '../drivers.ts';
import { deadlineMove, grantLetter, project, reportingDeadline } from '../schema/index.ts';
import { first } from './first.ts';

/** Grant letters, and the deadlines for reports with their history. */
export function reportingIn(db: Db): Reporting {
  const deadlinesWhere = (where: SQL) =>
    db
      .select()
      .from(reportingDeadline)
      .where(where)
      .orderBy(reportingDeadline.dueOn, reportingDeadline.recordedAt, reportingDeadline.id);
  const ofProgramme = (programmeId: string) =>
    db.select({ id: project.id }).from(project).where(eq(project.programmeId, programmeId));

  return {
    deadline: async (id) => firstDeadline(await deadlinesWhere(eq(reportingDeadline.id, id))),
    lock: async (id) => firstDeadline(await deadlinesWhere(eq(reportingDeadline.id, id)).for('update')),
    ofProject: async (projectId) =>
      (await deadlinesWhere(eq(reportingDeadline.projectId, projectId))).map(toDeadline),
    ofProgramme: async (programmeId) =>
      (await deadlinesWhere(inArray(reportingDeadline.projectId, ofProgramme(programmeId)))).map(toDeadline),
    lockProjects: async (programmeId) => {
      await ofProgramme(programmeId).orderBy(project.id).for('update');
    },
    add: async (added) => {
      if (added.length === 0) return;
      await db.insert(reportingDeadline).values(added.map(({ status: _, ...values }) => values));
    },
    save: async ({ id, responsibleId, ...rest }) => {
      const delivery = rest.status === 'delivered' ? deliveryOf(rest) : notDelivered;
      await db
        .update(reportingDeadline)
        .set({ responsibleId, ...delivery })
        .where(eq(reportingDeadline.id, id));
    },
    move: async (move) => {
      await db.insert(deadlineMove).values(move);
      await db
        .update(reportingDeadline)
        .set({ dueOn: move.toDate })
        .where(eq(reportingDeadline.id, move.deadlineId));
    },
    moves: (projectId) =>
      db
        .select(getTableColumns(deadlineMove))
        .from(deadlineMove)
        .innerJoin(reportingDeadline, eq(reportingDeadline.id, deadlineMove.deadlineId))
        .where(eq(reportingDeadline.projectId, projectId))
        .orderBy(asc(deadlineMove.movedAt), deadlineMove.id),
    letters: (projectId) =>
      db
        .select()
        .from(grantLetter)
        .where(eq(grantLetter.projectId, projectId))
        .orderBy(grantLetter.year, grantLetter.id),
    saveLetter: async (letter) => {
      await db
        .insert(grantLetter)
        .values(letter)
        .onConflictDoUpdate({ target: grantLetter.id, set: { amount: letter.amount } });
    },
  };
}

type Row = typeof reportingDeadline.$inferSelect;

const notDelivered = {
  deliveredOn: null,
  reference: null,
  parties: null,
  deliveredBy: null,
  deliveredAt: null,
};

const deliveryOf = ({
  deliveredOn,
  reference,
  parties,
  deliveredBy,
  deliveredAt,
}: Pick<DeliveredDeadline, keyof typeof notDelivered>) => ({
  deliveredOn,
  reference,
  parties: [...parties],
  deliveredBy,
  deliveredAt,
});

/** The row as the union that it is; a constraint holds that a delivered one has all of its facts. */
export function toDeadline({
  deliveredOn,
  reference,
  parties,
  deliveredBy,
  deliveredAt,
  ...base
}: Row): ReportingDeadline {
  if (deliveredOn === null) return { ...base, status: 'open' };
  return {
    ...base,
    status: 'delivered',
    ...{ deliveredOn, reference, parties, deliveredBy, deliveredAt },
  } as DeliveredDeadline;
}

const firstDeadline = (found: readonly Row[]): ReportingDeadline | null => {
  const row = first(found);
  return row && toDeadline(row);
};
