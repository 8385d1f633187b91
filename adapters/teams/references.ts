import { z } from 'zod';
import type { Id } from '../../bot/id.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { ConversationName, Conversations } from '../../bot/ports/conversations.ts';

const common = {
  serviceUrl: z.string(),
  botId: z.string(),
};

const personReference = z.object({
  ...common,
  /** The channel's id of them, with which a conversation of two is made. */
  userId: z.string(),
  /** Their own conversation with Saman; null where there has been none yet. */
  conversationId: z.string().nullable(),
  name: z.string().nullable(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
});
const placeReference = z.object({
  ...common,
  kind: z.enum(['channel', 'group']),
  team: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  name: z.string().nullable(),
});

/** What is known of somebody, to speak to them first. */
export type PersonReference = z.infer<typeof personReference>;
/** What is known of a channel or group chat. */
export type PlaceReference = z.infer<typeof placeReference>;
export type KnownPlace = PlaceReference & { readonly externalId: string };

/** Where people and channels are reached in Teams: kept, and refreshed by whatever comes from there. */
export interface References {
  person(connectionId: Id, externalId: string): Promise<PersonReference | null>;
  place(connectionId: Id, externalId: string): Promise<KnownPlace | null>;
  places(connectionId: Id): Promise<readonly KnownPlace[]>;
  /** Where a tenant is reached; null where nothing is known of it. */
  serviceUrl(connectionId: Id): Promise<string | null>;
  /**
   * Takes in what was seen; what is null in it says nothing new. Stored where it is new. Of a person, gives whether they
   * were known, and their client's language was not.
   */
  sawPerson(connectionId: Id, externalId: string, seen: PersonReference): Promise<boolean>;
  sawPlace(connectionId: Id, externalId: string, seen: PlaceReference): Promise<void>;
  /** Their conversation is not there any more, or never was. */
  lostConversation(connectionId: Id, externalId: string): Promise<void>;
  /** Saman was added there: true once until it is removed. */
  added(name: ConversationName): Promise<boolean>;
  /** Gives whether the connection has any other place that Saman was added to. */
  removed(name: ConversationName): Promise<boolean>;
}

/** So long what is known here is believed, in milliseconds: another process may have seen more. */
const believed = 10 * 60_000;
/** The same for what nothing is known of. */
const missed = 60_000;
const most = 20_000;

/** `now` in milliseconds, from a clock that nobody moves. */
export function createReferences(
  conversations: Conversations,
  clock: Clock,
  now: () => number = () => performance.now(),
): References {
  const held = new Map<string, { readonly text: string | null; readonly at: number }>();
  /** What is being stored, so that whoever reads it next waits for it. */
  const underWay = new Map<string, Promise<unknown>>();
  const serviceUrls = new Map<Id, string>();
  const keyOf = ({ connectionId, kind, externalId }: ConversationName): string =>
    `${kind} ${connectionId} ${externalId}`;

  const hold = (key: string, text: string | null): void => {
    held.delete(key);
    held.set(key, { text, at: now() });
    if (held.size > most) held.delete(held.keys().next().value as string);
  };

  const textOf = async (name: ConversationName): Promise<string | null> => {
    const key = keyOf(name);
    const one = held.get(key);
    if (one && one.at + (one.text === null ? missed : believed) > now()) return one.text;
    const found = await conversations.find(name);
    hold(key, found);
    return found;
  };

  const read = async <T>(name: ConversationName, shape: z.ZodType<T>): Promise<T | null> => {
    await underWay.get(keyOf(name))?.catch(() => {});
    return readAs(await textOf(name), shape);
  };

  /** One after the other for each conversation. */
  const saw = <T extends { readonly serviceUrl: string }>(
    name: ConversationName,
    shape: z.ZodType<T>,
    seen: T,
  ): Promise<T | null> => {
    const key = keyOf(name);
    serviceUrls.set(name.connectionId, seen.serviceUrl);
    const before = underWay.get(key) ?? Promise.resolve();
    const work = before
      .catch(() => {})
      .then(async () => {
        const text = await textOf(name);
        const known = readAs(text, shape);
        const merged = JSON.stringify(merge(known, seen));
        if (merged !== text) {
          await conversations.keep(name, merged);
          hold(key, merged);
        }
        return known;
      });
    underWay.set(key, work);
    const over = (): void => {
      if (underWay.get(key) === work) underWay.delete(key);
    };
    work.then(over, over);
    return work;
  };

  const person = (connectionId: Id, externalId: string): ConversationName => ({
    connectionId,
    kind: 'person',
    externalId,
  });
  const place = (connectionId: Id, externalId: string): ConversationName => ({
    connectionId,
    kind: 'place',
    externalId,
  });

  return {
    person: (connectionId, externalId) => read(person(connectionId, externalId), personReference),
    async place(connectionId, externalId) {
      const found = await read(place(connectionId, externalId), placeReference);
      return found && { ...found, externalId };
    },
    async places(connectionId) {
      const all = await conversations.places(connectionId);
      return all.flatMap(({ externalId, reference }) => {
        const found = readAs(reference, placeReference);
        return found ? [{ ...found, externalId }] : [];
      });
    },
    async serviceUrl(connectionId) {
      const known = serviceUrls.get(connectionId);
      if (known !== undefined) return known;
      return readAs(await conversations.any(connectionId), z.object(common))?.serviceUrl ?? null;
    },
    async sawPerson(connectionId, externalId, seen) {
      const known = await saw(person(connectionId, externalId), personReference, seen);
      return known !== null && known.locale === null && seen.locale !== null;
    },
    async sawPlace(connectionId, externalId, seen) {
      await saw(place(connectionId, externalId), placeReference, seen);
    },
    async lostConversation(connectionId, externalId) {
      const name = person(connectionId, externalId);
      const known = await read(name, personReference);
      if (!known) return;
      const text = JSON.stringify({ ...known, conversationId: null });
      await conversations.keep(name, text);
      hold(keyOf(name), text);
    },
    added: (name) => conversations.added(name, clock.now()),
    async removed(name) {
      await underWay.get(keyOf(name))?.catch(() => {});
      held.delete(keyOf(name));
      return conversations.forget(name);
    },
  };
}

function readAs<T>(text: string | null, shape: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What was known, with what is new, within objects too; in one order, so that the same is the same text. */
function merge(known: object | null, seen: object): object {
  const before = new Map<string, unknown>(Object.entries(known ?? {}));
  const now = new Map<string, unknown>(Object.entries(seen));
  const merged = (name: string): unknown => {
    const [old = null, value = null] = [before.get(name), now.get(name)];
    if (value === null) return old;
    return typeof value === 'object' ? merge(typeof old === 'object' ? old : null, value) : value;
  };
  const names = [...new Set([...now.keys(), ...before.keys()])].sort();
  return Object.fromEntries(names.map((name) => [name, merged(name)]));
}
