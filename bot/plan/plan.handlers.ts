import type { Answered, Context, Handlers } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { answersFor } from './milestone.decide.ts';
import { milestoneHandlers } from './milestone.usecases.ts';
import type { PlanShowCommand } from './plan.commands.ts';
import type { MilestoneViewName, PlanViewName } from './plan.views.ts';

/** Shows a view of the project's plan. */
const shows =
  (name: PlanViewName, how: Answered['how']) =>
  async (_context: Context, { projectId }: { readonly projectId: Id }): Promise<Outcome<Answered>> =>
    accept({ how, view: { name, id: projectId } });

/** Opens a form about a milestone that is not reached; `own`: for those who answer for it alone. */
const opens =
  (name: MilestoneViewName, own: boolean) =>
  async (
    { store, reader, standing }: Context,
    { milestoneId }: { readonly milestoneId: Id },
  ): Promise<Outcome<Answered>> => {
    const milestone = await store.milestones.milestone(milestoneId);
    if (!milestone) return refuse('notFound');
    if (own && !answersFor(milestone, reader.person.id, standing)) return refuse('onlyResponsible');
    if (milestone.reached) return refuse('milestoneReached');
    return accept({ how: 'open', view: { name, id: milestoneId } });
  };

/** Something is reached: the form of the only milestone that it can be, or else all of them. */
async function chooseReached(
  { store, reader, standing }: Context,
  { projectId }: { readonly projectId: Id },
): Promise<Outcome<Answered>> {
  const open = (await store.milestones.ofProject(projectId)).filter((one) => !one.reached);
  if (open.length === 0) return refuse('noOpenMilestone');
  const own = open.filter((one) => answersFor(one, reader.person.id, standing));
  const [only] = own.length === 1 ? own : [];
  return only
    ? accept({ how: 'open', view: { name: 'milestoneReachForm', id: only.id } })
    : accept({ how: 'say', view: { name: 'milestones', id: projectId } });
}

const showing: Handlers<PlanShowCommand['type']> = {
  'milestones.show': shows('milestones', 'say'),
  'milestone.form': shows('milestoneForm', 'open'),
  'milestone.choose': shows('milestoneChoice', 'open'),
  'milestone.reach.choose': chooseReached,
  'milestone.show': async (_context, { milestoneId }) =>
    accept({ how: 'say', view: { name: 'milestone', id: milestoneId } }),
  'milestone.edit.form': opens('milestoneEditForm', false),
  'milestone.move.form': opens('milestoneMoveForm', true),
  'milestone.reach.form': opens('milestoneReachForm', true),
  'activities.form': opens('activitiesForm', true),
};

/** All that can be done with the plan. */
export const planHandlers = { ...showing, ...milestoneHandlers };
