import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, primary, section, subheading, subtle, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** For PL: the secretariat has entered a deadline for the project (REP-2). */
export function deadlineEntered(props: Views['deadlineEntered'], say: Say): Card {
  const words = say.words.reporting.entered;
  const title = words.title(props.projectName);
  const body = [
    heading(title),
    text(words.text),
    ...facts([[say.words.reporting.form.dueOn, say.day(props.dueOn)]]),
    ...(props.isOpen ? [] : [subtle(words.delivered)]),
    section([subheading(say.words.reporting.card.contents), text(props.contents)]),
    ...(props.others > 0 ? [subtle(words.others(props.others))] : []),
  ];
  return card(say.language, title, body, [
    primary(words.show, 'deadlines.show', { projectId: props.projectId }),
  ]);
}
