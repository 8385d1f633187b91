import { isObject, type Json, type JsonObject, objectOf, textOf } from './json.ts';
import { cardAnswer, mentionOf, type TeamsScene } from './teams-activities.ts';
import type { Acts } from './teams-acts.ts';
import type { Delivered } from './teams-calls.ts';
import { actionsOf } from './teams-cards.ts';
import { type TeamsPlace, type TeamsUser, threadOf } from './teams-directory.ts';
import { type CardValues, ClientRefuses, heldBy } from './teams-fill.ts';
import { cardType, type TeamsMessage } from './teams-messages.ts';
import { personalPlace, type World } from './teams-world.ts';

/** A message with a card on it. */
export type CardMessage = TeamsMessage & { readonly card: JsonObject };

/** How something is pressed. */
export interface TeamsPressing {
  /** What has been filled in on the card, by the inputs' ids or labels. */
  readonly values?: CardValues;
  /** The message; otherwise the newest with a card in the place. */
  readonly on?: TeamsMessage;
  /** The channel or group chat; otherwise the personal chat. */
  readonly where?: string;
  /** On the card as it is given in `on`, even if it has changed since: the client has not heard of that yet. */
  readonly asSeen?: boolean;
}

/** What Saman answered to a press. */
export interface PressAnswer {
  /** Of the answer; where there is none in it, HTTP's. */
  readonly status: number;
  readonly type: string;
  readonly value: Json;
  readonly milliseconds: number;
}

/** Somebody at Teams' client. A place is named by its conversation; without one, it is the chat with Saman. */
export interface TeamsPerson {
  readonly user: TeamsUser;
  /** In the personal chat. */
  writes(text: string): Promise<Delivered>;
  /** `@Saman text` in a channel, a thread of it (`…;messageid=…`), or a group chat. */
  mentions(text: string, where: string): Promise<Delivered>;
  /** Adds Saman. Teams tells it twice: as a new member, and as an installation; the answer is to the latter. */
  installs(where?: string): Promise<Delivered>;
  /** The app's package is renewed. */
  upgrades(where?: string): Promise<Delivered>;
  removes(where?: string): Promise<Delivered>;
  /** Comes into a team or group chat, or leaves it. */
  joins(where: string): Promise<Delivered>;
  leaves(where: string): Promise<Delivered>;
  /** As they see them now, oldest first. */
  messages(where?: string): readonly TeamsMessage[];
  /** The newest message with a card, or the one so many cards before it. Fails where there is none. */
  card(back?: number, where?: string): CardMessage;
  /** Presses an Action.Execute, by its title. Fails where there is none such, or more than one. */
  presses(title: string, pressing?: TeamsPressing): Promise<PressAnswer>;
}

/** What a person acts with. */
export interface PersonParts {
  readonly world: World;
  readonly acts: Acts;
  readonly changed: () => void;
}

function theAction(card: JsonObject, title: string): JsonObject {
  const offered = actionsOf(card);
  const [found, other] = offered.filter((one) => one.type === 'Action.Execute' && one.title === title);
  if (found && !other) return found;
  const list = offered.map((one) => `“${textOf(one.title)}” (${textOf(one.type)})`).join(', ') || 'none';
  throw new ClientRefuses(`${other ? 'more than one action' : 'no action'} “${title}”; offered: ${list}`);
}

/** What Teams' client sends of an action: with what the inputs hold, where it gathers them. */
function pressed(card: JsonObject, title: string, values: CardValues): JsonObject {
  const { type, id, verb, data, associatedInputs } = theAction(card, title);
  const gathers = associatedInputs !== 'none';
  const held = heldBy(card, values, gathers);
  const sent = { ...objectOf(data), ...(gathers ? held : {}) };
  return { type, ...(id === undefined ? {} : { id }), title, verb, data: sent };
}

const answerOf = ({ status, body, milliseconds }: Delivered): PressAnswer => {
  const { statusCode, type, value } = objectOf(isObject(body) ? body : {});
  return {
    status: status === 200 && typeof statusCode === 'number' ? statusCode : status,
    type: textOf(type),
    value: value ?? null,
    milliseconds,
  };
};

/** Somebody at Teams' client, by their handle. */
export function teamsPerson({ world, acts, changed }: PersonParts, handle: string): TeamsPerson {
  const { directory, messages, installations, bot } = world;
  const user = directory.user(handle);

  /** Where they are, as it is for them. Fails where they are not in it. */
  async function scene(where?: string): Promise<TeamsScene> {
    const place = where === undefined ? await personalPlace(world, user) : directory.place(where);
    if (!place) throw new ClientRefuses(`there is no ${where}`);
    if (place.tenant !== user.tenant || !place.members.has(handle))
      throw new ClientRefuses(`${handle} is not in ${place.name}`);
    const serviceUrl = world.serviceUrl(place.tenant);
    return { user, place, conversation: where ?? place.id, bot, serviceUrl };
  }

  const see = (where?: string): readonly TeamsMessage[] => {
    const place: TeamsPlace | undefined =
      where === undefined ? directory.personal(user) : directory.place(where);
    return place ? messages.in(place.id, handle) : [];
  };

  function card(back = 0, where?: string): CardMessage {
    const cards = see(where).filter((one): one is CardMessage => one.card !== null);
    const found = cards.at(-1 - back);
    if (!found)
      throw new ClientRefuses(`${handle} sees ${cards.length} cards there, and none ${back} before`);
    return found;
  }

  async function moves(where: string, happened: 'membersAdded' | 'membersRemoved'): Promise<Delivered> {
    const place = directory.place(where);
    if (!place) throw new ClientRefuses(`there is no ${where}`);
    place.members.add(handle);
    const within = await scene(where);
    if (happened === 'membersRemoved') place.members.delete(handle);
    return acts.membership(within, happened, user);
  }

  return {
    user,
    async writes(text) {
      const within = await scene();
      if (installations.refusal(within.place)?.code === 'ConversationBlockedByUser')
        throw new ClientRefuses(`${handle} has removed Saman`);
      // nobody can write to an app that they do not have
      installations.add(within.place);
      return acts.says(within, text);
    },
    async mentions(text, where) {
      const within = await scene(where);
      if (within.place.kind === 'personal') throw new ClientRefuses('a personal chat has no mentions');
      if (installations.refusal(within.place))
        throw new ClientRefuses(`Saman is not in ${within.place.name}`);
      const thread = threadOf(where);
      if (thread !== null && !messages.in(where).some(({ root }) => root === thread))
        throw new ClientRefuses(`there is no thread ${thread}`);
      return acts.says(within, `${mentionOf(bot)} ${text}`);
    },
    async installs(where) {
      const within = await scene(where);
      installations.add(within.place);
      await acts.membership(within, 'membersAdded');
      return acts.installation(within, 'add');
    },
    upgrades: async (where) => acts.installation(await scene(where), 'add-upgrade'),
    async removes(where) {
      const within = await scene(where);
      installations.remove(within.place);
      if (within.place.kind !== 'personal') await acts.membership(within, 'membersRemoved');
      return acts.installation(within, 'remove');
    },
    joins: (where) => moves(where, 'membersAdded'),
    leaves: (where) => moves(where, 'membersRemoved'),
    messages: see,
    card,
    async presses(title, { values = {}, on, where, asSeen = false } = {}) {
      const given = on ?? card(0, where);
      const now = messages.find(given.conversation, given.id, handle);
      if (!now) throw new ClientRefuses(`the message is not there any more: “${given.text}”`);
      const shown = asSeen ? given.card : now.card;
      if (!shown) throw new ClientRefuses(`the message has no card: “${now.text}”`);
      const action = pressed(shown, title, values);
      const delivered = await acts.presses(await scene(now.conversation), now, action);
      const next = cardAnswer(delivered.body, cardType);
      // the message may have been deleted or renewed meanwhile; the answer is shown all the same
      const still = messages.find(now.conversation, now.id);
      if (next && still && delivered.status === 200) messages.show(still, handle, next);
      changed();
      return answerOf(delivered);
    },
  };
}
