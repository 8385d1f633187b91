import { localDay, morningOf } from '../calendar/mornings.ts';
import type { Context, Handler, Handlers } from '../conversation/handling.ts';
import type { Repositories } from '../ports/store.ts';
import { accept, refuse } from '../refusal.ts';
import { deputyNotices } from './deputy.ts';
import { isSame, isSameMatter, kinds } from './kinds.ts';
import { deputiesOf, toldLately } from './loading.ts';
import { type Nudge, reminderKinds } from './reminder.ts';
import { pauseFrom, putOffUntil } from './wishes.decide.ts';

const shown = (name: 'laterForm' | 'pauseForm' | 'remindersForm') =>
  accept({ how: 'open', view: { name } } as const);
const receipt = accept({ how: 'done', view: { name: 'upcoming' } } as const);

const later: Handler<'reminder.later'> = async ({ store, reader, clock }, command) => {
  const { kind, subjectId, why } = command;
  const now = clock.now();
  const { id: personId, timeZone } = reader.person;
  return store.transaction(async (tx) => {
    await tx.reminders.lockPerson(personId);
    const told = (await toldLately(tx, reader.person, now)).find(
      ({ item }) => isSame(item, command) && item.facts.why === why,
    );
    const subject = told && (await kinds[kind].load(tx, subjectId));
    if (!told || !subject) return refuse('nothingToPutOff');
    const decided = putOffUntil(command.later, localDay(now, timeZone), subject.latest(now, timeZone));
    if (!decided.ok) return decided;
    const day = decided.value;
    const waiting = await tx.reminders.waiting(personId);
    const at = morningOf(day, timeZone);
    await tx.reminders.drop(waiting.filter((one) => isSameMatter(one, told.nudge)));
    await tx.reminders.addNudges([{ ...told.nudge, day, at, digestId: null, isAsked: true }]);
    await tx.audit({
      what: command.type,
      by: personId,
      projectId: subject.projectId,
      roundId: kind === 'round' ? subjectId : null,
      at: now,
    });
    return receipt;
  });
};

/** What waits comes on its own day again: a pause that has changed moves nothing any more. */
async function asPlanned(tx: Repositories, { reader, clock }: Context): Promise<void> {
  const { id: personId, timeZone } = reader.person;
  const planned = (nudge: Nudge) => morningOf(nudge.day, timeZone);
  const waiting = await tx.reminders.waiting(personId);
  await tx.reminders.noteNudges(waiting.map((nudge) => ({ ...nudge, at: planned(nudge) })));
  const elsewhere = await tx.reminders.handedOver(personId);
  await tx.reminders.drop(elsewhere);
  await tx.reminders.addNudges(
    elsewhere.map((nudge) => ({ ...nudge, personId, forId: null, at: clock.now() })),
  );
}

const savePause: Handler<'pause.save'> = async (context, { type, from, to, deputyId }) => {
  const { store, reader, clock } = context;
  const now = clock.now();
  const { id: personId, timeZone } = reader.person;
  return store.transaction(async (tx) => {
    await tx.reminders.lockPerson(personId);
    const deputies = (await deputiesOf(tx, personId)).map(({ id }) => id);
    const decided = pauseFrom({ personId, from, to, deputyId }, localDay(now, timeZone), deputies);
    if (!decided.ok) return decided;
    await tx.reminders.savePause(decided.value);
    await asPlanned(tx, context);
    await tx.notify(deputyNotices(decided.value));
    await tx.audit({ what: type, by: personId, projectId: null, roundId: null, at: now });
    return receipt;
  });
};

/** How one is reminded, and what one asks for later. */
export const reminderHandlers: Handlers<
  | 'reminders.show'
  | 'reminders.project'
  | 'reminders.form'
  | 'reminders.save'
  | 'reminder.later.form'
  | 'reminder.later'
  | 'pause.form'
  | 'pause.save'
  | 'pause.end'
> = {
  'reminders.show': async () => accept({ how: 'say', view: { name: 'upcoming' } }),
  'reminders.project': async (_context, { projectId }) =>
    accept({ how: 'say', view: { name: 'projectUpcoming', id: projectId } }),
  'reminders.form': async () => shown('remindersForm'),
  'pause.form': async () => shown('pauseForm'),
  'reminder.later.form': async ({ store, reader, clock }) => {
    const told = await toldLately(store, reader.person, clock.now());
    return told.length > 0 ? shown('laterForm') : refuse('nothingToPutOff');
  },
  'reminder.later': later,
  'pause.save': savePause,
  'pause.end': async (context, { type }) => {
    const personId = context.reader.person.id;
    await context.store.transaction(async (tx) => {
      await tx.reminders.lockPerson(personId);
      await tx.reminders.endPause(personId);
      await asPlanned(tx, context);
      await tx.notify([{ kind: 'refresh', view: { name: 'deputyTold', id: personId } }]);
      const at = context.clock.now();
      await tx.audit({ what: type, by: personId, projectId: null, roundId: null, at });
    });
    return receipt;
  },
  'reminders.save': async ({ store, reader, clock }, { type, on }) => {
    const personId = reader.person.id;
    await store.transaction(async (tx) => {
      const off = reminderKinds.filter((kind) => !on.includes(kind));
      await tx.reminders.switchOff(personId, off);
      await tx.audit({ what: type, by: personId, projectId: null, roundId: null, at: clock.now() });
    });
    return receipt;
  },
};
