import { z } from 'zod';
import type { PersonChoice } from '../../bot/conversation/command.ts';
import type { Views } from '../../bot/conversation/view.ts';
import { limits } from '../../bot/limits.ts';
import { languages } from '../../bot/people/person.ts';
import { themes } from '../../bot/programme/programme.ts';
import type { Party } from '../../bot/project/project.ts';
import { parties } from '../../bot/project/project.ts';
import { type Card, card, type Element, heading, primary, section, subtle, text } from '../card.ts';
import { attentions, choiceInput, type FormTexts, field, textInput } from '../form.ts';
import { offeredTimeZones } from '../people/time-zones.ts';
import { id, linesOf, type Reading, form as reading } from '../reading.ts';
import { choice, firstOf, peopleWithin } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { partyMeant } from './party-meant.ts';
import { notAll, notAllPeople, roomForPeople } from './people-lists.ts';

/** The most channels to choose from. */
const mostPlaces = 15;

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
    ...field(form, textInput('name', words.name, { required: true })),
    ...field(
      form,
      textInput('participant', words.participant, {
        value: props.ownParticipant ?? '',
        placeholder: words.participantExample,
        required: true,
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
    ...field(form, choiceInput('pa', words.pa, people.shown, { picks: 'person', required: true })),
    ...field(form, choiceInput('pl', words.pl, people.shown, { picks: 'person', required: true })),
    ...notAllPeople(people, say),
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
          { value: 'steering', expanded: true, required: true },
        ),
      ),
      ...parties.flatMap((party) =>
        field(
          form,
          choiceInput(`members:${party}`, words.members[party], people.shown, {
            many: true,
            picks: 'person',
          }),
        ),
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
          { value: props.defaults.language, required: true },
        ),
      ),
      ...field(
        form,
        choiceInput('timeZone', words.timeZone, offeredTimeZones(props.defaults.timeZone), {
          value: props.defaults.timeZone,
          required: true,
        }),
      ),
      ...places(props, form, say),
    ]),
  ];
  return card(say.language, words.title, body, [primary(words.send, 'project.create', {}, true)]);
}

/** Where the project talks, on a platform that has channels to choose from. */
function places(props: Views['projectForm'], form: FormTexts, say: Say): readonly Element[] {
  if (props.places.length === 0 && !props.picksPlaces) return [];
  const words = say.words.project.form;
  const listed = firstOf(props.places, mostPlaces);
  const channels = listed.shown.map(({ externalId, name }) => choice(name, externalId));
  const own = props.picksPlaces ? [] : [choice(words.makePlace, 'new')];
  const [only] = channels.length === 1 ? channels : [];
  return [
    ...field(
      form,
      choiceInput('groupPlace', words.groupPlace, [...own, ...channels], {
        value: props.picksPlaces ? (only?.value ?? '') : 'new',
        picks: 'channel',
        required: props.picksPlaces,
      }),
    ),
    ...field(
      form,
      choiceInput('openPlace', words.openPlace, [choice(words.noPlace, 'none'), ...channels], {
        value: 'none',
        picks: 'channel',
      }),
    ),
    ...notAll(listed, say).map((note) => ({ ...note, aboutList: true as const })),
    ...(props.places.length === 0 ? [{ ...subtle(words.noPlaces), aboutList: true as const }] : []),
  ];
}

/** Whom the form names, each with their party: picked in its lists, or by name and party on a line (COOP-1). */
function members(form: Reading): readonly { readonly person: PersonChoice; readonly party: Party }[] {
  const picked = parties.flatMap((party) =>
    form.many(`members:${party}`).map((personId) => {
      if (!id.safeParse(personId).success) form.refuse(`members:${party}`, 'personUnknown');
      return { person: { id: personId }, party };
    }),
  );
  const typed = form.text('newPeople');
  if (typed.length > limits.newPeople) {
    form.refuse('newPeople', 'textTooLong', { max: limits.newPeople });
    return picked;
  }
  const named = linesOf(typed).flatMap((line) => {
    const cut = line.lastIndexOf(',');
    const party = cut > 0 ? partyMeant(line.slice(cut + 1)) : null;
    if (!party) {
      form.refuse('newPeople', 'partyMissing');
      return [];
    }
    return [{ person: { newName: line.slice(0, cut).trim() }, party }];
  });
  return [...picked, ...named];
}

const place = (form: Reading, field: string): string | null => {
  const value = form.text(field);
  return value === '' || value === 'new' || value === 'none' ? null : value;
};

/** The project as filled in. */
export const readCreateProject = reading('project.create', z.object({}), (form) => {
  const chosen = form.many('themes').filter((one) => (themes as readonly string[]).includes(one));
  return {
    name: form.text('name'),
    participant: form.text('participant'),
    themes: chosen as (typeof themes)[number][],
    language: form.choice('language', languages),
    timeZone: form.text('timeZone'),
    groupPlace: place(form, 'groupPlace'),
    openPlace: place(form, 'openPlace'),
    pa: form.id('pa'),
    pl: form.id('pl'),
    groupKind: form.choice('groupKind', ['steering', 'project']),
    members: members(form),
  };
});
