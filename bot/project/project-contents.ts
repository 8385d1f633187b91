import { Temporal } from 'temporal-polyfill';
import type { Views } from '../conversation/view.ts';
import { decisionLines } from '../evaluation/round.loading.ts';
import type { Round } from '../evaluation/round.ts';
import type { Id } from '../id.ts';
import { personsById } from '../people/by-id.ts';
import { may } from '../permissions/permissions.ts';
import type { Standing } from '../permissions/standing.ts';
import { nextOf } from '../plan/milestone.ts';
import type { Repositories } from '../ports/store.ts';
import { nextOpen } from '../reporting/reporting.ts';
import { worstFirst } from '../risk/register.ts';
import { listed, loadRegister } from '../risk/risk.loading.ts';
import { byKind, countByParty, currentMembers, groupByParty } from './group.ts';
import { leadersOf } from './leaders.ts';

type Contents = Views['project'];

/**
 * A project as one reader may see it (domain §3): the programme's people see phase, group by party, and counts;
 * names, risks and decisions only where the project shares them.
 */
export async function projectContents(
  repositories: Repositories,
  standing: Standing | null,
  projectId: Id,
): Promise<Contents | null> {
  const { projects, programmes, rounds: allRounds } = repositories;
  const project = await projects.project(projectId);
  if (!project) return null;
  const participant = await programmes.participant(project.participantId);
  const next = nextOf(await repositories.milestones.ofProject(projectId));
  const report = nextOpen(await repositories.reporting.ofProject(projectId));
  const memberships = await projects.memberships(projectId);
  const rounds = [...(await allRounds.ofProject(projectId))].sort((a, b) => b.number - a.number);
  const register = await loadRegister(repositories, projectId);
  const risks = worstFirst(listed(register.entries));
  const readable = may('contents.read', standing);
  const namesShown = may('names.read', standing);
  const decisions = readable ? await allRounds.decisionsOfProject(projectId) : null;
  const { pa, pl } = await leadersOf(repositories, projectId);
  const personOf = await personsById(repositories, [
    ...memberships.map((one) => one.personId),
    ...[pa, pl].filter((id) => id !== null),
  ]);
  const guests = namesShown
    ? await repositories.people.guests(
        memberships.filter((one) => one.to === null).map((one) => one.personId),
      )
    : undefined;
  const places = await projects.places(projectId);
  const nameOf = (id: Id | null) => (id && namesShown ? (personOf(id)?.name ?? null) : null);
  return {
    projectId,
    name: project.name,
    participant: participant?.name ?? '',
    networks: participant ? await programmes.networkNames(participant.networkIds) : [],
    themes: project.themes,
    phase: project.phase,
    timeZone: project.timeZone,
    pa: nameOf(pa),
    pl: nameOf(pl),
    channelIsOpen: namesShown && places.some((place) => place.kind === 'group' && place.open),
    groups: byKind(await projects.groups(projectId)).map((group) => ({
      ...groupByParty(group, memberships, personOf, namesShown, guests),
      namesShown,
      counts: countByParty(currentMembers(memberships, group.id)),
    })),
    rounds: rounds.map(roundLine),
    nextMilestone: next && { wording: next.wording, dueOn: next.dueOn },
    nextReport: report && Temporal.PlainDate.from(report.dueOn),
    riskCount: risks.length,
    lackingCount: risks.filter(({ isLacking }) => isLacking).length,
    risks: readable ? risks.map(({ risk, isLacking }) => ({ name: register.nameOf(risk), isLacking })) : null,
    decisions: decisions && (await decisionLines(repositories, decisions)),
    may: {
      openRound: may('round.open', standing) && rounds.every((round) => round.status === 'closed'),
      changeGroup: may('group.form', standing),
      showDeadlines: may('deadlines.show', standing),
      showPlan: may('milestones.show', standing),
      showRisks: may('risks.show', standing),
      showResult: may('result.show', standing) && rounds.some((round) => round.status === 'closed'),
    },
  };
}

const roundLine = (round: Round): Contents['rounds'][number] => ({
  roundId: round.id,
  number: round.number,
  status: round.status,
  deadline: round.deadline,
  closedAt: round.status === 'closed' ? round.closedAt : null,
  completeness: round.status === 'closed' ? round.completeness : null,
});
