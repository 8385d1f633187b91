import { Temporal } from 'temporal-polyfill';
import type { Services } from '../conversation/handling.ts';
import type { View } from '../conversation/view.ts';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { linkUrl, newAnswerLink } from './answer-link.ts';
import { personsById } from './by-id.ts';
import type { LinkAbout, PersonalLink } from './links.ts';
import { byName } from './new-person.ts';
import type { Person } from './person.ts';

/** Something in which a group's members take part, through a link where they have no account (design §1). */
export interface Linked {
  readonly about: LinkAbout;
  readonly projectId: Id;
  readonly groupId: Id;
}

/** The card with the links that somebody passes on. */
export type LinksView = View & { readonly name: 'answerLinks' | 'workshopLinks' };

/** A link as whoever passes it on sees it. */
export interface LinkLine {
  readonly personId: Id;
  readonly name: string;
  readonly url: string;
  readonly expiresAt: Temporal.Instant;
}

type Reading = Pick<Repositories, 'people' | 'projects' | 'links'>;

/** The answer links that serve, the oldest first. */
export const answerLinksOf = async (
  { links }: Pick<Repositories, 'links'>,
  about: LinkAbout,
): Promise<readonly PersonalLink[]> => (await links.of(about)).filter(({ purpose }) => purpose === 'answer');

/** The members who take part through a link: without an account, or not reached in theirs. By name. */
export async function membersWithLink(
  repositories: Reading,
  { about, projectId, groupId }: Linked,
): Promise<readonly Person[]> {
  const members = currentMembers(await repositories.projects.memberships(projectId), groupId);
  const links = await answerLinksOf(repositories, about);
  const personOf = await personsById(
    repositories,
    members.map((member) => member.personId),
  );
  return members
    .map((member) => personOf(member.personId))
    .filter((person) => person !== undefined)
    .filter(
      (person) => person.preferredAccountId === null || links.some((link) => link.personId === person.id),
    )
    .sort(byName);
}

/** Gives somebody a link where they have none that serves. True where it is a new one. */
export async function giveLink(
  tx: Repositories,
  about: LinkAbout,
  personId: Id,
  now: Temporal.Instant,
): Promise<boolean> {
  if ((await answerLinksOf(tx, about)).some((link) => link.personId === personId)) return false;
  await tx.links.add(newAnswerLink(about, personId, now));
  return true;
}

/** Makes a member's link void and gives them another, which ends at `expiresAt` where that is known. */
export async function replaceLink(
  tx: Repositories,
  linked: Linked,
  personId: Id,
  expiresAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<Outcome<null>> {
  const members = await membersWithLink(tx, linked);
  if (!members.some((person) => person.id === personId)) return refuse('notMember', undefined, 'person');
  for (const link of await answerLinksOf(tx, linked.about))
    if (link.personId === personId) await tx.links.replace(link.id, now);
  await tx.links.add({ ...newAnswerLink(linked.about, personId, now), expiresAt });
  return accept(null);
}

/** The links as they are passed on. Who has used one, or has answered, stands nowhere in it. */
export async function linkLines(
  services: Pick<Services, 'publicUrl' | 'signer' | 'clock'>,
  repositories: Reading,
  linked: Linked,
  endsAt: Temporal.Instant,
): Promise<readonly LinkLine[]> {
  const links = await answerLinksOf(repositories, linked.about);
  const now = services.clock.now();
  return (await membersWithLink(repositories, linked)).flatMap((person) => {
    const link = links.find((one) => one.personId === person.id);
    if (!link) return [];
    const expiresAt = link.expiresAt ?? endsAt;
    return Temporal.Instant.compare(expiresAt, now) > 0
      ? [{ personId: person.id, name: person.name, url: linkUrl(services, link), expiresAt }]
      : [];
  });
}

/**
 * Gives the links to whoever passes them on, once for each of them, and brings the list up to date; `again`: for
 * something new, once for each. `keeperId` is null where nobody is there to do it: the links then wait. `by`: after an
 * act of theirs.
 */
export function passOnLinks(
  view: LinksView,
  keeperId: Id | null,
  by?: Id,
  again: readonly string[] = [],
): readonly Notice[] {
  const refresh: Notice = { kind: 'refresh', view };
  if (keeperId === null) return [refresh];
  const to = { kind: 'person', personId: keeperId } as const;
  const dedupeKey = ['links', view.id, keeperId, ...again].join(':');
  return [{ kind: 'tell', to, view, dedupeKey, ...(by ? { answers: by } : {}) }, refresh];
}
