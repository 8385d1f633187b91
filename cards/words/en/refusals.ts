import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  notFound: () => 'I cannot find it. Perhaps you are not part of the project. Ask the project leader.',
  notAllowed: () => 'This belongs to another role. Ask the project owner or the project leader.',
  formOutOfDate: () => 'Something has changed since this card was made. Open it again, and try once more.',
  roundAlreadyOpen: (d) =>
    d('number')
      ? `Round ${d('number')} is open until ${d('deadline')}. Close it before you open a new one.`
      : 'A round is already open. Close it before you open a new one.',
  roundClosed: () => 'The round is closed, so this was not included. The result is in the channel.',
  roundStillOpen: (d) =>
    `The round is still open, until ${d('deadline')}. This can be done once it is closed.`,
  noOpenRound: () =>
    'No round is open now. The project owner or the project leader can open one with ‘new round’.',
  noClosedRound: () => 'No round is closed yet. Result and minutes come when the first one is.',
  noMembers: () => 'The group has no members. Add some first, with ‘group’.',
  notInGroup: () => 'Only members of the group answer in this round.',
  unknownFactor: () => 'One of the factors does not belong to this round. Open the form again.',
  gradeMissing: () => 'Choose a grade here.',
  gradeOutsideScale: (d) => `The grade must be a whole number from ${d('low')} to ${d('high')}.`,
  textTooLong: (d) => `The text is too long. There is room for ${d('max')} characters.`,
  textMissing: () => 'Write something here.',
  tooManyFactors: (d) => `You can have up to ${d('max')} factors of your own.`,
  duplicateFactor: (d) => `‘${d('name')}’ is there twice.`,
  scaleInvalid: (d) =>
    `The scale has ${d('steps')} steps. Write one word for each step, of at most ${d('maxLength')} characters, or leave the field empty.`,
  deadlineInPast: () => 'That time has passed. Choose a later one.',
  deadlineNotLater: (d) => `The new deadline must be later than ${d('deadline')}.`,
  deadlineTooFar: (d) => `The deadline can be at most ${d('days')} days ahead.`,
  dateInvalid: () => 'Write a date, for example 2026-12-04.',
  timeInvalid: () => 'Write a time, for example 15:00.',
  timeZoneUnknown: () => 'I do not know that time zone. Choose one from the list.',
  choiceMissing: () => 'Choose something here.',
  choiceUnknown: () => 'That choice does not exist. Choose one from the list.',
  partyMissing: () =>
    'Write the party after a comma on each line: elected politician, administration, employee or union representative.',
  participantUnknown: (d) =>
    d('names')
      ? `I cannot find the participant. Do you mean ${d('names')}?`
      : 'I cannot find the participant in the programme.',
  participantAmbiguous: (d) => `More than one has that name. Write the full name: ${d('names')}.`,
  projectNameTaken: (d) =>
    `The participant already has a project called ‘${d('name')}’. Choose another name.`,
  personUnknown: () => 'I do not know this person here. Choose one from the list.',
  personTwice: (d) => `${d('name')} is chosen more than once. Each person belongs to one party.`,
  alreadyMember: (d) => `${d('name')} is already in the group.`,
  groupFull: (d) => `The group is full: there is room for ${d('max')} members.`,
  notMember: () => 'This person is not in the group.',
  minutesApproved: () =>
    'The minutes are approved and do not change. Choose ‘Correct the minutes’ to make a new version.',
  minutesNotApproved: () =>
    'The minutes are not approved yet. They are updated by themselves when something changes, so nothing needs correcting.',
  codeUnknown: () => 'The code is not right. Check that all the characters are there, or make a new one.',
  codeExpired: () => 'The code has been used or is too old. Make a new one from the other account.',
  codeSamePerson: () => 'This account is already yours. Write the code from the other account.',
  programmeMissing: () => 'There is no programme to put the project in. Ask the secretariat.',
  accountUnusable: (d) =>
    `${d('name')} cannot answer here: the account is deactivated or is not a person’s. Choose another.`,
  placeClosed: () => 'I am not in that channel. Invite me there first, then try again.',
  placeArchived: () => 'That channel is archived. Choose another.',
  placeTaken: () => 'That channel is already in use. Choose another.',
  dateInPast: () => 'That day has passed. Choose a later one.',
  dateInFuture: () => 'That day is still to come. Choose the day on which the report was delivered.',
  dateAfterProgramme: (d) => `The programme ends on ${d('date')}. Choose a day before that.`,
  yearMissing: () => 'Write which year the grant letter is for, or leave the amount empty.',
  yearInvalid: () => 'Write the year with four digits, for example 2026.',
  yearOutside: (d) => `The programme runs from ${d('from')} to ${d('to')}. Write one of those years.`,
  amountMissing: (d) => `The grant letter for ${d('year')} is not recorded yet. Write the amount as well.`,
  amountInvalid: () => 'Write the amount in whole kroner, for example 350,000.',
  reportDelivered: () =>
    'The report is delivered already. If that is wrong, the project leader can take it back.',
  reportNotDelivered: () => 'The report is not delivered, so there is nothing to take back.',
  deliveredLongAgo: (d) =>
    `The report was delivered more than ${d('days')} days ago, so it cannot be taken back here.`,
  noOpenDeadline: () => 'No report is due now. Record a deadline with ‘new reporting deadline’.',
  reportNotYours: () =>
    'This is for whoever is responsible for the report, the project leader or the project owner. Ask one of them.',
  noProjectMeant: () => 'No projects belong here. Choose something else from the list.',
  rowsTooMany: (d) => `There is room for ${d('max')} lines at a time. Paste the rest afterwards.`,
  rowIncomplete: (d) => `Line ${d('lines')}: project, date or contents are missing here.`,
  rowDateInvalid: (d) => `Line ${d('lines')}: I cannot read the date. Write it like this: 4.12.2026.`,
  rowDateInPast: (d) => `Line ${d('lines')}: that day has passed.`,
  rowDateAfterProgramme: (d) => `Line ${d('lines')}: that day is after the end of the programme.`,
  rowTooLong: (d) => `Line ${d('lines')}: the contents are too long.`,
  rowProjectUnknown: (d) => `Line ${d('lines')}: I cannot find the project in the programme.`,
  rowProjectAmbiguous: (d) =>
    `Line ${d('lines')}: more than one project has that name. Write the participant before the name.`,
  rowTwice: (d) => `Line ${d('lines')}: the same deadline is there further up.`,
  rowNoValue: (d) =>
    `Line ${d('lines')}: a cell has an error, or a formula without a value. Paste the value in place of the formula.`,
  milestoneReached: () => 'The milestone is already reached, so its plan does not change any more.',
  milestoneNotReached: () => 'The milestone is not reached, so there is nothing to take back.',
  noOpenMilestone: () => 'No milestone in the plan is left to reach. Add one with ‘new milestone’.',
  onlyResponsible: () =>
    'The person responsible, the project leader or the project owner answers for the milestone. Ask one of them.',
  onlyWhoPressed: () =>
    'Only whoever said that the milestone is reached can take it back. Ask the project leader.',
  takeBackOver: () =>
    'The ten minutes are over, so this cannot be taken back any more. Talk to the group about it.',
  dateNotMoved: (d) => `The date is already ${d('date')}. Choose another.`,
  tooManyActivities: (d) => `There is room for ${d('max')} activities. Put some of them together.`,
  tooManyChosen: (d) => `Choose at most ${d('max')}.`,
  goalEnded: () => 'The goal has ended, so it takes no numbers or changes. The project leader can reopen it.',
  goalDraft: () => 'The goal is a draft. Open it, and press ‘Fill in what is missing’.',
  noGoalToMeasure: () =>
    'No result goal can be measured now. Add one with ‘new goal’, or fill in what the drafts lack.',
  numberInvalid: () =>
    'Write a number with a space between thousands, and a comma or a point before decimals: 1\u00a0200 or 7.2.',
  numberOutside: (d) =>
    `The number is too long. There is room for ${d('digits')} digits, ${d('decimals')} of them after the comma.`,
  personsMissing: () => 'Write how many people the number covers.',
  personsInvalid: () => 'Write the number of people as a whole number, such as 24.',
  zeroInFuture: () =>
    'That day has not come yet. The zero point is a number that you have now, or had before.',
  targetBeforeZero: (d) => `The target date has to be after the zero point, which is ${d('date')}.`,
  firstBeforeZero: (d) => `The first measurement cannot be before the zero point, which is ${d('date')}.`,
  firstAfterTarget: (d) => `The first measurement cannot be after the target date, which is ${d('date')}.`,
  goalTooFar: (d) => `The target date can be ${d('years')} years ahead at most.`,
  dayNotMeasured: (d) => `Choose a day from ${d('from')} to ${d('to')}.`,
  measuredMeanwhile: () =>
    'Somebody else entered a number for this day while you were writing. Open the form again to correct it.',
  notMeasurer: () =>
    'The person responsible, the project leader or the project owner enters the number. Ask one of them.',
  dateNotAhead: () => 'Choose a day that is still to come.',
  nothingToPutOff: () =>
    'There is nothing to put off now. Write ‘what will you remind me of’ to see what is coming.',
  laterTooLate: () => 'There is no working day left before the deadline, so this cannot wait.',
  laterTooFar: (d) => `It has to be ${d('date')} at the latest.`,
  pauseBackwards: () => 'The break has to end after it has begun.',
  pauseTooLong: (d) => `A break can last ${d('days')} days at most.`,
  workshopOpen: (d) => `Risk workshop ${d('number')} is going on. End it before you start a new one.`,
  workshopMovedOn: () => 'The workshop has come to another step. Open it again to see where you are.',
  workshopOver: () =>
    'The workshop has ended, and its answer links no longer work. The risks are in the register.',
  noOpenWorkshop: () => 'No risk workshop is going on. Start one with ‘risk workshop’.',
  onlyLeader: () => 'Whoever leads the workshop does this, or the project leader. Ask one of them.',
  notesCollected: () =>
    'The list is shown, so this did not get in. Say it aloud, and the leader will add it.',
  showListFirst: () => 'Show the list first, so that what was noted is not lost.',
  tooManyRisks: (d) => `There is room for ${d('max')} at a time. Send the rest afterwards.`,
  registerFull: (d) => `There is room for ${d('max')} on the list. Merge some, or set some aside.`,
  riskNotOnList: () => 'Some of this is not on the list any more. Open the form again, and choose once more.',
  riskBeingGraded: () =>
    'The group is grading this now. Go back to the list first, or wait until the numbers are shown.',
  riskNumberUnknown: (d) =>
    `There is no risk ${d('number')} here. Each line of the list begins with its number.`,
  mergeIntoItself: () => 'A risk cannot be merged with itself. Choose another one to merge it with.',
  mergeCircle: () => 'The two are merged already, the other way round. Put one back on the list first.',
  countermeasureDone: () => 'The countermeasure is done, so it cannot be withdrawn.',
  riskNotClosed: () => 'The risk is not closed, so there is nothing to reopen.',
  mergeHidesRequired: (d) =>
    `Risk ${d('number')} must have a countermeasure, and the one you merge it with is graded lower. Merge them the other way round.`,
  requiredNotAside: (d) =>
    `Risk ${d('number')} must have a countermeasure, so it cannot be set aside. Set a countermeasure in, or close the risk with a reason.`,
  countermeasureInPlan: (d) =>
    `The activity “${d('text')}” is a countermeasure against a risk. Leave it as it is, or withdraw the countermeasure first.`,
  nothingToGrade: () => 'There is nothing to grade. Add a risk factor first.',
  gradesShown: () => 'The numbers are shown, so this did not get in. What came in on time is counted.',
  tooFewGraded: (d) =>
    `Graded everything so far: ${d('count')}. The numbers are shown when at least ${d('needed')} have, or they could tell who gave what.`,
  noRisks: () => 'The register is empty. Start a risk workshop with ‘risk workshop’.',
  gatheringThere: (d) =>
    d('date')
      ? `It is planned already, on ${d('date')}. Move that one instead.`
      : 'It is planned already. Move that one instead.',
  gatheringBackwards: () => 'The last day must come after the first.',
  gatheringTooLong: (d) => `A gathering can last ${d('days')} days at most.`,
  gatheringOver: () => 'The gathering is over, so this does not change any more.',
  gatheringCancelled: () => 'The gathering is cancelled. Plan a new one instead.',
  gatheringNotMoved: () => 'Time and place are as before. Change at least one of them.',
  notInvited: () => 'You are not invited to this gathering. The project leader knows who is.',
};
