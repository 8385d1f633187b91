import { Temporal } from 'temporal-polyfill';
import type { Handlers, Loaders } from '../conversation/handling.ts';
import { loadRound } from '../evaluation/round.loading.ts';
import type { Round } from '../evaluation/round.ts';
import type { Repositories } from '../ports/store.ts';
import { currentMembers } from '../project/group.ts';
import { accept, refuse } from '../refusal.ts';
import { answerLinksEnd, linkUrl, newAnswerLink } from './answer-link.ts';
import { personsById } from './by-id.ts';
import { byName } from './new-person.ts';
import type { Person } from './person.ts';

/** The members of a round's group who answer through a link: without an account, or not reached in theirs. */
async function membersWithLink(
  repositories: Pick<Repositories, 'people' | 'projects' | 'links'>,
  round: Round,
): Promise<readonly Person[]> {
  const members = currentMembers(await repositories.projects.memberships(round.projectId), round.groupId);
  const links = (await repositories.links.ofRound(round.id)).filter((link) => link.purpose === 'answer');
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

/**
 * What PL does with answer links (design §1): pass them on, or replace one that was opened elsewhere. An answer that
 * was given through the old one counts, but the new one does not show it (PRIV-2); a draft is gone.
 */
export const linkHandlers: Handlers<'links.show' | 'link.replace'> = {
  'links.show': async (_context, { roundId }) =>
    accept({ how: 'say', view: { name: 'answerLinks', id: roundId } }),

  'link.replace': async (context, { type, roundId, personId }) => {
    const now = context.clock.now();
    return context.store.transaction(async (tx) => {
      const round = await tx.rounds.lockShared(roundId);
      if (!round) return refuse('notFound');
      const member = (await membersWithLink(tx, round)).find((person) => person.id === personId);
      if (!member) return refuse('notMember', undefined, 'person');
      for (const link of await tx.links.ofRound(roundId))
        if (link.personId === personId && link.purpose === 'answer') await tx.links.replace(link.id, now);
      // the new link is another's until the member opens it: it shows nothing of theirs (PRIV-2)
      await tx.rounds.dropDraft(roundId, personId);
      const expiresAt = round.status === 'closed' ? answerLinksEnd(round.closedAt) : null;
      await tx.links.add({ ...newAnswerLink(roundId, personId, now), expiresAt });
      await tx.audit({
        what: type,
        by: context.reader.person.id,
        projectId: round.projectId,
        roundId,
        at: now,
        details: { personId },
      });
      await tx.notify([{ kind: 'refresh', view: { name: 'answerLinks', id: roundId } }]);
      return accept({ how: 'replace', view: { name: 'answerLinks', id: roundId } });
    });
  },
};

/** The links that PL passes on. Who has answered stands nowhere in it. */
export const linkLoaders: Loaders<'answerLinks'> = {
  answerLinks: async ({ services, repositories }, view) => {
    const loaded = await loadRound(repositories, view.id);
    if (!loaded) return null;
    const members = await membersWithLink(repositories, loaded.round);
    const links = (await repositories.links.ofRound(view.id)).filter((link) => link.purpose === 'answer');
    const now = services.clock.now();
    return {
      ...loaded.head,
      links: members.flatMap((person) => {
        const link = links.find((one) => one.personId === person.id);
        if (!link) return [];
        const expiresAt = link.expiresAt ?? answerLinksEnd(loaded.round.deadline);
        return Temporal.Instant.compare(expiresAt, now) > 0
          ? [{ personId: person.id, name: person.name, url: linkUrl(services, link), expiresAt }]
          : [];
      }),
    };
  },
};
