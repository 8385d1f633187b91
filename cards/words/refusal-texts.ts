import type { RefusalCode } from '../../bot/refusal.ts';

/** A refusal's detail as text in the reader's language, by its name; empty where there is none. */
export type Detail = (name: string) => string;

/** What is said for each refusal: what is in the way, and what to do. */
export type RefusalTexts = Readonly<Record<RefusalCode, (detail: Detail) => string>>;
