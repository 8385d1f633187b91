import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../harness/app.ts';
import { axeFindings, launchBrowser, picture } from '../harness/browser.ts';
import { type Chatting, leader, openChat, overflow, owner, phone, press, startDemo } from './chatting.ts';
import * as steps from './steps.ts';

// What a newcomer finds planned in the demo: PL on a phone, PA at a desk. It is Monday 23 November at 10:00. The tests
// build on each other, in their order.

let browser: Browser;
let app: App;
let pl: Chatting;
let pa: Chatting;
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
  pl = await openChat(browser, app, leader, { bypassCSP: true, ...phone });
  pa = await openChat(browser, app, owner, { bypassCSP: true });
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function looks({ page }: Chatting, name: string): Promise<void> {
  await picture(page, `plan-${name}`);
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

test('the plan and the deadlines are there, on a phone', async () => {
  await pl.open('direct');
  await pl.say('milepæler');
  await pl.card(pl.words.plan.line.title(steps.projectName)).waitFor();
  await looks(pl, 'milestones-phone');
  await pl.say('rapporteringsfrister');
  await pl.card(pl.words.reporting.list.title(steps.projectName)).waitFor();
  await looks(pl, 'deadlines-phone');
  await pl.say('hva vil du minne meg på');
  await pl.card(pl.words.reminders.upcoming.title).waitFor();
  await looks(pl, 'upcoming-phone');
});

test('the goals with their line, and the gatherings, are there, on a phone', async () => {
  await pl.say('mål');
  await pl.card(pl.words.goals.list.title(steps.projectName)).waitFor();
  await looks(pl, 'goals-phone');
  await pl.say('samlinger');
  await pl.card(pl.words.gatherings.list.title).waitFor();
  await looks(pl, 'gatherings-phone');
  await press(pl.card(pl.words.gatherings.list.title), pl.words.gatherings.list.show);
  await pl.card('Nettverkssamling 2 i Heltid/deltid Øst').waitFor();
  await looks(pl, 'gathering-phone');
  await pl.say('kalender');
  await pl.card(pl.words.calendar.title).waitFor();
  await looks(pl, 'calendar-phone');
  // the long address breaks within the card
  const cut = await pl
    .card(pl.words.calendar.title)
    .locator('.ac-factset')
    .evaluate((facts) => facts.scrollWidth - facts.clientWidth);
  expect(cut).toBe(0);
});

test('a day on, each has the one message of the day', async () => {
  await pa.open('direct');
  await pa.page.getByRole('button', { name: `+${pa.pageWords.demo.day}`, exact: true }).click();
  const { title, act } = pa.words.reminders;
  await pa.card(title).waitFor();
  await pl.card(title).waitFor();
  await pl.card(title).scrollIntoViewIfNeeded();
  await looks(pl, 'digest-phone');
  await looks(pa, 'digest');
  const buttons = async (chat: Chatting) =>
    (await chat.card(title).getByRole('button').allInnerTexts()).map((one) => one.split(':')[0]);
  const { gatherings } = pl.words;
  expect(await buttons(pl)).toEqual([
    ...[act.measure, act.deliver, gatherings.reminder.plan, act.later, act.upcoming],
  ]);
  expect(await buttons(pa)).toEqual([
    ...[act.coming, gatherings.card.yes, gatherings.card.no, act.later, act.upcoming],
  ]);
});

test('the milestone is reached from it, and celebrated in the channel, on a phone too', async () => {
  const { plan, reminders } = pa.words;
  // it comes soon: its own card says that it is reached
  const own = `${reminders.act.coming}: Langvakter i helgene er prøvd på ett sykehjem`;
  await press(pa.card(reminders.title), own);
  const milestone = pa.card(plan.card.title('Langvakter i helgene er prøvd på ett sykehjem'));
  await milestone.waitFor();
  await looks(pa, 'milestone');
  await press(milestone, plan.card.reach);
  await pa.dialog.getByLabel(plan.reach.result).fill('Åtte av ti vil ha langvakter.');
  await press(pa.dialog, plan.reach.send);
  await pa.dialog.waitFor({ state: 'detached' });
  await pl.open('channel');
  await pa.page.getByRole('button', { name: `+${pa.pageWords.demo.hour}`, exact: true }).click();
  const celebrated = pl.card(plan.celebration.title('Langvakter i helgene er prøvd på ett sykehjem'));
  await celebrated.waitFor();
  await celebrated.scrollIntoViewIfNeeded();
  const image = celebrated.locator('img.ac-image');
  await image.waitFor();
  expect(await image.getAttribute('alt')).toContain(plan.picture.text(steps.projectName, 3, 4));
  await looks(pl, 'celebration-phone');
});

test('a round that is opened in the evening: the page says when the others get it, and moves there', async () => {
  await pa.page.getByRole('button', { name: `+${pa.pageWords.demo.hour}`, exact: true }).waitFor();
  await app.setClock('2026-11-25T20:00:00Z');
  await steps.openRound(pa);
  const wait = pa.page.locator('.hint[data-hint=waitForMorning]');
  await steps.answer(pa, [4, 4, 4, 4, 4]);
  await wait.waitFor();
  expect(await wait.innerText()).toContain('torsdag 26. november kl. 08:00');
  await pa.page.locator('.own-time').waitFor();
  await looks(pa, 'evening');
  await press(wait, pa.pageWords.demo.moveTo);
  await pa.page.locator('.hint[data-hint=switchPerson]').waitFor();
  await pl.card(pl.words.evaluation.progress.title(2)).waitFor();
});

test('nothing was complained about on the way', () => {
  steps.expectNoComplaints(pl, pa);
  expect(app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
