import { followCommand, followSubmission } from './slack-ack.ts';
import { ClientRefuses, stateOf, type Values } from './slack-fill.ts';
import { createHappenings, type Happenings } from './slack-happenings.ts';
import type { SlackPeer } from './slack-peer.ts';
import { createPresses, type Hand, type Presses } from './slack-pressing.ts';
import {
  type Ack,
  type Scene,
  shortcut,
  slashCommand,
  viewClosed,
  viewSubmission,
} from './slack-requests.ts';
import { createSight } from './slack-sight.ts';
import type { SlackEphemeral, SlackMessage, SlackView } from './slack-surfaces.ts';
import type { Way } from './slack-ways.ts';
import type { SlackUser, Workspace } from './slack-workspace.ts';

/** Somebody at Slack’s client. What they do reaches Saman as Slack would send it; each gives the acknowledgement. */
export interface SlackPerson extends Presses, Happenings {
  readonly user: SlackUser;
  readonly workspace: Workspace;
  readonly scene: Scene;
  /** `/saman text`, in the direct conversation with Saman or in a channel. */
  command(text: string, where?: { readonly channel?: string; readonly command?: string }): Promise<Ack>;
  /** Chooses a global shortcut. */
  shortcut(callbackId: string): Promise<Ack>;
  /** Fills in a modal and submits it; what is not given stays as it was. Afterwards the modal is what Slack makes of the answer. */
  submits(view: SlackView, values?: Values): Promise<Ack>;
  /** Closes a modal. Null: Slack does not tell, as the view does not ask for it. */
  closes(view: SlackView): Promise<Ack | null>;
  /** What stands in the direct conversation with Saman. */
  messages(): Promise<readonly SlackMessage[]>;
  /** The modal before them. Fails where none is open. */
  view(): SlackView;
  home(): SlackView;
  ephemerals(): readonly SlackEphemeral[];
}

function there<T>(what: T | null, otherwise: string): T {
  if (what === null) throw new Error(otherwise);
  return what;
}

/** Who does something, as every request of Slack says. */
export const sceneOf = (peer: SlackPeer, workspace: Workspace, user: SlackUser): Scene => ({
  app: peer.app,
  team: { id: workspace.teamId, domain: workspace.domain },
  user: { id: user.id, name: user.name },
  botUserId: workspace.botUserId,
});

/** Somebody of a workspace, by their handle; what they do goes to Saman by this way. */
export function slackPerson(
  peer: SlackPeer,
  name: string,
  by: Way,
  workspace: Workspace = peer.workspace,
): SlackPerson {
  const user = workspace.user(name);
  const scene = sceneOf(peer, workspace, user);
  const sight = createSight(peer, workspace, user);
  const way: Way = (type, payload) => {
    if (workspace.user(name).deleted) throw new ClientRefuses(`${name} has been deactivated`);
    return by(type, payload);
  };
  const hand: Hand = { peer, workspace, user, scene, sight, way };
  return {
    user,
    workspace,
    scene,
    ...createPresses(hand),
    ...createHappenings(hand),
    async command(text, { channel, command = '/saman' } = {}) {
      const place = await sight.place(channel ?? (await peer.directOf(user.id)));
      const responseUrl = peer.responseUrl({ workspace, channel: place.id, userId: user.id });
      const triggerId = await peer.triggerFor(user.id);
      const what = { command, text, channel: place, triggerId, responseUrl };
      const ack = await way('slash_commands', slashCommand(scene, what));
      await followCommand(peer, { channel: place.id, userId: user.id }, ack);
      return ack;
    },
    shortcut: async (callbackId) =>
      way('interactive', shortcut(scene, callbackId, await peer.triggerFor(user.id))),
    async submits(view, values = {}) {
      const now = sight.modal(view);
      if (now.submit === null) throw new ClientRefuses(`“${now.title}” has no button that submits`);
      const state = stateOf(now.blocks, values, await sight.offers(now.blocks), true);
      const triggerId = await peer.triggerFor(user.id, now.id);
      const ack = await way('interactive', viewSubmission(scene, now, triggerId, state));
      await followSubmission(peer, now, ack);
      return ack;
    },
    async closes(view) {
      const now = sight.modal(view);
      peer.screens.close(user.id);
      return now.raw.notify_on_close === true ? way('interactive', viewClosed(scene, now)) : null;
    },
    messages: () => peer.messages(user.id),
    view: () => there(peer.viewOf(user.id), `${name} has no modal before them`),
    home: () => there(peer.homeOf(user.id), `${name} has no home`),
    ephemerals: () => peer.ephemeralsOf(user.id),
  };
}
