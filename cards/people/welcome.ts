import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, press, primary, subheading, text, visit } from '../card.ts';
import type { Say } from '../words/say.ts';

/** Who Saman is, what it does and where it keeps things; in a channel also what everybody there will see. */
export function welcome(props: Views['welcome'], say: Say): Card {
  const words = say.words.people.welcome;
  const { home } = say.words.people;
  const isDirect = props.where === 'direct';
  const body = [
    heading(words.title),
    text(isDirect ? words.what : words.whatHere),
    text(isDirect ? words.how : words.howHere),
    subheading(words.storedTitle),
    text(words.stored(props.operator)),
  ];
  return card(say.language, words.notification, body, [
    ...(isDirect ? [primary(words.begin, 'home.show')] : [primary(home.newProject, 'project.form')]),
    press(home.help, 'help.show'),
    ...(isDirect ? [press(home.settings, 'settings.form')] : []),
    ...(props.privacyUrl ? [visit(words.privacy, props.privacyUrl)] : []),
  ]);
}
