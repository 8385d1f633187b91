import type { JsonObject } from './json.ts';
import { type Button, buttonsOf, fieldsOf, overflowsOf, withoutNumber } from './slack-blocks.ts';
import { ClientRefuses, heldBy, isFor, stateOf, type Values } from './slack-fill.ts';
import type { SlackPeer } from './slack-peer.ts';
import { type Ack, ephemeralPressed, messagePressed, type Scene, viewPressed } from './slack-requests.ts';
import type { Sight } from './slack-sight.ts';
import { isView, type Surface } from './slack-surfaces.ts';
import type { Way } from './slack-ways.ts';
import type { SlackUser, Workspace } from './slack-workspace.ts';

/** Which button: its action_id (with or without its number), its verb, its text, or a test. */
export type Which = string | ((button: Button) => boolean);

/** How something is pressed. */
export interface Pressing {
  /** What has been filled in beside it. */
  readonly values?: Values;
  /** On the surface as it is given, even if it has changed since: the client has not heard of that yet. */
  readonly asSeen?: boolean;
}

/** Acting on what messages and views offer. */
export interface Presses {
  /** Presses a button. Fails where there is none such, or more than one. */
  presses(on: Surface, which: Which, pressing?: Pressing): Promise<Ack>;
  /** Chooses in a menu that acts at once: an overflow, or an input outside a form. */
  chooses(on: Surface, which: string, value: string | readonly string[], pressing?: Pressing): Promise<Ack>;
}

/** What acting needs. */
export interface Hand {
  readonly peer: SlackPeer;
  readonly workspace: Workspace;
  readonly user: SlackUser;
  readonly scene: Scene;
  readonly sight: Sight;
  readonly way: Way;
}

function theButton(on: Surface, which: Which): Button {
  const offered = buttonsOf(on.blocks);
  const fits = (button: Button): boolean =>
    typeof which === 'function'
      ? which(button)
      : [button.actionId, withoutNumber(button.actionId), button.verb, button.text].includes(which);
  const [found, other] = offered.filter(fits);
  if (found && !other) return found;
  const list = offered.map(({ text, actionId }) => `“${text}” (${actionId})`).join(', ') || 'none';
  throw new ClientRefuses(`${other ? 'more than one button' : 'no button'} ${which}; offered: ${list}`);
}

/** Acting as this person. */
export function createPresses({ peer, workspace, user, scene, sight, way }: Hand): Presses {
  /** Sends what the client sends when this element of the surface is acted on. */
  async function act(on: Surface, action: JsonObject, values: Values): Promise<Ack> {
    const state = stateOf(on.blocks, values, await sight.offers(on.blocks), false);
    const pressed = { actions: [action], values: state };
    if (isView(on)) {
      const triggerId = await peer.triggerFor(user.id, on.surface === 'modal' ? on.id : undefined);
      return way('interactive', viewPressed(scene, on, { ...pressed, triggerId }));
    }
    const place = await sight.place(on.channel);
    const message = { ts: on.ts, ephemeral: on.surface === 'ephemeral' };
    const responseUrl = peer.responseUrl({ workspace, channel: on.channel, userId: user.id, message });
    const full = { ...pressed, responseUrl, triggerId: await peer.triggerFor(user.id) };
    const payload =
      on.surface === 'ephemeral'
        ? ephemeralPressed(scene, on, place, full)
        : messagePressed(scene, on, place, full);
    return way('interactive', payload);
  }

  const look = async (on: Surface, asSeen = false): Promise<Surface> => (asSeen ? on : sight.current(on));

  return {
    async presses(on, which, { values = {}, asSeen } = {}) {
      const now = await look(on, asSeen);
      const { actionId, blockId, element } = theButton(now, which);
      const { text, value, style, url } = element;
      return act(
        now,
        { type: 'button', action_id: actionId, block_id: blockId, text, value, style, url },
        values,
      );
    },
    async chooses(on, which, value, { values = {}, asSeen } = {}) {
      const now = await look(on, asSeen);
      const menus = [...fieldsOf(now.blocks), ...overflowsOf(now.blocks)].filter((field) => field.actsAtOnce);
      const field = menus.find((one) => isFor(one, which));
      if (!field) {
        const list = menus.map(({ actionId, type }) => `${actionId} (${type})`).join(', ') || 'none';
        throw new ClientRefuses(`nothing acts at once that is called ${which}; offered: ${list}`);
      }
      const held = heldBy(field, value, false, await sight.offers(now.blocks));
      const action = { ...held, action_id: field.actionId, block_id: field.blockId };
      return act(now, action, field.type === 'overflow' ? values : { ...values, [which]: value });
    },
  };
}
