import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../bot/id.ts';
import { limits } from '../../../bot/limits.ts';
import { type Theme, themes } from '../../../bot/programme/programme.ts';
import {
  fingerprintOf,
  type ProjectToReport,
  planDeadlines,
  projectsIn,
} from '../../../bot/reporting/many.decide.ts';
import { type DeadlineRow, type Scope, scopeKey, scopeNamed } from '../../../bot/reporting/many.ts';
import { rowsIn } from '../../../cards/reporting/deadline-rows.ts';
import { accepted, codesOf } from '../world.ts';
import { day, delivered, moment, openDeadline } from './given.ts';

const project = (
  name: string,
  participant: string,
  of: { themes?: readonly Theme[]; networkIds?: readonly string[]; cohorts?: readonly number[] } = {},
  deadlines: ProjectToReport['deadlines'] = [],
): ProjectToReport => ({
  project: { id: newId(), name, themes: of.themes ?? [] },
  participant: { name: participant, networkIds: of.networkIds ?? [], cohorts: of.cohorts ?? [] },
  deadlines,
});

const network = newId();
const elverum = project('Heltidskultur', 'Elverum', {
  themes: ['full-time'],
  networkIds: [network],
  cohorts: [1],
});
const loten = project('Heltidskultur', 'Løten', { themes: ['full-time', 'reputation'], cohorts: [1, 2] });
const bo = project('Omdømme i fjæra', 'Bø i Nordland', { themes: ['reputation'], cohorts: [2] });
const all = [elverum, loten, bo];

const wanted = (scope: Scope, over: object = {}) => ({
  kind: 'selection' as const,
  dueOn: day('2026-12-04'),
  contents: 'Regnskap\nStatus',
  scope,
  ...over,
});

describe('for which projects', () => {
  test.each([
    [{ by: 'all' }, all],
    [{ by: 'theme', theme: 'full-time' }, [elverum, loten]],
    [{ by: 'theme', theme: 'innovation' }, []],
    [{ by: 'network', networkId: network }, [elverum]],
    [{ by: 'cohort', number: 2 }, [loten, bo]],
  ] as const)('%o', (scope, expected) => {
    expect(projectsIn(all, scope)).toEqual(expected);
  });

  test('a scope survives as the value of a choice; nothing else is one', () => {
    const anyScope: fc.Arbitrary<Scope> = fc.oneof(
      fc.constant({ by: 'all' as const }),
      fc.constantFrom(...themes).map((theme) => ({ by: 'theme' as const, theme })),
      fc.uuid().map((networkId) => ({ by: 'network' as const, networkId })),
      fc.integer({ min: 0, max: 999 }).map((number) => ({ by: 'cohort' as const, number })),
    );
    fc.assert(
      fc.property(anyScope, (scope) => {
        expect(scopeNamed(scopeKey(scope))).toEqual(scope);
      }),
    );
    for (const none of [
      '',
      'alle',
      'theme:',
      'theme:sport',
      'network:x',
      'cohort:1.5',
      'cohort:-1',
      '__proto__',
    ])
      expect(scopeNamed(none)).toBeNull();
  });
});

describe('the same deadline for many (REP-2)', () => {
  test('is planned for each of them, by name', () => {
    const plan = accepted(planDeadlines(all, wanted({ by: 'all' }), moment));
    expect(plan.added.map((one) => one.projectName)).toEqual([
      'Heltidskultur',
      'Heltidskultur',
      'Omdømme i fjæra',
    ]);
    expect(plan.added[2]).toEqual({
      projectId: bo.project.id,
      projectName: 'Omdømme i fjæra',
      dueOn: '2026-12-04',
      contents: 'Regnskap\nStatus',
    });
    expect(plan.there).toEqual([]);
  });

  test('leaves out those that have it already, unless it is delivered', () => {
    const same = { dueOn: '2026-12-04', contents: 'regnskap\nstatus' };
    const some = [
      { ...elverum, deadlines: [openDeadline(same)] },
      { ...loten, deadlines: [delivered(same)] },
      { ...bo, deadlines: [openDeadline({ ...same, dueOn: '2026-12-05' })] },
    ];
    const plan = accepted(planDeadlines(some, wanted({ by: 'all' }), moment));
    expect(plan.there.map((one) => one.projectId)).toEqual([elverum.project.id]);
    expect(plan.added.map((one) => one.projectId)).toEqual([loten.project.id, bo.project.id]);
  });

  test.each([
    [{ dueOn: day('2026-11-22') }, ['dateInPast']],
    [{ dueOn: day('2031-01-01') }, ['dateAfterProgramme']],
    [{ contents: '' }, ['textMissing']],
    [{ scope: { by: 'theme', theme: 'innovation' } }, ['noProjectMeant']],
    [
      { dueOn: day('2026-11-22'), contents: '', scope: { by: 'cohort', number: 9 } },
      ['dateInPast', 'textMissing', 'noProjectMeant'],
    ],
  ])('refused: %o', (over, codes) => {
    expect(codesOf(planDeadlines(all, wanted({ by: 'all' }, over), moment))).toEqual(codes);
  });
});

describe('a pasted list', () => {
  const plan = (pasted: string, projects = all) =>
    planDeadlines(projects, { kind: 'rows', rows: rowsIn(pasted), pasted }, moment);
  const said = (pasted: string) => {
    const outcome = plan(pasted);
    return outcome.ok ? [] : outcome.refusals.map(({ code, details }) => [code, details?.lines]);
  };

  test('a project is named by its name, with its participant, or by a participant that has one', () => {
    const pasted = [
      'omdømme i fjæra;4.12.2026;Regnskap',
      'Elverum: Heltidskultur;4.12.2026;Regnskap',
      'Heltidskultur (Løten);4.12.2026;Regnskap',
      'Bø i Nordland kommune;5.12.2026;Regnskap',
    ].join('\n');
    expect(accepted(plan(pasted)).added.map((one) => [one.projectId, one.dueOn])).toEqual([
      [elverum.project.id, '2026-12-04'],
      [loten.project.id, '2026-12-04'],
      [bo.project.id, '2026-12-04'],
      [bo.project.id, '2026-12-05'],
    ]);
  });

  test('every line that cannot be used is named, by number and reason, at once', () => {
    const pasted = [
      'Prosjekt;Dato;Innhold',
      'Omdømme i fjæra;4.12.2026;Regnskap',
      'Ukjent;4.12.2026;Regnskap',
      'Heltidskultur;4.12.2026;Regnskap',
      'Omdømme i fjæra;4. desember;Regnskap',
      '',
      'Omdømme i fjæra;31.2.2027;Regnskap',
      'Omdømme i fjæra;4.12.2026',
      'Omdømme i fjæra;1.1.2020;Regnskap',
      'Omdømme i fjæra;1.1.2040;Regnskap',
      `Omdømme i fjæra;4.12.2026;${'x'.repeat(limits.reportContents + 1)}`,
      'Bø i Nordland;4.12.2026;REGNSKAP',
      'Også ukjent;4.12.2026;Regnskap',
    ].join('\n');
    expect(said(pasted)).toEqual([
      ['rowProjectUnknown', '3, 13'],
      ['rowProjectAmbiguous', '4'],
      ['rowDateInvalid', '5, 7'],
      ['rowIncomplete', '8'],
      ['rowDateInPast', '9'],
      ['rowDateAfterProgramme', '10'],
      ['rowTooLong', '11'],
      ['rowTwice', '12'],
    ]);
  });

  test('is not empty, not too long, and not of too many lines', () => {
    expect(codesOf(plan(''))).toEqual(['textMissing']);
    expect(codesOf(plan('Prosjekt;Dato;Innhold'))).toEqual(['textMissing']);
    expect(codesOf(plan('x'.repeat(limits.deadlinePaste + 1)))).toEqual(['textTooLong']);
    expect(codesOf(plan('a;b;c\n'.repeat(limits.deadlineRows + 1)))).toEqual(['rowsTooMany']);
  });

  test('all or nothing: whatever is pasted, each line is planned, there already, or named as wrong', () => {
    const cell = fc.oneof(
      fc.constantFrom('Omdømme i fjæra', 'Heltidskultur', 'Elverum Heltidskultur', '', 'Ukjent'),
      fc.constantFrom('4.12.2026', '2026-12-04', '1.1.20', 'i morgen', ''),
      fc.string({ maxLength: 20 }),
    );
    const line = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(';'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const rows: readonly DeadlineRow[] = rowsIn(lines.join('\n'));
        const outcome = plan(lines.join('\n'));
        if (outcome.ok) {
          expect(outcome.value.added.length + outcome.value.there.length).toBe(rows.length);
          return;
        }
        const wrong = outcome.refusals.flatMap(({ details }) => String(details?.lines ?? '').split(', '));
        if (rows.length > 0)
          for (const one of wrong) expect(rows.map(({ line: nth }) => String(nth))).toContain(one);
      }),
    );
  });
});

describe('the fingerprint of a plan', () => {
  test('changes with what would be recorded, and with nothing else', async () => {
    const of = async (projects: readonly ProjectToReport[], over: object = {}) =>
      fingerprintOf(accepted(planDeadlines(projects, wanted({ by: 'all' }, over), moment)));
    const first = await of(all);
    expect(await of(all.toReversed())).toBe(await of(all.toReversed()));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await of(all, { contents: 'Regnskap \n\n Status' })).toBe(first);
    expect(await of(all, { contents: 'Regnskap' })).not.toBe(first);
    expect(await of(all, { dueOn: day('2026-12-05') })).not.toBe(first);
    expect(await of(all.slice(1))).not.toBe(first);
  });
});
