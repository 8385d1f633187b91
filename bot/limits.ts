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
  /** All the lines of people without an account, in the form of a new project. */
  newPeople: 1000,
  membersPerGroup: 200,
  /** How far ahead a round's deadline may be, in days. */
  deadlineDays: 90,
} as const;
