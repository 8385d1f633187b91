import type { Temporal } from 'temporal-polyfill';
import { nextWorkingDay } from '../bot/calendar/working-days.ts';
import type { ActCommand } from '../bot/conversation/command.ts';
import type { Handler, Handlers, Services } from '../bot/conversation/handling.ts';
import { subjectIn } from '../bot/conversation/subject.ts';
import { evaluationHandlers } from '../bot/evaluation/evaluation.handlers.ts';
import { gatheringHandlers } from '../bot/gatherings/gatherings.usecases.ts';
import { goalHandlers } from '../bot/goals/goals.handlers.ts';
import type { Id } from '../bot/id.ts';
import { planHandlers } from '../bot/plan/plan.handlers.ts';
import type { Repositories, Store } from '../bot/ports/store.ts';
import { projectHandlers } from '../bot/project/project.usecases.ts';
import { reportingHandlers } from '../bot/reporting/reporting.usecases.ts';

/** Where the demo's project and its people are. */
export const timeZone = 'Europe/Oslo';

/** A working day so far from another. */
export const around = (day: Temporal.PlainDate, by: Temporal.DurationLike): Temporal.PlainDate =>
  nextWorkingDay(day.add(by));

export const atTen = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone, plainTime: '10:00' }).toInstant();

/** A way to let things have happened: through the real use cases, at a time in the past, told to nobody. */
export interface Past {
  readonly services: Services;
  /** Goes to a moment; everything after happens then. */
  at(moment: Temporal.Instant): void;
  /** When it is. */
  now(): Temporal.Instant;
  /** Lets somebody do something. Throws where it is refused: the demo is then wrong. */
  did(personId: Id, connectionId: Id | null, command: ActCommand): Promise<void>;
}

/** The repositories as they are, but nobody is told: what happens in them lies in the past. */
const silent = (repositories: Repositories): Repositories => ({
  people: repositories.people,
  programmes: repositories.programmes,
  projects: repositories.projects,
  rounds: repositories.rounds,
  milestones: repositories.milestones,
  goals: repositories.goals,
  reporting: repositories.reporting,
  risks: repositories.risks,
  gatherings: repositories.gatherings,
  links: repositories.links,
  calendarFeeds: repositories.calendarFeeds,
  fileLinks: repositories.fileLinks,
  reminders: repositories.reminders,
  deliveries: repositories.deliveries,
  together: () => silent(repositories.together()),
  audit: (event) => repositories.audit(event),
  notify: () => Promise.resolve(),
});

const silentStore = (store: Store): Store => ({
  ...silent(store),
  together: () => silentStore(store.together()),
  transaction: (work) => store.transaction((tx) => work(silent(tx))),
  giveAnswer: (answer, event) => store.giveAnswer(answer, event, []),
});

const handlers: Partial<Handlers<ActCommand['type']>> = {
  ...evaluationHandlers,
  ...projectHandlers,
  ...planHandlers,
  ...reportingHandlers,
  ...goalHandlers,
  ...gatheringHandlers,
};

/** The past of what the services store. */
export function pastOf(services: Services): Past {
  let moment = services.clock.now();
  const store = silentStore(services.store);
  const then: Services = { ...services, store, clock: { now: () => moment } };
  return {
    services: then,
    at(when) {
      moment = when;
    },
    now: () => moment,
    async did(personId, connectionId, command) {
      const person = await store.people.person(personId);
      const handler = handlers[command.type] as Handler<ActCommand['type']> | undefined;
      if (!person || !handler) throw new Error(`In the demo's past nobody could do ${command.type}.`);
      const about = subjectIn({ ...command });
      const standing = about ? await store.projects.standing(personId, about) : null;
      const reader = { person, connectionId, via: connectionId === null ? 'link' : 'account' } as const;
      const outcome = await handler({ ...then, reader, standing }, command);
      if (!outcome.ok)
        throw new Error(
          `In the demo's past ${command.type} was refused: ${JSON.stringify(outcome.refusals)}`,
        );
    },
  };
}
