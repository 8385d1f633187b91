import type { Id } from '../id.ts';
import type { Repositories } from '../ports/store.ts';

const once = <T>(read: (id: Id) => Promise<T>): ((id: Id) => Promise<T>) => {
  const known = new Map<Id, Promise<T>>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
};

/** The same, but for some of it. */
const over = <T extends object>(whole: T, some: Partial<T>): T => Object.assign(Object.create(whole), some);

const readers = new WeakSet<Repositories>();

/**
 * The same repositories, reading together, which read a thing once: several subjects are often of the same project, and
 * what decides whether a message is sent is also what it shows. For as long as what was read may be believed.
 */
export function readingOnce<T extends Repositories>(repositories: T): T {
  const together = repositories.together() as T;
  if (readers.has(together)) return together;
  const { people, projects, reporting, milestones, goals, reminders } = together;
  const person = once(people.person);
  const made: T = Object.create(together, {
    people: {
      value: over(people, {
        person,
        persons: async (ids) =>
          (await Promise.all([...new Set(ids)].map(person))).filter((one) => one !== null),
        accountsOf: once(people.accountsOf),
      }),
    },
    projects: {
      value: over(projects, {
        project: once(projects.project),
        roles: once(projects.roles),
        memberships: once(projects.memberships),
        groups: once(projects.groups),
      }),
    },
    reporting: { value: over(reporting, { deadline: once(reporting.deadline) }) },
    milestones: { value: over(milestones, { milestone: once(milestones.milestone) }) },
    goals: { value: over(goals, { goal: once(goals.goal), entries: once(goals.entries) }) },
    reminders: {
      value: over(reminders, { digest: once(reminders.digest), nudgesIn: once(reminders.nudgesIn) }),
    },
    together: { value: () => made },
  });
  readers.add(made);
  return made;
}
