import type { Temporal } from 'temporal-polyfill';

/**
 * Why something was not done. Expected, so a value and never thrown. Each code has a text in every language
 * (`cards/words`); a code is stable and a detail is data for that text.
 */
export const refusalCodes = [
  'notFound', // no such thing, or not yours to see: the two are told apart to nobody
  'notAllowed', // you see it, but the act belongs to another role
  'formOutOfDate', // the card is from before a change; the current one is shown
  'roundAlreadyOpen',
  'roundClosed',
  'roundStillOpen',
  'noOpenRound',
  'noClosedRound',
  'noMembers', // the group that should answer has nobody in it
  'notInGroup',
  'unknownFactor',
  'gradeMissing',
  'gradeOutsideScale',
  'textTooLong',
  'textMissing',
  'tooManyFactors',
  'duplicateFactor',
  'scaleInvalid',
  'deadlineInPast',
  'deadlineNotLater',
  'deadlineTooFar',
  'dateInvalid',
  'timeInvalid',
  'timeZoneUnknown',
  'choiceMissing',
  'choiceUnknown',
  'partyMissing',
  'participantUnknown',
  'participantAmbiguous',
  'projectNameTaken', // also where the same form was sent twice
  'personUnknown',
  'personTwice',
  'alreadyMember',
  'groupFull',
  'notMember',
  'minutesApproved',
  'minutesNotApproved',
  'codeUnknown',
  'codeExpired',
  'codeSamePerson',
  'programmeMissing',
  'accountUnusable', // a machine, or deactivated: nobody would answer
  'placeClosed', // Saman is not in the channel
  'placeArchived',
  'placeTaken', // the channel is another project's, which is not named
  'dateInPast', // a day, where there is no time of day
  'dateInFuture',
  'dateAfterProgramme',
  'yearMissing',
  'yearInvalid',
  'yearOutside',
  'amountMissing',
  'amountInvalid',
  'reportDelivered',
  'reportNotDelivered',
  'deliveredLongAgo',
  'noOpenDeadline',
  'reportNotYours', // it is the responsible person's, and the leaders'
  'noProjectMeant',
  'rowsTooMany',
  // lines of a pasted list, by their numbers
  'rowIncomplete',
  'rowDateInvalid',
  'rowDateInPast',
  'rowDateAfterProgramme',
  'rowTooLong',
  'rowProjectUnknown',
  'rowProjectAmbiguous',
  'rowTwice',
  'rowNoValue', // a spreadsheet's cell with an error, or with a formula that has no value
  'milestoneReached', // it does not change any more
  'milestoneNotReached',
  'noOpenMilestone',
  'onlyResponsible',
  'onlyWhoPressed',
  'takeBackOver',
  'dateNotMoved',
  'tooManyActivities',
  'tooManyChosen',
  'goalEnded', // it does not change any more, and takes no number
  'goalDraft', // it lacks something, so it is not measured (PLAN-4)
  'noGoalToMeasure',
  'numberInvalid',
  'numberOutside',
  'personsMissing',
  'personsInvalid',
  'zeroInFuture',
  'targetBeforeZero',
  'firstBeforeZero',
  'firstAfterTarget',
  'goalTooFar',
  'dayNotMeasured',
  'measuredMeanwhile',
  'notMeasurer', // it is the responsible person's, and the leaders'
  'dateNotAhead',
  'nothingToPutOff', // nothing that was told waits any more
  'laterTooLate', // there is no working day left before it must be done
  'laterTooFar',
  'pauseBackwards',
  'pauseTooLong',
  'workshopOpen', // one at a time for each project
  'workshopMovedOn', // somebody else has taken it further
  'workshopOver', // it has ended, and so have its links
  'noOpenWorkshop',
  'onlyLeader', // it is who leads the workshop, or the project
  'notesCollected', // the list is shown: what comes now is said aloud
  'showListFirst',
  'tooManyRisks',
  'registerFull',
  'riskNotOnList', // merged, set aside or closed meanwhile, or none of the project's
  'riskBeingGraded',
  'riskNumberUnknown',
  'mergeIntoItself',
  'mergeHidesRequired', // into one that was graded lower
  'requiredNotAside',
  'countermeasureInPlan', // an activity of the milestone that is one
  'mergeCircle',
  'countermeasureDone', // it cannot be withdrawn any more
  'riskNotClosed',
  'nothingToGrade',
  'gradesShown', // too late to grade
  'tooFewGraded', // it would tell who gave what
  'noRisks',
  'gatheringThere', // the network's number is planned already, or another one is on that day
  'gatheringBackwards', // its last day is before its first
  'gatheringTooLong',
  'gatheringOver',
  'gatheringCancelled',
  'gatheringNotMoved',
  'notInvited',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type RefusalDetail = string | number | Temporal.Instant | Temporal.PlainDate | readonly string[];

/** One thing that stands in the way; `field` is the form's input it belongs to, if any. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string;
  readonly details?: Readonly<Record<string, RefusalDetail>>;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (
  code: RefusalCode,
  details?: Refusal['details'],
  field?: string,
): { ok: false; refusals: readonly Refusal[] } => ({
  ok: false,
  refusals: [
    { code, ...(field === undefined ? {} : { field }), ...(details === undefined ? {} : { details }) },
  ],
});
