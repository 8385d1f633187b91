import type { LinkRefused } from '../conversation/pages.ts';
import type { Language } from './person.ts';
import { fingerprint, sameFingerprint } from './secret.ts';

/** In whose language to speak to whom nothing is known of. */
const unknownLanguage: Language = 'nb';

/** Why a link opens nothing, told in a language. */
export const refusedLink = (why: LinkRefused['why'], language: Language = unknownLanguage): LinkRefused => ({
  kind: 'refused',
  why,
  language,
});

/** Whether the browser with this key is the one that a link is bound to; `boundTo` is null where none is yet. */
export const isBoundTo = async (boundTo: string | null, browserKey: string | null): Promise<boolean> =>
  boundTo !== null && browserKey !== null && sameFingerprint(boundTo, await fingerprint(browserKey));
