import { calendarHandlers } from '../calendar-feed/calendar-feed.usecases.ts';
import { comesAtOnce } from '../delivery/held.ts';
import { undeliveredHandlers } from '../delivery/undelivered.ts';
import { evaluationHandlers } from '../evaluation/evaluation.handlers.ts';
import { gatheringHandlers } from '../gatherings/gatherings.usecases.ts';
import { goalHandlers } from '../goals/goals.handlers.ts';
import { linkHandlers } from '../people/links.usecases.ts';
import { peopleHandlers } from '../people/people.usecases.ts';
import { may } from '../permissions/permissions.ts';
import type { Standing } from '../permissions/standing.ts';
import { planHandlers } from '../plan/plan.handlers.ts';
import { projectHandlers } from '../project/project.usecases.ts';
import { type Outcome, type Refusal, refuse } from '../refusal.ts';
import { reminderHandlers } from '../reminders/reminders.usecases.ts';
import { reportingHandlers } from '../reporting/reporting.usecases.ts';
import { riskHandlers } from '../risk/risk.handlers.ts';
import { workspaceHandlers } from '../workspace/workspace.usecases.ts';
import type { Command, CommandType } from './command.ts';
import type { Answered, Context, Handler, Handlers, Reader, Services } from './handling.ts';
import type { Reply, Whereabouts } from './incoming.ts';
import type { Message } from './message.ts';
import { audienceOf, presentProps, refusalMessage, show, showWith } from './showing.ts';
import { isSameSubject, subjectIn, subjectOf } from './subject.ts';
import type { View } from './view.ts';

const handlers: Handlers<CommandType> = {
  ...evaluationHandlers,
  ...projectHandlers,
  ...planHandlers,
  ...goalHandlers,
  ...reportingHandlers,
  ...reminderHandlers,
  ...riskHandlers,
  ...calendarHandlers,
  ...gatheringHandlers,
  ...peopleHandlers,
  ...linkHandlers,
  ...undeliveredHandlers,
  ...workspaceHandlers,
};

/** The form that a command comes from, and what it is about: shown again, with what was typed, when it is refused. */
const formOf: Partial<
  Record<
    CommandType,
    readonly [
      form: View['name'],
      about:
        | ('projectId' | 'roundId' | 'deadlineId' | 'milestoneId')
        | ('goalId' | 'gatheringId' | 'workshopId' | 'riskId')
        | null,
    ]
  >
> = {
  'settings.save': ['settingsForm', null],
  'reminder.later': ['laterForm', null],
  'pause.save': ['pauseForm', null],
  'reminders.save': ['remindersForm', null],
  'project.create': ['projectForm', null],
  'group.add': ['groupForm', 'projectId'],
  'group.remove': ['groupForm', 'projectId'],
  'role.give': ['groupForm', 'projectId'],
  'round.open': ['roundForm', 'projectId'],
  'deadline.add': ['deadlineForm', 'projectId'],
  'deadline.deliver': ['deliverForm', 'deadlineId'],
  'deadline.move': ['moveDeadlineForm', 'deadlineId'],
  'deadline.handover': ['handOverForm', 'deadlineId'],
  'deadlines.many.check': ['manyDeadlinesForm', null],
  'deadlines.many.record': ['manyDeadlinesForm', null],
  'deadlines.paste.check': ['pasteDeadlinesForm', null],
  'deadlines.paste.record': ['pasteDeadlinesForm', null],
  'milestone.add': ['milestoneForm', 'projectId'],
  'milestone.show': ['milestoneChoice', 'projectId'],
  'milestone.change': ['milestoneEditForm', 'milestoneId'],
  'milestone.move': ['milestoneMoveForm', 'milestoneId'],
  'milestone.reach': ['milestoneReachForm', 'milestoneId'],
  'activities.tick': ['activitiesForm', 'milestoneId'],
  'workshop.start': ['workshopForm', 'projectId'],
  'notes.save': ['riskNotes', 'workshopId'],
  'grades.give': ['riskGrading', 'workshopId'],
  'grades.draft': ['riskGrading', 'workshopId'],
  'risks.merge': ['riskMergeForm', 'projectId'],
  'risks.aside': ['riskAsideForm', 'projectId'],
  'risks.back': ['riskBackForm', 'projectId'],
  'risks.add': ['riskAddForm', 'projectId'],
  'risk.find': ['riskChoice', 'projectId'],
  'risk.close': ['riskCloseForm', 'riskId'],
  'countermeasure.set': ['countermeasureForm', 'riskId'],
  'countermeasure.withdraw': ['withdrawForm', 'riskId'],
  'goal.add': ['goalForm', 'projectId'],
  'goal.show': ['goalChoice', 'projectId'],
  'goal.change': ['goalEditForm', 'goalId'],
  'goal.end': ['goalEndForm', 'goalId'],
  'measure.form': ['measureChoice', 'projectId'],
  'measure.enter': ['measureForm', 'goalId'],
  'measure.other': ['measureOtherForm', 'goalId'],
  'gathering.plan': ['gatheringForm', null],
  'themeday.plan': ['themeDayForm', 'projectId'],
  'gathering.move': ['moveGatheringForm', 'gatheringId'],
  'gathering.cancel': ['cancelGatheringForm', 'gatheringId'],
  'gathering.register': ['attendanceForm', 'gatheringId'],
  'answer.give': ['ballotForm', 'roundId'],
  'answer.draft': ['ballotForm', 'roundId'],
  'round.extend': ['extendForm', 'roundId'],
  'decision.record': ['decisionForm', 'roundId'],
  'benefits.note': ['benefitsForm', 'roundId'],
  'followup.note': ['followUpForm', 'roundId'],
  'minutes.correct': ['minutesCorrectForm', 'roundId'],
  'code.use': ['codeForm', null],
  'workspace.save': ['workspaceForm', null],
};

/** An action as an adapter parsed it. */
export interface Acted {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, string>>;
  /** What the card that was acted on shows, where the adapter knows it. */
  readonly view: View | null;
  /** Where it was done, as far as that is known. */
  readonly where?: Whereabouts;
  /** What is wrong with it already: an account that was picked is no person's, say. */
  readonly problems?: readonly Refusal[];
}

async function run(
  services: Services,
  reader: Reader,
  standing: Standing | null,
  command: Command,
): Promise<Outcome<Answered>> {
  if (!may(command.type, standing)) {
    // who may not even see the project learns nothing, not even that there is such a thing
    return refuse(may('project.show', standing) ? 'notAllowed' : 'notFound');
  }
  const context: Context = { ...services, reader, standing };
  const handler = handlers[command.type] as Handler<CommandType>;
  return handler(context, command);
}

/** The view of the form to show again after a refusal, or null where the command has none. */
function formAfter(verb: CommandType, data: Acted['data']): View | null {
  const [name, about] = formOf[verb] ?? [];
  if (!name) return null;
  // an id that the command is about has been checked with it
  return (about ? { name, id: data[about] } : { name }) as View;
}

async function refused(
  services: Services,
  reader: Reader,
  acted: Acted,
  form: View | null,
  refusals: readonly Refusal[],
): Promise<Reply> {
  const aboutTheForm = refusals.some((refusal) => refusal.field !== undefined);
  if (form && aboutTheForm) {
    const message = await show(services, reader, form, { values: acted.values, refusals });
    const errors = services.presenter.fieldErrors(refusals, audienceOf(reader));
    const complete = refusals.every((refusal) => refusal.field !== undefined);
    return { kind: 'invalid', message, errors, complete };
  }
  // the button was right when the card was shown: the card as it is now says why it is gone
  if (acted.view && refusals.every(({ code }) => passedBy.includes(code)))
    return { kind: 'replace', message: await show(services, reader, acted.view) };
  return { kind: 'say', message: refusalMessage(services, reader, refusals) };
}

/** Refusals of what a card offered for a time that is over. */
const passedBy: readonly Refusal['code'][] = ['takeBackOver', 'deliveredLongAgo'];

/** Does what a command says and shows what it leads to. */
export async function perform(
  services: Services,
  reader: Reader,
  command: Command,
  acted: Acted = { verb: command.type, data: { ...command }, values: {}, view: null },
): Promise<Reply> {
  const about = subjectIn(command);
  const { known } = reader;
  const standing =
    known && isSameSubject(known.about, about)
      ? known.standing
      : about && (await services.store.projects.standing(reader.person.id, about));
  const outcome = await run(services, reader, standing, command);
  if (!outcome.ok)
    return refused(services, reader, acted, formAfter(command.type, acted.data), outcome.refusals);
  const { how, view, props, told } = outcome.value;
  const here = told !== undefined && (await comesHere(services, reader, acted.where, told));
  // language and time zone may have just changed
  const person = command.type === 'settings.save' || command.type === 'code.use' ? null : reader.person;
  const fresh = person ?? (await services.store.people.person(reader.person.id)) ?? reader.person;
  const now = { ...reader, person: fresh };
  if (props !== undefined) return replied(how, presentProps(services, now, view, props), here);
  const sameSubject = isSameSubject(subjectOf(view), about);
  const message =
    sameSubject && may(view.name, standing)
      ? await showWith(services, now, standing, view)
      : await show(services, now, view);
  return replied(how, message, here);
}

const replied = (how: Answered['how'], message: Message, here: boolean): Reply =>
  how === 'done' ? { kind: how, message, here } : { kind: how, message };

/** Whether a message that is told comes to the conversation in which it was acted, and at once. */
async function comesHere(
  services: Services,
  { person, connectionId }: Reader,
  where: Whereabouts | undefined,
  told: NonNullable<Answered['told']>,
): Promise<boolean> {
  if (where === undefined || connectionId === null) return false;
  const { store } = services;
  if (where.kind === 'channel') {
    const places = await store.projects.places(told.channelOf);
    const group = places.find((place) => place.kind === 'group');
    if (group?.connectionId !== connectionId || group.externalId !== where.externalId) return false;
    const project = await store.projects.project(told.channelOf);
    return project !== null && comesAtOnce(services, project.timeZone);
  }
  if (!told.persons.includes(person.id) || person.preferredAccountId === null) return false;
  return (await store.people.accountById(person.preferredAccountId))?.connectionId === connectionId;
}

/** Reads what was pressed or sent, and performs it. An old or unknown card is answered with the current one. */
export async function act(services: Services, reader: Reader, acted: Acted): Promise<Reply> {
  const read = services.presenter.read(acted.verb, acted.data, acted.values);
  if (acted.problems && acted.problems.length > 0 && read.kind !== 'unknown') {
    const verb = read.kind === 'command' ? read.command.type : read.verb;
    return refused(services, reader, acted, formAfter(verb, acted.data), acted.problems);
  }
  if (read.kind === 'command') return perform(services, reader, read.command, acted);
  if (read.kind === 'refused')
    return refused(services, reader, acted, formAfter(read.verb, acted.data), read.refusals);
  if (acted.view) return { kind: 'replace', message: await show(services, reader, acted.view) };
  return { kind: 'say', message: refusalMessage(services, reader, [{ code: 'formOutOfDate' }]) };
}
