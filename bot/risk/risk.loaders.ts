import { Temporal } from 'temporal-polyfill';
import { nextWorkingDay } from '../calendar/working-days.ts';
import type { Loader, Loaders, Loading } from '../conversation/handling.ts';
import type { FormState } from '../conversation/view.ts';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import { byName } from '../people/new-person.ts';
import { may } from '../permissions/permissions.ts';
import { namesShown } from '../plan/milestone.loading.ts';
import { todayIn } from '../plan/milestone.usecases.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Project } from '../project/project.ts';
import { type Entry, worstFirst } from './register.ts';
import { riskExport } from './register-export.ts';
import { lacking, listed, loadRegister, mayChange, openWorkshop, type Register } from './risk.loading.ts';
import { isOnList, type Risk } from './risk.ts';
import type { HistoryLine, RegisterContents, RegisterViewName, RiskHead, RiskLine } from './risk.views.ts';
import { riskThemes } from './risk-themes.ts';
import { matrixOf, workshopLoaders } from './workshop.loaders.ts';
import { workshopLinkLoaders } from './workshop-links.ts';

const isSettled = ({ risk }: Entry): boolean => !isOnList(risk);
const settledOf = (entries: readonly Entry[]): readonly Entry[] => entries.filter(isSettled).toReversed();

async function loadProject({ repositories }: Loading, id: Id) {
  const project = await repositories.projects.project(id);
  if (!project) return null;
  const register = await loadRegister(repositories, id);
  const workshop = openWorkshop(await repositories.risks.workshops(id));
  return { project, register, workshop, head: { projectId: id, projectName: project.name } };
}

/** A list of the register: what stands in it, and what can be done. */
const registerView =
  (pick: (entries: readonly Entry[]) => readonly Entry[], isDrawn: boolean) =>
  async (loading: Loading, { id }: { readonly id: Id }): Promise<RegisterContents | null> => {
    const loaded = await loadProject(loading, id);
    if (!loaded) return null;
    const { project, register, workshop, head } = loaded;
    const { reader, standing } = loading;
    const { entries } = register;
    const change = mayChange(standing, reader.person.id, workshop);
    const drawn = isDrawn ? await matrixOf(loading, register, project) : null;
    return {
      ...head,
      lines: pick(entries).map(register.lineOf),
      counts: {
        listed: listed(entries).length,
        lacking: lacking(entries).length,
        awaiting: entries.filter(({ awaitsGrading }) => awaitsGrading).length,
        settled: entries.filter(isSettled).length,
      },
      picture: drawn?.picture ?? null,
      matrix: drawn?.matrix ?? null,
      workshopId: workshop && may('workshop.show', standing) ? workshop.id : null,
      may: {
        start: workshop === null && may('workshop.start', standing),
        change,
        export: may('risks.export', standing),
        set: change,
      },
    };
  };

/** A form about some of a project's risks, for whoever may change them. */
const riskForm =
  (fits: (entry: Entry) => boolean, isChanging: boolean) =>
  async (loading: Loading, { id }: { readonly id: Id }, form: FormState) => {
    const loaded = await loadProject(loading, id);
    if (!loaded) return null;
    const { register, workshop, head } = loaded;
    if (isChanging && !mayChange(loading.standing, loading.reader.person.id, workshop)) return null;
    const lines: readonly RiskLine[] = register.entries.filter(fits).map(register.lineOf);
    return { ...head, lines, form };
  };

const canComeBack = ({ risk: { status } }: Entry) => status === 'aside' || status === 'merged';

const registerLoaders: Loaders<RegisterViewName> = {
  risks: registerView((entries) => worstFirst(listed(entries)), true),
  risksLacking: registerView(lacking, false),
  risksSettled: registerView(settledOf, false),
  riskChoice: riskForm(() => true, false),
  riskMergeForm: riskForm(({ risk }) => isOnList(risk), true),
  riskAsideForm: riskForm(({ risk }) => isOnList(risk), true),
  riskBackForm: riskForm(canComeBack, true),
  riskExport,
  async riskAddForm(loading, { id }, form) {
    const loaded = await loadProject(loading, id);
    return loaded && { ...loaded.head, form };
  },
  async workshopForm(loading, { id }, form) {
    const loaded = await loadProject(loading, id);
    if (!loaded) return null;
    const { repositories } = loading;
    const kinds = (await repositories.projects.groups(id)).map(({ kind }) => kind);
    const people = await repositories.people.persons(await responsibles(repositories, id));
    const { pl } = await leadersOf(repositories, id);
    return {
      ...loaded.head,
      // meant for the project group; the steering group may do it too (RISK-0)
      groups: (['project', 'steering'] as const).filter((kind) => kinds.includes(kind)),
      people: people.map(({ id: personId, name }) => ({ id: personId, name })).sort(byName),
      leaderId: pl,
      listed: listed(loaded.register.entries).length,
      form,
    };
  },
};

async function loadRisk(loading: Loading, id: Id) {
  const found = await loading.repositories.risks.risk(id);
  const loaded = found && (await loadProject(loading, found.projectId));
  const entry = loaded?.register.entries.find(({ risk }) => risk.id === id);
  if (!loaded || !entry) return null;
  const { risk, number } = entry;
  const head: RiskHead = { ...loaded.head, riskId: id, number, name: loaded.register.nameOf(risk) };
  return { ...loaded, entry, risk, head };
}

/** What happened to a risk, and to what was done about it; the first thing first. */
async function historyOf(
  loading: Loading,
  { risk, countermeasures }: Entry,
  { entries }: Register,
  project: Project,
): Promise<readonly HistoryLine[]> {
  const events = await loading.repositories.risks.events([risk.id]);
  const name = await namesOf(
    loading.repositories,
    events.map(({ by }) => by),
  );
  const numberOf = (id: Id | null) => entries.find((one) => one.risk.id === id)?.number ?? null;
  const told = events.map((one) => ({
    at: one.at,
    line: {
      what: one.what,
      on: todayIn(one.at, project),
      by: one.by && namesShown(loading) ? name(one.by) : null,
      other: numberOf(one.otherId),
      text: one.text,
      grading: one.grading,
    } satisfies HistoryLine,
  }));
  const done = countermeasures.flatMap(({ doneAt, text }) =>
    doneAt
      ? [
          {
            at: doneAt,
            line: {
              ...{ what: 'done', on: todayIn(doneAt, project), by: null, other: null, text, grading: null },
            } satisfies HistoryLine,
          },
        ]
      : [],
  );
  return [...told, ...done].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).map(({ line }) => line);
}

const risk: Loader<'risk'> = async (loading, { id }) => {
  const loaded = await loadRisk(loading, id);
  if (!loaded) return null;
  const { entry, register, project, workshop, head } = loaded;
  const change = mayChange(loading.standing, loading.reader.person.id, workshop);
  const name = await namesOf(
    loading.repositories,
    entry.countermeasures.map(({ responsibleId }) => responsibleId),
  );
  const history = await historyOf(loading, entry, register, project);
  const { status } = entry.risk;
  return {
    ...head,
    ...register.lineOf(entry),
    countermeasureLines: entry.countermeasures.map((one) => ({
      text: one.text,
      lowers: one.lowers,
      responsible: namesShown(loading) ? name(one.responsibleId) : null,
      dueOn: one.dueOn,
      doneOn: one.doneAt && todayIn(one.doneAt, project),
      milestoneId: one.milestoneId,
    })),
    grading: history.findLast(({ what }) => what === 'graded')?.grading ?? null,
    history,
    may: {
      set: change && isOnList(entry.risk),
      withdraw: change && isOnList(entry.risk) && undone(entry).length > 0,
      close: change && (isOnList(entry.risk) || status === 'aside'),
      reopen: change && status === 'closed',
      regrade: change && isOnList(entry.risk) && workshop === null,
      back: change && canComeBack(entry),
    },
  };
};

const undone = ({ countermeasures }: Entry) => countermeasures.filter(({ doneAt }) => doneAt === null);

const isChangeable = ({ status }: Pick<Risk, 'status'>) => isOnList({ status }) || status === 'aside';

/** What is shown of risks, and the forms about them. */
export const riskLoaders = {
  ...registerLoaders,
  ...workshopLoaders,
  ...workshopLinkLoaders,
  ...({
    risk,
    async risksOnward(loading, { id }) {
      const loaded = await loadRisk(loading, id);
      if (!loaded) return null;
      const { project, entry, register } = loaded;
      const ordered = isSettled(entry) ? settledOf(register.entries) : worstFirst(listed(register.entries));
      const at = ordered.indexOf(entry);
      return {
        ...{ projectId: project.id, projectName: project.name },
        ...{ lines: ordered.slice(at).map(register.lineOf), from: at + 1, count: ordered.length },
        isSettled: isSettled(entry),
      };
    },
    async riskCloseForm(loading, { id }, form) {
      const loaded = await loadRisk(loading, id);
      return loaded && isChangeable(loaded.risk) ? { ...loaded.head, form } : null;
    },
    async countermeasureForm(loading, { id }, form) {
      const loaded = await loadRisk(loading, id);
      if (!loaded || !isOnList(loaded.risk)) return null;
      const { repositories, services } = loading;
      const { project, entry, head } = loaded;
      const people = await repositories.people.persons(await responsibles(repositories, project.id));
      const milestones = await repositories.milestones.ofProject(project.id);
      return {
        ...head,
        grades: entry.risk.grades,
        isRequired: entry.isRequired,
        milestones: milestones
          .filter(({ reached }) => !reached)
          .map(({ id: milestoneId, wording, dueOn }) => ({ milestoneId, wording, dueOn })),
        people: people.map(({ id: personId, name }) => ({ id: personId, name })).sort(byName),
        suggestedDate: nextWorkingDay(todayIn(services.clock.now(), project).add({ weeks: 4 })),
        form,
      };
    },
    async withdrawForm(loading, { id }, form) {
      const loaded = await loadRisk(loading, id);
      if (!loaded || !isOnList(loaded.risk)) return null;
      const open = undone(loaded.entry).map((one) => ({ id: one.id, text: one.text, dueOn: one.dueOn }));
      return { ...loaded.head, open, form };
    },
    riskThemes,
  } satisfies Loaders<
    'risk' | 'risksOnward' | 'riskCloseForm' | 'countermeasureForm' | 'withdrawForm' | 'riskThemes'
  >),
};
