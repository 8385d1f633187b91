import type { Command } from '../../../../bot/conversation/command.ts';
import type { Id } from '../../../../bot/id.ts';
import type { Person } from '../../../../bot/people/person.ts';
import type { Chance } from './chance.ts';
import { localOf, momentOf } from './days.ts';
import { type Programme, type Somebody, type Team, zone } from './programme.ts';
import type { Saman } from './saman.ts';

/** Somebody is to be told on a day, at 09:00 where they are, as long as nothing changes before `until`. */
export interface Planned {
  readonly who: Somebody;
  readonly why: string;
  readonly day: string;
  /** When it is over, done or changed. */
  readonly until: number;
  /** False on the day on which it changed: whoever changed it knows of it, but it can have been on its way. */
  readonly isSure: boolean;
  /** Where it is not from 09:00 of the day on: from when. */
  readonly from?: number;
}

/** A message that is to come by itself: at once where its recipient is at work, otherwise at the next 08:00 there. */
export interface Expected {
  /** A person's id, or the name of a channel. */
  readonly to: string;
  readonly view: string;
  readonly id: Id;
  readonly zone: string;
  /** It answers the recipient's own act, and comes at any hour. */
  readonly isAnswer: boolean;
  /** When there was reason for it, as the year went; infinite: never. */
  at(): number;
  /** From when on it would help nobody. */
  until(): number;
}

/** Something that people are told of, as the one who lets it happen knows it. */
export interface Matter {
  readonly kind: string;
  readonly subjectId: Id;
  /** Whose it is; null: of more than one. */
  readonly team: Team | null;
  /** When it was done or over for somebody, as seen at a moment; infinite where it is not. */
  doneAt(who: Somebody, why: string, at: number): number;
  /** Whether a deputy may get it in somebody's place; where it is not said, whoever has a part in the project. */
  canStandIn?(deputy: Somebody, who: Somebody, why: string, at: number): boolean;
  /** Whether it is somebody's, for that reason, at a moment. */
  isWhose(who: Somebody, why: string, at: number): boolean;
  /** Everything that is to be told of it until a moment. */
  planned(until: number): readonly Planned[];
}

/** A kind of things that happen in the programme. A new one is a file like the others here, and a line in the test. */
export type Happening = (year: Year) => void;

/** A year of the programme while it happens. */
export interface Year {
  readonly saman: Saman;
  readonly programme: Programme;
  readonly luck: Chance;
  readonly begins: string;
  readonly ends: string;
  /** By `matterKey`. */
  readonly matters: Map<string, Matter>;
  readonly expected: Expected[];
  readonly refusals: Map<string, number>;
  /** Lets something happen on a day, or on the next one on which Saman is there. */
  on(day: string, act: () => Promise<unknown>): void;
  /** What happens then, in the order in which it was said. */
  actsOf(day: string): readonly (() => Promise<unknown>)[];
  today(): string;
  /** Whether it was accepted. */
  does(person: Person, command: Command): Promise<boolean>;
}

export function yearOf(given: Pick<Year, 'saman' | 'programme' | 'luck' | 'begins' | 'ends'>): Year {
  const agenda = new Map<string, (() => Promise<unknown>)[]>();
  const refusals = new Map<string, number>();
  const { saman } = given;
  return {
    ...given,
    matters: new Map(),
    expected: [],
    refusals,
    on(day, act) {
      const list = agenda.get(day) ?? [];
      list.push(act);
      agenda.set(day, list);
    },
    actsOf: (day) => agenda.get(day) ?? [],
    today: () => localOf(saman.now(), zone).day,
    async does(person, command) {
      const reply = await saman.act(person, command);
      const isRefused =
        reply.kind === 'invalid' || ('message' in reply && reply.message.view.name === 'refused');
      if (isRefused) {
        const why = `${command.type} ${JSON.stringify('message' in reply ? reply.message.card : '').match(/"code":"(\w+)"/)?.[1]}`;
        refusals.set(why, (refusals.get(why) ?? 0) + 1);
      }
      return !isRefused;
    },
  };
}

/** Each number of a result goal is a matter of its own; of everything else, the thing is. */
export const matterKey = (subjectId: Id, due: string | null = null): string =>
  due === null ? subjectId : `${subjectId} ${due}`;

/** The stretches of time in which something was the same, each from a moment until the next one. */
export function stretches<F>(
  factsAt: (moment: number) => F | null,
  changes: readonly number[],
  until: number,
): readonly { readonly from: number; readonly until: number; readonly facts: F }[] {
  const moments = [...new Set(changes)].sort((a, b) => a - b);
  const found: { from: number; until: number; facts: F }[] = [];
  for (const [index, from] of moments.entries()) {
    const facts = factsAt(from);
    const end = Math.min(moments[index + 1] ?? until, until);
    const last = found.at(-1);
    if (facts === null || end <= from) continue;
    if (last && last.until === from && JSON.stringify(last.facts) === JSON.stringify(facts)) last.until = end;
    else found.push({ from, until: end, facts });
  }
  return found;
}

export const nineOf = (day: string, who: Somebody): number => momentOf(day, '09:00', who.zone);

/** From when on something that is planned can be told. */
export const beginOf = ({ day, who, from }: Pick<Planned, 'day' | 'who' | 'from'>): number =>
  from ?? nineOf(day, who);

/** What somebody is told in a stretch of time: for sure from the day after the one on which it began. */
export const plannedIn = (
  days: readonly string[],
  who: Somebody,
  why: string,
  { from, until }: { readonly from: number; readonly until: number },
): readonly Planned[] =>
  days
    .filter((day) => nineOf(day, who) >= from && nineOf(day, who) < until)
    .map((day) => ({ who, why, day, until, isSure: day > localOf(from, zone).day }));

/** What somebody else has made due that same day, after its 09:00: it can be told then, in the day's message or beside it. */
export const sameDay = (
  due: string,
  who: Somebody,
  why: string,
  { from, until }: { readonly from: number; readonly until: number },
): readonly Planned[] =>
  due <= localOf(from, zone).day && nineOf(due, who) < from
    ? [{ who, why, day: due, until, isSure: false, from }]
    : [];
