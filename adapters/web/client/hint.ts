import type { WireConversation } from '../wire.ts';
import type { DemoHost } from './demo-panel.ts';
import { button, fill, h } from './dom.ts';

/** The quiet line that says what to try next, with buttons that do just that. */
export function drawHint(host: DemoHost): HTMLElement {
  const { words, hint } = host.state;
  return h(
    'section',
    { class: 'hint', 'data-hint': hint.hint, 'aria-label': words.demo.nextStep },
    h(
      'p',
      {},
      h('strong', {}, words.demo.nextStep),
      ' ',
      fill(words.demo.hints[hint.hint], hint.at ? host.moment(hint.at) : {}),
    ),
    h('div', { class: 'row' }, ...stepsOf(host)),
  );
}

function stepsOf(host: DemoHost): readonly (HTMLElement | null)[] {
  const { words, hint, people, me } = host.state;
  const { demo } = words;
  const small = { class: 'button small' };
  const { at } = hint;
  if (at !== undefined) return [button(demo.moveTo, () => host.moveClock({ now: at }), small)];
  const other = people.find((one) => one.externalId === hint.actAs && one.externalId !== me.externalId);
  const become =
    other &&
    button(fill(demo.becomePerson, { name: other.name }), () => host.become(other.externalId), small);
  if (hint.hint === 'switchPerson')
    return [button(demo.letOthersAnswer, host.letOthersAnswer, small), become ?? null];
  if (become) return [become];

  const goTo = (kind: WireConversation['kind'], label: string): HTMLElement | null => {
    const conversation = host.state.conversations.find((one) => one.kind === kind);
    if (!conversation || conversation.key === host.current) return null;
    return button(label, () => host.open(conversation.key), small);
  };
  const write = (text: string): HTMLElement =>
    button(fill(demo.write, { text }), () => host.write(text), small);
  switch (hint.hint) {
    case 'answer':
      return [goTo('direct', demo.openDirect)];
    case 'readResult':
      return [goTo('channel', demo.openChannel) ?? write(demo.toWrite.readResult)];
    case 'openRound':
    case 'closeRound':
    case 'approveMinutes':
      return [write(demo.toWrite[hint.hint])];
    default:
      return [];
  }
}
