import { type Id, newId } from '../bot/id.ts';
import type { Organisation } from '../bot/people/person.ts';
import type { Cohort, Listing, Network, ProgrammeSeed } from '../bot/ports/seed.ts';
import type { Programme } from '../bot/programme/programme.ts';
import type { ListedParticipant } from './participants.ts';

/** A programme with all that takes part in it, ready to be stored. */
export interface ProgrammeToLoad {
  readonly programme: Programme;
  readonly organisations: readonly Organisation[];
  readonly cohorts: readonly Cohort[];
  readonly networks: readonly (Network & { readonly cohort: number })[];
  readonly participants: readonly {
    readonly id: Id;
    readonly programmeId: Id;
    readonly name: string;
    readonly organisationIds: readonly Id[];
  }[];
  readonly listings: readonly Listing[];
}

/** Municipalities are; an association of them and a joint municipality are not. */
const kindOf = (name: string): Organisation['kind'] =>
  /^KS |samkommune/.test(name) ? 'other' : 'municipality';

/** The distinct values, in the order in which they first come. */
const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** Gives an id to each distinct name and finds it again. */
function numbered(names: readonly string[]): {
  all: readonly (readonly [string, Id])[];
  idOf(name: string): Id;
} {
  const ids = new Map(distinct(names).map((name) => [name, newId()]));
  return {
    all: [...ids],
    idOf(name) {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`"${name}" is not in the list of participants.`);
      return id;
    },
  };
}

const networkKey = (row: ListedParticipant): string => `${row.cohort}/${row.network}`;

/** Who takes part: the municipality itself, or several together under one name (PROG-1). */
const participantName = (row: ListedParticipant): string => row.group ?? row.municipality;

/**
 * The programme *Saman om ein betre kommune*, which ran from 2012 to 2015, moved so that `year` is its third year.
 * Everything is many-to-many (PROG-3): a municipality can be in two cohorts, in two networks of one, and both alone
 * and together with others.
 */
export function programmeFrom(rows: readonly ListedParticipant[], year: number): ProgrammeToLoad {
  const programme: Programme = {
    id: newId(),
    name: 'Saman om ein betre kommune',
    startsOn: `${year - 2}-01-01`,
    endsOn: `${year + 1}-12-31`,
  };
  const organisations = numbered(rows.map((row) => row.municipality));
  const cohorts = numbered(rows.map((row) => String(row.cohort)));
  const inNetwork = rows.filter((row) => row.network !== null);
  const networks = numbered(inNetwork.map(networkKey));
  const participants = numbered(rows.map(participantName));
  return {
    programme,
    organisations: organisations.all.map(([name, id]) => ({ id, name, kind: kindOf(name) })),
    cohorts: cohorts.all.map(([number, id]) => ({ id, programmeId: programme.id, number: Number(number) })),
    networks: networks.all.map(([key, id]) => {
      const row = inNetwork.find((one) => networkKey(one) === key) as ListedParticipant;
      return { id, cohortId: cohorts.idOf(String(row.cohort)), name: row.network ?? '', cohort: row.cohort };
    }),
    participants: participants.all.map(([name, id]) => ({
      id,
      programmeId: programme.id,
      name,
      organisationIds: distinct(
        rows
          .filter((row) => participantName(row) === name)
          .map((row) => organisations.idOf(row.municipality)),
      ),
    })),
    listings: rows.map((row) => ({
      participantId: participants.idOf(participantName(row)),
      organisationId: organisations.idOf(row.municipality),
      cohortId: cohorts.idOf(String(row.cohort)),
      networkId: row.network === null ? null : networks.idOf(networkKey(row)),
      listed: row.listed,
      group: row.group,
      themes: row.themes,
    })),
  };
}

/** Stores it. */
export async function loadProgramme(seed: ProgrammeSeed, load: ProgrammeToLoad): Promise<void> {
  await seed.addProgramme(load.programme);
  for (const organisation of load.organisations) await seed.addOrganisation(organisation);
  for (const cohort of load.cohorts) await seed.addCohort(cohort);
  for (const { id, cohortId, name } of load.networks) await seed.addNetwork({ id, cohortId, name });
  for (const participant of load.participants) await seed.addParticipant(participant);
  await seed.addListings(load.listings);
}
