import type { Id } from '../../../../bot/id.ts';
import { isAtWork, localOf } from './days.ts';
import { zone } from './programme.ts';
import type { Told } from './saman.ts';
import type { Expected, Year } from './year.ts';

/** What can come to somebody about the same thing more than once, for another reason each time. */
const repeated = [
  'project',
  'gathering',
  'deadline',
  'deputyTold',
  'undelivered',
  'deadlineMoved',
  'workshopLinks',
];

/** What is wrong with the messages that come by themselves, beside the message of the day. */
export interface MessagesChecked {
  readonly wrong: readonly string[];
  readonly atOnce: ReadonlyMap<string, number>;
  readonly answersAtNight: number;
  readonly awaited: number;
  readonly held: number;
}

const nameOf = (year: Year, to: string): string => year.programme.people.get(to)?.person.name ?? to;

/** Looks at every message but those of the day: its hour, that it is the only one, and that it came when it was due. */
export function checkMessages(year: Year): MessagesChecked {
  const told = year.saman.told.filter(({ digest }) => digest === null);
  const wrong: string[] = [];
  let answersAtNight = 0;
  for (const one of told) {
    const there = year.programme.people.get(one.to)?.zone ?? zone;
    if (isAtWork(one.at, there)) continue;
    if (isAnswer(year, one)) answersAtNight += 1;
    else
      wrong.push(`out of office hours: ${one.view.name} to ${nameOf(year, one.to)} ${seen(one.at, there)}`);
  }
  const byKey = Map.groupBy(told, (one) => keyOf(one.to, one.view.name, idOf(one)));
  for (const [first, ...more] of byKey.values())
    if (first && more.length > 0 && !repeated.includes(first.view.name))
      wrong.push(`${more.length + 1} times: ${first.view.name} to ${nameOf(year, first.to)}`);
  let held = 0;
  for (const one of year.expected) {
    const found = byKey.get(keyOf(one.to, one.view, one.id)) ?? [];
    const problem = late(year, one, found);
    if (problem) wrong.push(`${problem}: ${one.view} to ${nameOf(year, one.to)} ${seen(one.at(), one.zone)}`);
    if (found[0] && !one.isAnswer && !isAtWork(one.at(), one.zone)) held += 1;
  }
  const kinds = Map.groupBy(told, ({ view }) => view.name);
  const atOnce = new Map([...kinds].map(([name, all]) => [name, all.length]));
  return { wrong, atOnce, answersAtNight, awaited: year.expected.length, held };
}

const seen = (at: number, there: string): string => {
  if (at === Number.POSITIVE_INFINITY) return 'never';
  const { day, time } = localOf(at, there);
  return `${day} ${time} ${there}`;
};

const idOf = ({ view }: Told): Id => ('id' in view ? view.id : '');
const keyOf = (to: string, view: string, id: Id): string => `${to} ${view} ${id}`;

/** Whoever gets it did something just before; or while the platform was away, which took it as soon as it was back. */
function isAnswer({ saman }: Year, { to, at }: Told): boolean {
  const act = (saman.acts.get(to) ?? []).findLast((one) => one <= at);
  if (act === undefined) return false;
  return !saman.ticks.some((tick) => tick.isReached && tick.at > act && tick.at < at);
}

/** What is wrong with when something that was waited for came; null: nothing. */
function late({ saman }: Year, expected: Expected, found: readonly Told[]): string | null {
  const at = expected.at();
  const [first] = found;
  if (at === Number.POSITIVE_INFINITY) return first ? 'for no reason' : null;
  if (first && first.at < at) return 'too early';
  const chance = saman.ticks.find(
    (tick) => tick.isReached && tick.at >= at && (expected.isAnswer || isAtWork(tick.at, expected.zone)),
  );
  if (!chance || chance.at >= expected.until()) return null;
  const could = `could come ${seen(chance.at, expected.zone)}`;
  if (!first) return `did not come, ${could}`;
  return first.at > chance.at ? `came only ${seen(first.at, expected.zone)}, ${could}` : null;
}
