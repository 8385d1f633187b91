import { type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import { fieldsOf } from './slack-blocks.ts';
import { ClientRefuses, type Offers } from './slack-fill.ts';
import type { SlackPeer } from './slack-peer.ts';
import type { SceneChannel } from './slack-requests.ts';
import { isView, type SlackView, type Surface } from './slack-surfaces.ts';
import type { SlackUser, Workspace } from './slack-workspace.ts';

/** What one person’s client has before it. */
export interface Sight {
  /** A call as this person, which must go well. */
  must(method: string, args: JsonObject): Promise<JsonObject>;
  /** A conversation that they are in or may look into, as Slack’s requests name it. */
  place(channel: string): Promise<SceneChannel>;
  /** What menus of people and conversations offer them, where these blocks have such menus. */
  offers(blocks: readonly JsonObject[]): Promise<Offers>;
  /** The surface as it is by now. Fails where it is gone. */
  current(on: Surface): Promise<Surface>;
  /** The modal, if it is the one on top. */
  modal(view: SlackView): SlackView;
}

const kinds = 'public_channel,private_channel,im,mpim';

/** What this person’s client has before it. */
export function createSight(peer: SlackPeer, workspace: Workspace, user: SlackUser): Sight {
  const ask = (method: string, args: JsonObject) => workspace.asUser(user.id, method, args);

  async function place(channel: string): Promise<SceneChannel> {
    const answer = await ask('conversations.info', { channel });
    if (answer.ok !== true)
      throw new ClientRefuses(`${user.name} does not see ${channel}: ${textOf(answer.error)}`);
    const { is_im: direct, is_private: isPrivate, name } = objectOf(answer.channel);
    if (direct === true) return { id: channel, name: 'directmessage' };
    return { id: channel, name: isPrivate === true ? 'privategroup' : textOf(name) };
  }

  function modal(view: SlackView): SlackView {
    const top = peer.viewOf(user.id);
    if (top?.id !== view.id)
      throw new ClientRefuses(
        `${user.name} does not have “${view.title}” before them, but ${top?.title ?? 'no modal'}`,
      );
    return top;
  }

  return {
    async must(method, args) {
      const answer = await ask(method, args);
      if (answer.ok !== true) throw new ClientRefuses(`${user.name}, ${method}: ${textOf(answer.error)}`);
      return answer;
    },
    place,
    async offers(blocks) {
      const asksForPlaces = fieldsOf(blocks).some(({ type }) => /conversations|channels/.test(type));
      const listed = asksForPlaces ? await ask('conversations.list', { types: kinds, limit: 1000 }) : {};
      const places = objectsOf(listed.channels).map(({ id }) => id);
      const people = workspace.users.filter(({ deleted }) => !deleted).map(({ id }) => id);
      return { user: (id) => people.includes(id), conversation: (id) => places.includes(id) };
    },
    async current(on) {
      if (isView(on)) {
        if (on.surface === 'modal') return modal(on);
        const home = peer.homeOf(user.id);
        if (home?.id !== on.id) throw new ClientRefuses(`this is not ${user.name}’s home`);
        return home;
      }
      await place(on.channel);
      const all = on.surface === 'message' ? await peer.messages(on.channel) : peer.ephemeralsOf(user.id);
      const now = all.find(({ ts }) => ts === on.ts);
      if (!now) throw new ClientRefuses(`the message ${on.ts} is not there any more: “${on.text}”`);
      return now;
    },
    modal,
  };
}
