import { desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Id, newId } from '../../bot/id.ts';
import type { Programmes } from '../../bot/ports/store.ts';
import { type Participant, themes } from '../../bot/programme/programme.ts';
import { anyOf, type Db, rows } from '../drivers.ts';
import {
  cohort,
  connection,
  network,
  organisation,
  participant,
  participantOrganisation,
  programme,
  programmeRole,
} from '../schema/index.ts';
import { first } from './first.ts';

/** The programme, who takes part, and its people. */
export function programmesIn(db: Db): Programmes {
  return {
    current: async () =>
      first(await db.select().from(programme).orderBy(desc(programme.startsOn), programme.id).limit(1)),
    programme: async (id) => first(await db.select().from(programme).where(eq(programme.id, id))),
    participants: (programmeId) => participantsWhere(db, sql`p.programme_id = ${programmeId}`),
    participant: async (id) => first(await participantsWhere(db, sql`p.id = ${id}`)),
    lockParticipant: async (id) => {
      await db.select({ id: participant.id }).from(participant).where(eq(participant.id, id)).for('update');
    },
    organisations: async (ids) =>
      ids.length === 0 ? [] : db.select().from(organisation).where(anyOf(organisation.id, ids)),
    networkNames: async (ids) => {
      if (ids.length === 0) return [];
      const found = await db.select({ name: network.name }).from(network).where(anyOf(network.id, ids));
      return found.map(({ name }) => name);
    },
    networks: (programmeId) =>
      db
        .select({ id: network.id, name: network.name, cohort: cohort.number })
        .from(network)
        .innerJoin(cohort, eq(cohort.id, network.cohortId))
        .where(eq(cohort.programmeId, programmeId))
        .orderBy(cohort.number, network.name),
    organisationNamed: async (name) =>
      first(
        await db
          .select()
          .from(organisation)
          .where(sql`lower(${organisation.name}) = lower(${name})`)
          .orderBy(organisation.kind, organisation.id)
          .limit(1),
      ),
    addOrganisation: async (added) => {
      await db.insert(organisation).values(added);
    },
    addProgramme: async (added) => {
      await db.insert(programme).values(added);
    },
    addParticipant: async (programmeId, { id: organisationId, name }) => {
      const id = newId();
      await db.insert(participant).values({ id, programmeId, name });
      await db.insert(participantOrganisation).values({ participantId: id, organisationId });
    },
    giveConnection: async (connectionId, organisationId) => {
      await db.update(connection).set({ organisationId }).where(eq(connection.id, connectionId));
    },
    rolesOf: (personId) =>
      db
        .select({
          personId: programmeRole.personId,
          programmeId: programmeRole.programmeId,
          role: programmeRole.role,
          networkId: programmeRole.networkId,
        })
        .from(programmeRole)
        .where(eq(programmeRole.personId, personId)),
  };
}

/** Participants with what their listings say (PROG-3): in a cohort only where listed, in each network, by all themes. */
async function participantsWhere(db: Db, where: SQL): Promise<readonly Participant[]> {
  const found = await rows<{
    id: Id;
    programme_id: Id;
    name: string;
    organisations: Id[];
    cohorts: number[];
    networks: Id[];
    themes: string[];
  }>(
    db,
    sql`
      select p.id, p.programme_id, p.name,
        (select coalesce(jsonb_agg(o.organisation_id order by o.organisation_id), '[]')
           from participant_organisation o where o.participant_id = p.id) as organisations,
        coalesce(jsonb_agg(distinct c.number) filter (where l.listed), '[]') as cohorts,
        coalesce(jsonb_agg(distinct l.network_id) filter (where l.network_id is not null), '[]') as networks,
        coalesce(jsonb_agg(distinct theme) filter (where theme is not null), '[]') as themes
      from participant p
        left join listing l on l.participant_id = p.id
        left join cohort c on c.id = l.cohort_id
        left join lateral unnest(l.themes) as theme on true
      where ${where}
      group by p.id
      order by p.id`,
  );
  return found.map((row) => ({
    id: row.id,
    programmeId: row.programme_id,
    name: row.name,
    organisationIds: row.organisations,
    cohorts: row.cohorts,
    networkIds: row.networks,
    themes: themes.filter((theme) => row.themes.includes(theme)),
  }));
}
