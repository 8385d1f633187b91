import type { Card } from '../card.ts';
import { cardLimits } from '../limits.ts';
import type { HomeView } from './blocks.ts';
import { draw } from './elements.ts';

/** A card as somebody's Home tab. */
export const slackHome = (card: Card): HomeView => ({
  type: 'home',
  blocks: draw(card, cardLimits.slack.modalBlocks),
});
