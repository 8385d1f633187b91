import type { Handlers, Loaders } from '../conversation/handling.ts';
import { loadRound } from '../evaluation/round.loading.ts';
import type { Round } from '../evaluation/round.ts';
import { accept, refuse } from '../refusal.ts';
import { answerLinksEnd } from './answer-link.ts';
import { type Linked, linkLines, replaceLink } from './member-links.ts';

const linkedTo = ({ id, projectId, groupId }: Round): Linked => ({
  about: { roundId: id },
  projectId,
  groupId,
});

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
      const expiresAt = round.status === 'closed' ? answerLinksEnd(round.closedAt) : null;
      const replaced = await replaceLink(tx, linkedTo(round), personId, expiresAt, now);
      if (!replaced.ok) return replaced;
      // the new link is another's until the member opens it: it shows nothing of theirs (PRIV-2)
      await tx.rounds.dropDraft(roundId, personId);
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
    const { round, head } = loaded;
    // one that is open serves until its deadline at least
    const endsAt = answerLinksEnd(round.deadline);
    return { ...head, links: await linkLines(services, repositories, linkedTo(round), endsAt) };
  },
};
