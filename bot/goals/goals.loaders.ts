import type { Loader, Loaders, Loading } from '../conversation/handling.ts';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import { byName } from '../people/new-person.ts';
import { may } from '../permissions/permissions.ts';
import { namesShown } from '../plan/milestone.loading.ts';
import { todayIn } from '../plan/milestone.usecases.ts';
import type { PictureOfGoal } from '../ports/pictures.ts';
import { measures } from './goal.decide.ts';
import { type Entry, type Goal, isComplete, isMeasured, missingIn } from './goal.ts';
import { chartOf, countsOf, goalLines, latestOf, loadGoal, reachOf } from './goals.loading.ts';
import type { MeasurementLine } from './goals.views.ts';
import {
  daysToEnter,
  dayToEnter,
  dueDates,
  measurementsIn,
  nextDue,
  reaches,
  waitingFor,
} from './measuring.ts';
import { figureFor, zeroFor } from './suppression.ts';

const mayEnter = ({ reader, standing }: Loading, goal: Goal): boolean =>
  isMeasured(goal) && measures(goal, reader.person.id, standing);

const goals: Loader<'goals'> = async (loading, { id }) => {
  const project = await loading.repositories.projects.project(id);
  if (!project) return null;
  const found = await goalLines(loading, project);
  const lines = found.map(({ line }) => line);
  return {
    projectId: id,
    projectName: project.name,
    counts: countsOf(lines, todayIn(loading.services.clock.now(), project)),
    goals: may('goal.show', loading.standing) ? lines : null,
    may: {
      add: may('goal.add', loading.standing),
      enter: found.some(({ goal: one }) => mayEnter(loading, one)),
    },
  };
};

async function responsibleOptions({ repositories }: Loading, projectId: Id) {
  const persons = await repositories.people.persons(await responsibles(repositories, projectId));
  return persons.map(({ id, name }) => ({ id, name })).sort(byName);
}

const lists: Loaders<'goalForm' | 'goalChoice' | 'measureChoice'> = {
  async goalForm(loading, { id }, form) {
    const project = await loading.repositories.projects.project(id);
    if (!project) return null;
    const options = await responsibleOptions(loading, id);
    return { projectId: id, projectName: project.name, responsibles: options, form };
  },
  async goalChoice(loading, { id }, form) {
    const project = await loading.repositories.projects.project(id);
    if (!project) return null;
    const lines = (await goalLines(loading, project)).map(({ line }) => line);
    return { projectId: id, projectName: project.name, goals: lines, form };
  },
  async measureChoice(loading, { id }, form) {
    const project = await loading.repositories.projects.project(id);
    if (!project) return null;
    const own = (await goalLines(loading, project)).filter(({ goal: one }) => mayEnter(loading, one));
    return { projectId: id, projectName: project.name, goals: own.map(({ line }) => line), form };
  },
};

/** The address of a goal's picture, as the reader sees the goal. */
const pictureOf = (
  { services, reader, standing }: Loading,
  { id, revision }: Goal,
  entries: readonly Entry[],
): string | null => {
  const shown: PictureOfGoal = { goalId: id, reach: reachOf(standing), revision, entries: entries.length };
  return services.pictures.goalOf(shown, reader.person.language);
};

/** The numbers of a goal as the reader may see them, the newest first. */
async function measurementLines(
  loading: Loading,
  goal: Goal,
  entries: readonly Entry[],
): Promise<readonly MeasurementLine[]> {
  const name = await namesOf(
    loading.repositories,
    entries.map(({ by }) => by),
  );
  const reach = reachOf(loading.standing);
  return measurementsIn(entries).map(({ on, entry, before }) => {
    const value = figureFor(goal, entry, reach);
    return {
      on,
      value,
      persons: value === null ? null : entry.persons,
      by: namesShown(loading) ? name(entry.by) : null,
      at: entry.at,
      before: before.map((one) => figureFor(goal, one, reach)),
    };
  });
}

const goal: Loader<'goal'> = async (loading, { id }) => {
  const loaded = await loadGoal(loading, id);
  if (!loaded) return null;
  const { goal: found, project, entries, head } = loaded;
  const { repositories, services, standing } = loading;
  const today = todayIn(services.clock.now(), project);
  const reach = reachOf(standing);
  const zero = zeroFor(found, reach);
  const changes = (await repositories.goals.changes(id)).toReversed();
  const { ended, responsibleId } = found;
  const name = await namesOf(repositories, [
    responsibleId,
    ended?.by ?? null,
    ...changes.map(({ by }) => by),
  ]);
  const latest = latestOf(found, entries, reach);
  const asked = isMeasured(found) ? found : null;
  return {
    ...head,
    missing: ended ? [] : missingIn(found),
    zero,
    zeroSuppressed: found.zero !== null && zero === null,
    zeroOn: found.zeroOn,
    target: found.target,
    targetOn: found.targetOn,
    interval: found.interval,
    firstOn: found.firstOn,
    responsible: responsibleId && namesShown(loading) ? name(responsibleId) : null,
    aboutPersons: found.aboutPersons,
    waiting: asked && waitingFor(asked, entries, today),
    next: asked && nextDue(asked, entries, today),
    isReached: latest?.value != null && reaches(found, latest.value),
    ended: ended && {
      at: ended.at,
      by: namesShown(loading) ? name(ended.by) : null,
      reason: ended.reason,
    },
    measurements: await measurementLines(loading, found, entries),
    changes: changes.map(({ part, from, to, by, at }) => {
      // an earlier zero point is a figure, too (PRIV-3)
      const isHidden =
        reach === 'outside' && found.aboutPersons && (part === 'zero' || part === 'zeroPersons');
      return {
        ...{ part, at, from: isHidden ? null : from, to: isHidden ? null : to },
        by: namesShown(loading) ? name(by) : null,
      };
    }),
    chart: isComplete(found) ? chartOf(found, entries, reach) : null,
    picture: isComplete(found) ? pictureOf(loading, found, entries) : null,
    may: {
      enter: mayEnter(loading, found),
      other: mayEnter(loading, found) && asked !== null && daysToEnter(asked, entries, today).length > 0,
      change: !ended && may('goal.change', standing),
      end: !ended && may('goal.end', standing),
      reopen: ended !== null && may('goal.reopen', standing),
    },
  };
};

/** What a form for a number knows of its goal; null where the goal is not measured. */
async function measuring(loading: Loading, id: Id) {
  const loaded = await loadGoal(loading, id);
  if (!loaded || !isMeasured(loaded.goal)) return null;
  const { goal: found, entries, head, project } = loaded;
  const today = todayIn(loading.services.clock.now(), project);
  const chart = chartOf(found, entries, 'project');
  const known = {
    ...head,
    zero: chart.zero,
    target: chart.target,
    latest: latestOf(found, entries, 'project'),
    aboutPersons: found.aboutPersons,
  };
  return { goal: found, entries, today, known };
}

const goalForms: Loaders<'goalEditForm' | 'goalEndForm' | 'measureForm' | 'measureOtherForm'> = {
  async goalEditForm(loading, { id }, form) {
    const loaded = await loadGoal(loading, id);
    if (!loaded || loaded.goal.ended) return null;
    const { goal: found, head } = loaded;
    const options = await responsibleOptions(loading, found.projectId);
    return { ...head, responsibles: options, plan: found, revision: found.revision, form };
  },
  async goalEndForm(loading, { id }, form) {
    const loaded = await loadGoal(loading, id);
    return loaded && !loaded.goal.ended ? { ...loaded.head, form } : null;
  },
  async measureForm(loading, { id }, form) {
    const found = await measuring(loading, id);
    if (!found) return null;
    const { goal: asked, entries, today, known } = found;
    const on = dayToEnter(asked, entries, today);
    return {
      ...known,
      on,
      isDue: dueDates(asked).some((due) => due.equals(on)),
      seen: entries.findLast((entry) => entry.on.equals(on))?.nth ?? 0,
      form,
    };
  },
  async measureOtherForm(loading, { id }, form) {
    const found = await measuring(loading, id);
    if (!found) return null;
    const { goal: asked, entries, today, known } = found;
    const days = daysToEnter(asked, entries, today).map((on) => {
      const value = entries.findLast((entry) => entry.on.equals(on))?.value ?? null;
      return { on, value, isMeasured: value !== null };
    });
    return { ...known, days, form };
  },
};

const measured: Loader<'measured'> = async (loading, { id }) => {
  const loaded = await loadGoal(loading, id);
  if (!loaded) return null;
  const { goal: found, entries, head, project } = loaded;
  const whole = isComplete(found) ? found : null;
  const today = todayIn(loading.services.clock.now(), project);
  const newest = entries.at(-1);
  const lines = await measurementLines(loading, found, entries);
  const latest = lines.find(({ on }) => newest?.on.equals(on)) ?? null;
  return {
    ...head,
    latest,
    next: isMeasured(found) ? nextDue(found, entries, today) : null,
    isReached: latest?.value != null && reaches(found, latest.value),
    chart: whole && chartOf(whole, entries, reachOf(loading.standing)),
    picture: whole && pictureOf(loading, whole, entries),
    may: { other: mayEnter(loading, found) },
  };
};

/** What is shown of result goals, and their forms. */
export const goalLoaders = { goals, ...lists, goal, ...goalForms, measured };
