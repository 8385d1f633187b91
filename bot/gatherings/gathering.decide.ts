import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/working-days.ts';
import { type Id, newId } from '../id.ts';
import { limits } from '../limits.ts';
import type { Programme } from '../programme/programme.ts';
import { accept, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { dateProblems, textProblems } from '../reporting/reporting.decide.ts';
import {
  type Attendance,
  type Gathering,
  type GatheringMove,
  type GatheringOf,
  isSameOccasion,
  type Occasion,
  ofSame,
} from './gathering.ts';

/** When something is decided, and in which programme. */
export interface Moment {
  readonly now: Temporal.Instant;
  /** Where gatherings are held. */
  readonly today: Temporal.PlainDate;
  readonly programme: Pick<Programme, 'id' | 'startsOn' | 'endsOn'>;
}

/** A time and a place as a form gives them. */
export interface AskedOccasion {
  readonly startsOn: Temporal.PlainDate;
  /** Null: the first day is the only one. */
  readonly endsOn: Temporal.PlainDate | null;
  readonly startsAt: Temporal.PlainTime | null;
  readonly place: string;
}

export interface AskedGathering extends AskedOccasion {
  readonly about: string;
  readonly leaderId: Id;
}

const occasionOf = ({ startsOn, endsOn, startsAt, place }: AskedOccasion): Occasion => ({
  startsOn,
  endsOn: endsOn ?? startsOn,
  startsAt,
  place: oneLine(place),
});

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

function occasionProblems(asked: AskedOccasion, moment: Moment): readonly Refusal[] {
  const { startsOn, endsOn } = occasionOf(asked);
  const span = isBefore(endsOn, startsOn)
    ? refuse('gatheringBackwards', undefined, 'endsOn').refusals
    : isBefore(startsOn.add({ days: limits.gatheringDays - 1 }), endsOn)
      ? refuse('gatheringTooLong', { days: limits.gatheringDays }, 'endsOn').refusals
      : [];
  return [
    ...dateProblems('startsOn', startsOn, moment),
    ...span,
    ...textProblems('place', asked.place, limits.place),
  ];
}

/** What planning one leads to. */
export interface Planned {
  readonly gathering: Gathering;
  /** It is there already: the same form was sent twice. */
  readonly isThere: boolean;
}

/** One that takes the place of another: the same number of a network, or the same day of the others. */
const clashes = (a: Pick<Gathering, 'of' | 'startsOn'>, b: Pick<Gathering, 'of' | 'startsOn'>): boolean =>
  ofSame(a.of, b.of) && (a.of.kind === 'network' || a.startsOn.equals(b.startsOn));

/**
 * Plans a gathering (NET-1 to NET-3). Refused: a network gathering whose number is planned already, another of the same
 * kind on the same day, a day that has been or is after the programme's end, a last day before the first, no place, and
 * somebody to lead it who is not among those who can.
 */
export function planGathering(
  all: readonly Gathering[],
  of: GatheringOf,
  asked: AskedGathering,
  by: Id,
  leaders: readonly Id[],
  moment: Moment,
): Outcome<Planned> {
  const gathering: Gathering = {
    ...occasionOf(asked),
    ...{ id: newId(), programmeId: moment.programme.id, of, about: oneLine(asked.about) },
    ...{ leaderId: asked.leaderId, plannedBy: by, plannedAt: moment.now, movedAt: null, cancelled: null },
  };
  const there = all.find((one) => one.cancelled === null && clashes(one, gathering));
  if (there && isTheSame(there, gathering)) return accept({ gathering: there, isThere: true });
  const refusals = [
    ...occasionProblems(asked, moment),
    ...textProblems('about', asked.about, limits.gatheringAbout, false),
    ...(leaders.includes(asked.leaderId) ? [] : refuse('personUnknown', undefined, 'leader').refusals),
    ...(there
      ? refuse('gatheringThere', { date: there.startsOn }, of.kind === 'network' ? 'which' : 'startsOn')
          .refusals
      : []),
  ];
  return refusals.length > 0 ? { ok: false, refusals } : accept({ gathering, isThere: false });
}

const isTheSame = (a: Gathering, b: Gathering): boolean =>
  isSameOccasion(a, b) && a.about === b.about && a.leaderId === b.leaderId && a.plannedBy === b.plannedBy;

/** Why nothing of it can be changed any more. */
export function standsStill(gathering: Gathering, today: Temporal.PlainDate): readonly Refusal[] {
  if (gathering.cancelled) return refuse('gatheringCancelled').refusals;
  return isBefore(gathering.endsOn, today) ? refuse('gatheringOver').refusals : [];
}

/**
 * Moves a gathering to another time or place, with a reason; null where it is there already. Refused: one that has been
 * or is cancelled, and what planning is refused for.
 */
export function moveGathering(
  gathering: Gathering,
  all: readonly Gathering[],
  asked: AskedOccasion & { readonly reason: string },
  last: GatheringMove | undefined,
  by: Id,
  moment: Moment,
): Outcome<GatheringMove | null> {
  const still = standsStill(gathering, moment.today);
  if (still.length > 0) return { ok: false, refusals: still };
  const to = occasionOf(asked);
  const reason = asked.reason.trim();
  if (isSameOccasion(gathering, to) && last?.reason === reason) return accept(null);
  const other = all.find(
    (one) =>
      one.id !== gathering.id &&
      one.cancelled === null &&
      clashes(one, { of: gathering.of, startsOn: to.startsOn }),
  );
  const refusals = [
    ...(isSameOccasion(gathering, to) ? refuse('gatheringNotMoved', undefined, 'startsOn').refusals : []),
    ...occasionProblems(asked, moment),
    ...textProblems('reason', asked.reason, limits.moveReason),
    ...(other ? refuse('gatheringThere', { date: other.startsOn }, 'startsOn').refusals : []),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  const { startsOn, endsOn, startsAt, place } = gathering;
  return accept({
    ...{ id: newId(), gatheringId: gathering.id, from: { startsOn, endsOn, startsAt, place }, to },
    ...{ reason, movedBy: by, movedAt: moment.now },
  });
}

/** Cancels it, with a reason; as it is where it is cancelled already. Refused: one that has been, and no reason. */
export function cancelGathering(
  gathering: Gathering,
  reason: string,
  by: Id,
  { now, today }: Pick<Moment, 'now' | 'today'>,
): Outcome<Gathering> {
  if (gathering.cancelled) return accept(gathering);
  const refusals = [...standsStill(gathering, today), ...textProblems('reason', reason, limits.moveReason)];
  if (refusals.length > 0) return { ok: false, refusals };
  return accept({ ...gathering, cancelled: { at: now, by, reason: reason.trim() } });
}

/** Somebody says whether they come. Refused: who is not invited, and a gathering that has been or is cancelled. */
export function answerInvitation(
  gathering: Gathering,
  invited: readonly Id[],
  { personId, comes }: { readonly personId: Id; readonly comes: boolean },
  { now, today }: Pick<Moment, 'now' | 'today'>,
): Outcome<Attendance> {
  if (!invited.includes(personId)) return refuse('notInvited');
  const still = standsStill(gathering, today);
  if (still.length > 0) return { ok: false, refusals: still };
  return accept({
    ...{ gatheringId: gathering.id, personId, answer: comes ? 'yes' : 'no' },
    ...{ answeredAt: now, registeredBy: null },
  });
}

/**
 * PL says who comes of those without an account, whom Saman cannot ask. Refused: somebody else, and a gathering that has
 * been or is cancelled.
 */
export function registerComing(
  gathering: Gathering,
  offered: readonly Id[],
  coming: readonly Id[],
  by: Id,
  { now, today }: Pick<Moment, 'now' | 'today'>,
): Outcome<readonly Attendance[]> {
  const still = standsStill(gathering, today);
  if (still.length > 0) return { ok: false, refusals: still };
  const chosen = [...new Set(coming)];
  if (!chosen.every((id) => offered.includes(id))) return refuse('personUnknown', undefined, 'coming');
  return accept(
    chosen.map((personId) => ({
      ...{ gatheringId: gathering.id, personId, answer: 'yes' as const },
      ...{ answeredAt: now, registeredBy: by },
    })),
  );
}
