import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary } from '../card.ts';
import { attentions, choiceInput, field } from '../form.ts';
import { id, form as reading } from '../reading.ts';
import { choice } from '../room.ts';
import type { Say } from '../words/say.ts';
import { onMilestone } from './milestone-form.ts';

/** Which activities are done. */
export function activitiesForm(props: Views['activitiesForm'], say: Say): Card {
  const words = say.words.plan.tick;
  const form = say.form(props.form);
  const title = words.title(props.wording);
  const done = props.activities.filter((one) => one.isDone).map((one) => one.id);
  const body = [
    heading(title),
    ...attentions(form),
    ...field(
      form,
      choiceInput(
        'done',
        words.done,
        props.activities.map((one) => choice(one.text, one.id)),
        { value: done.join(','), many: true, expanded: true },
      ),
    ),
  ];
  return card(say.language, title, body, [
    primary(words.send, 'activities.tick', { milestoneId: props.milestoneId }, true),
  ]);
}

export const readTickActivities = reading('activities.tick', onMilestone, (form) => {
  const done = form.many('done');
  if (done.some((one) => !id.safeParse(one).success)) form.refuse('done', 'choiceUnknown');
  return { done };
});
