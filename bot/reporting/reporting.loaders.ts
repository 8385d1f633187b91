import { nextWorkingDay } from '../calendar/working-days.ts';
import type { Loader, Loaders, Loading } from '../conversation/handling.ts';
import type { Views } from '../conversation/view.ts';
import type { Id } from '../id.ts';
import { personsById } from '../people/by-id.ts';
import { may } from '../permissions/permissions.ts';
import { fileLinkFor, fileLinkUrl } from './deadline-file.ts';
import { deadlineEntered } from './entered.ts';
import { programmeOf, projectsToReport, scopeOptions } from './many.loading.ts';
import { canTakeBack } from './reporting.decide.ts';
import {
  day,
  loadDeadline,
  missingIn,
  moveLines,
  partsIn,
  todayIn,
  whoCanDeliver,
} from './reporting.loading.ts';
import { bySoonest, isLate, isOpen, type ReportingDeadline, whoDelivers } from './reporting.ts';

/** So many days ahead a new deadline is suggested. */
const daysAhead = 28;

/** Names of persons, where the reader sees names (domain §3). */
async function namesFor(
  { repositories, standing }: Loading,
  ids: readonly (Id | null)[],
): Promise<(id: Id | null) => string | null> {
  if (!may('names.read', standing)) return () => null;
  const personOf = await personsById(
    repositories,
    ids.filter((id) => id !== null),
  );
  return (id) => (id === null ? null : (personOf(id)?.name ?? null));
}

const deadlines: Loader<'deadlines'> = async (loading, { id }) => {
  const { repositories, services, standing, reader } = loading;
  const project = await repositories.projects.project(id);
  if (!project) return null;
  const all = await repositories.reporting.ofProject(id);
  const moves = (await repositories.reporting.moves(id)).toReversed();
  const letters = await repositories.reporting.letters(id);
  const parts = await partsIn(repositories, id);
  const responsibleOf = (deadline: ReportingDeadline) => whoDelivers(deadline, parts);
  const nameOf = await namesFor(loading, [...all.map(responsibleOf), ...moves.map((move) => move.movedBy)]);
  const today = todayIn(services.clock.now(), project.timeZone);
  const open = bySoonest(all.filter(isOpen));
  const mayDeliver = (one: ReportingDeadline) =>
    may('deadline.deliver', standing) &&
    (standing?.roles.length !== 0 || responsibleOf(one) === reader.person.id);
  return {
    projectId: id,
    projectName: project.name,
    open: open.map((one) => ({
      deadlineId: one.id,
      dueOn: day(one.dueOn),
      contents: one.contents,
      responsible: nameOf(responsibleOf(one)),
      year: letters.find((letter) => letter.id === one.grantLetterId)?.year ?? null,
      isLate: isLate(one, today),
      mayDeliver: mayDeliver(one),
    })),
    delivered: all.flatMap((one) => (isOpen(one) ? [] : [deliveredLine(one)])).toSorted(byNewest),
    moves: moveLines(moves, nameOf),
    letters: letters.toReversed().map(({ year, amount }) => ({ year, amount })),
    may: {
      add: may('deadline.add', standing),
      deliver: open.some(mayDeliver),
      move: open.length > 0 && may('deadline.move', standing),
      handOver: open.length > 0 && may('deadline.handover', standing),
      many: standing?.offices.includes('secretariat') ?? false,
    },
  };
};

type Delivered = Views['deadlines']['delivered'][number];

const deliveredLine = (one: Extract<ReportingDeadline, { status: 'delivered' }>): Delivered => ({
  deadlineId: one.id,
  dueOn: day(one.dueOn),
  deliveredOn: day(one.deliveredOn),
  contents: one.contents,
  reference: one.reference,
  missing: missingIn(one.parties),
});

const byNewest = (a: Delivered, b: Delivered): number =>
  b.deliveredOn.toString().localeCompare(a.deliveredOn.toString());

const deadline: Loader<'deadline'> = async (loading, { id }) => {
  const { repositories, services, standing, reader } = loading;
  const loaded = await loadDeadline(repositories, id);
  if (!loaded) return null;
  const { deadline: one, project, head } = loaded;
  const moves = (await repositories.reporting.moves(project.id)).filter((move) => move.deadlineId === id);
  const responsible = whoDelivers(one, await partsIn(repositories, project.id));
  const nameOf = await namesFor(loading, [responsible, ...moves.map((move) => move.movedBy)]);
  const letters = await repositories.reporting.letters(project.id);
  const letter = letters.find((known) => known.id === one.grantLetterId);
  const now = services.clock.now();
  const open = isOpen(one);
  const isLeader = (standing?.roles.length ?? 0) > 0;
  return {
    ...head,
    responsible: nameOf(responsible),
    isYours: one.responsibleId === reader.person.id && responsible === reader.person.id,
    letter: letter ? { year: letter.year, amount: letter.amount } : null,
    isLate: isLate(one, todayIn(now, project.timeZone)),
    delivered: open
      ? null
      : {
          on: day(one.deliveredOn),
          reference: one.reference,
          parties: one.parties,
          missing: missingIn(one.parties),
        },
    moves: moveLines(moves, nameOf),
    may: {
      deliver: open && may('deadline.deliver', standing) && (isLeader || responsible === reader.person.id),
      undeliver: !open && may('deadline.undeliver', standing) && canTakeBack(one, now),
      move: open && may('deadline.move', standing),
      handOver: open && may('deadline.handover', standing),
    },
  };
};

/** Forms about one deadline, as long as it is open. */
async function openDeadline({ repositories }: Loading, id: Id) {
  const loaded = await loadDeadline(repositories, id);
  return loaded && isOpen(loaded.deadline) ? loaded : null;
}

const suggested = (now: ReturnType<typeof todayIn>) => nextWorkingDay(now.add({ days: daysAhead }));

const forms: Loaders<'deadlineForm' | 'deliverForm' | 'moveDeadlineForm' | 'handOverForm'> = {
  async deadlineForm({ repositories, services }, { id }, form) {
    const project = await repositories.projects.project(id);
    if (!project) return null;
    const letters = await repositories.reporting.letters(id);
    return {
      projectId: id,
      projectName: project.name,
      suggestedDate: suggested(todayIn(services.clock.now(), project.timeZone)),
      letters: letters.toReversed().map(({ year, amount }) => ({ year, amount })),
      form,
    };
  },
  async deliverForm(loading, { id }, form) {
    const open = await openDeadline(loading, id);
    if (!open) return null;
    return { ...open.head, today: todayIn(loading.services.clock.now(), open.project.timeZone), form };
  },
  async moveDeadlineForm(loading, { id }, form) {
    const open = await openDeadline(loading, id);
    if (!open) return null;
    const moves = await loading.repositories.reporting.moves(open.project.id);
    return {
      ...open.head,
      suggestedDate: nextWorkingDay(open.head.dueOn.add({ days: 14 })),
      movedTimes: moves.filter((move) => move.deadlineId === id).length,
      form,
    };
  },
  async handOverForm(loading, { id }, form) {
    const open = await openDeadline(loading, id);
    if (!open) return null;
    const people = await whoCanDeliver(loading.repositories, open.project.id);
    return {
      ...open.head,
      people: people.map((person) => ({ id: person.id, name: person.name })),
      responsibleId: open.deadline.responsibleId,
      form,
    };
  },
};

const manyForms: Loaders<'manyDeadlinesForm' | 'pasteDeadlinesForm' | 'deadlineFile'> = {
  async deadlineFile({ repositories, reader, services }) {
    if (!(await programmeOf(repositories, reader))) return null;
    const link = await fileLinkFor(repositories, reader.person, services.clock.now());
    return { url: fileLinkUrl(services, link), expiresAt: link.expiresAt };
  },
  async manyDeadlinesForm({ repositories, reader, services }, _view, form) {
    const programme = await programmeOf(repositories, reader);
    if (!programme) return null;
    const projects = await projectsToReport(repositories, programme);
    return {
      scopes: await scopeOptions(repositories, programme, projects),
      suggestedDate: suggested(todayIn(services.clock.now(), reader.person.timeZone)),
      form,
    };
  },
  pasteDeadlinesForm: async ({ repositories, reader }, _view, form) =>
    (await programmeOf(repositories, reader)) && { form },
};

/** What is shown of reporting. A plan for many projects is handed over with the answer: it is not stored. */
export const reportingLoaders = { deadlines, deadline, deadlineEntered, ...forms, ...manyForms };
