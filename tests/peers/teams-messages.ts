import { isObject, type JsonObject, objectsOf, textOf } from './json.ts';
import { threadOf, withoutThread } from './teams-directory.ts';

export const cardType = 'application/vnd.microsoft.card.adaptive';

/** A message as it stands now, for everybody or for one reader. */
export interface TeamsMessage {
  readonly id: string;
  /** Where it stands, without the thread. */
  readonly place: string;
  /** As it is named when it is acted on; in a channel with the thread. */
  readonly conversation: string;
  /** The message that the thread began with; in a channel its own id, if it is that. Null outside channels. */
  readonly root: string | null;
  /** Somebody's handle, or Saman. */
  readonly by: string;
  readonly text: string;
  readonly card: JsonObject | null;
  readonly activity: JsonObject;
}

/** The card of an activity, if it has one. */
export function cardOf(activity: JsonObject): JsonObject | null {
  const [card] = objectsOf(activity.attachments).filter(({ contentType }) => contentType === cardType);
  return isObject(card?.content) ? card.content : null;
}

/** All messages; and what single readers see in their place, since an action has shown them another card. */
export interface Messages {
  /** In a place, oldest first: as everybody sees them, or as one does, by their handle. */
  in(place: string, reader?: string): readonly TeamsMessage[];
  find(conversation: string, id: string, reader?: string): TeamsMessage | undefined;
  add(conversation: string, id: string, by: string, activity: JsonObject): void;
  /** Stands in for everybody in the place of what was there, also of what one reader alone saw. */
  update(message: TeamsMessage, activity: JsonObject): void;
  remove(message: TeamsMessage): void;
  /** One reader sees this card in place of the message's own. */
  show(message: TeamsMessage, reader: string, card: JsonObject): void;
}

export const samanHandle = 'saman';

export function createMessages(changed: () => void): Messages {
  const places = new Map<string, TeamsMessage[]>();
  const views = new Map<string, Map<string, JsonObject>>();
  const key = ({ place, id }: TeamsMessage): string => `${place} ${id}`;
  const seenBy = (message: TeamsMessage, reader?: string): TeamsMessage => {
    const own = reader === undefined ? undefined : views.get(key(message))?.get(reader);
    return own ? { ...message, card: own } : message;
  };
  const swap = (message: TeamsMessage, ...by: readonly TeamsMessage[]): void => {
    const all = places.get(message.place) ?? [];
    const at = all.findIndex(({ id }) => id === message.id);
    if (at >= 0) all.splice(at, 1, ...by);
    views.delete(key(message));
    changed();
  };
  return {
    in: (place, reader) => (places.get(withoutThread(place)) ?? []).map((message) => seenBy(message, reader)),
    find(conversation, id, reader) {
      const found = places.get(withoutThread(conversation))?.find((one) => one.id === id);
      return found && seenBy(found, reader);
    },
    add(conversation, id, by, activity) {
      const place = withoutThread(conversation);
      const isChannel = place.endsWith('@thread.tacv2');
      const root = isChannel ? (threadOf(conversation) ?? id) : null;
      const message: TeamsMessage = {
        id,
        place,
        conversation: root === null ? place : `${place};messageid=${root}`,
        root,
        by,
        text: textOf(activity.text),
        card: cardOf(activity),
        activity,
      };
      places.set(place, [...(places.get(place) ?? []), message]);
      changed();
    },
    update: (message, activity) =>
      swap(message, { ...message, text: textOf(activity.text), card: cardOf(activity), activity }),
    remove: (message) => swap(message),
    show(message, reader, card) {
      const own = views.get(key(message)) ?? new Map<string, JsonObject>();
      views.set(key(message), own.set(reader, card));
      changed();
    },
  };
}
