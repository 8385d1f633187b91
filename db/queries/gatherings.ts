import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { NetworkLeader, Part } from '../../bot/gatherings/circle.ts';
import type {
  Gathering,
  GatheringMove,
  GatheringOf,
  NetworkNumber,
  Occasion,
} from '../../bot/gatherings/gathering.ts';
import type { Gatherings } from '../../bot/ports/gatherings.ts';
import { type Db, rows } from '../drivers.ts';
import {
  gathering,
  gatheringAttendance,
  gatheringMove,
  type KeptOccasion,
  listing,
  person,
  programme,
  programmeRole,
} from '../schema/index.ts';
import { first } from './first.ts';

/** Gatherings with their history, the people around them, and who comes. */
export function gatheringsIn(db: Db): Gatherings {
  const gatheringsWhere = (where: SQL) => db.select().from(gathering).where(where);
  return {
    gathering: async (id) => firstGathering(await gatheringsWhere(eq(gathering.id, id))),
    lock: async (id) => firstGathering(await gatheringsWhere(eq(gathering.id, id)).for('no key update')),
    lockProgramme: async (id) => {
      // not FOR UPDATE: what points at the programme is written meanwhile
      await db.select({ id: programme.id }).from(programme).where(eq(programme.id, id)).for('no key update');
    },
    ofProgramme: async (programmeId) =>
      (
        await gatheringsWhere(eq(gathering.programmeId, programmeId)).orderBy(
          gathering.startsOn,
          gathering.plannedAt,
          gathering.id,
        )
      ).map(toGathering),
    add: async (added) =>
      (await db.insert(gathering).values(toRow(added)).onConflictDoNothing().returning({ id: gathering.id }))
        .length === 1,
    cancel: async ({ id, cancelled }) => {
      await db.update(gathering).set(cancelledOf(cancelled)).where(eq(gathering.id, id));
    },
    move: async ({ from, to, ...move }) => {
      await db.insert(gatheringMove).values({ ...move, from: kept(from), to: kept(to) });
      await db
        .update(gathering)
        .set({ ...kept(to), movedAt: move.movedAt })
        .where(eq(gathering.id, move.gatheringId));
      await db
        .update(gatheringAttendance)
        .set({ answer: 'lapsed' })
        .where(
          and(eq(gatheringAttendance.gatheringId, move.gatheringId), eq(gatheringAttendance.answer, 'yes')),
        );
    },
    moves: async (id) =>
      (
        await db
          .select()
          .from(gatheringMove)
          .where(eq(gatheringMove.gatheringId, id))
          .orderBy(gatheringMove.movedAt, gatheringMove.id)
      ).map(toMove),
    circle: ({ of, programmeId }) => circleOf(db, of, programmeId),
    programmePeople: async (programmeId) => {
      const collator = new Intl.Collator('nb');
      const found = await db
        .selectDistinct({ id: person.id, name: person.name })
        .from(programmeRole)
        .innerJoin(person, eq(person.id, programmeRole.personId))
        .where(eq(programmeRole.programmeId, programmeId));
      return found.toSorted((a, b) => collator.compare(a.name, b.name) || a.id.localeCompare(b.id));
    },
    withThemeDay: async (networkId) => {
      const listed = db
        .select({ id: listing.participantId })
        .from(listing)
        .where(eq(listing.networkId, networkId));
      const found = await db
        .selectDistinct({ id: gathering.participantId })
        .from(gathering)
        .where(and(isNull(gathering.cancelledAt), inArray(gathering.participantId, listed)));
      return found.flatMap(({ id }) => (id === null ? [] : [id]));
    },
    attendance: (gatheringId) =>
      db
        .select()
        .from(gatheringAttendance)
        .where(eq(gatheringAttendance.gatheringId, gatheringId))
        .orderBy(gatheringAttendance.personId),
    attendanceOf: (personId) =>
      db
        .select()
        .from(gatheringAttendance)
        .where(eq(gatheringAttendance.personId, personId))
        .orderBy(gatheringAttendance.gatheringId),
    answer: async ({ gatheringId, personId, ...answer }) => {
      await db
        .insert(gatheringAttendance)
        .values({ gatheringId, personId, ...answer })
        .onConflictDoUpdate({
          target: [gatheringAttendance.gatheringId, gatheringAttendance.personId],
          set: answer,
        });
    },
    withdraw: async (gatheringId, personIds) => {
      if (personIds.length === 0) return;
      await db
        .delete(gatheringAttendance)
        .where(
          and(
            eq(gatheringAttendance.gatheringId, gatheringId),
            inArray(gatheringAttendance.personId, [...personIds]),
          ),
        );
    },
  };
}

/** The projects `p` around a gathering; every many-to-many of PROG-3 is in the listings. */
function projectsAround(of: GatheringOf, programmeId: string): SQL {
  switch (of.kind) {
    case 'network':
      return sql`exists (select 1 from listing l
        where l.participant_id = p.participant_id and l.network_id = ${of.networkId})`;
    case 'themeDay':
      return sql`p.participant_id = ${of.participantId}`;
    case 'leaders':
      return sql`p.programme_id = ${programmeId}`;
  }
}

type PartRow = {
  readonly [K in
    | 'person_id'
    | 'name'
    | 'time_zone'
    | 'project_id'
    | 'participant_id'
    | 'participant']: string;
} & Pick<Part, 'part' | 'party'> & { readonly has_account: boolean; readonly since: string };

async function circleOf(db: Db, of: GatheringOf, programmeId: string) {
  const found = await rows<PartRow>(
    db,
    sql`
      with around as (
        select p.id, p.participant_id, a.name as participant
        from project p join participant a on a.id = p.participant_id where ${projectsAround(of, programmeId)}),
      part as (
        select r.id as project_id, r.participant_id, r.participant, h.person_id, h.role as part,
          null as party, h.began_at as since
        from around r join role_holding h on h.project_id = r.id where h.ended_at is null
          ${of.kind === 'leaders' ? sql`and h.role = 'pl'` : sql``}
        union all
        select r.id, r.participant_id, r.participant, m.person_id, g.kind, m.party, m.joined_at
        from around r join project_group g on g.project_id = r.id join membership m on m.group_id = g.id
        where m.left_at is null ${of.kind === 'leaders' ? sql`and false` : sql``})
      select part.*, person.name, person.time_zone, person.preferred_account_id is not null as has_account
      from part join person on person.id = part.person_id
      order by part.project_id, part.part, person.id`,
  );
  return {
    ...(await headOf(db, of, programmeId)),
    parts: found.map((row): Part => {
      const { person_id: personId, project_id: projectId, participant_id: participantId } = row;
      const { name, participant, part, party } = row;
      return {
        ...{ personId, name, timeZone: row.time_zone, hasAccount: row.has_account },
        ...{ projectId, participantId, participant, part, party, since: Temporal.Instant.from(row.since) },
      };
    }),
  };
}

/** What it is called by, and who leads its network. */
async function headOf(
  db: Db,
  of: GatheringOf,
  programmeId: string,
): Promise<{ readonly name: string; readonly networkLeaders: readonly NetworkLeader[] }> {
  if (of.kind !== 'network') {
    const name =
      of.kind === 'themeDay'
        ? sql`select name from participant where id = ${of.participantId}`
        : sql`select name from programme where id = ${programmeId}`;
    return { name: first(await rows<{ name: string }>(db, name))?.name ?? '', networkLeaders: [] };
  }
  const found = await rows<{
    readonly name: string;
    readonly person_id: string | null;
    readonly time_zone: string;
    readonly has_account: boolean;
  }>(
    db,
    sql`
      select n.name, q.id as person_id, q.time_zone, q.preferred_account_id is not null as has_account
      from network n
        left join programme_role o on o.network_id = n.id and o.role = 'network-leader'
        left join person q on q.id = o.person_id
      where n.id = ${of.networkId} order by q.id`,
  );
  return {
    name: found[0]?.name ?? '',
    networkLeaders: found.flatMap(({ person_id: personId, time_zone: timeZone, has_account: hasAccount }) =>
      personId === null ? [] : [{ personId, timeZone, hasAccount }],
    ),
  };
}

type Row = typeof gathering.$inferSelect;

const kept = ({ startsOn, endsOn, startsAt, place }: Occasion): KeptOccasion => ({
  startsOn: startsOn.toString(),
  endsOn: endsOn.toString(),
  startsAt: startsAt?.toString() ?? null,
  place,
});

const occasionIn = ({ startsOn, endsOn, startsAt, place }: KeptOccasion): Occasion => ({
  startsOn: Temporal.PlainDate.from(startsOn),
  endsOn: Temporal.PlainDate.from(endsOn),
  startsAt: startsAt === null ? null : Temporal.PlainTime.from(startsAt),
  place,
});

const cancelledOf = (cancelled: Gathering['cancelled']) => ({
  cancelledAt: cancelled?.at ?? null,
  cancelledBy: cancelled?.by ?? null,
  cancelReason: cancelled?.reason ?? null,
});

function toRow({ of, cancelled, startsOn, endsOn, startsAt, place, ...rest }: Gathering): Row {
  return {
    ...rest,
    ...kept({ startsOn, endsOn, startsAt, place }),
    kind: of.kind,
    networkId: of.kind === 'network' ? of.networkId : null,
    number: of.kind === 'network' ? of.number : null,
    participantId: of.kind === 'themeDay' ? of.participantId : null,
    ...cancelledOf(cancelled),
  };
}

/** The row as the union that it is; constraints hold that it has what belongs to its kind. */
export function toGathering(row: Row): Gathering {
  const { kind, networkId, number, participantId, cancelledAt, cancelledBy, cancelReason, ...rest } = row;
  return {
    ...rest,
    ...occasionIn(row),
    of: ofIn(kind, networkId, number, participantId),
    cancelled:
      cancelledAt && cancelledBy && cancelReason !== null
        ? { at: cancelledAt, by: cancelledBy, reason: cancelReason }
        : null,
  };
}

function ofIn(
  kind: Row['kind'],
  networkId: Row['networkId'],
  number: Row['number'],
  participantId: Row['participantId'],
): GatheringOf {
  if (kind === 'network' && networkId !== null) return { kind, networkId, number: number as NetworkNumber };
  return kind === 'themeDay' && participantId !== null ? { kind, participantId } : { kind: 'leaders' };
}

const firstGathering = (found: readonly Row[]): Gathering | null => {
  const row = first(found);
  return row && toGathering(row);
};

const toMove = ({ from, to, ...move }: typeof gatheringMove.$inferSelect): GatheringMove => ({
  ...move,
  from: occasionIn(from),
  to: occasionIn(to),
});
