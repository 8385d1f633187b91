import { newId } from '../id.ts';
import type { Person } from '../people/person.ts';
import { projectLines } from '../project/project.loaders.ts';
import type { Reader, Services } from './handling.ts';
import type { Incoming, OnIncoming, Reply, Sender } from './incoming.ts';
import { act, perform } from './performing.ts';
import { presentProps, refusalMessage, show } from './showing.ts';
import { commandMeant } from './understanding.ts';

/**
 * The person behind a sender. Somebody who has not been seen before becomes a person without any part in anything:
 * they may see help and their own settings (design §1: what somebody may do follows from memberships alone).
 */
export async function readerOf(services: Services, from: Sender): Promise<Reader> {
  const { store } = services;
  const person = await store.people.behindAccount(from.platform, from.connectionId, from.externalId);
  if (person) return { person, connectionId: from.connectionId, via: 'account' };
  const newcomer = await welcome(services, from);
  return { person: newcomer, connectionId: from.connectionId, via: 'account' };
}

async function welcome(services: Services, from: Sender): Promise<Person> {
  const adapter = services.adapters.find((one) => one.name === from.platform);
  const described = await adapter?.describePerson(from.connectionId, from.externalId);
  const accountId = newId();
  const person: Person = {
    id: newId(),
    name: described?.name ?? from.externalId,
    language: described?.language ?? 'nb',
    timeZone: described?.timeZone ?? 'Europe/Oslo',
    isAdministrator: false,
    preferredAccountId: accountId,
  };
  return services.store.transaction(async (tx) => {
    const already = await tx.people.behindAccount(from.platform, from.connectionId, from.externalId);
    if (already) return already;
    await tx.people.addPerson(person);
    await tx.people.addAccount({ ...from, id: accountId, personId: person.id });
    await tx.audit({
      what: 'person.met',
      by: person.id,
      projectId: null,
      roundId: null,
      at: services.clock.now(),
    });
    return person;
  });
}

async function said(
  services: Services,
  reader: Reader,
  incoming: Extract<Incoming, { kind: 'said' }>,
): Promise<Reply> {
  const intent = services.presenter.understand(incoming.text);
  const understood = await commandMeant(services, reader, incoming.where, intent);
  switch (understood.kind) {
    case 'command':
      return perform(services, reader, understood.command);
    case 'refused':
      return { kind: 'say', message: refusalMessage(services, reader, [{ code: understood.code }]) };
    case 'choose': {
      const projects = await projectLines(services.store, reader.person.id, understood.projects);
      const view = { name: 'chooseProject', verb: understood.verb } as const;
      return {
        kind: 'say',
        message: presentProps(services, reader, view, { verb: understood.verb, projects }),
      };
    }
    case 'notUnderstood': {
      const props = { said: incoming.text.slice(0, 100) };
      return { kind: 'say', message: presentProps(services, reader, { name: 'notUnderstood' }, props) };
    }
  }
}

/** Takes in whatever reaches Saman and answers it: the one way from every platform to the use cases. */
export function createConversation(services: Services): OnIncoming {
  return async (incoming) => {
    const reader = await readerOf(services, incoming.from);
    switch (incoming.kind) {
      case 'said':
        return said(services, reader, incoming);
      case 'acted':
        return act(services, reader, incoming);
      case 'arrived':
        return { kind: 'say', message: await show(services, reader, { name: 'home' }) };
    }
  };
}
