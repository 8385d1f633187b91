import type { Answered, Handlers } from '../conversation/handling.ts';
import { accept, refuse } from '../refusal.ts';

/**
 * Whether the programme's people may read what else only the project's own see (domain §3): said by PL or PA, and told in
 * the group's channel, since it is theirs. Said twice it changes nothing.
 */
export const sharingHandlers: Handlers<'sharing.show' | 'sharing.set'> = {
  'sharing.show': async (_context, { projectId }) =>
    accept({ how: 'say', view: { name: 'sharing', id: projectId } }),

  'sharing.set': ({ store, clock, reader }, { type, projectId, shares }) =>
    store.transaction(async (tx) => {
      const now = clock.now();
      const project = await tx.projects.lock(projectId);
      if (!project) return refuse('notFound');
      const view = { name: 'sharing', id: projectId } as const;
      if (project.sharesContents !== shares) {
        await tx.projects.save({ ...project, sharesContents: shares });
        await tx.audit({
          ...{ what: type, by: reader.person.id, projectId, roundId: null, at: now },
          details: { shares },
        });
        await tx.notify([
          { kind: 'refresh', view },
          {
            kind: 'tell',
            to: { kind: 'groupChannel', projectId },
            view,
            dedupeKey: `sharing:${projectId}:${now}`,
          },
        ]);
      }
      return accept<Answered>({ how: 'done', view, told: { persons: [], channelOf: projectId } });
    }),
};
