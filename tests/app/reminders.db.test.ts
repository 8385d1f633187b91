import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { buttonOf, inputsHeld, type Somebody, textOf, viewOf } from '../harness/app-client.ts';
import { filled, membersWithAccount, openRound, others } from './given.ts';

// One voice, over HTTP as the page does it, with the demo's clock. It is Monday 23 November; the round is open until
// Monday 30 at 15:00. The tests build on each other, in their order.

let app: App;
beforeAll(async () => {
  app = await startApp();
  await app.withoutPlan();
  await openRound(app);
});
afterAll(() => app.stop());

const pa = () => app.as('kommunedirektor');
const pl = () => app.as('prosjektleder');
const digestsOf = async (person: Somebody) =>
  (await person.letters()).filter((letter) => viewOf(letter) === 'digest');

/** How many digests each has got. */
const counts = async (people: readonly string[]) =>
  Promise.all(people.map(async (one) => (await digestsOf(app.as(one))).length));

describe('a round', () => {
  test('reminds half-way those who have not answered, in private; nobody else is told who they are', async () => {
    for (const person of ['ordforer', 'hr-sjef'])
      await app.as(person).press(await app.as(person).letter('ballot'), 'answer.give', filled(4));
    await app.setClock('2026-11-27T07:59:00Z');
    expect(await counts(membersWithAccount)).toEqual(membersWithAccount.map(() => 0));
    await app.advance('PT1M');
    expect(await counts(membersWithAccount)).toEqual(
      membersWithAccount.map((one) => (one === 'ordforer' || one === 'hr-sjef' ? 0 : 1)),
    );
    expect(await counts(others)).toEqual([1, 0, 0, 0, 0]);
    const asked = await app.as('helsesjef').letter('digest');
    expect(textOf(asked)).toContain(
      'Svar på runde 2 i Heltidskultur i Elverum innen mandag 30. november kl. 15.00.',
    );
    expect(buttonOf(asked, 'ballot.show').style).toBe('positive');
    const owners = textOf(await pa().letter('digest'));
    expect(owners).toContain('2 av 9 har svart');
    expect(owners).toContain('Det mangler svar fra ansatte og tillitsvalgte.');
    expect(owners).not.toMatch(/Helsesjef|HR-sjef/);
    expect(textOf(await pl().letter('digest'))).toContain('Send svarlenkene');
  });

  test('is answered from the message, which then says so', async () => {
    const helsesjef = app.as('helsesjef');
    const ballot = await helsesjef.press(await helsesjef.letter('digest'), 'ballot.show');
    await helsesjef.press(ballot, 'answer.give', filled(3));
    expect(textOf(await helsesjef.letter('digest'))).toContain('Ingenting av dette venter lenger.');
  });

  test('comes on the last working day, and then not any more; a weekend is quiet', async () => {
    await app.advance('P1D');
    await app.advance('P1D');
    expect((await digestsOf(app.as('hovedverneombud'))).length).toBe(1);
    await app.setClock('2026-11-30T08:00:00Z');
    expect((await digestsOf(app.as('hovedverneombud'))).length).toBe(2);
    expect((await digestsOf(app.as('helsesjef'))).length).toBe(1);
    expect(textOf(await app.as('hovedverneombud').letter('digest'))).toContain('den siste påminnelsen');
  });

  test('takes what asked for answers away when it closes (PRIV-2)', async () => {
    await app.advance('P1D');
    expect((await app.lastRound()).status).toBe('closed');
    expect(await counts(membersWithAccount)).toEqual(membersWithAccount.map(() => 0));
    const left = (await app.database.everything()).filter((line) =>
      /^public\.(nudge|digest|due) /.test(line),
    );
    expect(left).toEqual([]);
    expect(await app.database.query(`select 1 from delivery where view_key like 'digest:%'`)).toEqual([]);
    expect(await app.database.query(`select 1 from letter where content::text like '%digest%'`)).toEqual([]);
  });
});

describe('a report and its reminders', () => {
  const deadline = { year: '', amount: '', dueOn: '2027-01-29', contents: 'Årsrapport' };

  test('what comes is told beforehand', async () => {
    const { id } = await app.project();
    await pl().act('deadline.add', { projectId: id }, deadline);
    const list = textOf(await pl().say('hva vil du minne meg på?'));
    // 30, 14, 7 … working days before, over Christmas
    expect(list).toContain('Onsdag 16. desember: Rapport: Årsrapport (Heltidskultur i Elverum)');
    expect(list).toContain('klokka 9 på en arbeidsdag');
  });

  test('remind me later, until another day', async () => {
    expect(viewOf(await pl().say('minn meg senere'))).toBe('refused');
    await app.setClock('2026-12-16T08:00:00Z');
    const told = await pl().letter('digest');
    expect(textOf(told)).toContain('Lever rapporten «Årsrapport»');
    const form = await pl().press(told, 'reminder.later.form');
    expect(inputsHeld(form)).toMatchObject({ when: '1' });
    const late = await pl().press(form, 'reminder.later', { when: 'date', date: '2027-02-10' });
    expect(textOf(late)).toContain('Det må være senest fredag 29. januar 2027.');
    await pl().press(form, 'reminder.later', { when: '3' });
    expect(textOf(await pl().letter('digest'))).toContain('Utsatt til fredag 18. desember 2026');
    await app.setClock('2026-12-17T08:00:00Z');
    expect(await digestsOf(pl())).toHaveLength(1);
    await app.setClock('2026-12-18T08:00:00Z');
    expect(await digestsOf(pl())).toHaveLength(2);
  });

  test('a pause gives the reminders to the deputy meanwhile', async () => {
    const form = await pl().say('pause');
    const deputy = (await app.database.store.people.onConnection((await places())[0] ?? '')).find(
      ({ name }) => name.includes('HR'),
    );
    const saved = await pl().press(form, 'pause.save', {
      ...{ from: '2027-01-05', to: '2027-01-15', deputy: deputy?.id ?? '' },
    });
    expect(textOf(saved)).toContain(
      'Du har pause fra tirsdag 5. januar 2027 til og med fredag 15. januar 2027.',
    );
    await app.setClock('2027-01-11T08:00:00Z');
    expect(await digestsOf(pl())).toHaveLength(2);
    expect(textOf(await app.as('hr-sjef').letter('digest'))).toContain('Du er stedfortreder for');
    const again = await pl().say('pause');
    await pl().press(again, 'pause.end');
  });

  test('a week of downtime leads to one message', async () => {
    await app.setClock('2027-02-09T12:00:00Z');
    expect(await digestsOf(pl())).toHaveLength(3);
    expect(textOf(await pl().letter('digest'))).toContain('skulle vært levert fredag 29. januar 2027');
    expect(textOf(await pa().letter('digest'))).toContain('er ikke levert');
    await app.advance('PT1H');
    expect(await digestsOf(pl())).toHaveLength(3);
  });

  test('PA can switch it off; PL cannot, and hears of it until it is delivered', async () => {
    for (const person of [pa(), pl()])
      await person.press(await person.say('påminnelser'), 'reminders.save', { on: 'round,milestone' });
    const before = (await digestsOf(pa())).length;
    await app.setClock('2027-02-16T08:00:00Z');
    expect((await digestsOf(pa())).length).toBe(before);
    expect(await digestsOf(pl())).toHaveLength(4);
    const form = await pl().press(await pl().letter('digest'), 'deadline.deliver.form');
    await pl().press(form, 'deadline.deliver', { reference: '26/101', deliveredOn: '2027-02-16' });
    expect(textOf(await pl().letter('digest'))).toContain('Gjort: Rapport: Årsrapport');
    await app.setClock('2027-03-09T08:00:00Z');
    expect(await digestsOf(pl())).toHaveLength(4);
  });
});

const places = async () =>
  (await app.database.store.projects.places((await app.project()).id)).map((one) => one.connectionId);

test('nothing failed on the way', () => {
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
  expect(app.database.logged.filter((entry) => entry.level !== 'info')).toEqual([]);
});
