import type { Action } from '../card.ts';
import { cardLimits } from '../limits.ts';
import type { Button } from './blocks.ts';
import type { Drawing } from './drawing.ts';
import { pressValue } from './press.ts';
import { line } from './texts.ts';

const { slack } = cardLimits;

const styles = { positive: 'primary', destructive: 'danger' } as const;

function button(action: Action, drawing: Drawing): Button {
  const text = line(action.title, slack.buttonText);
  switch (action.type) {
    case 'Action.Execute':
      return {
        type: 'button',
        text,
        action_id: drawing.buttonId(action.verb),
        value: pressValue(action),
        ...(action.style ? { style: styles[action.style] } : {}),
      };
    case 'Action.OpenUrl':
      return { type: 'button', text, action_id: drawing.buttonId('visit'), url: action.url };
    default:
      return notKnown(action);
  }
}

function notKnown(action: never): never {
  throw new Error(`Block Kit cannot show ${(action as { readonly type?: string }).type ?? 'this'}`);
}

/** Buttons beside each other; none for the action that the surface has its own place for. */
export function drawActions(drawing: Drawing, actions: readonly Action[]): void {
  const buttons = actions
    .filter((action) => action !== drawing.manner.without)
    .map((action) => button(action, drawing));
  for (let from = 0; from < buttons.length; from += slack.actions)
    drawing.block({ type: 'actions', elements: buttons.slice(from, from + slack.actions) });
}
