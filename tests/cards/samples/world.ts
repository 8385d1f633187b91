import { Temporal } from 'temporal-polyfill';
import type {
  FormState,
  GroupByParty,
  PersonOption,
  ProjectLine,
  RoundHead,
} from '../../../bot/conversation/view.ts';
import { type Factor, standardFactors } from '../../../bot/evaluation/factor.ts';
import type { Grading, RoundSettings, Turnout } from '../../../bot/evaluation/round.ts';
import { defaultScale, defaultThresholds, type Scale } from '../../../bot/evaluation/scale.ts';
import { limits } from '../../../bot/limits.ts';
import { type GroupKind, type Party, parties } from '../../../bot/project/project.ts';
import type { Refusal } from '../../../bot/refusal.ts';

/** How things are in a sample: how long the texts are, how many of each there are, and whether a form was refused. */
export interface World {
  /** Of a text that may have `max` characters; `nth` tells one from another. */
  readonly text: (max: number, nth?: number) => string;
  /** Of things of which there may be `most`. */
  readonly count: (most: number) => number;
  readonly refused: boolean;
}

const cutTo = (text: string, max: number) => text.repeat(Math.ceil(max / text.length)).slice(0, max);
const numbered = (text: string, max: number, nth: number) => `${nth} ${cutTo(text, max)}`.slice(0, max);

/** Letters of two bytes alone: the most that a text in our languages can take up. */
const lengthy = 'Øåæ«ÆÅø»éô';
/** What a card, a page or a chat could take for something else than text. */
export const hostile =
  '<script>alert(1)</script> <b>fet</b> **fet** _kursiv_ [her](javascript:alert(1)) <!channel> <@U1> &amp; {{DATE(2026-11-23T08:00:00Z)}} ![x](x) # ~ > `k`\n- ';

export const worlds: Readonly<Record<'typical' | 'empty' | 'longest' | 'refused' | 'hostile', World>> = {
  typical: {
    text: (max, nth = 1) => `Heltid ${nth}`.slice(0, max),
    count: (most) => Math.min(most, 3),
    refused: false,
  },
  empty: { text: () => '', count: () => 0, refused: false },
  longest: { text: (max, nth = 1) => numbered(lengthy, max, nth), count: (most) => most, refused: true },
  refused: {
    text: (max, nth = 1) => `Heltid ${nth}`.slice(0, max),
    count: (most) => Math.min(most, 3),
    refused: true,
  },
  hostile: { text: (max, nth = 1) => numbered(hostile, max, nth), count: (most) => most, refused: true },
};

export const times = <T>(count: number, make: (nth: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

/** A UUID that tells its number. */
export const idOf = (nth: number, kind = 0): string =>
  `0000000${kind}-0000-4000-8000-${String(nth).padStart(12, '0')}`;

export const roundId = idOf(1, 1);
export const projectId = idOf(1, 2);
export const opened = Temporal.Instant.from('2026-11-23T08:00:00Z');
export const deadline = Temporal.Instant.from('2026-12-04T08:00:00Z');
export const closedAt = Temporal.Instant.from('2026-12-04T08:00:00Z');
export const due = Temporal.PlainDate.from('2027-01-15');
export const time = Temporal.PlainTime.from('15:00');

export const nothingTyped: FormState = { values: {}, refusals: [] };

/** A form as it is first shown, or as it stands after it was refused on every field, with what was typed. */
export const formOf = (world: World, values: Readonly<Record<string, string>>): FormState => {
  if (!world.refused) return nothingTyped;
  const refusals: readonly Refusal[] = [
    { code: 'notAllowed' },
    ...Object.keys(values).map((field) => ({ code: 'textTooLong' as const, field, details: { max: 500 } })),
  ];
  return { values, refusals };
};

export const nameOf = (world: World, nth = 1): string => world.text(limits.personName, nth) || 'Ordfører';
export const projectNameOf = (world: World): string => world.text(limits.projectName) || 'Heltid';

export const headOf = (
  world: World,
  over: { readonly status?: 'open' | 'closed'; readonly grading?: Grading } = {},
): RoundHead => ({
  roundId,
  projectId,
  projectName: projectNameOf(world),
  number: 12,
  groupKind: 'steering',
  status: over.status ?? 'open',
  grading: over.grading ?? 'hidden',
  deadline,
  timeZone: 'Europe/Oslo',
});

export const peopleOf = (world: World, most: number): readonly PersonOption[] =>
  times(world.count(most), (nth) => ({ id: idOf(nth, 3), name: nameOf(world, nth) }));

/** The five factors and, where there is much of everything, all that a group can add. */
export const factorsOf = (world: World): readonly Factor[] => [
  ...standardFactors.map((key) => ({ kind: 'standard' as const, key })),
  ...times(world.count(limits.ownFactors), (nth) => ({
    kind: 'own' as const,
    key: `own-${nth}`,
    name: world.text(limits.factorName, nth),
    prompt: world.text(limits.factorPrompt, nth),
  })),
];

export const scaleOf = (world: World): Scale =>
  world.count(limits.scaleSteps) < limits.scaleSteps
    ? defaultScale
    : {
        low: 1,
        high: limits.scaleSteps,
        best: 'low',
        words: times(limits.scaleSteps, (nth) => world.text(limits.scaleWord, nth)),
      };

export const settingsOf = (world: World, grading: Grading = 'hidden'): RoundSettings => {
  const scale = scaleOf(world);
  return {
    scale,
    thresholds: defaultThresholds(scale),
    factors: factorsOf(world),
    grading,
    greeting: world.text(limits.greeting),
  };
};

export const partyOf = (nth: number): Party => parties[nth % parties.length] as Party;

export const turnoutOf = (answered: number, asked: number): Turnout => ({
  politicians: { members: asked, answered: 0 },
  administration: { members: asked, answered },
  employees: { members: asked, answered },
});

export const groupOf = (world: World, kind: GroupKind): GroupByParty => {
  const members = times(world.count(limits.membersPerGroup), (nth) => ({
    id: idOf(nth, 3),
    name: nameOf(world, nth),
    party: partyOf(nth),
    hasAccount: nth % 2 === 0,
    guest: ([null, 'guest', 'external'] as const)[nth % 3] ?? null,
  }));
  return {
    kind,
    members,
    missing: parties.filter((party) => !members.some((member) => member.party === party)),
    joined: 3,
    left: 2,
  };
};

export const linesOf = (world: World, most: number): readonly ProjectLine[] =>
  times(world.count(most), (nth) => ({
    id: idOf(nth, 2),
    name: world.text(limits.projectName, nth),
    participant: world.text(60, nth),
    roles: ['pa', 'pl', 'steering', 'project', 'reference'],
    openRoundId: idOf(nth, 1),
  }));
