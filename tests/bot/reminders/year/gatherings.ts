import { Temporal } from 'temporal-polyfill';
import type { Command } from '../../../../bot/conversation/command.ts';
import type { GatheringOf } from '../../../../bot/gatherings/gathering.ts';
import type { Person } from '../../../../bot/people/person.ts';
import { History } from './chance.ts';
import { plus, workday } from './days.ts';
import { type Answer, Meeting } from './meeting.ts';
import type { Somebody } from './programme.ts';
import type { Happening, Year } from './year.ts';

/** Who answers, and when; what is moved, or does not take place. */
function follow(year: Year, meeting: Meeting, by: Person): void {
  const { luck, saman } = year;
  const gatheringId = meeting.subjectId;
  const planned = year.today();
  const starts = meeting.startsOn.now;
  const isOver = () => saman.now() >= meeting.cancelled || year.today() >= meeting.startsOn.now;
  const long = Temporal.PlainDate.from(planned).until(starts).days;
  const answering = (who: Somebody, from: number, to: number) =>
    year.on(plus(planned, luck.between(from, Math.max(from, to))), async () => {
      const now = saman.now();
      if (isOver() || meeting.since(who, now) === null) return;
      const comes = luck.below(0.75);
      const asOf = meeting.movedAt(now);
      if (!(await year.does(who.person, { type: 'gathering.answer', gatheringId, comes, asOf }))) return;
      const said = meeting.answers.get(who);
      if (said) said.set(now, comes ? 'yes' : 'no');
      else meeting.answers.set(who, new History<Answer>(now, comes ? 'yes' : 'no'));
    });
  for (const who of meeting.everybody()) if (luck.below(0.7)) answering(who, 2, long - 1);
  if (luck.below(0.2))
    year.on(plus(planned, luck.between(5, long - 1)), async () => {
      if (isOver()) return;
      const to = workday(plus(year.today(), luck.between(10, 50)), 0);
      const moved = { startsOn: Temporal.PlainDate.from(to), endsOn: null, startsAt: null, place: 'Hamar' };
      const command = { type: 'gathering.move', gatheringId, ...moved, reason: 'Nytt sted' } as const;
      if (!(await year.does(by, command))) return;
      meeting.startsOn.set(saman.now(), to);
      for (const said of meeting.answers.values()) if (said.now === 'yes') said.set(saman.now(), 'lapsed');
    });
  if (luck.below(0.15))
    year.on(plus(planned, luck.between(5, long)), async () => {
      if (isOver()) return;
      const command = { type: 'gathering.cancel', gatheringId, reason: 'For få kan komme' } as const;
      if (await year.does(by, command)) meeting.cancelled = saman.now();
    });
}

/** Plans one, and gives it as it then stands; null where it is refused. */
async function plan(
  year: Year,
  of: GatheringOf,
  by: Person,
  startsOn: string,
  commandOf: (asked: Omit<Extract<Command, { type: 'gathering.plan' }>, 'type' | 'of'>) => Command,
): Promise<Meeting | null> {
  const { saman, programme, matters } = year;
  const place = `Storsalen ${startsOn}`;
  const asked = {
    startsOn: Temporal.PlainDate.from(startsOn),
    endsOn: null,
    startsAt: null,
    place,
    about: '',
  };
  if (!(await year.does(by, commandOf({ ...asked, leaderId: by.id })))) return null;
  const current = await saman.store.programmes.current();
  const all = await saman.store.gatherings.ofProgramme(current?.id ?? '');
  const found = all.find((one) => !matters.has(one.id));
  if (!found) throw new Error('the gathering is not there');
  const meeting = new Meeting(found.id, of, programme, saman.now(), startsOn);
  // who plans what they lead themselves comes
  const planner = programme.people.get(by.id);
  if (planner && meeting.since(planner, saman.now()) !== null)
    meeting.answers.set(planner, new History<Answer>(saman.now(), 'yes'));
  matters.set(found.id, meeting);
  follow(year, meeting, by);
  return meeting;
}

/** Gatherings of each network, one of the project leaders, and theme days. */
export const gatherings: Happening = (year) => {
  const { luck, programme, begins } = year;
  const { secretary, teams } = programme;
  const themeDays: Meeting[] = [];
  const ahead = () => workday(plus(year.today(), luck.between(25, 110)), 0);
  const byProgramme = (of: Extract<Command, { type: 'gathering.plan' }>['of'], day: string) =>
    year.on(day, async () => {
      const meeting = await plan(year, of, secretary, ahead(), (asked) => ({
        type: 'gathering.plan',
        of,
        ...asked,
      }));
      if (meeting) meeting.themeDays = themeDays;
    });
  for (const networkId of new Set(teams.flatMap(({ networkIds }) => networkIds)))
    for (const number of luck.below(0.6)
      ? ([2] as const)
      : luck.below(0.5)
        ? ([1, 2] as const)
        : ([3] as const))
      byProgramme({ kind: 'network', networkId, number }, plus(begins, luck.upTo(250)));
  byProgramme({ kind: 'leaders' }, plus(begins, luck.upTo(200)));
  for (const team of teams) {
    if (!luck.below(0.2)) continue;
    const { projectId, participantId } = team;
    const of = { kind: 'themeDay', participantId } as const;
    year.on(plus(begins, luck.upTo(300)), async () => {
      const by = team.pl.now.person;
      const day = await plan(year, of, by, ahead(), (asked) => ({
        type: 'themeday.plan',
        projectId,
        ...asked,
      }));
      if (day) themeDays.push(day);
    });
  }
};
