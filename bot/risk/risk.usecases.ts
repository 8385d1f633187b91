import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import { type Id, newId } from '../id.ts';
import { planRefreshes, todayIn } from '../plan/milestone.usecases.ts';
import type { AuditEvent, Repositories } from '../ports/store.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders } from '../reminders/expecting.ts';
import { tellToday } from '../reminders/today.ts';
import { setAlready, setCountermeasure, withdrawCountermeasure } from './countermeasure.decide.ts';
import {
  addRisks,
  type Changed,
  type Changing,
  type Chosen,
  closeRisk,
  idsOf,
  mergeRisks,
  reopenRisk,
  setAside,
  takeBackOnList,
} from './risk.decide.ts';
import { loadRegister, mayChange, openWorkshop } from './risk.loading.ts';
import { riskNotices } from './risk.refreshing.ts';
import { type Risk, riskEvent } from './risk.ts';
import type { Workshop } from './workshop.ts';

/** A register that is changed, with the workshop that is going on. */
interface Register {
  readonly changing: Changing;
  readonly workshop: Workshop | null;
  readonly projectId: Id;
}

/** Runs in a transaction with the project locked, for whoever may change its register. One after the other. */
function changing(
  context: Context,
  projectId: Id,
  work: (tx: Repositories, register: Register) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const project = await tx.projects.lock(projectId);
    if (!project) return refuse('notFound');
    const workshop = openWorkshop(await tx.risks.workshops(projectId));
    const by = context.reader.person.id;
    if (!mayChange(context.standing, by, workshop)) return refuse('onlyLeader');
    const changing: Changing = {
      risks: await tx.risks.ofProject(projectId),
      beingGraded: workshop?.status === 'grading' ? await tx.risks.list(workshop.id) : [],
      by,
      now: context.clock.now(),
      newId,
    };
    return work(tx, { changing, workshop, projectId });
  });
}

/** The same, of the project of a risk. */
async function changingOne(
  context: Context,
  riskId: Id,
  work: (tx: Repositories, register: Register) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  const risk = await context.store.risks.risk(riskId);
  return risk ? changing(context, risk.projectId, work) : refuse('notFound');
}

/** Stores what is otherwise, leaves the audit event, and brings up to date what shows it. */
async function recorded(
  tx: Repositories,
  context: Context,
  { projectId, changing: { risks: before, now } }: Register,
  { risks, events }: Changed,
  what: string,
  show: View,
): Promise<Outcome<Answered>> {
  const known = new Set(before.map(({ id }) => id));
  await tx.risks.add(risks.filter(({ id }) => !known.has(id)));
  await tx.risks.save(risks.filter(({ id }) => known.has(id)));
  await tx.risks.addEvents(events);
  await audited(tx, context, projectId, what, { count: risks.length });
  const ids = risks.map(({ id }) => id);
  await tx.notify(await riskNotices(tx, projectId, now, ids));
  return accept({ how: 'done', view: show });
}

export const audited = (
  tx: Repositories,
  { reader, clock }: Context,
  projectId: Id,
  what: string,
  details: AuditEvent['details'] = {},
): Promise<void> =>
  tx.audit({ what, by: reader.person.id, projectId, roundId: null, at: clock.now(), details });

/** Where the list is that was changed: in the workshop that talks about it, or in the register. */
const listOf = ({ workshop, projectId }: Register): View =>
  workshop?.status === 'listing' ? { name: 'riskList', id: workshop.id } : { name: 'risks', id: projectId };

/** Changes many risks of a project at once. */
const many =
  <C extends { readonly type: string; readonly projectId: Id }>(
    decide: (changing: Changing, command: C) => Outcome<Changed>,
  ) =>
  (context: Context, command: C): Promise<Outcome<Answered>> =>
    changing(context, command.projectId, async (tx, register) => {
      const decided = decide(register.changing, command);
      return decided.ok
        ? recorded(tx, context, register, decided.value, command.type, listOf(register))
        : decided;
    });

/** Changes those that are chosen. */
function onChosen(
  register: Changing,
  chosen: Chosen,
  change: (ids: readonly Id[]) => Outcome<Changed>,
): Outcome<Changed> {
  const ids = idsOf(register, chosen);
  return ids.ok ? change(ids.value) : ids;
}

/** Changes one risk. */
const one =
  <C extends { readonly type: string; readonly riskId: Id }>(
    decide: (changing: Changing, risk: Risk, command: C) => Outcome<Changed>,
  ) =>
  (context: Context, command: C): Promise<Outcome<Answered>> =>
    changingOne(context, command.riskId, async (tx, register) => {
      const risk = register.changing.risks.find(({ id }) => id === command.riskId);
      if (!risk) return refuse('notFound');
      const decided = decide(register.changing, risk, command);
      const show = { name: 'risk', id: risk.id } as const;
      return decided.ok ? recorded(tx, context, register, decided.value, command.type, show) : decided;
    });

/** Sets in a countermeasure, which is in the plan at once (RISK-6, MILE-4). */
const setIn: Handler<'countermeasure.set'> = (context, command) =>
  changingOne(context, command.riskId, async (tx, register) => {
    const { changing: known, projectId } = register;
    const risk = known.risks.find(({ id }) => id === command.riskId);
    const project = await tx.projects.project(projectId);
    if (!risk || !project) return refuse('notFound');
    const shown: View = { name: 'risk', id: risk.id };
    if (setAlready(await tx.risks.countermeasures(projectId), risk.id, command.text))
      return accept({ how: 'done', view: shown });
    // nobody ticks off or changes its activities meanwhile
    if (command.activityOf) await tx.milestones.lock(command.activityOf);
    const open = (await tx.milestones.ofProject(projectId)).filter(({ reached }) => !reached);
    const milestones = [];
    for (const milestone of open)
      milestones.push({ milestone, activities: await tx.milestones.activities(milestone.id) });
    const decided = setCountermeasure(command, {
      ...{ risk, milestones, now: known.now, newId },
      people: await responsibles(tx, projectId),
      today: todayIn(known.now, project),
    });
    if (!decided.ok) return decided;
    const { countermeasure, milestone, activities } = decided.value;
    if (milestone) await tx.milestones.add(milestone);
    if (activities) await tx.milestones.setActivities(countermeasure.milestoneId, activities);
    await tx.risks.addCountermeasure(countermeasure);
    if (milestone) await tellToday(tx, context, { kind: 'milestone', subjectId: milestone.id });
    await tx.notify([
      ...planRefreshes({ id: countermeasure.milestoneId, projectId }),
      ...(await expectReminders(tx, { kind: 'milestone', subjectId: countermeasure.milestoneId }, known.now)),
    ]);
    const event = riskEvent({
      ...{ id: newId(), riskId: risk.id, what: 'countermeasure', at: known.now, by: known.by },
      text: countermeasure.text,
    });
    return recorded(tx, context, register, { risks: [risk], events: [event] }, command.type, shown);
  });

/** A countermeasure is not to be done after all; its milestone or activity stays in the plan. */
const withdraw: Handler<'countermeasure.withdraw'> = (context, command) =>
  changingOne(context, command.riskId, async (tx, register) => {
    const { now, by } = register.changing;
    const { entries } = await loadRegister(tx, register.projectId);
    const entry = entries.find(({ risk }) => risk.id === command.riskId);
    if (!entry) return refuse('notFound');
    const decided = withdrawCountermeasure(entry, command);
    if (!decided.ok) return decided;
    const { risk } = entry;
    await tx.risks.withdrawCountermeasure(decided.value.countermeasure.id, now);
    const text = decided.value.told;
    const event = riskEvent({ id: newId(), riskId: risk.id, what: 'withdrawn', at: now, by, text });
    const shown: View = { name: 'risk', id: risk.id };
    return recorded(tx, context, register, { risks: [risk], events: [event] }, command.type, shown);
  });

/** Changes of the register, by whoever leads the project or its workshop. */
export const registerHandlers: Handlers<
  | 'risks.merge'
  | 'risks.aside'
  | 'risks.back'
  | 'risks.add'
  | 'risk.close'
  | 'risk.reopen'
  | 'countermeasure.set'
  | 'countermeasure.withdraw'
> = {
  'risks.merge': many((register, { into, ...these }) => {
    const place = idsOf(register, into, 'intoNumber');
    return place.ok
      ? onChosen(register, these, (ids) => mergeRisks(register, ids, place.value[0] ?? ''))
      : place;
  }),
  'risks.aside': many((register, these) => onChosen(register, these, (ids) => setAside(register, ids))),
  'risks.back': many((register, these) => onChosen(register, these, (ids) => takeBackOnList(register, ids))),
  'risks.add': many((register, { risks, projectId }) => addRisks(register, projectId, risks)),
  'risk.close': one((register, risk, { reason }) => closeRisk(register, risk, reason)),
  'risk.reopen': one((register, risk) => reopenRisk(register, risk)),
  'countermeasure.set': setIn,
  'countermeasure.withdraw': withdraw,
};
