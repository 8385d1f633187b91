import type { Views } from '../../bot/conversation/view.ts';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import type { Scale } from '../../bot/evaluation/scale.ts';
import {
  type Card,
  card,
  choiceInput,
  dateInput,
  facts,
  field,
  heading,
  primary,
  section,
  text,
  textInput,
  timeInput,
} from '../card.ts';
import type { Say } from '../words/say.ts';
import { attentions } from './parts.ts';

/** The scales that the form offers (EVAL-3); a project's own is among them. */
export const offeredScales = ['1-5', '1-6', '1-10', '1-3'] as const;

const nameOf = (scale: Scale): string => `${scale.low}-${scale.high}`;

/** Opening a round: who answers, on which scale, hidden or open, until when (EVAL-1 to EVAL-3, PRIV-2). */
export function roundForm(props: Views['roundForm'], say: Say): Card {
  const words = say.words.evaluation.roundForm;
  const { names } = say.words;
  const form = say.form(props.form);
  const scales = [...new Set([nameOf(props.scale), ...offeredScales])].sort();
  const title = words.title(props.projectName);
  const body = [
    heading(title),
    text(words.intro),
    ...attentions(form),
    ...(props.groups.length > 1
      ? field(
          form,
          choiceInput(
            'groupKind',
            words.whichGroup,
            props.groups.map((kind) => ({ title: names.theGroup[kind], value: kind })),
            { value: props.groups[0] ?? 'steering', expanded: true },
          ),
        )
      : (form.problems.groupKind ?? []).map(text)),
    ...field(form, dateInput('date', words.date, props.deadlineDate.toString())),
    ...field(form, timeInput('time', words.time, props.deadlineTime.toString().slice(0, 5))),
    ...field(
      form,
      choiceInput(
        'grading',
        words.grading,
        [
          { title: words.hidden, value: 'hidden' },
          { title: words.open, value: 'open' },
        ],
        { value: 'hidden', expanded: true },
      ),
    ),
    section([
      text(words.factorsTitle),
      ...facts(standardFactors.map((key) => [names.factor[key].name, names.factor[key].prompt] as const)),
      ...field(
        form,
        textInput('ownFactors', words.ownFactors, { multiline: true, placeholder: words.ownFactorsExample }),
      ),
    ]),
    section([
      ...field(
        form,
        choiceInput(
          'scale',
          say.words.evaluation.roundForm.scale,
          scales.map((scale) => ({ title: scale.replace('-', '–'), value: scale })),
          { value: nameOf(props.scale) },
        ),
      ),
      ...field(
        form,
        choiceInput(
          'best',
          words.direction,
          [
            { title: words.highBest, value: 'high' },
            { title: words.lowBest, value: 'low' },
          ],
          { value: props.scale.best },
        ),
      ),
      ...field(
        form,
        textInput('scaleWords', words.scaleWords, { value: props.scale.words?.join(', ') ?? '' }),
      ),
    ]),
    ...field(form, textInput('greeting', words.greeting, { multiline: true })),
  ];
  const [only] = props.groups;
  const group: Readonly<Record<string, string>> =
    props.groups.length === 1 && only ? { groupKind: only } : {};
  return card(say.language, title, body, [
    primary(words.send, 'round.open', { projectId: props.projectId, ...group }, true),
  ]);
}
