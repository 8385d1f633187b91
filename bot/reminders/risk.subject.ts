import { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Project } from '../project/project.ts';
import type { Entry } from '../risk/register.ts';
import { lacking, loadRegister, openWorkshop } from '../risk/risk.loading.ts';
import { latestFor, nextRiskDay } from './ladders.ts';
import type { Concern } from './reminder.ts';
import { firstToTell, type Subject, type SubjectKind, zonesOf } from './subject.ts';
import { loadWorkshop } from './workshop.subject.ts';

type RiskWhy = 'lacking' | 'regrade';
const riskWhys: readonly RiskWhy[] = ['lacking', 'regrade'];

/** A project's risks as far as reminders need them. */
export interface RiskFacts {
  readonly project: Pick<Project, 'id' | 'name' | 'timeZone'>;
  /** PL, or PA where nobody is PL or nothing can be told to them. */
  readonly toldId: Id | null;
  readonly zones: ReadonlyMap<Id, string>;
  /**
   * When those were graded that must have a countermeasure and have none, and when what was done about those was done
   * that can be graded again, and are not being so.
   */
  readonly since: Readonly<Record<RiskWhy, readonly Temporal.Instant[]>>;
}

/** PL, or PA in their place, hears once a week of the risks that lack a countermeasure, and of those that can be graded again (RISK-7). */
export function riskSubject({ project, toldId, zones, since }: RiskFacts): Subject {
  const nextOf = (why: RiskWhy, after: Temporal.PlainDate): Temporal.PlainDate | null => {
    const [first] = since[why].toSorted(Temporal.Instant.compare);
    return first ? nextRiskDay(why, localDay(first, project.timeZone), after) : null;
  };
  return {
    kind: 'risk',
    subjectId: project.id,
    projectId: project.id,
    projectName: project.name,
    timeZone: project.timeZone,
    nextDay: (after) =>
      riskWhys
        .map((why) => nextOf(why, after))
        .filter((day) => day !== null)
        .toSorted(Temporal.PlainDate.compare)[0] ?? null,
    concerns(day): readonly Concern[] {
      if (toldId === null || !zones.has(toldId)) return [];
      const before = day.subtract({ days: 1 });
      return riskWhys
        .filter((why) => nextOf(why, before)?.equals(day))
        .map((why) => ({ personId: toldId, why, day }));
    },
    see(personId, why, now) {
      if (personId !== toldId || (why !== 'lacking' && why !== 'regrade')) return null;
      const dueOn = localDay(now, zones.get(personId) ?? project.timeZone);
      const count = since[why].length;
      return { isDone: count === 0, facts: { kind: 'risk', why, count, dueOn } };
    },
    // it is late already: it can wait two weeks
    latest: (now, timeZone) => latestFor(localDay(now, timeZone), localDay(now, timeZone).add({ days: 1 })),
  };
}

const lastDone = ({ countermeasures }: Entry): readonly Temporal.Instant[] =>
  countermeasures
    .flatMap(({ doneAt }) => (doneAt ? [doneAt] : []))
    .toSorted(Temporal.Instant.compare)
    .slice(-1);

async function loadSubject(repositories: Repositories, project: Project): Promise<Subject> {
  const { pl, pa } = await leadersOf(repositories, project.id);
  const zones = await zonesOf(
    repositories,
    [pl, pa].filter((id) => id !== null),
  );
  const { entries } = await loadRegister(repositories, project.id);
  const workshop = openWorkshop(await repositories.risks.workshops(project.id));
  const beingGraded = workshop?.status === 'grading' ? await repositories.risks.list(workshop.id) : [];
  return riskSubject({
    project,
    toldId: firstToTell([pl, pa], zones),
    zones,
    since: {
      lacking: lacking(entries).flatMap(({ gradedAt }) => (gradedAt ? [gradedAt] : [])),
      // what is being graded again needs no offer
      regrade: entries
        .filter(({ awaitsGrading, risk }) => awaitsGrading && !beingGraded.includes(risk.id))
        .flatMap(lastDone),
    },
  });
}

/** The subject is a project with its risks, or a workshop that is going on. */
export const risks: SubjectKind = {
  load: async (repositories, id) => {
    const project = await repositories.projects.project(id);
    return project ? loadSubject(repositories, project) : loadWorkshop(repositories, id);
  },
  openIn: async (repositories, project) => {
    const workshop = openWorkshop(await repositories.risks.workshops(project.id));
    const open = workshop && (await loadWorkshop(repositories, workshop.id));
    return [await loadSubject(repositories, project), ...(open ? [open] : [])];
  },
};
