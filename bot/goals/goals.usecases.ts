import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import { type Id, newId } from '../id.ts';
import { todayIn } from '../plan/milestone.usecases.ts';
import type { AuditEvent, Repositories } from '../ports/store.ts';
import type { Project } from '../project/project.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders } from '../reminders/expecting.ts';
import { tellToday } from '../reminders/today.ts';
import {
  addGoal,
  changeGoal,
  endGoal,
  enter,
  type Given,
  madeAlready,
  measures,
  reopenGoal,
} from './goal.decide.ts';
import type { Goal, PlanPart } from './goal.ts';

/** What shows a goal is brought up to date. */
const goalRefreshes = ({ id, projectId }: Goal): readonly Notice[] => [
  ...(['goal', 'measured'] as const).map((name): Notice => ({ kind: 'refresh', view: { name, id } })),
  { kind: 'refresh', view: { name: 'goals', id: projectId } },
];

/** What makes a number somebody's to enter, or due on another day. */
const asking: readonly PlanPart[] = ['responsibleId', 'firstOn', 'interval', 'targetOn'];

const shown = (name: 'goal' | 'measured', id: Id): Outcome<Answered> =>
  accept({ how: 'done', view: { name, id } });

/** Leaves the audit event, says when the goal's next number is due, and brings up to date what shows it. */
async function recorded(
  tx: Repositories,
  context: Context,
  goal: Goal,
  what: string,
  details: AuditEvent['details'] = {},
): Promise<Outcome<Answered>> {
  const at = context.clock.now();
  const { id, projectId } = goal;
  const by = context.reader.person.id;
  await tx.audit({ what, by, projectId, roundId: null, at, details: { goalId: id, ...details } });
  const reminded = await expectReminders(tx, { kind: 'measurement', subjectId: id }, at);
  await tx.notify([...goalRefreshes(goal), ...reminded]);
  return shown(what.startsWith('measure.') ? 'measured' : 'goal', id);
}

/** Runs in a transaction with the goal locked. */
function changing(
  context: Context,
  goalId: Id,
  work: (tx: Repositories, goal: Goal, project: Project) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const goal = await tx.goals.lock(goalId);
    const project = goal && (await tx.projects.project(goal.projectId));
    return goal && project ? work(tx, goal, project) : refuse('notFound');
  });
}

const add: Handler<'goal.add'> = (context, command) =>
  context.store.transaction(async (tx) => {
    // one at a time, so that the same form sent twice makes one goal
    const project = await tx.projects.lock(command.projectId);
    if (!project) return refuse('notFound');
    const made = madeAlready(await tx.goals.ofProject(project.id), command);
    if (made) return shown('goal', made.id);
    const now = context.clock.now();
    const decided = addGoal(command, {
      ...{ id: newId(), projectId: project.id, now, today: todayIn(now, project) },
      responsible: await responsibles(tx, project.id),
    });
    if (!decided.ok) return decided;
    await tx.goals.add(decided.value);
    await tellToday(tx, context, { kind: 'measurement', subjectId: decided.value.id });
    return recorded(tx, context, decided.value, command.type);
  });

const change: Handler<'goal.change'> = (context, command) =>
  changing(context, command.goalId, async (tx, goal, project) => {
    const now = context.clock.now();
    const decided = changeGoal(goal, command, command.revision, {
      ...{ by: context.reader.person.id, now, today: todayIn(now, project) },
      responsible: await responsibles(tx, project.id),
    });
    if (!decided.ok) return decided;
    if (decided.value.changes.length === 0) return shown('goal', goal.id);
    await tx.goals.save(decided.value.goal);
    await tx.goals.addChanges(decided.value.changes);
    if (decided.value.changes.some(({ part }) => asking.includes(part)))
      await tellToday(tx, context, { kind: 'measurement', subjectId: goal.id });
    const { revision } = decided.value.goal;
    return recorded(tx, context, decided.value.goal, command.type, { revision });
  });

const end: Handler<'goal.end'> = (context, command) =>
  changing(context, command.goalId, async (tx, goal) => {
    const acting = { by: context.reader.person.id, now: context.clock.now() };
    const decided = endGoal(goal, command.reason, acting);
    if (!decided.ok) return decided;
    if (decided.value === goal) return shown('goal', goal.id);
    await tx.goals.save(decided.value);
    return recorded(tx, context, decided.value, command.type);
  });

const reopen: Handler<'goal.reopen'> = (context, command) =>
  changing(context, command.goalId, async (tx, goal) => {
    const reopened = reopenGoal(goal);
    if (reopened === goal) return shown('goal', goal.id);
    await tx.goals.save(reopened);
    return recorded(tx, context, reopened, command.type);
  });

const measure = (context: Context, goalId: Id, what: string, given: Given): Promise<Outcome<Answered>> =>
  changing(context, goalId, async (tx, goal, project) => {
    const by = context.reader.person.id;
    if (!measures(goal, by, context.standing)) return refuse('notMeasurer');
    const now = context.clock.now();
    const acting = { by, now, today: todayIn(now, project) };
    const decided = enter(goal, await tx.goals.entries(goalId), given, acting);
    if (!decided.ok) return decided;
    if (decided.value === null) return shown('measured', goalId);
    await tx.goals.addEntry(decided.value);
    return recorded(tx, context, goal, what, { nth: decided.value.nth, on: given.on.toString() });
  });

/** Changes of result goals, and their numbers (PLAN-2, PLAN-4, PLAN-5). */
export const goalActHandlers: Handlers<
  'goal.add' | 'goal.change' | 'goal.end' | 'goal.reopen' | 'measure.enter' | 'measure.other'
> = {
  'goal.add': add,
  'goal.change': change,
  'goal.end': end,
  'goal.reopen': reopen,
  'measure.enter': (context, { type, goalId, on, value, persons, seen }) =>
    measure(context, goalId, type, { on, value, persons, seen }),
  'measure.other': (context, { type, goalId, on, value, persons }) =>
    measure(context, goalId, type, { on, value, persons, seen: null }),
};
