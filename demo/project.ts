import { Temporal } from 'temporal-polyfill';
import { defaultDeadline, toInstant } from '../bot/calendar/deadline.ts';
import { nextWorkingDay } from '../bot/calendar/working-days.ts';
import type { Services } from '../bot/conversation/handling.ts';
import { closeDueRounds } from '../bot/evaluation/close.ts';
import { draftOf } from '../bot/evaluation/minutes.loading.ts';
import { defaultScale } from '../bot/evaluation/scale.ts';
import type { Id } from '../bot/id.ts';
import { byName } from '../bot/people/new-person.ts';
import { currentMembers } from '../bot/project/group.ts';
import type { Project } from '../bot/project/project.ts';
import { plausibleAnswer } from './answers.ts';
import { loadGatherings } from './gatherings.ts';
import { loadGoals } from './goals.ts';
import { demoConnectionId, leader, type Office, offices, owner, withoutAccount } from './offices.ts';
import { type Past, pastOf, timeZone } from './past.ts';
import { loadPlan } from './plan.ts';

const tenInTheMorning = Temporal.PlainTime.from('10:00');

/** The working day so long before now, or the one after it, at ten in the morning. */
const before = (now: Temporal.Instant, ago: Temporal.DurationLike): Temporal.Instant => {
  const day = now.toZonedDateTimeISO(timeZone).subtract(ago).toPlainDate();
  return toInstant(nextWorkingDay(day), tenInTheMorning, timeZone);
};

/**
 * One project with a past, made through the use cases: set up fourteen months ago, one member replaced (COOP-3), a
 * closed round with decisions and approved minutes about four months ago, so that the next round shows trends; a plan
 * and what is to be reported (`plan.ts`), result goals (`goals.ts`) and gatherings (`gatherings.ts`).
 */
export async function loadProject(
  services: Services,
  participant: string,
  idOf: (office: Office) => Id,
): Promise<Id> {
  const past = pastOf(services);
  const now = services.clock.now();
  past.at(before(now, { months: 14 }));
  const projectId = await setUp(past, participant, idOf);
  past.at(before(now, { months: 8 }));
  await changeMember(past, projectId, idOf(leader));
  const roundId = await firstRound(past, projectId, idOf, before(now, { months: 4, days: 14 }));
  await afterwards(past, roundId, idOf);
  past.at(now);
  await loadPlan(past, projectId, idOf);
  await loadGoals(past, projectId, idOf);
  await loadGatherings(past, idOf);
  return projectId;
}

async function setUp(past: Past, participant: string, idOf: (office: Office) => Id): Promise<Id> {
  const members = offices.flatMap((office) =>
    office.steering ? [{ person: { id: idOf(office) }, party: office.steering }] : [],
  );
  await past.did(idOf(leader), demoConnectionId, {
    type: 'project.create',
    name: 'Heltidskultur i Elverum',
    participant,
    themes: ['full-time', 'reputation'],
    language: 'nb',
    timeZone,
    groupPlace: null,
    openPlace: null,
    pa: idOf(owner),
    pl: idOf(leader),
    groupKind: 'steering',
    members: [...members, { person: { newName: withoutAccount.before }, party: 'politicians' }],
  });
  const { store } = past.services;
  const [project] = await store.projects.ofPerson(idOf(leader));
  if (!project) throw new Error('The demo has no project.');
  const executing: Project = { ...project, phase: 'execution' };
  await store.transaction((tx) => tx.projects.save(executing));
  for (const office of offices)
    if (office.projectGroup)
      await past.did(idOf(leader), demoConnectionId, {
        type: 'group.add',
        projectId: project.id,
        groupKind: 'project',
        person: { id: idOf(office) },
        party: office.projectGroup,
      });
  return project.id;
}

/** The committee's new chair takes the place of the one before (COOP-3). */
async function changeMember(past: Past, projectId: Id, by: Id): Promise<void> {
  const { projects, people } = past.services.store;
  const persons = await people.persons((await projects.memberships(projectId)).map((one) => one.personId));
  const former = persons.find((person) => person.name === withoutAccount.before);
  if (!former) throw new Error('Nobody sat in the steering group before.');
  const groupKind = 'steering';
  await past.did(by, demoConnectionId, { type: 'group.remove', projectId, groupKind, personId: former.id });
  await past.did(by, demoConnectionId, {
    type: 'group.add',
    projectId,
    groupKind,
    person: { newName: withoutAccount.now },
    party: 'politicians',
  });
}

/** A round in which everybody answers, closed at its deadline. */
async function firstRound(
  past: Past,
  projectId: Id,
  idOf: (office: Office) => Id,
  openedAt: Temporal.Instant,
): Promise<Id> {
  const { store } = past.services;
  const deadline = defaultDeadline(openedAt, timeZone);
  past.at(openedAt);
  await past.did(idOf(leader), demoConnectionId, {
    type: 'round.open',
    projectId,
    groupKind: 'steering',
    scale: defaultScale,
    grading: 'hidden',
    deadlineDate: deadline.date,
    deadlineTime: deadline.time,
    ownFactors: [],
    greeting: 'Første runde etter at årsturnusen kom i gang. Svar ærlig: det er slik vi blir bedre.',
  });
  const round = (await store.rounds.ofProject(projectId)).find((one) => one.status === 'open');
  if (!round) throw new Error('The demo has no round.');
  const members = currentMembers(await store.projects.memberships(projectId), round.groupId);
  const group = await store.people.persons(members.map((member) => member.personId));
  for (const [place, person] of [...group].sort(byName).entries()) {
    past.at(openedAt.add({ hours: 20 * (place % 4) + 1 }));
    const connection = person.preferredAccountId ? demoConnectionId : null;
    await past.did(person.id, connection, plausibleAnswer(round, place, 'nb'));
  }
  past.at(toInstant(deadline.date, deadline.time, timeZone));
  await closeDueRounds(past.services);
  return round.id;
}

/** What the steering group made of it: decisions, what works, the way on, and minutes that PA approved. */
async function afterwards(past: Past, roundId: Id, idOf: (office: Office) => Id): Promise<void> {
  const { store } = past.services;
  const closed = await store.rounds.round(roundId);
  if (closed?.status !== 'closed') throw new Error('The first round of the demo did not close.');
  const closedOn = closed.closedAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const workingDay = (days: number) => nextWorkingDay(closedOn.add({ days }));
  const atTen = (date: Temporal.PlainDate) => toInstant(date, tenInTheMorning, timeZone);
  const did = (office: Office, command: Parameters<Past['did']>[2]) =>
    past.did(idOf(office), demoConnectionId, command);
  past.at(atTen(workingDay(1)));
  await did(leader, {
    type: 'decision.record',
    roundId,
    text: 'Prosjektlederen får frigitt to dager i uka til prosjektet.',
    responsibleId: idOf(owner),
    dueOn: workingDay(21),
  });
  await did(leader, {
    type: 'decision.record',
    roundId,
    text: 'Hver avdeling får en halvtimes orientering om prosjektet, sammen med de tillitsvalgte.',
    responsibleId: idOf(leader),
    dueOn: workingDay(45),
  });
  await did(leader, {
    type: 'benefits.note',
    roundId,
    factorKeys: ['need'],
    text: 'Årsturnus med medvirkning fra de ansatte',
  });
  await did(leader, {
    type: 'followup.note',
    roundId,
    course: 'Vi holder kursen, og måler langvaktene før vi prøver dem flere steder.',
    dailyWork: 'Avdelingslederne setter av tid til turnusarbeid i fellesskap.',
    wayOn: 'Ny runde når orienteringene er holdt.',
  });
  past.at(atTen(workingDay(5)));
  const fingerprint = (await draftOf(past.services, roundId))?.fingerprint ?? '';
  await did(owner, { type: 'minutes.approve', roundId, version: 1, fingerprint });
}
