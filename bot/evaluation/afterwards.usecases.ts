import { Temporal } from 'temporal-polyfill';
import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import { newId } from '../id.ts';
import { limits } from '../limits.ts';
import type { Repositories } from '../ports/store.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { digestOf, minutesState } from './minutes.loading.ts';
import type { ClosedRound, Correction, Decision } from './round.ts';

/** Runs in a transaction with the closed round locked; refuses while the round is open. */
function afterwards(
  context: Context,
  roundId: string,
  work: (tx: Repositories, round: ClosedRound) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const round = await tx.rounds.lock(roundId);
    if (!round) return refuse('notFound');
    if (round.status === 'open') return refuse('roundStillOpen', { deadline: round.deadline });
    return work(tx, round);
  });
}

/** Opens a form about a closed round. */
const opens =
  (name: 'decisionForm' | 'benefitsForm' | 'followUpForm') =>
  async (context: Context, { roundId }: { readonly roundId: string }): Promise<Outcome<Answered>> => {
    const round = await context.store.rounds.round(roundId);
    if (!round) return refuse('notFound');
    if (round.status === 'open') return refuse('roundStillOpen', { deadline: round.deadline });
    return accept({ how: 'open', view: { name, id: roundId } });
  };

const textProblems = (field: string, text: string, max: number, required: boolean): readonly Refusal[] => {
  if (text.length > max) return [{ code: 'textTooLong', field, details: { max, length: text.length } }];
  return required && text.trim() === '' ? [{ code: 'textMissing', field }] : [];
};

/** Leaves the audit event and brings up to date what shows the round. */
async function recorded(tx: Repositories, context: Context, round: ClosedRound, what: string, show: View) {
  await tx.audit({
    what,
    by: context.reader.person.id,
    projectId: round.projectId,
    roundId: round.id,
    at: context.clock.now(),
  });
  await tx.notify([
    { kind: 'refresh', view: { name: 'result', id: round.id } },
    { kind: 'refresh', view: { name: 'decisions', id: round.id } },
    { kind: 'refresh', view: { name: 'minutes', id: round.id } },
    { kind: 'refresh', view: { name: 'project', id: round.projectId } },
  ]);
  return accept<Answered>({ how: 'done', view: show });
}

const decide: Handler<'decision.record'> = (context, command) =>
  afterwards(context, command.roundId, async (tx, round) => {
    const problems = textProblems('text', command.text, limits.decision, true);
    if (problems.length > 0) return { ok: false, refusals: problems };
    const people = await responsibles(tx, round.projectId);
    if (!people.includes(command.responsibleId)) return refuse('personUnknown', {}, 'responsible');
    const project = await tx.projects.project(round.projectId);
    const today = context.clock
      .now()
      .toZonedDateTimeISO(project?.timeZone ?? 'UTC')
      .toPlainDate();
    if (Temporal.PlainDate.compare(command.dueOn, today) < 0) return refuse('deadlineInPast', {}, 'dueOn');
    const { responsibleId } = command;
    const decision = { text: command.text.trim(), responsibleId, dueOn: command.dueOn.toString() };
    const shown: View = { name: 'decisions', id: round.id };
    // the same form sent twice records one decision
    const isSame = (one: Decision) =>
      one.text === decision.text && one.responsibleId === responsibleId && one.dueOn === decision.dueOn;
    if ((await tx.rounds.decisions(round.id)).some(isSame)) return accept({ how: 'done', view: shown });
    await tx.rounds.addDecision({
      ...decision,
      id: newId(),
      roundId: round.id,
      projectId: round.projectId,
      recordedAt: context.clock.now(),
    });
    return recorded(tx, context, round, 'decision.record', shown);
  });

/** Who can be responsible for a decision: whoever has a part in the project now. */
export async function responsibles(
  repositories: Repositories,
  projectId: string,
): Promise<readonly string[]> {
  const roles = await repositories.projects.roles(projectId);
  const memberships = await repositories.projects.memberships(projectId);
  const present = [...roles, ...memberships].filter((one) => one.to === null).map((one) => one.personId);
  return [...new Set(present)];
}

const noteBenefits: Handler<'benefits.note'> = (context, command) =>
  afterwards(context, command.roundId, async (tx, round) => {
    const keys = round.settings.factors.map((factor) => factor.key);
    if (command.factorKeys.some((key) => !keys.includes(key))) return refuse('unknownFactor', {}, 'factors');
    const nothing = command.factorKeys.length === 0;
    const problems = textProblems('text', command.text, limits.measures, nothing);
    if (problems.length > 0) return { ok: false, refusals: problems };
    const known = (await tx.rounds.benefits(round.id)).map((benefit) => benefit.text || benefit.factorKey);
    const text = command.text.trim();
    const base = { projectId: round.projectId, roundId: round.id, notedAt: context.clock.now() };
    await tx.rounds.addBenefits(
      [
        ...[...new Set(command.factorKeys)].map((factorKey) => ({
          ...base,
          id: newId(),
          factorKey,
          text: '',
        })),
        ...(text === '' ? [] : [{ ...base, id: newId(), factorKey: null, text }]),
      ].filter((benefit) => !known.includes(benefit.text || benefit.factorKey)),
    );
    return recorded(tx, context, round, 'benefits.note', { name: 'result', id: round.id });
  });

const followUp: Handler<'followup.note'> = (context, { roundId, course, dailyWork, wayOn }) =>
  afterwards(context, roundId, async (tx, round) => {
    if ((await tx.rounds.minutes(roundId)).length > 0) return refuse('minutesApproved');
    const fields = { course, dailyWork, wayOn };
    const problems = Object.entries(fields).flatMap(([field, text]) =>
      textProblems(field, text, limits.followUp, false),
    );
    if (problems.length > 0) return { ok: false, refusals: problems };
    if (Object.values(fields).every((text) => text.trim() === '')) return refuse('textMissing', {}, 'course');
    await tx.rounds.saveFollowUp({
      roundId,
      course: course.trim(),
      dailyWork: dailyWork.trim(),
      wayOn: wayOn.trim(),
    });
    return recorded(tx, context, round, 'followup.note', { name: 'result', id: roundId });
  });

const approve: Handler<'minutes.approve'> = (context, command) =>
  afterwards(context, command.roundId, async (tx, round) => {
    const now = context.clock.now();
    const state = await minutesState(context, tx, round, now);
    if (!state.draft) return refuse('minutesApproved', { version: state.approved[0]?.version ?? 0 });
    // something has come since the card was shown: nobody approves what they have not seen
    if (state.draft.version !== command.version || state.draft.fingerprint !== command.fingerprint)
      return refuse('formOutOfDate');
    await tx.rounds.addMinutes({
      id: newId(),
      roundId: round.id,
      version: state.draft.version,
      document: state.draft.document,
      digest: await digestOf(state.draft.document),
      approvedBy: context.reader.person.id,
      approvedAt: now,
    });
    await tx.notify([
      {
        kind: 'tell',
        to: {
          kind: 'groupChannel',
          projectId: round.projectId,
          under: { name: 'result', id: round.id },
        },
        view: { name: 'minutesApproved', id: round.id },
        dedupeKey: `minutes:${round.id}:${state.draft.version}`,
      },
    ]);
    return recorded(tx, context, round, 'minutes.approve', { name: 'minutes', id: round.id });
  });

const correct: Handler<'minutes.correct'> = (context, command) =>
  afterwards(context, command.roundId, async (tx, round) => {
    const approved = await tx.rounds.minutes(round.id);
    if (approved.length === 0) return refuse('minutesNotApproved');
    const problems = textProblems('text', command.text, limits.correction, true);
    if (problems.length > 0) return { ok: false, refusals: problems };
    const version = Math.max(...approved.map((minutes) => minutes.version)) + 1;
    const correction = { roundId: round.id, version, text: command.text.trim() };
    const shown: View = { name: 'minutes', id: round.id };
    // the same form sent twice corrects once
    const isSame = (one: Correction) => one.version === version && one.text === correction.text;
    if ((await tx.rounds.corrections(round.id)).some(isSame)) return accept({ how: 'done', view: shown });
    await tx.rounds.addCorrection(correction);
    return recorded(tx, context, round, 'minutes.correct', shown);
  });

/** What the group does with a round that has closed: decisions, benefits, the way on, minutes (EVAL-6, 7, 9). */
export const afterwardsHandlers: Handlers<
  | 'decisions.show'
  | 'decision.form'
  | 'decision.record'
  | 'benefits.form'
  | 'benefits.note'
  | 'followup.form'
  | 'followup.note'
  | 'minutes.show'
  | 'minutes.approve'
  | 'minutes.correct.form'
  | 'minutes.correct'
> = {
  'decisions.show': async (_context, { roundId }) =>
    accept({ how: 'say', view: { name: 'decisions', id: roundId } }),
  'decision.form': opens('decisionForm'),
  'decision.record': decide,
  'benefits.form': opens('benefitsForm'),
  'benefits.note': noteBenefits,
  'followup.form': async (context, command) =>
    (await context.store.rounds.minutes(command.roundId)).length > 0
      ? refuse('minutesApproved')
      : opens('followUpForm')(context, command),
  'followup.note': followUp,
  'minutes.show': async (context, { roundId }) => {
    const round = await context.store.rounds.round(roundId);
    if (!round) return refuse('notFound');
    if (round.status === 'open') return refuse('roundStillOpen', { deadline: round.deadline });
    return accept({ how: 'say', view: { name: 'minutes', id: roundId } });
  },
  'minutes.approve': approve,
  'minutes.correct.form': async (context, { roundId }) =>
    (await context.store.rounds.minutes(roundId)).length === 0
      ? refuse('minutesNotApproved')
      : accept({ how: 'open', view: { name: 'minutesCorrectForm', id: roundId } }),
  'minutes.correct': correct,
};
