import type { Temporal } from 'temporal-polyfill';
import type { Loader, Services } from '../conversation/handling.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import type { Language } from '../people/person.ts';
import { may } from '../permissions/permissions.ts';
import { todayIn } from '../plan/milestone.usecases.ts';
import type { Repositories } from '../ports/store.ts';
import type { Project } from '../project/project.ts';
import { worstFirst } from './register.ts';
import { loadRegister } from './risk.loading.ts';
import type { Grades, RiskStatus } from './risk.ts';
import type { RiskName } from './risk.views.ts';

/** So long a link to the table serves. */
const servesFor = { minutes: 30 } as const;
const purpose = 'risk register';

/** How a table can be had. */
export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A row of the booklet's table, and what we keep beside it. */
export interface RegisterRow {
  readonly number: number;
  readonly name: RiskName;
  readonly grades: Grades | null;
  readonly status: RiskStatus;
  readonly countermeasures: readonly {
    readonly text: string;
    readonly responsible: string;
    readonly dueOn: Temporal.PlainDate;
    readonly doneOn: Temporal.PlainDate | null;
  }[];
}

/** A register as a table, for one reader. */
export interface RegisterTable {
  readonly projectName: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly format: TableFormat;
  readonly rows: readonly RegisterRow[];
}

/** What the page that hands tables out asks of the bot. */
export interface TableFront {
  /** What an address gives; null where it is none of ours, has served its time, or its reader may not see it any more. */
  table(token: string): Promise<RegisterTable | null>;
}

type Signing = Pick<Services, 'signer' | 'publicUrl'>;

function address(
  { signer, publicUrl }: Signing,
  format: TableFormat,
  parts: { readonly projectId: Id; readonly personId: Id; readonly until: Temporal.Instant },
): string {
  const named = [parts.projectId, parts.personId, parts.until.epochMilliseconds, format].join('.');
  return `${publicUrl}/tables/${named}.${signer.sign(purpose, named)}`;
}

/** Links to the table, for one reader and half an hour. */
export const riskExport: Loader<'riskExport'> = async ({ services, repositories, reader }, { id }) => {
  const project = await repositories.projects.project(id);
  if (!project) return null;
  const until = services.clock.now().add(servesFor);
  const parts = { projectId: id, personId: reader.person.id, until };
  return {
    projectId: id,
    projectName: project.name,
    count: (await repositories.risks.ofProject(id)).length,
    csv: address(services, 'csv', parts),
    xlsx: address(services, 'xlsx', parts),
    until,
  };
};

async function rowsOf(repositories: Repositories, project: Project): Promise<readonly RegisterRow[]> {
  const register = await loadRegister(repositories, project.id);
  const name = await namesOf(
    repositories,
    register.entries.flatMap(({ countermeasures }) => countermeasures.map((one) => one.responsibleId)),
  );
  return worstFirst(register.entries).map(({ risk, number, countermeasures }) => ({
    ...{ number, name: register.nameOf(risk), grades: risk.grades, status: risk.status },
    countermeasures: countermeasures.map((one) => ({
      text: one.text,
      responsible: name(one.responsibleId),
      dueOn: one.dueOn,
      doneOn: one.doneAt && todayIn(one.doneAt, project),
    })),
  }));
}

const isFormat = (text: string): text is TableFormat => (tableFormats as readonly string[]).includes(text);

/** Finds what a signed address gives. What its reader may see is looked at when it is fetched. */
export const createTableFront = ({
  signer,
  store,
  clock,
}: Pick<Services, 'signer' | 'store' | 'clock'>): TableFront => ({
  async table(token) {
    const [projectId = '', personId = '', until = '', format = '', signature = ''] = token.split('.');
    const named = [projectId, personId, until, format].join('.');
    if (!isFormat(format) || !signer.verify(purpose, named, signature)) return null;
    if (Number(until) <= clock.now().epochMilliseconds) return null;
    const person = await store.people.person(personId);
    const project = await store.projects.project(projectId);
    if (!person || !project) return null;
    if (!may('risks.export', await store.projects.standing(personId, { projectId }))) return null;
    return {
      projectName: project.name,
      language: person.language,
      timeZone: person.timeZone,
      format,
      rows: await rowsOf(store, project),
    };
  },
});
