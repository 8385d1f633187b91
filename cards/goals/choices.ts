import type { CommandType } from '../../bot/conversation/command.ts';
import type { FormState, Views } from '../../bot/conversation/view.ts';
import type { Id } from '../../bot/id.ts';
import { type Card, type Choice, card, heading, primary, text } from '../card.ts';
import { attentions, choiceInput, field } from '../form.ts';
import { notAll, roomForPeople } from '../project/people-lists.ts';
import { type CommandReader, id, onProject } from '../reading.ts';
import { choice, choicesWithin, cut } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onGoal } from './goal-form.ts';

/** The longest wording beside something else. */
const mostWording = 44;

interface Choosing {
  readonly projectId: Id;
  readonly form: FormState;
  readonly title: string;
  readonly send: string;
  readonly verb: CommandType;
  readonly options: readonly Choice[];
}

function choosing({ projectId, form: state, title, send, verb, options }: Choosing, say: Say): Card {
  const form = say.form(state);
  const choices = choicesWithin(options, roomForPeople);
  const isEmpty = choices.shown.length === 0;
  const body = [
    heading(title),
    ...(isEmpty ? [text(say.words.goals.list.none)] : []),
    ...attentions(form),
    ...field(form, choiceInput('goalId', say.words.goals.choice.goal, choices.shown, { required: true })),
    ...notAll(choices, say),
  ];
  return card(say.language, title, body, isEmpty ? [] : [primary(send, verb, { projectId }, true)]);
}

/** All of a project's goals, to see one of them. */
export function goalChoice(props: Views['goalChoice'], say: Say): Card {
  const words = say.words.goals;
  const options = props.goals.map(({ goalId, wording, status }) => {
    const short = cut(wording, mostWording);
    return choice(status === 'measured' ? short : words.choice.option(short, words.states[status]), goalId);
  });
  const { title, send } = words.choice;
  return choosing({ ...props, title: title(props.projectName), send, verb: 'goal.show', options }, say);
}

/** The goals for which a number can be given; which one is it? */
export function measureChoice(props: Views['measureChoice'], say: Say): Card {
  const words = say.words.goals;
  const options = props.goals.map(({ goalId, wording, waiting }) => {
    const short = cut(wording, mostWording);
    return choice(waiting ? words.choice.option(short, words.choice.waits) : short, goalId);
  });
  const { measureTitle, measureSend } = words.choice;
  return choosing(
    { ...props, title: measureTitle(props.projectName), send: measureSend, verb: 'measure.form', options },
    say,
  );
}

/** A command about a goal that a button names, or that is picked in the list of its project. */
const readPickedGoal =
  <T extends 'goal.show' | 'measure.form'>(type: T): CommandReader<T> =>
  (data, form) => {
    const named = onGoal.safeParse(data);
    const goalId = named.success ? named.data.goalId : onProject.safeParse(data).success && form.id('goalId');
    if (goalId === false) return null;
    return id.safeParse(goalId).success || form.refusals.length > 0
      ? ({ type, goalId } as ReturnType<CommandReader<T>>)
      : null;
  };

export const readShowGoal = readPickedGoal('goal.show');
export const readMeasureForm = readPickedGoal('measure.form');
