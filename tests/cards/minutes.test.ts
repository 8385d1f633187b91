import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { settle } from '../../bot/evaluation/anonymise.ts';
import type { MinutesContents } from '../../bot/evaluation/minutes.ts';
import { resultsOf } from '../../bot/evaluation/result.ts';
import type {
  Answer,
  ClosedRound,
  DocumentBlock,
  Grading,
  PrintedDocument,
} from '../../bot/evaluation/round.ts';
import { turnoutOf, type Voice } from '../../bot/evaluation/turnout.ts';
import { type Language, languages } from '../../bot/people/person.ts';
import { minutesDocument } from '../../cards/evaluation/minutes-document.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { anAnswer, aRound, deadline, idsFrom } from '../bot/evaluation/given.ts';

const own = { kind: 'own', key: 'own-1', name: 'Økonomi', prompt: '' } as const;
const factors = [{ kind: 'standard', key: 'need' }, { kind: 'standard', key: 'team' }, own] as const;

const members: readonly Voice[] = [
  { personId: 'Varaordfører', party: 'politicians' },
  { personId: 'Gruppeleder', party: 'politicians' },
  { personId: 'Helsesjef', party: 'administration' },
  { personId: 'Verneombud', party: 'employees' },
];

const answers: readonly Answer[] = [
  { ...anAnswer('Varaordfører', 'politicians', { need: 4, team: 5, 'own-1': 3 }), comment: 'Bra møter' },
  {
    ...anAnswer('Gruppeleder', 'politicians', { need: 4, team: 5, 'own-1': 3 }),
    reasons: { need: 'Tydelig' },
  },
  {
    ...anAnswer('Helsesjef', 'administration', { need: 2, team: 4, 'own-1': 3 }),
    reasons: { need: 'Gjettet' },
  },
];

/** A round as it was closed with these answers, and its minutes' contents. */
function contentsOf(
  given: readonly Answer[],
  over: { readonly grading?: Grading; readonly language?: Language } & Partial<MinutesContents> = {},
): MinutesContents {
  const { grading = 'hidden', ...rest } = over;
  const open = aRound({ grading, factors });
  const settled = settle(open, given, idsFrom(7));
  const results = resultsOf({ ...open, grades: settled.grades }, settled.texts, null, (id) => id);
  const round: ClosedRound = {
    ...open,
    status: 'closed',
    closedAt: deadline,
    closedBy: 'deadline',
    completeness: 'incomplete',
    turnout: turnoutOf(members, given),
    resultShown: settled.resultShown,
  };
  return {
    language: 'nb',
    timeZone: 'Europe/Oslo',
    version: 1,
    projectName: 'Heltid i Elverum',
    participant: 'Elverum',
    groupKind: 'steering',
    pa: 'Kommunedirektør',
    pl: 'Rådgiver',
    round,
    missingParties: [],
    factors: results,
    comments: settled.texts
      .filter((text) => text.factorKey === null)
      .map((text) => ({ text: text.text, by: text.personId })),
    lifted: results.filter((one) => one.critical).map((one) => one.factor),
    benefits: [
      { text: '', factor: { kind: 'standard', key: 'team' } },
      { text: 'Lengre vakter i helgene', factor: null },
    ],
    followUp: { roundId: 'round', course: 'Vi endrer kurs', dailyWork: 'Nye turnuser', wayOn: 'Til våren' },
    decisions: [
      { text: 'Spør brukerne', responsible: 'Enhetsleder', dueOn: Temporal.PlainDate.from('2027-01-15') },
    ],
    corrections: [],
    writtenAt: Temporal.Instant.from('2026-12-01T08:30:00Z'),
    ...rest,
  };
}

const cellsOf = (block: DocumentBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flat()];
  }
};
const textOf = (document: PrintedDocument): string =>
  [document.title, document.subtitle, ...document.blocks.flatMap(cellsOf)].join('\n');

const tableOf = (document: PrintedDocument, caption: string) => {
  const found = document.blocks.find((block) => block.kind === 'table' && block.caption === caption);
  return found?.kind === 'table' ? found : undefined;
};

describe.each(languages)('the minutes hold everything that EVAL-7 and EVAL-9 list: %s', (language) => {
  const document = minutesDocument(contentsOf(answers, { language }));
  const words = wordsOf(language);
  const { document: said } = words.evaluation;

  test('which round of which project, when, on which scale, by whom it was closed', () => {
    expect(document.language).toBe(language);
    expect(document.title).toContain('Heltid i Elverum');
    expect(document.subtitle).toContain('2');
    const text = textOf(document);
    for (const part of ['Elverum', 'Kommunedirektør', 'Rådgiver', '1–5', said.closedByDeadline, said.hidden])
      expect(text).toContain(part);
    // minutes are archive documents: the year is in them
    expect(text).toContain('2026');
  });

  test('how many took part of each party', () => {
    const rows = tableOf(document, said.took)?.rows.map((row) => row.slice(1));
    expect(rows).toEqual([
      ['2', '2'],
      ['1', '1'],
      ['1', '0'],
    ]);
  });

  test('standing grades, spread and middle of each factor (EVAL-4)', () => {
    const rows = tableOf(document, said.grades)?.rows ?? [];
    expect(rows.map(([factor]) => factor)).toEqual([
      words.names.factor.need.name,
      words.names.factor.team.name,
      'Økonomi',
    ]);
    expect(rows[0]?.[1]).toBe(`2 – ${words.names.steps[1]}`);
    expect(rows[0]?.[2]).toBe('1: 0 · 2: 1 · 3: 0 · 4: 2 · 5: 0');
    expect(rows[0]?.[3]).toBe('4');
  });

  test('reasons and comments', () => {
    for (const part of ['Tydelig', 'Gjettet', 'Bra møter']) expect(textOf(document)).toContain(part);
  });

  test('what was lifted where (EVAL-5), and what seems to work (EVAL-6)', () => {
    const { blocks } = document;
    const under = (heading: string) =>
      blocks[blocks.findIndex((block) => block.kind === 'heading' && block.text === heading) + 1];
    expect(under(said.lifted)).toEqual({ kind: 'list', items: [words.names.factor.need.name] });
    expect(under(said.works)).toEqual({
      kind: 'list',
      items: [words.names.factor.team.name, 'Lengre vakter i helgene'],
    });
  });

  test('course, daily work, the way on (EVAL-9)', () => {
    for (const part of ['Vi endrer kurs', 'Nye turnuser', 'Til våren'])
      expect(textOf(document)).toContain(part);
  });

  test('decisions with responsible person and date', () => {
    const day = { nb: 'fredag 15. januar 2027', nn: 'fredag 15. januar 2027', en: 'Friday 15 January 2027' };
    expect(tableOf(document, said.decisions)?.rows).toEqual([
      ['Spør brukerne', 'Enhetsleder', day[language]],
    ]);
  });

  test('an incomplete round says why (COOP-1)', () => {
    expect(textOf(document)).toContain(said.noAnswers(words.names.party.employees));
    const few = minutesDocument(contentsOf(answers.slice(0, 2), { language }));
    expect(textOf(few)).toContain(said.tooFew);
    const gap = minutesDocument(contentsOf(answers, { language, missingParties: ['employees'] }));
    expect(textOf(gap)).toContain(said.noMembers(words.names.party.employees));
  });

  test('what nothing was noted of says so, and no heading stands alone', () => {
    const nothing = { benefits: [], followUp: null, decisions: [], lifted: [] };
    const { blocks } = minutesDocument(contentsOf(answers, { language, ...nothing }));
    const text = blocks.flatMap(cellsOf).join('\n');
    for (const part of [said.liftedNone, said.worksNone, said.notNoted, said.decisionsNone])
      expect(text).toContain(part);
    const alone = blocks.filter((block, at) => block.kind === 'heading' && !hasContents(blocks[at + 1]));
    expect(alone).toEqual([]);
  });

  test('corrections stand beside what they correct (PRIV-5)', () => {
    const corrections = [{ version: 2, text: 'Ansvarlig er helsesjefen.' }];
    const document = minutesDocument(contentsOf(answers, { language, version: 2, corrections }));
    expect(textOf(document)).toContain(said.correction(2, 'Ansvarlig er helsesjefen.'));
  });
});

const hasContents = (block: DocumentBlock | undefined): boolean =>
  block !== undefined && block.kind !== 'heading' && cellsOf(block).some((cell) => cell.trim() !== '');

describe('who answered', () => {
  const names = members.map((member) => member.personId);

  test('stands nowhere in a hidden round’s minutes, nor in which order (PRIV-2, EVAL-7)', () => {
    const text = textOf(minutesDocument(contentsOf(answers)));
    for (const name of names) expect(text).not.toContain(name);
  });

  test('stands with the grades and the reasons in an open round’s, as the group chose', () => {
    const document = minutesDocument(contentsOf(answers, { grading: 'open' }));
    const { byPerson } = wordsOf('nb').evaluation.document;
    expect(tableOf(document, byPerson)?.rows).toEqual([
      ['Gruppeleder', '4', '5', '3'],
      ['Helsesjef', '2', '4', '3'],
      ['Varaordfører', '4', '5', '3'],
    ]);
    expect(textOf(document)).toContain('Gjettet (Helsesjef)');
  });

  test('with fewer than three answers in a hidden round no grade, spread or reason is shown (PRIV-2)', () => {
    const document = minutesDocument(contentsOf(answers.slice(1)));
    expect(tableOf(document, wordsOf('nb').evaluation.document.grades)).toBeUndefined();
    expect(textOf(document)).not.toMatch(/Tydelig|Gjettet/);
  });

  test('the party stands with the grades only where every party gave three answers (PRIV-2)', () => {
    const { byParty } = wordsOf('nb').evaluation.document;
    const enough = (['politicians', 'administration'] as const).flatMap((party) =>
      [1, 2, 3].map((nth) => anAnswer(`${party}${nth}`, party, { need: nth, team: 4, 'own-1': 4 })),
    );
    expect(tableOf(minutesDocument(contentsOf(answers)), byParty)).toBeUndefined();
    expect(tableOf(minutesDocument(contentsOf(enough)), byParty)).toBeDefined();
  });
});

test('markup in what people wrote stays text', () => {
  const wrote = '<b>fet</b> **x** <script>alert(1)</script>';
  const text = textOf(
    minutesDocument(contentsOf(answers, { projectName: wrote, comments: [{ text: wrote, by: null }] })),
  );
  expect(text.split(wrote).length).toBeGreaterThanOrEqual(3);
});
