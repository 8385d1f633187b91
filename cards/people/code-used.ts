import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, heading, primary, text } from '../card.ts';
import type { Say } from '../words/say.ts';

/** What came of a one-time code. */
export function codeUsed(props: Views['codeUsed'], say: Say): Card {
  const words = say.words.people.code;
  if (!props.madeAdministrator) {
    const used = words.used(props.personName);
    return card(say.language, used, [heading(used)]);
  }
  const { administrator, administratorNext } = words;
  const choose = primary(say.words.workspace.choose, 'workspace.form');
  return card(say.language, administrator, [heading(administrator), text(administratorNext)], [choose]);
}
