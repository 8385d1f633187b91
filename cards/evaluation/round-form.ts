import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import type { Scale } from '../../bot/evaluation/scale.ts';
import { attention, type Card, card, facts, heading, primary, section, subheading, text } from '../card.ts';
import { attentions, choiceInput, dateInput, field, textInput, timeInput } from '../form.ts';
import { type CommandReader, linesOf, onProject, type Reading } from '../reading.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { inZone } from './time-zone.ts';

/** The scales that the form offers (EVAL-3); a project's own is among them. */
export const offeredScales = ['1-5', '1-6', '1-10', '1-3'] as const;

const nameOf = (scale: Scale): string => `${scale.low}-${scale.high}`;

/** Opening a round: who answers, on which scale, hidden or open, until when (EVAL-1 to EVAL-3, PRIV-2). */
export function roundForm(props: Views['roundForm'], say: Say): Card {
  const words = say.words.evaluation.roundForm;
  const { names } = say.words;
  const form = say.form(props.form);
  const scales = [...new Set([...offeredScales, nameOf(props.scale)])];
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
            props.groups.map((kind) => ({ title: capital(names.theGroup[kind]), value: kind })),
            { value: props.groups[0] ?? 'steering', expanded: true, required: true },
          ),
        )
      : (form.problems.groupKind ?? []).map(attention)),
    ...field(
      form,
      dateInput('date', inZone(words.date, props.timeZone, say), props.deadlineDate.toString(), {
        required: true,
      }),
    ),
    ...field(
      form,
      timeInput('time', inZone(words.time, props.timeZone, say), props.deadlineTime.toString().slice(0, 5), {
        required: true,
      }),
    ),
    ...field(
      form,
      choiceInput(
        'grading',
        words.grading,
        [
          { title: words.hidden, value: 'hidden' },
          { title: words.open, value: 'open' },
        ],
        { value: 'hidden', expanded: true, required: true },
      ),
    ),
    section([
      subheading(words.factorsTitle),
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
          { value: nameOf(props.scale), required: true },
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
          { value: props.scale.best, required: true },
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

function scaleIn(form: Reading): Scale {
  const match = /^(\d{1,3})-(\d{1,3})$/.exec(form.text('scale'));
  if (!match) form.refuse('scale', 'choiceMissing');
  const words = form
    .text('scaleWords')
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return {
    low: Number(match?.[1] ?? 1),
    high: Number(match?.[2] ?? 5),
    best: form.choice('best', ['high', 'low']),
    words: words.length > 0 ? words : null,
  };
}

/** The group's own factors, one on each line, each with a question after a colon if it has one (EVAL-2). */
const ownFactors = (text: string) =>
  linesOf(text).map((line) => {
    const [name = '', ...prompt] = line.split(':');
    return { name: name.trim(), prompt: prompt.join(':').trim() };
  });

const data = onProject.extend({ groupKind: z.enum(['steering', 'project']).optional() });

/** The round as filled in; its group is in the data where there is only one. */
export const readOpenRound: CommandReader<'round.open'> = (found, form) => {
  const known = data.safeParse(found);
  if (!known.success) return null;
  const { projectId, groupKind } = known.data;
  return {
    type: 'round.open',
    projectId,
    groupKind: groupKind ?? form.choice('groupKind', ['steering', 'project']),
    scale: scaleIn(form),
    grading: form.choice('grading', ['hidden', 'open']),
    deadlineDate: form.date('date'),
    deadlineTime: form.time('time'),
    ownFactors: ownFactors(form.text('ownFactors')),
    greeting: form.text('greeting'),
  };
};
