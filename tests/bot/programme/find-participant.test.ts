import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findParticipant, participantNames } from '../../../bot/programme/find-participant.ts';
import type { Participant } from '../../../bot/programme/programme.ts';
import { realParticipants } from '../../../demo/participants.ts';
import { programmeFrom } from '../../../demo/programme.ts';

const load = programmeFrom(realParticipants(), 2026);
const participants: readonly Participant[] = load.participants.map((one) => ({
  ...one,
  cohorts: [],
  networkIds: [],
  themes: [],
}));
const organisations = new Map(load.organisations.map((one) => [one.id, one.name]));
const names = participantNames(participants, (id) => organisations.get(id));

/** The participant that is meant, or the refusal and the names it tells. */
function meant(typed: string): string | { readonly code: string; readonly names: unknown } {
  const found = findParticipant(typed, names);
  if (found.ok) return participants.find((one) => one.id === found.value)?.name ?? '?';
  const [refusal] = found.refusals;
  return { code: refusal?.code ?? '', names: refusal?.details?.names };
}

describe('a participant by name', () => {
  test.each([
    ['Elverum', 'Elverum'],
    ['  elverum KOMMUNE ', 'Elverum'],
    ['ORLAND', 'Ørland'],
    ['Vega-rshei', { code: 'participantUnknown' }],
    ['Vegarshei', 'Vegårshei'],
    ['bø i telemark', 'Bø i Telemark'],
    ['Bø i Nordland', 'Vesterålen regionråd'],
    ['Hadsel', 'Vesterålen regionråd'],
    ['Sortland', 'Sortland'],
    ['Andøy', 'Andøy'],
    ['Finnøy', 'Finnøy og Rennesøy'],
    ['Levanger', 'Innherred samkommune'],
    ['KS Agder', 'KS Agder (Verdiprosjektet)'],
    ['Os', 'Os og Tolga'],
  ])('%j means %j', (typed, expected) => {
    if (typeof expected === 'string') expect(meant(typed)).toBe(expected);
    else expect(meant(typed)).toMatchObject(expected);
  });

  test('Bø is ambiguous, and both are told (PROG-3)', () => {
    expect(meant('Bø')).toEqual({
      code: 'participantAmbiguous',
      names: ['Bø i Telemark', 'Bø i Nordland'],
    });
    expect(meant('bo')).toMatchObject({ code: 'participantAmbiguous' });
  });

  test('an unknown one is refused with those that are near', () => {
    expect(meant('Elverrum')).toEqual({ code: 'participantUnknown', names: ['Elverum'] });
    expect(meant('Oslo')).toMatchObject({ code: 'participantUnknown' });
  });

  test('nothing typed is no participant', () => {
    expect(meant('  ')).toMatchObject({ code: 'textMissing' });
    expect(meant('kommune')).toMatchObject({ code: 'textMissing' });
  });

  test('every participant is found by its own name, however it is written', () => {
    const written = fc.constantFrom(
      (name: string) => name.toUpperCase(),
      (name: string) => name.toLowerCase(),
      (name: string) => name.normalize('NFD'),
      (name: string) => `  ${name}  `,
    );
    fc.assert(
      fc.property(fc.constantFrom(...participants), written, (participant, write) => {
        expect(meant(write(participant.name))).toBe(participant.name);
      }),
    );
  });

  test('whatever is typed gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (typed) => {
        expect(meant(typed)).toBeTruthy();
      }),
    );
  });
});
