import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../bot/people/person.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { type App, startApp } from '../harness/app.ts';
import { cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';

// Deadlines for reports over HTTP, in each language: recorded with a grant letter, moved, handed over, delivered and
// taken back; and the secretariat's for many projects at once. In this order within a language.

let app: App;
let projectId: string;

const say: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nb: {
    add: 'ny rapporteringsfrist',
    list: 'rapporteringsfrister',
    deliver: 'rapport levert',
    many: 'nye frister for alle',
    day: 'fredag 18. desember 2026',
    moved: 'Fra fredag 18. desember 2026 til fredag 15. januar 2027: Revisor er syk',
    wrong: 'Linje 2: Jeg finner ikke prosjektet',
    missing: 'Det står ikke at folkevalgte og administrasjonen tok del',
  },
  nn: {
    add: 'ny rapporteringsfrist',
    list: 'rapporteringsfristar',
    deliver: 'rapporten er levert',
    many: 'nye fristar for alle',
    day: 'fredag 18. desember 2026',
    moved: 'Frå fredag 18. desember 2026 til fredag 15. januar 2027: Revisor er syk',
    wrong: 'Linje 2: Eg finn ikkje prosjektet',
    missing: 'Det står ikkje at folkevalde og administrasjonen tok del',
  },
  en: {
    add: 'new reporting deadline',
    list: 'reporting deadlines',
    deliver: 'report delivered',
    many: 'new deadlines for all',
    day: 'Friday 18 December 2026',
    moved: 'From Friday 18 December 2026 to Friday 15 January 2027: Revisor er syk',
    wrong: 'Line 2: I cannot find the project',
    missing: 'There is no record that elected politicians and the administration took part',
  },
};

const deadlines = async () => app.database.store.reporting.ofProject(projectId);
const speaks = (person: string, language: Language) =>
  app.as(person).act('settings.save', {}, { language, timeZone: 'Europe/Oslo' });

describe.each(languages)('in %s', (language) => {
  const words = wordsOf(language).reporting;
  const said = (key: string) => say[language][key] ?? '';
  const contents = `Regnskap ${language}`;
  const year = '2026';

  beforeAll(async () => {
    app = await startApp();
    await app.withoutPlan();
    projectId = (await app.project()).id;
    for (const person of ['prosjektleder', 'sekretariat', 'hovedtillitsvalgt'])
      await speaks(person, language);
  });
  afterAll(() => app.stop());

  test('PL records one with a grant letter, and sees it on the project', async () => {
    const pl = app.as('prosjektleder');
    const form = await pl.say(said('add'));
    expect(viewOf(form)).toBe('deadlineForm');
    const values = { dueOn: '2026-12-18', contents, year, amount: 'mye' };
    const refused = await pl.press(form, 'deadline.add', values);
    expect(refused.kind).toBe('invalid');
    expect(inputsHeld(refused)).toMatchObject(values);
    const done = await pl.press(refused, 'deadline.add', { amount: '1 200 000' });
    expect(done.kind).toBe('done');
    expect(textOf(done)).toContain(words.list.line(said('day'), contents));
    expect(textOf(done)).toContain(year);
    const shown = textOf(await pl.act('project.show', { projectId }));
    expect(shown).toContain(wordsOf(language).project.card.nextReport);
  });

  test('it is moved with a reason, and handed over to somebody who is told', async () => {
    const pl = app.as('prosjektleder');
    const moving = await pl.press(await pl.say(said('list')), 'deadline.move.form');
    const moved = await pl.press(moving, 'deadline.move', { date: '2027-01-15', reason: 'Revisor er syk' });
    expect(textOf(moved)).toContain(said('moved'));
    const giving = await pl.press(moved, 'deadline.handover.form');
    const steward = await app.database.store.people.account(
      'web',
      (await app.database.store.projects.places(projectId))[0]?.connectionId ?? '',
      'hovedtillitsvalgt',
    );
    expect((await pl.press(giving, 'deadline.handover', { responsible: steward?.personId ?? '' })).kind).toBe(
      'done',
    );
    await app.settled();
    const letter = await app.as('hovedtillitsvalgt').letter('deadline');
    expect(textOf(letter)).toContain(contents);
  });

  test('who took it over delivers it; a party that is missing is pointed out, not refused (REP-3)', async () => {
    const steward = app.as('hovedtillitsvalgt');
    const form = await steward.say(said('deliver'));
    expect(viewOf(form)).toBe('deliverForm');
    const refused = await steward.press(form, 'deadline.deliver', { parties: 'employees' });
    expect(refused.kind).toBe('invalid');
    const done = await steward.press(refused, 'deadline.deliver', { reference: `sak ${language}` });
    expect(done.kind).toBe('done');
    expect(textOf(done)).toContain(said('missing'));
    expect(textOf(done)).toContain(`sak ${language}`);
    // the message in which they were told shows it too
    await app.settled();
    expect(textOf(await steward.letter('deadline'))).toContain(`sak ${language}`);
  });

  test('PL takes it back and delivers it again', async () => {
    const [deadline] = (await deadlines()).filter((one) => one.contents === contents);
    const pl = app.as('prosjektleder');
    const shown = await pl.act('deadline.show', { deadlineId: deadline?.id });
    const back = await pl.press(shown, 'deadline.undeliver');
    expect(textOf(back)).not.toContain(`sak ${language}`);
    const form = await pl.press(back, 'deadline.deliver.form');
    await pl.press(form, 'deadline.deliver', {
      reference: `sak ${language}`,
      parties: 'politicians,administration,employees',
    });
    expect(await deadlines()).toContainEqual(
      expect.objectContaining({ id: deadline?.id, status: 'delivered', reference: `sak ${language}` }),
    );
  });

  test('the secretariat enters one for all: looked over, then recorded at once', async () => {
    const secretariat = app.as('sekretariat');
    const form = await secretariat.say(said('many'));
    expect(viewOf(form)).toBe('manyDeadlinesForm');
    const wanted = { dueOn: '2027-03-01', contents: `Årsrapport ${language}` };
    const plan = await secretariat.press(form, 'deadlines.many.check', wanted);
    expect(viewOf(plan)).toBe('deadlinePlan');
    expect(inputsHeld(plan)).toMatchObject({ ...wanted, scope: 'all' });
    expect(textOf(plan)).toContain('Heltidskultur i Elverum');
    const projects = await app.database.store.projects.all();
    const done = await secretariat.press(plan, 'deadlines.many.record');
    expect(textOf(done)).toContain(words.recorded.title(projects.length));
    // pressed again, it says that it is there
    const again = await secretariat.press(plan, 'deadlines.many.record');
    expect(textOf(again)).toContain(words.plan.nothing);
    expect((await deadlines()).filter((one) => one.contents === wanted.contents)).toHaveLength(1);
  });

  test('the secretariat pastes a list: what is wrong is named, then all of it is recorded', async () => {
    const secretariat = app.as('sekretariat');
    const form = await secretariat.press(await secretariat.say(said('many')), 'deadlines.paste.form');
    const right = `Heltidskultur i Elverum\t4.5.27\tStatus ${language}`;
    const refused = await secretariat.press(form, 'deadlines.paste.check', {
      rows: `${right}\nAtlantis\t4.5.27\tStatus`,
    });
    expect(refused.kind).toBe('invalid');
    expect(textOf(refused)).toContain(said('wrong'));
    const plan = await secretariat.press(refused, 'deadlines.paste.check', { rows: right });
    expect(inputsHeld(plan)).toMatchObject({ rows: right });
    // changed under way, it is looked over again
    const changed = await secretariat.press(plan, 'deadlines.paste.record', {
      rows: right.replace('4.5.27', '5.5.27'),
    });
    expect(textOf(changed)).toContain(words.plan.changed);
    expect((await secretariat.press(changed, 'deadlines.paste.record')).kind).toBe('done');
    expect(await deadlines()).toContainEqual(
      expect.objectContaining({ dueOn: '2027-05-05', contents: `Status ${language}` }),
    );
  });

  test('a card has at most six buttons, and the list offers what its reader may', async () => {
    const actions = async (person: string) =>
      (cardOf(await app.as(person).act('deadlines.show', { projectId })).actions ?? []).length;
    expect(await actions('prosjektleder')).toBe(4);
    expect(await actions('sekretariat')).toBe(3);
    expect(await actions('nettverksleder')).toBe(0);
  });

  test('a stranger finds nothing, and the secretariat’s forms are the secretariat’s', async () => {
    for (const person of ['ansatt', 'administrator']) {
      expect(viewOf(await app.as(person).act('deadlines.show', { projectId }))).toBe('refused');
      expect(viewOf(await app.as(person).say(said('many')))).toBe('refused');
    }
    expect(viewOf(await app.as('prosjektleder').act('deadlines.many.form'))).toBe('refused');
  });

  test('nothing failed on the way', () => {
    expect(app.log.entries.filter((entry) => entry.level === 'error')).toEqual([]);
  });
});
