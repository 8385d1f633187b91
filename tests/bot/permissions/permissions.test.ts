import { describe, expect, test } from 'vitest';
import { type Act, may, permissions } from '../../../bot/permissions/permissions.ts';
import { type Relation, relations, relationsOf, type Standing } from '../../../bot/permissions/standing.ts';

/**
 * Who may what, written by role from the domain (§3, PRIV-2, EVAL-1 to EVAL-9), and not from the implementation.
 * Everything that a role has beside what anyone has.
 */
const anyone: readonly Act[] = [
  ...(['home.show', 'help.show', 'settings.form', 'settings.save', 'code.make', 'code.form'] as const),
  ...(['code.use', 'project.form', 'project.create'] as const),
  ...([
    'help',
    'home',
    'welcome',
    'notUnderstood',
    'settings',
    'settingsForm',
    'projectForm',
    'code',
  ] as const),
  ...(['reminders.show', 'reminders.form', 'reminders.save', 'reminder.later.form'] as const),
  ...(['reminder.later', 'pause.form', 'pause.save', 'pause.end'] as const),
  'deputyTold',
  ...(['digest', 'upcoming', 'laterForm', 'pauseForm', 'remindersForm'] as const),
  ...(['calendar.show', 'calendar.renew', 'calendar.revoke', 'calendar'] as const),
  ...(['codeForm', 'codeUsed', 'gone', 'refused', 'chooseProject'] as const),
  // to whom the plan says that it is told: looked up with the milestone
  'celebrationTold',
  // counts of the projects that somebody follows: looked up with it
  ...(['risks.themes', 'riskThemes'] as const),
  // an administrator's alone: decided with the workspace, since it is about no project
  ...(['workspace.form', 'workspace.save', 'workspaceForm', 'workspace'] as const),
  // the secretariat's alone: decided with the programme, since they are about many projects
  ...(['deadlines.many.form', 'deadlines.many.check', 'deadlines.many.record'] as const),
  ...(['deadlines.paste.form', 'deadlines.paste.check', 'deadlines.paste.record'] as const),
  ...(['deadlines.file.show', 'deadlineFile'] as const),
  ...(['manyDeadlinesForm', 'pasteDeadlinesForm', 'deadlinePlan', 'deadlinesRecorded'] as const),
  // of a network, a participant or the programme: decided with the gathering (gathering-permissions.test.ts)
  ...(['gatherings.show', 'gatherings', 'gathering.show', 'gathering', 'gathering.form'] as const),
  ...(['gatheringForm', 'gathering.plan', 'gathering.move.form', 'moveGatheringForm'] as const),
  ...(['gathering.move', 'gathering.cancel.form', 'cancelGatheringForm', 'gathering.cancel'] as const),
  ...(['gathering.answer', 'gathering.register.form', 'attendanceForm', 'gathering.register'] as const),
];

/** The project, its phase and its group by party, its milestones, and that one is celebrated (MILE-3). */
const seesProject: readonly Act[] = [
  ...(['milestones.show', 'milestones', 'milestone.choose', 'milestoneChoice'] as const),
  ...(['milestone.show', 'milestone', 'celebration', 'celebrationOpen'] as const),
  ...(['project.show', 'project'] as const),
  // everybody's link is their own
  ...(['projectCalendar.show', 'projectCalendar.renew', 'projectCalendar.revoke'] as const),
  'projectCalendar',
  ...(['goals.show', 'goals'] as const),
  ...(['deadlines.show', 'deadlines', 'deadline.show', 'deadline'] as const),
];
/** Says of a milestone that it is reached, or not yet: decided with it, for who is responsible may be any of them. */
const answersForMilestones: readonly Act[] = [
  ...(['reminders.project', 'projectUpcoming', 'sharing.show', 'sharing'] as const),
  ...(['milestone.move.form', 'milestoneMoveForm', 'milestone.move'] as const),
  ...(['milestone.reach.choose', 'milestone.reach.form', 'milestoneReachForm', 'milestone.reach'] as const),
  ...(['milestone.unreach', 'activities.form', 'activitiesForm', 'activities.tick'] as const),
  ...(['milestoneAsked', 'milestoneReached'] as const),
];
/** Says that a report is delivered: decided with it, for whoever is responsible may be any of the project (REP-2). */
const delivers: readonly Act[] = [
  ...(['deadline.deliver.choose', 'deadline.deliver.form', 'deliverForm', 'deadline.deliver'] as const),
];
/** Records deadlines and moves them: the project's leaders, and the secretariat for its programme (REP-2). */
const setsDeadlines: readonly Act[] = [
  ...(['deadline.form', 'deadlineForm', 'deadline.add'] as const),
  ...(['deadline.move.choose', 'deadline.move.form', 'moveDeadlineForm', 'deadline.move'] as const),
];
/** Result goals with their figures (PLAN-5): all of the project; how many and how they go, the programme's people too. */
const seesGoals: readonly Act[] = [...(['goal.choose', 'goalChoice', 'goal.show', 'goal'] as const)];
/** Figures about few persons (PRIV-3), and giving a goal's number: decided with it, as for milestones. */
const measuresGoals: readonly Act[] = [
  ...(['figures.read', 'measure.choose', 'measureChoice', 'measure.form', 'measureForm'] as const),
  ...(['measure.enter', 'measure.other.form', 'measureOtherForm', 'measure.other', 'measured'] as const),
];
const seesNames: readonly Act[] = ['names.read'];
/** Grades, reasons, risk sentences, decisions and minutes. */
const readsContents: readonly Act[] = [
  ...(['contents.read', 'result.show', 'result', 'decisions.show', 'decisions'] as const),
  ...(['minutes.show', 'minutes', 'minutesApproved'] as const),
  // the register of risks, sentences and all (RISK-0: the steering group reads the result)
  ...(['risks.show', 'risks', 'risks.lacking', 'risksLacking', 'risks.settled', 'risksSettled'] as const),
  ...(['risk.choose', 'riskChoice', 'risk.show', 'risk', 'risks.export', 'riskExport'] as const),
  ...(['matrix.show', 'riskMatrix', 'risk.find', 'risks.onward', 'risksOnward'] as const),
];
/** What belongs to the group: its channel, progress by count, and noting what works (EVAL-6). */
const belongsToGroup: readonly Act[] = [
  'channel.read',
  'progress',
  'deadlineMoved',
  'reachMe',
  'delivery.fetch',
  'benefits.form',
  'benefitsForm',
  'benefits.note',
];
/** Leading a workshop and changing the register: decided with it, for whom PL names may be any of the group. */
const leadsRisks: readonly Act[] = [
  ...(['workshop.show', 'workshop', 'list.show', 'riskList'] as const),
  ...(['workshop.ask', 'workshopConfirm'] as const),
  ...(['countermeasure.withdraw.form', 'withdrawForm', 'countermeasure.withdraw'] as const),
  ...(['workshop.links', 'workshopLinks', 'workshop.link.replace'] as const),
  ...(['workshop.reveal', 'workshop.grade', 'workshop.relist', 'workshop.uncover', 'workshop.end'] as const),
  ...(['risks.merge.form', 'riskMergeForm', 'risks.merge', 'risks.aside.form', 'riskAsideForm'] as const),
  ...(['risks.aside', 'risks.back.form', 'riskBackForm', 'risks.back'] as const),
  ...(['risks.add.form', 'riskAddForm', 'risks.add'] as const),
  ...(['risk.close.form', 'riskCloseForm', 'risk.close', 'risk.reopen', 'risk.regrade'] as const),
  ...(['countermeasure.choose', 'countermeasure.form', 'countermeasureForm', 'countermeasure.set'] as const),
];
const answers: readonly Act[] = [
  ...(['notes.show', 'riskNotes', 'notes.save', 'riskNoted'] as const),
  ...(['grades.show', 'grades.page', 'riskGrading', 'grades.give', 'grades.draft'] as const),
  ...(['ballot.show', 'ballot.edit', 'ballot', 'ballotForm', 'answer.give', 'answer.draft'] as const),
];
const leads: readonly Act[] = [
  ...(['milestone.form', 'milestoneForm', 'milestone.add', 'newsDraft'] as const),
  ...(['milestone.edit.form', 'milestoneEditForm', 'milestone.change'] as const),
  ...(['goal.form', 'goalForm', 'goal.add', 'goal.edit.form', 'goalEditForm', 'goal.change'] as const),
  ...(['goal.end.form', 'goalEndForm', 'goal.end', 'goal.reopen'] as const),
  ...(['group.form', 'groupForm', 'group.add', 'group.remove', 'role.give'] as const),
  'sharing.set',
  ...(['undelivered.show', 'undelivered', 'delivery.retry'] as const),
  ...(['round.form', 'roundForm', 'round.open'] as const),
  ...(['workshop.form', 'workshopForm', 'workshop.start'] as const),
  ...(['decision.form', 'decisionForm', 'decision.record'] as const),
  ...(['deadline.handover.form', 'handOverForm', 'deadline.handover', 'deadline.undeliver'] as const),
  ...(['themeday.form', 'themeDayForm', 'themeday.plan'] as const),
  'deadlineEntered',
  ...setsDeadlines,
  ...(['followup.form', 'followUpForm', 'followup.note'] as const),
];
/** PA sees which parties are missing, ends and extends rounds, and approves minutes (PRIV-2, EVAL-7). */
const owns: readonly Act[] = [
  'milestoneSlipped',
  ...(['round.status', 'roundStatus', 'round.close.ask', 'closeConfirm', 'round.close'] as const),
  ...(['round.extend.form', 'extendForm', 'round.extend'] as const),
  ...(['minutes.approve', 'minutes.correct.form', 'minutesCorrectForm', 'minutes.correct'] as const),
];
const passesLinksOn: readonly Act[] = ['links.show', 'answerLinks', 'link.replace'];

const inGroup = [
  ...seesProject,
  ...answersForMilestones,
  ...seesGoals,
  ...measuresGoals,
  ...delivers,
  ...seesNames,
  ...readsContents,
  ...belongsToGroup,
  ...leadsRisks,
];

const expected: Readonly<
  Record<Relation, { readonly always: readonly Act[]; readonly sharing: readonly Act[] }>
> = {
  pa: { always: [...inGroup, ...leads, ...owns], sharing: [] },
  pl: { always: [...inGroup, ...leads, ...passesLinksOn], sharing: [] },
  steering: { always: [...inGroup, ...answers], sharing: [] },
  project: { always: [...inGroup, ...answers], sharing: [] },
  reference: {
    always: [
      ...seesProject,
      ...answersForMilestones,
      ...seesGoals,
      ...measuresGoals,
      ...delivers,
      ...seesNames,
    ],
    sharing: [],
  },
  'network-leader': { always: seesProject, sharing: [...readsContents, ...seesGoals, ...seesNames] },
  secretariat: {
    always: [...seesProject, ...setsDeadlines],
    sharing: [...readsContents, ...seesGoals, ...seesNames],
  },
  // sees no project's contents, nor the project
  administrator: { always: [], sharing: [] },
  stranger: { always: [], sharing: [] },
};

const base: Standing = {
  projectId: 'p',
  roles: [],
  memberships: [],
  offices: [],
  isAdministrator: false,
  sharesContents: false,
};

/** The standing of somebody with that relation alone. */
function standingOf(relation: Relation, sharesContents: boolean): Standing {
  const shared = { ...base, sharesContents };
  switch (relation) {
    case 'pa':
    case 'pl':
      return { ...shared, roles: [relation] };
    case 'steering':
    case 'project':
    case 'reference':
      return { ...shared, memberships: [{ groupId: 'g', kind: relation, party: 'employees' }] };
    case 'network-leader':
    case 'secretariat':
      return { ...shared, offices: [relation] };
    case 'administrator':
      return { ...shared, isAdministrator: true };
    case 'stranger':
      return shared;
  }
}

const acts = Object.keys(permissions) as readonly Act[];

describe('who may do and see what', () => {
  test.each(relations.flatMap((relation) => [false, true].map((sharing) => ({ relation, sharing }))))(
    '$relation, where the project shares its contents: $sharing',
    ({ relation, sharing }) => {
      const allowed = new Set<Act>([
        ...anyone,
        ...expected[relation].always,
        ...(sharing ? expected[relation].sharing : []),
      ]);
      const standing = standingOf(relation, sharing);
      expect(relationsOf(standing)).toEqual([relation]);
      for (const act of acts) expect(may(act, standing), act).toBe(allowed.has(act));
    },
  );

  test('outside the project, the network and the workspace there is only one’s own', () => {
    for (const act of acts) expect(may(act, null), act).toBe(anyone.includes(act));
  });

  test('every act is given to somebody, and none is written down that there is not', () => {
    const written = new Set<Act>([
      ...anyone,
      ...Object.values(expected).flatMap(({ always, sharing }) => [...always, ...sharing]),
    ]);
    expect([...written].sort()).toEqual([...acts].sort());
  });

  test('several parts add up, and none takes away', () => {
    for (const one of relations)
      for (const other of relations) {
        const a = standingOf(one, false);
        const b = standingOf(other, false);
        const both: Standing = {
          ...base,
          roles: [...a.roles, ...b.roles],
          memberships: [...a.memberships, ...b.memberships],
          offices: [...a.offices, ...b.offices],
          isAdministrator: a.isAdministrator || b.isAdministrator,
        };
        for (const act of acts)
          expect(may(act, both), `${one} and ${other}: ${act}`).toBe(may(act, a) || may(act, b));
      }
  });
});
