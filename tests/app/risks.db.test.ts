import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoConnectionId } from '../../demo/offices.ts';
import { type App, startApp } from '../harness/app.ts';
import { buttonOf, cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';

// A risk workshop of the steering group over HTTP, from the first note to the countermeasure that is done and graded
// again, and the next round that asks whether it helped. The tests build on each other, in their order. It begins on
// a Monday at 10:00 in Oslo.

let app: App;
let channel: string;
beforeAll(async () => {
  app = await startApp();
  channel = await app.channel();
});
afterAll(() => app.stop());

const pl = () => app.as('prosjektleder');
const leader = () => app.as('hovedtillitsvalgt');
const members = [
  'kommunedirektor',
  'ordforer',
  'opposisjonsleder',
  'hr-sjef',
  'helsesjef',
  'hovedtillitsvalgt',
];
/** What each of them noted. */
const notes: Readonly<Record<string, string>> = {
  kommunedirektor: 'Pengene tar slutt før sommeren',
  ordforer: 'Flertallet skifter etter valget',
  opposisjonsleder: 'Vikarane kan ikkje systemet',
  'hr-sjef': 'Turnusprogrammet kommer for sent\nVikarene kan ikke systemet',
  helsesjef: 'Langvaktene sliter folk ut',
};

const idOf = async (externalId: string): Promise<string> => {
  const account = await app.database.store.people.account('web', demoConnectionId, externalId);
  return account?.personId ?? '';
};
const projectId = async () => (await app.project()).id;
const workshopId = async () => (await app.database.store.risks.workshops(await projectId())).at(-1)?.id ?? '';
const risks = async () => app.database.store.risks.ofProject(await projectId());
const riskNamed = async (text: string) => {
  const found = (await risks()).find((one) => one.text === text);
  if (!found) throw new Error(`no risk says ${text}`);
  return found;
};
const everythingShown = async (externalId: string): Promise<string> => {
  const somebody = app.as(externalId);
  const own = await somebody.letters();
  const inChannel = await somebody.letters(channel).catch(() => []);
  return [...own, ...inChannel].map((letter) => JSON.stringify(letter)).join('\n');
};

test('PL starts a workshop by words and the form, and names who leads it (RISK-0)', async () => {
  await pl().act('goal.add', { projectId: await projectId() }, { wording: 'Flere hele stillinger' });
  const form = await pl().say('risikoverksted');
  expect(viewOf(form)).toBe('workshopForm');
  expect(inputsHeld(form)).toMatchObject({ groupKind: 'project', leader: await idOf('prosjektleder') });
  const started = await pl().press(form, 'workshop.start', {
    groupKind: 'steering',
    leader: await idOf('hovedtillitsvalgt'),
    greeting: 'Tenk på vinteren.',
  });
  expect(viewOf(started)).toBe('workshop');
  await app.settled();
  const card = textOf(await pl().letter('workshop', channel));
  expect(card).toContain('0 av 9');
  expect(card).toContain('Leder\nHovedtillitsvalgt');
  expect(card).toContain('Ett medlem deltar gjennom en svarlenke');
  // one at a time
  expect(viewOf(await pl().say('risikoverksted'))).toBe('workshop');
  const again = await pl().act(
    'workshop.start',
    { projectId: await projectId() },
    { groupKind: 'steering', leader: await idOf('prosjektleder') },
  );
  expect(textOf(again)).toContain('er i gang');
});

test('each notes alone; nobody sees a word of it, on no surface, before the list is shown (RISK-2)', async () => {
  const home = await app.as('helsesjef').say('hjem');
  expect(textOf(home)).toContain('Noter risikofaktorer i');
  expect(buttonOf(home, 'notes.show')).toBeDefined();
  expect(textOf(await pl().say('hjem'))).not.toContain('Noter risikofaktorer');
  for (const [who, typed] of Object.entries(notes)) {
    const asked = await app.as(who).letter('riskNotes');
    expect(textOf(asked)).toContain('Tenk på vinteren.');
    expect(textOf(asked)).toContain('Flere hele stillinger');
    const receipt = await app.as(who).press(asked, 'notes.save', { notes: typed });
    expect(viewOf(receipt)).toBe('riskNoted');
    expect(textOf(receipt)).not.toContain(typed.slice(0, 10));
  }
  await app.settled();
  expect(textOf(await pl().letter('workshop', channel))).toMatch(/5 av 9[\s\S]*Risikofaktorer\n6/);
  const everybody = [
    ...members,
    'prosjektleder',
    'plasstillitsvalgt',
    'nettverksleder',
    'sekretariat',
    'ansatt',
  ];
  for (const who of everybody) {
    const shown = await everythingShown(who);
    for (const [other, typed] of Object.entries(notes))
      for (const line of typed.split('\n'))
        if (other !== who) expect(shown, `${who}: ${line}`).not.toContain(line);
  }
  // nor in a log, a job, the ledger or the audit
  const log = JSON.stringify([app.log.entries, app.database.logged]);
  const rows = await app.database.everything();
  for (const line of Object.values(notes).flatMap((typed) => typed.split('\n'))) {
    expect(log).not.toContain(line);
    const holding = rows.filter((row) => row.includes(line));
    expect(holding.map((row) => row.split(' ')[0])).toEqual(['public.risk_note']);
  }
  // nor in what is asked for
  for (const verb of ['risks.show', 'risks.export', 'workshop.show'] as const) {
    const about =
      verb === 'workshop.show' ? { workshopId: await workshopId() } : { projectId: await projectId() };
    expect(textOf(await pl().act(verb, about))).not.toContain('Pengene');
  }
  expect(viewOf(await pl().act('list.show', { workshopId: await workshopId() }))).toBe('refused');
});

test('one’s own notes can be read, added to, and taken out', async () => {
  const own = await app.as('helsesjef').act('notes.show', { workshopId: await workshopId() });
  expect(textOf(own)).toContain('• Langvaktene sliter folk ut');
  const refused = await app.as('helsesjef').press(own, 'notes.save', { notes: 'x'.repeat(200) });
  expect(refused.kind).toBe('invalid');
  expect(inputsHeld(refused).notes).toBe('x'.repeat(200));
  expect(textOf(await app.as('helsesjef').press(own, 'notes.save', { notes: ' ' }))).toContain(
    'Skriv noe her',
  );
  // who is not in the group
  const denied = await pl().act('notes.save', { workshopId: await workshopId() }, { notes: 'Noe' });
  expect(textOf(denied)).toContain('Bare medlemmer av gruppen');
});

test('only who leads it shows the list; then it is there without names, and nothing tells who wrote what', async () => {
  const data = { workshopId: await workshopId() };
  expect(textOf(await app.as('ordforer').act('workshop.reveal', data))).toContain('som leder verkstedet');
  expect(textOf(await app.as('ansatt').act('workshop.reveal', data))).toContain('finner det ikke');
  // first how many have noted, for it cannot be taken back
  expect(textOf(await app.as('ordforer').act('workshop.ask', data))).toContain('som leder verkstedet');
  const ask = await leader().act('workshop.ask', data);
  expect(textOf(ask)).toContain('5 av 9 har notert noe.');
  const list = await leader().press(ask, 'workshop.reveal');
  expect(viewOf(list)).toBe('riskList');
  await app.settled();
  const shown = textOf(await pl().letter('riskList', channel));
  for (const line of Object.values(notes).flatMap((typed) => typed.split('\n')))
    expect(shown).toContain(line);
  for (const name of ['Ordfører', 'Kommunedirektør', 'HR-sjef']) expect(shown).not.toContain(name);
  // the critical factor of the round stands there too (EVAL-5)
  expect(shown).toMatch(/kritisk i runde 1/);
  const rows = await app.database.everything();
  expect(rows.filter((row) => row.startsWith('public.risk_note'))).toEqual([]);
  expect(rows.filter((row) => row.includes('"notes.save"'))).toEqual([]);
  const ordforer = await idOf('ordforer');
  expect(rows.filter((row) => row.includes('Flertallet skifter') && row.includes(ordforer))).toEqual([]);
  const file = await app.database.backup(app.folder, Temporal.Instant.from('2026-11-23T10:00:00Z'));
  const kept = gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n');
  expect(kept.filter((line) => /^\["(risk_note|given_grade)"/.test(line))).toEqual([]);
  expect(kept.filter((line) => line.includes('Flertallet skifter'))).toHaveLength(1);
  // what asked says that it is over
  expect(textOf(await app.as('ordforer').letter('riskNotes'))).toContain('Listen er vist');
  // too late, and twice
  const late = await app.as('ordforer').act('notes.save', data, { notes: 'For sent' });
  expect(textOf(late)).toContain('Listen er vist');
  expect(textOf(await leader().act('workshop.reveal', data))).toContain('et annet steg');
  expect(textOf(await leader().act('workshop.ask', data))).toContain('et annet steg');
});

test('the same ones are merged, others set aside, and all of it can be taken back (RISK-3)', async () => {
  const about = { projectId: await projectId() };
  const one = await riskNamed('Vikarene kan ikke systemet');
  const other = await riskNamed('Vikarane kan ikkje systemet');
  const form = await leader().act('risks.merge.form', about);
  const itself = await leader().press(form, 'risks.merge', { riskIds: one.id, intoId: one.id });
  expect(textOf(itself)).toContain('med seg selv');
  const merged = await leader().press(form, 'risks.merge', { riskIds: other.id, intoId: one.id });
  expect(textOf(merged)).toContain('det samme som');
  expect(textOf(merged)).not.toContain('Vikarane kan ikkje');
  const stale = await leader().press(form, 'risks.merge', { riskIds: one.id, intoId: other.id });
  expect(textOf(stale)).toContain('allerede slått sammen');
  const aside = await riskNamed('Flertallet skifter etter valget');
  await leader().act('risks.aside', about, { riskIds: aside.id });
  const list = await leader().act('risks.back', about, { riskIds: aside.id });
  expect(textOf(list)).toContain('Flertallet skifter');
  await leader().act('risks.aside', about, { riskIds: aside.id });
  const added = await leader().act('risks.add', about, { risks: 'Ingen rekker å lære seg systemet' });
  expect(textOf(added)).toContain('Ingen rekker');
  // who does not lead may not
  expect(textOf(await app.as('ordforer').act('risks.aside', about, { riskIds: one.id }))).toContain(
    'Spør en av dem',
  );
  // everything that was noted is kept
  expect((await risks()).filter(({ origin }) => origin.kind === 'note')).toHaveLength(6);
});

const grades = async (who: string, s: (nth: number) => number, k: (nth: number) => number): Promise<void> => {
  const somebody = app.as(who);
  let form = await somebody.letter('riskGrading');
  for (let page = 0; page < 5; page += 1) {
    const ids = Object.keys(inputsHeld(form)).filter((name) => name.startsWith('s:'));
    if (ids.length === 0) return;
    expect(ids.length).toBeLessThanOrEqual(5);
    const values = Object.fromEntries(
      ids.flatMap((name, nth) => [
        [name, String(s(nth))],
        [name.replace('s:', 'k:'), String(k(nth))],
      ]),
    );
    const next = await somebody.press(form, 'grades.give', values);
    expect(viewOf(next)).toBe('riskGrading');
    form = await somebody.letter('riskGrading');
  }
};

test('everybody grades what is on the list, page by page; a part of it can wait (RISK-4)', async () => {
  const data = { workshopId: await workshopId() };
  expect(viewOf(await leader().act('workshop.grade', data))).toBe('workshop');
  await app.settled();
  const me = app.as('helsesjef');
  const form = await me.letter('riskGrading');
  expect(textOf(form)).toContain('1 – svært lite sannsynlig');
  expect(textOf(form)).toContain('Side 1 av 2');
  const [first] = Object.keys(inputsHeld(form));
  const wrong = await me.press(form, 'grades.give', { [first ?? '']: '9' });
  expect(textOf(wrong)).toContain('helt tall fra 1 til 5');
  expect(textOf(wrong)).toContain('Velg en karakter her');
  await me.press(form, 'grades.draft', { [first ?? '']: '4' });
  const kept = await me.act('grades.show', data);
  expect(inputsHeld(kept)[first ?? '']).toBe('4');
  // meanwhile the list stands still
  const about = { projectId: await projectId() };
  const one = await riskNamed('Langvaktene sliter folk ut');
  expect(textOf(await leader().act('risks.aside', about, { riskIds: one.id }))).toContain(
    'vurderer dette nå',
  );

  await grades(
    'kommunedirektor',
    () => 2,
    () => 2,
  );
  await grades(
    'ordforer',
    () => 1,
    () => 1,
  );
  const tooFew = await leader().act('workshop.ask', data);
  expect(textOf(tooFew)).toMatch(/2 av 9 har vurdert alt[\s\S]*minst 3/);
  expect(JSON.stringify(tooFew)).not.toContain('workshop.uncover');
  expect(textOf(await leader().act('workshop.uncover', data))).toContain(
    '2 har vurdert alt'.replace('2 ', ''),
  );
  await grades(
    'opposisjonsleder',
    (nth) => (nth === 0 ? 5 : 1),
    () => 2,
  );
  await grades(
    'hr-sjef',
    () => 1,
    (nth) => (nth === 0 ? 5 : 1),
  );
  await app.settled();
  const status = textOf(await pl().letter('workshop', channel));
  expect(status).toContain('4 av 9');
  // at home only what is left to grade
  expect(textOf(await me.say('hjem'))).toContain('Gi S og K for risikoene');
  expect(textOf(await app.as('ordforer').say('hjem'))).not.toContain('Gi S og K for risikoene');
  // a page can be turned back to, until the numbers are shown
  const receipt = await app.as('ordforer').letter('riskGrading');
  expect(textOf(receipt)).toContain('Du har vurdert');
  const page = await app.as('ordforer').press(receipt, 'grades.page');
  expect(Object.values(inputsHeld(page)).every((value) => value === '1')).toBe(true);
});

test('the highest stands, with the spread and nobody’s name; who gave what is gone (RISK-4, PRIV-2)', async () => {
  const data = { workshopId: await workshopId() };
  const ask = await leader().act('workshop.ask', data);
  expect(textOf(ask)).toContain('4 av 9 har vurdert alt.');
  const matrix = await leader().press(ask, 'workshop.uncover');
  expect(viewOf(matrix)).toBe('riskMatrix');
  await app.settled();
  const shown = textOf(await pl().letter('riskMatrix', channel));
  expect(shown).toContain('S 5 × K 5 = 25 · ▲ Må ha mottiltak, og mangler det');
  expect(shown).toContain('S 2 × K 2 = 4');
  expect(shown).toContain('Gitt: S 1, 1, 2, 5 · K 1, 2, 2, 5');
  expect(shown).not.toMatch(/Ordfører|HR-sjef|Kommunedirektør/);
  const rows = await app.database.everything();
  expect(rows.filter((row) => row.startsWith('public.given_grade'))).toEqual([]);
  expect(rows.filter((row) => /"grades\.(give|draft)"/.test(row))).toEqual([]);
  expect(textOf(await app.as('ordforer').letter('riskGrading'))).toContain('Tallene er vist');
  const [risk] = await risks();
  const late = await app
    .as('helsesjef')
    .act('grades.give', { ...data, risks: risk?.id }, { [`s:${risk?.id}`]: '5', [`k:${risk?.id}`]: '5' });
  expect(textOf(late)).toContain('Tallene er vist');
});

test('the matrix is a picture at an address of ids only, and text', async () => {
  const letter = await pl().letter('riskMatrix', channel);
  const image = JSON.stringify(cardOf(letter)).match(/"url":"([^"]*pictures[^"]*)"/)?.[1] ?? '';
  expect(image).toMatch(/\/pictures\/matrix\.[0-9a-f-]{36}\.[0-9a-f]+\.nb\.[\w-]+\.png$/);
  const path = new URL(image).pathname;
  const png = Buffer.from(await (await fetch(new URL(path, app.url))).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect((await fetch(new URL(path.replace('.nb.', '.nn.'), app.url))).status).toBe(404);
  expect(textOf(letter)).toContain('Må ha mottiltak: ');
});

/** The only milestone that it has become. */
const plannedCountermeasure = async () => {
  const all = await app.database.store.milestones.ofProject(await projectId());
  const [found, ...more] = all.filter(({ wording }) => wording === 'To opplæringsdager i turnusen');
  if (!found || more.length > 0) throw new Error('it is not in the plan once');
  return found;
};

/** Of the two that must have one: the factor of the round, and another. */
const required = async () => {
  const { store } = app.database;
  return (await store.risks.ofProject(await projectId())).filter(
    ({ grades: of }) => of?.s === 5 || of?.k === 5,
  );
};

test('what must have a countermeasure is in the plan at once, as a milestone or an activity (RISK-6, MILE-4)', async () => {
  const [first, second] = await required();
  const many = await pl().say('mottiltak');
  expect(viewOf(many)).toBe('risksLacking');
  const form = await leader().act('countermeasure.form', { riskId: first?.id });
  expect(textOf(form)).toContain('Her må det settes inn et mottiltak');
  const bad = await leader().press(form, 'countermeasure.set', {
    text: '',
    responsible: '',
    dueOn: '2020-01-01',
  });
  expect(bad.kind).toBe('invalid');
  const values = {
    text: 'To opplæringsdager i turnusen',
    lowers: 's',
    place: 'own',
    responsible: await idOf('hr-sjef'),
    dueOn: '2026-12-04',
    criterion: 'Alle har hatt begge dagene',
  };
  const set = await leader().press(form, 'countermeasure.set', values);
  expect(textOf(set)).toContain('○ To opplæringsdager i turnusen');
  expect(textOf(set)).toContain('HR-sjef, innen fredag 4. desember 2026 · gjør det mindre sannsynlig');
  // the same form again: once
  await leader().press(form, 'countermeasure.set', values);
  const { milestones } = app.database.store;
  const { id: milestoneId } = await plannedCountermeasure();
  // and as an activity of one
  const other = await pl().act('countermeasure.form', { riskId: second?.id });
  await pl().press(other, 'countermeasure.set', {
    ...{
      text: 'Meld fra til utvalget',
      lowers: 'k',
      place: milestoneId,
      responsible: '',
      criterion: '',
    },
  });
  expect((await milestones.activities(milestoneId)).map(({ text }) => text)).toEqual([
    'Meld fra til utvalget',
  ]);
  await app.settled();
  expect(textOf(await pl().letter('riskMatrix', channel))).toContain(
    'Alle risikoer som må ha mottiltak, har det.',
  );
  expect(textOf(await pl().say('prosjekt'))).not.toContain('mangler det');
  expect(textOf(await leader().act('workshop.end', { workshopId: await workshopId() }))).toContain(
    'avsluttet',
  );
});

test('who follows the programme sees counts, and never a sentence (domain §3)', async () => {
  const seen = textOf(await app.as('nettverksleder').say('prosjekt'));
  expect(seen).toContain('risikoer på listen');
  expect(seen).not.toContain('Langvaktene');
  // the sentences are the project's own, so the counts are what they are shown
  expect(viewOf(await app.as('nettverksleder').say('risikoer'))).toBe('riskThemes');
  const themes = textOf(await app.as('sekretariat').say('risikoer etter tema'));
  expect(themes).toMatch(/Heltid\/deltid\n1 prosjekt, \d+ risikoer\. 2 må ha mottiltak, 0 mangler det\./);
  expect(themes).not.toContain('Langvaktene');
  expect(viewOf(await app.as('ordforer').say('risikoer etter tema'))).toBe('refused');
});

test('the register is taken away as a table, through a link of one’s own that serves for half an hour', async () => {
  const card = cardOf(await pl().say('last ned risikoer'));
  const urls = (card.actions ?? []).flatMap((one) => (one.type === 'Action.OpenUrl' ? [one.url] : []));
  const [xlsx = '', csv = ''] = urls.map((url) => new URL(new URL(url).pathname, app.url).href);
  const text = await (await fetch(csv)).text();
  expect(text).toContain(
    '"Nr.";"Risikofaktor";"S";"K";"Sum";"Mottiltak";"Ansvarlig";"Frist";"Gjort";"Status"',
  );
  expect(text).toMatch(/;5;5;25;"To opplæringsdager i turnusen";"HR-sjef";"2026-12-04";"–";"åpen"/);
  const sheet = await fetch(xlsx);
  expect(sheet.headers.get('content-disposition')).toBe('attachment; filename="risikoregister.xlsx"');
  expect(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect((await fetch(csv.replace('.csv.', '.xlsx.'))).status).toBe(404);
  await app.advance('PT31M');
  expect((await fetch(csv)).status).toBe(404);
});

test('done: PL hears that it can be graded again, and the matrix shows before and after (RISK-7)', async () => {
  const milestone = await plannedCountermeasure();
  await app
    .as('hr-sjef')
    .act('milestone.reach', { milestoneId: milestone.id }, { result: 'Alle har hatt dem.' });
  await app.setClock('2026-11-24T08:00:00Z');
  const digest = textOf(await pl().letter('digest'));
  expect(digest).toContain('som kan vurderes på nytt fordi mottiltaket er gjort: 2');
  const [first] = await required();
  const card = await pl().act('risk.show', { riskId: first?.id });
  expect(textOf(card)).toContain('mottiltak gjort: To opplæringsdager i turnusen');
  const again = await pl().press(card, 'risk.regrade');
  expect(textOf(again)).toContain('Ny vurdering av risikoer');
  await app.settled();
  for (const who of ['kommunedirektor', 'ordforer', 'helsesjef'])
    await grades(
      who,
      () => 1,
      () => 2,
    );
  const matrix = textOf(await pl().act('workshop.uncover', { workshopId: await workshopId() }));
  expect(matrix).toContain('S 1 × K 2 = 2');
  expect(matrix).toContain('før: S 5 × K 5 = 25');
  await pl().act('workshop.end', { workshopId: await workshopId() });
});

test('the next round asks whether it helped, and shows how the grade has gone (EVAL-5, RISK-7)', async () => {
  const form = await pl().say('ny runde');
  await pl().press(form, 'round.open', { groupKind: 'steering', date: '2026-12-01', time: '15:00' });
  await app.settled();
  const ballot = await app.as('ordforer').letter('ballot');
  expect(textOf(ballot)).toContain(
    'Mottiltak etter runde 1: To opplæringsdager i turnusen. Har det hjulpet?',
  );
  const names = Object.keys(inputsHeld(ballot)).filter((name) => name.startsWith('grade:'));
  const best = Object.fromEntries(names.map((name) => [name, '5']));
  for (const who of members) await app.as(who).press(await app.as(who).letter('ballot'), 'answer.give', best);
  await app.as('kommunedirektor').act('round.close', { roundId: (await app.openRound()).id });
  await app.settled();
  expect(textOf(await pl().letter('result', channel))).toMatch(
    /Mottiltak etter runde 1: To opplæringsdager i turnusen\. Karakteren gikk fra \d til 5\./,
  );
});

test('two leaders at once: one of them is told, and it is done once', async () => {
  await pl().press(await pl().say('risikoverksted'), 'workshop.start', {
    groupKind: 'project',
    leader: await idOf('hr-sjef'),
  });
  await app.settled();
  const data = { workshopId: await workshopId() };
  await app.as('plasstillitsvalgt').act('notes.save', data, { notes: 'Noe nytt' });
  const both = await Promise.all([
    pl().act('workshop.reveal', data),
    app.as('hr-sjef').act('workshop.reveal', data),
    app.as('plasstillitsvalgt').act('notes.save', data, { notes: 'I siste liten' }),
  ]);
  const shown = both.slice(0, 2).map(viewOf);
  expect(shown.toSorted()).toEqual(['refused', 'riskList']);
  const texts = (await risks()).map(({ text }) => text);
  expect(texts.filter((text) => text === 'Noe nytt')).toHaveLength(1);
  // what came at the same moment is on the list, or its writer is told that it came too late
  const isListed = texts.includes('I siste liten');
  expect(viewOf(both[2] ?? both[0])).toBe(isListed ? 'riskNoted' : 'refused');
  // a participant who left
  const { store } = app.database;
  const workshop = await store.risks.workshop(data.workshopId);
  const membership = (await store.projects.memberships(await projectId())).find(
    ({ groupId, to }) => groupId === workshop?.groupId && to === null,
  );
  const person = membership && (await store.people.person(membership.personId));
  await pl().act('workshop.grade', data);
  await pl().act('group.remove', { projectId: await projectId() }, { member: `project:${person?.id}` });
  const who =
    person?.name === 'HR-sjef'
      ? 'hr-sjef'
      : person?.name === 'Prosjektleder'
        ? 'prosjektleder'
        : 'plasstillitsvalgt';
  const left = await app.as(who).act('grades.show', data);
  expect(viewOf(left)).toBe('refused');
});

test('a risk is closed with a reason, and opened again', async () => {
  const one = await riskNamed('Langvaktene sliter folk ut');
  const form = await pl().act('risk.close.form', { riskId: one.id });
  expect(textOf(await pl().press(form, 'risk.close', { reason: '' }))).toContain('Skriv noe her');
  const closed = await pl().press(form, 'risk.close', { reason: 'Vaktene er delt' });
  expect(textOf(closed)).toContain('avsluttet: Vaktene er delt (Prosjektleder)');
  const list = textOf(await pl().act('risks.settled', { projectId: await projectId() }));
  expect(list).toContain('Langvaktene sliter folk ut');
  expect(textOf(await pl().press(closed, 'risk.reopen'))).toContain('åpnet igjen (Prosjektleder)');
});

test('a countermeasure is withdrawn for a reason; what it became stays in the plan', async () => {
  const { id: riskId } = await riskNamed('Langvaktene sliter folk ut');
  const form = await pl().act('countermeasure.form', { riskId });
  const set = await pl().press(form, 'countermeasure.set', {
    ...{ text: 'Kortere vakter', lowers: 'k', place: 'own', dueOn: '2027-03-05' },
    ...{ responsible: await idOf('prosjektleder'), criterion: 'Ingen vakt er over tolv timer' },
  });
  const withdraw = await pl().press(set, 'countermeasure.withdraw.form');
  expect(textOf(withdraw)).toContain('blir stående der');
  const inputs = inputsHeld(withdraw);
  expect(inputs.countermeasureId).toBeTruthy();
  expect(textOf(await pl().press(withdraw, 'countermeasure.withdraw', { ...inputs, reason: ' ' }))).toContain(
    'Skriv noe her',
  );
  const denied = await app.as('ordforer').act('countermeasure.withdraw', { riskId }, inputs);
  expect(textOf(denied)).toContain('Spør en av dem');
  const given = { ...inputs, reason: 'Vi får ikke vikarer' };
  const card = await pl().press(withdraw, 'countermeasure.withdraw', given);
  expect(textOf(card)).toContain('mottiltak trukket tilbake: Kortere vakter. Grunn: Vi får ikke vikarer');
  expect(textOf(card)).not.toContain('○ Kortere vakter');
  // the same form again: it is not there any more
  expect((await pl().press(withdraw, 'countermeasure.withdraw', given)).kind).toBe('invalid');
  const { milestones } = app.database.store;
  const plan = await milestones.ofProject(await projectId());
  expect(plan.map(({ wording }) => wording)).toContain('Kortere vakter');
});

describe('words in every language', () => {
  test.each([
    ['nn', 'risikoar', 'Risikoar i Heltidskultur i Elverum'],
    ['en', 'risks', 'Risks in Heltidskultur i Elverum'],
    ['nb', 'risikoer', 'Risikoer i Heltidskultur i Elverum'],
  ])('%s: «%s»', async (language, said, heading) => {
    await pl().act('settings.save', {}, { language, timeZone: 'Europe/Oslo' });
    const card = await pl().say(said);
    expect(textOf(card)).toContain(heading);
    expect(() => buttonOf(card, 'risks.export')).not.toThrow();
  });
});

test('nothing failed on the way', () => {
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
  expect(app.database.logged.filter((entry) => entry.level !== 'info')).toEqual([]);
});
