import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import type { Notice } from '../delivery/notice.ts';
import { responsibles } from '../evaluation/afterwards.usecases.ts';
import { type Id, newId } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Group } from '../project/project.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders, forgetReminders } from '../reminders/expecting.ts';
import { askingAll, participantsOf } from './asking.ts';
import type { RiskActCommand } from './risk.commands.ts';
import { loadRegister, mayChange, openWorkshop, toGrade } from './risk.loading.ts';
import { riskNotices, workshopRefreshes } from './risk.refreshing.ts';
import { type Grading, isOnList, riskEvent } from './risk.ts';
import { audited } from './risk.usecases.ts';
import {
  backToList,
  endWorkshop,
  giveGrades,
  reveal,
  type Starting,
  saveNotes,
  startAgain,
  startGrading,
  startWorkshop,
  uncover,
} from './workshop.decide.ts';
import { leads, type Workshop } from './workshop.ts';

const shown = (how: Answered['how'], view: View): Outcome<Answered> => accept({ how, view });

const inChannel = (projectId: Id, name: 'workshop' | 'riskList' | 'riskMatrix', id: Id): Notice => ({
  kind: 'tell',
  to: { kind: 'groupChannel', projectId },
  view: { name, id },
  dedupeKey: `${name}:${id}`,
});

async function starting(
  tx: Repositories,
  context: Context,
  projectId: Id,
  group: Group | null,
): Promise<Starting> {
  const memberships = await tx.projects.memberships(projectId);
  return {
    projectId,
    group,
    members: group ? currentMembers(memberships, group.id) : [],
    people: await responsibles(tx, projectId),
    earlier: await tx.risks.workshops(projectId),
    now: context.clock.now(),
    newId,
  };
}

/** Stores a new workshop, asks everybody in it, and shows its card where the group is. */
async function started(
  tx: Repositories,
  context: Context,
  workshop: Workshop,
  what: string,
): Promise<Outcome<Answered>> {
  const { id, projectId } = workshop;
  const { asked } = await participantsOf(tx, workshop);
  const now = context.clock.now();
  await audited(tx, context, projectId, what, {
    workshopId: id,
    number: workshop.number,
    asked: asked.length,
  });
  await tx.notify([
    ...(await askingAll(tx, workshop, now, context.reader.person.id)),
    inChannel(projectId, 'workshop', id),
    ...(await riskNotices(tx, projectId, now)),
    ...(await expectReminders(tx, { kind: 'risk', subjectId: id }, now)),
  ]);
  return accept({
    how: 'done',
    view: { name: 'workshop', id },
    told: { persons: [], channelOf: projectId },
  });
}

const start: Handler<'workshop.start'> = (context, command) =>
  context.store.transaction(async (tx) => {
    const project = await tx.projects.lock(command.projectId);
    if (!project) return refuse('notFound');
    const groups = await tx.projects.groups(project.id);
    const group = groups.find(({ kind }) => kind === command.groupKind) ?? null;
    const decided = startWorkshop(await starting(tx, context, project.id, group), command);
    if (!decided.ok) return decided;
    await tx.risks.addWorkshop(decided.value);
    return started(tx, context, decided.value, command.type);
  });

/** What was done about risks is done: their group grades them again (RISK-7), and with them what never was graded. */
const regrade: Handler<'risk.regrade'> = async (context, command) => {
  const found = await context.store.risks.risk(command.riskId);
  if (!found) return refuse('notFound');
  return context.store.transaction(async (tx) => {
    const project = await tx.projects.lock(found.projectId);
    if (!project) return refuse('notFound');
    const by = context.reader.person.id;
    const workshops = await tx.risks.workshops(project.id);
    if (!mayChange(context.standing, by, openWorkshop(workshops))) return refuse('onlyLeader');
    const { entries } = await loadRegister(tx, project.id);
    const risk = entries.find((one) => one.risk.id === command.riskId)?.risk;
    if (!risk || !isOnList(risk)) return refuse('riskNotOnList');
    const groups = await tx.projects.groups(project.id);
    const last = workshops.at(-1)?.groupId;
    const group =
      groups.find(({ id }) => id === last) ??
      groups.find(({ kind }) => kind === 'project') ??
      groups.find(({ kind }) => kind === 'steering') ??
      null;
    const { pl } = await leadersOf(tx, project.id);
    const decided = startAgain(await starting(tx, context, project.id, group), pl ?? by);
    if (!decided.ok) return decided;
    const list = new Set([...toGrade(entries).map(({ risk: one }) => one.id), risk.id]);
    await tx.risks.addWorkshop(decided.value);
    await tx.risks.setList(decided.value.id, [...list]);
    return started(tx, context, decided.value, command.type);
  });
};

/** Takes a workshop further, by who leads it: one at a time, with nobody noting or grading meanwhile. */
export async function leading(
  context: Context,
  workshopId: Id,
  work: (tx: Repositories, workshop: Workshop) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  const found = await context.store.risks.workshop(workshopId);
  if (!found) return refuse('notFound');
  return context.store.transaction(async (tx) => {
    await tx.projects.lock(found.projectId);
    const workshop = await tx.risks.lockWorkshop(workshopId);
    if (!workshop) return refuse('notFound');
    if (!leads(workshop, context.reader.person.id, context.standing)) return refuse('onlyLeader');
    return work(tx, workshop);
  });
}

/**
 * Stores the workshop as it is now, leaves the audit event, and brings up to date what shows it. Of the step that is over
 * nobody is reminded, and nothing tells who was (PRIV-2).
 */
async function moved(
  tx: Repositories,
  context: Context,
  workshop: Workshop,
  what: string,
  show: View,
  notices: readonly Notice[] = [],
): Promise<Outcome<Answered>> {
  const { id, projectId } = workshop;
  const now = context.clock.now();
  const about = { kind: 'risk', subjectId: id } as const;
  await tx.risks.saveWorkshop({ ...workshop, since: now });
  await audited(tx, context, projectId, what, { workshopId: id });
  await tx.notify([
    ...notices,
    ...(['riskNotes', 'riskGrading', 'workshopLinks'] as const).map(
      (name): Notice => ({ kind: 'refresh', view: { name, id } }),
    ),
    ...(await riskNotices(tx, projectId, now)),
    ...(await forgetReminders(tx, about)),
    ...(await expectReminders(tx, about, now)),
  ]);
  return accept({ how: 'done', view: show, told: { persons: [], channelOf: projectId } });
}

const showList: Handler<'workshop.reveal'> = (context, { workshopId, type }) =>
  leading(context, workshopId, async (tx, workshop) => {
    const now = context.clock.now();
    const decided = reveal(workshop, await tx.risks.notes(workshopId), now, newId);
    if (!decided.ok) return decided;
    const { risks, events } = decided.value;
    await tx.risks.add(risks);
    await tx.risks.addEvents(events);
    await tx.risks.forgetNotes(workshopId, now);
    const view: View = { name: 'riskList', id: workshopId };
    return moved(tx, context, decided.value.workshop, type, view, [
      inChannel(workshop.projectId, 'riskList', workshopId),
    ]);
  });

const grade: Handler<'workshop.grade'> = (context, { workshopId, type }) =>
  leading(context, workshopId, async (tx, workshop) => {
    const { entries } = await loadRegister(tx, workshop.projectId);
    const list = toGrade(entries);
    const decided = startGrading(workshop, list);
    if (!decided.ok) return decided;
    await tx.risks.setList(
      workshopId,
      list.map(({ risk }) => risk.id),
    );
    const asking = await askingAll(tx, decided.value, context.clock.now(), context.reader.person.id);
    return moved(tx, context, decided.value, type, { name: 'workshop', id: workshopId }, asking);
  });

const relist: Handler<'workshop.relist'> = (context, { workshopId, type }) =>
  leading(context, workshopId, async (tx, workshop) => {
    const decided = backToList(workshop);
    if (!decided.ok) return decided;
    await tx.risks.setList(workshopId, []);
    return moved(tx, context, decided.value, type, { name: 'riskList', id: workshopId });
  });

/** The group's members, and those who graded and then left: what they gave counts. */
const askedOf = (asked: readonly Id[], given: readonly { readonly personId: Id }[]): number =>
  new Set([...asked, ...given.map(({ personId }) => personId)]).size;

const show: Handler<'workshop.uncover'> = (context, { workshopId, type }) =>
  leading(context, workshopId, async (tx, workshop) => {
    const now = context.clock.now();
    const list = await tx.risks.list(workshopId);
    const given = await tx.risks.given(workshopId);
    const { asked } = await participantsOf(tx, workshop);
    const decided = uncover(workshop, list, given, askedOf(asked, given));
    if (!decided.ok) return decided;
    await graded(tx, workshop, decided.value.gradings, now);
    await tx.risks.forgetGiven(workshopId, now);
    const view: View = { name: 'riskMatrix', id: workshopId };
    return moved(tx, context, decided.value.workshop, type, view, [
      inChannel(workshop.projectId, 'riskMatrix', workshopId),
    ]);
  });

async function graded(
  tx: Repositories,
  { projectId }: Workshop,
  gradings: ReadonlyMap<Id, Grading>,
  now: Workshop['startedAt'],
): Promise<void> {
  const risks = (await tx.risks.ofProject(projectId)).flatMap((risk) => {
    const grading = gradings.get(risk.id);
    return grading
      ? [{ ...risk, status: 'open' as const, grades: { s: grading.s, k: grading.k }, gradedAt: now }]
      : [];
  });
  await tx.risks.save(risks);
  await tx.risks.addEvents(
    risks.map(({ id }) =>
      riskEvent({ id: newId(), riskId: id, what: 'graded', at: now, grading: gradings.get(id) ?? null }),
    ),
  );
}

const end: Handler<'workshop.end'> = (context, { workshopId, type }) =>
  leading(context, workshopId, async (tx, workshop) => {
    const now = context.clock.now();
    const decided = endWorkshop(workshop, now);
    if (!decided.ok) return decided;
    await tx.risks.forgetGiven(workshopId, now);
    await tx.links.expire({ workshopId }, now);
    return moved(tx, context, decided.value, type, { name: 'workshop', id: workshopId });
  });

/** Something of one's own in a workshop that stays where it is meanwhile. */
function taking(
  context: Context,
  workshopId: Id,
  work: (tx: Repositories, workshop: Workshop, isMember: boolean) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const workshop = await tx.risks.lockWorkshopShared(workshopId);
    if (!workshop) return refuse('notFound');
    const isMember =
      context.standing?.memberships.some(({ groupId }) => groupId === workshop.groupId) ?? false;
    return work(tx, workshop, isMember);
  });
}

const note: Handler<'notes.save'> = (context, { workshopId, notes, remove, type }) =>
  taking(context, workshopId, async (tx, workshop, isMember) => {
    const { person, linkSince } = context.reader;
    const personId = person.id;
    const own = await tx.risks.notesOf(workshopId, personId, linkSince);
    const decided = saveNotes(workshop, { personId, isMember, own, lines: notes, remove, newId });
    if (!decided.ok) return decided;
    await tx.risks.removeNotes(decided.value.removed);
    await tx.risks.addNotes(decided.value.added, context.clock.now());
    await audited(tx, context, workshop.projectId, type, { workshopId });
    await tx.notify(workshopRefreshes(workshopId).slice(0, 1));
    return shown('replace', { name: 'riskNoted', id: workshopId });
  });

/** Gives S and K for a page of risks; the next page is shown, or the receipt. */
const give =
  (isDraft: boolean) =>
  (
    context: Context,
    { workshopId, filled, type }: Extract<RiskActCommand, { type: 'grades.give' | 'grades.draft' }>,
  ): Promise<Outcome<Answered>> =>
    taking(context, workshopId, async (tx, workshop, isMember) => {
      const { person, linkSince } = context.reader;
      const list = await tx.risks.list(workshopId);
      const seen = await tx.risks.givenBy(workshopId, person.id, linkSince);
      const all = linkSince ? await tx.risks.givenBy(workshopId, person.id) : seen;
      const unseen = all.filter(({ riskId }) => !seen.some((one) => one.riskId === riskId));
      const giving = { personId: person.id, isMember, list, filled, isDraft, unseen };
      const decided = giveGrades(workshop, giving);
      if (!decided.ok) return decided;
      await tx.risks.keepGiven(decided.value, context.clock.now());
      await audited(tx, context, workshop.projectId, type, { workshopId });
      await tx.notify(workshopRefreshes(workshopId).slice(0, 1));
      return isDraft
        ? shown('done', { name: 'workshop', id: workshopId })
        : shown('replace', { name: 'riskGrading', id: workshopId });
    });

/** A workshop from its start to its end. */
export const workshopHandlers: Handlers<
  | 'workshop.start'
  | 'workshop.reveal'
  | 'workshop.grade'
  | 'workshop.relist'
  | 'workshop.uncover'
  | 'workshop.end'
  | 'risk.regrade'
  | 'notes.save'
  | 'grades.give'
  | 'grades.draft'
> = {
  'workshop.start': start,
  'workshop.reveal': showList,
  'workshop.grade': grade,
  'workshop.relist': relist,
  'workshop.uncover': show,
  'workshop.end': end,
  'risk.regrade': regrade,
  'notes.save': note,
  'grades.give': give(false),
  'grades.draft': give(true),
};
