import { type Attachment, CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { Message } from '../../bot/conversation/message.ts';
import { storable } from '../../bot/conversation/storable.ts';
import { type View, viewKey } from '../../bot/conversation/view.ts';
import { chosenIn } from '../../bot/people/picking.ts';
import { adaptiveCard } from '../../cards/adaptive-card.ts';
import type { Action, Card, Element } from '../../cards/card.ts';
import { cardLimits } from '../../cards/limits.ts';
import { inputsOf } from '../../cards/parts.ts';
import { escaped, withoutSigns } from './markdown.ts';

/** An Adaptive Card as Teams takes it. */
export type TeamsCard = Readonly<Record<string, unknown>>;

/**
 * What an action carries of ours, under one name, so that nothing that somebody fills in can take its place: the
 * command's data, the view that the card shows, which inputs it has (Teams leaves out those that are empty), and which
 * of them are lists of people.
 */
const ours = z.object({
  data: z.record(z.string(), z.unknown()),
  shows: z.string(),
  inputs: z.array(z.string()).optional(),
  picks: z.array(z.string()).optional(),
});
const name = 'saman';

/** The card of a message, as wide as the conversation. */
export function drawn({ card, view }: Message): TeamsCard {
  const picks = inputsOf(card as Card).flatMap((input) =>
    input.type === 'Input.ChoiceSet' && input.picks === 'person' ? [input.id] : [],
  );
  const shown = adaptiveCard(card as Card);
  const inputs = inputsOf(shown).map(({ id }) => id);
  const sends = { inputs, ...(picks.length > 0 ? { picks } : {}) };
  const draw = (write: Writing): TeamsCard => ({
    ...withOurs(shown, view, sends, write),
    msteams: { width: 'Full' },
  });
  const whole = draw(escaped);
  // escaping makes texts longer; signs that nobody misses are left out rather than the message
  return sizeOf(whole) > cardLimits.teams.bytes ? draw(withoutSigns) : whole;
}

type Writing = (text: string) => string;

const sizeOf = (card: TeamsCard): number => new TextEncoder().encode(JSON.stringify(card)).length;

export const attachmentOf = (message: Message): Attachment => CardFactory.adaptiveCard(drawn(message));

function withOurs(card: Card, view: View, sends: object, write: Writing): TeamsCard {
  const action = (one: Action): object =>
    one.type === 'Action.Execute'
      ? {
          ...one,
          data: {
            [name]: {
              data: one.data,
              shows: viewKey(view),
              ...(one.associatedInputs === 'auto' ? sends : {}),
            },
          },
        }
      : one;
  const element = (one: Element): object => {
    switch (one.type) {
      case 'Container':
        return { ...one, items: one.items.map(element) };
      case 'ColumnSet':
        return {
          ...one,
          columns: one.columns.map((column) => ({ ...column, items: column.items.map(element) })),
        };
      case 'ActionSet':
        return { ...one, actions: one.actions.map(action) };
      case 'TextBlock':
        return { ...one, text: write(one.text) };
      case 'FactSet':
        return {
          ...one,
          facts: one.facts.map(({ title, value }) => ({ title: write(title), value: write(value) })),
        };
      // Teams shows pictures over https only; what they say is said in words
      case 'Image':
        return one.url.startsWith('http://')
          ? { type: 'TextBlock', text: write(one.altText), wrap: true }
          : one;
      // the titles of a list that is spread out can be read as Markdown too, and not everywhere
      case 'Input.ChoiceSet':
        return one.style === 'expanded'
          ? {
              ...one,
              choices: one.choices.map(({ title, value }) => ({ title: withoutSigns(title), value })),
            }
          : one;
      default:
        return one;
    }
  };
  return {
    ...card,
    body: card.body.map(element),
    ...(card.actions ? { actions: card.actions.map(action) } : {}),
  };
}

/** What came back with an action. */
export interface Sent {
  readonly data: Readonly<Record<string, unknown>>;
  /** The key of the view that the card showed; empty where the action is none of ours. */
  readonly shows: string;
  readonly values: Readonly<Record<string, string>>;
  /** Accounts that were chosen, by the list they were chosen in. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
}

/** Takes apart what an action brought: ours, and what was filled in. */
export function sentIn(all: Readonly<Record<string, unknown>>): Sent {
  const { [name]: own, ...filled } = all;
  const { data, shows, inputs = [], picks = [] } = ours.safeParse(own).data ?? { data: {}, shows: '' };
  const values: Record<string, string> = Object.fromEntries(inputs.map((input) => [input, '']));
  const picked: Record<string, readonly string[]> = {};
  for (const [input, value] of Object.entries(filled)) {
    if (typeof value !== 'string') continue;
    const { persons, accounts } = picks.includes(input) ? chosenIn(value) : { persons: value, accounts: [] };
    values[input] = storable(persons);
    if (accounts.length > 0) picked[input] = accounts;
  }
  return { data, shows, values, picked };
}

/** Whether a card still offers an action. */
export const offers = (card: Card, verb: string): boolean =>
  JSON.stringify(card).includes(`"verb":${JSON.stringify(verb)}`);
