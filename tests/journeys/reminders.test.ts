import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf } from '../../cards/words/words.ts';
import type { App } from '../harness/app.ts';
import { axeFindings, launchBrowser, picture, screens } from '../harness/browser.ts';
import { type Chatting, leader, openChat, overflow, owner, press, startDemo } from './chatting.ts';
import * as steps from './steps.ts';

// A milestone and a report from the plan to the day's one message and the celebration, with the demo's own clock. It
// begins on Monday 23 November at 10:00. The tests build on each other, in their order.

let browser: Browser;
let app: App;
let pl: Chatting;
/** PA, who looks on in the channel, in another language and on a narrow dark screen. */
let pa: Chatting;
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
  await app.withoutPlan();
  pl = await openChat(browser, app, leader, { bypassCSP: true });
  pa = await openChat(browser, app, owner, {
    ...{ bypassCSP: true, language: 'nn', colorScheme: 'dark', viewport: screens.narrow },
  });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const wording = 'Tre avdelinger har prøvd turnusen';
const report = 'Regnskap';

/** What is wrong with the page as it is: axe's findings, and what stands beside the screen. */
async function expectAccessible({ page }: Chatting, name: string, within?: string): Promise<void> {
  await picture(page, `reminders-${name}`);
  expect(await axeFindings(page, within)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

/** Opens a form by words or a button, looks at it, and sends it with these texts by their labels. */
async function fills(
  opens: Promise<void>,
  name: string,
  texts: Readonly<Record<string, string>>,
  send: string,
): Promise<void> {
  const { dialog } = pl;
  await opens;
  await dialog.waitFor();
  await expectAccessible(pl, name, 'dialog');
  for (const [label, text] of Object.entries(texts)) await dialog.getByLabel(label).fill(text);
  const responsible = dialog.getByLabel(pl.words.plan.form.responsible);
  if (await responsible.isVisible()) await responsible.selectOption({ label: 'Prosjektleder' });
  await press(dialog, send);
  await dialog.waitFor({ state: 'detached' });
}

const move = (what: string): Promise<void> =>
  pl.page.getByRole('button', { name: `+${what}`, exact: true }).click();

const digestOf = (chat: Chatting): Locator => chat.card(chat.words.reminders.title);

test('PL plans a milestone and records a deadline by words and their forms', async () => {
  const { plan, reporting } = pl.words;
  await pl.open('direct');
  await fills(
    pl.say('ny milepæl'),
    'milestone-form',
    {
      [plan.form.wording]: wording,
      [plan.form.criterion]: 'De har gått i den i tre måneder',
      [plan.form.dueOn]: '2026-11-27',
      [plan.form.celebration]: 'Kake på avdelingsmøtet',
    },
    plan.form.send,
  );
  await pl.card(plan.card.title(wording)).waitFor();
  await fills(
    pl.say('ny rapporteringsfrist'),
    'deadline-form',
    { [reporting.form.dueOn]: '2026-11-26', [reporting.form.contents]: report },
    reporting.form.send,
  );
  await pl.card(reporting.list.title(steps.projectName)).waitFor();
  expect(await digestOf(pl).count()).toBe(0);
});

test('the clock is moved over both: one message says what waits, with the buttons that do it', async () => {
  const { act, deliverLate, reached } = pl.words.reminders;
  await move(pl.pageWords.demo.week);
  const digest = digestOf(pl);
  await digest.waitFor();
  expect(await digest.count()).toBe(1);
  const { projectName } = steps;
  await digest.getByText(deliverLate(report, projectName, 'torsdag 26. november 2026')).waitFor();
  await digest.getByText(reached(wording, projectName, 'fredag 27. november 2026')).waitFor();
  const buttons = await digest.getByRole('button').allInnerTexts();
  expect(buttons).toEqual([
    `${act.deliver}: ${report}`,
    `${act.reached}: ${wording}`,
    `${act.notYet}: ${wording}`,
    act.later,
    act.upcoming,
  ]);
  await expectAccessible(pl, 'digest');
});

test('the milestone is reached and the report delivered from that message, which then says so', async () => {
  const { reminders, plan, reporting } = pl.words;
  const digest = digestOf(pl);
  await fills(
    press(digest, `${reminders.act.reached}: ${wording}`),
    'reach-form',
    { [plan.reach.result]: 'To av tre vil fortsette.' },
    plan.reach.send,
  );
  const done = reminders.done(reminders.short.milestone(wording, steps.projectName));
  await digest.getByText(done, { exact: true }).waitFor();
  await pl.card(plan.receipt.title(wording)).waitFor();
  // one thing is left, whose button needs no name now
  await fills(
    press(digest, reminders.act.deliver),
    'deliver-form',
    { [reporting.deliver.reference]: 'sak 26/1234' },
    reporting.deliver.send,
  );
  await pl.card(reminders.nothingLeft).waitFor();
  await expectAccessible(pl, 'nothing-left');
});

/** Waits until the picture of a celebration is there to be seen, and gives what is read of it otherwise. */
async function pictureIn(card: Locator): Promise<string | null> {
  const image = card.locator('img.ac-image');
  await image.waitFor();
  await image.scrollIntoViewIfNeeded();
  await expect
    .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
    .toBeGreaterThan(800);
  return image.getAttribute('alt');
}

test('an hour later it is celebrated in the channel, with a picture that is read out, too', async () => {
  await pa.open('channel');
  await move(pl.pageWords.demo.hour);
  const celebrated = pa.card(pa.words.plan.celebration.title(wording));
  await celebrated.waitFor();
  const alt = await pictureIn(celebrated);
  const words = wordsOf('nn').plan.picture;
  expect(alt).toBe(`${words.text(steps.projectName, 1, 1)} ${words.lit(wording)}`);
  await expectAccessible(pa, 'celebration-narrow');

  await pl.open('channel');
  const bokmal = pl.card(pl.words.plan.celebration.title(wording));
  expect(await pictureIn(bokmal)).toContain(pl.words.plan.picture.lit(wording));
  expect(await bokmal.getByText(pl.words.plan.celebration.how('Kake på avdelingsmøtet')).count()).toBe(1);
  await expectAccessible(pl, 'celebration');
  await pl.open('direct');
  await pl.card(pl.words.plan.news.title).waitFor();
  await expectAccessible(pl, 'news');
});

test('nothing was complained about on the way', () => {
  steps.expectNoComplaints(pl, pa);
  expect(app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
