import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import { isBefore, workingDayUntil } from '../calendar/working-days.ts';
import {
  type Circle,
  type Coming,
  comingBy,
  holdersOf,
  invitedTo,
  type Part,
  type Said,
  saidYes,
} from '../gatherings/circle.ts';
import { type Gathering, type GatheringMove, gatheringZone } from '../gatherings/gathering.ts';
import { headOf } from '../gatherings/gatherings.loading.ts';
import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';
import {
  attendingDays,
  invitationDays,
  missingPartyDays,
  networkDays,
  themeDayDays,
} from './gathering.days.ts';
import { firstAfter } from './ladders.ts';
import type { Concern, Why } from './reminder.ts';
import type { Seen, Subject, SubjectKind } from './subject.ts';

/** A gathering as far as reminders need it. */
export interface GatheringFacts {
  readonly gathering: Gathering;
  readonly circle: Circle;
  readonly attendance: readonly Said[];
  /** What was moved last. */
  readonly move: GatheringMove | null;
  /** The network's participants that have a theme day. */
  readonly withThemeDay: readonly Id[];
}

/** One of the things that a gathering tells people, and to whom. */
interface Asking {
  readonly why: Why;
  concerns(): readonly Concern[];
  see(personId: Id): Seen | null;
}

/**
 * Who is invited is asked until they have answered, and told where and when the day before, if they come; PL and the
 * network's leader hear of a party that is missing while there is time (NET-1); PL is asked for the theme day (NET-2).
 * Who is invited follows from the groups as they are now.
 */
export function gatheringSubject(known: GatheringFacts): Subject {
  const { gathering, circle } = known;
  const { startsOn, cancelled } = gathering;
  const asks = cancelled ? [cancelling(known)] : asking(known);
  // what somebody sees of it needs no days
  let all: readonly Concern[] | null = null;
  const everyDay = () => {
    all ??= asks.flatMap((one) => one.concerns());
    return all;
  };
  return {
    kind: 'gathering',
    subjectId: gathering.id,
    projectId: null,
    projectName: circle.name,
    timeZone: gatheringZone,
    projectsOf: (personId) => [
      ...new Set(circle.parts.filter((one) => one.personId === personId).map(({ projectId }) => projectId)),
    ],
    nextDay: (after) =>
      cancelled
        ? null
        : firstAfter(
            everyDay().map(({ day }) => day),
            after,
          ),
    concerns: (day) => everyDay().filter((one) => one.day.equals(day)),
    see: (personId, why, now) =>
      isBefore(startsOn, localDay(now, gatheringZone))
        ? null
        : (asks.find((one) => one.why === why)?.see(personId) ?? null),
    latest: () => workingDayUntil(startsOn),
  };
}

function asking(known: GatheringFacts): readonly Asking[] {
  const { of } = known.gathering;
  const own = [inviting(known), attending(known)];
  if (of.kind !== 'network') return own;
  const sides = [partyMissing(known), networkMissing(known)];
  return of.number === 2 ? [...own, ...sides, themeDayMissing(known)] : [...own, ...sides];
}

const concernsOn = (why: Why, personId: Id, days: readonly Temporal.PlainDate[]): readonly Concern[] =>
  days.map((day) => ({ personId, why, day }));

const baseOf = ({ gathering, circle }: GatheringFacts) =>
  ({ kind: 'gathering', head: headOf(gathering, circle.name), dueOn: gathering.startsOn }) as const;

const answerIn = ({ attendance }: GatheringFacts, personId: Id) =>
  attendance.find((one) => one.personId === personId)?.answer ?? null;

const invitedIn = ({ gathering, circle }: GatheringFacts) =>
  invitedTo(gathering.of, circle.parts).filter(({ hasAccount }) => hasAccount);

/** To say whether they come; again where they had said so and it was moved since. */
function inviting(known: GatheringFacts): Asking {
  const { gathering, move } = known;
  const invited = invitedIn(known);
  return {
    why: 'invite',
    concerns() {
      const daysSince = invitationDays(gathering);
      return invited.flatMap(({ personId, since }) =>
        concernsOn('invite', personId, daysSince(localDay(since, gatheringZone))),
      );
    },
    see(personId) {
      if (!invited.some((one) => one.personId === personId)) return null;
      const answer = answerIn(known, personId);
      const movedFrom = answer === 'lapsed' ? (move?.from ?? null) : null;
      const isDone = answer === 'yes' || answer === 'no';
      return { isDone, facts: { ...baseOf(known), why: 'invite', movedFrom } };
    },
  };
}

function attending(known: GatheringFacts): Asking {
  const invited = invitedIn(known);
  const coming = invited.filter(({ personId }) => answerIn(known, personId) === 'yes');
  return {
    why: 'attend',
    // all of them: who says yes meanwhile is told as well
    concerns() {
      const days = attendingDays(known.gathering);
      return invited.flatMap(({ personId }) => concernsOn('attend', personId, days));
    },
    see: (personId) =>
      coming.some((one) => one.personId === personId)
        ? { isDone: false, facts: { ...baseOf(known), why: 'attend' } }
        : null,
  };
}

/** Each project leader, with what is said of the participants whose projects they lead. */
function toLeaders(
  { circle, gathering }: GatheringFacts,
  why: Why,
  daysOf: (gathering: Gathering) => readonly Temporal.PlainDate[],
  seeing: (led: readonly Part[]) => Seen,
): Asking {
  const leaders = holdersOf('pl', circle.parts).filter(({ hasAccount }) => hasAccount);
  const ids = [...new Set(leaders.map(({ personId }) => personId))];
  return {
    why,
    concerns() {
      const days = daysOf(gathering);
      return ids.flatMap((personId) => concernsOn(why, personId, days));
    },
    see(personId) {
      const led = leaders.filter((one) => one.personId === personId);
      return led.length === 0 ? null : seeing(led);
    },
  };
}

/** The participants of which a party is missing (NET-1). */
const lackingIn = ({ gathering, circle, attendance }: GatheringFacts): readonly Coming[] =>
  comingBy(gathering.of, circle.parts, attendance).filter(({ missing }) => missing.length > 0);

function partyMissing(known: GatheringFacts): Asking {
  const all = lackingIn(known);
  return toLeaders(known, 'parties', missingPartyDays, (led) => {
    const sides = all
      .filter(({ participantId }) => led.some((one) => one.participantId === participantId))
      .map(({ participant, missing }) => ({ participant, missing }));
    return { isDone: sides.length === 0, facts: { ...baseOf(known), why: 'parties', sides } };
  });
}

function networkMissing(known: GatheringFacts): Asking {
  const leaders = known.circle.networkLeaders.filter(({ hasAccount }) => hasAccount);
  const participants = lackingIn(known).length;
  return {
    why: 'network',
    concerns() {
      const days = networkDays(known.gathering);
      return leaders.flatMap(({ personId }) => concernsOn('network', personId, days));
    },
    see: (personId) =>
      leaders.some((one) => one.personId === personId)
        ? { isDone: participants === 0, facts: { ...baseOf(known), why: 'network', participants } }
        : null,
  };
}

function themeDayMissing(known: GatheringFacts): Asking {
  return toLeaders(known, 'themeDay', themeDayDays, (led) => {
    const without = led.find(({ participantId }) => !known.withThemeDay.includes(participantId));
    const about = without ?? led[0];
    const facts = {
      ...{ participant: about?.participant ?? '', forProject: about?.projectId ?? '' },
      ...baseOf(known),
    };
    return { isDone: !without, facts: { ...facts, why: 'themeDay' } };
  });
}

/** Who had said that they come, or who had said it for somebody, is told that it does not take place. */
function cancelling(known: GatheringFacts): Asking {
  const { gathering, circle, attendance } = known;
  const coming = saidYes(gathering, circle, attendance);
  const { at, reason } = gathering.cancelled ?? { at: gathering.plannedAt, reason: '' };
  const day = localDay(at, gatheringZone);
  return {
    why: 'cancelled',
    concerns: () => coming.map(({ personId }) => ({ personId, why: 'cancelled', day })),
    see: (personId) =>
      coming.some((one) => one.personId === personId)
        ? { isDone: false, facts: { ...baseOf(known), why: 'cancelled', reason } }
        : null,
  };
}

async function loadSubject(repositories: Repositories, gathering: Gathering): Promise<Subject> {
  const { gatherings } = repositories;
  const { of } = gathering;
  return gatheringSubject({
    gathering,
    circle: await gatherings.circle(gathering),
    attendance: await gatherings.attendance(gathering.id),
    move: gathering.movedAt ? ((await gatherings.moves(gathering.id)).at(-1) ?? null) : null,
    withThemeDay: of.kind === 'network' && of.number === 2 ? await gatherings.withThemeDay(of.networkId) : [],
  });
}

/** Those that lie ahead of the people of a project, and of whoever holds an office of the programme. */
async function openFor(repositories: Repositories, personId: Id): Promise<readonly Subject[]> {
  const programme = await repositories.programmes.current();
  if (!programme) return [];
  const own = await repositories.projects.ofPerson(personId);
  const participants = await repositories.programmes.participants(programme.id);
  const mine = participants.filter(({ id }) => own.some((project) => project.participantId === id));
  const roles = await repositories.programmes.rolesOf(personId);
  const isAround = (one: Gathering): boolean => {
    const { of } = one;
    if (of.kind === 'leaders') return own.length > 0;
    if (of.kind === 'themeDay') return mine.some(({ id }) => id === of.participantId);
    return (
      mine.some(({ networkIds }) => networkIds.includes(of.networkId)) ||
      roles.some(({ networkId }) => networkId === of.networkId)
    );
  };
  const all = await repositories.gatherings.ofProgramme(programme.id);
  const open = all.filter((one) => !one.cancelled && isAround(one));
  return Promise.all(open.map((one) => loadSubject(repositories, one)));
}

export const gatherings: SubjectKind = {
  load: async (repositories, id) => {
    const gathering = await repositories.gatherings.gathering(id);
    return gathering && loadSubject(repositories, gathering);
  },
  // they are of no one project
  openIn: async () => [],
  openFor,
};
