import { Temporal } from 'temporal-polyfill';
import type { CommandType } from '../conversation/command.ts';
import type { Reader, Services } from '../conversation/handling.ts';
import { type Id, newId } from '../id.ts';
import type { Signer } from '../ports/signer.ts';
import type { Links } from '../ports/store.ts';
import type { LinkAbout, PersonalLink } from './links.ts';

const signingPurpose = 'personal-link';
const afterClose = Temporal.Duration.from({ hours: 30 * 24 });
const minutesLast = Temporal.Duration.from({ hours: 1 });
const minutesReusedFor = Temporal.Duration.from({ minutes: 10 });

/** What the holder of an answer link may do, and with the link's own round or workshop only. */
export const linkCommands: Readonly<Record<'round' | 'workshop', readonly CommandType[]>> = {
  round: ['ballot.show', 'ballot.edit', 'answer.give', 'answer.draft', 'result.show', 'minutes.show'],
  workshop: [
    ...(['workshop.show', 'notes.show', 'notes.save', 'list.show'] as const),
    ...(['grades.show', 'grades.page', 'grades.give', 'grades.draft', 'matrix.show'] as const),
  ],
};

/** The kind of what a link is about. */
export const linkKind = (about: LinkAbout): 'round' | 'workshop' =>
  'roundId' in about ? 'round' : 'workshop';

/**
 * Whether what somebody gave at a moment is shown to them: not through a link that was made later, for another may
 * have opened it (PRIV-2).
 */
export const isShownTo = ({ linkSince }: Pick<Reader, 'linkSince'>, givenAt: Temporal.Instant): boolean =>
  linkSince === undefined || Temporal.Instant.compare(givenAt, linkSince) >= 0;

/**
 * A new answer link for a member without an account: it serves until the round closes, and 30 days more, or until the
 * workshop ends.
 */
export const newAnswerLink = (about: LinkAbout, personId: Id, now: Temporal.Instant): PersonalLink => ({
  id: newId(),
  purpose: 'answer',
  personId,
  about,
  boundTo: null,
  createdAt: now,
  expiresAt: null,
  replacedAt: null,
});

/** When the answer links of a round end: 30 days after it closed. */
export const answerLinksEnd = (closedAt: Temporal.Instant): Temporal.Instant => closedAt.add(afterClose);

/** What stands in the address: the link's id and a signature over it. Never stored, never logged. */
export const linkToken = (signer: Signer, link: PersonalLink): string =>
  `${link.id}.${signer.sign(signingPurpose, link.id)}`;

/** The address of the page behind a personal link. */
export const linkUrl = (services: Pick<Services, 'publicUrl' | 'signer'>, link: PersonalLink): string =>
  `${services.publicUrl}/a/${linkToken(services.signer, link)}`;

/** The link id in a token; null where the signature is not ours. */
export function readLinkToken(signer: Signer, token: string): Id | null {
  const dot = token.indexOf('.');
  if (dot < 1) return null;
  const id = token.slice(0, dot);
  return signer.verify(signingPurpose, id, token.slice(dot + 1)) ? id : null;
}

/**
 * The link under which a reader opens the minutes as a page. For somebody with an account it lasts an hour, and one
 * that no browser has used yet and that lasts ten minutes more serves again; a link holder's own answer link shows
 * the minutes already. Writes where there is none.
 */
export async function minutesLink(
  repositories: { readonly links: Links },
  reader: Reader,
  roundId: Id,
  now: Temporal.Instant,
): Promise<PersonalLink> {
  const purpose = reader.via === 'link' ? 'answer' : 'minutes';
  const about = { roundId };
  const links = await repositories.links.of(about);
  const reused = links.find(
    (link) =>
      link.personId === reader.person.id &&
      link.purpose === purpose &&
      (purpose === 'answer' || (link.boundTo === null && lastsLonger(link, now))),
  );
  if (reused) return reused;
  const link: PersonalLink = {
    ...newAnswerLink(about, reader.person.id, now),
    purpose: 'minutes',
    expiresAt: now.add(minutesLast),
  };
  await repositories.links.add(link);
  return link;
}

const lastsLonger = (link: PersonalLink, now: Temporal.Instant): boolean =>
  link.expiresAt !== null && Temporal.Instant.compare(link.expiresAt, now.add(minutesReusedFor)) >= 0;
