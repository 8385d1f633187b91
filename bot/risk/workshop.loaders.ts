import type { Loaders, Loading } from '../conversation/handling.ts';
import type { FormState } from '../conversation/view.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import { membersWithLink } from '../people/member-links.ts';
import { may } from '../permissions/permissions.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Project } from '../project/project.ts';
import { linkedTo, participantsOf } from './asking.ts';
import { worstFirst } from './register.ts';
import { lacking, listed, loadRegister, matrixEntries, type Register } from './risk.loading.ts';
import type { GradeLine, MatrixContents, WorkshopHead, WorkshopViewName } from './risk.views.ts';
import { fewestGraders, wholeGraders } from './workshop.decide.ts';
import { type GivenGrade, leads, type Workshop } from './workshop.ts';

/** So many risks are graded on a page, whatever the platform. */
export const risksOnPage = 5;
/** So much of what helps to think is shown. */
const mostHelp = 5;

const headOf = (workshop: Workshop, project: Project): WorkshopHead => ({
  workshopId: workshop.id,
  projectId: project.id,
  projectName: project.name,
  number: workshop.number,
  groupKind: workshop.groupKind,
  status: workshop.status,
  isAgain: workshop.isAgain,
});

/** A workshop with its project, and what every view of it knows. */
export async function loadWorkshop({ repositories }: Loading, id: Id) {
  const workshop = await repositories.risks.workshop(id);
  const project = workshop && (await repositories.projects.project(workshop.projectId));
  return workshop && project ? { workshop, project, head: headOf(workshop, project) } : null;
}

/** Whether they are offered what whoever leads it does; through a link nobody is. */
export const mayLead = ({ reader, standing }: Loading, workshop: Workshop): boolean =>
  reader.via === 'account' && workshop.status !== 'closed' && leads(workshop, reader.person.id, standing);

/** Of the worst risks of a project, with the picture of them. */
export async function matrixOf(
  { repositories, services, reader }: Loading,
  register: Register,
  project: Pick<Project, 'id' | 'name'>,
): Promise<{ readonly matrix: MatrixContents; readonly picture: string | null }> {
  const entries = await matrixEntries(repositories, register, project.id);
  const matrix = { projectId: project.id, projectName: project.name, entries };
  const picture = entries.length > 0 ? services.pictures.matrixOf(matrix, reader.person.language) : null;
  return { matrix, picture };
}

/** The risks of a page, from 1, with what somebody gave for them; of no page, the first that lacks something. */
function gradePage(
  register: Register,
  list: readonly Id[],
  given: readonly GivenGrade[],
  wanted: number | null,
  typed: readonly string[],
) {
  const lines = register.entries
    .filter(({ risk }) => list.includes(risk.id))
    .map(({ risk, number }): GradeLine => {
      const own = given.find((one) => one.riskId === risk.id);
      return {
        ...{ riskId: risk.id, number, name: register.nameOf(risk) },
        ...{ s: own?.s ?? null, k: own?.k ?? null },
      };
    });
  const isWhole = ({ s, k }: GradeLine) => s !== null && k !== null;
  const pages = Math.max(1, Math.ceil(lines.length / risksOnPage));
  const ofTyped = lines.findIndex(({ riskId }) => typed.some((name) => name.endsWith(`:${riskId}`)));
  const open = ofTyped === -1 ? lines.findIndex((line) => !isWhole(line)) : ofTyped;
  const page = wanted ?? (open === -1 ? null : Math.floor(open / risksOnPage) + 1);
  const from = page === null ? 0 : (Math.min(Math.max(page, 1), pages) - 1) * risksOnPage;
  return {
    page: page === null ? pages : Math.min(Math.max(page, 1), pages),
    pages,
    done: lines.filter(isWhole).length,
    count: lines.length,
    lines: page === null ? [] : lines.slice(from, from + risksOnPage),
  };
}

/** A page of somebody's grades; `wanted`: the one that they turned to. */
export async function gradingContents(
  loading: Loading,
  id: Id,
  form: FormState,
  wanted: number | null = null,
) {
  const loaded = await loadWorkshop(loading, id);
  if (!loaded) return null;
  const { repositories, reader } = loading;
  const isOpen = loaded.workshop.status === 'grading';
  const list = isOpen ? await repositories.risks.list(id) : [];
  const given = await repositories.risks.givenBy(id, reader.person.id, reader.linkSince);
  const register = await loadRegister(repositories, loaded.project.id);
  const typed = form.refusals.map(({ field = '' }) => field);
  return { ...loaded.head, ...gradePage(register, list, given, wanted, typed), form };
}

/** How many take part, also those who noted or graded and then left; and how many have. */
async function countsOf({ repositories }: Loading, workshop: Workshop) {
  const { id } = workshop;
  const { asked } = await participantsOf(repositories, workshop);
  const byLink = await membersWithLink(repositories, linkedTo(workshop));
  const notes = await repositories.risks.notes(id);
  const given = await repositories.risks.given(id);
  const graders = wholeGraders(await repositories.risks.list(id), given);
  const everybody = new Set([...asked, ...[...notes, ...given].map(({ personId }) => personId)]);
  return {
    asked: everybody.size,
    byLink: byLink.length,
    contributed: new Set(notes.map(({ personId }) => personId)).size,
    factors: notes.length,
    graded: graders.size,
    needed: fewestGraders(everybody.size),
  };
}

/** Whom PL named, as long as they have a part in the project; then PL. */
async function leadingNow({ repositories }: Loading, { leaderId, projectId }: Workshop): Promise<Id> {
  const standing = await repositories.projects.standing(leaderId, { projectId });
  const isThere = (standing?.roles.length ?? 0) + (standing?.memberships.length ?? 0) > 0;
  return isThere ? leaderId : ((await leadersOf(repositories, projectId)).pl ?? leaderId);
}

/** What is shown of a workshop. */
export const workshopLoaders: Loaders<Exclude<WorkshopViewName, 'workshopLinks'>> = {
  async workshop(loading, { id }) {
    const loaded = await loadWorkshop(loading, id);
    if (!loaded) return null;
    const { workshop, project, head } = loaded;
    const { entries } = await loadRegister(loading.repositories, project.id);
    const leaderId = await leadingNow(loading, workshop);
    const name = await namesOf(loading.repositories, [leaderId]);
    return {
      ...head,
      leader: name(leaderId),
      ...(await countsOf(loading, workshop)),
      lacking: lacking(entries).length,
      may: { note: may('channel.read', loading.standing), lead: mayLead(loading, workshop) },
    };
  },
  async workshopConfirm(loading, { id }) {
    const loaded = await loadWorkshop(loading, id);
    if (!loaded) return null;
    const { workshop, head } = loaded;
    const { asked, contributed, graded, needed } = await countsOf(loading, workshop);
    const isGrading = workshop.status === 'grading';
    return {
      ...head,
      taken: isGrading ? graded : contributed,
      asked,
      needed: isGrading ? needed : 0,
      may: { lead: mayLead(loading, workshop) },
    };
  },
  async riskNotes(loading, { id }, form) {
    const loaded = await loadWorkshop(loading, id);
    if (!loaded) return null;
    const { workshop, project, head } = loaded;
    const { repositories, reader } = loading;
    const isOpen = workshop.status === 'collecting';
    const register = await loadRegister(repositories, project.id);
    const goals = await repositories.goals.ofProject(project.id);
    const milestones = await repositories.milestones.ofProject(project.id);
    return {
      ...head,
      greeting: workshop.greeting,
      notes: isOpen
        ? (await repositories.risks.notesOf(id, reader.person.id, reader.linkSince)).map((one) => ({
            id: one.id,
            text: one.text,
          }))
        : [],
      goals: goals
        .filter(({ ended }) => !ended)
        .slice(0, mostHelp)
        .map(({ wording }) => wording),
      milestones: milestones
        .filter(({ reached }) => !reached)
        .slice(0, mostHelp)
        .map(({ wording }) => wording),
      critical: listed(register.entries)
        .filter(({ risk }) => risk.origin.kind === 'round')
        .slice(-mostHelp)
        .map(({ risk }) => register.nameOf(risk)),
      form,
    };
  },
  async riskNoted(loading, { id }) {
    const loaded = await loadWorkshop(loading, id);
    if (!loaded) return null;
    const { person, linkSince } = loading.reader;
    const notes = await loading.repositories.risks.notesOf(id, person.id, linkSince);
    return { ...loaded.head, count: notes.length };
  },
  async riskList(loading, { id }) {
    const loaded = await loadWorkshop(loading, id);
    if (!loaded || loaded.workshop.status === 'collecting') return null;
    const register = await loadRegister(loading.repositories, loaded.project.id);
    const away = register.entries.filter(({ risk }) => risk.status === 'aside' || risk.status === 'merged');
    return {
      ...loaded.head,
      lines: worstFirst(listed(register.entries)).map(register.lineOf),
      away: away.length,
      may: { lead: mayLead(loading, loaded.workshop) },
    };
  },
  riskGrading: (loading, { id }, form) => gradingContents(loading, id, form),
  async riskMatrix(loading, { id }) {
    const loaded = await loadWorkshop(loading, id);
    if (!loaded) return null;
    const { workshop, project, head } = loaded;
    if (workshop.status !== 'matrix' && workshop.status !== 'closed') return null;
    const register = await loadRegister(loading.repositories, project.id);
    return {
      ...head,
      ...(await matrixOf(loading, register, project)),
      graded: await loading.repositories.risks.list(id),
      lacking: lacking(register.entries).map(register.lineOf),
      may: {
        set:
          mayLead(loading, workshop) ||
          (loading.reader.via === 'account' && (loading.standing?.roles.length ?? 0) > 0),
        end: mayLead(loading, workshop),
        register: loading.reader.via === 'account',
      },
    };
  },
};
