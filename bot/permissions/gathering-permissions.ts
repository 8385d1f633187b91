import type { GatheringKind } from '../gatherings/gathering.ts';

/**
 * What somebody can be to a gathering, which is of no one project: PA or PL of a project around it; with another part
 * in one; invited; leading the network (or, for a theme day, one of the participant's networks; for project leaders'
 * gatherings, any); of the secretariat.
 */
export const gatheringRelations = ['pa', 'pl', 'part', 'invited', 'network-leader', 'secretariat'] as const;
export type GatheringRelation = (typeof gatheringRelations)[number];

export type GatheringAct = 'see' | 'answer' | 'register' | 'change';

const around: readonly GatheringRelation[] = gatheringRelations;
const programme: readonly GatheringRelation[] = ['network-leader', 'secretariat'];

/**
 * Who may do and see what of a gathering: the commands and views about one are `anyone`'s in the table of permissions,
 * because nobody is anything to a project by them, and are decided here (NET-1 to NET-3).
 */
const rules: Readonly<Record<GatheringAct, Readonly<Record<GatheringKind, readonly GatheringRelation[]>>>> = {
  see: { network: around, themeDay: around, leaders: around },
  answer: { network: ['invited'], themeDay: ['invited'], leaders: ['invited'] },
  register: { network: ['pl'], themeDay: ['pl'], leaders: [] },
  change: { network: programme, themeDay: ['pa', 'pl'], leaders: ['secretariat'] },
};

export const mayWith = (
  act: GatheringAct,
  kind: GatheringKind,
  relations: readonly GatheringRelation[],
): boolean => relations.some((relation) => rules[act][kind].includes(relation));
