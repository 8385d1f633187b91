import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../bot/id.ts';
import { limits } from '../../../bot/limits.ts';
import type { Organisation } from '../../../bot/people/person.ts';
import type { Participant, Programme } from '../../../bot/programme/programme.ts';
import { giveWorkspace, type WorkspaceToGive } from '../../../bot/workspace/workspace.decide.ts';
import { accepted, codesOf } from '../world.ts';

const elverum: Organisation = { id: newId(), name: 'Elverum', kind: 'municipality' };
const programme: Programme = {
  id: newId(),
  name: 'Heltidskultur',
  startsOn: '2026-01-01',
  endsOn: '2030-12-31',
};
const participant = (of: Organisation): Participant => ({
  id: newId(),
  programmeId: programme.id,
  name: of.name,
  organisationIds: [of.id],
  cohorts: [],
  networkIds: [],
  themes: [],
});

const nothing: WorkspaceToGive = {
  isAdministrator: true,
  programme: null,
  named: null,
  participants: [],
  today: Temporal.PlainDate.from('2026-11-23'),
};
const command = {
  type: 'workspace.save',
  organisation: 'Elverum',
  programme: 'Heltidskultur',
  endsOn: Temporal.PlainDate.from('2030-12-31'),
} as const;

describe('a workspace is given to an organisation', () => {
  test('which is new, takes part, and has a programme, where there was nothing (PROG-1)', () => {
    const given = accepted(giveWorkspace(nothing, { ...command, organisation: '  Elverum ' }));
    expect(given).toMatchObject({
      organisation: { name: 'Elverum', kind: 'municipality' },
      isNewOrganisation: true,
      programme: { name: 'Heltidskultur', startsOn: '2026-11-23', endsOn: '2030-12-31' },
      isNewProgramme: true,
      becomesParticipant: true,
    });
  });

  test('which is there already: nothing is made twice', () => {
    const state = { ...nothing, programme, named: elverum, participants: [participant(elverum)] };
    expect(accepted(giveWorkspace(state, { ...command, programme: '', endsOn: null }))).toEqual({
      organisation: elverum,
      isNewOrganisation: false,
      programme,
      isNewProgramme: false,
      becomesParticipant: false,
    });
    // a programme that runs is not replaced by one that is named
    expect(accepted(giveWorkspace(state, command)).programme).toBe(programme);
  });

  test('which begins to take part in the programme that runs', () => {
    const given = accepted(giveWorkspace({ ...nothing, programme, named: elverum }, command));
    expect(given).toMatchObject({
      isNewOrganisation: false,
      isNewProgramme: false,
      becomesParticipant: true,
    });
  });
});

describe('what is refused', () => {
  test('whoever is no administrator, whatever they write', () => {
    expect(codesOf(giveWorkspace({ ...nothing, isAdministrator: false }, command))).toEqual(['notAllowed']);
  });

  test.each([
    ['no name', { organisation: ' ' }, 'organisation', 'textMissing'],
    ['a long name', { organisation: 'x'.repeat(limits.projectName + 1) }, 'organisation', 'textTooLong'],
    ['no programme', { programme: '' }, 'programme', 'textMissing'],
    ['a long programme', { programme: 'x'.repeat(limits.projectName + 1) }, 'programme', 'textTooLong'],
    ['no end', { endsOn: null }, 'endsOn', 'dateInvalid'],
    ['an end today', { endsOn: Temporal.PlainDate.from('2026-11-23') }, 'endsOn', 'deadlineInPast'],
  ])('%s, beside its field', (_what, change, field, code) => {
    const refused = giveWorkspace(nothing, { ...command, ...change });
    expect(refused).toMatchObject({ ok: false, refusals: [{ code, field }] });
  });

  test('everything at once, so that nobody mends one thing after another', () => {
    const refused = giveWorkspace(nothing, { ...command, organisation: '', programme: '', endsOn: null });
    expect(codesOf(refused)).toEqual(['textMissing', 'textMissing', 'dateInvalid']);
  });
});
