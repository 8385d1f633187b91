import type { Reader, Services } from '../conversation/handling.ts';
import type { PlatformPerson, Sender } from '../conversation/incoming.ts';
import type { Subject } from '../conversation/subject.ts';
import { newId } from '../id.ts';
import { StoreError } from '../ports/store-error.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import type { Person } from './person.ts';

/**
 * The person behind a sender. Somebody who has not been seen before becomes a person without any part in anything:
 * they may see help and their own settings (design §1: what somebody may do follows from memberships alone).
 */
export async function readerOf(
  services: Services,
  from: Sender,
  about: Subject | null = null,
): Promise<Reader> {
  const { people } = services.store;
  const { platform, connectionId, externalId } = from;
  const found = about && (await people.behindAccountWith(platform, connectionId, externalId, about));
  const known = about
    ? (found?.person ?? null)
    : await people.behindAccount(platform, connectionId, externalId);
  const person = known
    ? await named(services, from, known)
    : await meet(services, from, await described(services, from));
  const reader: Reader = { person, connectionId, via: 'account' };
  return about && found ? { ...reader, known: { about, standing: found.standing } } : reader;
}

/** Somebody who was met while the platform did not tell of them bears the account's id as a name: it is asked again. */
async function named(services: Services, from: Sender, person: Person): Promise<Person> {
  if (person.name !== from.externalId) return person;
  const met = await described(services, from);
  if (!met || met.name === person.name) return person;
  const { name, language, timeZone } = met;
  const told = {
    ...person,
    name,
    language: language ?? person.language,
    timeZone: timeZone ?? person.timeZone,
  };
  await services.store.transaction((tx) => tx.people.savePerson(told));
  return told;
}

/** Somebody who was met before they wrote reads from now on what their own client says. */
export async function introduced(services: Services, from: Sender): Promise<void> {
  const { platform, connectionId, externalId } = from;
  const met = await described(services, from);
  await services.store.transaction(async (tx) => {
    const person = await tx.people.behindAccount(platform, connectionId, externalId);
    if (!person || !met) return;
    const { language, timeZone } = met;
    await tx.people.savePerson({
      ...person,
      language: language ?? person.language,
      timeZone: timeZone ?? person.timeZone,
    });
  });
}

async function described(services: Services, from: Sender): Promise<PlatformPerson | null> {
  const adapter = services.adapters.find((one) => one.name === from.platform);
  return (await adapter?.describePerson(from.connectionId, from.externalId)) ?? null;
}

async function meet(services: Services, from: Sender, met: PlatformPerson | null): Promise<Person> {
  const accountId = newId();
  const person: Person = {
    id: newId(),
    name: met?.name ?? from.externalId,
    language: met?.language ?? 'nb',
    timeZone: met?.timeZone ?? 'Europe/Oslo',
    isAdministrator: false,
    preferredAccountId: accountId,
  };
  const find = () => services.store.people.behindAccount(from.platform, from.connectionId, from.externalId);
  try {
    return await services.store.transaction(async (tx) => {
      const already = await tx.people.behindAccount(from.platform, from.connectionId, from.externalId);
      if (already) return already;
      await tx.people.addPerson(person);
      await tx.people.addAccount({
        ...from,
        id: accountId,
        personId: person.id,
        kind: met?.kind === 'guest' || met?.kind === 'external' ? met.kind : 'member',
      });
      await tx.audit({
        what: 'person.met',
        by: person.id,
        projectId: null,
        roundId: null,
        at: services.clock.now(),
      });
      return person;
    });
  } catch (error) {
    // two things that they did at the same moment: the other one has met them
    const found = error instanceof StoreError && !error.unavailable ? await find() : null;
    if (!found) throw error;
    return found;
  }
}

/**
 * The persons behind accounts that somebody picked, as values of the form: ids by input, joined by commas, beside those
 * that `values` has already. Who is picked is a person with that account (design §1). Machines and deactivated accounts are refused.
 */
export async function personsPicked(
  services: Services,
  where: Pick<Sender, 'platform' | 'connectionId'>,
  picked: Readonly<Record<string, readonly string[]>>,
  chosen: Readonly<Record<string, string>> = {},
): Promise<{
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly Refusal[];
}> {
  // each is asked for once, and all at the same time: whoever sent the form waits
  const accounts = [...new Set(Object.values(picked).flat())];
  const found = new Map(
    await Promise.all(
      accounts.map(
        async (externalId) => [externalId, await personBehind(services, { ...where, externalId })] as const,
      ),
    ),
  );
  const values: Record<string, string> = {};
  const problems: Refusal[] = [];
  for (const [field, externalIds] of Object.entries(picked)) {
    const ids: string[] = [];
    for (const person of externalIds.map((externalId) => found.get(externalId))) {
      if (person?.ok) ids.push(person.value.id);
      else if (person) problems.push(...person.refusals.map((refusal) => ({ ...refusal, field })));
    }
    values[field] = [...new Set([...listed(chosen[field]), ...ids])].join(',');
  }
  return { values, problems };
}

const listed = (value = ''): readonly string[] => value.split(',').filter((id) => id !== '');

async function personBehind(services: Services, account: Sender): Promise<Outcome<Person>> {
  const { platform, connectionId, externalId } = account;
  const known = await services.store.people.behindAccount(platform, connectionId, externalId);
  const met = await described(services, account);
  if (met?.kind === 'machine' || met?.kind === 'deactivated')
    return refuse('accountUnusable', { name: met.name });
  if (known) return accept(known);
  return met ? accept(await meet(services, account, met)) : refuse('personUnknown');
}
