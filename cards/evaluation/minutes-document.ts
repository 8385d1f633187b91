import type { MinutesContents } from '../../bot/evaluation/minutes.ts';
import type { FactorResult } from '../../bot/evaluation/result.ts';
import type { DocumentBlock, PrintedDocument } from '../../bot/evaluation/round.ts';
import { silentParties } from '../../bot/evaluation/turnout.ts';
import { parties } from '../../bot/project/project.ts';
import { capital } from '../words/capital.ts';
import { type Say, sayTo } from '../words/say.ts';
import { spreadText } from './spread.ts';

type Blocks = readonly DocumentBlock[];

const heading = (text: string): DocumentBlock => ({ kind: 'heading', text });
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', text });

/** A heading with a list under it, or with what is said when there is nothing. */
const listOr = (title: string, items: readonly string[], nothing: string): Blocks => [
  heading(title),
  items.length > 0 ? { kind: 'list', items } : paragraph(nothing),
];

/** The minutes of a round with all that EVAL-7 and EVAL-9 ask for, in the project's language. */
export function minutesDocument(contents: MinutesContents): PrintedDocument {
  const say = sayTo(contents);
  const words = say.words.evaluation.document;
  const { round } = contents;
  return {
    language: contents.language,
    title: words.title(contents.projectName),
    subtitle: words.subtitle(round.number, say.words.names.theGroup[round.groupKind]),
    blocks: [
      ...about(contents, say),
      ...turnout(contents, say),
      ...grades(contents, say),
      ...afterwards(contents, say),
      ...decided(contents, say),
      ...(contents.corrections.length > 0
        ? listOr(
            words.corrections,
            contents.corrections.map(({ version, text }) => words.correction(version, text)),
            '',
          )
        : []),
    ],
  };
}

function about(contents: MinutesContents, say: Say): Blocks {
  const words = say.words.evaluation.document;
  const { round } = contents;
  const { scale, grading } = round.settings;
  const best = scale.best === 'high' ? scale.high : scale.low;
  const by = round.closedBy === 'deadline' ? words.closedByDeadline : words.closedByPa;
  const facts = [
    [words.project, contents.projectName],
    [words.participant, contents.participant],
    [capital(say.words.names.role.pa), contents.pa ?? ''],
    [capital(say.words.names.role.pl), contents.pl ?? ''],
    [words.opened, say.momentInYear(round.openedAt)],
    [words.closed, `${say.momentInYear(round.closedAt)}, ${by}`],
    [words.grading, grading === 'hidden' ? words.hidden : words.open],
    [words.scale, words.scaleText(scale.low, scale.high, best)],
    [words.version, String(contents.version)],
    [words.written, say.momentInYear(contents.writtenAt)],
  ] as const;
  return [
    {
      kind: 'facts',
      facts: facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
    },
  ];
}

function turnout({ round, missingParties: without }: MinutesContents, say: Say): Blocks {
  const words = say.words.evaluation.document;
  const silent = silentParties(round.turnout);
  return [
    {
      kind: 'table',
      caption: words.took,
      head: [words.party, words.members, words.answered],
      rows: parties.map((party) => [
        capital(say.words.names.party[party]),
        String(round.turnout[party].members),
        String(round.turnout[party].answered),
      ]),
    },
    ...(without.length > 0 ? [paragraph(words.noMembers(say.parties(without)))] : []),
    ...(round.completeness === 'incomplete'
      ? [
          paragraph(
            [words.incomplete, ...(silent.length > 0 ? [words.noAnswers(say.parties(silent))] : [])].join(
              ' ',
            ),
          ),
        ]
      : []),
    ...(round.resultShown ? [] : [paragraph(words.tooFew)]),
  ];
}

function grades({ round, factors, comments }: MinutesContents, say: Say): Blocks {
  if (factors.length === 0) return [];
  const words = say.words.evaluation.document;
  const { scale } = round.settings;
  const quoted = ({ text, by }: { readonly text: string; readonly by: string | null }) =>
    by ? `${text} (${by})` : text;
  const reasons = factors.flatMap((one) =>
    one.reasons.map((reason) => `${say.factor(one.factor)}: ${quoted(reason)}`),
  );
  return [
    {
      kind: 'table',
      caption: words.grades,
      head: [words.factor, words.standing, words.spread, words.median, words.before],
      rows: factors.map((one) => [
        say.factor(one.factor),
        say.grade(scale, one.standing),
        spreadText(one.spread, say),
        say.number(one.median),
        one.previous === null ? '–' : String(one.previous),
      ]),
    },
    ...byParty(factors, say),
    ...byPerson(factors, say),
    ...(reasons.length > 0 ? listOr(words.reasons, reasons, '') : []),
    ...(comments.length > 0 ? listOr(words.comments, comments.map(quoted), '') : []),
  ];
}

/** Only where PRIV-2 lets the party stay, and there is more than one. */
function byParty(factors: readonly FactorResult[], say: Say): Blocks {
  const words = say.words.evaluation.document;
  const present = factors[0]?.byParty?.map(({ party }) => party) ?? [];
  if (present.length < 2) return [];
  return [
    {
      kind: 'table',
      caption: words.byParty,
      head: [words.factor, ...present.map((party) => capital(say.words.names.party[party]))],
      rows: factors.map((one) => [
        say.factor(one.factor),
        ...(one.byParty ?? []).map(({ spread }) => spreadText(spread, say)),
      ]),
    },
  ];
}

/** Only in a round with open grading. */
function byPerson(factors: readonly FactorResult[], say: Say): Blocks {
  const words = say.words.evaluation.document;
  const names = factors[0]?.byPerson?.map(({ name }) => name) ?? [];
  if (names.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: words.byPerson,
      head: [words.member, ...factors.map((one) => say.factor(one.factor))],
      rows: names.map((name, index) => [
        name,
        ...factors.map((one) => String(one.byPerson?.[index]?.grade ?? '–')),
      ]),
    },
  ];
}

function afterwards({ round, lifted, benefits, followUp }: MinutesContents, say: Say): Blocks {
  const words = say.words.evaluation.document;
  const way = [
    [say.words.evaluation.result.course, followUp?.course],
    [say.words.evaluation.result.dailyWork, followUp?.dailyWork],
    [say.words.evaluation.result.wayOn, followUp?.wayOn],
  ] as const;
  return [
    // where nothing may be shown, nothing is known of what was critical either (PRIV-2)
    ...(round.resultShown
      ? listOr(
          words.lifted,
          lifted.map((factor) => say.factor(factor)),
          words.liftedNone,
        )
      : []),
    ...listOr(
      words.works,
      benefits.map(({ text, factor }) => (factor ? say.factor(factor) : text)),
      words.worksNone,
    ),
    heading(words.way),
    {
      kind: 'facts',
      facts: way.map(([label, value]) => ({ label, value: value || words.notNoted })),
    },
  ];
}

function decided({ decisions }: MinutesContents, say: Say): Blocks {
  const words = say.words.evaluation.document;
  if (decisions.length === 0) return [heading(words.decisions), paragraph(words.decisionsNone)];
  return [
    {
      kind: 'table',
      caption: words.decisions,
      head: [words.decision, words.responsible, words.dueOn],
      rows: decisions.map(({ text, responsible, dueOn }) => [text, responsible, say.day(dueOn)]),
    },
  ];
}
