import { z } from 'zod';
import type { Views } from '../../bot/conversation/view.ts';
import { languages } from '../../bot/people/person.ts';
import { type Card, card, heading, press, primary } from '../card.ts';
import { attentions, choiceInput, field } from '../form.ts';
import { form as reading } from '../reading.ts';
import { choice } from '../room.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';
import { offeredTimeZones } from './time-zones.ts';

/** Choosing a language and a time zone. */
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
      choiceInput('language', words.language, choices, {
        value: props.language,
        expanded: true,
        required: true,
      }),
    ),
    ...field(
      form,
      choiceInput('timeZone', words.timeZone, offeredTimeZones(props.timeZone), {
        value: props.timeZone,
        required: true,
      }),
    ),
    ...(props.accounts.length < 2
      ? []
      : field(
          form,
          choiceInput(
            'account',
            words.account,
            props.accounts.map(({ id, isHere, organisation }) =>
              choice(isHere ? words.here : words.elsewhere(organisation), id),
            ),
            {
              value: props.accounts.find((one) => one.isPreferred)?.id ?? '',
              expanded: true,
              required: true,
            },
          ),
        )),
  ];
  return card(say.language, words.title, body, [
    primary(words.send, 'settings.save', {}, true),
    press(words.anotherAccount, 'code.form'),
  ]);
}

/** Language and time zone as chosen. */
export const readSettings = reading('settings.save', z.object({}), (form) => ({
  language: form.choice('language', languages),
  timeZone: form.text('timeZone'),
  accountId: form.text('account') === '' ? null : form.id('account'),
}));
