import { Temporal } from 'temporal-polyfill';
import type { Activity, Milestone, MilestonePlan } from '../../../bot/plan/milestone.ts';

export const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
export const today = Temporal.PlainDate.from('2026-11-23');
export const due = Temporal.PlainDate.from('2027-01-15');
export const timeZone = 'Europe/Oslo';

export const aPlan = (over: Partial<MilestonePlan> = {}): MilestonePlan => ({
  wording: 'Alle avdelinger har prøvd turnusen',
  criterion: 'Hver avdeling har gått tre måneder i den',
  responsibleId: 'responsible',
  isDecisionPoint: false,
  activities: ['Lag turnus', 'Snakk med de tillitsvalgte'],
  audience: ['mayor'],
  tellsOpenly: true,
  celebration: 'Kake',
  ...over,
});

export const people = { responsible: ['responsible', 'pl'], audience: ['mayor', 'stranger'] };

export const aMilestone = (over: Partial<Milestone> = {}): Milestone => {
  const { activities: _tasks, audience: _people, ...plan } = aPlan();
  return {
    ...plan,
    id: 'milestone',
    projectId: 'project',
    dueOn: due,
    recordedAt: now,
    reached: null,
    celebratedAt: null,
    ...over,
  };
};

export const activities: readonly Activity[] = [
  { id: 'a1', text: 'Lag turnus', doneAt: now },
  { id: 'a2', text: 'Snakk med de tillitsvalgte', doneAt: null },
];

/** Ids that tell in which order they were asked for. */
export function counting(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}
