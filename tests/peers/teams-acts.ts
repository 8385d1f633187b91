import type { JsonObject } from './json.ts';
import { objectOf, textOf } from './json.ts';
import {
  asFromTeams,
  installationActivity,
  invokeActivity,
  membersActivity,
  mentionOf,
  messageActivity,
  newActivityId,
  type TeamsScene,
} from './teams-activities.ts';
import type { Delivered } from './teams-calls.ts';
import { type TeamsPlace, type TeamsUser, withoutThread } from './teams-directory.ts';
import type { TeamsMessage } from './teams-messages.ts';
import type { Trips } from './teams-trips.ts';
import { newMessageId, type World } from './teams-world.ts';

/** What acting needs. */
export interface ActParts {
  readonly world: World;
  readonly trips: Trips;
  /** Sends Saman an activity that the Playground cannot make. */
  readonly deliver: (activity: JsonObject) => Promise<Delivered>;
}

/** Doing something in Teams, as anybody: by way of the Playground where it can. */
export interface Acts {
  says(scene: TeamsScene, text: string): Promise<Delivered>;
  presses(scene: TeamsScene, on: TeamsMessage, action: JsonObject): Promise<Delivered>;
  /** Saman is added, renewed or removed. */
  installation(scene: TeamsScene, action: 'add' | 'add-upgrade' | 'remove'): Promise<Delivered>;
  /** Somebody comes or goes: Saman, if nobody is named. */
  membership(
    scene: TeamsScene,
    happened: 'membersAdded' | 'membersRemoved',
    who?: TeamsUser,
  ): Promise<Delivered>;
}

/** By whom the Playground takes it to be done: somebody without a seat sits in for the first. */
const seatOf = ({ user, place }: TeamsScene): string =>
  user.seated ? user.id : (place.tenant.users.find(({ seated }) => seated)?.id ?? user.id);

const templates = {
  add: 'install',
  'add-upgrade': 'install',
  remove: 'uninstall',
  membersAdded: 'userAdded',
  membersRemoved: 'userRemoved',
  botAdded: 'botAdded',
  botRemoved: 'botRemoved',
} as const;

/** In a channel without a thread, a message begins one. */
const threadWith = (place: TeamsPlace, conversation: string, id: string): string =>
  place.kind === 'channel' && conversation === withoutThread(conversation)
    ? `${conversation};messageid=${id}`
    : conversation;

export function createActs({ world, trips, deliver }: ActParts): Acts {
  const { playground, messages, bot } = world;

  /** An activity of a kind that the Playground has a template of, with these parts of its own. */
  async function custom(scene: TeamsScene, kind: keyof typeof templates, parts: JsonObject) {
    const path = '/_internal/v1/customActivities';
    const query = new URLSearchParams({ type: templates[kind], conversationId: scene.place.id });
    const { status, body } = await playground.ask('GET', `${path}/template?${query}`);
    if (status !== 200) throw new Error(`the Playground has no ${templates[kind]} in ${scene.place.name}`);
    return trips.go(
      () => playground.ask('POST', path, { ...body, ...parts }),
      (activity) => asFromTeams(activity, scene, newActivityId()),
    );
  }

  return {
    says(scene, text) {
      const { place, conversation, user } = scene;
      if (!place.inPlayground) {
        const id = newMessageId();
        messages.add(conversation, id, user.handle, { type: 'message', text });
        const within = { ...scene, conversation: threadWith(place, conversation, id) };
        return deliver(messageActivity(within, text, id));
      }
      const mention = { mentioned: { id: bot.id }, text: mentionOf(bot) };
      const asked = {
        from: { id: seatOf(scene) },
        text,
        textFormat: 'plain',
        mentions: text.includes(mention.text) ? [mention] : [],
      };
      const path = `/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`;
      return trips.go(
        () => playground.ask('POST', path, asked),
        async (activity, answer) => {
          const id = textOf((await answer).body.messageId);
          const { id: within } = objectOf(activity.conversation);
          messages.add(textOf(within), id, user.handle, { type: 'message', text });
          return asFromTeams(activity, scene, id);
        },
      );
    },
    presses(scene, { id }, action) {
      const { place, conversation } = scene;
      if (!place.inPlayground) return deliver(invokeActivity(scene, id, action));
      const asked = {
        name: 'adaptiveCard/action',
        from: { id: seatOf(scene) },
        conversation: { id: conversation },
        replyToId: id,
        value: { action, trigger: 'manual' },
      };
      return trips.go(
        () => playground.ask('POST', '/_conversation/v1/invoke', asked),
        (activity) => asFromTeams(activity, scene, newActivityId()),
      );
    },
    installation: (scene, action) =>
      scene.place.inPlayground
        ? custom(scene, action, { action })
        : deliver(installationActivity(scene, action)),
    membership(scene, happened, who) {
      const members = [who ? { id: who.id, aadObjectId: who.aadObjectId } : { id: bot.id }];
      const ofBot = happened === 'membersAdded' ? 'botAdded' : 'botRemoved';
      return scene.place.inPlayground
        ? custom(scene, who ? happened : ofBot, { [happened]: members })
        : deliver(membersActivity(scene, happened, members));
    },
  };
}
