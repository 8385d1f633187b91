import type { Answered, Context, Handlers } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { measures } from './goal.decide.ts';
import { type Goal, isMeasured } from './goal.ts';
import type { GoalShowCommand } from './goals.commands.ts';
import { goalActHandlers } from './goals.usecases.ts';
import type { GoalListViewName, GoalViewName } from './goals.views.ts';

/** Shows a view of the project's goals. */
const shows =
  (name: GoalListViewName, how: Answered['how']) =>
  async (_context: Context, { projectId }: { readonly projectId: Id }): Promise<Outcome<Answered>> =>
    accept({ how, view: { name, id: projectId } });

/** Opens a form about a goal that is not ended. */
const opens =
  (name: GoalViewName, stands: (context: Context, goal: Goal) => Outcome<unknown>) =>
  async (context: Context, { goalId }: { readonly goalId: Id }): Promise<Outcome<Answered>> => {
    const goal = await context.store.goals.goal(goalId);
    if (!goal) return refuse('notFound');
    if (goal.ended) return refuse('goalEnded');
    const decided = stands(context, goal);
    return decided.ok ? accept({ how: 'open', view: { name, id: goalId } }) : decided;
  };

const always = () => accept(null);
const mayMeasure = ({ reader, standing }: Context, goal: Goal): Outcome<unknown> => {
  if (!measures(goal, reader.person.id, standing)) return refuse('notMeasurer');
  return isMeasured(goal) ? accept(null) : refuse('goalDraft');
};

/** A number is to be entered: the form of the only goal that it can be, or else all of them. */
async function chooseMeasured(
  { store, reader, standing }: Context,
  { projectId }: { readonly projectId: Id },
): Promise<Outcome<Answered>> {
  const measured = (await store.goals.ofProject(projectId)).filter(isMeasured);
  if (measured.length === 0) return refuse('noGoalToMeasure');
  const own = measured.filter((one) => measures(one, reader.person.id, standing));
  const [first, ...others] = own;
  if (!first) return refuse('notMeasurer');
  return others.length === 0
    ? accept({ how: 'open', view: { name: 'measureForm', id: first.id } })
    : accept({ how: 'open', view: { name: 'measureChoice', id: projectId } });
}

const showing: Handlers<GoalShowCommand['type']> = {
  'goals.show': shows('goals', 'say'),
  'goal.form': shows('goalForm', 'open'),
  'goal.choose': shows('goalChoice', 'open'),
  'measure.choose': chooseMeasured,
  'goal.show': async (_context, { goalId }) => accept({ how: 'say', view: { name: 'goal', id: goalId } }),
  'goal.edit.form': opens('goalEditForm', always),
  'goal.end.form': opens('goalEndForm', always),
  'measure.form': opens('measureForm', mayMeasure),
  'measure.other.form': opens('measureOtherForm', mayMeasure),
};

/** All that can be done with result goals. */
export const goalHandlers = { ...showing, ...goalActHandlers };
