import type { Views } from '../../bot/conversation/view.ts';
import type { FactorResult } from '../../bot/evaluation/result.ts';
import { isPoor } from '../../bot/evaluation/scale.ts';
import { silentParties, totals } from '../../bot/evaluation/turnout.ts';
import { parties } from '../../bot/project/project.ts';
import {
  type Action,
  attention,
  type Card,
  card,
  type Element,
  facts,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { cut, firstOf, fitting, type Shown } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { decisionItems } from './decisions.ts';
import { helpedTold } from './helped.ts';
import { gradesText, spreadDrawn } from './spread.ts';

type Props = Views['result'];

/**
 * How much of what people wrote stands in the card, in bytes, so that the longest result stays within what every
 * platform takes. All of it stands in the minutes.
 */
const room = { reasons: 1200, names: 900, comments: 500, noted: 500, wayOn: 200, decisions: 900 } as const;

/** What came of a round (EVAL-4 to EVAL-7, EVAL-9), for the group. */
export function result(props: Props, say: Say): Card {
  const words = say.words.evaluation.result;
  const title = words.title(props.number, props.projectName);
  const body: readonly Element[] = [
    heading(title),
    ...turnout(props, say),
    ...props.factors.map((factor) => factorResult(factor, props, say)),
    ...comments(props, say),
    ...(props.resultShown ? [works(props, say)] : []),
    way(props, say),
    decided(props, say),
    ...(props.minutesVersion ? [subtle(words.approvedMinutes(props.minutesVersion))] : []),
  ];
  return card(say.language, words.notification(props.number, props.projectName), body, actionsOf(props, say));
}

function actionsOf(props: Props, say: Say): readonly Action[] {
  const words = say.words.evaluation.result;
  const data = { roundId: props.roundId };
  const { may } = props;
  return [
    ...(may.decide ? [primary(words.decide, 'decision.form', data)] : []),
    ...(may.noteBenefits && props.resultShown ? [press(words.works, 'benefits.form', data)] : []),
    ...(may.followUp ? [press(words.wayNote, 'followup.form', data)] : []),
    ...(may.showMinutes ? [press(words.minutes, 'minutes.show', data)] : []),
  ];
}

function turnout(props: Props, say: Say): readonly Element[] {
  const words = say.words.evaluation;
  const { answered, asked } = totals(props.turnout);
  const missing = silentParties(props.turnout);
  const byParty = parties
    .filter((party) => props.turnout[party].members > 0)
    .map((party) =>
      words.result.byParty(
        say.words.names.party[party],
        props.turnout[party].answered,
        props.turnout[party].members,
      ),
    );
  return [
    ...(missing.length > 0 ? [attention(words.result.incompleteParty(say.parties(missing)))] : []),
    ...(props.resultShown ? [] : [text(words.result.tooFew)]),
    ...facts([[words.result.answered, `${words.progress.count(answered, asked)} (${byParty.join(', ')})`]]),
  ];
}

/** What of a list there was no room for. */
const andMore = ({ left }: Shown<unknown>, say: Say): readonly Element[] =>
  left > 0 ? [subtle(say.words.evaluation.result.more(left))] : [];

function trendOf({ trend, previous }: FactorResult, say: Say): string {
  const words = say.words.evaluation.result;
  if (previous === null || trend === null) return words.first;
  return { better: words.better, worse: words.worse, same: words.same }[trend](previous);
}

function factorResult(factor: FactorResult, props: Props, say: Say): Element {
  const words = say.words.evaluation.result;
  const { scale, thresholds } = props.settings;
  const share = (whole: number) => Math.floor(whole / props.factors.length);
  const reasons = fitting(
    factor.reasons.map((reason) => quoted(reason, say)),
    share(room.reasons),
  );
  const persons = fitting(
    (factor.byPerson ?? []).map(({ name, grade }) => words.personGrade(name, grade)),
    share(room.names),
  );
  return section(
    [
      subheading(say.factor(factor.factor)),
      { ...text(words.standing(say.grade(scale, factor.standing))), weight: 'bolder' },
      ...(factor.critical ? [attention(words.critical)] : []),
      spreadDrawn(factor.spread, (grade) => isPoor(scale, thresholds, grade), say),
      subtle(`${words.median(say.number(factor.median))}. ${trendOf(factor, say)}.`),
      ...helpedTold(props.helped, factor, say),
      ...(factor.byParty && factor.byParty.length > 1
        ? factor.byParty.map(({ party, spread }) =>
            subtle(words.partySpread(capital(say.words.names.party[party]), gradesText(spread, say))),
          )
        : []),
      ...(persons.shown.length > 0 ? [subtle(persons.shown.join(' · '))] : []),
      ...andMore(persons, say),
      ...reasons.shown.map(text),
      ...andMore(reasons, say),
    ],
    factor.critical ? 'attention' : undefined,
  );
}

const quoted = (
  { text: content, by }: { readonly text: string; readonly by: string | null },
  say: Say,
): string => {
  const words = say.words.evaluation.result;
  return by ? words.reasonBy(content, by) : words.reason(content);
};

function comments(props: Props, say: Say): readonly Element[] {
  const words = say.words.evaluation.result;
  if (props.comments.length === 0) return [];
  const fits = fitting(
    props.comments.map((comment) => quoted(comment, say)),
    room.comments,
  );
  return [section([subheading(words.comments), ...fits.shown.map(text), ...andMore(fits, say)])];
}

/** After every round: which measures seem to work (EVAL-6). */
function works(props: Props, say: Say): Element {
  const words = say.words.evaluation.result;
  const noted = fitting(
    props.benefits.map((benefit) => (benefit.factor ? say.factor(benefit.factor) : benefit.text)),
    room.noted,
  );
  return section([
    subheading(words.worksTitle),
    text(
      props.suggested.length > 0
        ? words.worksSuggested(say.list(props.suggested.map((factor) => say.factor(factor))))
        : words.worksNothing,
    ),
    ...noted.shown.map((what) => text(words.worksNoted(what))),
    ...andMore(noted, say),
  ]);
}

/** What the booklet asks after a round (EVAL-9). */
function way({ followUp }: Props, say: Say): Element {
  const words = say.words.evaluation.result;
  return section([
    subheading(words.wayTitle),
    text(words.way),
    ...(followUp
      ? facts([
          [words.course, cut(followUp.course, room.wayOn)],
          [words.dailyWork, cut(followUp.dailyWork, room.wayOn)],
          [words.wayOn, cut(followUp.wayOn, room.wayOn)],
        ])
      : []),
  ]);
}

function decided(props: Props, say: Say): Element {
  const words = say.words.evaluation;
  const fits = fitting(
    props.decisions.map((decision) => decision.text),
    room.decisions,
  );
  const shown = firstOf(props.decisions, fits.shown.length);
  return section([
    subheading(words.result.decisionsTitle),
    ...(shown.shown.length === 0 ? [text(words.decisions.none)] : []),
    ...decisionItems(
      shown.shown.map((decision, index) => ({ ...decision, text: fits.shown[index] ?? decision.text })),
      say,
    ),
    ...andMore(shown, say),
  ]);
}
