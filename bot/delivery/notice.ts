import type { View } from '../conversation/view.ts';
import type { Id } from '../id.ts';

export type Recipient =
  | { readonly kind: 'person'; readonly personId: Id }
  /**
   * The project's group channel. `under`: said under the message that shows that view, for those who follow it; not at
   * all where there is no such message or the platform has no threads.
   */
  | { readonly kind: 'groupChannel'; readonly projectId: Id; readonly under?: View };

/** The project's channel that all may see. What goes there is written for it, so that nothing of the group's does. */
export interface OpenChannel {
  readonly kind: 'openChannel';
  readonly projectId: Id;
}
const openViews = ['celebrationOpen'] as const;
export type OpenView = View & { readonly name: (typeof openViews)[number] };
/** Whether a view goes to the channel that all may see, and never to the group's. */
export const isForAll = (view: View): view is OpenView =>
  (openViews as readonly View['name'][]).includes(view.name);

/** Brings every message that shows the view up to date. */
export interface Refresh {
  readonly kind: 'refresh';
  readonly view: View;
}

/**
 * What must become visible because of a change; stored in the same transaction as the change.
 * `tell` sends a view once per `dedupeKey`, for ever: within office hours where the recipient is (`held.ts`), and at once
 * to `answers`, whose own act it answers. `refresh` brings every message that shows the view up to date; several in a
 * row become one. `retract` removes them.
 */
export type Notice =
  | {
      readonly kind: 'tell';
      readonly to: Recipient;
      readonly view: View;
      readonly dedupeKey: string;
      readonly answers?: Id;
    }
  | { readonly kind: 'tell'; readonly to: OpenChannel; readonly view: OpenView; readonly dedupeKey: string }
  | Refresh
  | { readonly kind: 'retract'; readonly view: View }
  /** A delivery that is in the ledger is tried again. */
  | { readonly kind: 'retry'; readonly deliveryId: Id };
