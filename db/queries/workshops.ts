import { and, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { type Id, newId } from '../../bot/id.ts';
import type { Risks } from '../../bot/ports/risks.ts';
import type { Note, Workshop } from '../../bot/risk/workshop.ts';
import type { Db } from '../drivers.ts';
import {
  auditEvent,
  givenGrade,
  projectGroup,
  riskNote,
  riskWorkshop,
  workshopRisk,
} from '../schema/index.ts';
import { first } from './first.ts';

type Workshops = Pick<
  Risks,
  | 'workshop'
  | 'lockWorkshop'
  | 'lockWorkshopShared'
  | 'workshops'
  | 'addWorkshop'
  | 'saveWorkshop'
  | 'notes'
  | 'notesOf'
  | 'addNotes'
  | 'removeNotes'
  | 'forgetNotes'
  | 'list'
  | 'setList'
  | 'given'
  | 'givenBy'
  | 'keepGiven'
  | 'forgetGiven'
>;

/** Workshops, and what is hidden in them until it is shown. */
export function workshopsIn(db: Db): Workshops {
  const workshopsWhere = (where: SQL) =>
    db
      .select({ workshop: riskWorkshop, groupKind: projectGroup.kind })
      .from(riskWorkshop)
      .innerJoin(projectGroup, eq(projectGroup.id, riskWorkshop.groupId))
      .where(where);
  const one = async (found: PromiseLike<readonly Found[]>): Promise<Workshop | null> => {
    const row = first(await found);
    return row && toWorkshop(row);
  };
  const notesWhere = (where: SQL | undefined): Promise<Note[]> => {
    const { id, workshopId, personId, text } = riskNote;
    return db
      .select({ id, workshopId, personId, text })
      .from(riskNote)
      .where(where)
      .orderBy(riskNote.position);
  };
  const givenWhere = (where: SQL | undefined) => {
    const { workshopId, personId, riskId, s, k } = givenGrade;
    return db.select({ workshopId, personId, riskId, s, k }).from(givenGrade).where(where);
  };

  return {
    workshop: (id) => one(workshopsWhere(eq(riskWorkshop.id, id))),
    lockWorkshop: (id) => one(workshopsWhere(eq(riskWorkshop.id, id)).for('update', { of: riskWorkshop })),
    lockWorkshopShared: (id) =>
      one(workshopsWhere(eq(riskWorkshop.id, id)).for('share', { of: riskWorkshop })),
    workshops: async (projectId) =>
      (await workshopsWhere(eq(riskWorkshop.projectId, projectId)).orderBy(riskWorkshop.number)).map(
        toWorkshop,
      ),
    addWorkshop: async ({ groupKind: _ofGroup, ...added }) => {
      await db.insert(riskWorkshop).values(added);
    },
    saveWorkshop: async ({ groupKind: _ofGroup, ...saved }) => {
      await db.update(riskWorkshop).set(saved).where(eq(riskWorkshop.id, saved.id));
    },
    notes: (workshopId) => notesWhere(eq(riskNote.workshopId, workshopId)),
    notesOf: (workshopId, personId, since) =>
      notesWhere(
        and(
          eq(riskNote.workshopId, workshopId),
          eq(riskNote.personId, personId),
          since && gte(riskNote.notedAt, since),
        ),
      ),
    addNotes: async (added, notedAt) => {
      if (added.length > 0) await db.insert(riskNote).values(added.map((one) => ({ ...one, notedAt })));
    },
    removeNotes: async (ids) => {
      if (ids.length > 0) await db.delete(riskNote).where(inArray(riskNote.id, [...ids]));
    },
    forgetNotes: async (workshopId, at) => {
      await db.delete(riskNote).where(eq(riskNote.workshopId, workshopId));
      await forgetWho(db, workshopId, ['notes.save'], at);
    },
    list: async (workshopId) =>
      (
        await db
          .select({ riskId: workshopRisk.riskId })
          .from(workshopRisk)
          .where(eq(workshopRisk.workshopId, workshopId))
      ).map(({ riskId }) => riskId),
    setList: async (workshopId, riskIds) => {
      await db.delete(workshopRisk).where(eq(workshopRisk.workshopId, workshopId));
      if (riskIds.length > 0)
        await db.insert(workshopRisk).values(riskIds.map((riskId) => ({ workshopId, riskId })));
    },
    given: (workshopId) => givenWhere(eq(givenGrade.workshopId, workshopId)),
    givenBy: (workshopId, personId, since) =>
      givenWhere(
        and(
          eq(givenGrade.workshopId, workshopId),
          eq(givenGrade.personId, personId),
          since && gte(givenGrade.givenAt, since),
        ),
      ),
    keepGiven: async (grades, givenAt) => {
      if (grades.length === 0) return;
      await db
        .insert(givenGrade)
        .values(grades.map((one) => ({ ...one, givenAt })))
        .onConflictDoUpdate({
          target: [givenGrade.workshopId, givenGrade.personId, givenGrade.riskId],
          set: { s: sql`excluded.s`, k: sql`excluded.k`, givenAt },
        });
    },
    forgetGiven: async (workshopId, at) => {
      await db.delete(givenGrade).where(eq(givenGrade.workshopId, workshopId));
      await forgetWho(db, workshopId, ['grades.give', 'grades.draft'], at);
    },
  };
}

interface Found {
  readonly workshop: typeof riskWorkshop.$inferSelect;
  readonly groupKind: Workshop['groupKind'];
}

const toWorkshop = ({ workshop, groupKind }: Found): Workshop => ({ ...workshop, groupKind });

/** One event without a person stands for all that told who did it, and when (PRIV-2). */
async function forgetWho(
  db: Db,
  workshopId: Id,
  acts: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const forgotten = await db
    .delete(auditEvent)
    .where(
      and(
        sql`${auditEvent.projectId} = (select project_id from risk_workshop where id = ${workshopId})`,
        inArray(auditEvent.what, [...acts]),
        sql`${auditEvent.details} ->> 'workshopId' = ${workshopId}`,
      ),
    )
    .returning({ projectId: auditEvent.projectId });
  const [one] = forgotten;
  if (!one) return;
  await db.insert(auditEvent).values({
    id: newId(),
    what: `${acts[0]}.forgotten`,
    by: null,
    projectId: one.projectId,
    roundId: null,
    at,
    details: { workshopId, count: forgotten.length },
  });
}
