import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { earlierOf, isBefore, workingDayUntil } from '../calendar/working-days.ts';
import { type CompleteGoal, type Entry, isMeasured } from '../goals/goal.ts';
import { asksFrom, dueAsOf, dueDates, isMeasuredOn } from '../goals/measuring.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import type { Project } from '../project/project.ts';
import { latestFor, nextMeasuringDay } from './ladders.ts';
import type { Concern } from './reminder.ts';
import { type Subject, type SubjectKind, whoAnswers } from './subject.ts';

/** A result goal as far as reminders need it. */
export interface MeasurementFacts {
  readonly goal: CompleteGoal;
  readonly entries: readonly Pick<Entry, 'on'>[];
  readonly project: Pick<Project, 'id' | 'name' | 'timeZone'>;
  /** Who is asked: the one responsible; where that one has left or nothing can be told to them, PL, or else PA. */
  readonly responsibleId: Id | null;
  readonly zones: ReadonlyMap<Id, string>;
}

/** Whoever measures a goal is asked for the number when it is due, and again until it is there (PLAN-5). */
export function measurementSubject(known: MeasurementFacts): Subject {
  const { goal, entries, project, responsibleId, zones } = known;
  const dues = dueDates(goal);
  const isThere = (due: Temporal.PlainDate) => isMeasuredOn(entries, due);
  const nextDay = (after: Temporal.PlainDate) => nextMeasuringDay(dues, isThere, after);
  return {
    kind: 'measurement',
    subjectId: goal.id,
    projectId: project.id,
    projectName: project.name,
    timeZone: project.timeZone,
    nextDay,
    concerns(day): readonly Concern[] {
      if (responsibleId === null || !zones.has(responsibleId)) return [];
      if (!nextDay(day.subtract({ days: 1 }))?.equals(day)) return [];
      return [{ personId: responsibleId, why: 'measure', day }];
    },
    see(personId, why, now, day) {
      const dueOn = dueAsOf(dues, day);
      if (personId !== responsibleId || why !== 'measure' || !dueOn) return null;
      const today = localDay(now, zones.get(personId) ?? project.timeZone);
      const facts = {
        kind: 'measurement',
        why,
        title: goal.wording,
        dueOn,
        isPast: isBefore(dueOn, today),
      } as const;
      return { isDone: isThere(dueOn), facts };
    },
    latest(now, timeZone) {
      const today = localDay(now, timeZone);
      const due = dueAsOf(dues, today) ?? goal.firstOn;
      const following = dues.find((one) => isBefore(due, one));
      const last = latestFor(due, today);
      // after that day it would be asked for the next number
      return following ? earlierOf(last, workingDayUntil(asksFrom(following).subtract({ days: 1 }))) : last;
    },
  };
}

async function loadSubject(
  repositories: Repositories,
  goal: CompleteGoal,
  entries: readonly Entry[],
  project: Project,
): Promise<Subject> {
  const asked = await whoAnswers(repositories, project.id, goal.responsibleId);
  return measurementSubject({ goal, entries, project, ...asked });
}

/** Drafts and ended goals are not asked for (PLAN-4). */
export const measurements: SubjectKind = {
  load: async (repositories, id) => {
    const goal = await repositories.goals.goal(id);
    const project = goal && (await repositories.projects.project(goal.projectId));
    if (!goal || !project || !isMeasured(goal)) return null;
    return loadSubject(repositories, goal, await repositories.goals.entries(id), project);
  },
  openIn: async (repositories, project) => {
    const goals = (await repositories.goals.ofProject(project.id)).filter(isMeasured);
    const entries = goals.length === 0 ? new Map() : await repositories.goals.entriesOfProject(project.id);
    return Promise.all(
      goals.map((goal) => loadSubject(repositories, goal, entries.get(goal.id) ?? [], project)),
    );
  },
};
