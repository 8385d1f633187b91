import type { Temporal } from 'temporal-polyfill';
import type { Handler, Services } from '../conversation/handling.ts';
import type { Views } from '../conversation/view.ts';
import type { Notice } from '../delivery/notice.ts';
import { askingNotices } from '../evaluation/asking.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { codeHash, newCode } from './code.ts';
import type { LinkCode } from './links.ts';
import type { Person } from './person.ts';

/**
 * A one-time code that makes whoever uses it an administrator: `npm run admin` prints it (design §1). It lasts ten
 * minutes.
 */
export async function firstAdministratorCode(
  services: Pick<Services, 'store' | 'clock'>,
): Promise<Views['code']> {
  return makeCode(services, null);
}

async function makeCode(
  services: Pick<Services, 'store' | 'clock'>,
  personId: Id | null,
): Promise<Views['code']> {
  const now = services.clock.now();
  const code = await newCode(personId, now);
  await services.store.transaction(async (tx) => {
    await tx.people.addCode(code.stored);
    await tx.audit({ what: 'code.make', by: personId ?? 'saman', projectId: null, roundId: null, at: now });
  });
  return { code: code.shown, expiresAt: code.stored.expiresAt };
}

/** Shows a code that links another account to the person who asks. */
export const codeMade: Handler<'code.make'> = async (context) =>
  accept({ how: 'say', view: { name: 'code' }, props: await makeCode(context, context.reader.person.id) });

/** Whether a code can be used; a used one is as unknown as one that never was. */
function usable(code: LinkCode | null, user: Person, now: Temporal.Instant): Outcome<LinkCode> {
  if (!code || code.usedAt !== null) return refuse('codeUnknown', undefined, 'code');
  if (now.epochMilliseconds >= code.expiresAt.epochMilliseconds)
    return refuse('codeExpired', undefined, 'code');
  if (code.personId === user.id) return refuse('codeSamePerson', undefined, 'code');
  return accept(code);
}

/**
 * Uses a code, once. A person's code confirms that both accounts are one human: everything of the user's person
 * (accounts, memberships, roles, answers, messages) becomes the code's person's, see `People.merge`. A code without
 * a person makes the user an administrator.
 */
export const codeUsed: Handler<'code.use'> = async (context, command) => {
  const now = context.clock.now();
  const hash = await codeHash(command.code);
  return context.store.transaction(async (tx) => {
    const user = (await tx.people.person(context.reader.person.id)) ?? context.reader.person;
    const code = usable(await tx.people.codeByHash(hash), user, now);
    if (!code.ok) return code;
    await tx.people.useCode(code.value.id, now);
    const becomes =
      code.value.personId === null
        ? await makeAdministrator(tx, user)
        : await becomeOne(tx, user, code.value.personId, now);
    await tx.audit({ what: command.type, by: becomes.id, projectId: null, roundId: null, at: now });
    const props: Views['codeUsed'] = {
      personName: becomes.name,
      madeAdministrator: code.value.personId === null,
    };
    return accept({ how: 'done', view: { name: 'codeUsed' }, props });
  });
};

async function makeAdministrator(tx: Repositories, user: Person): Promise<Person> {
  const administrator = { ...user, isAdministrator: true };
  await tx.people.savePerson(administrator);
  await tx.notify([{ kind: 'refresh', view: { name: 'home' } }]);
  return administrator;
}

async function becomeOne(tx: Repositories, left: Person, intoId: Id, now: Temporal.Instant): Promise<Person> {
  await holdOpenRounds(tx, left.id);
  await tx.people.merge(left.id, intoId, now);
  const into = await tx.people.person(intoId);
  if (!into) throw new Error('a one-time code named a person who is not there');
  const person = { ...into, isAdministrator: into.isAdministrator || left.isAdministrator };
  if (person.isAdministrator !== into.isAdministrator) await tx.people.savePerson(person);
  await tx.notify([
    { kind: 'refresh', view: { name: 'home' } },
    ...(await noticesAfterMerge(tx, person, now)),
  ]);
  return person;
}

/** An answer or a closing that is under way comes either before the two become one, or after. */
async function holdOpenRounds(tx: Repositories, personId: Id): Promise<void> {
  for (const project of await tx.projects.ofPerson(personId))
    for (const round of await tx.rounds.ofProject(project.id))
      if (round.status === 'open') await tx.rounds.lock(round.id);
}

/** Both were counted apart: the projects' cards change, and the person is asked in the account they prefer. */
async function noticesAfterMerge(
  tx: Repositories,
  person: Person,
  now: Temporal.Instant,
): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const project of await tx.projects.ofPerson(person.id)) {
    notices.push({ kind: 'refresh', view: { name: 'project', id: project.id } });
    const round = (await tx.rounds.ofProject(project.id)).find((one) => one.status === 'open');
    if (!round) continue;
    const { id } = round;
    notices.push(
      { kind: 'refresh', view: { name: 'progress', id } },
      { kind: 'refresh', view: { name: 'roundStatus', id } },
      { kind: 'refresh', view: { name: 'ballot', id } },
    );
    const standing = await tx.projects.standing(person.id, { roundId: id });
    if (standing?.memberships.some((one) => one.groupId === round.groupId))
      notices.push(
        ...askingNotices(round, person, (await leadersOf(tx, project.id)).pl, now, person.id).notices,
      );
  }
  return notices;
}
