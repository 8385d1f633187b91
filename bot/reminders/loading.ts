import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../calendar/mornings.ts';
import type { Id } from '../id.ts';
import { byName } from '../people/new-person.ts';
import type { Person } from '../people/person.ts';
import type { Repositories } from '../ports/store.ts';
import { inOrder, seenIn, urgencyOf } from './digest.ts';
import { isSameMatter, keyOf, subjectsOf } from './kinds.ts';
import type { Nudge, ReminderItem } from './reminder.ts';
import type { Subject } from './subject.ts';

/** So long what was told is kept, and can be put off. */
export const keptDays = 14;

/** Something that somebody was told, as it is now. */
export interface ToldItem {
  readonly nudge: Nudge;
  readonly item: ReminderItem;
  readonly isDone: boolean;
}

/** What somebody was told, the most urgent first; without what is over or not theirs any more. */
export function itemsOf(
  nudges: readonly Nudge[],
  subjects: ReadonlyMap<string, Subject>,
  person: Pick<Person, 'timeZone'>,
  now: Temporal.Instant,
): readonly ToldItem[] {
  const found = nudges.flatMap((nudge): readonly ToldItem[] => {
    const subject = subjects.get(keyOf(nudge));
    const seen = seenIn(nudge, subjects, now);
    if (!subject || !seen) return [];
    const { kind, subjectId, projectName } = subject;
    return [{ nudge, item: { kind, subjectId, projectName, facts: seen.facts }, isDone: seen.isDone }];
  });
  const byKey = new Map(found.map((one) => [one.nudge, one] as const));
  return inOrder(
    found.map(({ nudge }) => nudge),
    (nudge) => urgencyOf((byKey.get(nudge) as ToldItem).item.facts, person.timeZone),
  ).map((nudge) => byKey.get(nudge) as ToldItem);
}

/** What somebody was told of late and has still to do; each thing once. */
export async function toldLately(
  repositories: Repositories,
  person: Person,
  now: Temporal.Instant,
): Promise<readonly ToldItem[]> {
  const since = localDay(now, person.timeZone).subtract({ days: keptDays });
  const nudges: Nudge[] = [];
  for (const { id } of await repositories.reminders.digestsSince(person.id, since))
    nudges.push(...(await repositories.reminders.nudgesIn(id)));
  const items = itemsOf(nudges, await subjectsOf(repositories, nudges), person, now);
  return items.filter(
    ({ nudge, isDone }, index) =>
      !isDone && items.findIndex((one) => isSameMatter(one.nudge, nudge)) === index,
  );
}

/** Who can stand in for somebody: the people of their projects who can be told something. */
export async function deputiesOf(repositories: Repositories, personId: Id): Promise<readonly Person[]> {
  const ids = new Set<Id>();
  for (const project of await repositories.projects.ofPerson(personId)) {
    const parts = [
      ...(await repositories.projects.memberships(project.id)),
      ...(await repositories.projects.roles(project.id)),
    ];
    for (const part of parts) if (part.to === null) ids.add(part.personId);
  }
  ids.delete(personId);
  const persons = await repositories.people.persons([...ids]);
  return persons.filter((one) => one.preferredAccountId !== null).toSorted(byName);
}
