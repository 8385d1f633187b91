/** The longest texts that are accepted, in characters. Chosen so that every card stays within design §5. */
export const limits = {
  personName: 80,
  projectName: 80,
  ownFactors: 5,
  factorName: 40,
  factorPrompt: 150,
  scaleSteps: 10,
  scaleWord: 20,
  greeting: 300,
  reason: 500,
  comment: 1000,
  decision: 300,
  measures: 500,
  followUp: 500,
  correction: 2000,
  /** All the lines of people without an account, in the form of a new project. */
  newPeople: 2000,
  membersPerGroup: 200,
  /** How far ahead a round's deadline may be, in days. */
  deadlineDays: 90,
} as const;
