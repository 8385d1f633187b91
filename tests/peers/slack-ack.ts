import { isObject, type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import type { SlackPeer } from './slack-peer.ts';
import type { Ack } from './slack-requests.ts';
import { withIds } from './slack-shapes.ts';
import type { SlackView } from './slack-surfaces.ts';

/** Slack waits as long for an acknowledgement; after that it is as if none had come. */
const patience = 3000;

/** Whether it came in time and says that all is well. */
export const isGood = ({ status, milliseconds }: Ack): boolean => status === 200 && milliseconds <= patience;

/** Does to somebody’s modals what the acknowledgement of a submission says, as Slack does. */
export async function followSubmission(peer: SlackPeer, view: SlackView, ack: Ack): Promise<void> {
  if (!isGood(ack)) return;
  const { userId } = view;
  const said = objectOf(ack.json ?? undefined);
  const workspace = peer.workspaceOf(userId);
  const show = async (method: string, args: JsonObject): Promise<void> => {
    const next = objectOf(said.view);
    peer.look({ surface: 'modal', payload: next });
    const full = { ...args, view: { ...next, blocks: withIds(next.blocks) } };
    const answer = await workspace.asBot(method, full);
    if (answer.ok !== true)
      throw new Error(`Slack does not take the view of the answer: ${textOf(answer.error)}`);
    peer.screens.note(method, full, answer);
  };
  switch (said.response_action) {
    case undefined:
      return peer.screens.close(userId);
    case 'clear':
      return peer.screens.close(userId, true);
    case 'update':
      return show('views.update', { view_id: view.id });
    case 'push':
      return show('views.push', { trigger_id: await peer.triggerFor(userId, view.id) });
    case 'errors': {
      const inputs = view.blocks
        .filter(({ type }) => type === 'input')
        .map((block) => textOf(block.block_id));
      const strange = Object.keys(objectOf(said.errors)).filter((id) => !inputs.includes(id));
      if (strange.length > 0 || !isObject(said.errors))
        throw new Error(`Slack knows no such inputs: ${strange.join(', ')}; only ${inputs.join(', ')}`);
      return;
    }
    default:
      throw new Error(`Slack knows no response_action ${JSON.stringify(said.response_action)}`);
  }
}

/** Shows what the acknowledgement of a command says. */
export async function followCommand(
  peer: SlackPeer,
  place: { readonly channel: string; readonly userId: string },
  ack: Ack,
): Promise<void> {
  if (!isGood(ack) || ack.text === '') return;
  const said: JsonObject = isObject(ack.json ?? undefined)
    ? objectOf(ack.json ?? undefined)
    : { text: ack.text };
  const { channel, userId } = place;
  const text = textOf(said.text);
  if (text === '' && said.blocks === undefined) return;
  if (said.blocks !== undefined) peer.look({ surface: 'message', payload: said });
  if (said.response_type === 'in_channel')
    await peer.workspaceOf(userId).asBot('chat.postMessage', { channel, text, blocks: said.blocks ?? [] });
  else
    peer.screens.showEphemeral({
      surface: 'ephemeral',
      channel,
      userId,
      ts: (Date.now() / 1000).toFixed(6),
      text,
      blocks: objectsOf(withIds(said.blocks)),
    });
}
