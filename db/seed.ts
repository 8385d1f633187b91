import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { newId } from '../bot/id.ts';
import type { ProgrammeSeed } from '../bot/ports/seed.ts';
import { type Db, rows } from './drivers.ts';
import type { Jobs } from './jobs.ts';
import {
  cohort,
  connection,
  listing,
  network,
  organisation,
  participant,
  participantOrganisation,
  programme,
  programmeRole,
} from './schema/index.ts';
import { tables } from './tables.ts';

/** Whether the database holds no programme, no person and no organisation. */
export async function isEmpty(db: Db): Promise<boolean> {
  const [found] = await rows<{ empty: boolean }>(
    db,
    sql`
      select not (exists (select 1 from programme) or exists (select 1 from person)
        or exists (select 1 from organisation)) as empty`,
  );
  return found?.empty === true;
}

/** Deletes every row of ours. TRUNCATE, for it passes the trigger that keeps approved minutes (PRIV-5). */
export async function truncateAll(db: Db): Promise<void> {
  const names = tables.map((table) => sql.identifier(getTableConfig(table).name));
  await db.execute(sql`truncate ${sql.join(names, sql`, `)} restart identity`);
}

export function createSeed(db: Db, jobs: Jobs): ProgrammeSeed {
  return {
    isEmpty: () => isEmpty(db),
    connections: () => db.select().from(connection).orderBy(connection.platform, connection.id),
    addOrganisation: async (added) => {
      await db.insert(organisation).values(added);
    },
    addConnection: async (added) => {
      await db.insert(connection).values(added);
    },
    addProgramme: async (added) => {
      await db.insert(programme).values(added);
    },
    addCohort: async (added) => {
      await db.insert(cohort).values(added);
    },
    addNetwork: async (added) => {
      await db.insert(network).values(added);
    },
    addParticipant: ({ organisationIds, ...added }) =>
      db.transaction(async (tx) => {
        await tx.insert(participant).values(added);
        if (organisationIds.length === 0) return;
        await tx
          .insert(participantOrganisation)
          .values(organisationIds.map((organisationId) => ({ participantId: added.id, organisationId })));
      }),
    addListings: async (added) => {
      if (added.length === 0) return;
      await db.insert(listing).values(added.map((one) => ({ id: newId(), ...one, themes: [...one.themes] })));
    },
    addProgrammeRole: async (added) => {
      await db.insert(programmeRole).values({ id: newId(), ...added });
    },
    startOver: async () => {
      await jobs.clear();
      await truncateAll(db);
      // what was stored between the two; a job without its row does nothing
      await jobs.clear();
    },
  };
}
