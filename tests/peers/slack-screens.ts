import { type JsonObject, objectOf, objectsOf, textOf } from './json.ts';
import { readView, type SlackEphemeral, type SlackView } from './slack-surfaces.ts';

/**
 * What stands on people's screens and cannot be asked of the emulator: which modals are open, the homes, and
 * messages that one person sees. It is kept from what the emulator answered.
 */
export interface Screens {
  /** Who a trigger was given to. */
  gaveTrigger(triggerId: string, userId: string): void;
  /** Takes note of a call that went well. */
  note(method: string, args: JsonObject, response: JsonObject): void;
  /** The modal on top; null where none is open. */
  modalOf(userId: string): SlackView | null;
  homeOf(userId: string): SlackView | null;
  /** An open modal or a home, as it is now. */
  view(id: string): SlackView | null;
  /** Whether there was such a modal, which has been closed since. */
  isClosed(id: string): boolean;
  /** Takes the modal on top away, or all of them. */
  close(userId: string, all?: boolean): void;
  showEphemeral(message: SlackEphemeral): void;
  removeEphemeral(ts: string): void;
  ephemeralsOf(userId: string): readonly SlackEphemeral[];
}

/** Starts with empty screens. */
export function createScreens(): Screens {
  const triggers = new Map<string, string>();
  const modals = new Map<string, SlackView[]>();
  const homes = new Map<string, SlackView>();
  const closed = new Set<string>();
  let ephemerals: SlackEphemeral[] = [];
  const stackOf = (userId: string): SlackView[] => {
    const stack = modals.get(userId) ?? [];
    modals.set(userId, stack);
    return stack;
  };
  const shown = (args: JsonObject, response: JsonObject): void => {
    const userId = triggers.get(textOf(args.trigger_id) || textOf(args.interactivity_pointer)) ?? '';
    stackOf(userId).push(readView(userId, objectOf(response.view)));
  };
  const updated = (response: JsonObject): void => {
    const raw = objectOf(response.view);
    for (const [userId, stack] of modals) {
      const at = stack.findIndex(({ id }) => id === raw.id);
      if (at >= 0) stack[at] = readView(userId, raw);
    }
    for (const [userId, home] of homes) if (home.id === raw.id) homes.set(userId, readView(userId, raw));
  };
  const notes: Readonly<Record<string, (args: JsonObject, response: JsonObject) => void>> = {
    'views.open': shown,
    'views.push': shown,
    'views.update': (_args, response) => updated(response),
    'views.publish': (args, response) => {
      const userId = textOf(args.user_id);
      homes.set(userId, readView(userId, objectOf(response.view)));
    },
    'chat.postEphemeral': (args, response) => {
      ephemerals.push({
        surface: 'ephemeral',
        channel: textOf(args.channel),
        ts: textOf(response.message_ts),
        userId: textOf(args.user),
        text: textOf(args.text),
        blocks: objectsOf(args.blocks),
      });
    },
  };
  return {
    gaveTrigger: (triggerId, userId) => void triggers.set(triggerId, userId),
    note: (method, args, response) => notes[method]?.(args, response),
    modalOf: (userId) => stackOf(userId).at(-1) ?? null,
    homeOf: (userId) => homes.get(userId) ?? null,
    view: (id) => [...[...modals.values()].flat(), ...homes.values()].find((one) => one.id === id) ?? null,
    isClosed: (id) => closed.has(id),
    close(userId, all = false) {
      for (const view of stackOf(userId).splice(all ? 0 : -1)) closed.add(view.id);
    },
    showEphemeral: (message) => void ephemerals.push(message),
    removeEphemeral: (ts) => {
      ephemerals = ephemerals.filter((one) => one.ts !== ts);
    },
    ephemeralsOf: (userId) => ephemerals.filter((one) => one.userId === userId),
  };
}
