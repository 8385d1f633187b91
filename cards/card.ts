import type { CommandType } from '../bot/conversation/command.ts';
import type { Language } from '../bot/people/person.ts';

/**
 * The subset of Adaptive Card 1.5 that Saman uses: closed, so that a renderer can be total. Every text is PLAIN: no
 * markdown, no mark-up; each adapter escapes it for its platform. Required fields are checked when a form is sent,
 * never by the card, because a draft must be possible.
 *
 * `required`, `picks` and `aboutList` are ours, beyond 1.5: a platform that can, uses them. `adaptiveCard` takes them
 * away for platforms that show the card as it is.
 */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: Language;
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

export type Element =
  | TextBlock
  | FactSet
  | Container
  | ColumnSet
  | ActionSet
  | Image
  | TextInput
  | ChoiceInput
  | DateInput
  | TimeInput;

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly style?: 'heading';
  readonly size?: 'small' | 'medium' | 'large';
  readonly weight?: 'bolder';
  readonly color?: 'good' | 'attention';
  readonly isSubtle?: true;
  readonly spacing?: 'none' | 'small';
  /** Ours: says something of a list that `picks`; left out where the platform's own picker stands in its place. */
  readonly aboutList?: true;
}

export interface FactSet {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'emphasis' | 'attention' | 'good';
  readonly separator?: true;
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch';
  readonly items: readonly Element[];
}

export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

export interface Image {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
}

/** No length is set: a browser would cut what is pasted in silence. Saman refuses it, and everything is kept. */
export interface TextInput {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly isMultiline?: true;
  /** Ours: marks the field as one that must be filled in. The core still checks. */
  readonly required?: true;
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface ChoiceInput {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly style: 'compact' | 'expanded';
  readonly isMultiSelect?: true;
  readonly value?: string;
  readonly placeholder?: string;
  readonly wrap: true;
  readonly required?: true;
  /**
   * Ours: a platform with a picker of its own offers everybody (or every channel) there instead of the listed choices,
   * and sends the platform's own ids.
   */
  readonly picks?: 'person' | 'channel';
}

export interface DateInput {
  readonly type: 'Input.Date';
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly required?: true;
}

export interface TimeInput {
  readonly type: 'Input.Time';
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly required?: true;
}

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: CommandType;
  /** `v` is the cards' version; the rest names what is acted on. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly style?: 'positive' | 'destructive';
  readonly associatedInputs: 'auto' | 'none';
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

export type Action = ExecuteAction | OpenUrlAction;

export type Input = Extract<Element, { readonly id: string }>;

/** Raised when the meaning of an action's data changes: what an older card says is then answered with the new one. */
export const cardVersion = 1;

export const heading = (text: string): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  style: 'heading',
  size: 'large',
  weight: 'bolder',
});

export const subheading = (text: string): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  style: 'heading',
  size: 'medium',
  weight: 'bolder',
});

export const text = (content: string): TextBlock => ({ type: 'TextBlock', text: content, wrap: true });

export const subtle = (content: string): TextBlock => ({
  type: 'TextBlock',
  text: content,
  wrap: true,
  isSubtle: true,
  size: 'small',
  spacing: 'small',
});

export const attention = (content: string): TextBlock => ({
  type: 'TextBlock',
  text: content,
  wrap: true,
  color: 'attention',
  weight: 'bolder',
});

/** Facts; those without a value are left out, and so is an empty set. */
export const facts = (
  pairs: readonly (readonly [title: string, value: string | null])[],
): readonly FactSet[] => {
  const known = pairs.filter((pair): pair is readonly [string, string] => !!pair[1]);
  return known.length === 0
    ? []
    : [{ type: 'FactSet', facts: known.map(([title, value]) => ({ title, value })) }];
};

export const section = (items: readonly Element[], style?: Container['style']): Container => ({
  type: 'Container',
  items,
  separator: true,
  ...(style ? { style } : {}),
});

interface PressOptions {
  readonly style?: 'positive' | 'destructive';
  /** Whether what is filled in on the card goes with it. */
  readonly sends?: boolean;
}

/** A button that means a command. */
export const press = (
  title: string,
  verb: CommandType,
  data: Readonly<Record<string, string | number>> = {},
  { style, sends = false }: PressOptions = {},
): ExecuteAction => ({
  type: 'Action.Execute',
  title,
  verb,
  data: { ...data, v: cardVersion },
  associatedInputs: sends ? 'auto' : 'none',
  ...(style ? { style } : {}),
});

/** The one thing to do. */
export const primary = (
  title: string,
  verb: CommandType,
  data: Readonly<Record<string, string | number>> = {},
  sends = false,
): ExecuteAction => press(title, verb, data, { style: 'positive', sends });

export const visit = (title: string, url: string): OpenUrlAction => ({ type: 'Action.OpenUrl', title, url });

/** A card in a language. */
export const card = (
  lang: Language,
  fallbackText: string,
  body: readonly Element[],
  actions: readonly Action[] = [],
): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang,
  fallbackText,
  body,
  ...(actions.length > 0 ? { actions } : {}),
});
