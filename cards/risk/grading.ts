import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { riskSteps } from '../../bot/risk/risk.ts';
import type { GradeLine } from '../../bot/risk/risk.views.ts';
import {
  type Action,
  type Card,
  card,
  type Element,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
} from '../card.ts';
import { attentions, choiceInput, type FormTexts, field } from '../form.ts';
import { id, type Reading, form as reading } from '../reading.ts';
import { cut } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onWorkshop } from './forms.ts';
import { numbered } from './names.ts';

type Props = Views['riskGrading'];

/** S and K for a page of risks, hidden until they are shown (RISK-4); or the receipt, or why there is nothing to do. */
export function riskGrading(props: Props, say: Say): Card {
  if (props.status !== 'grading') return over(props, say);
  if (props.lines.length === 0) return receipt(props, say);
  const words = say.words.risk.grading;
  const typed = say.form(props.form);
  const untouched = Object.keys(typed.values).length === 0;
  const form = untouched ? { ...typed, values: given(props.lines) } : typed;
  const body: readonly Element[] = [
    heading(cut(words.title(props.projectName), 150)),
    text(words.intro),
    ...(props.pages > 1 ? [subtle(words.page(props.page, props.pages))] : []),
    subtle(words.progress(props.done, props.count)),
    ...attentions(form),
    ...props.lines.map((line) =>
      section([
        subheading(numbered(line, say)),
        ...field(form, step(form, `s:${line.riskId}`, words.s(line.number), say.words.risk.likelihood, say)),
        ...field(form, step(form, `k:${line.riskId}`, words.k(line.number), say.words.risk.consequence, say)),
      ]),
    ),
  ];
  return card(say.language, words.notification(props.projectName), body, actions(props, say));
}

const given = (lines: readonly GradeLine[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.flatMap(({ riskId, s, k }) => [
      ...(s === null ? [] : [[`s:${riskId}`, String(s)] as const]),
      ...(k === null ? [] : [[`k:${riskId}`, String(k)] as const]),
    ]),
  );

/** A step has a word, and not only a number. */
const step = (form: FormTexts, name: string, label: string, steps: readonly string[], say: Say) =>
  choiceInput(
    name,
    label,
    riskSteps.map((one) => ({
      title: say.words.risk.grading.step(one, steps[one - 1] ?? ''),
      value: String(one),
    })),
    { required: true, placeholder: say.words.risk.grading.choose, value: form.values[name] ?? '' },
  );

function actions(props: Props, say: Say): readonly Action[] {
  const words = say.words.risk.grading;
  const { workshopId, page, pages, lines } = props;
  const data = { workshopId, risks: lines.map(({ riskId }) => riskId).join(',') };
  const turn = (to: number) =>
    to >= 1 && to <= pages ? [press(words.pageShow(to), 'grades.page', { workshopId, page: to })] : [];
  return [
    primary(page < pages ? words.next : words.send, 'grades.give', data, true),
    press(words.later, 'grades.draft', data, { sends: true }),
    ...turn(page - 1),
    ...turn(page + 1),
  ];
}

function receipt({ workshopId, count }: Props, say: Say): Card {
  const words = say.words.risk.grading;
  const body = [heading(words.receiptTitle), text(words.receipt(count))];
  return card(say.language, words.receiptTitle, body, [
    press(words.change, 'grades.page', { workshopId, page: 1 }),
  ]);
}

function over({ workshopId, status }: Props, say: Say): Card {
  const words = say.words.risk.grading;
  const isShown = status === 'matrix' || status === 'closed';
  const body = [heading(words.overTitle), text(isShown ? words.shown : words.relisted)];
  return card(
    say.language,
    words.overTitle,
    body,
    isShown ? [press(words.seeMatrix, 'matrix.show', { workshopId })] : [],
  );
}

/** The risks of the page, as its buttons name them: what is left open on it is not sent along everywhere. */
const onPage = onWorkshop.extend({ risks: z.string().max(500) });

const numberIn = (typed: string): number | null => {
  if (typed.trim() === '') return null;
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
};

function filledIn(form: Reading, risks: string) {
  const ids = risks.split(',').filter((one) => id.safeParse(one).success);
  const entry = (riskId: string) => ({
    s: numberIn(form.text(`s:${riskId}`)),
    k: numberIn(form.text(`k:${riskId}`)),
  });
  return { filled: Object.fromEntries(ids.map((riskId) => [riskId, entry(riskId)])) };
}

const read = <T extends 'grades.give' | 'grades.draft'>(type: T) => {
  const readIt = reading('grades.give', onPage, (form, { risks }) => filledIn(form, risks));
  return (data: Parameters<typeof readIt>[0], form: Reading) => {
    const found = readIt(data, form);
    return found && { type, workshopId: found.workshopId, filled: found.filled };
  };
};

export const readGrades = read('grades.give');
export const readGradesDraft = read('grades.draft');
