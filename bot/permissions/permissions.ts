import type { CommandType } from '../conversation/command.ts';
import type { ViewName } from '../conversation/view.ts';
import { type Relation, relationsOf, type Standing } from './standing.ts';

/** What permission is asked for: a command, a view, or reading a project's group channel in the browser chat. */
export type Act = CommandType | ViewName | 'channel.read' | 'contents.read' | 'names.read' | 'figures.read';

/**
 * Who may: `anyone` known to Saman (it shows or changes only their own); `inside`: somebody with one of the
 * relations to the project; `sharing`: these too, where the project shares its contents (domain §3).
 */
type Rule = 'anyone' | { readonly inside: readonly Relation[]; readonly sharing?: readonly Relation[] };

const group: readonly Relation[] = ['pa', 'pl', 'steering', 'project'];
const leaders: readonly Relation[] = ['pa', 'pl'];
const programme: readonly Relation[] = ['network-leader', 'secretariat'];
const answerers: readonly Relation[] = ['steering', 'project'];

const insideGroup: Rule = { inside: group };
const byLeaders: Rule = { inside: leaders };
const byPa: Rule = { inside: ['pa'] };
const byPl: Rule = { inside: ['pl'] };
const byAnswerers: Rule = { inside: answerers };
const readable: Rule = { inside: group, sharing: programme };
/** The secretariat enters deadlines of its programme's projects too (REP-2). */
const byWhoReports: Rule = { inside: [...leaders, 'secretariat'] };
const inProject: Rule = { inside: [...group, 'reference'] };
/** Goals and their numbers are for all of the project; the programme's people see counts (domain §3). */
const goalReaders: Rule = { inside: [...group, 'reference'], sharing: programme };
const project: Rule = { inside: [...group, 'reference', ...programme] };

/** The one table of who may do and see what (design §1). The tests walk through all of it. */
export const permissions: Readonly<Record<Act, Rule>> = {
  // one's own
  'home.show': 'anyone',
  'help.show': 'anyone',
  'settings.form': 'anyone',
  'settings.save': 'anyone',
  'code.make': 'anyone',
  'code.form': 'anyone',
  'code.use': 'anyone',
  // who may create a project follows from the organisation, and is decided with the participant (project.decide.ts)
  'project.form': 'anyone',
  'project.create': 'anyone',
  'reminders.show': 'anyone',
  'reminders.form': 'anyone',
  'reminders.save': 'anyone',
  'reminder.later.form': 'anyone',
  'reminder.later': 'anyone',
  'pause.form': 'anyone',
  'pause.save': 'anyone',
  'pause.end': 'anyone',
  // whose it is comes with it (reminders.loaders.ts)
  digest: 'anyone',
  deputyTold: 'anyone',
  upcoming: 'anyone',
  laterForm: 'anyone',
  pauseForm: 'anyone',
  remindersForm: 'anyone',
  'calendar.show': 'anyone',
  'calendar.renew': 'anyone',
  'calendar.revoke': 'anyone',
  calendar: 'anyone',
  help: 'anyone',
  home: 'anyone',
  welcome: 'anyone',
  notUnderstood: 'anyone',
  settings: 'anyone',
  settingsForm: 'anyone',
  projectForm: 'anyone',
  code: 'anyone',
  codeForm: 'anyone',
  codeUsed: 'anyone',
  gone: 'anyone',
  refused: 'anyone',
  chooseProject: 'anyone',
  // only an administrator's, and decided with the workspace (workspace.decide.ts): it is about no project
  'workspace.form': 'anyone',
  'workspace.save': 'anyone',
  workspaceForm: 'anyone',
  workspace: 'anyone',

  // a project
  'project.show': project,
  project,
  'projectCalendar.show': project,
  'projectCalendar.renew': project,
  'projectCalendar.revoke': project,
  projectCalendar: project,
  'contents.read': readable,
  'names.read': { inside: [...group, 'reference'], sharing: programme },
  'channel.read': insideGroup,
  'group.form': byLeaders,
  groupForm: byLeaders,
  'group.add': byLeaders,
  'group.remove': byLeaders,
  'role.give': byLeaders,
  reachMe: insideGroup,
  'delivery.fetch': insideGroup,
  'undelivered.show': byLeaders,
  undelivered: byLeaders,
  'delivery.retry': byLeaders,

  // deadlines for reports; whose it is to say that one is delivered is decided with it (reporting.usecases.ts)
  'deadlines.show': project,
  deadlines: project,
  'deadline.show': project,
  deadline: project,
  'deadline.form': byWhoReports,
  deadlineEntered: byLeaders,
  deadlineForm: byWhoReports,
  'deadline.add': byWhoReports,
  'deadline.move.choose': byWhoReports,
  'deadline.move.form': byWhoReports,
  moveDeadlineForm: byWhoReports,
  'deadline.move': byWhoReports,
  'deadline.deliver.choose': inProject,
  'deadline.deliver.form': inProject,
  deliverForm: inProject,
  'deadline.deliver': inProject,
  'deadline.undeliver': byLeaders,
  'deadline.handover.form': byLeaders,
  handOverForm: byLeaders,
  'deadline.handover': byLeaders,
  // only the secretariat's, and decided with the programme (many.usecases.ts): they are about no project
  'deadlines.many.form': 'anyone',
  'deadlines.many.check': 'anyone',
  'deadlines.many.record': 'anyone',
  'deadlines.paste.form': 'anyone',
  'deadlines.paste.check': 'anyone',
  'deadlines.paste.record': 'anyone',
  'deadlines.file.show': 'anyone',
  deadlineFile: 'anyone',
  manyDeadlinesForm: 'anyone',
  pasteDeadlinesForm: 'anyone',
  deadlinePlan: 'anyone',
  deadlinesRecorded: 'anyone',

  // gatherings are of a network, a participant or the programme, and of no one project: who may is decided with the
  // gathering, by a table of its own (gathering-permissions.ts)
  'gatherings.show': 'anyone',
  gatherings: 'anyone',
  'gathering.show': 'anyone',
  gathering: 'anyone',
  'gathering.form': 'anyone',
  gatheringForm: 'anyone',
  'gathering.plan': 'anyone',
  'gathering.move.form': 'anyone',
  moveGatheringForm: 'anyone',
  'gathering.move': 'anyone',
  'gathering.cancel.form': 'anyone',
  cancelGatheringForm: 'anyone',
  'gathering.cancel': 'anyone',
  'gathering.answer': 'anyone',
  'gathering.register.form': 'anyone',
  attendanceForm: 'anyone',
  'gathering.register': 'anyone',
  // a theme day is planned for the participant of a project (NET-2)
  'themeday.form': byLeaders,
  themeDayForm: byLeaders,
  'themeday.plan': byLeaders,

  // milestones; whose it is to say that one is reached is decided with it (milestone.decide.ts)
  'milestones.show': project,
  milestones: project,
  'milestone.choose': project,
  milestoneChoice: project,
  'milestone.show': project,
  milestone: project,
  'milestone.form': byLeaders,
  milestoneForm: byLeaders,
  'milestone.add': byLeaders,
  'milestone.edit.form': byLeaders,
  milestoneEditForm: byLeaders,
  'milestone.change': byLeaders,
  'milestone.move.form': inProject,
  milestoneMoveForm: inProject,
  'milestone.move': inProject,
  'milestone.reach.choose': inProject,
  'milestone.reach.form': inProject,
  milestoneReachForm: inProject,
  'milestone.reach': inProject,
  'milestone.unreach': inProject,
  'activities.form': inProject,
  activitiesForm: inProject,
  'activities.tick': inProject,
  milestoneAsked: inProject,
  milestoneReached: inProject,
  milestoneSlipped: byPa,
  celebration: project,
  celebrationOpen: project,
  // whom the plan names may have no part in the project: looked up with the milestone (plan.loaders.ts)
  celebrationTold: 'anyone',
  newsDraft: byLeaders,

  // risks: who changes the register or leads a workshop is decided with it (risk.usecases.ts)
  'risks.show': readable,
  risks: readable,
  'risks.lacking': readable,
  risksLacking: readable,
  'risks.settled': readable,
  risksSettled: readable,
  'risk.choose': readable,
  riskChoice: readable,
  'risk.show': readable,
  risk: readable,
  'risks.export': readable,
  riskExport: readable,
  'matrix.show': readable,
  riskMatrix: readable,
  'risks.merge.form': insideGroup,
  riskMergeForm: insideGroup,
  'risks.merge': insideGroup,
  'risks.aside.form': insideGroup,
  riskAsideForm: insideGroup,
  'risks.aside': insideGroup,
  'risks.back.form': insideGroup,
  riskBackForm: insideGroup,
  'risks.back': insideGroup,
  'risks.add.form': insideGroup,
  riskAddForm: insideGroup,
  'risks.add': insideGroup,
  'risk.close.form': insideGroup,
  riskCloseForm: insideGroup,
  'risk.close': insideGroup,
  'risk.reopen': insideGroup,
  'risk.regrade': insideGroup,
  'countermeasure.choose': insideGroup,
  'countermeasure.form': insideGroup,
  countermeasureForm: insideGroup,
  'countermeasure.set': insideGroup,
  'workshop.form': byLeaders,
  workshopForm: byLeaders,
  'workshop.start': byLeaders,
  'workshop.show': insideGroup,
  workshop: insideGroup,
  'workshop.ask': insideGroup,
  workshopConfirm: insideGroup,
  'list.show': insideGroup,
  riskList: insideGroup,
  'workshop.reveal': insideGroup,
  'workshop.grade': insideGroup,
  'workshop.relist': insideGroup,
  'workshop.uncover': insideGroup,
  'workshop.end': insideGroup,
  'notes.show': byAnswerers,
  riskNotes: byAnswerers,
  'notes.save': byAnswerers,
  riskNoted: byAnswerers,
  'grades.show': byAnswerers,
  'grades.page': byAnswerers,
  riskGrading: byAnswerers,
  'grades.give': byAnswerers,
  'grades.draft': byAnswerers,
  // of the projects that somebody follows in an office: looked up with it (risk-themes.ts)
  'risks.themes': 'anyone',
  riskThemes: 'anyone',
  // result goals; whose it is to enter a number is decided with it (goal.decide.ts)
  'goals.show': project,
  goals: project,
  'goal.choose': goalReaders,
  goalChoice: goalReaders,
  'goal.show': goalReaders,
  goal: goalReaders,
  // figures about few persons (PRIV-3)
  'figures.read': inProject,
  'goal.form': byLeaders,
  goalForm: byLeaders,
  'goal.add': byLeaders,
  'goal.edit.form': byLeaders,
  goalEditForm: byLeaders,
  'goal.change': byLeaders,
  'goal.end.form': byLeaders,
  goalEndForm: byLeaders,
  'goal.end': byLeaders,
  'measure.choose': inProject,
  measureChoice: inProject,
  'measure.form': inProject,
  measureForm: inProject,
  'measure.enter': inProject,
  'measure.other.form': inProject,
  measureOtherForm: inProject,
  'measure.other': inProject,
  measured: inProject,

  // a round: opening, answering, following
  'round.form': byLeaders,
  roundForm: byLeaders,
  'round.open': byLeaders,
  'ballot.show': byAnswerers,
  'ballot.edit': byAnswerers,
  ballot: byAnswerers,
  ballotForm: byAnswerers,
  'answer.give': byAnswerers,
  'answer.draft': byAnswerers,
  progress: insideGroup,
  deadlineMoved: insideGroup,
  'round.status': byPa,
  roundStatus: byPa,
  'round.close.ask': byPa,
  closeConfirm: byPa,
  'round.close': byPa,
  'round.extend.form': byPa,
  extendForm: byPa,
  'round.extend': byPa,
  'links.show': byPl,
  answerLinks: byPl,
  'link.replace': byPl,

  // after a round
  'result.show': readable,
  result: readable,
  'decisions.show': readable,
  decisions: readable,
  'decision.form': byLeaders,
  decisionForm: byLeaders,
  'decision.record': byLeaders,
  'benefits.form': insideGroup,
  benefitsForm: insideGroup,
  'benefits.note': insideGroup,
  'followup.form': byLeaders,
  followUpForm: byLeaders,
  'followup.note': byLeaders,
  'minutes.show': readable,
  minutes: readable,
  minutesApproved: readable,
  'minutes.approve': byPa,
  'minutes.correct.form': byPa,
  minutesCorrectForm: byPa,
  'minutes.correct': byPa,
};

/** Whether somebody with this standing may do or see this. Whether they belong to a round's own group comes beside. */
export function may(act: Act, standing: Standing | null): boolean {
  const rule = permissions[act];
  if (rule === 'anyone') return true;
  const allowed = rule.sharing && standing?.sharesContents ? [...rule.inside, ...rule.sharing] : rule.inside;
  return relationsOf(standing).some((relation) => allowed.includes(relation));
}
