import type { Views } from '../../../bot/conversation/view.ts';
import { limits } from '../../../bot/limits.ts';
import { undeliverables } from '../../../bot/ports/chat.ts';
import { themes } from '../../../bot/programme/programme.ts';
import { groupKinds, parties } from '../../../bot/project/project.ts';
import { decisionsOf } from './after-rounds.ts';
import { riskNameOf } from './risk.ts';
import {
  closedAt,
  deadline,
  due,
  formOf,
  groupOf,
  idOf,
  linesOf,
  nameOf,
  peopleOf,
  projectId,
  projectNameOf,
  scaleOf,
  time,
  times,
  type World,
} from './world.ts';

type Samples<N extends keyof Views> = { readonly [K in N]: (world: World) => readonly Views[K][] };

const projectOf = (world: World, namesShown: boolean): Views['project'] => ({
  projectId,
  name: projectNameOf(world),
  participant: world.text(80),
  networks: times(world.count(4), (nth) => world.text(40, nth)),
  themes: themes.slice(0, world.count(themes.length)),
  phase: 'organisation',
  timeZone: 'Europe/Oslo',
  pa: world.count(1) === 0 ? null : nameOf(world, 1),
  pl: world.count(1) === 0 ? null : nameOf(world, 2),
  channelIsOpen: world.count(1) > 0,
  groups: groupKinds.slice(0, Math.max(1, world.count(3))).map((kind) => {
    const group = groupOf(world, kind);
    const counted = parties.map(
      (party) => [party, group.members.filter((member) => member.party === party).length] as const,
    );
    return {
      ...group,
      members: namesShown ? group.members : [],
      namesShown,
      counts: Object.fromEntries(counted) as Views['project']['groups'][number]['counts'],
    };
  }),
  rounds: times(world.count(40), (nth) => ({
    roundId: idOf(nth, 1),
    number: nth,
    status: nth === 1 ? 'open' : 'closed',
    deadline,
    closedAt: nth === 1 ? null : closedAt,
    completeness: nth === 1 ? null : nth % 2 === 0 ? 'complete' : 'incomplete',
  })),
  nextReport: world.count(1) === 0 ? null : due,
  nextMilestone: world.count(1) === 0 ? null : { wording: world.text(limits.milestone), dueOn: due },
  riskCount: world.count(40),
  lackingCount: world.count(7),
  risks: namesShown
    ? times(world.count(40), (nth) => ({
        name: riskNameOf(world, nth),
        isLacking: nth % 2 === 0,
      }))
    : null,
  decisions: namesShown ? decisionsOf(world) : null,
  may: {
    ...{ showPlan: true, openRound: true, changeGroup: namesShown, showResult: true },
    ...{ showDeadlines: true, showRisks: namesShown },
  },
});

const projectValues = (world: World): Readonly<Record<string, string>> => ({
  name: world.text(limits.projectName),
  participant: world.text(80),
  themes: themes.join(','),
  pa: idOf(1, 3),
  pl: idOf(2, 3),
  groupKind: 'project',
  ...Object.fromEntries(
    parties.map((party, index) => [
      `members:${party}`,
      times(Math.min(world.count(4), 4), (nth) => idOf(3 + index * 4 + nth, 3)).join(','),
    ]),
  ),
  newPeople: world.text(limits.newPeople),
  language: 'nn',
  timeZone: 'Europe/Oslo',
  groupPlace: 'C001',
  openPlace: 'C002',
});

const roundValues = (world: World): Readonly<Record<string, string>> => ({
  groupKind: 'project',
  scale: '1-10',
  best: 'high',
  scaleWords: times(limits.scaleSteps, (nth) => world.text(limits.scaleWord, nth)).join(', '),
  grading: 'open',
  date: '2026-12-04',
  time: '15:00',
  ownFactors: times(
    limits.ownFactors,
    (nth) => `${world.text(limits.factorName, nth)}: ${world.text(limits.factorPrompt, nth)}`,
  ).join('\n'),
  greeting: world.text(limits.greeting),
});

/** Every view of a project. */
export const projects: Samples<
  | 'reachMe'
  | 'project'
  | 'projectForm'
  | 'groupForm'
  | 'sharing'
  | 'chooseProject'
  | 'roundForm'
  | 'undelivered'
> = {
  reachMe: (world) => [{ projectId, projectName: projectNameOf(world) }],
  project: (world) => [
    projectOf(world, true),
    projectOf(world, false),
    { ...projectOf(world, true), rounds: [] },
    // the most that it offers: a round can be opened, and another has a result
    { ...projectOf(world, true), rounds: projectOf(world, true).rounds.slice(1) },
  ],
  projectForm: (world) => [
    {
      people: peopleOf(world, 500),
      ownParticipant: world.count(1) === 0 ? null : world.text(80),
      participantNames: times(world.count(111), (nth) => world.text(80, nth)),
      places: times(world.count(300), (nth) => ({
        externalId: `C${String(nth).padStart(3, '0')}`,
        name: world.text(80, nth),
      })),
      picksPlaces: false,
      defaults: { language: 'nb', timeZone: 'America/Argentina/ComodRivadavia' },
      form: formOf(world, projectValues(world)),
    },
    {
      people: peopleOf(world, 500),
      ownParticipant: null,
      participantNames: [],
      places: [],
      picksPlaces: true,
      defaults: { language: 'nn', timeZone: 'Europe/Oslo' },
      form: formOf(world, projectValues(world)),
    },
  ],
  groupForm: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      groups: groupKinds.slice(0, world.count(3)).map((kind) => groupOf(world, kind)),
      people: peopleOf(world, 3 * limits.membersPerGroup),
      pa: world.count(1) === 0 ? null : idOf(1, 3),
      pl: world.count(500) < 500 ? null : idOf(555, 3),
      form: formOf(world, {
        person: idOf(1, 3),
        newName: world.text(limits.personName),
        party: 'employees',
        groupKind: 'project',
        member: `steering:${idOf(1, 3)}`,
        pa: idOf(2, 3),
        pl: idOf(3, 3),
      }),
    },
  ],
  sharing: (world) =>
    [true, false].map((shares) => ({
      ...{ projectId, projectName: projectNameOf(world) },
      ...{ shares, may: { change: world.count(1) === 1 || shares } },
    })),
  undelivered: (world) => [
    {
      projectId,
      projectName: projectNameOf(world),
      problems: times(world.count(60), (nth) => ({
        personName: nth === 1 ? null : nameOf(world, nth),
        reason: undeliverables[nth % undeliverables.length] ?? 'personGone',
        hasLink: nth % 2 === 0,
      })),
      linksOf: { roundId: idOf(1, 1) },
      may: { retry: true, links: true },
    },
  ],
  chooseProject: (world) => [{ verb: 'project.show', projects: linesOf(world, 30) }],
  roundForm: (world) =>
    (world.count(1) === 0 ? [[]] : [['steering'], ['steering', 'project']]).map((groups) => ({
      projectId,
      projectName: projectNameOf(world),
      groups: groups as Views['roundForm']['groups'],
      scale: scaleOf(world),
      deadlineDate: due,
      deadlineTime: time,
      timeZone: 'Europe/Oslo',
      form: formOf(world, roundValues(world)),
    })),
};
