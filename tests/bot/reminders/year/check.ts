import type { DigestItem } from '../../../../bot/reminders/reminders.views.ts';
import { isOff, localOf, momentOf } from './days.ts';
import { checkMessages } from './messages.ts';
import { isPresent, type Pausing, type Somebody } from './programme.ts';
import { askedOf, isFresh, isToCome, type Questions, questionsOf } from './questions.ts';
import type { Told } from './saman.ts';
import { namedInWorkshops } from './sitting.ts';
import { beginOf, type Matter, matterKey, type Planned, type Year } from './year.ts';

/** One thing that was told to somebody. */
interface Item {
  readonly who: Somebody;
  readonly at: number;
  readonly matter: Matter;
  /** Of a milestone, that it comes and whether it is reached is one. */
  readonly why: string;
  /** In whose pause. */
  readonly forWhom: Somebody | null;
  readonly state: DigestItem['state'];
}

/** What an item is about; each number of a goal by itself. */
const matterOf = (year: Year, { subjectId, facts }: DigestItem): Matter => {
  const due = facts.kind === 'measurement' ? facts.dueOn.toString() : null;
  const matter = year.matters.get(matterKey(subjectId, due));
  if (!matter) throw new Error(`${facts.kind} that nobody knows`);
  return matter;
};

/** What is one's own to answer, in nobody's place. */
const ballots = ['answer', 'note', 'grade'];

/** Cannot be switched off. */
const musts = ['deliver', 'cancelled'];

const whyOf = ({ kind, facts }: DigestItem): string => (kind === 'milestone' ? kind : facts.why);

const isPausedOn = (one: Pausing, day: string, moment: number): boolean =>
  one.setAt <= moment && moment < one.endedAt && one.from <= day && day <= one.to;

const pauseAt = (who: Somebody, moment: number): Pausing | undefined => {
  const { day } = localOf(moment, who.zone);
  return who.pauses.find((one) => isPausedOn(one, day, moment));
};

/** Everything that was told, by person; and what is wrong with it. */
export interface Checked {
  readonly wrong: readonly string[];
  readonly items: number;
  readonly digests: number;
  readonly byKind: ReadonlyMap<string, number>;
  /** How many things that the plan asks for were looked for. */
  readonly planned: number;
  readonly late: number;
  /** Messages beside those of the day; those of them that came out of office hours answered an act. */
  readonly atOnce: ReadonlyMap<string, number>;
  readonly answersAtNight: number;
  /** How many of them were waited for by name, and how many of these waited for the next 08:00. */
  readonly awaited: number;
  readonly held: number;
}

/** Looks at everything that was told in a year, and at everything that was to be told. */
export function check(year: Year): Checked {
  const { people } = year.programme;
  const named = new Map([...people.values()].map((one) => [one.person.name, one]));
  const messages = checkMessages(year);
  const wrong: string[] = [...year.saman.wrong, ...messages.wrong, ...namedInWorkshops(year)];
  const digests = year.saman.told.filter(
    (told): told is Told & { digest: NonNullable<Told['digest']> } => told.digest !== null,
  );
  const items: Item[] = [];
  const digestsOf = new Map<Somebody, number[]>();
  for (const { to, at, digest } of digests) {
    const who = people.get(to);
    if (!who) throw new Error('a digest to nobody');
    digestsOf.set(who, [...(digestsOf.get(who) ?? []), at]);
    for (const item of digest.items) {
      const matter = matterOf(year, item);
      const forWhom = item.onBehalfOf === null ? null : (named.get(item.onBehalfOf) ?? null);
      items.push({ who, at, matter, why: whyOf(item), forWhom, state: item.state });
    }
    wrong.push(...wrongHours(who, at, digest.items));
  }
  for (const [who, moments] of digestsOf) wrong.push(...wrongDays(who, moments));
  const asked = questionsOf(year);
  for (const item of items.filter(({ state }) => state === 'open'))
    wrong.push(...wrongItem(item), ...wronglyAsked(item, asked));
  const plan = new Map<Matter, readonly Planned[]>();
  for (const matter of year.matters.values()) plan.set(matter, matter.planned(year.saman.now()));
  wrong.push(...toldTwice(items, plan));
  const missed = notTold(year, items, plan, digestsOf, asked);
  const byKind = new Map<string, number>();
  for (const { matter, why } of items) {
    const name = matter.kind === why ? why : `${matter.kind} ${why}`;
    byKind.set(name, (byKind.get(name) ?? 0) + 1);
  }
  const planned = [...plan.values()].reduce((sum, all) => sum + all.length, 0);
  return {
    ...{ wrong: [...wrong, ...missed.wrong], items: items.length, digests: digests.length, byKind, planned },
    late: missed.late,
    ...{ atOnce: messages.atOnce, answersAtNight: messages.answersAtNight },
    ...{ awaited: messages.awaited, held: messages.held },
  };
}

const seen = (who: Somebody, at: number): string => {
  const { day, time } = localOf(at, who.zone);
  return `${who.person.name} ${day} ${time} ${who.zone}`;
};

function wrongHours(who: Somebody, at: number, items: readonly DigestItem[]): readonly string[] {
  const { day, time } = localOf(at, who.zone);
  const pause = pauseAt(who, at);
  // one that was written before the pause was asked for can still come that day
  const isAway = pause !== undefined && pause.setAt < momentOf(day, '09:00', who.zone);
  const once = items.map((one) => `${one.subjectId} ${one.facts.why} ${one.onBehalfOf}`);
  return [
    ...(isOff(day) ? [`on a day off: ${seen(who, at)}`] : []),
    ...(time < '09:00' || time >= '16:00' ? [`out of hours: ${seen(who, at)}`] : []),
    ...(isAway ? [`in a pause: ${seen(who, at)}`] : []),
    ...(items.every(({ state }) => state !== 'open') ? [`nothing to do: ${seen(who, at)}`] : []),
    ...(new Set(once).size < once.length ? [`the same twice in a message: ${seen(who, at)}`] : []),
    ...(items.some(({ facts, onBehalfOf }) => ballots.includes(facts.why) && onBehalfOf !== null)
      ? [`the ballot went to a deputy: ${seen(who, at)}`]
      : []),
  ];
}

function wrongDays(who: Somebody, moments: readonly number[]): readonly string[] {
  const days = moments.map((at) => localOf(at, who.zone).day);
  const twice = days.filter((day, index) => days.indexOf(day) !== index);
  return twice.map((day) => `two messages in a day: ${who.person.name} ${day}`);
}

/** Nobody is reminded on the day on which the question itself reached them, nor before; a report can be theirs before. */
function wronglyAsked({ who, at, matter, why }: Item, asked: Questions): readonly string[] {
  const came = askedOf(asked, who, matter, why);
  return isFresh(came, at, who.zone) || (ballots.includes(why) && isToCome(came, at))
    ? [`asked that day, or later: ${matter.kind} ${why} of ${matter.subjectId}: ${seen(who, at)}`]
    : [];
}

const doneAt = ({ matter, why, who, forWhom, at }: Omit<Item, 'state'>): number =>
  matter.doneAt(forWhom ?? who, why, at);

/** Nothing is told that is done, that is not theirs, that is switched off or put off. */
function wrongItem(item: Item): readonly string[] {
  const { who, at, matter, why, forWhom } = item;
  const { day } = localOf(at, who.zone);
  const morning = momentOf(day, '09:00', who.zone);
  const of = `${matter.kind} ${why} of ${matter.subjectId}: ${seen(who, at)}`;
  const isOff =
    !musts.includes(why) && who.off.at(morning)?.includes(matter.kind) && who.off.now.includes(matter.kind);
  const put = who.laters.findLast(
    (one) => one.subjectId === matter.subjectId && one.why === why && one.at < morning,
  );
  return [
    ...(doneAt(item) <= at ? [`is done: ${of}`] : []),
    ...(matter.isWhose(forWhom ?? who, why, at) ? [] : [`not theirs: ${of}`]),
    ...(isOff ? [`switched off: ${of}`] : []),
    ...(put && put.until > day ? [`put off until ${put.until}: ${of}`] : []),
  ];
}

const keyOf = ({ who, matter, why, forWhom }: Pick<Item, 'who' | 'matter' | 'why' | 'forWhom'>): string =>
  `${who.id} ${matter.subjectId} ${why} ${forWhom?.id ?? ''}`;

/** Between two tellings of the same thing a day of the plan has come, or the day to which it was put off. */
function toldTwice(items: readonly Item[], plan: ReadonlyMap<Matter, readonly Planned[]>): readonly string[] {
  const wrong: string[] = [];
  const last = new Map<string, number>();
  for (const item of items) {
    if (item.state !== 'open') continue;
    const { who, at, matter, why, forWhom } = item;
    const owner = forWhom ?? who;
    const before = last.get(keyOf(item)) ?? Number.NEGATIVE_INFINITY;
    const isPlanned = (plan.get(matter) ?? []).some((one) => {
      const nine = beginOf(one);
      return one.who === owner && one.why === why && nine > before && nine <= at;
    });
    const isAsked = [...who.laters, ...owner.laters].some(
      (one) => one.subjectId === matter.subjectId && one.why === why && one.at > before && one.at <= at,
    );
    if (!isPlanned && !isAsked)
      wrong.push(
        `for no reason: ${matter.kind} ${why}: ${seen(who, at)}, ` +
          `before: ${before > 0 ? seen(who, before) : 'never'}`,
      );
    last.set(keyOf(item), at);
  }
  return wrong;
}

/** What the plan asks for and nobody was told in time, though there was a chance. */
function notTold(
  year: Year,
  items: readonly Item[],
  plan: ReadonlyMap<Matter, readonly Planned[]>,
  digestsOf: ReadonlyMap<Somebody, readonly number[]>,
  asked: Questions,
): { readonly wrong: readonly string[]; readonly late: number } {
  const wrong: string[] = [];
  let late = 0;
  const told = Map.groupBy(items, ({ matter }) => matter);
  const { ticks } = year.saman;
  for (const [matter, planned] of plan)
    for (const one of planned) {
      const { who, why, day } = one;
      if (!one.isSure) continue;
      const nine = beginOf(one);
      const first = ticks.findIndex(({ at }) => at >= nine);
      const sweeps = ticks.slice(first === -1 ? ticks.length : first, first + 400);
      // nobody is reminded before the day after the one on which they were asked
      const came = askedOf(asked, who, matter, why);
      const from = sweeps.filter(({ at }) => !isFresh(came, at, who.zone) && !isToCome(came, at));
      const deputy = standInOf(one, matter, from[0]?.at);
      if (
        deputy &&
        isKeptFrom(deputy, one, matter, from, digestsOf.get(deputy) ?? [], told.get(matter) ?? [])
      )
        wrong.push(
          `not told to the deputy: ${matter.kind} ${why} of ${matter.subjectId}: ${seen(who, nine)}`,
        );
      if (deputy) continue;
      const chance = chanceOf(who, from, digestsOf.get(who) ?? [], (at) =>
        (told.get(matter) ?? []).some((item) => item.who === who && item.at === at && item.why === why),
      );
      if (chance === null || chance >= one.until) continue;
      const got = (told.get(matter) ?? []).some(
        (item) =>
          (item.forWhom ?? item.who) === who && item.why === why && item.at >= nine && item.at <= chance,
      );
      if (localOf(chance, who.zone).day !== day) late += 1;
      if (got || isExcused(matter, one, nine, chance)) continue;
      const lately = (told.get(matter) ?? []).filter((item) => item.at >= nine).slice(0, 3);
      wrong.push(
        `not told: ${matter.kind} ${why} of ${matter.subjectId} for ${day}, by ${seen(who, chance)}; ` +
          `then told: ${lately.map((item) => seen(item.who, item.at)).join(', ') || 'nobody'}`,
      );
    }
  return { wrong, late };
}

/** What a deputy gets in somebody's pause; never the ballot, nor what only the roles may see. */
const passed = ['deliver', 'late', 'milestone', 'measure', 'parties', 'themeDay', 'lacking', 'regrade'];

const canStandIn = (matter: Matter, deputy: Somebody, who: Somebody, why: string, at: number): boolean =>
  matter.team === null
    ? matter.canStandIn?.(deputy, who, why, at) === true
    : isPresent(matter.team, deputy, at);

/** Who is to get it instead; null where nobody stands in, or may or wants to. */
function standInOf({ who, why }: Planned, matter: Matter, sweep: number | undefined): Somebody | null {
  const deputy = sweep === undefined ? null : (pauseAt(who, sweep)?.deputy ?? null);
  if (sweep === undefined || deputy === null || !passed.includes(why) || pauseAt(deputy, sweep)) return null;
  const unwanted = [who, deputy].some((one) => one.off.at(sweep)?.includes(matter.kind));
  return canStandIn(matter, deputy, who, why, sweep) && (why === 'deliver' || !unwanted) ? deputy : null;
}

/** Whether the deputy should have got it and did not. */
function isKeptFrom(
  deputy: Somebody,
  { who, why, until }: Planned,
  matter: Matter,
  ticks: Year['saman']['ticks'],
  digests: readonly number[],
  told: readonly Item[],
): boolean {
  const sweep = ticks[0]?.at ?? 0;
  const got = told.filter((item) => item.who === deputy && item.forWhom === who && item.why === why);
  const chance = chanceOf(deputy, ticks, digests, (at) => got.some((item) => item.at === at));
  const end = Math.min(until, pauseAt(who, sweep)?.endedAt ?? 0);
  if (chance === null || chance >= end || !canStandIn(matter, deputy, who, why, chance)) return false;
  if (got.some(({ at }) => sweep <= at && at <= chance)) return false;
  const planned = { who: deputy, why, day: '', until, isSure: true };
  return ![planned, { ...planned, who }].some((one) => isExcused(matter, one, sweep, chance));
}

/** The first moment at which Saman could have told somebody; null where there was none. */
function chanceOf(
  who: Somebody,
  ticks: readonly { readonly at: number; readonly isReached: boolean }[],
  digests: readonly number[],
  has: (at: number) => boolean,
): number | null {
  for (const { at, isReached } of ticks) {
    const { day, time } = localOf(at, who.zone);
    if (!isReached || isOff(day) || time < '09:00' || time >= '16:00' || pauseAt(who, at)) continue;
    const earlier = digests.find((one) => one <= at && localOf(one, who.zone).day === day);
    // the day's message is gone: what came later waits for the next
    if (earlier !== undefined && earlier < at && !has(earlier)) continue;
    return at;
  }
  return null;
}

function isExcused(matter: Matter, { who, why }: Planned, nine: number, chance: number): boolean {
  const isOff =
    !musts.includes(why) &&
    who.off.changes.some(({ value, at }) => at <= chance && value.includes(matter.kind));
  const isLater = who.laters.some(
    (one) =>
      one.subjectId === matter.subjectId &&
      one.why === why &&
      one.at <= chance &&
      momentOf(one.until, '09:00', who.zone) > nine,
  );
  const isDone = matter.kind === 'round' && !matter.isWhose(who, why, chance);
  return isOff || isLater || isDone;
}
