import type { Views } from '../../bot/conversation/view.ts';
import { languages } from '../../bot/people/person.ts';
import { type Card, type Choice, card, choiceInput, facts, field, heading, press, primary } from '../card.ts';
import { attentions } from '../evaluation/parts.ts';
import { capital } from '../project/project.ts';
import type { Say } from '../words/say.ts';

const usual = ['Europe/Oslo', 'Europe/London', 'Europe/Helsinki', 'Atlantic/Reykjavik', 'UTC'];

/** The time zones to choose from; the present one is always among them. */
export const offeredTimeZones = (present: string): readonly Choice[] =>
  [...new Set([present, ...usual])].map((zone) => ({ title: zone.replaceAll('_', ' '), value: zone }));

export function settings(props: Views['settings'], say: Say): Card {
  const words = say.words.people.settings;
  const body = [
    heading(words.saved),
    ...facts([
      [words.language, capital(say.words.names.language[props.language])],
      [words.timeZone, props.timeZone],
    ]),
  ];
  return card(say.language, words.saved, body, [press(words.change, 'settings.form')]);
}

export function settingsForm(props: Views['settingsForm'], say: Say): Card {
  const words = say.words.people.settings;
  const form = say.form(props.form);
  const choices = languages.map((language) => ({
    title: capital(say.words.names.language[language]),
    value: language,
  }));
  const body = [
    heading(words.title),
    ...attentions(form),
    ...field(
      form,
      choiceInput('language', words.language, choices, { value: props.language, expanded: true }),
    ),
    ...field(
      form,
      choiceInput('timeZone', words.timeZone, offeredTimeZones(props.timeZone), { value: props.timeZone }),
    ),
  ];
  return card(say.language, words.title, body, [
    primary(words.send, 'settings.save', {}, true),
    press(words.anotherAccount, 'code.form'),
  ]);
}
