import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { dawnOf } from '../../bot/calendar/mornings.ts';
import { workingDaysAfter } from '../../bot/calendar/working-days.ts';
import type { Db } from '../../db/drivers.ts';

/** The day on which the reports of the bench were to be delivered: from the second working day on they are late. */
export const dueOn = Temporal.PlainDate.from('2026-01-05');

/** The nth day on which whoever is responsible for a late report is told (REP-2): the second working day, then every fifth. */
export const ladderDay = (nth: number): Temporal.PlainDate => workingDaysAfter(dueOn, 2 + 5 * nth);

/** How much there is in the database. */
export interface Stored {
  /** People who have a late report to deliver, twenty in each project. */
  readonly late: number;
  /** Subjects whose day is far away, and as many things that were told of late, to other people. */
  readonly others: number;
}

const inProject = 20;
/** So many things each of the others was told, five in a message. */
const toldEach = 50;
const uuid = (kind: number, number: string): string => `lpad('${kind}' || ${number}, 32, '0')::uuid`;

/** Fills an empty, migrated database by statements, without the bot: only what is measured is done by it. */
export async function seedReminders(db: Db, { late, others }: Stored): Promise<void> {
  const first = dawnOf(ladderDay(0)).toString();
  const scale = `{"min":1,"max":5,"best":"max","words":{}}`;
  const people = Math.ceil(others / toldEach);
  const statements = [
    // a million rows take longer than any statement of ours may
    'set local statement_timeout = 0',
    `insert into organisation (id, name, kind) values (${uuid(1, '1')}, 'Elverum', 'municipality')`,
    `insert into connection (id, platform, external_id, organisation_id)
       values (${uuid(2, '1')}, 'web', 'Elverum', ${uuid(1, '1')})`,
    `insert into programme (id, name, starts_on, ends_on) values (${uuid(3, '1')}, 'Saman', '2025-01-01', '2028-12-31')`,
    `insert into participant (id, programme_id, name) values (${uuid(4, '1')}, ${uuid(3, '1')}, 'Elverum')`,
    `insert into person (id, name, language, time_zone, is_administrator, preferred_account_id)
       select ${uuid(5, 'n')}, 'Person ' || n, 'nb', 'Europe/Oslo', false, ${uuid(6, 'n')}
       from generate_series(1, ${late + people}) n`,
    `insert into account (id, platform, connection_id, external_id, person_id)
       select ${uuid(6, 'n')}, 'web', ${uuid(2, '1')}, 'person-' || n, ${uuid(5, 'n')}
       from generate_series(1, ${late + people}) n`,
    `insert into project (id, name, participant_id, programme_id, themes, language, time_zone, phase, scale,
         thresholds, shares_contents)
       select ${uuid(7, 'n')}, 'Prosjekt ' || n, ${uuid(4, '1')}, ${uuid(3, '1')}, '{full-time}', 'nb',
         'Europe/Oslo', 'execution', '${scale}', '{}', false
       from generate_series(0, ${Math.ceil(late / inProject)}) n`,
    `insert into project_group (id, project_id, kind)
       select ${uuid(8, 'n')}, ${uuid(7, 'n')}, 'project' from generate_series(0, ${Math.ceil(late / inProject)}) n`,
    `insert into membership (id, group_id, person_id, party, joined_at)
       select ${uuid(9, 'n')}, ${uuid(8, `n / ${inProject}`)}, ${uuid(5, 'n')}, 'employees', '2025-01-01'
       from generate_series(1, ${late}) n`,
    `insert into reporting_deadline (id, project_id, contents, due_on, responsible_id, recorded_at)
       select ${uuid(10, 'n')}, ${uuid(7, `n / ${inProject}`)}, 'Rapport ' || n, '${dueOn}', ${uuid(5, 'n')}, '2025-01-01'
       from generate_series(1, ${late}) n`,
    `insert into due (kind, subject_id, at)
       select 'deadline', ${uuid(10, 'n')}, '${first}' from generate_series(1, ${late}) n`,
    `insert into due (kind, subject_id, at)
       select 'milestone', ${uuid(11, 'n')}, timestamptz '2027-06-01' + n * interval '1 second'
       from generate_series(1, ${others}) n`,
    `insert into digest (id, person_id, day)
       select ${uuid(12, 'n')}, ${uuid(5, `(${late} + 1 + n % ${people})`)}, date '2025-12-20' + (n / ${people})
       from generate_series(0, ${Math.ceil(others / 5) - 1}) n`,
    `insert into nudge (person_id, kind, why, subject_id, day, at, digest_id, is_asked)
       select g.person_id, 'milestone', 'coming', ${uuid(11, '(k + 1)')}, g.day, g.day, g.id, false
       from digest g, generate_series(1, 5) k`,
    'analyze',
  ];
  await db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement));
  });
}
