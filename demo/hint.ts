import type { Temporal } from 'temporal-polyfill';
import type { DemoHint } from '../adapters/web/demo-controls.ts';
import { isOfficeMoment, nextOfficeMoment } from '../bot/calendar/office-hours.ts';
import type { View } from '../bot/conversation/view.ts';
import type { OpenRound, Round } from '../bot/evaluation/round.ts';
import type { Id } from '../bot/id.ts';
import type { Repositories } from '../bot/ports/store.ts';
import { currentMembers } from '../bot/project/group.ts';
import { leadersOf } from '../bot/project/leaders.ts';
import type { Project } from '../bot/project/project.ts';

/** What to try next, and as whom; null: as oneself. */
export interface Advice {
  readonly hint: DemoHint;
  readonly actAs: Id | null;
  /** When what is waited for comes. */
  readonly at?: Temporal.Instant;
}

/** The rounds that the demo brings along: after a newer one the whole way has been walked. */
const broughtAlong = 1;

/** What somebody in the demo could try next: the way of an evaluation round, step by step. */
export async function adviceFor(
  repositories: Repositories,
  personId: Id,
  now: Temporal.Instant,
): Promise<Advice> {
  const [first, ...others] = await repositories.projects.ofPerson(personId);
  if (!first) return { hint: 'outsider', actAs: await anyLeader(repositories) };
  const projects = [first, ...others];
  for (const project of projects) {
    const round = (await repositories.rounds.ofProject(project.id)).find((one) => one.status === 'open');
    if (!round) continue;
    const wait = await waiting(repositories, { name: 'progress', id: round.id }, project, now);
    const isAsked = (await repositories.deliveries.showingTo(personId, ballotOf(round))).length > 0;
    const advice = await whileOpen(repositories, personId, round);
    return wait && !(isAsked && advice.hint === 'answer') ? wait : advice;
  }
  const rounds = await repositories.rounds.ofProject(first.id);
  const latest = [...rounds].sort((a, b) => b.number - a.number)[0];
  const { pa, pl } = await leadersOf(repositories, first.id);
  const asLeader = personId === pa || personId === pl ? null : pa;
  const asOwner = personId === pa ? null : pa;
  if (!latest) return { hint: 'openRound', actAs: asLeader };
  const isOwn = latest.number > broughtAlong;
  const wait = isOwn && (await waiting(repositories, { name: 'result', id: latest.id }, first, now));
  return wait || afterRound(repositories, latest, asLeader, asOwner);
}

const ballotOf = ({ id }: Round): View => ({ name: 'ballot', id });

/** Outside of office hours: to wait for what the channel has not got yet. */
async function waiting(
  repositories: Repositories,
  view: View,
  { timeZone }: Project,
  now: Temporal.Instant,
): Promise<Advice | null> {
  if (isOfficeMoment(now, timeZone) || (await repositories.deliveries.showing(view)).length > 0) return null;
  return { hint: 'waitForMorning', actAs: null, at: nextOfficeMoment(now, timeZone) };
}

async function anyLeader(repositories: Repositories): Promise<Id | null> {
  const [project] = await repositories.projects.all();
  return project ? (await leadersOf(repositories, project.id)).pa : null;
}

async function whileOpen(repositories: Repositories, personId: Id, round: OpenRound): Promise<Advice> {
  const answered = new Set((await repositories.rounds.answered(round.id)).map((one) => one.personId));
  const members = currentMembers(await repositories.projects.memberships(round.projectId), round.groupId);
  const waiting = members.map((member) => member.personId).filter((id) => !answered.has(id));
  if (waiting.includes(personId)) return { hint: 'answer', actAs: null };
  const persons = await repositories.people.persons(waiting);
  const next = persons.find((person) => person.preferredAccountId !== null);
  if (next) return { hint: 'switchPerson', actAs: next.id };
  const { pa } = await leadersOf(repositories, round.projectId);
  return { hint: 'closeRound', actAs: pa === personId ? null : pa };
}

async function afterRound(
  repositories: Repositories,
  round: Round,
  asLeader: Id | null,
  asOwner: Id | null,
): Promise<Advice> {
  if ((await repositories.rounds.minutes(round.id)).length > 0)
    return round.number > broughtAlong
      ? { hint: 'done', actAs: null }
      : { hint: 'openRound', actAs: asLeader };
  const decided = (await repositories.rounds.decisions(round.id)).length > 0;
  return decided ? { hint: 'approveMinutes', actAs: asOwner } : { hint: 'readResult', actAs: asLeader };
}
