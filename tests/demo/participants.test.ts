import { describe, expect, test } from 'vitest';
import { readParticipants, realParticipants } from '../../demo/participants.ts';
import { programmeFrom } from '../../demo/programme.ts';

const rows = realParticipants();
const load = programmeFrom(rows, 2026);

const participant = (name: string) => {
  const found = load.participants.find((one) => one.name === name);
  if (!found) throw new Error(`${name} does not take part`);
  return found;
};
const listingsOf = (municipality: string) => {
  const organisation = load.organisations.find((one) => one.name === municipality);
  return load.listings.filter((one) => one.organisationId === organisation?.id);
};
const cohortNumber = (id: string) => load.cohorts.find((one) => one.id === id)?.number;

describe('the programme’s list of participants (PROG-3)', () => {
  test('has 2 cohorts, 16 networks, 52 and 59 listings of 109 municipalities', () => {
    const listed = (cohort: number) =>
      new Set(rows.filter((row) => row.cohort === cohort && row.listed).map((row) => row.municipality)).size;
    expect(load.cohorts.map((one) => one.number)).toEqual([1, 2]);
    expect(load.networks).toHaveLength(16);
    expect([listed(1), listed(2)]).toEqual([52, 59]);
    expect(new Set(rows.filter((row) => row.listed).map((row) => row.municipality)).size).toBe(109);
  });

  test('Andøy and Arendal are in both cohorts', () => {
    for (const name of ['Andøy', 'Arendal'])
      expect(new Set(listingsOf(name).map((one) => cohortNumber(one.cohortId)))).toEqual(new Set([1, 2]));
  });

  test('Sortland and Songdalen are in two networks of cohort 1', () => {
    for (const name of ['Sortland', 'Songdalen']) {
      const networks = listingsOf(name).map((one) => one.networkId);
      expect(new Set(networks).size).toBe(2);
      expect(listingsOf(name).every((one) => cohortNumber(one.cohortId) === 1)).toBe(true);
    }
  });

  test('Kvinesdal and Farsund are in a network of cohort 2 without being on its list, and nobody else is', () => {
    expect(rows.filter((row) => !row.listed).map((row) => [row.municipality, row.cohort])).toEqual([
      ['Kvinesdal', 2],
      ['Farsund', 2],
    ]);
    expect(listingsOf('Kvinesdal').filter((one) => one.listed)).toHaveLength(1);
  });

  test('two listings have no network', () => {
    expect(load.listings.filter((one) => one.networkId === null)).toHaveLength(2);
  });

  test('Bø is two municipalities', () => {
    expect(load.organisations.filter((one) => one.name.startsWith('Bø ')).map((one) => one.name)).toEqual([
      'Bø i Telemark',
      'Bø i Nordland',
    ]);
  });

  test('some take part together, and some of these alone as well', () => {
    const sizes = [
      'Finnøy og Rennesøy',
      'Vesterålen regionråd',
      'Lofotsamarbeidet',
      'Listerregionen',
      'Os og Tolga',
    ];
    expect(sizes.map((name) => participant(name).organisationIds.length)).toEqual([2, 6, 4, 6, 2]);
    const sortland = load.organisations.find((one) => one.name === 'Sortland')?.id ?? '';
    expect(participant('Sortland').organisationIds).toEqual([sortland]);
    expect(participant('Vesterålen regionråd').organisationIds).toContain(sortland);
    expect(load.participants.some((one) => one.name === 'Hadsel')).toBe(false);
  });

  test('what is no municipality is told apart', () => {
    expect(load.organisations.filter((one) => one.kind !== 'municipality').map((one) => one.name)).toEqual([
      'KS Agder (Verdiprosjektet)',
      'Innherred samkommune (Levanger og Verdal)',
    ]);
  });

  test('themes are those of PROG-2, several where the network has several', () => {
    expect(listingsOf('Fræna')[0]?.themes).toEqual(['full-time', 'competence', 'sick-leave']);
    expect(listingsOf('Elverum')[0]?.themes).toEqual(['full-time']);
  });

  test('the four years are moved so that the given one is the third', () => {
    expect([load.programme.startsOn, load.programme.endsOn]).toEqual(['2024-01-01', '2027-12-31']);
  });
});

describe('reading such a list', () => {
  const head = 'municipality,cohort,listed,network,themes,group\n';

  test('a name with a comma stands in quotes', () => {
    expect(readParticipants(`${head}Os,2,yes,"Omdømme (a, b)",omdømme,\n`)[0]?.network).toBe(
      'Omdømme (a, b)',
    );
  });

  test.each([
    ['a theme that there is not', `${head}Os,2,yes,N,fiske,\n`],
    ['no municipality', `${head},2,yes,N,omdømme,\n`],
    ['a cohort that is no number', `${head}Os,to,yes,N,omdømme,\n`],
    ['a line with too few cells', `${head}Os,2\n`],
  ])('%s is an error', (_what, csv) => {
    expect(() => readParticipants(csv)).toThrow();
  });
});
