import type { Undeliverable } from '../../bot/ports/chat.ts';

/** Why something did not get through, and what to do. */
export type UndeliverableTexts = Readonly<Record<Undeliverable, string>>;
