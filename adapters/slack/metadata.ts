import { z } from 'zod';
import type { Signer } from '../../bot/ports/signer.ts';

/** Where a modal was opened from: what comes of it is shown there. */
export type Origin =
  /** A message of Saman's that can be changed. `shows`: the key of its view, where it is known. */
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly ts: string;
      readonly thread: string | null;
      readonly shows: string | null;
    }
  /** What one person alone sees in a channel, everybody's card there, or a command. */
  | {
      readonly kind: 'channel';
      readonly channel: string;
      readonly thread: string | null;
      readonly shows: string | null;
    }
  /** Their Home, or a shortcut: there is nowhere else than the modal. */
  | { readonly kind: 'home' };

/** What belongs to a modal, in Slack's keeping until it is sent. */
export interface ModalFacts {
  /** Who it was opened for. */
  readonly user: string;
  readonly team: string;
  readonly origin: Origin;
  /** What its own button sends; null where it has none. */
  readonly sends: {
    readonly verb: string;
    readonly data: Readonly<Record<string, unknown>>;
  } | null;
}

const inConversation = {
  channel: z.string(),
  thread: z.string().nullable(),
  shows: z.string().nullable(),
};
const origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), ts: z.string(), ...inConversation }),
  z.object({ kind: z.literal('channel'), ...inConversation }),
  z.object({ kind: z.literal('home') }),
]);
const facts = z.object({
  user: z.string(),
  team: z.string(),
  origin,
  sends: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
});

const purpose = 'slack-modal';

/** The facts with our signature: whoever could make Slack send others would send no signature of ours. */
export const writeMetadata = (signer: Signer, about: ModalFacts): string => {
  const text = JSON.stringify(about);
  return `${signer.sign(purpose, text)}.${text}`;
};

/** Null where the signature is not ours, or the modal was opened for somebody else or in another workspace. */
export function readMetadata(
  signer: Signer,
  written: string,
  by: { readonly user: string; readonly team: string },
): ModalFacts | null {
  const dot = written.indexOf('.');
  const text = written.slice(dot + 1);
  if (dot < 1 || !signer.verify(purpose, text, written.slice(0, dot))) return null;
  const found = facts.safeParse(JSON.parse(text));
  if (!found.success || found.data.user !== by.user || found.data.team !== by.team) return null;
  return found.data;
}
