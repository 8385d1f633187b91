import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoConnectionId } from '../../demo/offices.ts';
import { type App, startApp } from '../harness/app.ts';
import { buttonOf, cardOf, inputsHeld, textOf, viewOf } from '../harness/app-client.ts';

// A milestone from the plan to its celebration over HTTP, as the page does it. The tests build on each other, in
// their order. It begins on a Monday at 10:00 in Oslo.

let app: App;
let channel: string;
beforeAll(async () => {
  app = await startApp();
  await app.withoutPlan();
  channel = await app.channel();
});
afterAll(() => app.stop());

const pl = () => app.as('prosjektleder');
const pa = () => app.as('kommunedirektor');
const steward = () => app.as('hovedtillitsvalgt');

async function idOf(externalId: string): Promise<string> {
  const account = await app.database.store.people.account('web', demoConnectionId, externalId);
  return account?.personId ?? '';
}

async function speaks(externalId: string, language: string): Promise<void> {
  await app.as(externalId).act('settings.save', {}, { language, timeZone: 'Europe/Oslo' });
}

const named = async (wording: string) => {
  const found = (await app.database.store.milestones.ofProject((await app.project()).id)).find(
    (one) => one.wording === wording,
  );
  if (!found) throw new Error(`no milestone is called ${wording}`);
  return found;
};
const first = 'Alle avdelinger har prøvd årsturnusen';
const second = 'Ti flere har fått hel stilling';

test('PL plans a milestone by words and the form (MILE-1, MILE-2)', async () => {
  const form = await pl().say('ny milepæl');
  expect(form.kind).toBe('open');
  expect(textOf(form)).toContain('Hvordan ser vi at den er nådd?');
  expect(inputsHeld(form)).toMatchObject({ dueOn: '2027-01-04' });
  // the demo has no channel that all may see
  expect(Object.keys(inputsHeld(form))).not.toContain('tellsOpenly');

  const refused = await pl().press(form, 'milestone.add', { wording: first });
  expect(refused.kind).toBe('invalid');
  const values = {
    wording: first,
    criterion: 'Hver avdeling har gått tre måneder i den',
    dueOn: '2026-12-04',
    responsible: await idOf('hovedtillitsvalgt'),
    activities: 'Lag turnus\nSnakk med de tillitsvalgte',
    audience: `${await idOf('ansatt')},${await idOf('ordforer')}`,
    celebration: 'Kake på avdelingsmøtet',
  };
  expect(textOf(await pl().press(refused, 'milestone.add', values))).toContain('○ Gjenstår: Lag turnus');
  const later = {
    ...values,
    wording: second,
    dueOn: '2027-03-01',
    responsible: await idOf('kommunedirektor'),
  };
  expect(viewOf(await pl().press(form, 'milestone.add', { ...later, isDecisionPoint: 'yes' }))).toBe(
    'milestone',
  );
});

test('the line shows what is next and what comes later; so does the project’s card', async () => {
  const line = textOf(await app.as('ordforer').say('milepæler'));
  expect(line.indexOf('Neste')).toBeLessThan(line.indexOf(first));
  expect(line.indexOf('Senere')).toBeLessThan(line.indexOf(second));
  expect(line).toContain('fredag 4. desember 2026 · ansvarlig: Hovedtillitsvalgt');
  expect(line).toContain('beslutningspunkt');
  expect(textOf(await pa().say('prosjekt'))).toContain(`${first} (fredag 4. desember 2026)`);
  // who follows the programme sees dates, and no names
  const followed = textOf(await app.as('nettverksleder').say('milepæler'));
  expect(followed).toContain(first);
  expect(followed).not.toContain('Hovedtillitsvalgt');
});

test('who is responsible ticks activities and moves it, with a reason; others may not', async () => {
  const { id: milestoneId } = await named(first);
  const card = await steward().act('milestone.show', { milestoneId });
  const ticks = await steward().press(card, 'activities.form');
  const [done] = await app.database.store.milestones.activities(milestoneId);
  const ticked = await steward().press(ticks, 'activities.tick', { done: done?.id ?? '' });
  expect(textOf(ticked)).toContain('✓ Gjort: Lag turnus');

  const form = await steward().press(ticked, 'milestone.move.form');
  const moved = await steward().press(form, 'milestone.move', {
    dueOn: '2026-12-07',
    reason: 'Vi mangler tall',
  });
  expect(textOf(moved)).toContain('Fra fredag 4. desember 2026 til mandag 7. desember 2026');
  expect(textOf(moved)).toContain('«Vi mangler tall» (Hovedtillitsvalgt)');
  const denied = await app.as('ordforer').act('milestone.reach', { milestoneId }, { result: 'x' });
  expect(textOf(denied)).toContain('Det er den ansvarlige');
  expect(() => buttonOf(card, 'milestone.edit.form')).toThrow();

  // a second move reaches PA
  const again = await pl().act('milestone.move.form', { milestoneId });
  expect(textOf(again)).toContain('får prosjektansvarlig vite det');
  await pl().press(again, 'milestone.move', { dueOn: '2026-12-09', reason: 'Sykdom' });
  await app.settled();
  expect(textOf(await pa().letter('milestoneSlipped'))).toContain('«Sykdom» (Prosjektleder)');
});

test('it is reached, and taken back by who said it within ten minutes', async () => {
  const form = await steward().say('milepæl nådd');
  expect(viewOf(form)).toBe('milestoneReachForm');
  const receipt = await steward().press(form, 'milestone.reach', { result: 'Tre av fire vil fortsette.' });
  expect(textOf(receipt)).toContain('Du kan ta det tilbake til mandag 23. november kl. 10.10.');
  expect(viewOf(receipt)).toBe('milestoneReached');
  const { id: milestoneId } = await named(first);
  expect(viewOf(await pl().act('milestone.unreach', { milestoneId }))).toBe('refused');
  const back = await steward().press(receipt, 'milestone.unreach');
  expect(textOf(back)).toContain('planlagt');
  await app.advance('PT11M');
  expect((await pa().letters(channel)).map(viewOf)).not.toContain('celebration');
});

/** What who said that it is reached still has before them. */
let receipt: Awaited<ReturnType<ReturnType<typeof steward>['act']>>;

test('ten minutes after it is reached it is celebrated, each in their place and language (MILE-3)', async () => {
  await speaks('ordforer', 'nn');
  await speaks('ansatt', 'en');
  const { id: milestoneId } = await named(first);
  receipt = await steward().act('milestone.reach', { milestoneId }, { result: 'Tre av fire vil fortsette.' });
  await app.advance('PT9M');
  expect((await pa().letters(channel)).map(viewOf)).not.toContain('celebration');
  await app.advance('PT1M');
  const celebrated = textOf(await pa().letter('celebration', channel));
  for (const text of [
    `Vi nådde milepælen: ${first}`,
    'Tre av fire vil fortsette.',
    'Takk til prosjektgruppen, som har fått det til!',
    'Slik feirer vi: Kake på avdelingsmøtet',
    `Neste milepæl: ${second} (mandag 1. mars 2027)`,
    '1 av 2 milepæler er nådd.',
  ])
    expect(celebrated).toContain(text);
  expect(textOf(await app.as('ordforer').letter('celebrationTold'))).toContain(
    `Ein milepæl er nådd: ${first}`,
  );
  expect(textOf(await app.as('ansatt').letter('celebrationTold'))).toContain(
    `A milestone is reached: ${first}`,
  );
  const news = textOf(await pl().letter('newsDraft'));
  expect(news).toContain(`Heltidskultur i Elverum: ${first}`);
  expect(news).toContain(
    `Elverum har nådd en milepæl i prosjektet Heltidskultur i Elverum: ${first}. Tre av fire vil fortsette. ` +
      `Neste milepæl er «${second}», mandag 1. mars 2027.`,
  );
  expect(news).toContain('Planen lover en feiring: Kake på avdelingsmøtet');
  expect((await steward().letters()).map(viewOf)).not.toContain('celebrationTold');
  // nobody is named in the celebration (PRIV-6)
  expect(celebrated).not.toMatch(/Hovedtillitsvalgt|Prosjektleder/);
});

test('it is celebrated once, and reached for good', async () => {
  const { id: milestoneId } = await named(first);
  await app.advance('PT1H');
  await app.running.catchUp();
  const letters = (await pa().letters(channel)).map(viewOf);
  expect(letters.filter((view) => view === 'celebration')).toHaveLength(1);
  expect(textOf(await steward().act('milestone.unreach', { milestoneId }))).toContain('ti minuttene er gått');
  // pressed on the receipt, which still offered it, it is answered with the receipt as it is now
  const renewed = await steward().press(receipt, 'milestone.unreach');
  expect([viewOf(renewed), textOf(renewed)]).toEqual([
    'milestoneReached',
    expect.stringContaining('har fått vite det'),
  ]);
  expect(() => buttonOf(renewed, 'milestone.unreach')).toThrow();
  expect(textOf(await pl().act('milestone.edit.form', { milestoneId }))).toContain('allerede nådd');
  const card = await pl().act('milestone.show', { milestoneId });
  expect(() => buttonOf(card, 'milestone.move.form')).toThrow();
});

test('reached in the evening, it waits for the next working day at 08:00', async () => {
  await app.setClock('2026-11-27T18:00:00Z');
  const { id: milestoneId } = await named(second);
  const receipt = await pa().act('milestone.reach', { milestoneId }, { result: 'Elleve fikk det.' });
  expect(textOf(receipt)).toContain('Gruppen og de andre får vite det mandag 30. november kl. 08.00.');
  await app.setClock('2026-11-30T06:59:00Z');
  expect((await pa().letters(channel)).map(viewOf).filter((view) => view === 'celebration')).toHaveLength(1);
  await app.setClock('2026-11-30T07:00:00Z');
  expect(textOf(await pa().letter('celebration', channel))).toContain(
    'Det var den siste milepælen i planen!',
  );
  expect(textOf(await pa().letter('celebration', channel))).toContain('2 av 2 milepæler er nådd.');
});

describe('words in every language', () => {
  test.each([
    ['nn', 'milepælar', 'Milepælar i Heltidskultur i Elverum'],
    ['en', 'milestones', 'Milestones in Heltidskultur i Elverum'],
    ['nb', 'milepæler', 'Milepæler i Heltidskultur i Elverum'],
  ])('%s: «%s»', async (language, said, heading) => {
    await speaks('prosjektleder', language);
    expect(textOf(await pl().say(said))).toContain(heading);
    const form = await pl().say(language === 'en' ? 'new milestone' : 'ny milepæl');
    expect(viewOf(form)).toBe('milestoneForm');
    expect(cardOf(form).lang).toBe(language);
  });

  test('nothing is left to reach', async () => {
    expect(textOf(await pl().say('milepæl nådd'))).toContain('ingen milepæl som står igjen');
  });
});

test('nothing failed on the way', () => {
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
  expect(app.database.logged.filter((entry) => entry.level !== 'info')).toEqual([]);
});
