import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';
import { filled, membersWithAccount, others } from './given.ts';

// One round from its opening to the correction of its minutes, each step over HTTP as the page does it. The tests
// build on each other, in their order.

let app: App;
let channel: string;
beforeAll(async () => {
  app = await startApp();
  channel = await app.channel();
});
afterAll(() => app.stop());

const pa = () => app.as('kommunedirektor');
const pl = () => app.as('prosjektleder');

test('PA opens a round: seven days on at 15:00, hidden, on the group’s scale (EVAL-1 to EVAL-3)', async () => {
  const form = await pa().say('ny runde');
  expect(form.kind).toBe('open');
  expect(inputsHeld(form)).toMatchObject({
    scale: '1-5',
    best: 'high',
    grading: 'hidden',
    date: '2026-11-30',
    time: '15:00',
  });
  const opened = await pa().press(form, 'round.open', { ownFactors: 'Økonomi: Holder vi rammen?' });
  expect(opened.kind).toBe('done');
  await app.settled();
  expect(await app.openRound()).toMatchObject({ number: 2, groupKind: 'steering' });
});

test('a second open round is refused, with the reason, by words and by the form', async () => {
  const said = await pl().say('ny runde');
  expect(viewOf(said)).toBe('refused');
  expect(textOf(said)).toContain('Runde 2 er åpen til mandag 30. november kl. 15.00');
  const { id } = await app.project();
  const sent = await pl().act(
    'round.open',
    { projectId: id, groupKind: 'steering' },
    { scale: '1-5', best: 'high', grading: 'hidden', date: '2026-11-30', time: '15:00' },
  );
  expect(textOf(sent)).toContain('Runde 2 er åpen');
});

test('every member is asked in their own messages, and nobody else (EVAL-1)', async () => {
  for (const person of membersWithAccount) {
    const ballots = (await app.as(person).letters()).filter((letter) => viewOf(letter) === 'ballot');
    expect(ballots, person).toHaveLength(1);
    expect(Object.keys(inputsHeld(ballots[0] as never))).toContain('grade:own-1');
  }
  for (const person of others)
    expect((await app.as(person).letters()).map(viewOf), person).not.toContain('ballot');
  const inChannel = (await pa().letters(channel)).map(viewOf);
  expect(inChannel.filter((view) => view === 'progress')).toHaveLength(1);
});

test('an answer can be broken off and taken up again; a draft never counts', async () => {
  const ordforer = app.as('ordforer');
  const broken = { ...filled(4), 'grade:team': '', 'grade:own-1': '3', comment: 'halvveis' };
  const reply = await ordforer.press(await ordforer.letter('ballot'), 'answer.draft', broken);
  expect(reply.kind).toBe('replace');
  await app.settled();
  expect(inputsHeld(await ordforer.letter('ballot'))).toMatchObject({
    'grade:need': '4',
    'grade:team': '',
    comment: 'halvveis',
  });
  expect(textOf(await pa().letter('progress', channel))).toContain('0 av 9');
});

test('an answer gets a receipt in the form’s place, and can be changed (EVAL-4)', async () => {
  const ordforer = app.as('ordforer');
  const form = await ordforer.letter('ballot');
  const sent = await ordforer.press(form, 'answer.give', { 'grade:team': '5' });
  expect(sent).toMatchObject({ kind: 'replace', letter: { id: form.id } });
  const receipt = await ordforer.letter('ballot');
  expect(textOf(receipt)).toContain('Du kan endre det til mandag 30. november kl. 15.00');
  expect(textOf(receipt)).toContain('halvveis');

  const again = await ordforer.press(receipt, 'ballot.edit');
  expect(inputsHeld(again)).toMatchObject({ 'grade:need': '4', 'grade:team': '5', comment: 'halvveis' });
  await ordforer.press(again, 'answer.give', { 'grade:need': '1', 'reason:need': 'Vi har gjettet' });
  expect(textOf(await ordforer.letter('ballot'))).toContain('Vi har gjettet');
});

test('the channel’s one card is updated in place and says counts alone; PA sees the missing parties', async () => {
  const before = await pa().letter('progress', channel);
  const count = (await pa().letters(channel)).length;
  await app.as('hr-sjef').say('svar');
  await app.as('hr-sjef').press(await app.as('hr-sjef').letter('ballot'), 'answer.give', {
    ...filled(4),
    'grade:own-1': '4',
  });
  await app.settled();
  const after = await pa().letter('progress', channel);
  expect(after.id).toBe(before.id);
  expect(after.revision).toBeGreaterThan(before.revision);
  expect(await pa().letters(channel)).toHaveLength(count);
  expect(textOf(after)).toContain('2 av 9');
  expect(textOf(after)).not.toMatch(/ansatte|folkevalgte|HR-sjef/i);

  const status = textOf(await pa().letter('roundStatus'));
  expect(status).toContain('Det mangler svar fra ansatte og tillitsvalgte.');
  expect(status).not.toMatch(/HR-sjef|Ordfører/);
  expect(textOf(await pa().say('status'))).toBe(status);
});

test('ending early says what is missing and asks again; the deadline can be moved instead', async () => {
  const question = await pa().say('avslutt runden');
  expect(textOf(question)).toContain('7 personer har ikke svart ennå.');
  expect(textOf(question)).toContain('ansatte og tillitsvalgte');
  expect(textOf(question)).toContain('færre enn tre svar');
  expect((await app.lastRound()).status).toBe('open');

  const form = await pa().press(question, 'round.extend.form');
  const moved = await pa().press(form, 'round.extend', { date: '2026-12-02', time: '12:00' });
  expect(textOf(moved)).toContain('onsdag 2. desember kl. 12.00');
  await app.settled();
  expect(textOf(await app.as('helsesjef').letter('ballot'))).toContain('onsdag 2. desember kl. 12.00');
});

test('the deadline closes the round, and the result comes in the channel once (EVAL-4 to EVAL-6)', async () => {
  for (const person of ['helsesjef', 'hovedtillitsvalgt', 'hovedverneombud'])
    await app.as(person).press(await app.as(person).letter('ballot'), 'answer.give', {
      ...filled(5),
      'grade:own-1': '5',
    });
  await app.setClock('2026-12-02T10:59:00Z');
  expect((await app.lastRound()).status).toBe('open');
  await app.advance('PT1M');
  expect(await app.lastRound()).toMatchObject({
    status: 'closed',
    closedBy: 'deadline',
    completeness: 'complete',
  });
  const letters = await pa().letters(channel);
  expect(letters.map(viewOf).filter((view) => view === 'result')).toHaveLength(1);
  const result = textOf(await pa().letter('result', channel));
  expect(result).toContain('Vi har gjettet');
  expect(result).toMatch(/Blir stående: 1/);
  expect(result).toContain('Kritisk faktor');
  expect(result).toMatch(/forrige runde/);
  expect(result).not.toMatch(/Ordfører/);
  expect(textOf(await pa().letter('progress', channel))).toContain('5 av 9');
  // whoever comes now is told
  const late = await app
    .as('opposisjonsleder')
    .act('answer.give', { roundId: (await app.lastRound()).id }, filled(1));
  expect(viewOf(late)).toBe('refused');
});

test('the group decides, notes what works and the way on (EVAL-6, EVAL-7, EVAL-9)', async () => {
  const form = await pl().say('beslutning');
  const responsible = (
    cardOf(form).body as readonly { id?: string; choices?: readonly { value: string }[] }[]
  ).find((element) => element.id === 'responsible')?.choices?.[0]?.value;
  await pl().press(form, 'decision.record', {
    text: 'Vi måler langvaktene.',
    responsible: responsible ?? '',
  });
  await app
    .as('hovedtillitsvalgt')
    .press(await app.as('hovedtillitsvalgt').say('hva virker'), 'benefits.note', {
      text: 'Årsturnus',
    });
  await pl().press(await pl().say('veien videre'), 'followup.note', { course: 'Vi holder kursen.' });
  await app.settled();
  const result = textOf(await app.as('ordforer').letter('result', channel));
  for (const text of ['Vi måler langvaktene.', 'Årsturnus', 'Vi holder kursen.'])
    expect(result).toContain(text);
});

test('PA approves the minutes; they do not change, a correction is a new version (PRIV-5)', async () => {
  const approved = await pa().press(await pa().say('referat'), 'minutes.approve');
  expect(textOf(approved)).toContain('Versjon 1 ble godkjent');
  const read = () =>
    app.database.query(
      'select version, document::text as document, digest from minutes order by version, round_id',
    );
  const first = (await read()).filter((row) => String(row.document).includes('Vi måler langvaktene.'));
  expect(first).toHaveLength(1);
  expect(String(first[0]?.document)).not.toMatch(/Hovedverneombud/);

  const form = await pa().say('rett referatet');
  await pa().press(form, 'minutes.correct', { text: 'Møtet var 3. desember.' });
  await pa().press(await pa().say('referat'), 'minutes.approve');
  const all = (await read()).filter((row) => String(row.document).includes('Vi måler langvaktene.'));
  expect(all.map((row) => row.version)).toEqual([1, 2]);
  expect(all[0]).toEqual(first[0]);
  expect(String(all[1]?.document)).toContain('Møtet var 3. desember.');

  for (const statement of [
    `update minutes set version = 9 where version = 1`,
    `delete from minutes where version = 1`,
  ])
    await expect(app.database.query(statement)).rejects.toThrow();
  expect(await read()).toHaveLength(3);
  expect(viewOf(await pl().say('veien videre'))).toBe('refused');
});

test('nothing failed on the way', () => {
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
  expect(app.database.logged.filter((entry) => entry.level !== 'info')).toEqual([]);
});
