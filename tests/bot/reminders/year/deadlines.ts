import { Temporal } from 'temporal-polyfill';
import type { Id } from '../../../../bot/id.ts';
import type { ReportingViews } from '../../../../bot/reporting/reporting.views.ts';
import { History } from './chance.ts';
import { localOf, plus, workday } from './days.ts';
import { isPresent, peopleNow, type Somebody, type Team, zone } from './programme.ts';
import { type Happening, type Matter, type Planned, plannedIn, stretches, type Year } from './year.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

/** A report that is to be delivered, with all that became of it (REP-2). */
class Report implements Matter {
  readonly kind = 'deadline';
  readonly subjectId: Id;
  readonly team: Team;
  readonly dueOn: History<string>;
  readonly handed: History<Somebody | null>;
  delivered = Number.POSITIVE_INFINITY;
  constructor(subjectId: Id, team: Team, at: number, dueOn: string) {
    this.subjectId = subjectId;
    this.team = team;
    this.dueOn = new History(at, dueOn);
    this.handed = new History<Somebody | null>(at, null);
  }
  responsible(at: number): Somebody | null {
    const handed = this.handed.at(at) ?? null;
    return handed && isPresent(this.team, handed, at) ? handed : (this.team.pl.at(at) ?? null);
  }
  doneAt(): number {
    return this.delivered;
  }
  isWhose(who: Somebody, why: string, at: number): boolean {
    return why === 'late' ? this.team.pa === who : this.responsible(at) === who;
  }
  planned(end: number): readonly Planned[] {
    const { team } = this;
    const changes = [this.dueOn, this.handed, team.pl, ...team.members.values()].flatMap(({ changes: all }) =>
      all.map(({ at }) => at),
    );
    const added = this.dueOn.changes[0]?.at ?? 0;
    const known = stretches(
      (at) => ({ due: this.dueOn.at(at) ?? '', whose: this.responsible(at)?.id }),
      changes.filter((at) => at >= added),
      Math.min(end, this.delivered),
    );
    return known.flatMap((stretch) => {
      const { due } = stretch.facts;
      const whose = this.responsible(stretch.from);
      const ahead = [30, 14, 7, 3, 1, 0].map((count) => workday(due, -count));
      const late: string[] = [];
      for (let nth = 2; nth === 2 || (late.at(-1) ?? '') < localOf(stretch.until, zone).day; nth += 5)
        late.push(workday(due, nth));
      return [
        ...(whose ? plannedIn([...ahead, ...late], whose, 'deliver', stretch) : []),
        ...(whose !== team.pa ? plannedIn(late, team.pa, 'late', stretch) : []),
      ];
    });
  }
}

/** What becomes of a report: it is delivered about its day, or moved or handed over before. */
function follow(year: Year, report: Report): void {
  const { luck, saman } = year;
  const { team, subjectId: deadlineId } = report;
  const due = report.dueOn.now;
  if (luck.below(0.1))
    year.on(plus(due, -luck.between(1, 20)), async () => {
      if (report.delivered < Number.POSITIVE_INFINITY) return;
      const to = plus(due, luck.between(5, 30));
      const command = { type: 'deadline.move', deadlineId, date: day(to), reason: 'Mer tid' } as const;
      if (await year.does(team.pa.person, command)) report.dueOn.set(saman.now(), to);
    });
  if (luck.below(0.1))
    year.on(plus(due, -luck.between(1, 25)), async () => {
      const can = peopleNow(team).filter(({ person }) => person.preferredAccountId !== null);
      const to = luck.of(can);
      const command = { type: 'deadline.handover', deadlineId, responsibleId: to.id } as const;
      if (await year.does(team.pa.person, command)) report.handed.set(saman.now(), to);
    });
  const after = luck.below(0.7) ? -luck.between(0, 12) : luck.between(1, 25);
  year.on(plus(due, after), async () => {
    const deliveredOn = day(year.today());
    const said = { deliveredOn, reference: '26/1', parties: [] };
    const command = { type: 'deadline.deliver', deadlineId, ...said } as const;
    if (await year.does(team.pa.person, command)) report.delivered = saman.now();
  });
}

/** The report of these contents that was entered now. */
async function entered(year: Year, team: Team, dueOn: string, contents: string): Promise<Report> {
  const found = (await year.saman.store.reporting.ofProject(team.projectId)).find(
    (one) => one.contents === contents,
  );
  if (!found) throw new Error(`${contents} is not there`);
  const report = new Report(found.id, team, year.saman.now(), dueOn);
  year.matters.set(found.id, report);
  follow(year, report);
  return report;
}

/** The secretariat's deadlines, the same for all, and each project's own. */
export const deadlines: Happening = (year) => {
  const { luck, programme, begins } = year;
  for (const nth of [0, 1])
    year.on(plus(begins, 20 + nth * 150), async () => {
      const dueOn = plus(year.today(), 45);
      const contents = `Fellesrapport ${nth + 1}`;
      const wanted = { dueOn: day(dueOn), contents, scope: { by: 'all' } } as const;
      const shown = await year.saman.act(programme.secretary, { type: 'deadlines.many.check', ...wanted });
      const plan =
        'message' in shown ? (shown.message.card as unknown as ReportingViews['deadlinePlan']) : null;
      const fingerprint = plan?.fingerprint ?? '';
      const command = { type: 'deadlines.many.record', ...wanted, fingerprint } as const;
      if (!(await year.does(programme.secretary, command))) throw new Error('the common deadline is refused');
      for (const team of programme.teams) {
        const report = await entered(year, team, dueOn, contents);
        const { subjectId: id } = report;
        const [pl, at] = [team.pl.now, year.saman.now()];
        year.expected.push({
          ...{ to: pl.id, view: 'deadlineEntered', id, zone: pl.zone, isAnswer: false, at: () => at },
          until: () =>
            Math.min(report.delivered, team.pl.changes.find((one) => one.at > at)?.at ?? report.delivered),
        });
      }
    });
  for (const team of programme.teams)
    for (let nth = luck.upTo(3); nth > 0; nth -= 1)
      year.on(plus(begins, luck.upTo(300)), async () => {
        const dueOn = plus(year.today(), luck.between(0, 60));
        const contents = `Rapport ${nth}`;
        const own = { projectId: team.projectId, year: null, amount: null, contents, dueOn: day(dueOn) };
        if (await year.does(team.pl.now.person, { type: 'deadline.add', ...own }))
          await entered(year, team, dueOn, contents);
      });
};
