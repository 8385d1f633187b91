import type { View } from './view.ts';

/**
 * A card for a reader, ready for an adapter. `view` names what it shows by ids only, so that an adapter that
 * stores messages stores that, and what is shown is read when it is shown (design §1, 'Hidden is hidden').
 * `card` is opaque to the core: the cards' room makes it and an adapter renders it.
 */
export interface Message {
  readonly view: View;
  readonly card: unknown;
  /** The same as plain text: for notifications, and where a card cannot be shown. Never with anyone's grades. */
  readonly plain: string;
}
