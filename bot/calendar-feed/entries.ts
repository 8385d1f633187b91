import type { Temporal } from 'temporal-polyfill';
import { type Gathering, gatheringZone } from '../gatherings/gathering.ts';
import type { GatheringName } from '../gatherings/gatherings.views.ts';
import type { CompleteGoal } from '../goals/goal.ts';
import { dueDates } from '../goals/measuring.ts';
import type { Id } from '../id.ts';
import { type Act, may } from '../permissions/permissions.ts';
import type { Standing } from '../permissions/standing.ts';
import type { Project } from '../project/project.ts';
import type { About, ReminderKind } from '../reminders/reminder.ts';

/** What is open in some projects, as far as a calendar needs it: no grade, reason or answer is among it. */
export interface FeedContents {
  readonly round: readonly RoundInFeed[];
  readonly deadline: readonly DatedInFeed[];
  readonly milestone: readonly DatedInFeed[];
  readonly measurement: readonly MeasuringInFeed[];
  readonly gathering: readonly GatheringInFeed[];
}

interface InFeed {
  readonly id: Id;
  readonly projectId: Id;
}

export interface RoundInFeed extends InFeed {
  readonly groupId: Id;
  readonly number: number;
  readonly openedAt: Temporal.Instant;
  readonly deadline: Temporal.Instant;
}

/** A reporting deadline or a milestone. */
export interface DatedInFeed extends InFeed {
  /** What the report holds, or the milestone's wording. */
  readonly text: string;
  readonly dueOn: Temporal.PlainDate;
  /** Null: whoever is PL. */
  readonly responsibleId: Id | null;
  readonly recordedAt: Temporal.Instant;
  /** How often its date was moved, and when last. */
  readonly moves: number;
  readonly movedAt: Temporal.Instant | null;
}

/** A day on which a result goal is to be measured. */
export interface MeasuringInFeed extends InFeed {
  readonly wording: string;
  readonly on: Temporal.PlainDate;
  readonly responsibleId: Id;
  readonly recordedAt: Temporal.Instant;
  /** How often the goal's plan was changed. */
  readonly revision: number;
}

/** A gathering, once for each project whose people are around it. */
export interface GatheringInFeed extends InFeed {
  readonly gathering: Gathering;
  readonly name: GatheringName;
  /** The project has a steering group: that is invited, and not its project group. */
  readonly isSteered: boolean;
  /** The calendar's owner has said that they do not come. */
  readonly isDeclined: boolean;
}

/** A goal that is measured, and the days for which it has a number. */
export interface MeasuredGoal {
  readonly goal: CompleteGoal;
  readonly measured: readonly Temporal.PlainDate[];
}

/** The days on which a goal is to be measured and has not been. */
export const measuringsOf = ({ goal, measured }: MeasuredGoal): readonly MeasuringInFeed[] =>
  dueDates(goal)
    .filter((due) => !measured.some((day) => day.equals(due)))
    .map((on) => ({ ...goal, on }));

/** Whole days, the last one included, or a moment. */
export type When =
  | { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }
  | { readonly at: Temporal.Instant };

/** What an entry is called: never a name, a reason, or who has answered. */
export type EntryTitle =
  | { readonly kind: 'round'; readonly number: number }
  /** Of a report the first thing that it holds. */
  | { readonly kind: 'deadline' | 'milestone' | 'measurement'; readonly title: string }
  | { readonly kind: 'gathering'; readonly name: GatheringName; readonly place: string };

/** A line of a calendar. */
export interface FeedEntry extends About {
  readonly projectName: string;
  readonly title: EntryTitle;
  /** Tells several entries of one subject apart; null where there is one. */
  readonly part: string | null;
  readonly when: When;
  /** When it came to be. */
  readonly since: Temporal.Instant;
  /** When it was last changed, as far as that is known. */
  readonly changedAt: Temporal.Instant | null;
  /** Grows whenever its date has moved. */
  readonly revision: number;
}

/** A project, and what the calendar's owner is to it now. */
export interface ProjectInFeed {
  readonly project: Pick<Project, 'id' | 'name'>;
  readonly standing: Standing;
}

/** How a kind of things stands in a calendar. */
interface KindInFeed<T> {
  /** What somebody must be allowed for it to stand in a project's calendar. */
  readonly shownBy: Act;
  /** Whether it concerns somebody, and so stands in their own calendar. */
  concerns(one: T, personId: Id, standing: Standing): boolean;
  entry(one: T): Omit<FeedEntry, keyof About | 'projectName'>;
}

/** PA and PL have all of their project in their calendars. */
const leads = ({ roles }: Standing): boolean => roles.length > 0;

const isTheirs = (
  { responsibleId }: { readonly responsibleId: Id | null },
  personId: Id,
  standing: Standing,
): boolean => leads(standing) || responsibleId === personId;

const dated = (kind: 'deadline' | 'milestone', shownBy: Act): KindInFeed<DatedInFeed> => ({
  shownBy,
  concerns: isTheirs,
  entry: ({ text, dueOn, recordedAt, moves, movedAt }) => ({
    title: { kind, title: text.split('\n', 1)[0] ?? '' },
    part: null,
    when: { from: dueOn, to: dueOn },
    since: recordedAt,
    changedAt: movedAt ?? recordedAt,
    revision: moves,
  }),
});

/** A risk has no date of its own: what is done about it stands in the calendar as the milestone that it is (MILE-4). */
export type KindWithDate = Exclude<ReminderKind, 'risk'>;

/**
 * Every kind of things with a date that people are reminded of stands in the calendar. A round stands there whether its owner has
 * answered or not (PRIV-2).
 */
const kindsInFeed: { readonly [K in KindWithDate]: KindInFeed<FeedContents[K][number]> } = {
  round: {
    shownBy: 'project.show',
    concerns: ({ groupId }, _personId, standing) =>
      leads(standing) ||
      (may('ballot.show', standing) && standing.memberships.some((one) => one.groupId === groupId)),
    entry: ({ number, openedAt, deadline }) => ({
      title: { kind: 'round', number },
      part: null,
      when: { at: deadline },
      since: openedAt,
      changedAt: null,
      // a round's deadline only moves on, so that how long it is grows with each move
      revision: Math.floor(openedAt.until(deadline).total('minutes')),
    }),
  },
  deadline: dated('deadline', 'deadlines.show'),
  milestone: dated('milestone', 'milestones.show'),
  measurement: {
    shownBy: 'goal.show',
    concerns: isTheirs,
    entry: ({ wording, on, recordedAt, revision }) => ({
      title: { kind: 'measurement', title: wording },
      part: on.toString(),
      when: { from: on, to: on },
      since: recordedAt,
      changedAt: null,
      revision,
    }),
  },
  gathering: {
    shownBy: 'project.show',
    concerns: ({ gathering, isSteered, isDeclined }, _personId, { roles, memberships }) => {
      if (isDeclined) return false;
      if (gathering.of.kind === 'leaders') return roles.includes('pl');
      const invited = isSteered ? 'steering' : 'project';
      return roles.length > 0 || memberships.some(({ kind }) => kind === invited);
    },
    entry: ({ gathering: { startsOn, endsOn, startsAt, place, plannedAt, movedAt }, name }) => ({
      title: { kind: 'gathering', name, place },
      part: null,
      when:
        startsAt && startsOn.equals(endsOn)
          ? { at: startsOn.toZonedDateTime({ timeZone: gatheringZone, plainTime: startsAt }).toInstant() }
          : { from: startsOn, to: endsOn },
      since: plannedAt,
      changedAt: movedAt ?? plannedAt,
      // it is moved later and later
      revision: movedAt ? Math.floor(plannedAt.until(movedAt).total('seconds')) : 0,
    }),
  },
};

/** All that stands in a calendar, by what its owner may see at this moment; the soonest first. */
export function entriesOf(
  { personId, projectId }: { readonly personId: Id; readonly projectId: Id | null },
  projects: readonly ProjectInFeed[],
  contents: FeedContents,
): readonly FeedEntry[] {
  const isOwn = projectId === null;
  const of = <K extends KindWithDate>(kind: K): readonly FeedEntry[] => {
    const { shownBy, concerns, entry }: KindInFeed<FeedContents[K][number]> = kindsInFeed[kind];
    return contents[kind].flatMap((one: FeedContents[K][number]): readonly FeedEntry[] => {
      const found = projects.find(({ project }) => project.id === one.projectId);
      if (!found || !may(shownBy, found.standing)) return [];
      if (isOwn && !concerns(one, personId, found.standing)) return [];
      return [{ kind, subjectId: one.id, projectName: found.project.name, ...entry(one) }];
    });
  };
  const all = (Object.keys(kindsInFeed) as readonly KindWithDate[]).flatMap(of).toSorted(bySoonest);
  // a gathering is around several projects
  return [...new Map(all.map((one) => [entryKey(one), one])).values()];
}

/** Tells entries of a calendar apart. */
export const entryKey = ({ kind, subjectId, part }: Pick<FeedEntry, keyof About | 'part'>): string =>
  [kind, subjectId, part].filter((one) => one !== null).join('-');

const startOf = (when: When): string => ('at' in when ? when.at.toString() : when.from.toString());

const bySoonest = (a: FeedEntry, b: FeedEntry): number =>
  startOf(a.when).localeCompare(startOf(b.when)) || a.subjectId.localeCompare(b.subjectId);
