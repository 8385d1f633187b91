import type { Answered, Context, Handler, Handlers } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import { mayWith } from '../permissions/gathering-permissions.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectReminders } from '../reminders/expecting.ts';
import { invitedTo, saidYes } from './circle.ts';
import {
  type AskedGathering,
  answerInvitation,
  cancelGathering,
  type Moment,
  moveGathering,
  planGathering,
  registerComing,
  standsStill,
} from './gathering.decide.ts';
import type { Gathering, GatheringOf } from './gathering.ts';
import {
  asOf,
  type KnownGathering,
  knownGathering,
  momentOf,
  officesTo,
  toRegister,
} from './gatherings.loading.ts';
import { cancelNudges, tellings, toTellAtOnce } from './telling.ts';

const shown = (how: Answered['how'], id: Id): Outcome<Answered> =>
  accept({ how, view: { name: 'gathering', id } });

async function audited(
  tx: Repositories,
  { reader, clock }: Context,
  what: string,
  gatheringId: Id,
): Promise<void> {
  const at = clock.now();
  await tx.audit({
    what,
    by: reader.person.id,
    projectId: null,
    roundId: null,
    at,
    details: { gatheringId },
  });
}

/** Asks for the theme day no more, or again, where a participant's has changed (NET-2). */
async function themeDayNotices(
  tx: Repositories,
  of: GatheringOf,
  moment: Moment,
): Promise<readonly Notice[]> {
  if (of.kind !== 'themeDay') return [];
  const participant = await tx.programmes.participant(of.participantId);
  const second = (await tx.gatherings.ofProgramme(moment.programme.id)).filter(
    (one) =>
      one.of.kind === 'network' && one.of.number === 2 && participant?.networkIds.includes(one.of.networkId),
  );
  const notices: Notice[] = [];
  for (const { id } of second)
    notices.push(...(await expectReminders(tx, { kind: 'gathering', subjectId: id }, moment.now)));
  return notices;
}

/** Brings up to date what tells of a gathering that has changed. */
async function changed(
  tx: Repositories,
  id: Id,
  of: GatheringOf,
  moment: Moment,
): Promise<readonly Notice[]> {
  return [
    { kind: 'refresh', view: { name: 'gathering', id } },
    ...(await expectReminders(tx, { kind: 'gathering', subjectId: id }, moment.now)),
    ...(await themeDayNotices(tx, of, moment)),
  ];
}

/** Who plans what they lead themselves comes, and is not asked. */
async function comesAsLeader(
  tx: Repositories,
  { reader }: Context,
  gathering: Gathering,
  moment: Moment,
): Promise<void> {
  const personId = reader.person.id;
  if (gathering.leaderId !== personId) return;
  const { parts } = await tx.gatherings.circle(gathering);
  const invited = invitedTo(gathering.of, parts).map((one) => one.personId);
  const decided = answerInvitation(gathering, invited, { personId, comes: true }, moment);
  if (decided.ok) await tx.gatherings.answer(decided.value);
}

/** Plans one, with the programme's gatherings held: two who plan the same one at once get one between them. */
async function planned(
  tx: Repositories,
  context: Context,
  { type, of, ...asked }: { readonly type: string; readonly of: GatheringOf } & AskedGathering,
  leaders: readonly Id[],
  moment: Moment,
): Promise<Outcome<Answered>> {
  const all = await tx.gatherings.ofProgramme(moment.programme.id);
  const decided = planGathering(all, of, asked, context.reader.person.id, leaders, moment);
  if (!decided.ok) return decided;
  const { gathering, isThere } = decided.value;
  if (!isThere) {
    if (!(await tx.gatherings.add(gathering))) return refuse('gatheringThere', undefined, 'which');
    await audited(tx, context, type, gathering.id);
    await comesAsLeader(tx, context, gathering, moment);
    await tx.notify(await changed(tx, gathering.id, of, moment));
  }
  return shown('done', gathering.id);
}

const plan: Handler<'gathering.plan'> = (context, command) =>
  context.store.transaction(async (tx) => {
    const moment = await momentOf(tx, context.clock.now());
    if (!moment) return refuse('programmeMissing');
    const { of } = command;
    const { id: programmeId } = moment.programme;
    const roles = await tx.programmes.rolesOf(context.reader.person.id);
    if (!mayWith('change', of.kind, officesTo({ of, programmeId }, roles, []))) return refuse('notAllowed');
    await tx.gatherings.lockProgramme(programmeId);
    const networks = await tx.programmes.networks(programmeId);
    if (of.kind === 'network' && !networks.some(({ id }) => id === of.networkId))
      return refuse('choiceUnknown', undefined, 'which');
    const leaders = (await tx.gatherings.programmePeople(programmeId)).map(({ id }) => id);
    return planned(tx, context, command, leaders, moment);
  });

const planThemeDay: Handler<'themeday.plan'> = (context, { projectId, ...command }) =>
  context.store.transaction(async (tx) => {
    const project = await tx.projects.project(projectId);
    const moment = project && (await momentOf(tx, context.clock.now()));
    if (!moment || moment.programme.id !== project.programmeId) return refuse('notFound');
    await tx.gatherings.lockProgramme(project.programmeId);
    const of = { kind: 'themeDay', participantId: project.participantId } as const;
    const { pa, pl } = await leadersOf(tx, projectId);
    const leaders = [pa, pl].filter((id) => id !== null);
    return planned(tx, context, { ...command, of }, leaders, moment);
  });

/** Runs with the gathering locked, and all of the programme's held; for those who may see it. */
function changing(
  context: Context,
  gatheringId: Id,
  change: (tx: Repositories, known: KnownGathering, moment: Moment) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  return context.store.transaction(async (tx) => {
    const moment = await momentOf(tx, context.clock.now());
    const gathering = moment && (await tx.gatherings.lock(gatheringId));
    const known = gathering && (await knownGathering(tx, gathering, context.reader.person.id));
    return known ? change(tx, known, moment) : refuse('notFound');
  });
}

const move: Handler<'gathering.move'> = (context, { type, gatheringId, ...asked }) =>
  context.store.transaction(async (tx) => {
    const moment = await momentOf(tx, context.clock.now());
    if (!moment) return refuse('notFound');
    // before the gathering itself, as where one is planned
    await tx.gatherings.lockProgramme(moment.programme.id);
    const gathering = await tx.gatherings.lock(gatheringId);
    const known = await knownGathering(tx, gathering, context.reader.person.id);
    if (!known) return refuse('notFound');
    if (!known.may('change')) return refuse('notAllowed');
    const all = await tx.gatherings.ofProgramme(moment.programme.id);
    const last = (await tx.gatherings.moves(gatheringId)).at(-1);
    const by = context.reader.person.id;
    const decided = moveGathering(known.gathering, all, asked, last, by, moment);
    if (!decided.ok) return decided;
    if (decided.value === null) return shown('done', gatheringId);
    const { from, to } = decided.value;
    const coming = saidYes(known.gathering, known.circle, await tx.gatherings.attendance(gatheringId));
    await tx.gatherings.move(decided.value);
    await audited(tx, context, type, gatheringId);
    const atOnce = toTellAtOnce(coming, [from.startsOn, to.startsOn], moment);
    await tx.notify([
      ...(await changed(tx, gatheringId, known.gathering.of, moment)),
      ...tellings(atOnce, gatheringId, moment.now),
    ]);
    return shown('done', gatheringId);
  });

const cancel: Handler<'gathering.cancel'> = (context, { type, gatheringId, reason }) =>
  changing(context, gatheringId, async (tx, { gathering, circle, may }, moment) => {
    if (!may('change')) return refuse('notAllowed');
    const decided = cancelGathering(gathering, reason, context.reader.person.id, moment);
    if (!decided.ok) return decided;
    if (gathering.cancelled) return shown('done', gatheringId);
    const coming = saidYes(gathering, circle, await tx.gatherings.attendance(gatheringId));
    await tx.gatherings.cancel(decided.value);
    await audited(tx, context, type, gatheringId);
    const atOnce = toTellAtOnce(coming, [gathering.startsOn], moment);
    const later = coming.filter((one) => !atOnce.includes(one));
    await tx.notify([
      ...(await changed(tx, gatheringId, gathering.of, moment)),
      ...tellings(atOnce, gatheringId, moment.now),
    ]);
    await tx.reminders.addNudges(cancelNudges(later, gatheringId, moment));
    return shown('done', gatheringId);
  });

/** What tells PL and the network's leader that a party is missing is brought up to date where that may have changed. */
async function answeredNotices(
  tx: Repositories,
  { gathering, circle }: KnownGathering,
  personId: Id,
): Promise<readonly Notice[]> {
  const own = new Set(
    circle.parts.filter((one) => one.personId === personId).map(({ participantId }) => participantId),
  );
  const concerned = new Set([
    ...circle.parts
      .filter(({ part, participantId }) => part === 'pl' && own.has(participantId))
      .map((one) => one.personId),
    ...circle.networkLeaders.map((one) => one.personId),
  ]);
  const holding = await tx.reminders.holding({ kind: 'gathering', subjectId: gathering.id });
  return [
    { kind: 'refresh', view: { name: 'gathering', id: gathering.id } },
    ...holding
      .filter((digest) => concerned.has(digest.personId))
      .map(({ id }): Notice => ({ kind: 'refresh', view: { name: 'digest', id } })),
  ];
}

const answer: Handler<'gathering.answer'> = (context, { type, gatheringId, comes, asOf: seen }) =>
  changing(context, gatheringId, async (tx, known, moment) => {
    const { gathering, circle } = known;
    // it was moved since the card was shown: nobody says yes to a day that they have not seen
    if (seen !== asOf(gathering)) return shown('say', gatheringId);
    const personId = context.reader.person.id;
    const invited = invitedTo(gathering.of, circle.parts).map((one) => one.personId);
    const decided = answerInvitation(gathering, invited, { personId, comes }, moment);
    if (!decided.ok) return decided;
    await tx.gatherings.answer(decided.value);
    await audited(tx, context, type, gatheringId);
    await tx.notify(await answeredNotices(tx, known, personId));
    return shown('done', gatheringId);
  });

const register: Handler<'gathering.register'> = (context, { type, gatheringId, coming }) =>
  changing(context, gatheringId, async (tx, known, moment) => {
    if (!known.may('register')) return refuse('notAllowed');
    const by = context.reader.person.id;
    const offered = toRegister(known.gathering, known.circle, by, limits.registered).map(({ id }) => id);
    const decided = registerComing(known.gathering, offered, coming, by, moment);
    if (!decided.ok) return decided;
    await tx.gatherings.withdraw(gatheringId, offered);
    for (const one of decided.value) await tx.gatherings.answer(one);
    await audited(tx, context, type, gatheringId);
    await tx.notify(await answeredNotices(tx, known, by));
    return shown('done', gatheringId);
  });

/** Opens a form about a gathering that still lies ahead. */
const opens =
  (name: 'moveGatheringForm' | 'cancelGatheringForm' | 'attendanceForm', act: 'change' | 'register') =>
  async (context: Context, { gatheringId }: { readonly gatheringId: Id }): Promise<Outcome<Answered>> => {
    const { store, clock, reader } = context;
    const gathering = await store.gatherings.gathering(gatheringId);
    const known = await knownGathering(store, gathering, reader.person.id);
    const moment = known && (await momentOf(store, clock.now()));
    if (!known || !moment) return refuse('notFound');
    if (!known.may(act)) return refuse('notAllowed');
    const still = standsStill(known.gathering, moment.today);
    return still.length > 0
      ? { ok: false, refusals: still }
      : accept({ how: 'open', view: { name, id: gatheringId } });
  };

/** Gatherings: planning, moving and cancelling them, and who comes (NET-1 to NET-3). */
export const gatheringHandlers: Handlers<
  | 'gatherings.show'
  | 'gathering.show'
  | 'gathering.form'
  | 'gathering.plan'
  | 'themeday.form'
  | 'themeday.plan'
  | 'gathering.move.form'
  | 'gathering.move'
  | 'gathering.cancel.form'
  | 'gathering.cancel'
  | 'gathering.answer'
  | 'gathering.register.form'
  | 'gathering.register'
> = {
  'gatherings.show': async () => accept({ how: 'say', view: { name: 'gatherings' } }),
  'gathering.show': async (_context, { gatheringId }) => shown('say', gatheringId),
  'gathering.form': async ({ store, reader }) =>
    (await store.programmes.rolesOf(reader.person.id)).length > 0
      ? accept({ how: 'open', view: { name: 'gatheringForm' } })
      : refuse('notAllowed'),
  'gathering.plan': plan,
  'themeday.form': async (_context, { projectId }) =>
    accept({ how: 'open', view: { name: 'themeDayForm', id: projectId } }),
  'themeday.plan': planThemeDay,
  'gathering.move.form': opens('moveGatheringForm', 'change'),
  'gathering.move': move,
  'gathering.cancel.form': opens('cancelGatheringForm', 'change'),
  'gathering.cancel': cancel,
  'gathering.answer': answer,
  'gathering.register.form': opens('attendanceForm', 'register'),
  'gathering.register': register,
};
