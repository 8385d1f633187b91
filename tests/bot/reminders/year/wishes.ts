import { Temporal } from 'temporal-polyfill';
import { reminderKinds } from '../../../../bot/reminders/reminder.ts';
import type { DigestItem } from '../../../../bot/reminders/reminders.views.ts';
import { History } from './chance.ts';
import { localOf, plus, workday } from './days.ts';
import { peopleNow, type Somebody, type Team } from './programme.ts';
import type { Happening, Year } from './year.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

async function pauses(year: Year, who: Somebody, team: Team): Promise<void> {
  const { luck, saman } = year;
  const today = localOf(saman.now(), who.zone).day;
  if (who.pauses.some((one) => one.to >= today && one.endedAt > saman.now())) return;
  const from = plus(today, luck.between(0, 3));
  const to = plus(from, luck.between(0, 21));
  const others = peopleNow(team).filter((one) => one !== who && one.person.preferredAccountId !== null);
  const deputy = luck.below(0.6) ? luck.of(others) : null;
  const command = {
    type: 'pause.save',
    from: date(from),
    to: date(to),
    deputyId: deputy?.id ?? null,
  } as const;
  if (!(await year.does(who.person, command))) return;
  const pause = { setAt: saman.now(), from, to, deputy, endedAt: Number.POSITIVE_INFINITY };
  who.pauses.push(pause);
  if (luck.below(0.15))
    year.on(plus(from, luck.between(1, 10)), async () => {
      if (localOf(saman.now(), who.zone).day > to) return;
      if (await year.does(who.person, { type: 'pause.end' })) pause.endedAt = saman.now();
    });
}

async function putsOff(year: Year, who: Somebody, items: readonly DigestItem[]): Promise<void> {
  const { luck, saman } = year;
  const item = luck.of(items);
  const { kind, subjectId, facts } = item;
  const days = luck.of([1, 3]);
  const command = { type: 'reminder.later', kind, subjectId, why: facts.why, later: { days } } as const;
  if (!(await year.does(who.person, command))) return;
  const today = localOf(saman.now(), who.zone).day;
  const [wanted, next] = [workday(plus(today, days), 0), workday(today, 1)];
  const why = kind === 'milestone' ? kind : facts.why;
  who.laters.push({ at: saman.now(), subjectId, why, until: wanted > next ? wanted : next });
}

/** People are away, put off, and switch off. */
export const wishes: Happening = (year) => {
  const { luck, programme, begins, saman } = year;
  for (const team of programme.teams)
    for (const who of peopleNow(team)) {
      if (who.person.preferredAccountId === null) continue;
      if (luck.below(0.6)) year.on(plus(begins, luck.upTo(350)), () => pauses(year, who, team));
      if (luck.below(0.1))
        year.on(plus(begins, luck.upTo(350)), async () => {
          const on = reminderKinds.filter(() => luck.below(0.6));
          if (await year.does(who.person, { type: 'reminders.save', on }))
            who.off.set(
              saman.now(),
              reminderKinds.filter((kind) => !on.includes(kind)),
            );
        });
    }
  let read = 0;
  for (let day = begins; day < year.ends; day = plus(day, 1))
    year.on(day, async () => {
      const news = saman.told.slice(read).filter(({ digest }) => digest !== null);
      read = saman.told.length;
      // in an order that does not follow the random ids
      const inOrder = news
        .map(({ to, digest }) => ({ who: programme.people.get(to), items: digest?.items ?? [] }))
        .toSorted((a, b) => (a.who?.person.name ?? '').localeCompare(b.who?.person.name ?? ''));
      for (const { who, items } of inOrder) {
        const open = items
          .filter(({ state }) => state === 'open')
          .toSorted((a, b) => JSON.stringify(a.facts).localeCompare(JSON.stringify(b.facts)));
        if (who && open.length > 0 && luck.below(0.08)) await putsOff(year, who, open);
      }
    });
};

/** People leave and come, and projects get another leader. */
export const changes: Happening = (year) => {
  const { luck, programme, begins, saman } = year;
  for (const team of programme.teams) {
    if (luck.below(0.3))
      year.on(plus(begins, luck.upTo(350)), async () => {
        const leaving = luck.of([...team.members.keys()].filter((one) => one !== team.pa));
        const { projectId } = team;
        const about = { projectId, groupKind: 'steering' } as const;
        if (await year.does(team.pa.person, { type: 'group.remove', ...about, personId: leaving.id }))
          team.members.get(leaving)?.set(saman.now(), false);
        const joining = programme.newcomer();
        const person = { id: joining.id };
        if (await year.does(team.pa.person, { type: 'group.add', ...about, person, party: 'employees' })) {
          team.parties.set(joining, 'employees');
          const known = team.members.get(joining);
          if (known) known.set(saman.now(), true);
          else team.members.set(joining, new History(saman.now(), true));
        }
      });
    if (luck.below(0.15))
      year.on(plus(begins, luck.upTo(350)), async () => {
        const can = peopleNow(team).filter(
          (one) => one !== team.pl.now && one !== team.pa && one.person.preferredAccountId !== null,
        );
        const next = luck.of(can);
        const command = {
          type: 'role.give',
          projectId: team.projectId,
          role: 'pl',
          personId: next.id,
        } as const;
        if (await year.does(team.pa.person, command)) team.pl.set(saman.now(), next);
      });
  }
};
