import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import type { AuditEvent, Repositories } from '../ports/store.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders } from '../reminders/expecting.ts';
import { tellToday, wakeUp } from '../reminders/today.ts';
import { enteredNotices } from './entered.ts';
import { manyHandlers } from './many.usecases.ts';
import { deadlineRefreshes } from './refreshing.ts';
import {
  deliver,
  handOver,
  type Moment,
  moveDeadline,
  recordDeadline,
  takeBack,
} from './reporting.decide.ts';
import { momentOf, partsIn, whoCanDeliver } from './reporting.loading.ts';
import { isOpen, type ReportingDeadline, whoDelivers } from './reporting.ts';

const shown = (projectId: Id): Outcome<Answered> =>
  accept({ how: 'done', view: { name: 'deadlines', id: projectId } });

/** Leaves the audit event and brings up to date what shows the deadline. */
async function recorded(
  tx: Repositories,
  context: Context,
  deadline: ReportingDeadline,
  what: string,
  details: AuditEvent['details'] = {},
): Promise<Outcome<Answered>> {
  await tx.audit({
    what,
    by: context.reader.person.id,
    projectId: deadline.projectId,
    roundId: null,
    at: context.clock.now(),
    details: { deadlineId: deadline.id, ...details },
  });
  await tx.notify([
    { kind: 'refresh', view: { name: 'deadline', id: deadline.id } },
    { kind: 'refresh', view: { name: 'deadlineEntered', id: deadline.id } },
    ...deadlineRefreshes(deadline.projectId),
    ...(await expectReminders(tx, { kind: 'deadline', subjectId: deadline.id }, context.clock.now())),
  ]);
  return shown(deadline.projectId);
}

/** Runs in a transaction with the deadline locked. */
function changing(
  context: Context,
  deadlineId: Id,
  change: (tx: Repositories, deadline: ReportingDeadline, moment: Moment) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const deadline = await tx.reporting.lock(deadlineId);
    const project = deadline && (await tx.projects.project(deadline.projectId));
    const moment = project && (await momentOf(tx, project, context.clock.now()));
    return deadline && moment ? change(tx, deadline, moment) : refuse('notFound');
  });
}

const add: Handler<'deadline.add'> = (context, command) =>
  context.store.transaction(async (tx) => {
    // one at a time, so that the same form sent twice records one
    const project = await tx.projects.lock(command.projectId);
    const moment = project && (await momentOf(tx, project, context.clock.now()));
    if (!moment) return refuse('notFound');
    const { reporting } = tx;
    const letters = await reporting.letters(command.projectId);
    const deadlines = await reporting.ofProject(command.projectId);
    const decided = recordDeadline({ letters, deadlines }, command, moment);
    if (!decided.ok) return decided;
    const { deadline, letter } = decided.value;
    const event = {
      by: context.reader.person.id,
      projectId: command.projectId,
      roundId: null,
      at: moment.now,
    };
    if (letter) {
      await reporting.saveLetter(letter);
      const before = letters.find((one) => one.id === letter.id)?.amount;
      const details = { year: letter.year, amount: letter.amount, ...(before ? { before } : {}) };
      await tx.audit({ ...event, what: before ? 'letter.correct' : 'letter.record', details });
    }
    if (deadline) {
      await reporting.add([deadline]);
      await expectReminders(tx, { kind: 'deadline', subjectId: deadline.id }, moment.now);
      const details = { deadlineId: deadline.id, dueOn: deadline.dueOn };
      await tx.audit({ ...event, what: command.type, details });
      // who is in the project tells the others themselves, but for what is due today
      const isFromOutside = context.standing?.roles.length === 0;
      if (isFromOutside) await tx.notify(await enteredNotices(tx, [deadline], event.by));
      else await tellToday(tx, context, { kind: 'deadline', subjectId: deadline.id });
    }
    if (letter || deadline) await tx.notify(deadlineRefreshes(command.projectId));
    return shown(command.projectId);
  });

/** Whose the report is, and the project's leaders (REP-2). */
async function mayDeliver(
  repositories: Repositories,
  context: Context,
  deadline: ReportingDeadline,
): Promise<boolean> {
  if (context.standing && context.standing.roles.length > 0) return true;
  const parts = await partsIn(repositories, deadline.projectId);
  return whoDelivers(deadline, parts) === context.reader.person.id;
}

const delivered: Handler<'deadline.deliver'> = (context, command) =>
  changing(context, command.deadlineId, async (tx, deadline, moment) => {
    if (!(await mayDeliver(tx, context, deadline))) return refuse('reportNotYours');
    const decided = deliver(deadline, command, context.reader.person.id, moment);
    if (!decided.ok) return decided;
    await tx.reporting.save(decided.value);
    return recorded(tx, context, deadline, command.type, { deliveredOn: decided.value.deliveredOn });
  });

const takenBack: Handler<'deadline.undeliver'> = (context, command) =>
  changing(context, command.deadlineId, async (tx, deadline, { now }) => {
    const decided = takeBack(deadline, now);
    if (!decided.ok) return decided;
    await tx.reporting.save(decided.value);
    await tellToday(tx, context, { kind: 'deadline', subjectId: deadline.id });
    return recorded(tx, context, deadline, command.type);
  });

const moved: Handler<'deadline.move'> = (context, command) =>
  changing(context, command.deadlineId, async (tx, deadline, moment) => {
    const moves = await tx.reporting.moves(deadline.projectId);
    const last = moves.findLast((move) => move.deadlineId === deadline.id);
    const decided = moveDeadline(deadline, last, command, context.reader.person.id, moment);
    if (!decided.ok) return decided;
    if (decided.value === null) return shown(deadline.projectId);
    await tx.reporting.move(decided.value);
    const about = { kind: 'deadline', subjectId: deadline.id } as const;
    await wakeUp(tx, about, command.date);
    await tellToday(tx, context, about);
    const { fromDate, toDate } = decided.value;
    return recorded(tx, context, deadline, command.type, { fromDate, toDate });
  });

const handedOver: Handler<'deadline.handover'> = (context, command) =>
  changing(context, command.deadlineId, async (tx, deadline, { now }) => {
    const offered = (await whoCanDeliver(tx, deadline.projectId)).map((person) => person.id);
    const decided = handOver(deadline, command.responsibleId, offered);
    if (!decided.ok) return decided;
    const { responsibleId } = decided.value;
    if (responsibleId === deadline.responsibleId) return shown(deadline.projectId);
    await tx.reporting.save(decided.value);
    // whoever takes it over has to know
    if (responsibleId !== null && responsibleId !== context.reader.person.id)
      await tx.notify([
        {
          kind: 'tell',
          to: { kind: 'person', personId: responsibleId },
          view: { name: 'deadline', id: deadline.id },
          dedupeKey: `deadline:${deadline.id}:${responsibleId}:${now}`,
        },
      ]);
    return recorded(tx, context, deadline, command.type, { personId: responsibleId ?? 'pl' });
  });

/** Opens a form about a deadline that is still open. */
const opens =
  (name: 'deliverForm' | 'moveDeadlineForm' | 'handOverForm') =>
  async (context: Context, { deadlineId }: { readonly deadlineId: Id }): Promise<Outcome<Answered>> => {
    const deadline = await context.store.reporting.deadline(deadlineId);
    if (!deadline) return refuse('notFound');
    if (!isOpen(deadline)) return refuse('reportDelivered');
    if (name === 'deliverForm' && !(await mayDeliver(context.store, context, deadline)))
      return refuse('reportNotYours');
    return accept({ how: 'open', view: { name, id: deadlineId } });
  };

/** The form for the only open deadline that it can be; where there are several, the list to choose from. */
const chooses =
  (name: 'deliverForm' | 'moveDeadlineForm') =>
  async (context: Context, { projectId }: { readonly projectId: Id }): Promise<Outcome<Answered>> => {
    const open = (await context.store.reporting.ofProject(projectId)).filter(isOpen);
    if (open.length === 0) return refuse('noOpenDeadline');
    const own: ReportingDeadline[] = [];
    for (const one of open)
      if (name !== 'deliverForm' || (await mayDeliver(context.store, context, one))) own.push(one);
    // the form says whose it is, where it is none of theirs
    const [only] = own.length === 1 ? own : open.length === 1 ? open : [];
    return only
      ? opens(name)(context, { deadlineId: only.id })
      : accept({ how: 'say', view: { name: 'deadlines', id: projectId } });
  };

/** A project's deadlines for reports (REP-1 to REP-3), and those of many projects at once (`many.usecases.ts`). */
export const reportingHandlers: Handlers<
  | keyof typeof manyHandlers
  | 'deadlines.show'
  | 'deadline.form'
  | 'deadline.add'
  | 'deadline.show'
  | 'deadline.deliver.choose'
  | 'deadline.deliver.form'
  | 'deadline.deliver'
  | 'deadline.undeliver'
  | 'deadline.move.choose'
  | 'deadline.move.form'
  | 'deadline.move'
  | 'deadline.handover.form'
  | 'deadline.handover'
> = {
  ...manyHandlers,
  'deadlines.show': async (_context, { projectId }) =>
    accept({ how: 'say', view: { name: 'deadlines', id: projectId } }),
  'deadline.form': async (_context, { projectId }) =>
    accept({ how: 'open', view: { name: 'deadlineForm', id: projectId } }),
  'deadline.add': add,
  'deadline.show': async (_context, { deadlineId }) =>
    accept({ how: 'say', view: { name: 'deadline', id: deadlineId } }),
  'deadline.deliver.choose': chooses('deliverForm'),
  'deadline.deliver.form': opens('deliverForm'),
  'deadline.deliver': delivered,
  'deadline.undeliver': takenBack,
  'deadline.move.choose': chooses('moveDeadlineForm'),
  'deadline.move.form': opens('moveDeadlineForm'),
  'deadline.move': moved,
  'deadline.handover.form': opens('handOverForm'),
  'deadline.handover': handedOver,
};
