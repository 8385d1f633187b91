import type { Person, Platform } from '../people/person.ts';
import { may } from '../permissions/permissions.ts';
import type { Reader, Services } from './handling.ts';
import type { ChatFront } from './pages.ts';
import { presentProps, show } from './showing.ts';

/** What a platform that keeps its own messages (the browser chat) asks of the bot beside `onIncoming`. */
export function createChatFront(services: Services, platform: Platform): ChatFront {
  const { store } = services;

  const person = (connectionId: string, externalId: string): Promise<Person | null> =>
    store.people.behindAccount(platform, connectionId, externalId);

  async function mayRead(connectionId: string, externalId: string, channel: string): Promise<boolean> {
    const reader = await person(connectionId, externalId);
    const project = await store.projects.byPlace(connectionId, channel);
    if (!reader || !project) return false;
    return may('channel.read', await store.projects.standing(reader.id, { projectId: project.id }));
  }

  return {
    person,
    mayRead,
    async channels(connectionId, externalId) {
      const reader = await person(connectionId, externalId);
      if (!reader) return [];
      const lines = [];
      for (const project of await store.projects.ofPerson(reader.id)) {
        const standing = await store.projects.standing(reader.id, { projectId: project.id });
        if (!may('channel.read', standing)) continue;
        for (const place of await store.projects.places(project.id))
          if (place.kind === 'group' && place.connectionId === connectionId)
            lines.push({ externalId: place.externalId, projectId: project.id, name: project.name });
      }
      return lines;
    },
    async show(connectionId, externalId, view, saidText) {
      const found = await person(connectionId, externalId);
      if (!found) throw new Error('show was asked for an account that is not there');
      const reader: Reader = { person: found, connectionId, via: 'account' };
      if (view.name === 'notUnderstood')
        return presentProps(services, reader, view, { said: saidText ?? '' });
      return show(services, reader, view);
    },
  };
}
