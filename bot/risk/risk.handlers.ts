import type { Answered, Context, Handlers } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import { projectsFollowedBy } from '../project/followed.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import type { RiskShowCommand } from './risk.commands.ts';
import { idsOf } from './risk.decide.ts';
import { lacking, loadRegister, mayChange, openWorkshop } from './risk.loading.ts';
import { isOnList } from './risk.ts';
import { registerHandlers } from './risk.usecases.ts';
import type { RegisterViewName, WorkshopViewName } from './risk.views.ts';
import { gradingContents } from './workshop.loaders.ts';
import { leads, partIn, type WorkshopStatus } from './workshop.ts';
import { workshopHandlers } from './workshop.usecases.ts';
import { workshopLinkHandlers } from './workshop-links.ts';

type OnProject = { readonly projectId: Id };
type OnRisk = { readonly riskId: Id };
type OnWorkshop = { readonly workshopId: Id };

/** Shows a view of the project's register. */
const shows =
  (name: RegisterViewName, how: Answered['how'] = 'say') =>
  async (_context: Context, { projectId }: OnProject): Promise<Outcome<Answered>> =>
    accept({ how, view: { name, id: projectId } });

/** Opens a form that changes the register, for whoever may. */
const opens =
  (name: RegisterViewName) =>
  async ({ store, standing, reader }: Context, { projectId }: OnProject): Promise<Outcome<Answered>> => {
    const workshop = openWorkshop(await store.risks.workshops(projectId));
    return mayChange(standing, reader.person.id, workshop)
      ? accept({ how: 'open', view: { name, id: projectId } })
      : refuse('onlyLeader');
  };

/** Opens a form about one risk, for whoever may change it. */
const opensOne =
  (name: 'riskCloseForm' | 'countermeasureForm' | 'withdrawForm') =>
  async ({ store, standing, reader }: Context, { riskId }: OnRisk): Promise<Outcome<Answered>> => {
    const risk = await store.risks.risk(riskId);
    if (!risk) return refuse('notFound');
    const workshop = openWorkshop(await store.risks.workshops(risk.projectId));
    if (!mayChange(standing, reader.person.id, workshop)) return refuse('onlyLeader');
    const fits = isOnList(risk) || (name === 'riskCloseForm' && risk.status === 'aside');
    return fits ? accept({ how: 'open', view: { name, id: riskId } }) : refuse('riskNotOnList');
  };

/** Shows a view of a workshop, where it has come so far. */
const showsIn =
  (name: WorkshopViewName, how: Answered['how'], from: readonly WorkshopStatus[] | null = null) =>
  async ({ store }: Context, { workshopId }: OnWorkshop): Promise<Outcome<Answered>> => {
    const workshop = await store.risks.workshop(workshopId);
    if (!workshop) return refuse('notFound');
    if (from && !from.includes(workshop.status)) return refuse('workshopMovedOn');
    return accept({ how, view: { name, id: workshopId } });
  };

/** Something is to be done about a risk: the only one that lacks it, or all of them. */
async function chooseLacking(context: Context, { projectId }: OnProject): Promise<Outcome<Answered>> {
  const found = lacking((await loadRegister(context.store, projectId)).entries);
  const [only] = found.length === 1 ? found : [];
  if (only) return opensOne('countermeasureForm')(context, { riskId: only.risk.id });
  const name = found.length > 1 ? 'risksLacking' : 'risks';
  return accept({ how: 'say', view: { name, id: projectId } });
}

/** A workshop that is going on, or the form for a new one. */
async function openOrStart({ store }: Context, { projectId }: OnProject): Promise<Outcome<Answered>> {
  const open = openWorkshop(await store.risks.workshops(projectId));
  return accept(
    open
      ? { how: 'say', view: { name: 'workshop', id: open.id } }
      : { how: 'open', view: { name: 'workshopForm', id: projectId } },
  );
}

/** Whoever takes part grades; a page that they turn to is shown with what they gave. */
const inGroup = async (
  { store, standing }: Context,
  workshopId: Id,
  show: () => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> => {
  const workshop = await store.risks.workshop(workshopId);
  if (!workshop) return refuse('notFound');
  const isMember = standing?.memberships.some(({ groupId }) => groupId === workshop.groupId) ?? false;
  return isMember ? show() : refuse('notInGroup');
};

const showing: Handlers<Exclude<RiskShowCommand['type'], 'workshop.links'>> = {
  'risks.show': shows('risks'),
  'risks.lacking': shows('risksLacking'),
  'risks.settled': shows('risksSettled'),
  'risk.choose': async ({ store }, { projectId }) =>
    (await store.risks.ofProject(projectId)).length === 0
      ? refuse('noRisks')
      : accept({ how: 'open', view: { name: 'riskChoice', id: projectId } }),
  'risks.merge.form': opens('riskMergeForm'),
  'risks.aside.form': opens('riskAsideForm'),
  'risks.back.form': opens('riskBackForm'),
  'risks.add.form': opens('riskAddForm'),
  'risks.export': async ({ store }, { projectId }) =>
    (await store.risks.ofProject(projectId)).length === 0
      ? refuse('noRisks')
      : accept({ how: 'say', view: { name: 'riskExport', id: projectId } }),
  'countermeasure.choose': chooseLacking,
  'workshop.form': openOrStart,
  'risk.show': async (_context, { riskId }) => accept({ how: 'say', view: { name: 'risk', id: riskId } }),
  'risk.find': async ({ store }, { projectId, ...chosen }) => {
    const risks = await store.risks.ofProject(projectId);
    const ids = idsOf({ risks }, chosen, 'number');
    if (!ids.ok) return ids;
    const found = risks.find(({ id }) => ids.value.includes(id));
    return found
      ? accept({ how: 'say', view: { name: 'risk', id: found.id } })
      : refuse('riskNotOnList', {}, 'riskId');
  },
  'risks.onward': async (_context, { riskId }) =>
    accept({ how: 'say', view: { name: 'risksOnward', id: riskId } }),
  'risk.close.form': opensOne('riskCloseForm'),
  'countermeasure.form': opensOne('countermeasureForm'),
  'countermeasure.withdraw.form': opensOne('withdrawForm'),
  'workshop.show': showsIn('workshop', 'say'),
  'workshop.ask': async ({ store, standing, reader }, { workshopId }) => {
    const workshop = await store.risks.workshop(workshopId);
    if (!workshop) return refuse('notFound');
    if (!leads(workshop, reader.person.id, standing)) return refuse('onlyLeader');
    return partIn(workshop)
      ? accept({ how: 'open', view: { name: 'workshopConfirm', id: workshopId } })
      : refuse('workshopMovedOn');
  },
  'notes.show': (context, command) =>
    inGroup(context, command.workshopId, async () => {
      const workshop = await context.store.risks.workshop(command.workshopId);
      return workshop?.status === 'collecting'
        ? accept({ how: 'open', view: { name: 'riskNotes', id: command.workshopId } })
        : refuse('notesCollected');
    }),
  'list.show': showsIn('riskList', 'say', ['listing', 'grading', 'matrix', 'closed']),
  'grades.show': (context, command) =>
    inGroup(context, command.workshopId, () => showsIn('riskGrading', 'open')(context, command)),
  'grades.page': (context, { workshopId, page }) =>
    inGroup(context, workshopId, async () => {
      const loading = {
        services: context,
        repositories: context.store,
        reader: context.reader,
        standing: context.standing,
      };
      const props = await gradingContents(loading, workshopId, { values: {}, refusals: [] }, page);
      if (props?.status !== 'grading') return refuse('gradesShown');
      return accept({ how: 'replace', view: { name: 'riskGrading', id: workshopId }, props });
    }),
  'matrix.show': showsIn('riskMatrix', 'say', ['matrix', 'closed']),
  'risks.themes': async ({ store, reader }) =>
    (await projectsFollowedBy(store, reader.person.id)).length === 0
      ? refuse('notAllowed')
      : accept({ how: 'say', view: { name: 'riskThemes' } }),
};

/** All that can be done with risks. */
export const riskHandlers = {
  ...showing,
  ...registerHandlers,
  ...workshopHandlers,
  ...workshopLinkHandlers,
};
