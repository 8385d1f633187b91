import type { Id } from '../id.ts';

/** The five themes (PROG-2), by the code's names. */
export const themes = ['sick-leave', 'full-time', 'competence', 'reputation', 'innovation'] as const;
export type Theme = (typeof themes)[number];

/** A programme (PROG-1). Civil dates as ISO strings. */
export interface Programme {
  readonly id: Id;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A participant (PROG-1): one municipality, or several together. */
export interface Participant {
  readonly id: Id;
  readonly programmeId: Id;
  readonly name: string;
  /** The organisations that take part under this name. */
  readonly organisationIds: readonly Id[];
  /** Cohort numbers and network names it is listed in (PROG-3: many-to-many). */
  readonly cohorts: readonly number[];
  readonly networkIds: readonly Id[];
  readonly themes: readonly Theme[];
}

/** A network, with the number of its cohort; its name is unique in that cohort. */
export interface Network {
  readonly id: Id;
  readonly name: string;
  readonly cohort: number;
}

/** An office in the programme (PROG-4); a network leader's has a network. */
export interface ProgrammeRole {
  readonly personId: Id;
  readonly programmeId: Id;
  readonly role: 'secretariat' | 'network-leader';
  readonly networkId: Id | null;
}
