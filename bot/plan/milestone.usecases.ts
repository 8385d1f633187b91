import type { Temporal } from 'temporal-polyfill';
import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import type { Notice } from '../delivery/notice.ts';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import { type Id, newId } from '../id.ts';
import type { AuditEvent, Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { canBeTold, peopleToName } from '../project/people-to-name.ts';
import type { Project } from '../project/project.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders } from '../reminders/expecting.ts';
import { tellToday, wakeUp } from '../reminders/today.ts';
import { riskNotices } from '../risk/risk.refreshing.ts';
import {
  addMilestone,
  answersFor,
  changeMilestone,
  madeAlready,
  movedAlready,
  moveMilestone,
  type Nameable,
  reachMilestone,
  takeBack,
  tellsOfSlipping,
  tickActivities,
} from './milestone.decide.ts';
import type { Milestone } from './milestone.ts';
import type { MilestoneViewName } from './plan.views.ts';

/** Who can be named in the plan: who has a part in the project, and whom the project's forms offer. */
async function nameable(
  tx: Repositories,
  context: Context,
  projectId: Id,
  audience: readonly Id[] = [],
): Promise<Nameable> {
  const known = (await peopleToName(tx, context.reader, projectId)).filter(canBeTold);
  return {
    responsible: await responsibles(tx, projectId),
    audience: [...known.map((person) => person.id), ...audience],
  };
}

export const todayIn = (now: Temporal.Instant, { timeZone }: Pick<Project, 'timeZone'>): Temporal.PlainDate =>
  now.toZonedDateTimeISO(timeZone).toPlainDate();

/** What shows a milestone is brought up to date. */
export const planRefreshes = ({ id, projectId }: Pick<Milestone, 'id' | 'projectId'>): readonly Notice[] => [
  ...(['milestone', 'milestoneAsked', 'milestoneReached', 'milestoneSlipped'] as const).map(
    (name): Notice => ({ kind: 'refresh', view: { name, id } }),
  ),
  { kind: 'refresh', view: { name: 'milestones', id: projectId } },
  { kind: 'refresh', view: { name: 'project', id: projectId } },
];

/** Leaves the audit event, brings up to date what shows the milestone, and shows it. */
async function recorded(
  tx: Repositories,
  context: Context,
  { id, projectId }: Milestone,
  what: string,
  show: MilestoneViewName = 'milestone',
  details: AuditEvent['details'] = {},
): Promise<Outcome<Answered>> {
  await tx.audit({
    what,
    by: context.reader.person.id,
    projectId,
    roundId: null,
    at: context.clock.now(),
    details: { milestoneId: id, ...details },
  });
  const reminded = await expectReminders(tx, { kind: 'milestone', subjectId: id }, context.clock.now());
  const isCountermeasure = (await tx.risks.countermeasures(projectId)).some((one) => one.milestoneId === id);
  const risks = isCountermeasure ? await riskNotices(tx, projectId, context.clock.now()) : [];
  await tx.notify([...planRefreshes({ id, projectId }), ...reminded, ...risks]);
  return accept({ how: 'done', view: { name: show, id } });
}

/** Runs in a transaction with the milestone locked. */
function changing(
  context: Context,
  milestoneId: Id,
  work: (tx: Repositories, milestone: Milestone, project: Project) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const milestone = await tx.milestones.lock(milestoneId);
    const project = milestone && (await tx.projects.project(milestone.projectId));
    return milestone && project ? work(tx, milestone, project) : refuse('notFound');
  });
}

/** The same, for what only those do who answer for the milestone. */
const answering: typeof changing = (context, milestoneId, work) =>
  changing(context, milestoneId, async (tx, milestone, project) =>
    answersFor(milestone, context.reader.person.id, context.standing)
      ? work(tx, milestone, project)
      : refuse('onlyResponsible'),
  );

const shown = (view: View): Outcome<Answered> => accept({ how: 'done', view });

const add: Handler<'milestone.add'> = (context, command) =>
  context.store.transaction(async (tx) => {
    // one at a time, so that the same form sent twice makes one milestone
    const project = await tx.projects.lock(command.projectId);
    if (!project) return refuse('notFound');
    const made = madeAlready(await tx.milestones.ofProject(project.id), command, command.dueOn);
    if (made) return shown({ name: 'milestone', id: made.id });
    const now = context.clock.now();
    const decided = addMilestone(command, {
      projectId: project.id,
      people: await nameable(tx, context, project.id),
      dueOn: command.dueOn,
      today: todayIn(now, project),
      now,
      newId,
    });
    if (!decided.ok) return decided;
    const { milestone, activities, audience } = decided.value;
    await tx.milestones.add(milestone);
    await tx.milestones.setActivities(milestone.id, activities);
    await tx.milestones.setAudience(milestone.id, audience);
    await tellToday(tx, context, { kind: 'milestone', subjectId: milestone.id });
    return recorded(tx, context, milestone, command.type);
  });

/** The activities that risks count on: not those of risks that are over. */
async function activitiesThatCounter({ risks }: Repositories, projectId: Id): Promise<readonly Id[]> {
  const over = (await risks.ofProject(projectId)).filter(({ status }) => status === 'closed');
  return (await risks.countermeasures(projectId)).flatMap(({ activityId, riskId }) =>
    activityId && over.every(({ id }) => id !== riskId) ? [activityId] : [],
  );
}

const change: Handler<'milestone.change'> = (context, command) =>
  changing(context, command.milestoneId, async (tx, milestone) => {
    const before = {
      milestone,
      activities: await tx.milestones.activities(milestone.id),
      audience: await tx.milestones.audience(milestone.id),
    };
    const people = await nameable(tx, context, milestone.projectId, before.audience);
    const countermeasures = await activitiesThatCounter(tx, milestone.projectId);
    const decided = changeMilestone(before, command, people, newId, countermeasures);
    if (!decided.ok) return decided;
    await tx.milestones.save(decided.value.milestone);
    await tx.milestones.setActivities(milestone.id, decided.value.activities);
    await tx.milestones.setAudience(milestone.id, decided.value.audience);
    if (decided.value.milestone.responsibleId !== milestone.responsibleId)
      await tellToday(tx, context, { kind: 'milestone', subjectId: milestone.id });
    return recorded(tx, context, milestone, command.type);
  });

const move: Handler<'milestone.move'> = (context, command) =>
  answering(context, command.milestoneId, async (tx, milestone, project) => {
    const by = context.reader.person.id;
    const now = context.clock.now();
    const before = await tx.milestones.moves(milestone.id);
    if (movedAlready(before, command.dueOn, command.reason, by))
      return shown({ name: 'milestone', id: milestone.id });
    const today = todayIn(now, project);
    const decided = moveMilestone(milestone, command.dueOn, command.reason, { by, today, now, newId });
    if (!decided.ok) return decided;
    await tx.milestones.save(decided.value.milestone);
    await tx.milestones.addMove(decided.value.move);
    const about = { kind: 'milestone', subjectId: milestone.id } as const;
    await wakeUp(tx, about, command.dueOn);
    await tellToday(tx, context, about);
    const { pa } = await leadersOf(tx, project.id);
    if (pa && tellsOfSlipping([...before, decided.value.move], by, pa))
      await tx.notify([
        {
          kind: 'tell',
          to: { kind: 'person', personId: pa },
          view: { name: 'milestoneSlipped', id: milestone.id },
          dedupeKey: `slipped:${milestone.id}`,
        },
      ]);
    const { fromDate, toDate } = decided.value.move;
    return recorded(tx, context, milestone, command.type, 'milestone', {
      from: fromDate.toString(),
      to: toDate.toString(),
    });
  });

const tick: Handler<'activities.tick'> = (context, command) =>
  answering(context, command.milestoneId, async (tx, milestone) => {
    const activities = await tx.milestones.activities(milestone.id);
    const decided = tickActivities({ milestone, activities }, command.done, context.clock.now());
    if (!decided.ok) return decided;
    await tx.milestones.setActivities(milestone.id, decided.value);
    return recorded(tx, context, milestone, command.type, 'milestone', { done: command.done.length });
  });

const reach: Handler<'milestone.reach'> = (context, command) =>
  answering(context, command.milestoneId, async (tx, milestone) => {
    const decided = reachMilestone(milestone, context.reader.person.id, command.result, context.clock.now());
    if (!decided.ok) return decided;
    if (decided.value === milestone) return shown({ name: 'milestoneReached', id: milestone.id });
    await tx.milestones.save(decided.value);
    return recorded(tx, context, milestone, command.type, 'milestoneReached');
  });

const unreach: Handler<'milestone.unreach'> = (context, command) =>
  changing(context, command.milestoneId, async (tx, milestone) => {
    const decided = takeBack(milestone, context.reader.person.id, context.clock.now());
    if (!decided.ok) return decided;
    await tx.milestones.save(decided.value);
    return recorded(tx, context, milestone, command.type);
  });

/** Changes of the plan (MILE-1 to MILE-3). Celebrating is in `celebrate.ts`. */
export const milestoneHandlers: Handlers<
  | 'milestone.add'
  | 'milestone.change'
  | 'milestone.move'
  | 'milestone.reach'
  | 'milestone.unreach'
  | 'activities.tick'
> = {
  'milestone.add': add,
  'milestone.change': change,
  'milestone.move': move,
  'milestone.reach': reach,
  'milestone.unreach': unreach,
  'activities.tick': tick,
};
