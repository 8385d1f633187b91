import type { Temporal } from 'temporal-polyfill';
import { localDay } from '../bot/calendar/mornings.ts';
import { workingDayAfter, workingDaysAfter } from '../bot/calendar/working-days.ts';
import type { ActCommand } from '../bot/conversation/command.ts';
import type { Id } from '../bot/id.ts';
import { celebrateDue } from '../bot/plan/celebrate.ts';
import { expectReminders } from '../bot/reminders/expecting.ts';
import { demoConnectionId, leader, type Office, offices, owner } from './offices.ts';
import { around, atTen, type Past, timeZone } from './past.ts';

type Planned = Extract<ActCommand, { type: 'milestone.add' }>;
type Milestone = Omit<Planned, 'type' | 'projectId' | 'dueOn' | 'responsibleId' | 'audience' | 'tellsOpenly'>;

const triedOut: Milestone = {
  wording: 'To avdelinger har prøvd årsturnusen',
  criterion: 'Begge har gått i den i tolv uker.',
  isDecisionPoint: false,
  activities: ['Velge avdelinger', 'Sette opp turnusen sammen med de ansatte'],
  celebration: 'Kake på personalmøtet',
};
const trained: Milestone = {
  wording: 'Alle avdelingsledere har vært på kurs i turnus',
  criterion: 'Tjue ledere står på deltakerlisten.',
  isDecisionPoint: false,
  activities: [],
  celebration: 'Felles lunsj',
};
const longShifts: Milestone = {
  wording: 'Langvakter i helgene er prøvd på ett sykehjem',
  criterion: 'Seks helger er gått, og de ansatte er spurt.',
  isDecisionPoint: false,
  activities: ['Gå de seks helgene', 'Spørre de ansatte', 'Regne ut hva det koster'],
  celebration: 'Pizza til dem som gikk langvaktene',
};
const decision: Milestone = {
  wording: 'Det er avgjort om årsturnusen innføres i alle avdelinger',
  criterion: 'Vedtaket står i referatet fra styringsgruppen.',
  isDecisionPoint: true,
  activities: [],
  celebration: 'Middag med hele prosjektgruppen',
};

/**
 * What the project has planned and is to report: two milestones that were reached and celebrated, one of which was moved
 * once; one that comes soon, and a decision point; and a grant letter with two reports. On the next working morning PL
 * is reminded of the first report, and PA of the milestone.
 */
export async function loadPlan(past: Past, projectId: Id, idOf: (office: Office) => Id): Promise<void> {
  const now = past.now();
  const today = localDay(now, timeZone);
  const did = (office: Office, command: ActCommand) => past.did(idOf(office), demoConnectionId, command);
  const told = ['ordforer', 'hovedtillitsvalgt'].map((id) =>
    idOf(offices.find((one) => one.externalId === id) as Office),
  );
  const plans = (milestone: Milestone, dueOn: Temporal.PlainDate, responsible: Office) =>
    did(leader, {
      ...{ type: 'milestone.add', ...milestone, projectId, dueOn, responsibleId: idOf(responsible) },
      ...{ audience: told, tellsOpenly: false },
    });
  const found = async ({ wording }: Milestone) => {
    const all = await past.services.store.milestones.ofProject(projectId);
    const one = all.find((milestone) => milestone.wording === wording);
    if (!one) throw new Error(`The demo's plan has no milestone called ${wording}.`);
    return one;
  };
  const reaches = async (milestone: Milestone, on: Temporal.PlainDate, result: string) => {
    past.at(atTen(on));
    await did(leader, { type: 'milestone.reach', milestoneId: (await found(milestone)).id, result });
    past.at(atTen(on).add({ minutes: 10 }));
    await celebrateDue(past.services);
  };

  // the reminders of both come on the next working morning: three days before the one, seven before the other
  const nextMorning = workingDayAfter(today);
  const soon = workingDaysAfter(nextMorning, 7);
  past.at(atTen(around(today, { months: -12 })));
  await plans(triedOut, around(today, { months: -7 }), leader);
  await plans(trained, around(today, { months: -4 }), leader);
  await plans(longShifts, soon, owner);
  await plans(decision, around(today, { months: 5 }), owner);
  await reaches(
    triedOut,
    around(today, { months: -7 }),
    'Ni av ti vil fortsette, og seks har fått større stilling.',
  );
  past.at(atTen(around(today, { months: -5 })));
  await did(leader, {
    type: 'milestone.move',
    milestoneId: (await found(trained)).id,
    dueOn: around(today, { months: -3 }),
    reason: 'Kursholderen ble syk.',
  });
  await reaches(trained, around(today, { months: -3 }), 'Tjue ledere kan sette opp en årsturnus.');
  past.at(atTen(around(today, { days: -8 })));
  const { id: milestoneId } = await found(longShifts);
  const [first] = await past.services.store.milestones.activities(milestoneId);
  await did(leader, { type: 'activities.tick', milestoneId, done: first ? [first.id] : [] });

  past.at(atTen(around(today, { months: -2 })));
  const reports = (dueOn: Temporal.PlainDate, contents: string, amount: number | null) =>
    did(leader, { type: 'deadline.add', projectId, dueOn, contents, year: today.year, amount });
  await reports(workingDaysAfter(nextMorning, 3), 'Halvårsrapport\nStatus for milepælene\nRegnskap', 350_000);
  await reports(around(today, { months: 6 }), 'Årsrapport\nRegnskap, godkjent av revisor', null);
  past.at(now);
  await expectAll(past, projectId);
}

/** Reminders come from now on: those of the past were told then. */
async function expectAll({ services }: Past, projectId: Id): Promise<void> {
  const { store, clock } = services;
  const deadlines = await store.reporting.ofProject(projectId);
  const milestones = await store.milestones.ofProject(projectId);
  await store.transaction(async (tx) => {
    for (const { id } of deadlines)
      await expectReminders(tx, { kind: 'deadline', subjectId: id }, clock.now());
    for (const { id } of milestones)
      await expectReminders(tx, { kind: 'milestone', subjectId: id }, clock.now());
  });
}
