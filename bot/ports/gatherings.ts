import type { Circle } from '../gatherings/circle.ts';
import type { Attendance, Gathering, GatheringMove } from '../gatherings/gathering.ts';
import type { Id } from '../id.ts';

/** Gatherings, and who comes (NET-1 to NET-3). */
export interface Gatherings {
  gathering(id: Id): Promise<Gathering | null>;
  /** Locked until the transaction ends. */
  lock(id: Id): Promise<Gathering | null>;
  /** Until the transaction ends, nobody else plans or moves one of the programme's. */
  lockProgramme(programmeId: Id): Promise<void>;
  /** All of the programme's, by date, the cancelled ones too. One query. */
  ofProgramme(programmeId: Id): Promise<readonly Gathering[]>;
  /** False where the network's gathering with that number is planned already (also held by a unique index). */
  add(gathering: Gathering): Promise<boolean>;
  cancel(gathering: Gathering): Promise<void>;
  /** Keeps the move, gives the gathering its new time and place, and lets every yes lapse. */
  move(move: GatheringMove): Promise<void>;
  /** In the order in which they were made. */
  moves(gatheringId: Id): Promise<readonly GatheringMove[]>;
  /** The people around it, as they are now. Two queries, however many projects there are. */
  circle(gathering: Pick<Gathering, 'of' | 'programmeId'>): Promise<Circle>;
  /** Who holds an office in the programme, by name (PROG-4). */
  programmePeople(programmeId: Id): Promise<readonly { readonly id: Id; readonly name: string }[]>;
  /** The participants of a network that have a theme day which is not cancelled (NET-2). */
  withThemeDay(networkId: Id): Promise<readonly Id[]>;
  attendance(gatheringId: Id): Promise<readonly Attendance[]>;
  /** Somebody's own, of all gatherings. */
  attendanceOf(personId: Id): Promise<readonly Attendance[]>;
  /** Keeps an answer, in the place of the one before. */
  answer(attendance: Attendance): Promise<void>;
  withdraw(gatheringId: Id, personIds: readonly Id[]): Promise<void>;
}
