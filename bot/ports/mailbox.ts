import type { View } from '../conversation/view.ts';
import type { Id } from '../id.ts';

/** A message as the browser chat keeps it: what it shows by ids, or what somebody typed. */
export interface Letter {
  readonly id: Id;
  readonly conversation: string;
  readonly from: { readonly kind: 'saman' } | { readonly kind: 'account'; readonly externalId: string };
  readonly content:
    | { readonly kind: 'view'; readonly view: View; readonly said?: string }
    | { readonly kind: 'text'; readonly text: string };
  readonly sentAt: string;
  /** Rises with every change of what is shown. */
  readonly revision: number;
  /** Ascending within everything that was sent. */
  readonly order: number;
}

/** What the browser chat must remember between starts. */
export interface Mailbox {
  /** Stores a letter unless its id is there already. */
  put(letter: Omit<Letter, 'revision' | 'order'>): Promise<Letter>;
  /** Raises the revision and sets what is shown. Null where there is no such letter. */
  change(id: Id, view: View): Promise<Letter | null>;
  remove(id: Id): Promise<void>;
  letter(id: Id): Promise<Letter | null>;
  list(conversation: string): Promise<readonly Letter[]>;
}
