import type { Temporal } from 'temporal-polyfill';
import { nextWorkingDay } from '../calendar/working-days.ts';
import type { Loader, Loaders, Loading } from '../conversation/handling.ts';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import { namesOf } from '../evaluation/round.loading.ts';
import type { Id } from '../id.ts';
import { byName } from '../people/new-person.ts';
import { may } from '../permissions/permissions.ts';
import { canBeTold, peopleToName } from '../project/people-to-name.ts';
import { around, peopleToOffer } from '../project/people-to-offer.ts';
import type { Project } from '../project/project.ts';
import { celebrationLoaders } from './celebration.loaders.ts';
import { answersFor, celebratedFrom, isFinal, slipsIn, takeBack, takeBackUntil } from './milestone.decide.ts';
import { isOverdue, loadMilestone, moveLines, namesShown } from './milestone.loading.ts';
import type { Milestone } from './milestone.ts';
import { todayIn } from './milestone.usecases.ts';
import type { MilestoneLine } from './plan.views.ts';

const milestones: Loader<'milestones'> = async (loading, { id }) => {
  const { repositories, services } = loading;
  const project = await repositories.projects.project(id);
  if (!project) return null;
  const all = await repositories.milestones.ofProject(id);
  const moved = await repositories.milestones.movedTimes(id);
  const name = await namesOf(
    repositories,
    all.map((one) => one.responsibleId),
  );
  const today = todayIn(services.clock.now(), project);
  const line = (one: Milestone): MilestoneLine => ({
    milestoneId: one.id,
    wording: one.wording,
    dueOn: one.dueOn,
    responsible: namesShown(loading) ? name(one.responsibleId) : null,
    isDecisionPoint: one.isDecisionPoint,
    movedTimes: moved.get(one.id) ?? 0,
    reachedOn: one.reached && todayIn(one.reached.at, project),
    isOverdue: isOverdue(one, today),
  });
  const reachedAt = (one: Milestone) => one.reached?.at.epochMilliseconds ?? 0;
  return {
    projectId: id,
    projectName: project.name,
    reached: all
      .filter((one) => one.reached)
      .sort((a, b) => reachedAt(b) - reachedAt(a))
      .map(line),
    planned: all.filter((one) => !one.reached).map(line),
    may: { add: may('milestone.add', loading.standing) },
  };
};

/** Whom a form about the project's plan offers. */
async function people({ services, repositories, reader }: Loading, projectId: Id) {
  const ids = await responsibles(repositories, projectId);
  const parts = await repositories.people.persons(ids);
  const places = await repositories.projects.places(projectId);
  const near = await around(services, repositories, reader);
  return {
    responsibles: parts.map(({ id, name }) => ({ id, name })).sort(byName),
    people: await peopleToOffer(
      repositories,
      reader,
      near.people,
      (await peopleToName(repositories, reader, projectId)).filter(canBeTold),
    ),
    hasOpenChannel: places.some((place) => place.kind === 'open'),
  };
}

const weeksAhead = (today: Temporal.PlainDate, weeks: number): Temporal.PlainDate =>
  nextWorkingDay(today.add({ weeks }));

/** Forms: null where the milestone does not change any more. */
async function planned(loading: Loading, id: Id) {
  const loaded = await loadMilestone(loading, id);
  return loaded && !loaded.milestone.reached ? loaded : null;
}

const mayAnswer = ({ reader, standing }: Loading, milestone: Milestone): boolean =>
  !milestone.reached && answersFor(milestone, reader.person.id, standing);

const milestoneForms: Loaders<
  | 'milestoneForm'
  | 'milestoneChoice'
  | 'milestoneEditForm'
  | 'milestoneMoveForm'
  | 'milestoneReachForm'
  | 'activitiesForm'
> = {
  async milestoneForm(loading, { id }, form) {
    const project = await loading.repositories.projects.project(id);
    if (!project) return null;
    const today = todayIn(loading.services.clock.now(), project);
    return {
      projectId: id,
      projectName: project.name,
      suggestedDate: weeksAhead(today, 6),
      ...(await people(loading, id)),
      form,
    };
  },
  async milestoneChoice({ repositories }, { id }, form) {
    const project = await repositories.projects.project(id);
    if (!project) return null;
    const all = await repositories.milestones.ofProject(id);
    // what is still to be done comes first
    const ordered = [...all.filter((one) => !one.reached), ...all.filter((one) => one.reached).reverse()];
    return {
      projectId: id,
      projectName: project.name,
      milestones: ordered.map((one) => ({ milestoneId: one.id, wording: one.wording, dueOn: one.dueOn })),
      form,
    };
  },
  async milestoneEditForm(loading, { id }, form) {
    const loaded = await planned(loading, id);
    if (!loaded) return null;
    const { milestone, head } = loaded;
    const plan = {
      ...milestone,
      activities: (await loading.repositories.milestones.activities(id)).map((one) => one.text),
      audience: await loading.repositories.milestones.audience(id),
    };
    const offered = await people(loading, milestone.projectId);
    const missing = plan.audience.filter((one) => !offered.people.some((option) => option.id === one));
    const others = await loading.repositories.people.persons(missing);
    return {
      ...head,
      ...offered,
      people: [...offered.people, ...others.map(({ id: personId, name }) => ({ id: personId, name }))],
      plan,
      form,
    };
  },
  async milestoneMoveForm(loading, { id }, form) {
    const loaded = await planned(loading, id);
    if (!loaded) return null;
    const { milestone, project, head } = loaded;
    const today = todayIn(loading.services.clock.now(), project);
    const from = isOverdue(milestone, today) ? today : milestone.dueOn;
    const moves = await loading.repositories.milestones.moves(id);
    return {
      ...head,
      suggestedDate: weeksAhead(from, 2),
      movedTimes: moves.length,
      hasSlipped: slipsIn(moves) === 1,
      form,
    };
  },
  async milestoneReachForm(loading, { id }, form) {
    const loaded = await planned(loading, id);
    return loaded && { ...loaded.head, criterion: loaded.milestone.criterion, form };
  },
  async activitiesForm(loading, { id }, form) {
    const loaded = await planned(loading, id);
    if (!loaded) return null;
    const activities = await loading.repositories.milestones.activities(id);
    return {
      ...loaded.head,
      activities: activities.map((one) => ({ id: one.id, text: one.text, isDone: one.doneAt !== null })),
      form,
    };
  },
};

const milestone: Loader<'milestone'> = async (loading, { id }) => {
  const loaded = await loadMilestone(loading, id);
  if (!loaded) return null;
  const { milestone: found, project, head } = loaded;
  const { repositories, services, reader, standing } = loading;
  const now = services.clock.now();
  const activities = await repositories.milestones.activities(id);
  const audience = await repositories.milestones.audience(id);
  const { reached } = found;
  const name = await namesOf(repositories, [...audience, found.responsibleId, reached?.by ?? null]);
  const own = mayAnswer(loading, found);
  return {
    ...head,
    criterion: found.criterion,
    responsible: namesShown(loading) ? name(found.responsibleId) : null,
    isDecisionPoint: found.isDecisionPoint,
    celebration: found.celebration,
    tellsOpenly: found.tellsOpenly,
    isOverdue: isOverdue(found, todayIn(now, project)),
    reached: reached && {
      at: reached.at,
      by: namesShown(loading) ? name(reached.by) : null,
      result: reached.result,
    },
    activities: activities.map((one) => ({ text: one.text, isDone: one.doneAt !== null })),
    audience: namesShown(loading) ? audience.map(name) : null,
    audienceCount: audience.length,
    moves: await moveLines(loading, await repositories.milestones.moves(id)),
    may: {
      change: !reached && may('milestone.change', standing),
      move: own,
      reach: own,
      unreach: takeBack(found, reader.person.id, now).ok,
      tick: own && activities.length > 0,
    },
  };
};

const milestoneAsked: Loader<'milestoneAsked'> = async (loading, { id }) => {
  const loaded = await loadMilestone(loading, id);
  if (!loaded) return null;
  const own = mayAnswer(loading, loaded.milestone);
  return { ...loaded.head, criterion: loaded.milestone.criterion, may: { reach: own, move: own } };
};

const receipt = (
  loading: Loading,
  { timeZone }: Project,
  found: Milestone,
): {
  readonly takeBackUntil: Temporal.Instant;
  readonly tellsFrom: Temporal.Instant;
  readonly isFinal: boolean;
  mayTakeBack: boolean;
} | null =>
  found.reached && {
    isFinal: isFinal(found.reached, loading.services.clock.now()),
    takeBackUntil: takeBackUntil(found.reached),
    tellsFrom: celebratedFrom(found.reached, timeZone),
    mayTakeBack: takeBack(found, loading.reader.person.id, loading.services.clock.now()).ok,
  };

const milestoneReached: Loader<'milestoneReached'> = async (loading, { id }) => {
  const loaded = await loadMilestone(loading, id);
  const times = loaded && receipt(loading, loaded.project, loaded.milestone);
  if (!times) return null;
  const { mayTakeBack, ...when } = times;
  return {
    ...loaded.head,
    result: loaded.milestone.reached?.result ?? '',
    ...when,
    may: { unreach: mayTakeBack },
  };
};

const milestoneSlipped: Loader<'milestoneSlipped'> = async (loading, { id }) => {
  const loaded = await loadMilestone(loading, id);
  if (!loaded) return null;
  const name = await namesOf(loading.repositories, [loaded.milestone.responsibleId]);
  return {
    ...loaded.head,
    responsible: namesShown(loading) ? name(loaded.milestone.responsibleId) : null,
    moves: await moveLines(loading, await loading.repositories.milestones.moves(id)),
  };
};

/** What is shown of the plan, and its forms. */
export const planLoaders = {
  milestones,
  ...milestoneForms,
  milestone,
  milestoneAsked,
  milestoneReached,
  milestoneSlipped,
  ...celebrationLoaders,
};
