import type { Language } from '../bot/people/person.ts';
import type { Party } from '../bot/project/project.ts';

/** The browser chat's connection in the demo; the same after every start over. */
export const demoConnectionId = '5a3a6c1e-7d0b-4c52-9e6f-0d1f2a3b4c5d';

/** Somebody in the demo: an office, never a person's name. */
export interface Office {
  /** The account's id on the demo's connection. */
  readonly externalId: string;
  readonly name: string;
  readonly language: Language;
  /** For whom they sit in the steering group; null: they do not. */
  readonly steering: Party | null;
  /** For whom they sit in the project group. */
  readonly projectGroup: Party | null;
}

const office = (
  externalId: string,
  name: string,
  steering: Party | null = null,
  projectGroup: Party | null = null,
  language: Language = 'nb',
): Office => ({ externalId, name, language, steering, projectGroup });

/** PA, and leader of the steering group. */
export const owner = office('kommunedirektor', 'Kommunedirektør', 'administration');
/** PL, and leader of the project group. */
export const leader = office('prosjektleder', 'Prosjektleder', null, 'administration');
export const networkLeader = office('nettverksleder', 'Nettverksleder');
export const secretariat = office('sekretariat', 'Sekretariat');
export const administrator = office('administrator', 'Administrator');
/** In the same workspace, and in no project. */
export const stranger = office('ansatt', 'Ansatt uten prosjekt');

/** Everybody with an account, in the order in which they are offered. */
export const offices: readonly Office[] = [
  owner,
  leader,
  office('ordforer', 'Ordfører', 'politicians'),
  office('opposisjonsleder', 'Opposisjonsleder', 'politicians', null, 'nn'),
  office('hr-sjef', 'HR-sjef', 'administration', 'administration'),
  office('helsesjef', 'Helse- og omsorgssjef', 'administration'),
  office('hovedtillitsvalgt', 'Hovedtillitsvalgt', 'employees'),
  office('hovedverneombud', 'Hovedverneombud', 'employees'),
  office('plasstillitsvalgt', 'Plasstillitsvalgt', 'employees', 'employees'),
  networkLeader,
  secretariat,
  administrator,
  stranger,
];

/** A politician without an account, who answers through a link; and the one who sat there before (COOP-3). */
export const withoutAccount = { now: 'Utvalgsleder', before: 'Forrige utvalgsleder' } as const;
