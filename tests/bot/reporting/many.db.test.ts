import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Answered } from '../../../bot/conversation/handling.ts';
import type { Id } from '../../../bot/id.ts';
import type { Person } from '../../../bot/people/person.ts';
import type { Scope } from '../../../bot/reporting/many.ts';
import { reportingLoaders } from '../../../bot/reporting/reporting.loaders.ts';
import type { ReportingViews } from '../../../bot/reporting/reporting.views.ts';
import { rowsIn } from '../../../cards/reporting/deadline-rows.ts';
import { aProject, type GivenProject } from '../people/given.ts';
import { accepted, codesOf, openWorld, type World } from '../world.ts';
import { day } from './given.ts';

let world: World;
let first: GivenProject;
let second: GivenProject;
let secretariat: Person;

beforeEach(async () => {
  world = await openWorld();
  first = await aProject(world, 'Heltidskultur');
  second = await aProject(world, 'Nærvær', ' to');
  secretariat = await world.person('Sekretariat', world.elverum);
  await world.database.seed.addProgrammeRole({
    ...{ personId: secretariat.id, programmeId: world.programmeId, role: 'secretariat', networkId: null },
  });
});
afterEach(() => world.close());

const store = () => world.services.store;
const does = (command: Command, by: Person = secretariat) => world.does(by, world.elverum, command);
const of = async (given: GivenProject) =>
  (await store().reporting.ofProject(given.projectId)).map((one) => [one.dueOn, one.contents]);

const selection = (scope: Scope = { by: 'all' }) => ({
  dueOn: day('2026-12-18'),
  contents: 'Årsrapport\nRegnskap',
  scope,
});
const planIn = (answered: Answered) => answered.props as ReportingViews['deadlinePlan'];
const check = async (scope?: Scope) =>
  planIn(accepted(await does({ type: 'deadlines.many.check', ...selection(scope) })));
const record = (fingerprint: string, scope?: Scope): Command => ({
  ...{ type: 'deadlines.many.record', ...selection(scope), fingerprint },
});

const audited = async () =>
  (await world.database.query("select what from audit_event where what like 'deadlines.%'")).length;

describe('the same deadline for many projects', () => {
  test('is looked over, then recorded for all of them at once, each with its audit event', async () => {
    const plan = await check();
    expect(plan.added.map((one) => one.projectName)).toEqual(['Heltidskultur', 'Nærvær']);
    expect(await audited()).toBe(0);
    const done = accepted(await does(record(plan.fingerprint)));
    expect(done).toMatchObject({ how: 'done', view: { name: 'deadlinesRecorded' }, props: { count: 2 } });
    expect(await of(first)).toEqual([['2026-12-18', 'Årsrapport\nRegnskap']]);
    expect(await of(second)).toEqual([['2026-12-18', 'Årsrapport\nRegnskap']]);
    expect(await audited()).toBe(2);
    // each PL hears of it, once
    const told = await world.database.query(
      "select person_id from delivery where view ->> 'name' = 'deadlineEntered'",
    );
    expect(told.map((row) => row.person_id).toSorted()).toEqual(
      [first.leader.id, second.leader.id].toSorted(),
    );
  });

  test('sent twice, also at once, records once', async () => {
    const { fingerprint } = await check();
    await Promise.all([does(record(fingerprint)), does(record(fingerprint))]);
    const again = planIn(accepted(await does(record(fingerprint))));
    expect(again).toMatchObject({ added: [], hasChanged: true });
    expect(again.there).toHaveLength(2);
    expect(await of(first)).toHaveLength(1);
    expect(await audited()).toBe(2);
  });

  test('leaves out who has it, and records nothing of what was not seen', async () => {
    const { fingerprint } = await check();
    const projectId: Id = first.projectId;
    const same = { dueOn: day('2026-12-18'), contents: 'Årsrapport\nRegnskap', year: null, amount: null };
    accepted(await does({ type: 'deadline.add', projectId, ...same }, first.leader));
    const changed = planIn(accepted(await does(record(fingerprint))));
    expect(changed).toMatchObject({ hasChanged: true });
    expect(changed.added.map((one) => one.projectName)).toEqual(['Nærvær']);
    expect(changed.there.map((one) => one.projectName)).toEqual(['Heltidskultur']);
    expect(await of(second)).toEqual([]);
    accepted(await does(record(changed.fingerprint)));
    expect(await of(first)).toHaveLength(1);
    expect(await of(second)).toHaveLength(1);
  });

  test('is for a theme, a network or a cohort too; only those that mean some are offered', async () => {
    const reader = await world.reader(secretariat);
    const loading = { services: world.services, repositories: store(), reader, standing: null };
    const nothing = { values: {}, refusals: [] };
    const form = await reportingLoaders.manyDeadlinesForm(loading, { name: 'manyDeadlinesForm' }, nothing);
    const networkId = world.networkId('Heltid/deltid Øst');
    expect(form?.scopes).toEqual([
      { scope: { by: 'all' }, count: 2, network: null },
      { scope: { by: 'theme', theme: 'full-time' }, count: 2, network: null },
      { scope: { by: 'cohort', number: 1 }, count: 2, network: null },
      { scope: { by: 'network', networkId }, count: 2, network: { name: 'Heltid/deltid Øst', cohort: 1 } },
    ]);
    for (const scope of [
      { by: 'network', networkId },
      { by: 'cohort', number: 1 },
    ] as const)
      expect((await check(scope)).added).toHaveLength(2);
    expect(
      codesOf(await does({ type: 'deadlines.many.check', ...selection({ by: 'cohort', number: 2 }) })),
    ).toEqual(['noProjectMeant']);
  });
});

describe('a pasted list', () => {
  const list = (pasted: string) => ({ rows: rowsIn(pasted), pasted });
  const pasted = 'Prosjekt;Dato;Innhold\nHeltidskultur;4.12.2026;Regnskap\nNærvær;18.12.26;Status;Regnskap';

  test('is looked over, then recorded: each line its own', async () => {
    const plan = planIn(accepted(await does({ type: 'deadlines.paste.check', ...list(pasted) })));
    expect(plan.added.map((one) => [one.projectName, `${one.dueOn}`])).toEqual([
      ['Heltidskultur', '2026-12-04'],
      ['Nærvær', '2026-12-18'],
    ]);
    const { fingerprint } = plan;
    accepted(await does({ type: 'deadlines.paste.record', ...list(pasted), fingerprint }));
    expect(await of(first)).toEqual([['2026-12-04', 'Regnskap']]);
    expect(await of(second)).toEqual([['2026-12-18', 'Status\nRegnskap']]);
  });

  test('with a line that cannot be used, nothing is recorded', async () => {
    const wrong = list(`${pasted}\nAtlantis;4.12.2026;Regnskap`);
    const plan = planIn(accepted(await does({ type: 'deadlines.paste.check', ...list(pasted) })));
    const outcome = await does({ type: 'deadlines.paste.record', ...wrong, fingerprint: plan.fingerprint });
    expect(outcome.ok ? [] : outcome.refusals).toEqual([
      { code: 'rowProjectUnknown', field: 'rows', details: { lines: '4' } },
    ]);
    expect(await of(first)).toEqual([]);
    expect(await audited()).toBe(0);
  });

  test('what was changed after it was looked over is looked over again', async () => {
    const plan = planIn(accepted(await does({ type: 'deadlines.paste.check', ...list(pasted) })));
    const other = list(pasted.replace('4.12.2026', '11.12.2026'));
    const answered = accepted(
      await does({ type: 'deadlines.paste.record', ...other, fingerprint: plan.fingerprint }),
    );
    expect(planIn(answered)).toMatchObject({ hasChanged: true });
    expect(await of(first)).toEqual([]);
  });
});

describe('who may', () => {
  test('the programme’s secretariat alone: not PA, PL, a network leader or an administrator', async () => {
    const networkLeader = await world.person('Nettverksleder', world.elverum);
    const networkId = world.networkId('Heltid/deltid Øst');
    await world.database.seed.addProgrammeRole({
      ...{ personId: networkLeader.id, programmeId: world.programmeId, role: 'network-leader', networkId },
    });
    const administrator = { ...(await world.person('Administrator', world.elverum)), isAdministrator: true };
    await store().transaction((tx) => tx.people.savePerson(administrator));
    for (const person of [first.owner, first.leader, networkLeader, administrator]) {
      const commands: readonly Command[] = [
        { type: 'deadlines.many.form' },
        { type: 'deadlines.paste.form' },
        { type: 'deadlines.many.check', ...selection() },
        record('f'.repeat(64)),
        { type: 'deadlines.paste.check', rows: [], pasted: '' },
        { type: 'deadlines.paste.record', rows: [], pasted: '', fingerprint: '' },
      ];
      for (const command of commands) expect(codesOf(await does(command, person))).toEqual(['notAllowed']);
    }
    expect(await of(first)).toEqual([]);
  });
});
