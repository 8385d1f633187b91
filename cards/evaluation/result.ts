import type { Views } from '../../bot/conversation/view.ts';
import type { FactorResult } from '../../bot/evaluation/result.ts';
import { missingParties, totals } from '../../bot/evaluation/turnout.ts';
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
import type { Say } from '../words/say.ts';
import { cut, firstOf, spreadText } from './parts.ts';

type Props = Views['result'];

/** How much of what people wrote stands in the card; all of it stands in the minutes. */
const most = { reasons: 3, reasonLength: 160, comments: 3, names: 10, lines: 5, lineLength: 200 } as const;

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
  const missing = missingParties(props.turnout);
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

function factorResult(factor: FactorResult, props: Props, say: Say): Element {
  const words = say.words.evaluation.result;
  const { scale } = props.settings;
  const before = factor.previous;
  const trend =
    before === null || factor.trend === null
      ? words.first
      : { better: words.better, worse: words.worse, same: words.same }[factor.trend](before);
  const reasons = firstOf(factor.reasons, most.reasons);
  const persons = firstOf(factor.byPerson ?? [], most.names);
  return section(
    [
      subheading(say.factor(factor.factor)),
      text(words.standing(say.grade(scale, factor.standing))),
      ...(factor.critical ? [attention(words.critical)] : []),
      subtle(`${words.spread(spreadText(factor.spread, say))}. ${words.median(say.number(factor.median))}.`),
      subtle(trend),
      ...(factor.byParty && factor.byParty.length > 1
        ? factor.byParty.map(({ party, spread }) =>
            subtle(words.partySpread(say.words.names.party[party], spreadText(spread, say))),
          )
        : []),
      ...(persons.shown.length > 0
        ? [subtle(persons.shown.map(({ name, grade }) => words.personGrade(name, grade)).join(' · '))]
        : []),
      ...(persons.left > 0 ? [subtle(words.more(persons.left))] : []),
      ...reasons.shown.map((reason) => quoted(reason, say)),
      ...(reasons.left > 0 ? [subtle(words.more(reasons.left))] : []),
    ],
    factor.critical ? 'attention' : undefined,
  );
}

const quoted = ({ text: content, by }: { readonly text: string; readonly by: string | null }, say: Say) => {
  const words = say.words.evaluation.result;
  const short = cut(content, most.reasonLength);
  return text(by ? words.reasonBy(short, by) : words.reason(short));
};

function comments(props: Props, say: Say): readonly Element[] {
  const words = say.words.evaluation.result;
  const { shown, left } = firstOf(props.comments, most.comments);
  if (shown.length === 0) return [];
  return [
    section([
      subheading(words.comments),
      ...shown.map((comment) => quoted(comment, say)),
      ...(left > 0 ? [subtle(words.more(left))] : []),
    ]),
  ];
}

/** After every round: which measures seem to work (EVAL-6). */
function works(props: Props, say: Say): Element {
  const words = say.words.evaluation.result;
  const noted = props.benefits.map((benefit) =>
    benefit.factor ? say.factor(benefit.factor) : cut(benefit.text, most.lineLength),
  );
  const { shown, left } = firstOf(noted, most.lines);
  return section([
    subheading(words.worksTitle),
    text(
      props.suggested.length > 0
        ? words.worksSuggested(say.list(props.suggested.map((factor) => say.factor(factor))))
        : words.worksNothing,
    ),
    ...shown.map((what) => text(words.worksNoted(what))),
    ...(left > 0 ? [subtle(words.more(left))] : []),
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
          [words.course, cut(followUp.course, most.lineLength)],
          [words.dailyWork, cut(followUp.dailyWork, most.lineLength)],
          [words.wayOn, cut(followUp.wayOn, most.lineLength)],
        ])
      : []),
  ]);
}

function decided(props: Props, say: Say): Element {
  const words = say.words.evaluation;
  const { shown, left } = firstOf(props.decisions, most.lines);
  return section([
    subheading(words.result.decisionsTitle),
    ...(shown.length === 0 ? [text(words.decisions.none)] : []),
    ...facts(
      shown.map(
        ({ text: what, responsible, dueOn }) =>
          [cut(what, most.lineLength), words.decisions.line(responsible, say.day(dueOn))] as const,
      ),
    ),
    ...(left > 0 ? [subtle(words.result.more(left))] : []),
  ]);
}
