import { z } from 'zod';
import type { PersonChoice } from '../../bot/conversation/command.ts';
import type { Views } from '../../bot/conversation/view.ts';
import { groupKinds, parties, projectRoles } from '../../bot/project/project.ts';
import {
  type Card,
  card,
  type Element,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
} from '../card.ts';
import { attentions, choiceInput, field, textInput } from '../form.ts';
import { id, onProject, form as reading } from '../reading.ts';
import { choice, choicesWithin, peopleWithin } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { notAll, notAllPeople, roomForPeople } from './people-lists.ts';

/** Who is in the groups, and who holds the project. Each button reads its own fields. */
export function groupForm(props: Views['groupForm'], say: Say): Card {
  const words = say.words.project.groupForm;
  const { names } = say.words;
  const form = say.form(props.form);
  const data = { projectId: props.projectId };
  const people = peopleWithin(props.people, roomForPeople / 4, [props.pa, props.pl]);
  const title = words.title(props.projectName);
  const kinds = groupKinds.map((kind) => ({ title: capital(names.theGroup[kind]), value: kind }));
  const members = choicesWithin(
    props.groups.flatMap((group) =>
      group.members.map((member) =>
        choice(words.inGroup(member.name, names.group[group.kind]), `${group.kind}:${member.id}`),
      ),
    ),
    roomForPeople / 4,
  );
  const body: readonly Element[] = [
    heading(title),
    ...attentions(form),
    section([
      subheading(words.add),
      ...field(form, choiceInput('person', words.person, people.shown, { picks: 'person' })),
      ...notAllPeople(people, say),
      ...field(form, textInput('newName', words.newName)),
      ...field(
        form,
        choiceInput(
          'party',
          words.party,
          parties.map((party) => ({ title: capital(names.party[party]), value: party })),
        ),
      ),
      ...field(
        form,
        choiceInput('groupKind', words.group, kinds, { value: props.groups[0]?.kind ?? 'steering' }),
      ),
      { type: 'ActionSet', actions: [primary(words.addSend, 'group.add', data, true)] },
    ]),
    ...(members.shown.length === 0
      ? []
      : [
          section([
            subheading(words.remove),
            ...field(form, choiceInput('member', words.member, members.shown)),
            ...notAll(members, say),
            subtle(words.removeNote),
            { type: 'ActionSet', actions: [press(words.removeSend, 'group.remove', data, { sends: true })] },
          ]),
        ]),
    section([
      subheading(words.roles),
      ...projectRoles.flatMap((role) =>
        field(
          form,
          choiceInput(role, capital(names.role[role]), people.shown, {
            value: props[role] ?? '',
            picks: 'person',
          }),
        ),
      ),
      {
        type: 'ActionSet',
        actions: [
          press(words.paSend, 'role.give', { ...data, role: 'pa' }, { sends: true }),
          press(words.plSend, 'role.give', { ...data, role: 'pl' }, { sends: true }),
        ],
      },
    ]),
    { type: 'ActionSet', actions: [press(say.words.project.sharing.show, 'sharing.show', data)] },
  ];
  return card(say.language, title, body);
}

/** Who joins: somebody who can be picked, or a new name, which goes first. */
export const readAdd = reading('group.add', onProject, (form) => {
  const newName = form.text('newName').trim();
  const person: PersonChoice = newName ? { newName } : { id: form.id('person') };
  return {
    person,
    party: form.choice('party', parties),
    groupKind: form.choice('groupKind', groupKinds),
  };
});

/** Who leaves, and which group: the option names both. */
export const readRemove = reading('group.remove', onProject, (form) => {
  const [kind = '', personId = ''] = form.text('member').split(':');
  if (personId === '') form.refuse('member', 'choiceMissing');
  else if (!(groupKinds as readonly string[]).includes(kind) || !id.safeParse(personId).success)
    form.refuse('member', 'choiceUnknown');
  return { groupKind: kind as (typeof groupKinds)[number], personId };
});

/** Who becomes PA or PL: the button names the role, and each reads its own list. */
export const readGiveRole = reading(
  'role.give',
  onProject.extend({ role: z.enum(projectRoles) }),
  (form, { role }) => ({ personId: form.id(role) }),
);
