import { and, eq, getTableColumns, inArray, isNull, or } from 'drizzle-orm';
import { newId } from '../../bot/id.ts';
import type { Projects } from '../../bot/ports/store.ts';
import type { Db } from '../drivers.ts';
import { membership, place, project, projectGroup, roleHolding } from '../schema/index.ts';
import { first } from './first.ts';
import { projectIdOf, standingOf, standingsOf } from './standing.ts';

/** Projects with their places, groups and people. */
export function projectsIn(db: Db): Projects {
  return {
    project: async (id) => first(await db.select().from(project).where(eq(project.id, id))),
    idOf: (about) => projectIdOf(db, about),
    standing: (personId, about) => standingOf(db, personId, about),
    standings: (personId, projectIds) => standingsOf(db, personId, projectIds),
    lock: async (id) => first(await db.select().from(project).where(eq(project.id, id)).for('update')),
    add: async (added) => {
      await db.insert(project).values({ ...added, themes: [...added.themes] });
    },
    save: async ({ id, ...values }) => {
      await db
        .update(project)
        .set({ ...values, themes: [...values.themes] })
        .where(eq(project.id, id));
    },
    all: () => db.select().from(project).orderBy(project.id),
    ofPerson: (personId) => {
      const held = db
        .select({ id: roleHolding.projectId })
        .from(roleHolding)
        .where(and(eq(roleHolding.personId, personId), isNull(roleHolding.to)));
      const joined = db
        .select({ id: projectGroup.projectId })
        .from(membership)
        .innerJoin(projectGroup, eq(projectGroup.id, membership.groupId))
        .where(and(eq(membership.personId, personId), isNull(membership.to)));
      return db
        .select()
        .from(project)
        .where(or(inArray(project.id, held), inArray(project.id, joined)))
        .orderBy(project.id);
    },
    byPlace: async (connectionId, externalId) =>
      first(
        await db
          .select(getTableColumns(project))
          .from(place)
          .innerJoin(project, eq(project.id, place.projectId))
          .where(and(eq(place.connectionId, connectionId), eq(place.externalId, externalId)))
          .orderBy(place.kind, project.id)
          .limit(1),
      ),
    places: (projectId) =>
      db.select().from(place).where(eq(place.projectId, projectId)).orderBy(place.kind, place.id),
    addPlace: async (added) => {
      await db.insert(place).values(added);
    },
    groups: (projectId) => db.select().from(projectGroup).where(eq(projectGroup.projectId, projectId)),
    addGroup: async (added) => {
      await db.insert(projectGroup).values(added);
    },
    memberships: (projectId) =>
      db
        .select(getTableColumns(membership))
        .from(membership)
        .innerJoin(projectGroup, eq(projectGroup.id, membership.groupId))
        .where(eq(projectGroup.projectId, projectId))
        .orderBy(membership.from, membership.id),
    addMembership: async (added) => {
      await db.insert(membership).values(added);
    },
    endMembership: async (id, at) => {
      await db
        .update(membership)
        .set({ to: at })
        .where(and(eq(membership.id, id), isNull(membership.to)));
    },
    roles: async (projectId) => {
      const { id: _, ...columns } = getTableColumns(roleHolding);
      return db
        .select(columns)
        .from(roleHolding)
        .where(eq(roleHolding.projectId, projectId))
        .orderBy(roleHolding.from, roleHolding.id);
    },
    giveRole: async (holding) => {
      await db
        .update(roleHolding)
        .set({ to: holding.from })
        .where(
          and(
            eq(roleHolding.projectId, holding.projectId),
            eq(roleHolding.role, holding.role),
            isNull(roleHolding.to),
          ),
        );
      await db.insert(roleHolding).values({ id: newId(), ...holding });
    },
  };
}
