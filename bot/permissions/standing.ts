import type { Id } from '../id.ts';
import type { GroupKind, Party, ProjectRole } from '../project/project.ts';

/** What a person is to one project, at this moment: the facts that permissions follow from. */
export interface Standing {
  readonly projectId: Id;
  readonly roles: readonly ProjectRole[];
  readonly memberships: readonly { readonly groupId: Id; readonly kind: GroupKind; readonly party: Party }[];
  /** Offices in the project's programme; a network leader's only for the participant's networks. */
  readonly offices: readonly ('secretariat' | 'network-leader')[];
  readonly isAdministrator: boolean;
  /** Whether the project shows its contents to the programme's people (domain §3). */
  readonly sharesContents: boolean;
}

/** The parts that somebody can have in a project; a person can have several. */
export const relations = [
  'pa',
  'pl',
  'steering',
  'project',
  'reference',
  'network-leader',
  'secretariat',
  'administrator',
  'stranger',
] as const;
export type Relation = (typeof relations)[number];

/** The relations that follow from a standing; `stranger` where there are none. */
export function relationsOf(standing: Standing | null): readonly Relation[] {
  if (!standing) return ['stranger'];
  const found = new Set<Relation>([
    ...standing.roles,
    ...standing.memberships.map((membership) => membership.kind),
    ...standing.offices,
    ...(standing.isAdministrator ? (['administrator'] as const) : []),
  ]);
  return found.size === 0 ? ['stranger'] : [...found];
}
