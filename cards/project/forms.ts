import type { Views } from '../../bot/conversation/view.ts';
import { languages } from '../../bot/people/person.ts';
import { themes } from '../../bot/programme/programme.ts';
import { groupKinds, parties } from '../../bot/project/project.ts';
import {
  type Card,
  card,
  choiceInput,
  type Element,
  field,
  heading,
  press,
  primary,
  section,
  subheading,
  subtle,
  text,
  textInput,
} from '../card.ts';
import { mostChoices } from '../evaluation/afterwards.ts';
import { attentions } from '../evaluation/parts.ts';
import { offeredTimeZones } from '../people/settings.ts';
import type { Say } from '../words/say.ts';
import { capital } from './project.ts';

const options = (people: readonly { readonly id: string; readonly name: string }[]) =>
  people.slice(0, mostChoices).map(({ id, name }) => ({ title: name, value: id }));

/** Setting up a project: who, where, and which group evaluates it. */
export function projectForm(props: Views['projectForm'], say: Say): Card {
  const words = say.words.project.form;
  const { names } = say.words;
  const form = say.form(props.form);
  const people = options(props.people);
  const places = props.places
    .map(({ externalId, name }) => ({ title: name, value: externalId }))
    .slice(0, 99);
  const body: readonly Element[] = [
    heading(words.title),
    text(words.intro),
    ...attentions(form),
    ...field(form, textInput('name', words.name)),
    ...field(
      form,
      textInput('participant', words.participant, {
        value: props.ownParticipant ?? '',
        placeholder: words.participantExample,
      }),
    ),
    ...field(
      form,
      choiceInput(
        'themes',
        words.themes,
        themes.map((theme) => ({ title: capital(names.theme[theme]), value: theme })),
        { many: true, expanded: true },
      ),
    ),
    ...field(form, choiceInput('pa', words.pa, people)),
    ...field(form, choiceInput('pl', words.pl, people)),
    section([
      ...field(
        form,
        choiceInput(
          'groupKind',
          words.groupKind,
          (['steering', 'project'] as const).map((kind) => ({
            title: capital(names.theGroup[kind]),
            value: kind,
          })),
          { value: 'steering', expanded: true },
        ),
      ),
      ...parties.flatMap((party) =>
        field(form, choiceInput(`members:${party}`, words.members[party], people, { many: true })),
      ),
      ...field(
        form,
        textInput('newPeople', words.newPeople, { multiline: true, placeholder: words.newPeopleExample }),
      ),
    ]),
    section([
      ...field(
        form,
        choiceInput(
          'language',
          words.language,
          languages.map((language) => ({ title: capital(names.language[language]), value: language })),
          { value: props.defaults.language },
        ),
      ),
      ...field(
        form,
        choiceInput('timeZone', words.timeZone, offeredTimeZones(props.defaults.timeZone), {
          value: props.defaults.timeZone,
        }),
      ),
      ...(places.length === 0
        ? []
        : [
            ...field(
              form,
              choiceInput(
                'groupPlace',
                words.groupPlace,
                [{ title: words.makePlace, value: 'new' }, ...places],
                {
                  value: 'new',
                },
              ),
            ),
            ...field(
              form,
              choiceInput(
                'openPlace',
                words.openPlace,
                [{ title: words.noPlace, value: 'none' }, ...places],
                {
                  value: 'none',
                },
              ),
            ),
          ]),
    ]),
  ];
  return card(say.language, words.title, body, [primary(words.send, 'project.create', {}, true)]);
}

/** Who is in the groups, and who holds the project. Each button reads its own fields. */
export function groupForm(props: Views['groupForm'], say: Say): Card {
  const words = say.words.project.groupForm;
  const { names } = say.words;
  const form = say.form(props.form);
  const data = { projectId: props.projectId };
  const people = options(props.people);
  const title = words.title(props.projectName);
  const kinds = groupKinds.map((kind) => ({ title: capital(names.theGroup[kind]), value: kind }));
  const members = props.groups
    .flatMap((group) =>
      group.members.map((member) => ({
        title: words.inGroup(member.name, names.group[group.kind]),
        value: `${group.kind}:${member.id}`,
      })),
    )
    .slice(0, mostChoices);
  const body: readonly Element[] = [
    heading(title),
    ...attentions(form),
    section([
      subheading(words.add),
      ...field(form, choiceInput('person', words.person, people)),
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
    ...(members.length === 0
      ? []
      : [
          section([
            subheading(words.remove),
            ...field(form, choiceInput('member', words.member, members)),
            subtle(words.removeNote),
            { type: 'ActionSet', actions: [press(words.removeSend, 'group.remove', data, { sends: true })] },
          ]),
        ]),
    section([
      subheading(words.roles),
      ...field(form, choiceInput('pa', capital(names.role.pa), people, { value: props.pa ?? '' })),
      ...field(form, choiceInput('pl', capital(names.role.pl), people, { value: props.pl ?? '' })),
      {
        type: 'ActionSet',
        actions: [
          press(words.paSend, 'role.give', { ...data, role: 'pa' }, { sends: true }),
          press(words.plSend, 'role.give', { ...data, role: 'pl' }, { sends: true }),
        ],
      },
    ]),
  ];
  return card(say.language, title, body);
}

export function chooseProject(props: Views['chooseProject'], say: Say): Card {
  const words = say.words.project.choose;
  const buttons = props.projects
    .slice(0, 6)
    .map(({ id, name }) => press(name.slice(0, 40), props.verb as 'project.show', { projectId: id }));
  return card(say.language, words.title, [heading(words.title)], buttons);
}
