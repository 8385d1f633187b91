import type { Loaded, View, ViewName, Views } from '../../bot/conversation/view.ts';
import type { Language } from '../../bot/people/person.ts';
import { languages } from '../../bot/people/person.ts';
import type { Card } from '../../cards/card.ts';
import { createPresenter } from '../../cards/presenter.ts';
import { calendars } from './samples/calendars.ts';
import { gatherings } from './samples/gatherings.ts';
import { goals } from './samples/goals.ts';
import { people } from './samples/people.ts';
import { plan } from './samples/plan.ts';
import { projects } from './samples/projects.ts';
import { reminders } from './samples/reminders.ts';
import { reporting } from './samples/reporting.ts';
import { risk } from './samples/risk.ts';
import { rounds } from './samples/rounds.ts';
import { type World, worlds } from './samples/world.ts';

/** Contents of every view, in a world; a new view without samples does not compile. */
const contents: { readonly [N in ViewName]: (world: World) => readonly Views[N][] } = {
  ...people,
  ...projects,
  ...plan,
  ...goals,
  ...reporting,
  ...rounds,
  ...reminders,
  ...risk,
  ...calendars,
  ...gatherings,
};
export const viewNames = Object.keys(contents) as readonly ViewName[];
export type WorldName = keyof typeof worlds;
export const worldNames = Object.keys(worlds) as readonly WorldName[];

/** What a view is about, by the first of these that its contents name. */
const ids = [
  ...(['gatheringId', 'milestoneId', 'workshopId', 'riskId', 'goalId', 'roundId', 'projectId'] as const),
];

const about = (name: ViewName, props: object): View => {
  const named: Readonly<Partial<Record<(typeof ids)[number], string>>> = props;
  const id = ids.map((key) => named[key]).find((one) => one !== undefined && one !== null);
  return (id === undefined ? { name } : { name, id }) as View;
};

/** The contents of a view in one world and one of its states. */
export interface Sample {
  readonly title: string;
  readonly name: ViewName;
  readonly world: WorldName;
  readonly loaded: Loaded;
}

/** Every view in every world, in all its states. */
export const samples: readonly Sample[] = viewNames.flatMap((name) =>
  worldNames.flatMap((world) =>
    contents[name](worlds[world]).map((props, index) => ({
      title: `${name}, ${world} ${index + 1}`,
      name,
      world,
      loaded: { view: about(name, props), props } as Loaded,
    })),
  ),
);

const presenter = createPresenter();

/** A sample as somebody sees it. */
export interface Shown extends Sample {
  readonly language: Language;
  readonly card: Card;
  readonly plain: string;
}

/** A sample's card in a language, in Oslo. */
export function show(sample: Sample, language: Language): Shown {
  const { card, plain } = presenter.present(sample.loaded, { language, timeZone: 'Europe/Oslo' });
  return { ...sample, title: `${sample.title}, ${language}`, language, card: card as Card, plain };
}

/** Every card in every language. */
export const everyCard: readonly Shown[] = samples.flatMap((sample) =>
  languages.map((language) => show(sample, language)),
);
