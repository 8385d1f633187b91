import { toInstant } from '../calendar/deadline.ts';
import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import type { Refresh } from '../delivery/notice.ts';
import { newId } from '../id.ts';
import { currentMembers } from '../project/group.ts';
import { leadersOf } from '../project/leaders.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders } from '../reminders/expecting.ts';
import { askingNotices } from './asking.ts';
import { extendRound, giveAnswer, openRound, takesAnswers } from './round.decide.ts';
import { loadRound, receiptOf } from './round.loading.ts';
import type { Round } from './round.ts';

const shown = (how: Answered['how'], view: View): Outcome<Answered> => accept({ how, view });

/** The views that change with a round's progress: the channel's card and PA's own. */
export const progressNotices = (round: Round): readonly Refresh[] => [
  { kind: 'refresh', view: { name: 'progress', id: round.id } },
  { kind: 'refresh', view: { name: 'roundStatus', id: round.id } },
];

const open: Handler<'round.open'> = async (context, command) => {
  const now = context.clock.now();
  return context.store.transaction(async (tx) => {
    const project = await tx.projects.lock(command.projectId);
    if (!project) return refuse('notFound');
    const group =
      (await tx.projects.groups(project.id)).find((one) => one.kind === command.groupKind) ?? null;
    const memberships = await tx.projects.memberships(project.id);
    const members = group ? currentMembers(memberships, group.id) : [];
    const deadline = toInstant(command.deadlineDate, command.deadlineTime, project.timeZone);
    const decided = openRound(
      {
        project,
        group,
        members,
        rounds: await tx.rounds.ofProject(project.id),
        deadline,
        openedBy: context.reader.person.id,
        roundId: newId(),
      },
      command,
      now,
    );
    if (!decided.ok) return decided;
    const round = decided.value;
    if (!(await tx.rounds.add(round))) return refuse('roundAlreadyOpen');
    const { scale, thresholds } = round.settings;
    await tx.projects.save({ ...project, scale, thresholds });

    const by = context.reader.person.id;
    const { pa, pl } = await leadersOf(tx, project.id);
    const persons = await tx.people.persons(members.map((member) => member.personId));
    const asked = persons.map((person) => askingNotices(round, person, pl, now, by));
    for (const one of asked) if (one.link) await tx.links.add(one.link);
    await tx.audit({
      what: 'round.open',
      by,
      projectId: project.id,
      roundId: round.id,
      at: now,
      details: { number: round.number, grading: round.settings.grading, asked: members.length },
    });
    await tx.notify([
      ...asked.flatMap((one) => one.notices),
      ...(await expectReminders(tx, { kind: 'round', subjectId: round.id }, now)),
      {
        kind: 'tell',
        to: { kind: 'groupChannel', projectId: project.id },
        view: { name: 'progress', id: round.id },
        dedupeKey: `progress:${round.id}`,
      },
      ...(pa
        ? [
            {
              kind: 'tell' as const,
              to: { kind: 'person' as const, personId: pa },
              view: { name: 'roundStatus' as const, id: round.id },
              dedupeKey: `status:${round.id}`,
              answers: by,
            },
          ]
        : []),
      { kind: 'refresh', view: { name: 'project', id: project.id } },
    ]);
    return accept<Answered>({
      how: 'done',
      view: { name: 'progress', id: round.id },
      // PA's own card says more than the channel's
      told: { persons: pa ? [pa] : [], channelOf: project.id },
    });
  });
};

/** The reader's membership of the round's own group, from the standing that permission was checked with. */
function voiceIn(context: Context, round: Round) {
  const membership = context.standing?.memberships.find((one) => one.groupId === round.groupId);
  return membership ? { personId: context.reader.person.id, party: membership.party } : null;
}

const give: Handler<'answer.give'> = async (context, command) => {
  const now = context.clock.now();
  const loaded = await loadRound(context.store, command.roundId);
  if (!loaded) return refuse('notFound');
  const { round, head } = loaded;
  const decided = giveAnswer(round, voiceIn(context, round), command, now);
  if (!decided.ok) return decided;
  const answer = decided.value;
  const { projectId, id: roundId } = round;
  // what was decided on holds while the round is open: its settings are frozen, its deadline only moves on
  const stored = await context.store.giveAnswer(
    answer,
    { what: 'answer.give', by: answer.personId, projectId, roundId, at: now },
    progressNotices(round),
  );
  if (!stored) return refuse('roundClosed');
  return accept({
    how: 'replace',
    view: { name: 'ballot', id: round.id },
    props: receiptOf(head, round.settings, answer),
  });
};

const draft: Handler<'answer.draft'> = async (context, command) => {
  const now = context.clock.now();
  return context.store.transaction(async (tx) => {
    const round = await tx.rounds.lockShared(command.roundId);
    if (!round) return refuse('notFound');
    if (!takesAnswers(round, now)) return refuse('roundClosed');
    const voice = voiceIn(context, round);
    if (!voice) return refuse('notInGroup');
    await tx.rounds.keepDraft({ roundId: round.id, personId: voice.personId, values: command.values });
    await tx.audit({
      what: 'answer.draft',
      by: voice.personId,
      projectId: round.projectId,
      roundId: round.id,
      at: now,
    });
    return shown('replace', { name: 'ballot', id: round.id });
  });
};

const extend: Handler<'round.extend'> = async (context, command) => {
  const now = context.clock.now();
  return context.store.transaction(async (tx) => {
    const round = await tx.rounds.lock(command.roundId);
    const project = round && (await tx.projects.project(round.projectId));
    if (!round || !project) return refuse('notFound');
    const deadline = toInstant(command.date, command.time, project.timeZone);
    const decided = extendRound(round, deadline, now);
    if (!decided.ok) return decided;
    await tx.rounds.extend(round.id, deadline);
    await tx.audit({
      what: 'round.extend',
      by: context.reader.person.id,
      projectId: round.projectId,
      roundId: round.id,
      at: now,
      details: { from: round.deadline.toString(), to: deadline.toString() },
    });
    await tx.notify([
      ...progressNotices(round),
      ...(await expectReminders(tx, { kind: 'round', subjectId: round.id }, now)),
      { kind: 'refresh', view: { name: 'ballot', id: round.id } },
      { kind: 'refresh', view: { name: 'answerLinks', id: round.id } },
      { kind: 'refresh', view: { name: 'project', id: round.projectId } },
      {
        kind: 'tell',
        to: {
          kind: 'groupChannel',
          projectId: round.projectId,
          under: { name: 'progress', id: round.id },
        },
        view: { name: 'deadlineMoved', id: round.id },
        dedupeKey: `deadline:${round.id}:${deadline.epochMilliseconds}`,
      },
    ]);
    return shown('done', { name: 'roundStatus', id: round.id });
  });
};

/** Shows a round's view; `wants` says in which state the round must be for it. */
function show<T extends 'round.status' | 'round.close.ask' | 'round.extend.form' | 'result.show'>(
  name: 'roundStatus' | 'closeConfirm' | 'extendForm' | 'result',
  how: Answered['how'],
  wants: Round['status'] | 'any',
): Handler<T> {
  return async (context, command) => {
    const { roundId } = command as { roundId: string };
    const round = await context.store.rounds.round(roundId);
    if (!round) return refuse('notFound');
    if (wants !== 'any' && round.status !== wants)
      return refuse(wants === 'open' ? 'roundClosed' : 'roundStillOpen', { deadline: round.deadline });
    return shown(how, { name, id: roundId });
  };
}

/** What is done with a round while it is open, and shown of it afterwards. Closing is in `close.ts`. */
export const roundHandlers: Handlers<
  | 'round.form'
  | 'round.open'
  | 'ballot.show'
  | 'ballot.edit'
  | 'answer.give'
  | 'answer.draft'
  | 'round.status'
  | 'round.close.ask'
  | 'round.extend.form'
  | 'round.extend'
  | 'result.show'
> = {
  'round.form': async (context, { projectId }) => {
    const openOne = (await context.store.rounds.ofProject(projectId)).find(
      (round) => round.status === 'open',
    );
    if (openOne) return refuse('roundAlreadyOpen', { number: openOne.number, deadline: openOne.deadline });
    return shown('open', { name: 'roundForm', id: projectId });
  },
  'round.open': open,
  'ballot.show': async (_context, { roundId }) => shown('say', { name: 'ballot', id: roundId }),
  'ballot.edit': async (context, { roundId }) => {
    const round = await context.store.rounds.round(roundId);
    if (!round || !takesAnswers(round, context.clock.now())) return refuse('roundClosed');
    if (!voiceIn(context, round)) return refuse('notInGroup');
    return shown('replace', { name: 'ballotForm', id: roundId });
  },
  'answer.give': give,
  'answer.draft': draft,
  'round.status': show('roundStatus', 'say', 'any'),
  'round.close.ask': show('closeConfirm', 'open', 'open'),
  'round.extend.form': show('extendForm', 'open', 'open'),
  'round.extend': extend,
  'result.show': show('result', 'say', 'closed'),
};
