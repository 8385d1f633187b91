import type { Temporal } from 'temporal-polyfill';
import type { Services } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import type { Signer } from '../ports/signer.ts';

const signingPurpose = 'calendar-feed';

/**
 * A calendar that a person subscribes to: of all that concerns them, or of one project. Its token is the id with a
 * signature, made when it is shown and never stored. A person has one that serves for each of these.
 */
export interface CalendarFeed {
  readonly id: Id;
  readonly personId: Id;
  /** Null: all that concerns the person in all their projects. */
  readonly projectId: Id | null;
  readonly createdAt: Temporal.Instant;
  readonly revokedAt: Temporal.Instant | null;
}

const feedToken = (signer: Signer, { id }: Pick<CalendarFeed, 'id'>): string =>
  `${id}.${signer.sign(signingPurpose, id)}`;

/** The address of the page that says how to subscribe; with `.ics` after it, that of the calendar itself. */
export const feedPageUrl = (
  { publicUrl, signer }: Pick<Services, 'publicUrl' | 'signer'>,
  feed: Pick<CalendarFeed, 'id'>,
): string => `${publicUrl}/calendar/${feedToken(signer, feed)}`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The feed's id in a token; null where the signature is not ours. */
export function readFeedToken(signer: Signer, token: string): Id | null {
  const [id = '', signature = '', ...rest] = token.split('.');
  return rest.length === 0 && uuid.test(id) && signer.verify(signingPurpose, id, signature) ? id : null;
}

/** Whether other machines reach an address: a calendar program of another one does not reach this one's loopback. */
export const isReachable = (publicUrl: string): boolean =>
  !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(publicUrl).hostname);
