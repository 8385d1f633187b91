import type { Id } from '../id.ts';
import type { Organisation, Platform } from '../people/person.ts';
import type { Programme, ProgrammeRole, Theme } from '../programme/programme.ts';

/** An installation of Saman: a Slack workspace, a Teams tenant, or the browser chat. */
export interface Connection {
  readonly id: Id;
  readonly platform: Platform;
  /** The platform's own id of the workspace or tenant; unique with the platform. */
  readonly externalId: string;
  readonly organisationId: Id;
}

/** A cohort (PROG-1): its number is unique in its programme. */
export interface Cohort {
  readonly id: Id;
  readonly programmeId: Id;
  readonly number: number;
}

/** A network (PROG-1) of one cohort; its name is unique in that cohort. */
export interface Network {
  readonly id: Id;
  readonly cohortId: Id;
  readonly name: string;
}

/**
 * One line of the programme's list (PROG-3): an organisation of the participant, in a cohort, in a network of it
 * or in none. A participant's cohorts (where `listed`), networks and themes are those of all its listings.
 */
export interface Listing {
  readonly participantId: Id;
  readonly organisationId: Id;
  readonly cohortId: Id;
  readonly networkId: Id | null;
  /** False: in a network of the cohort without being on the cohort's own list. */
  readonly listed: boolean;
  /** Under which name it takes part together with others; null where it is alone. */
  readonly group: string | null;
  readonly themes: readonly Theme[];
}

/**
 * Writes what a programme starts with: what no use case makes (yet). The demo is loaded through it; people, projects
 * and past rounds go through the `Store`, each method here is a transaction of its own.
 */
export interface ProgrammeSeed {
  /** Whether there is no programme, no person and no organisation. */
  isEmpty(): Promise<boolean>;
  connections(): Promise<readonly Connection[]>;
  addOrganisation(organisation: Organisation): Promise<void>;
  addConnection(connection: Connection): Promise<void>;
  addProgramme(programme: Programme): Promise<void>;
  addCohort(cohort: Cohort): Promise<void>;
  addNetwork(network: Network): Promise<void>;
  /** A participant (PROG-1) without its listings. */
  addParticipant(participant: {
    readonly id: Id;
    readonly programmeId: Id;
    readonly name: string;
    readonly organisationIds: readonly Id[];
  }): Promise<void>;
  addListings(listings: readonly Listing[]): Promise<void>;
  addProgrammeRole(role: ProgrammeRole): Promise<void>;
  /** Deletes everything: every row of ours, approved minutes and waiting jobs included. Only the demo may. */
  startOver(): Promise<void>;
}
