import { sql } from 'drizzle-orm';
import type { Id } from '../../bot/id.ts';
import type { Standing } from '../../bot/permissions/standing.ts';
import { type Db, rows } from '../drivers.ts';
import { first } from './first.ts';

/** All facts that permissions follow from, in one query (see `Projects.standing`). */
export async function standingOf(
  db: Db,
  personId: Id,
  about: { readonly projectId: Id } | { readonly roundId: Id },
): Promise<Standing | null> {
  const thatProject =
    'projectId' in about
      ? sql`p.id = ${about.projectId}`
      : sql`p.id = (select r.project_id from round r where r.id = ${about.roundId})`;
  const found = await rows<{
    id: Id;
    roles: Standing['roles'];
    memberships: Standing['memberships'];
    offices: Standing['offices'];
    is_administrator: boolean;
    shares_contents: boolean;
  }>(
    db,
    sql`
      select p.id, p.shares_contents, person.is_administrator,
        (select coalesce(jsonb_agg(h.role order by h.role), '[]') from role_holding h
           where h.project_id = p.id and h.person_id = person.id and h.ended_at is null) as roles,
        (select coalesce(jsonb_agg(jsonb_build_object('groupId', g.id, 'kind', g.kind, 'party', m.party)), '[]')
           from project_group g join membership m on m.group_id = g.id
           where g.project_id = p.id and m.person_id = person.id and m.left_at is null) as memberships,
        (select coalesce(jsonb_agg(distinct o.role), '[]') from programme_role o
           where o.person_id = person.id and o.programme_id = p.programme_id
             and (o.role = 'secretariat' or exists (select 1 from listing l
               where l.participant_id = p.participant_id and l.network_id = o.network_id))) as offices
      from project p, person
      where ${thatProject} and person.id = ${personId}`,
  );
  const row = first(found);
  return (
    row && {
      projectId: row.id,
      roles: row.roles,
      memberships: row.memberships,
      offices: row.offices,
      isAdministrator: row.is_administrator,
      sharesContents: row.shares_contents,
    }
  );
}
