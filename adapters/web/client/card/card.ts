import { AdaptiveCard, ExecuteAction, GlobalSettings } from 'adaptivecards';
import type { WireMessage } from '../../wire.ts';
import { h } from '../dom.ts';
import { makeAccessible, showErrors } from './accessible.ts';
import { hostConfig } from './host-config.ts';
import { restoreValues, valuesOf } from './values.ts';

GlobalSettings.setTabIndexAtCardRoot = false;
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
// every text is plain: what people wrote is never markup
AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false;
};

/** What somebody did on a card. */
export interface Pressed {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, string>>;
}

/** A card on the page. */
export interface DrawnCard {
  readonly element: HTMLElement;
  readonly message: WireMessage;
  /** Whether somebody has begun to fill it in. */
  isTouched(): boolean;
  values(): Readonly<Record<string, string>>;
  inputIds(): readonly string[];
  restore(values: Readonly<Record<string, string>>): void;
  showErrors(errors: Readonly<Record<string, string>>): void;
  /** While a press is under way, no second one. */
  setBusy(busy: boolean): void;
}

interface CardJson {
  readonly lang?: string;
}

const dataOf = (action: ExecuteAction): Record<string, unknown> =>
  typeof action.data === 'object' && action.data !== null ? { ...action.data } : {};

/** Draws a card; what is pressed is handed on with the values as typed, unchecked: the server knows the rules. */
export function drawCard(message: WireMessage, press: (pressed: Pressed) => void): DrawnCard {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(message.card);
  let busy = false;
  const drawn = card.render();
  const element = h('div', { class: 'card', lang: (message.card as CardJson).lang ?? null });
  if (drawn) element.append(drawn);
  for (const action of card.getAllActions()) {
    if (!(action instanceof ExecuteAction)) continue;
    // in place of adaptivecards' own way, which checks the inputs by itself and says nothing of what is wrong
    action.execute = () => {
      if (busy) return;
      const values = action.associatedInputs === 'none' ? {} : valuesOf(card);
      press({ verb: action.verb ?? '', data: dataOf(action), values });
    };
  }
  makeAccessible(card, element, message.view.startsWith('minutes:'));
  const atFirst = JSON.stringify(valuesOf(card));
  return {
    element,
    message,
    isTouched: () => JSON.stringify(valuesOf(card)) !== atFirst,
    values: () => valuesOf(card),
    inputIds: () => card.getAllInputs().flatMap((input) => input.id ?? []),
    restore: (values) => restoreValues(card, values),
    showErrors: (errors) => showErrors(card, errors),
    setBusy(now) {
      busy = now;
      element.setAttribute('aria-busy', String(now));
    },
  };
}
