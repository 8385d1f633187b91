import type { Answered, Context, Handlers } from '../conversation/handling.ts';
import type { FormState, Views } from '../conversation/view.ts';
import type { Repositories } from '../ports/store.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders } from '../reminders/expecting.ts';
import { enteredNotices } from './entered.ts';
import { type DeadlinePlan, fingerprintOf, type ProjectToReport, planDeadlines } from './many.decide.ts';
import { programmeOf, projectsToReport, scopeOptions } from './many.loading.ts';
import type { WantedDeadlines } from './many.ts';
import { deadlineRefreshes } from './refreshing.ts';
import { newDeadline } from './reporting.decide.ts';
import { day, todayIn } from './reporting.loading.ts';

const nothingTyped: FormState = { values: {}, refusals: [] };

interface Looked {
  readonly plan: DeadlinePlan;
  readonly fingerprint: string;
  readonly projects: readonly ProjectToReport[];
  readonly scopes: Views['deadlinePlan']['scopes'];
}

/** What is wanted, held against the programme as it is now. Only its secretariat gets anywhere. */
async function look(
  repositories: Repositories,
  { reader, clock }: Context,
  wanted: WantedDeadlines,
): Promise<Outcome<Looked>> {
  const programme = await programmeOf(repositories, reader);
  if (!programme) return refuse('notAllowed');
  const today = todayIn(clock.now(), reader.person.timeZone);
  const projects = await projectsToReport(repositories, programme);
  const plan = planDeadlines(projects, wanted, { today, programme });
  if (!plan.ok) return plan;
  return accept({
    plan: plan.value,
    fingerprint: await fingerprintOf(plan.value),
    projects,
    scopes: wanted.kind === 'selection' ? await scopeOptions(repositories, programme, projects) : [],
  });
}

/** The plan to be looked over: what would be recorded, and what is left out. */
function planShown(wanted: WantedDeadlines, looked: Looked, hasChanged: boolean): Answered {
  const lines = (planned: DeadlinePlan['added']) =>
    planned.map(({ projectName, dueOn, contents }) => ({ projectName, dueOn: day(dueOn), contents }));
  const props: Views['deadlinePlan'] = {
    wanted,
    scopes: looked.scopes,
    added: lines(looked.plan.added),
    there: lines(looked.plan.there),
    fingerprint: looked.fingerprint,
    hasChanged,
    form: nothingTyped,
  };
  return { how: 'open', view: { name: 'deadlinePlan' }, props };
}

/** Shows what would be recorded; changes nothing. */
export async function checkDeadlines(context: Context, wanted: WantedDeadlines): Promise<Outcome<Answered>> {
  const looked = await look(context.store, context, wanted);
  return looked.ok ? accept(planShown(wanted, looked.value, false)) : looked;
}

/**
 * Records what was looked over, all of it or nothing, once: where it would be something else by now (a deadline has come,
 * the form was sent twice), nothing is recorded and the plan is shown as it is.
 */
export function recordDeadlines(
  context: Context,
  what: 'deadlines.many.record' | 'deadlines.paste.record' | 'deadlines.file.record',
  wanted: WantedDeadlines,
  fingerprint: string,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const programme = await programmeOf(tx, context.reader);
    if (!programme) return refuse('notAllowed');
    await tx.reporting.lockProjects(programme.id);
    const looked = await look(tx, context, wanted);
    if (!looked.ok) return looked;
    const { added } = looked.value.plan;
    if (added.length === 0 || looked.value.fingerprint !== fingerprint)
      return accept(planShown(wanted, looked.value, true));
    const now = context.clock.now();
    const deadlines = added.map(({ projectId, dueOn, contents }) =>
      newDeadline({ projectId, dueOn, contents, grantLetterId: null }, now),
    );
    await tx.reporting.add(deadlines);
    const by = context.reader.person.id;
    for (const { id: deadlineId, projectId, dueOn } of deadlines) {
      await tx.audit({ what, by, projectId, roundId: null, at: now, details: { deadlineId, dueOn } });
      await expectReminders(tx, { kind: 'deadline', subjectId: deadlineId }, now);
    }
    await tx.notify([
      ...[...new Set(deadlines.map((one) => one.projectId))].flatMap(deadlineRefreshes),
      ...(await enteredNotices(tx, deadlines, by)),
    ]);
    const props: Views['deadlinesRecorded'] = { count: added.length };
    return accept({ how: 'done', view: { name: 'deadlinesRecorded' }, props });
  });
}

const opens =
  (name: 'manyDeadlinesForm' | 'pasteDeadlinesForm') =>
  async (context: Context): Promise<Outcome<Answered>> =>
    (await programmeOf(context.store, context.reader))
      ? accept({ how: 'open', view: { name } })
      : refuse('notAllowed');

/** The secretariat enters deadlines for many projects at once (REP-2): it looks them over, then records them all. */
export const manyHandlers: Handlers<
  | 'deadlines.many.form'
  | 'deadlines.many.check'
  | 'deadlines.many.record'
  | 'deadlines.paste.form'
  | 'deadlines.paste.check'
  | 'deadlines.paste.record'
  | 'deadlines.file.show'
> = {
  'deadlines.many.form': opens('manyDeadlinesForm'),
  'deadlines.many.check': (context, { dueOn, contents, scope }) =>
    checkDeadlines(context, { kind: 'selection', dueOn, contents, scope }),
  'deadlines.many.record': (context, { type, dueOn, contents, scope, fingerprint }) =>
    recordDeadlines(context, type, { kind: 'selection', dueOn, contents, scope }, fingerprint),
  'deadlines.paste.form': opens('pasteDeadlinesForm'),
  'deadlines.paste.check': (context, { rows, pasted }) =>
    checkDeadlines(context, { kind: 'rows', rows, pasted }),
  'deadlines.paste.record': (context, { type, rows, pasted, fingerprint }) =>
    recordDeadlines(context, type, { kind: 'rows', rows, pasted }, fingerprint),
  'deadlines.file.show': async (context) =>
    (await programmeOf(context.store, context.reader))
      ? accept({ how: 'say', view: { name: 'deadlineFile' } })
      : refuse('notAllowed'),
};
