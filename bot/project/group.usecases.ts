import type { Temporal } from 'temporal-polyfill';
import type { Answered, Context, Handlers } from '../conversation/handling.ts';
import type { Notice } from '../delivery/notice.ts';
import { askingNotices, passOnLinks } from '../evaluation/asking.ts';
import type { OpenRound } from '../evaluation/round.ts';
import { inviteWhoJoined } from '../gatherings/telling.ts';
import { type Id, newId } from '../id.ts';
import type { Person } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import { expectAnew } from '../reminders/expecting.ts';
import { askWhoJoins } from '../risk/asking.ts';
import { type GroupState, giveRole, joinGroup, leaveGroup } from './group.decide.ts';
import { leadersOf } from './leaders.ts';
import { peopleToName } from './people-to-name.ts';
import type { Group, Project } from './project.ts';

/** Names the project, which shows what has changed and a party that is missing (COOP-1). */
const shownProject = (projectId: Id): Outcome<Answered> =>
  accept({ how: 'done', view: { name: 'project', id: projectId } });

/** Runs a change of a project's people with the project locked, in one transaction. */
async function changing(
  context: Context,
  projectId: Id,
  change: (tx: Repositories, state: GroupState, now: Temporal.Instant) => Promise<Outcome<Answered>>,
): Promise<Outcome<Answered>> {
  const now = context.clock.now();
  return context.store.transaction(async (tx) => {
    const project = await tx.projects.lock(projectId);
    if (!project) return refuse('notFound');
    const memberships = await tx.projects.memberships(projectId);
    const people = await peopleToName(tx, context.reader, projectId);
    const changed = await change(tx, { project, memberships, people }, now);
    if (changed.ok) await expectAnew(tx, project, now);
    return changed;
  });
}

/** The project's open round, held until the transaction ends, so that it does not close meanwhile. */
async function openRoundOf(tx: Repositories, project: Project): Promise<OpenRound | null> {
  const open = (await tx.rounds.ofProject(project.id)).find((round) => round.status === 'open');
  const held = open ? await tx.rounds.lockShared(open.id) : null;
  return held?.status === 'open' ? held : null;
}

/** What changes where a round is under way and its group changes: who is counted, and whose card is a form. */
const recountNotices = (round: OpenRound): readonly Notice[] => [
  { kind: 'refresh', view: { name: 'progress', id: round.id } },
  { kind: 'refresh', view: { name: 'roundStatus', id: round.id } },
  { kind: 'refresh', view: { name: 'ballot', id: round.id } },
  { kind: 'refresh', view: { name: 'answerLinks', id: round.id } },
];

/** Somebody who joins while a round of the group is open is asked; a link that they have serves again. */
async function askWhoJoined(
  tx: Repositories,
  round: OpenRound,
  person: Person,
  now: Temporal.Instant,
  by: Id,
): Promise<readonly Notice[]> {
  const { pl } = await leadersOf(tx, round.projectId);
  const asked = askingNotices(round, person, pl, now, by);
  if (asked.link) {
    const links = await tx.links.ofRound(round.id);
    const has = links.some((link) => link.personId === person.id && link.purpose === 'answer');
    if (!has) await tx.links.add(asked.link);
  }
  return [...asked.notices, ...recountNotices(round)];
}

/** Who is in the group and who holds the project (COOP-3: with their times). */
export const groupHandlers: Handlers<'group.form' | 'group.add' | 'group.remove' | 'role.give'> = {
  'group.form': async (_context, { projectId }) =>
    accept({ how: 'open', view: { name: 'groupForm', id: projectId } }),

  'group.add': (context, command) =>
    changing(context, command.projectId, async (tx, state, now) => {
      const existing = (await tx.projects.groups(state.project.id)).find(
        (one) => one.kind === command.groupKind,
      );
      const group: Group = existing ?? { id: newId(), projectId: state.project.id, kind: command.groupKind };
      const decided = joinGroup(state, group, command, now);
      if (!decided.ok) return decided;
      const { person, isNew, membership } = decided.value;
      if (!existing) await tx.projects.addGroup(group);
      if (isNew) await tx.people.addPerson(person);
      await tx.projects.addMembership(membership);
      await inviteWhoJoined(tx, state.project, now);
      const round = await openRoundOf(tx, state.project);
      await tx.audit({
        what: command.type,
        by: context.reader.person.id,
        projectId: state.project.id,
        roundId: null,
        at: now,
        details: { personId: person.id, groupKind: group.kind, party: membership.party },
      });
      await tx.notify([
        { kind: 'refresh', view: { name: 'project', id: state.project.id } },
        ...(round?.groupId === group.id
          ? await askWhoJoined(tx, round, person, now, context.reader.person.id)
          : []),
        ...(await askWhoJoins(tx, group, person)),
      ]);
      return shownProject(state.project.id);
    }),

  'group.remove': (context, command) =>
    changing(context, command.projectId, async (tx, state, now) => {
      const groups = await tx.projects.groups(state.project.id);
      const group = groups.find((one) => one.kind === command.groupKind);
      const decided = leaveGroup(state, group, command);
      if (!decided.ok) return decided;
      await tx.projects.endMembership(decided.value.id, now);
      const round = await openRoundOf(tx, state.project);
      await tx.audit({
        what: command.type,
        by: context.reader.person.id,
        projectId: state.project.id,
        roundId: null,
        at: now,
        details: { personId: command.personId, groupKind: command.groupKind },
      });
      await tx.notify([
        { kind: 'refresh', view: { name: 'project', id: state.project.id } },
        ...(round && round.groupId === group?.id ? recountNotices(round) : []),
      ]);
      return shownProject(state.project.id);
    }),

  'role.give': (context, command) =>
    changing(context, command.projectId, async (tx, state, now) => {
      const decided = giveRole(state, await tx.projects.roles(state.project.id), command, now);
      if (!decided.ok) return decided;
      if (decided.value === null) return shownProject(state.project.id);
      await tx.projects.giveRole(decided.value);
      await inviteWhoJoined(tx, state.project, now);
      await tx.audit({
        what: command.type,
        by: context.reader.person.id,
        projectId: state.project.id,
        roundId: null,
        at: now,
        details: { personId: command.personId, role: command.role },
      });
      await tx.notify(await roleNotices(tx, command, state.project, now, context.reader.person.id));
      return shownProject(state.project.id);
    }),
};

/** A new PA or PL gets the project, and of an open round what belongs to the role; the former one's cards go. */
async function roleNotices(
  tx: Repositories,
  command: { readonly role: 'pa' | 'pl'; readonly personId: Id },
  project: Project,
  now: Temporal.Instant,
  answers: Id,
): Promise<readonly Notice[]> {
  const { role, personId } = command;
  const to = { kind: 'person', personId } as const;
  const view = { name: 'project', id: project.id } as const;
  const notices: Notice[] = [
    {
      kind: 'tell',
      to,
      view,
      dedupeKey: `role:${project.id}:${role}:${personId}:${now.epochMilliseconds}`,
      answers,
    },
    { kind: 'refresh', view },
  ];
  const round = await openRoundOf(tx, project);
  if (!round) return notices;
  if (role === 'pa') {
    const status = { name: 'roundStatus', id: round.id } as const;
    notices.push(
      { kind: 'tell', to, view: status, dedupeKey: `status:${round.id}:${personId}`, answers },
      { kind: 'refresh', view: status },
    );
  } else if ((await tx.links.ofRound(round.id)).some((link) => link.purpose === 'answer')) {
    notices.push(...passOnLinks(round, personId, answers));
  }
  return notices;
}
