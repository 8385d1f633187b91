/**
 * The longest texts that are accepted, in characters. Chosen so that every card stays within design §5 with letters
 * of two bytes throughout; tests/contracts holds them.
 */
export const limits = {
  personName: 80,
  projectName: 80,
  ownFactors: 4,
  factorName: 40,
  factorPrompt: 150,
  scaleSteps: 10,
  scaleWord: 12,
  greeting: 300,
  reason: 300,
  comment: 600,
  decision: 300,
  measures: 500,
  followUp: 500,
  correction: 2000,
  /** What a report holds (REP-2), all lines together. */
  reportContents: 500,
  reference: 100,
  /** Of a year's grant, in whole kroner; more is a slip of the finger. */
  grantAmount: 1_000_000_000,
  /** How long a "delivered" can be taken back, in days. */
  takeBackDays: 30,
  /** Lines of deadlines that are pasted at once, and the characters of them all. */
  deadlineRows: 100,
  deadlinePaste: 3000,
  /** Deadlines in a file. */
  deadlineFileRows: 500,
  /** All the lines of people without an account, in the form of a new project. */
  newPeople: 1000,
  membersPerGroup: 200,
  /** A milestone's wording: it stands in headings. */
  milestone: 100,
  criterion: 300,
  celebration: 200,
  milestoneResult: 300,
  moveReason: 300,
  activities: 15,
  activity: 120,
  audience: 40,
  /** A risk factor: one sentence. */
  risk: 160,
  /** Factors in one form, one on each line: a form takes 3000 characters. */
  risksAtOnce: 15,
  /** What one person can note in a workshop. */
  notesOfOne: 60,
  /** On a project's list at a time. */
  risks: 200,
  riskReason: 300,
  /** A result goal's wording: it stands in headings. */
  goal: 100,
  unit: 20,
  /** Of a goal's numbers: digits in all, and behind the comma. */
  digits: 12,
  decimals: 3,
  /** So many persons a number can cover. */
  personsCovered: 1_000_000,
  /** How far ahead a goal's target date may be. */
  goalYears: 20,
  /** Where a gathering is, and what it is about, in one line each. */
  place: 120,
  gatheringAbout: 150,
  /** How many days a gathering may last. */
  gatheringDays: 7,
  /** Of those without an account, how many PL can say of whether they come. */
  registered: 60,
  /** How long a pause may be, in days. */
  pauseDays: 180,
  /** How far ahead a round's deadline may be, in days. */
  deadlineDays: 90,
} as const;
