import type { ViewName, Views } from '../bot/conversation/view.ts';
import { calendar, projectCalendar } from './calendar-feed/calendar.ts';
import type { Card } from './card.ts';
import { reachMe } from './delivery/reach-me.ts';
import { undelivered } from './delivery/undelivered.ts';
import { answerLinks } from './evaluation/answer-links.ts';
import { ballot, ballotForm } from './evaluation/ballot.ts';
import { benefitsForm } from './evaluation/benefits-form.ts';
import { closeConfirm } from './evaluation/close-confirm.ts';
import { deadlineMoved } from './evaluation/deadline-moved.ts';
import { decisionForm } from './evaluation/decision-form.ts';
import { decisions } from './evaluation/decisions.ts';
import { extendForm } from './evaluation/extend-form.ts';
import { followUpForm } from './evaluation/follow-up-form.ts';
import { minutes } from './evaluation/minutes.ts';
import { minutesApproved } from './evaluation/minutes-approved.ts';
import { minutesCorrectForm } from './evaluation/minutes-correct-form.ts';
import { progress } from './evaluation/progress.ts';
import { result } from './evaluation/result.ts';
import { roundForm } from './evaluation/round-form.ts';
import { roundStatus } from './evaluation/round-status.ts';
import { attendanceForm } from './gatherings/attendance-form.ts';
import { cancelGatheringForm } from './gatherings/cancel-form.ts';
import { gathering } from './gatherings/gathering.ts';
import { gatheringForm, themeDayForm } from './gatherings/gathering-form.ts';
import { gatherings } from './gatherings/gatherings.ts';
import { moveGatheringForm } from './gatherings/move-form.ts';
import { goalChoice, measureChoice } from './goals/choices.ts';
import { goalEndForm } from './goals/end-form.ts';
import { goal } from './goals/goal.ts';
import { goalEditForm, goalForm } from './goals/goal-form.ts';
import { goals } from './goals/goals.ts';
import { measureForm, measureOtherForm } from './goals/measure-form.ts';
import { measured } from './goals/measured.ts';
import { code } from './people/code.ts';
import { codeForm } from './people/code-form.ts';
import { codeUsed } from './people/code-used.ts';
import { gone } from './people/gone.ts';
import { help } from './people/help.ts';
import { home } from './people/home.ts';
import { notUnderstood } from './people/not-understood.ts';
import { refused } from './people/refused.ts';
import { settings } from './people/settings.ts';
import { settingsForm } from './people/settings-form.ts';
import { welcome } from './people/welcome.ts';
import { activitiesForm } from './plan/activities-form.ts';
import { celebration, celebrationOpen, celebrationTold } from './plan/celebration.ts';
import { milestone } from './plan/milestone.ts';
import { milestoneAsked } from './plan/milestone-asked.ts';
import { milestoneChoice } from './plan/milestone-choice.ts';
import { milestoneEditForm, milestoneForm } from './plan/milestone-form.ts';
import { milestoneReached } from './plan/milestone-reached.ts';
import { milestoneSlipped } from './plan/milestone-slipped.ts';
import { milestones } from './plan/milestones.ts';
import { milestoneMoveForm } from './plan/move-form.ts';
import { newsDraft } from './plan/news-draft.ts';
import { milestoneReachForm } from './plan/reach-form.ts';
import { chooseProject } from './project/choose-project.ts';
import { groupForm } from './project/group-form.ts';
import { project } from './project/project.ts';
import { projectForm } from './project/project-form.ts';
import { sharing } from './project/sharing.ts';
import { deputyTold } from './reminders/deputy-told.ts';
import { digest } from './reminders/digest.ts';
import { laterForm } from './reminders/later-form.ts';
import { pauseForm } from './reminders/pause-form.ts';
import { remindersForm } from './reminders/reminders-form.ts';
import { projectUpcoming, upcoming } from './reminders/upcoming.ts';
import { deadline } from './reporting/deadline.ts';
import { deadlineEntered } from './reporting/deadline-entered.ts';
import { deadlineFile } from './reporting/deadline-file.ts';
import { deadlineForm } from './reporting/deadline-form.ts';
import { deadlinePlan } from './reporting/deadline-plan.ts';
import { deadlines } from './reporting/deadlines.ts';
import { deadlinesRecorded } from './reporting/deadlines-recorded.ts';
import { deliverForm } from './reporting/deliver-form.ts';
import { handOverForm } from './reporting/hand-over-form.ts';
import { manyDeadlinesForm } from './reporting/many-deadlines-form.ts';
import { moveDeadlineForm } from './reporting/move-deadline-form.ts';
import { pasteDeadlinesForm } from './reporting/paste-deadlines-form.ts';
import { countermeasureForm } from './risk/countermeasure-form.ts';
import { riskExport } from './risk/export.ts';
import {
  riskAddForm,
  riskAsideForm,
  riskBackForm,
  riskChoice,
  riskCloseForm,
  riskMergeForm,
} from './risk/forms.ts';
import { riskGrading } from './risk/grading.ts';
import { riskMatrix } from './risk/matrix.ts';
import { riskNoted, riskNotes } from './risk/notes.ts';
import { risksOnward } from './risk/onward.ts';
import { risks, risksLacking, risksSettled } from './risk/register.ts';
import { risk } from './risk/risk.ts';
import { riskThemes } from './risk/themes.ts';
import { withdrawForm } from './risk/withdraw-form.ts';
import { riskList, workshop } from './risk/workshop.ts';
import { workshopConfirm } from './risk/workshop-confirm.ts';
import { workshopForm } from './risk/workshop-form.ts';
import { workshopLinks } from './risk/workshop-links.ts';
import type { Say } from './words/say.ts';
import { workspace } from './workspace/workspace.ts';
import { workspaceForm } from './workspace/workspace-form.ts';

/** The card of each view: a view without one does not compile. */
export const builders: { readonly [N in ViewName]: (props: Views[N], say: Say) => Card } = {
  help,
  home,
  welcome,
  reachMe,
  notUnderstood,
  settings,
  settingsForm,
  code,
  codeForm,
  codeUsed,
  gone,
  refused,
  chooseProject,
  project,
  projectForm,
  groupForm,
  sharing,
  roundForm,
  ballot,
  ballotForm,
  progress,
  roundStatus,
  closeConfirm,
  extendForm,
  answerLinks,
  result,
  decisions,
  decisionForm,
  benefitsForm,
  followUpForm,
  minutes,
  minutesCorrectForm,
  deadlineMoved,
  minutesApproved,
  milestones,
  milestoneForm,
  milestoneChoice,
  milestone,
  milestoneEditForm,
  milestoneMoveForm,
  milestoneReachForm,
  activitiesForm,
  milestoneAsked,
  milestoneReached,
  milestoneSlipped,
  celebration,
  celebrationOpen,
  celebrationTold,
  newsDraft,
  risks,
  risksLacking,
  risksSettled,
  risksOnward,
  riskChoice,
  riskMergeForm,
  riskAsideForm,
  riskBackForm,
  riskAddForm,
  riskExport,
  risk,
  riskCloseForm,
  countermeasureForm,
  withdrawForm,
  workshopForm,
  workshop,
  workshopConfirm,
  workshopLinks,
  riskNotes,
  riskNoted,
  riskList,
  riskGrading,
  riskMatrix,
  riskThemes,
  goals,
  goalForm,
  goalChoice,
  goal,
  goalEditForm,
  goalEndForm,
  measureChoice,
  measureForm,
  measureOtherForm,
  measured,
  undelivered,
  deadlines,
  deadlineForm,
  deadline,
  deliverForm,
  moveDeadlineForm,
  handOverForm,
  manyDeadlinesForm,
  pasteDeadlinesForm,
  deadlinePlan,
  deadlinesRecorded,
  deadlineFile,
  deadlineEntered,
  workspace,
  workspaceForm,
  digest,
  deputyTold,
  upcoming,
  calendar,
  projectCalendar,
  projectUpcoming,
  laterForm,
  pauseForm,
  remindersForm,
  gatherings,
  gathering,
  gatheringForm,
  themeDayForm,
  moveGatheringForm,
  cancelGatheringForm,
  attendanceForm,
};
