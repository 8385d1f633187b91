import type { Handlers, Loaders } from '../conversation/handling.ts';
import { personsById } from '../people/by-id.ts';
import { linkLines, replaceLink } from '../people/member-links.ts';
import { currentMembers } from '../project/group.ts';
import { accept, refuse } from '../refusal.ts';
import { linkedTo } from './asking.ts';
import { audited } from './risk.usecases.ts';
import { loadWorkshop, mayLead } from './workshop.loaders.ts';
import { leads } from './workshop.ts';
import { leading } from './workshop.usecases.ts';

/**
 * What whoever leads a workshop does with its answer links (design §1): pass them on, or replace one that was opened
 * elsewhere. What was noted or graded through the old one counts, but the new one does not show it (RISK-2, PRIV-2).
 */
export const workshopLinkHandlers: Handlers<'workshop.links' | 'workshop.link.replace'> = {
  'workshop.links': async ({ store, standing, reader }, { workshopId }) => {
    const workshop = await store.risks.workshop(workshopId);
    if (!workshop) return refuse('notFound');
    if (!leads(workshop, reader.person.id, standing)) return refuse('onlyLeader');
    return accept({ how: 'say', view: { name: 'workshopLinks', id: workshopId } });
  },

  'workshop.link.replace': (context, { type, workshopId, personId }) =>
    leading(context, workshopId, async (tx, workshop) => {
      if (workshop.status === 'closed') return refuse('workshopOver');
      const replaced = await replaceLink(tx, linkedTo(workshop), personId, null, context.clock.now());
      if (!replaced.ok) return replaced;
      await audited(tx, context, workshop.projectId, type, { workshopId, personId });
      const view = { name: 'workshopLinks', id: workshopId } as const;
      await tx.notify([{ kind: 'refresh', view }]);
      return accept({ how: 'replace', view });
    }),
};

/** The links that whoever leads it passes on. Who has taken part stands nowhere in it. */
export const workshopLinkLoaders: Loaders<'workshopLinks'> = {
  async workshopLinks(loading, { id }) {
    const loaded = await loadWorkshop(loading, id);
    const { services, repositories, reader, standing } = loading;
    if (!loaded || reader.via === 'link' || !leads(loaded.workshop, reader.person.id, standing)) return null;
    const { workshop, head } = loaded;
    if (!mayLead(loading, workshop)) return { ...head, links: [], joined: [] };
    // it has no end of its own: a link serves as long as the workshop goes on
    const endsAt = services.clock.now().add({ hours: 24 });
    const links = await linkLines(services, repositories, linkedTo(workshop), endsAt);
    const members = currentMembers(
      await repositories.projects.memberships(workshop.projectId),
      workshop.groupId,
    );
    const came = members.filter(({ from }) => from.epochMilliseconds > workshop.startedAt.epochMilliseconds);
    const personOf = await personsById(
      repositories,
      came.map(({ personId }) => personId),
    );
    return {
      ...head,
      links,
      joined: came
        .filter(({ personId }) => links.some((link) => link.personId === personId))
        .map(({ personId }) => personOf(personId)?.name ?? ''),
    };
  },
};
