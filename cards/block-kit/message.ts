import type { FormCommand } from '../../bot/conversation/forms.ts';
import type { Card } from '../card.ts';
import { cardLimits } from '../limits.ts';
import { opener } from '../opener.ts';
import { inputsOf } from '../parts.ts';
import type { Block } from './blocks.ts';
import { draw } from './elements.ts';
import { escaped } from './texts.ts';

/** What `chat.postMessage`, `chat.update` and `chat.postEphemeral` take. */
export interface SlackMessage {
  /** For notifications and screen readers; Slack reads it as mrkdwn. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Whether a card is a form to be opened: it asks for typing, or for more than one choice. */
export function needsModal(card: Card): boolean {
  const inputs = inputsOf(card);
  return inputs.length > 1 || inputs.some(({ type }) => type !== 'Input.ChoiceSet');
}

/** A card as a message. In place of a form stands what opens it: `form`, the command that shows it again. */
export function slackMessage(card: Card, form: FormCommand | null): SlackMessage {
  const text = escaped(card.fallbackText);
  if (!needsModal(card)) return { text, blocks: draw(card, cardLimits.slack.messageBlocks) };
  if (!form) throw new Error('a message cannot hold this form, and nothing opens it');
  return { text, blocks: draw(opener(card, form), cardLimits.slack.messageBlocks) };
}
