import { type SQL, sql } from 'drizzle-orm';
import type { Subject } from '../../bot/conversation/subject.ts';
import type { Id } from '../../bot/id.ts';
import type { Person, Platform } from '../../bot/people/person.ts';
import type { Standing } from '../../bot/permissions/standing.ts';
import { anyOf, type Db, rows } from '../drivers.ts';
import { first } from './first.ts';

interface StandingRow {
  readonly id: Id;
  readonly roles: Standing['roles'];
  readonly memberships: Standing['memberships'];
  readonly offices: Standing['offices'];
  readonly is_administrator: boolean;
  readonly shares_contents: boolean;
}

const standingIn = (row: StandingRow): Standing => ({
  projectId: row.id,
  roles: row.roles,
  memberships: row.memberships,
  offices: row.offices,
  isAdministrator: row.is_administrator,
  sharesContents: row.shares_contents,
});

/** All facts that permissions follow from, of `person` and the project `p`. */
const facts = sql`
  p.id, p.shares_contents, person.is_administrator,
  (select coalesce(jsonb_agg(h.role order by h.role), '[]') from role_holding h
     where h.project_id = p.id and h.person_id = person.id and h.ended_at is null) as roles,
  (select coalesce(jsonb_agg(jsonb_build_object('groupId', g.id, 'kind', g.kind, 'party', m.party)), '[]')
     from project_group g join membership m on m.group_id = g.id
     where g.project_id = p.id and m.person_id = person.id and m.left_at is null) as memberships,
  (select coalesce(jsonb_agg(distinct o.role), '[]') from programme_role o
     where o.person_id = person.id and o.programme_id = p.programme_id
       and (o.role = 'secretariat' or exists (select 1 from listing l
         where l.participant_id = p.participant_id and l.network_id = o.network_id))) as offices`;

function theProject(about: Subject): SQL {
  if ('projectId' in about) return sql`p.id = ${about.projectId}`;
  if ('roundId' in about) return sql`p.id = (select r.project_id from round r where r.id = ${about.roundId})`;
  if ('deadlineId' in about)
    return sql`p.id = (select d.project_id from reporting_deadline d where d.id = ${about.deadlineId})`;
  if ('workshopId' in about)
    return sql`p.id = (select w.project_id from risk_workshop w where w.id = ${about.workshopId})`;
  if ('riskId' in about) return sql`p.id = (select k.project_id from risk k where k.id = ${about.riskId})`;
  if ('goalId' in about) return sql`p.id = (select g.project_id from goal g where g.id = ${about.goalId})`;
  return sql`p.id = (select m.project_id from milestone m where m.id = ${about.milestoneId})`;
}

/** The project that something is of (see `Projects.idOf`). */
export async function projectIdOf(db: Db, about: Subject): Promise<Id | null> {
  const row = first(await rows<{ id: Id }>(db, sql`select p.id from project p where ${theProject(about)}`));
  return row?.id ?? null;
}

/** What somebody is to a project, in one query (see `Projects.standing`). */
export async function standingOf(db: Db, personId: Id, about: Subject): Promise<Standing | null> {
  const row = first(
    await rows<StandingRow>(
      db,
      sql`select ${facts} from project p, person where ${theProject(about)} and person.id = ${personId}`,
    ),
  );
  return row && standingIn(row);
}

/** What somebody is to each of some projects, in one query (see `Projects.standings`). */
export async function standingsOf(
  db: Db,
  personId: Id,
  projectIds: readonly Id[],
): Promise<readonly Standing[]> {
  const found = await rows<StandingRow>(
    db,
    sql`select ${facts} from project p, person where ${anyOf(sql`p.id`, projectIds)} and person.id = ${personId}`,
  );
  return found.map(standingIn);
}

type AccountRow = { readonly [K in keyof StandingRow]: StandingRow[K] | null } & {
  readonly person_id: Id;
  readonly name: string;
  readonly language: Person['language'];
  readonly time_zone: string;
  readonly is_administrator: boolean;
  readonly preferred_account_id: Id | null;
};

/** Who is behind an account, and what they are to a project, in one query (see `People.behindAccountWith`). */
export async function standingBehind(
  db: Db,
  account: readonly [platform: Platform, connectionId: Id, externalId: string],
  about: Subject,
): Promise<{ readonly person: Person; readonly standing: Standing | null } | null> {
  const [platform, connectionId, externalId] = account;
  const row = first(
    await rows<AccountRow>(
      db,
      sql`
        select ${facts}, person.id as person_id, person.name, person.language, person.time_zone,
          person.preferred_account_id
        from account join person on person.id = account.person_id left join project p on ${theProject(about)}
        where account.platform = ${platform} and account.connection_id = ${connectionId}
          and account.external_id = ${externalId}`,
    ),
  );
  if (!row) return null;
  const person: Person = {
    id: row.person_id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    isAdministrator: row.is_administrator,
    preferredAccountId: row.preferred_account_id,
  };
  return { person, standing: row.id === null ? null : standingIn(row as StandingRow) };
}
