import { defaultDeadline } from '../../../bot/calendar/deadline.ts';
import { defaultScale } from '../../../bot/evaluation/scale.ts';
import type { Id } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import { accepted, type World } from '../world.ts';

/** A project in Elverum with a steering group of four, one of them without an account. */
export interface GivenProject {
  readonly projectId: Id;
  readonly owner: Person;
  readonly leader: Person;
  readonly mayor: Person;
  readonly steward: Person;
  /** Has no account. */
  readonly chair: Person;
}

export async function aProject(world: World, name = 'Heltidskultur', of = ''): Promise<GivenProject> {
  const [owner, leader, mayor, steward] = await Promise.all(
    ['Kommunedirektør', 'Prosjektleder', 'Ordfører', 'Hovedtillitsvalgt'].map((office) =>
      world.person(`${office}${of}`, world.elverum),
    ),
  );
  if (!owner || !leader || !mayor || !steward) throw new Error('somebody is missing');
  const created = accepted(
    await world.does(leader, world.elverum, {
      type: 'project.create',
      name,
      participant: 'Elverum',
      themes: ['full-time'],
      language: 'nb',
      timeZone: 'Europe/Oslo',
      groupPlace: null,
      openPlace: null,
      pa: owner.id,
      pl: leader.id,
      groupKind: 'steering',
      members: [
        { person: { id: owner.id }, party: 'administration' },
        { person: { id: mayor.id }, party: 'politicians' },
        { person: { id: steward.id }, party: 'employees' },
        { person: { newName: 'Utvalgsleder' }, party: 'politicians' },
      ],
    }),
  );
  const projectId = 'id' in created.view ? created.view.id : '';
  const { store } = world.services;
  const memberships = await store.projects.memberships(projectId);
  const persons = await store.people.persons(memberships.map((one) => one.personId));
  const chair = persons.find((person) => person.preferredAccountId === null);
  if (!chair) throw new Error('nobody is without an account');
  return { projectId, owner, leader, mayor, steward, chair };
}

/** A round of the steering group, open from now on for about a week. */
export async function openRound(world: World, given: GivenProject): Promise<Id> {
  const { date, time } = defaultDeadline(world.services.clock.now(), 'Europe/Oslo');
  accepted(
    await world.does(given.leader, world.elverum, {
      type: 'round.open',
      projectId: given.projectId,
      groupKind: 'steering',
      scale: defaultScale,
      grading: 'hidden',
      deadlineDate: date,
      deadlineTime: time,
      ownFactors: [],
      greeting: '',
    }),
  );
  const rounds = await world.services.store.rounds.ofProject(given.projectId);
  const open = rounds.find((round) => round.status === 'open');
  if (!open) throw new Error('no round is open');
  return open.id;
}
