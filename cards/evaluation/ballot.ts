import type { BallotContents } from '../../bot/conversation/view.ts';
import { gradesOf, isPoor } from '../../bot/evaluation/scale.ts';
import {
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
import { choiceInput, field, textInput } from '../form.ts';
import { onRound, form as reading, type Values } from '../reading.ts';
import type { Say } from '../words/say.ts';
import { helpedAsked } from './helped.ts';

/** A member's ballot, in whichever state it is. */
export function ballot(props: BallotContents, say: Say): Card {
  if (props.state === 'receipt') return receipt(props, say);
  return props.state === 'closed' ? closed(props, say) : ballotForm(props, say);
}

/** What the member gave before, as the values of the form's inputs. */
function givenValues({ answer }: BallotContents): Readonly<Record<string, string>> {
  if (!answer) return {};
  return Object.fromEntries([
    ...Object.entries(answer.grades).map(([key, grade]) => [`grade:${key}`, String(grade)]),
    ...Object.entries(answer.reasons).map(([key, reason]) => [`reason:${key}`, reason]),
    ['comment', answer.comment],
  ]);
}

export function ballotForm(props: BallotContents, say: Say): Card {
  if (props.state === 'closed') return closed(props, say);
  const words = say.words.evaluation.ballot;
  const { scale, thresholds, factors, grading, greeting } = props.settings;
  const typed = say.form(props.form);
  const untouched = Object.keys(typed.values).length === 0;
  const form = untouched ? { ...typed, values: givenValues(props) } : typed;
  const grades = gradesOf(scale);
  const poor = grades.filter((grade) => isPoor(scale, thresholds, grade)).sort((a, b) => a - b);
  const choices = grades.map((grade) => ({ title: say.grade(scale, grade), value: String(grade) }));
  const data = { roundId: props.roundId };
  const [worst, best] = [grades[0], grades.at(-1)];

  const body: readonly Element[] = [
    heading(words.title(props.projectName)),
    text(words.intro(say.moment(props.deadline))),
    ...(greeting ? [text(greeting)] : []),
    ...(props.hasDraft ? [text(words.draftKept)] : []),
    ...(props.form.refusals.length > 0 ? [attention(words.oneNeeded)] : []),
    ...(form.problems[''] ?? []).map(attention),
    subtle(grading === 'hidden' ? words.hidden : words.open),
    ...(say.grade(scale, worst as number) === String(worst) || scale.best === 'low'
      ? [subtle(words.scale(String(worst), String(best)))]
      : []),
    ...factors.map((factor) => {
      const prompt = say.prompt(factor);
      return section([
        subheading(say.factor(factor)),
        ...(prompt ? [subtle(prompt)] : []),
        ...helpedAsked(props.helped, factor.key, say),
        ...field(
          form,
          choiceInput(`grade:${factor.key}`, words.grade(say.factorWithin(factor)), choices, {
            expanded: true,
            required: true,
          }),
        ),
        ...field(
          form,
          textInput(`reason:${factor.key}`, words.reason(say.oneOf(poor.map(String))), { multiline: true }),
        ),
      ]);
    }),
    section([...field(form, textInput('comment', words.comment, { multiline: true }))]),
    // whoever has pressed the button is down here
    ...(props.form.refusals.length > 0 ? [attention(words.oneNeeded)] : []),
  ];
  return card(say.language, words.notification(props.projectName, say.moment(props.deadline)), body, [
    primary(words.send, 'answer.give', data, true),
    press(words.later, 'answer.draft', data, { sends: true }),
  ]);
}

function receipt(props: BallotContents, say: Say): Card {
  const words = say.words.evaluation.ballot;
  const { answer, settings } = props;
  const lines = settings.factors.flatMap((factor) => {
    const grade = answer?.grades[factor.key];
    const reason = answer?.reasons[factor.key];
    if (grade === undefined) return [];
    return [
      [say.factor(factor), `${say.grade(settings.scale, grade)}${reason ? ` (${reason})` : ''}`] as const,
    ];
  });
  const body = [
    heading(words.receiptTitle),
    text(words.receiptUntil(say.moment(props.deadline))),
    ...facts([...lines, [words.receiptComment, answer?.comment || null]]),
  ];
  return card(say.language, words.receiptTitle, body, [
    press(words.change, 'ballot.edit', { roundId: props.roundId }),
  ]);
}

function closed(props: BallotContents, say: Say): Card {
  const words = say.words.evaluation.ballot;
  const title = words.closedTitle(props.number, props.projectName);
  if (props.status === 'open') return card(say.language, title, [heading(title), text(words.closing)]);
  const body = [heading(title), text(props.resultShown ? words.closed : words.closedTooFew)];
  const actions = [primary(words.seeResult, 'result.show', { roundId: props.roundId })];
  return card(say.language, title, body, props.resultShown ? actions : []);
}

const under = (values: Values, prefix: string): readonly (readonly [key: string, value: string])[] =>
  Object.entries(values)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value] as const);

/** A grade as typed; NaN for what is no whole number. An empty field is no grade. */
const gradesIn = (values: Values): Readonly<Record<string, number>> =>
  Object.fromEntries(
    under(values, 'grade:')
      .filter(([, value]) => value.trim() !== '')
      .map(([key, value]) => [key, /^-?\d{1,4}$/.test(value.trim()) ? Number(value) : Number.NaN]),
  );

/** A draft keeps what is too long for an answer, so that it can be shortened, but not anything. */
const longestDraft = 10_000;

/** An answer as filled in; the core checks the grades. */
export const readAnswer = reading('answer.give', onRound, ({ values }) => ({
  grades: gradesIn(values),
  reasons: Object.fromEntries(under(values, 'reason:')),
  comment: values.comment ?? '',
}));

/** A draft: what stands in the ballot's inputs, as typed. */
export const readDraft = reading('answer.draft', onRound, (form) => {
  const kept = Object.entries(form.values).filter(([name]) => /^(grade|reason):|^comment$/.test(name));
  for (const [name, value] of kept)
    if (value.length > longestDraft) form.refuse(name, 'textTooLong', { max: longestDraft });
  return { values: Object.fromEntries(kept) };
});
