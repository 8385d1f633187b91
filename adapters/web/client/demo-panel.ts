import { type Language, languages } from '../../../bot/people/person.ts';
import type { WireState } from '../wire.ts';
import { button, h, select } from './dom.ts';
import { chooseLook, chosenLook, type Look, looks } from './looks.ts';

export interface DemoHost {
  readonly state: WireState;
  /** The open conversation. */
  readonly current: string | null;
  open(conversation: string): void;
  /** Writes to Saman in the open conversation. */
  write(text: string): void;
  /** The clock as it is now, as text. */
  clock(): string;
  /** Whether it is another time than the real one. */
  isOwnTime(): boolean;
  /** A moment (ISO 8601) as text. */
  moment(at: string): { readonly day: string; readonly time: string };
  become(externalId: string): void;
  speak(language: Language): void;
  moveClock(to: { readonly advance: string } | { readonly now: string }): void;
  letOthersAnswer(): void;
  startOver(): void;
}

/** The demo's controls: who one is, language, look, clock, the others' answers, starting over. */
export function drawDemoPanel(host: DemoHost): HTMLElement {
  const { demo } = host.state.words;
  const people = host.state.people.map((person) => ({ value: person.externalId, name: person.name }));
  const spoken = languages.map((language) => ({
    value: language,
    name: demo.languages[language],
    lang: language,
  }));
  const looksList = looks.map((look) => ({ value: look, name: demo.looks[look] }));
  const move = (label: string, duration: string): HTMLButtonElement =>
    button(`+${label}`, () => host.moveClock({ advance: duration }), { class: 'button small' });
  return h(
    'section',
    { class: 'demo', 'aria-label': demo.menu },
    select(demo.actingAs, people, host.state.me.externalId, (value) => host.become(value)),
    h(
      'div',
      { class: 'pair' },
      select(demo.language, spoken, host.state.me.language, (value) => host.speak(value as Language)),
      select(demo.look, looksList, chosenLook(), (value) => chooseLook(value as Look)),
    ),
    h('p', { class: 'clock' }, h('span', {}, demo.clock), h('time', { id: 'clock' }, host.clock())),
    host.isOwnTime() && h('p', { class: 'own-time' }, demo.ownTime),
    h(
      'div',
      { class: 'row', role: 'group', 'aria-label': demo.moveClock },
      move(demo.hour, 'PT1H'),
      move(demo.day, 'P1D'),
      move(demo.week, 'P7D'),
    ),
    button(demo.letOthersAnswer, host.letOthersAnswer, { class: 'button small wide' }),
    button(demo.startOver, host.startOver, { class: 'button small wide plain' }),
  );
}
