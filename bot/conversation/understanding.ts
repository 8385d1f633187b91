import { may } from '../permissions/permissions.ts';
import type { Intent, IntentName } from '../ports/presenter.ts';
import { projectsFollowedBy } from '../project/followed.ts';
import type { Project } from '../project/project.ts';
import type { RefusalCode } from '../refusal.ts';
import { openWorkshop } from '../risk/risk.loading.ts';
import type { Command, ShowCommand } from './command.ts';
import type { Reader, Services } from './handling.ts';
import type { Whereabouts } from './incoming.ts';

/** What somebody's words lead to. */
export type Understood =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'choose'; readonly verb: Command['type']; readonly projects: readonly Project[] }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'notUnderstood' };

type About = Extract<Intent, { about: string }>['intent'];

const aboutProject = {
  project: 'project.show',
  group: 'group.form',
  sharing: 'sharing.show',
  openRound: 'round.form',
  deadlines: 'deadlines.show',
  newDeadline: 'deadline.form',
  deliverReport: 'deadline.deliver.choose',
  moveDeadline: 'deadline.move.choose',
  milestones: 'milestones.show',
  newMilestone: 'milestone.form',
  reachMilestone: 'milestone.reach.choose',
  risks: 'risks.show',
  workshop: 'workshop.form',
  addRisk: 'risks.add.form',
  countermeasure: 'countermeasure.choose',
  exportRisks: 'risks.export',
  projectCalendar: 'projectCalendar.show',
  projectUpcoming: 'reminders.project',
  goals: 'goals.show',
  newGoal: 'goal.form',
  measure: 'measure.choose',
  themeDay: 'themeday.form',
} as const;

/** Which round is meant where none is named: the open one, or the newest closed one. */
const aboutRound = {
  answer: ['open', 'ballot.show'],
  status: ['open', 'round.status'],
  closeRound: ['open', 'round.close.ask'],
  extendRound: ['open', 'round.extend.form'],
  links: ['open', 'links.show'],
  result: ['closed', 'result.show'],
  decide: ['closed', 'decision.form'],
  decisions: ['closed', 'decisions.show'],
  benefits: ['closed', 'benefits.form'],
  followUp: ['closed', 'followup.form'],
  minutes: ['closed', 'minutes.show'],
  correctMinutes: ['closed', 'minutes.correct.form'],
} as const;

const plain = {
  help: 'help.show',
  home: 'home.show',
  settings: 'settings.form',
  newProject: 'project.form',
  code: 'code.form',
  makeCode: 'code.make',
  workspace: 'workspace.form',
  reminders: 'reminders.form',
  later: 'reminder.later.form',
  pause: 'pause.form',
  upcoming: 'reminders.show',
  calendar: 'calendar.show',
  gatherings: 'gatherings.show',
  newGathering: 'gathering.form',
  manyDeadlines: 'deadlines.many.form',
  pasteDeadlines: 'deadlines.paste.form',
  riskThemes: 'risks.themes',
  fileDeadlines: 'deadlines.file.show',
} as const;

/** The command that an intent leads to where nothing stands in the way; null where it shows nothing. */
export function verbMeant(intent: IntentName): ShowCommand['type'] | null {
  if (intent in aboutProject) return aboutProject[intent as keyof typeof aboutProject];
  if (intent in aboutRound) return aboutRound[intent as keyof typeof aboutRound][1];
  if (intent === 'makeCode' || !(intent in plain)) return null;
  return plain[intent as Exclude<keyof typeof plain, 'makeCode'>];
}

/** The projects that somebody may mean: the channel's own, or those of theirs that have the words in their name. */
async function projectsMeant(
  { store }: Services,
  reader: Reader,
  where: Whereabouts,
  about: string,
): Promise<readonly Project[]> {
  if (where.kind === 'channel' && reader.connectionId) {
    const here = await store.projects.byPlace(reader.connectionId, where.externalId);
    if (here) {
      const standing = await store.projects.standing(reader.person.id, { projectId: here.id });
      return may('project.show', standing) ? [here] : [];
    }
  }
  const followed = await projectsFollowedBy(store, reader.person.id);
  const taking = await store.projects.ofPerson(reader.person.id);
  const own = [...taking, ...followed.filter((one) => !taking.some((other) => other.id === one.id))];
  const wanted = about.trim().toLocaleLowerCase('nb');
  const named = own.filter((project) => project.name.toLocaleLowerCase('nb').includes(wanted));
  return wanted !== '' && named.length > 0 ? named : own;
}

async function commandFor(
  { store }: Services,
  reader: Reader,
  intent: About,
  project: Project,
): Promise<Understood> {
  if (intent in aboutProject) {
    const type = aboutProject[intent as keyof typeof aboutProject];
    return { kind: 'command', command: { type, projectId: project.id } };
  }
  const [wants, type] = aboutRound[intent as keyof typeof aboutRound];
  const rounds = (await store.rounds.ofProject(project.id)).filter((round) => round.status === wants);
  const round = [...rounds].sort((a, b) => b.number - a.number)[0];
  if (!round && intent === 'links') {
    const workshop = openWorkshop(await store.risks.workshops(project.id));
    if (workshop) return { kind: 'command', command: { type: 'workshop.links', workshopId: workshop.id } };
  }
  if (!round) return { kind: 'refused', code: wants === 'open' ? 'noOpenRound' : 'noClosedRound' };
  if (intent === 'status') {
    const standing = await store.projects.standing(reader.person.id, { projectId: project.id });
    if (!may('round.status', standing))
      return { kind: 'command', command: { type: 'project.show', projectId: project.id } };
  }
  return { kind: 'command', command: { type, roundId: round.id } };
}

/** Whether somebody may read the risks of one of these; if not, there are counts of them by theme (domain §3). */
async function readsRisksOfAny(
  { store }: Services,
  { person }: Reader,
  projects: readonly Project[],
): Promise<boolean> {
  for (const { id } of projects)
    if (may('risks.show', await store.projects.standing(person.id, { projectId: id }))) return true;
  return false;
}

/** Finds the command that an intent means for this person in this place. */
export async function commandMeant(
  services: Services,
  reader: Reader,
  where: Whereabouts,
  intent: Intent,
): Promise<Understood> {
  if (intent.intent === 'unknown') return { kind: 'notUnderstood' };
  if (intent.intent === 'useCode')
    return { kind: 'command', command: { type: 'code.use', code: intent.code } };
  if (!('about' in intent)) return { kind: 'command', command: { type: plain[intent.intent] } };

  const projects = await projectsMeant(services, reader, where, intent.about);
  const [first] = projects;
  if (!first) return { kind: 'refused', code: 'notFound' };
  if (intent.intent === 'risks' && !(await readsRisksOfAny(services, reader, projects)))
    return { kind: 'command', command: { type: 'risks.themes' } };
  if (projects.length > 1) {
    const verb =
      intent.intent in aboutProject
        ? aboutProject[intent.intent as keyof typeof aboutProject]
        : 'project.show';
    return { kind: 'choose', verb, projects };
  }
  return commandFor(services, reader, intent.intent, first);
}
