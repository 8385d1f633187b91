import type { Views } from '../../bot/conversation/view.ts';
import { languages } from '../../bot/people/person.ts';
import { themes } from '../../bot/programme/programme.ts';
import { groupKinds, parties } from '../../bot/project/project.ts';
import {
  type Card,
  card,
  choiceInput,
  type Element,
  type FormTexts,
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
import { attentions } from '../evaluation/parts.ts';
import { offeredTimeZones } from '../people/settings.ts';
import { choice, choicesWithin, cut, firstOf, peopleWithin, type Shown } from '../room.ts';
import type { Say } from '../words/say.ts';
import { capital } from './project.ts';

/** The bytes of a form's choices of people, over all its lists together (design §5: Teams takes 28 KB a card). */
const roomForPeople = 14_000;
/** The most channels to choose from. */
const mostPlaces = 15;

/** Of how many, where not all people fit into a list. */
const notAll = ({ shown, left }: Shown<unknown>, say: Say): readonly Element[] =>
  left > 0 ? [subtle(say.words.names.notAll(shown.length, shown.length + left))] : [];

/** Setting up a project: who, where, and which group evaluates it. */
export function projectForm(props: Views['projectForm'], say: Say): Card {
  const words = say.words.project.form;
  const { names } = say.words;
  const form = say.form(props.form);
  const people = peopleWithin(props.people, roomForPeople / 5);
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
    ...field(form, choiceInput('pa', words.pa, people.shown)),
    ...field(form, choiceInput('pl', words.pl, people.shown)),
    ...notAll(people, say),
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
        field(form, choiceInput(`members:${party}`, words.members[party], people.shown, { many: true })),
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
      ...places(props, form, say),
    ]),
  ];
  return card(say.language, words.title, body, [primary(words.send, 'project.create', {}, true)]);
}

/** Where the project talks, on a platform that has channels to choose from. */
function places(props: Views['projectForm'], form: FormTexts, say: Say): readonly Element[] {
  if (props.places.length === 0) return [];
  const words = say.words.project.form;
  const channels = firstOf(props.places, mostPlaces).shown.map(({ externalId, name }) =>
    choice(name, externalId),
  );
  return [
    ...field(
      form,
      choiceInput('groupPlace', words.groupPlace, [choice(words.makePlace, 'new'), ...channels], {
        value: 'new',
      }),
    ),
    ...field(
      form,
      choiceInput('openPlace', words.openPlace, [choice(words.noPlace, 'none'), ...channels], {
        value: 'none',
      }),
    ),
  ];
}

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
      ...field(form, choiceInput('person', words.person, people.shown)),
      ...notAll(people, say),
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
      ...field(form, choiceInput('pa', capital(names.role.pa), people.shown, { value: props.pa ?? '' })),
      ...field(form, choiceInput('pl', capital(names.role.pl), people.shown, { value: props.pl ?? '' })),
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

/** How many projects get a button of their own. */
const mostButtons = 6;

/** Which project is meant, where somebody has several. */
export function chooseProject(props: Views['chooseProject'], say: Say): Card {
  const words = say.words.project.choose;
  const verb = aboutProject(props.verb);
  if (props.projects.length <= mostButtons) {
    const buttons = props.projects.map(({ id, name }) => press(cut(name, 40), verb, { projectId: id }));
    return card(say.language, words.title, [heading(words.title)], buttons);
  }
  const choices = choicesWithin(
    props.projects.map(({ id, name }) => choice(name, id)),
    roomForPeople,
  );
  const body = [
    heading(words.title),
    choiceInput('projectId', words.project, choices.shown),
    ...notAll(choices, say),
  ];
  return card(say.language, words.title, body, [primary(words.send, verb, {}, true)]);
}

const aboutProject = (verb: string): 'project.show' | 'group.form' | 'round.form' =>
  verb === 'group.form' || verb === 'round.form' ? verb : 'project.show';
