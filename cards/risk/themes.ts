import type { Views } from '../../bot/conversation/view.ts';
import { type Card, card, facts, heading, subtle, text } from '../card.ts';
import { capital } from '../words/capital.ts';
import type { Say } from '../words/say.ts';

/** Counts by theme, for the programme's people: no sentence, and no project (domain §3, PRIV-6). */
export function riskThemes({ themes }: Views['riskThemes'], say: Say): Card {
  const words = say.words.risk.themes;
  const body = [
    heading(words.title),
    ...(themes.length === 0 ? [text(words.none)] : [subtle(words.intro)]),
    ...facts(
      themes.map(({ theme, projects, risks, required, lacking }) => [
        capital(say.words.names.theme[theme]),
        words.line(projects, risks, required, lacking),
      ]),
    ),
  ];
  return card(say.language, words.title, body);
}
