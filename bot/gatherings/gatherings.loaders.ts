import { localDay } from '../calendar/mornings.ts';
import { isBefore, nextWorkingDay } from '../calendar/working-days.ts';
import type { Loaders, Loading } from '../conversation/handling.ts';
import type { Id } from '../id.ts';
import { limits } from '../limits.ts';
import { mayWith } from '../permissions/gathering-permissions.ts';
import type { Repositories } from '../ports/store.ts';
import type { Participant } from '../programme/programme.ts';
import { leadersOf } from '../project/leaders.ts';
import type { Project } from '../project/project.ts';
import { comingBy, invitedTo } from './circle.ts';
import { standsStill } from './gathering.decide.ts';
import { bySoonest, type Gathering, gatheringZone, networkNumbers } from './gathering.ts';
import { headOf, type KnownGathering, knownGathering, officesTo, toRegister } from './gatherings.loading.ts';
import type { ComingLine, GatheringOption, GatheringViews } from './gatherings.views.ts';

/** So many days ahead a new gathering is suggested: people have to be able to keep the day free. */
const daysAhead = 56;

const todayOf = ({ services }: Loading) => localDay(services.clock.now(), gatheringZone);

const suggestedIn = (loading: Loading) => nextWorkingDay(todayOf(loading).add({ days: daysAhead }));

/** Whether a gathering is one of somebody's: of their projects, or by their office. */
function concerns(
  gathering: Gathering,
  own: readonly { readonly participant: Participant; readonly leads: boolean }[],
  offices: readonly unknown[],
): boolean {
  const { of } = gathering;
  if (offices.length > 0) return true;
  if (of.kind === 'leaders') return own.some(({ leads }) => leads);
  return own.some(({ participant }) =>
    of.kind === 'network'
      ? participant.networkIds.includes(of.networkId)
      : participant.id === of.participantId,
  );
}

interface OwnProject {
  readonly project: Project;
  readonly participant: Participant;
  readonly isPl: boolean;
  readonly isLeader: boolean;
}

async function ownProjects(
  repositories: Repositories,
  participants: readonly Participant[],
  personId: Id,
): Promise<readonly OwnProject[]> {
  const found: OwnProject[] = [];
  for (const project of await repositories.projects.ofPerson(personId)) {
    const participant = participants.find((one) => one.id === project.participantId);
    const { pa, pl } = await leadersOf(repositories, project.id);
    const isPl = pl === personId;
    if (participant) found.push({ project, participant, isPl, isLeader: isPl || pa === personId });
  }
  return found;
}

const gatherings = async (loading: Loading): Promise<GatheringViews['gatherings']> => {
  const { repositories, reader } = loading;
  const programme = await repositories.programmes.current();
  if (!programme) return { lines: [], themeDayFor: [], may: { plan: false } };
  const personId = reader.person.id;
  const participants = await repositories.programmes.participants(programme.id);
  const networks = await repositories.programmes.networks(programme.id);
  const roles = await repositories.programmes.rolesOf(personId);
  const own = await ownProjects(repositories, participants, personId);
  const answers = await repositories.gatherings.attendanceOf(personId);
  const today = todayOf(loading);
  const participantOf = (id: Id) => participants.find((one) => one.id === id);
  const nameOf = ({ of }: Gathering): string => {
    if (of.kind === 'leaders') return programme.name;
    const named =
      of.kind === 'network'
        ? networks.find(({ id }) => id === of.networkId)
        : participantOf(of.participantId);
    return named?.name ?? '';
  };
  const isMine = (one: Gathering): boolean => {
    const networkIds =
      one.of.kind === 'themeDay' ? (participantOf(one.of.participantId)?.networkIds ?? []) : [];
    const mine = own.map(({ participant, isPl }) => ({ participant, leads: isPl }));
    return concerns(one, mine, officesTo(one, roles, networkIds));
  };
  const ahead = (await repositories.gatherings.ofProgramme(programme.id)).filter(
    (one) => !one.cancelled && !isBefore(one.endsOn, today) && isMine(one),
  );
  const leads = own.filter(({ isLeader }) => isLeader);
  return {
    lines: bySoonest(ahead).map((one) => ({
      ...headOf(one, nameOf(one)),
      answer: answers.find(({ gatheringId }) => gatheringId === one.id)?.answer ?? null,
    })),
    themeDayFor: [...new Map(leads.map((one) => [one.participant.id, one])).values()].map(
      ({ project, participant }) => ({ projectId: project.id, participant: participant.name }),
    ),
    may: { plan: roles.some((one) => one.programmeId === programme.id) },
  };
};

/** The gathering that a view is about, where the reader may see it. */
async function knownTo(loading: Loading, id: Id): Promise<KnownGathering | null> {
  const gathering = await loading.repositories.gatherings.gathering(id);
  return knownGathering(loading.repositories, gathering, loading.reader.person.id);
}

/** By participant and party; names of those who come from one's own projects, and of nobody who does not. */
function comingLines(
  { gathering, circle }: KnownGathering,
  attendance: Parameters<typeof comingBy>[2],
  personId: Id,
) {
  const mine = new Set(
    circle.parts.filter((one) => one.personId === personId).map(({ projectId }) => projectId),
  );
  const named = new Map(
    circle.parts
      .filter(({ projectId }) => mine.has(projectId))
      .map((one) => [one.personId, one.name] as const),
  );
  const names = (ids: readonly Id[]) => {
    const collator = new Intl.Collator('nb');
    return ids.flatMap((id) => named.get(id) ?? []).toSorted(collator.compare);
  };
  return comingBy(gathering.of, circle.parts, attendance).map(
    ({ participant, counts, others, missing, personIds }): ComingLine => ({
      ...{ participant, counts, others, missing },
      names: names(personIds),
    }),
  );
}

/** Names from a project are for those around it: to others, who leads a theme day is not told (domain §3). */
async function leaderShown({ repositories, reader }: Loading, { gathering, circle }: KnownGathering) {
  const isInside = circle.parts.some(({ personId }) => personId === reader.person.id);
  if (gathering.of.kind === 'themeDay' && !isInside) return null;
  return (await repositories.people.person(gathering.leaderId))?.name ?? null;
}

async function gathering(
  loading: Loading,
  { id }: { readonly id: Id },
): Promise<GatheringViews['gathering'] | null> {
  const { repositories, reader } = loading;
  const known = await knownTo(loading, id);
  if (!known) return null;
  const { gathering: one, circle, may } = known;
  const attendance = await repositories.gatherings.attendance(id);
  const moves = await repositories.gatherings.moves(id);
  const invited = invitedTo(one.of, circle.parts).map(({ personId }) => personId);
  const today = todayOf(loading);
  const isOpen = standsStill(one, today).length === 0;
  const isInvited = invited.includes(reader.person.id);
  const coming = attendance.filter(({ answer, personId }) => answer === 'yes' && invited.includes(personId));
  const offered = may('register') ? toRegister(one, circle, reader.person.id, 1) : [];
  return {
    ...headOf(one, circle.name),
    about: one.about,
    leader: await leaderShown(loading, known),
    isOver: isBefore(one.endsOn, today),
    cancelled: one.cancelled && { reason: one.cancelled.reason },
    answer: attendance.find(({ personId }) => personId === reader.person.id)?.answer ?? null,
    isInvited,
    comingCount: coming.length,
    coming: one.of.kind === 'leaders' ? [] : comingLines(known, attendance, reader.person.id),
    moves: moves.toReversed().map(({ from, to, reason }) => ({ from, to, reason })),
    may: {
      answer: isOpen && may('answer'),
      change: isOpen && may('change'),
      register: isOpen && offered.length > 0,
    },
  };
}

/** What the reader may plan by their office and what is not planned yet: each number once for a network (NET-1). */
async function planOptions({ repositories, reader }: Loading): Promise<readonly GatheringOption[]> {
  const programme = await repositories.programmes.current();
  if (!programme) return [];
  const roles = await repositories.programmes.rolesOf(reader.person.id);
  const all = (await repositories.gatherings.ofProgramme(programme.id)).filter(({ cancelled }) => !cancelled);
  const mayPlan = (of: Gathering['of']) =>
    mayWith('change', of.kind, officesTo({ of, programmeId: programme.id }, roles, []));
  const networks = (await repositories.programmes.networks(programme.id)).flatMap(({ id, name, cohort }) =>
    networkNumbers
      .filter((number) => mayPlan({ kind: 'network', networkId: id, number }))
      .filter(
        (number) =>
          !all.some(({ of }) => of.kind === 'network' && of.networkId === id && of.number === number),
      )
      .map((number): GatheringOption => ({ network: { id, name, cohort, number } })),
  );
  return [...networks, ...(mayPlan({ kind: 'leaders' }) ? [{ network: null }] : [])];
}

/** Forms about one gathering, as long as it lies ahead. */
async function openTo(loading: Loading, id: Id, act: 'change' | 'register'): Promise<KnownGathering | null> {
  const known = await knownTo(loading, id);
  const isOpen = known && standsStill(known.gathering, todayOf(loading)).length === 0;
  return isOpen && known.may(act) ? known : null;
}

/** What is shown of gatherings (NET-1 to NET-3). */
export const gatheringLoaders: Loaders<
  | 'gatherings'
  | 'gathering'
  | 'gatheringForm'
  | 'themeDayForm'
  | 'moveGatheringForm'
  | 'cancelGatheringForm'
  | 'attendanceForm'
> = {
  gatherings,
  gathering,
  async gatheringForm(loading, _view, form) {
    const { repositories, reader } = loading;
    const options = await planOptions(loading);
    const programme = await repositories.programmes.current();
    const roles = await repositories.programmes.rolesOf(reader.person.id);
    if (!programme || roles.every((one) => one.programmeId !== programme.id)) return null;
    const leaders = await repositories.gatherings.programmePeople(programme.id);
    return { options, leaders, leaderId: reader.person.id, suggestedDate: suggestedIn(loading), form };
  },
  async themeDayForm(loading, { id }, form) {
    const { repositories } = loading;
    const project = await repositories.projects.project(id);
    const participant = project && (await repositories.programmes.participant(project.participantId));
    if (!participant) return null;
    const { pa, pl } = await leadersOf(repositories, id);
    const ids = [...new Set([pl, pa].filter((one) => one !== null))];
    const leaders = (await repositories.people.persons(ids)).map(({ id: personId, name }) => ({
      id: personId,
      name,
    }));
    return {
      projectId: id,
      participant: participant.name,
      ...{ leaders, leaderId: pl ?? pa, suggestedDate: suggestedIn(loading), form },
    };
  },
  async moveGatheringForm(loading, { id }, form) {
    const known = await openTo(loading, id, 'change');
    return known && { ...headOf(known.gathering, known.circle.name), form };
  },
  async cancelGatheringForm(loading, { id }, form) {
    const known = await openTo(loading, id, 'change');
    return known && { ...headOf(known.gathering, known.circle.name), form };
  },
  async attendanceForm(loading, { id }, form) {
    const known = await openTo(loading, id, 'register');
    if (!known) return null;
    const people = toRegister(known.gathering, known.circle, loading.reader.person.id, limits.registered);
    const attendance = await loading.repositories.gatherings.attendance(id);
    const coming = people
      .map((person) => person.id)
      .filter((personId) => attendance.some((one) => one.personId === personId && one.answer === 'yes'));
    return { ...headOf(known.gathering, known.circle.name), people, coming, form };
  },
};
