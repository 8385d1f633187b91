import { Temporal } from 'temporal-polyfill';
import type { Loaders, Loading } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import { may } from '../permissions/permissions.ts';
import type { Repositories } from '../ports/store.ts';
import type { GroupKind } from '../project/project.ts';
import { loadMilestone } from './milestone.loading.ts';
import { type Milestone, nextOf } from './milestone.ts';
import { todayIn } from './milestone.usecases.ts';
import type { CelebrationContents } from './plan.views.ts';

/** What is celebrated, and what else is told of it; null until then. */
export async function celebrationOf(repositories: Repositories, id: Id) {
  const loaded = await loadMilestone({ repositories }, id);
  if (!loaded?.milestone.reached || !loaded.milestone.celebratedAt) return null;
  const { milestone, project, head } = loaded;
  const { reached } = milestone;
  const participant = await repositories.programmes.participant(project.participantId);
  const all = await repositories.milestones.ofProject(project.id);
  const next = nextOf(all);
  const before = (one: Milestone) =>
    one.reached && reached && Temporal.Instant.compare(one.reached.at, reached.at) < 0;
  const contents: CelebrationContents = {
    ...head,
    participant: participant?.name ?? '',
    result: reached?.result ?? '',
    reachedOn: todayIn(reached?.at ?? milestone.celebratedAt ?? milestone.recordedAt, project),
    next: next && { wording: next.wording, dueOn: next.dueOn },
    place: all.filter(before).length + 1,
    reachedCount: all.filter((one) => one.reached).length,
    count: all.length,
  };
  return { milestone, project, contents };
}

const pictureFor = ({ services, reader }: Loading, id: Id): string | null =>
  services.pictures.lineOf(id, reader.person.language);

/** The group that did it is thanked, and nobody by name (PRIV-6): the project group, or else the steering group. */
async function thanked({ repositories }: Loading, projectId: Id): Promise<GroupKind | null> {
  const kinds = (await repositories.projects.groups(projectId)).map((group) => group.kind);
  return (['project', 'steering'] as const).find((kind) => kinds.includes(kind)) ?? null;
}

/** What is told when a milestone is reached, each in its place (MILE-3). */
export const celebrationLoaders: Loaders<
  'celebration' | 'celebrationOpen' | 'celebrationTold' | 'newsDraft'
> = {
  async celebration(loading, { id }) {
    const found = await celebrationOf(loading.repositories, id);
    return (
      found && {
        ...found.contents,
        groupKind: await thanked(loading, found.project.id),
        celebration: found.milestone.celebration,
        picture: pictureFor(loading, id),
      }
    );
  },
  async celebrationOpen(loading, { id }) {
    const found = await celebrationOf(loading.repositories, id);
    return found && { ...found.contents, picture: pictureFor(loading, id) };
  },
  async celebrationTold(loading, { id }) {
    const { repositories, reader, standing } = loading;
    const audience = await repositories.milestones.audience(id);
    if (!audience.includes(reader.person.id) && !may('milestone', standing)) return null;
    const found = await celebrationOf(repositories, id);
    return found && { ...found.contents, picture: pictureFor(loading, id) };
  },
  async newsDraft(loading, { id }) {
    const found = await celebrationOf(loading.repositories, id);
    return found && { ...found.contents, celebration: found.milestone.celebration };
  },
};
