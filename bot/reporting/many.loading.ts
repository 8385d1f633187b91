import type { Reader } from '../conversation/handling.ts';
import type { Repositories } from '../ports/store.ts';
import { type Programme, themes } from '../programme/programme.ts';
import { type ProjectToReport, projectsIn } from './many.decide.ts';
import type { ScopeOption } from './reporting.views.ts';

/** The programme that runs, where the reader is of its secretariat (PROG-4); null for everybody else. */
export async function programmeOf(
  repositories: Pick<Repositories, 'programmes'>,
  reader: Reader,
): Promise<Programme | null> {
  const roles = await repositories.programmes.rolesOf(reader.person.id);
  if (!roles.some((one) => one.role === 'secretariat')) return null;
  const programme = await repositories.programmes.current();
  const isOffice = roles.some((one) => one.role === 'secretariat' && one.programmeId === programme?.id);
  return isOffice ? programme : null;
}

/** The programme's projects, with what deadlines can be chosen by and what they have already. */
export async function projectsToReport(
  repositories: Repositories,
  programme: Programme,
): Promise<readonly ProjectToReport[]> {
  const all = await repositories.projects.all();
  const participants = await repositories.programmes.participants(programme.id);
  const deadlines = await repositories.reporting.ofProgramme(programme.id);
  return all
    .filter((project) => project.programmeId === programme.id)
    .map((project) => ({
      project,
      participant: participants.find((one) => one.id === project.participantId) ?? nobody,
      deadlines: deadlines.filter((one) => one.projectId === project.id),
    }));
}

const nobody: ProjectToReport['participant'] = { name: '', networkIds: [], cohorts: [] };

/** For which projects deadlines can be entered at once: those that mean some (REP-4). */
export async function scopeOptions(
  repositories: Repositories,
  programme: Programme,
  projects: readonly ProjectToReport[],
): Promise<readonly ScopeOption[]> {
  const cohorts = [...new Set(projects.flatMap(({ participant }) => participant.cohorts))].toSorted(
    (a, b) => a - b,
  );
  const networks = await repositories.programmes.networks(programme.id);
  const options: readonly Omit<ScopeOption, 'count'>[] = [
    { scope: { by: 'all' }, network: null },
    ...themes.map((theme) => ({ scope: { by: 'theme' as const, theme }, network: null })),
    ...cohorts.map((number) => ({ scope: { by: 'cohort' as const, number }, network: null })),
    ...networks.map(({ id, name, cohort }) => ({
      scope: { by: 'network' as const, networkId: id },
      network: { name, cohort },
    })),
  ];
  return options
    .map((option) => ({ ...option, count: projectsIn(projects, option.scope).length }))
    .filter(({ count, scope }) => count > 0 || scope.by === 'all');
}
