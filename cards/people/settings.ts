import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, press } from '../card.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';

/** The settings as they are now. */
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
