import { Temporal } from 'temporal-polyfill';
import type { Id } from '../../../../bot/id.ts';
import { plus, workday } from './days.ts';
import { Goal, known } from './milestones.ts';
import { membersNow, peopleNow, type Somebody, type Team } from './programme.ts';
import { type Danger, Register } from './risks.ts';
import { Sitting } from './sitting.ts';
import type { Happening, Year } from './year.ts';

const never = Number.POSITIVE_INFINITY;
const hasAccount = ({ person }: Somebody): boolean => person.preferredAccountId !== null;

type Given = ReadonlyMap<Id, { readonly s: number; readonly k: number }>;

function registerOf(year: Year, team: Team): Register {
  const found = year.matters.get(team.projectId);
  if (found instanceof Register) return found;
  const register = new Register(team);
  year.matters.set(team.projectId, register);
  return register;
}

const isThere = (team: Team, who: Somebody): boolean => team.members.get(who)?.now === true;
const ends = (sitting: Sitting, at: number): void => {
  const step = sitting.steps.at(-1);
  if (step && step.until === never) step.until = at;
};

/** PL starts it; people note soon, late, or never; PL shows the list. */
async function collect(year: Year, team: Team): Promise<void> {
  const { luck, saman } = year;
  const { projectId } = team;
  const by = team.pl.now;
  const start = { type: 'workshop.start', projectId, groupKind: 'steering', greeting: '' } as const;
  if (!(await year.does(by.person, { ...start, leaderId: by.id }))) return;
  const found = (await saman.store.risks.workshops(projectId)).at(-1);
  if (!found) throw new Error('the workshop is not there');
  const sitting = new Sitting(found.id, team);
  year.matters.set(found.id, sitting);
  sitting.shows(year, 'workshop');
  const step = sitting.begins(year, 'note');
  const today = year.today();
  for (const who of membersNow(team)) {
    if (!hasAccount(who) || luck.below(0.2)) continue;
    year.on(plus(today, luck.between(1, 9)), async () => {
      const notes = [`Noe kan gå galt ${luck.upTo(1000)}`];
      const command = { type: 'notes.save', workshopId: found.id, notes, remove: [] } as const;
      if (isThere(team, who) && (await year.does(who.person, command))) step.done.set(who, saman.now());
    });
  }
  year.on(plus(today, luck.between(3, 12)), () => list(year, sitting));
}

/** All is on the list, with what the talk brought up, and the grading begins: at once, or some days later. */
async function list(year: Year, sitting: Sitting): Promise<void> {
  const { luck, saman } = year;
  const { team, subjectId: workshopId } = sitting;
  const { projectId } = team;
  const pl = () => team.pl.now.person;
  if (!(await year.does(pl(), { type: 'workshop.reveal', workshopId }))) return;
  ends(sitting, saman.now());
  sitting.shows(year, 'riskList');
  await year.does(pl(), { type: 'risks.add', projectId, risks: [`Fra praten ${luck.upTo(1000)}`] });
  const grade = async () => {
    if (await year.does(pl(), { type: 'workshop.grade', workshopId }))
      await grading(year, sitting, await saman.store.risks.list(workshopId));
  };
  if (luck.below(0.5)) await grade();
  else year.on(plus(year.today(), luck.between(1, 4)), grade);
}

/** Each gives S and K, some for half of it only; PL shows what the group came to when enough have, or gives up. */
async function grading(year: Year, sitting: Sitting, riskIds: readonly Id[]): Promise<void> {
  const { luck, saman } = year;
  const { team, subjectId: workshopId } = sitting;
  const step = sitting.begins(year, 'grade');
  const given = new Map<Somebody, Given>();
  const today = year.today();
  for (const who of membersNow(team)) {
    if (!hasAccount(who) || luck.below(0.15)) continue;
    year.on(plus(today, luck.between(0, 9)), async () => {
      if (!isThere(team, who)) return;
      const own = new Map(riskIds.map((id) => [id, { s: luck.between(1, 4), k: luck.between(1, 4) }]));
      const filled = Object.fromEntries(own);
      if (luck.below(0.1)) {
        const [[id = '', grades] = []] = own;
        const half = { [id]: { s: grades?.s ?? 1, k: null } };
        await year.does(who.person, { type: 'grades.draft', workshopId, filled: half });
      } else if (await year.does(who.person, { type: 'grades.give', workshopId, filled })) {
        given.set(who, own);
        step.done.set(who, saman.now());
      }
    });
  }
  const shows = (tries: number) =>
    year.on(plus(year.today(), luck.between(3, 6)), async () => {
      const isShown = await year.does(team.pl.now.person, { type: 'workshop.uncover', workshopId });
      if (isShown) uncovered(year, sitting, riskIds, [...given.values()]);
      else if (tries > 0) shows(tries - 1);
      else await end(year, sitting);
    });
  shows(2);
}

async function end(year: Year, sitting: Sitting): Promise<void> {
  const command = { type: 'workshop.end', workshopId: sitting.subjectId } as const;
  if (!(await year.does(sitting.team.pl.now.person, command))) return;
  ends(sitting, year.saman.now());
  over(year, sitting);
}

/** What was graded again in it is not graded any more. */
function over(year: Year, { team, steps }: Sitting): void {
  const from = steps[0]?.from;
  for (const one of registerOf(year, team).regradings) if (one.from === from) one.until = year.saman.now();
}

/** The highest S and the highest K stand (RISK-4); what must have a countermeasure gets one, soon or never. */
function uncovered(year: Year, sitting: Sitting, riskIds: readonly Id[], given: readonly Given[]): void {
  const { luck, saman } = year;
  const { team } = sitting;
  const at = saman.now();
  const register = registerOf(year, team);
  ends(sitting, at);
  over(year, sitting);
  sitting.shows(year, 'riskMatrix');
  for (const id of riskIds) {
    const all = given.flatMap((own) => own.get(id) ?? []);
    const [s, k] = [Math.max(...all.map((one) => one.s)), Math.max(...all.map((one) => one.k))];
    register.graded(id, { at, s, k });
  }
  year.on(plus(year.today(), luck.between(1, 4)), () => end(year, sitting));
  for (const id of register.all('lacking', at).keys()) {
    const danger = register.dangers.get(id);
    if (!danger || luck.below(0.2)) continue;
    year.on(plus(year.today(), luck.below(0.5) ? luck.between(0, 5) : luck.between(6, 30)), () =>
      setIn(year, register, danger),
    );
  }
}

/** A countermeasure becomes a milestone, or an activity of one (RISK-6, MILE-4). */
async function setIn(year: Year, register: Register, danger: Danger): Promise<void> {
  const { luck, saman, matters } = year;
  const { team } = register;
  const { milestones } = saman.store;
  const text = `Mottiltak ${danger.riskId} ${danger.measures.length}`;
  const chosen = luck.of(peopleNow(team).filter(hasAccount));
  const dueOn = plus(year.today(), luck.between(3, 40));
  const open = [...matters.values()].find(
    (one): one is Goal => one instanceof Goal && one.team === team && one.reached === never,
  );
  const place = open && luck.below(0.5) ? open : null;
  const asked = {
    type: 'countermeasure.set',
    ...{ riskId: danger.riskId, text, lowers: 's' as const, criterion: 'Det synes.' },
    ...{
      responsibleId: chosen.id,
      activityOf: place?.subjectId ?? null,
      dueOn: Temporal.PlainDate.from(dueOn),
    },
  } as const;
  if (!(await year.does(team.pl.now.person, asked))) return;
  const setAt = saman.now();
  let ticked = never;
  if (place) {
    const activity = (await milestones.activities(place.subjectId)).find((one) => one.text === text);
    if (!activity) throw new Error('the activity is not there');
    danger.measures.push({ setAt, doneAt: () => Math.min(ticked, place.reached) });
    year.on(plus(year.today(), luck.between(3, 40)), async () => {
      if (place.reached < never) return;
      const all = await milestones.activities(place.subjectId);
      const done = all.filter((one) => one.doneAt !== null || one.id === activity.id).map(({ id }) => id);
      const command = { type: 'activities.tick', milestoneId: place.subjectId, done } as const;
      if (await year.does(team.pa.person, command)) ticked = saman.now();
    });
  } else {
    const found = (await milestones.ofProject(team.projectId)).find(({ wording }) => wording === text);
    if (!found) throw new Error('the countermeasure is not in the plan');
    const goal = known(year, team, found.id, dueOn, chosen);
    danger.measures.push({ setAt, doneAt: () => goal.reached });
  }
  if (luck.below(0.5)) year.on(plus(dueOn, luck.between(5, 30)), () => again(year, register));
}

/** What can be graded again is, all of it at once (RISK-7). */
async function again(year: Year, register: Register): Promise<void> {
  const { saman } = year;
  const { team } = register;
  const at = saman.now();
  const [riskId] = register.all('regrade', at).keys();
  if (riskId === undefined || !(await year.does(team.pl.now.person, { type: 'risk.regrade', riskId })))
    return;
  const workshop = (await saman.store.risks.workshops(team.projectId)).at(-1);
  if (!workshop) throw new Error('the workshop is not there');
  const sitting = new Sitting(workshop.id, team);
  year.matters.set(workshop.id, sitting);
  const listed = await saman.store.risks.list(workshop.id);
  // in an order that does not follow the random ids
  const riskIds = [...register.dangers.keys()].filter((id) => listed.includes(id));
  register.regradings.push({ riskIds, from: saman.now(), until: never });
  sitting.shows(year, 'workshop');
  await grading(year, sitting, riskIds);
}

/** About so many projects hold one, however many there are. */
const groups = 14;

/** Some projects hold a risk workshop, do something about what they find, and grade it again (RISK-0 to RISK-7). */
export const workshops: Happening = (year) => {
  const { luck, programme, begins } = year;
  for (const team of programme.teams)
    if (luck.below(groups / programme.teams.length))
      year.on(workday(plus(begins, luck.upTo(250)), 0), () => collect(year, team));
};
