import { newId } from '../bot/id.ts';
import type { ProgrammeSeed } from '../bot/ports/seed.ts';
import type { Db } from './drivers.ts';
import { isEmpty, truncateAll } from './empty.ts';
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

/** Writes what a programme starts with (`bot/ports/seed.ts`). */
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
