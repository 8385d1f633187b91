import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { attention, type Card, card, heading, primary, text } from '../card.ts';
import { attentions, choiceInput, field, textInput } from '../form.ts';
import { notAll, roomForPeople } from '../project/people-lists.ts';
import { type CommandReader, onProject } from '../reading.ts';
import { peopleWithin } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';

/** Starting a risk workshop: who takes part, and who leads it (RISK-0). */
export function workshopForm(props: Views['workshopForm'], say: Say): Card {
  const words = say.words.risk.workshopForm;
  const form = say.form(props.form);
  const title = words.title(props.projectName);
  const people = peopleWithin(props.people, roomForPeople, [form.values.leader ?? null, props.leaderId]);
  const isThere = props.people.some((one) => one.id === props.leaderId);
  const body = [
    heading(title),
    text(words.intro),
    ...(props.listed > 0 ? [text(words.listed(props.listed))] : []),
    ...attentions(form),
    ...(props.groups.length > 1
      ? field(
          form,
          choiceInput(
            'groupKind',
            words.group,
            props.groups.map((kind) => ({ title: capital(say.words.names.theGroup[kind]), value: kind })),
            { value: props.groups[0] ?? 'project', expanded: true, required: true },
          ),
        )
      : (form.problems.groupKind ?? []).map(attention)),
    ...field(
      form,
      choiceInput('leader', words.leader, people.shown, {
        ...{ value: isThere ? (props.leaderId ?? '') : '', required: true },
      }),
    ),
    ...notAll(people, say),
    ...field(form, textInput('greeting', words.greeting, { multiline: true })),
  ];
  const [only] = props.groups.length === 1 ? props.groups : [];
  return card(say.language, title, body, [
    primary(
      words.send,
      'workshop.start',
      { projectId: props.projectId, ...(only ? { groupKind: only } : {}) },
      true,
    ),
  ]);
}

/** Where there is one group only, the button names it. */
const data = onProject.extend({ groupKind: z.enum(['steering', 'project']).optional() });

export const readStartWorkshop: CommandReader<'workshop.start'> = (given, form) => {
  const known = data.safeParse(given);
  if (!known.success) return null;
  const { projectId, groupKind } = known.data;
  return {
    type: 'workshop.start',
    projectId,
    groupKind: groupKind ?? form.choice('groupKind', ['project', 'steering'] as const),
    leaderId: form.id('leader'),
    greeting: form.text('greeting'),
  };
};
