import { Temporal } from 'temporal-polyfill';
import type { Services } from '../conversation/handling.ts';
import { type Id, newId } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Signer } from '../ports/signer.ts';
import type { Repositories } from '../ports/store.ts';

const signingPurpose = 'deadline-file';
const lasts = Temporal.Duration.from({ hours: 1 });
const reusedFor = Temporal.Duration.from({ minutes: 10 });

/**
 * A personal link to the page on which the secretariat hands in a file of deadlines. Like an answer link (design §1) its
 * token is never stored, and `boundTo` is the SHA-256 (hex) of the secret that the first browser got.
 */
export interface FileLink {
  readonly id: Id;
  readonly personId: Id;
  readonly boundTo: string | null;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

/** The address of the page. */
export const fileLinkUrl = (
  { publicUrl, signer }: Pick<Services, 'publicUrl' | 'signer'>,
  { id }: Pick<FileLink, 'id'>,
): string => `${publicUrl}/deadlines/${id}.${signer.sign(signingPurpose, id)}`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The link's id in a token; null where the signature is not ours. */
export function readFileToken(signer: Signer, token: string): Id | null {
  const [id = '', signature = '', ...rest] = token.split('.');
  return rest.length === 0 && uuid.test(id) && signer.verify(signingPurpose, id, signature) ? id : null;
}

/** Whether a link has ended. */
export const hasEnded = ({ expiresAt }: Pick<FileLink, 'expiresAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(expiresAt, now) <= 0;

/** A link that lasts an hour; one that no browser has used yet and that lasts a while longer serves again. */
export async function fileLinkFor(
  { fileLinks }: Pick<Repositories, 'fileLinks'>,
  person: Pick<Person, 'id'>,
  now: Temporal.Instant,
): Promise<FileLink> {
  const known = await fileLinks.unused(person.id);
  if (known && !hasEnded(known, now.add(reusedFor))) return known;
  const link = { id: newId(), personId: person.id, boundTo: null, createdAt: now, expiresAt: now.add(lasts) };
  await fileLinks.add(link);
  return link;
}
