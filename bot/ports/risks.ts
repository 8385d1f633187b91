import type { Temporal } from 'temporal-polyfill';
import type { Id } from '../id.ts';
import type { Countermeasure, PlannedCountermeasure, Risk, RiskEvent } from '../risk/risk.ts';
import type { GivenGrade, Note, Workshop } from '../risk/workshop.ts';

/** A project's register of risks, and the workshops in which it comes about. */
export interface Risks {
  risk(id: Id): Promise<Risk | null>;
  /** In the order in which they came. */
  ofProject(projectId: Id): Promise<readonly Risk[]>;
  add(risks: readonly Risk[]): Promise<void>;
  save(risks: readonly Risk[]): Promise<void>;
  /** What happened to risks, in that order. */
  events(riskIds: readonly Id[]): Promise<readonly RiskEvent[]>;
  /** Every grading of a project's risks, in that order. */
  gradings(projectId: Id): Promise<readonly RiskEvent[]>;
  addEvents(events: readonly RiskEvent[]): Promise<void>;
  /** With what the plan says of them now, without those that were withdrawn; in the order in which they were set. */
  countermeasures(projectId: Id): Promise<readonly PlannedCountermeasure[]>;
  addCountermeasure(added: Countermeasure): Promise<void>;
  withdrawCountermeasure(id: Id, at: Temporal.Instant): Promise<void>;

  workshop(id: Id): Promise<Workshop | null>;
  /** For what takes it further: waits for notes and grades under way, and they for it. */
  lockWorkshop(id: Id): Promise<Workshop | null>;
  /** For what needs it to stay where it is: several at a time. */
  lockWorkshopShared(id: Id): Promise<Workshop | null>;
  /** In their order. */
  workshops(projectId: Id): Promise<readonly Workshop[]>;
  addWorkshop(workshop: Workshop): Promise<void>;
  saveWorkshop(workshop: Workshop): Promise<void>;

  notes(workshopId: Id): Promise<readonly Note[]>;
  /** Their own; `since`: only what they noted from then on. */
  notesOf(workshopId: Id, personId: Id, since?: Temporal.Instant): Promise<readonly Note[]>;
  addNotes(notes: readonly Note[], at: Temporal.Instant): Promise<void>;
  removeNotes(ids: readonly Id[]): Promise<void>;
  /** Who wrote what is forgotten, in the audit too, where the list is shown. */
  forgetNotes(workshopId: Id, at: Temporal.Instant): Promise<void>;

  /** What is graded, or was, in a workshop. */
  list(workshopId: Id): Promise<readonly Id[]>;
  setList(workshopId: Id, riskIds: readonly Id[]): Promise<void>;
  given(workshopId: Id): Promise<readonly GivenGrade[]>;
  /** Their own; `since`: only what they gave from then on. */
  givenBy(workshopId: Id, personId: Id, since?: Temporal.Instant): Promise<readonly GivenGrade[]>;
  keepGiven(grades: readonly GivenGrade[], at: Temporal.Instant): Promise<void>;
  /** Who gave what is forgotten, in the audit too, where it is shown (PRIV-2). */
  forgetGiven(workshopId: Id, at: Temporal.Instant): Promise<void>;
}
