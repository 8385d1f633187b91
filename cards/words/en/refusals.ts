import type { RefusalTexts } from '../refusal-texts.ts';

export const refusals: RefusalTexts = {
  notFound: () => 'I cannot find it. Perhaps you are not part of the project. Ask the project leader.',
  notAllowed: () => 'This belongs to another role. Ask the project owner or the project leader.',
  formOutOfDate: () => 'The card was from before a change. Open it again, and try once more.',
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
};
