import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../harness/app.ts';
import { axeFindings, launchBrowser, picture, screens } from '../harness/browser.ts';
import { type Chatting, leader, openChat, overflow, owner, phone, press, startDemo } from './chatting.ts';
import * as steps from './steps.ts';

// A whole risk workshop of the steering group, each of six people in a browser of their own: noted alone, listed
// together, graded, the matrix, and what is done about the worst. The tests build on each other, in their order.

let browser: Browser;
let app: App;
let pl: Chatting;
/** Who take part, PA first, who has a narrow dark screen. */
let group: readonly Chatting[];
const notes = [
  'Pengene tar slutt',
  'Flertallet skifter',
  'Vikarene slutter',
  'Systemet kommer sent',
  'Folk blir slitne',
];
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
  pl = await openChat(browser, app, leader, { bypassCSP: true });
  const pa = { bypassCSP: true, colorScheme: 'dark', viewport: screens.narrow } as const;
  group = [
    await openChat(browser, app, owner, pa),
    await openChat(browser, app, 'ordforer', { bypassCSP: true, ...phone }),
    await openChat(browser, app, 'hr-sjef'),
    await openChat(browser, app, 'helsesjef'),
    await openChat(browser, app, 'hovedtillitsvalgt'),
  ];
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function expectAccessible({ page }: Chatting, name: string, within?: string): Promise<void> {
  await picture(page, `risks-${name}`);
  expect(await axeFindings(page, within)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

const words = () => pl.words.risk;
const status = (chat: Chatting): Locator => chat.card(words().workshop.title(1, steps.projectName));
const list = (chat: Chatting): Locator => chat.card(words().list.title(steps.projectName));
const matrix = (chat: Chatting): Locator => chat.card(words().matrix.title(steps.projectName));

test('PL starts the workshop, and each notes alone (RISK-0, RISK-2)', async () => {
  await pl.open('direct');
  await pl.say('risikoverksted');
  await pl.dialog.waitFor();
  await expectAccessible(pl, 'workshop-form', 'dialog');
  await pl.dialog.getByText('Styringsgruppen', { exact: true }).click();
  await press(pl.dialog, words().workshopForm.send);
  await pl.dialog.waitFor({ state: 'detached' });
  for (const [nth, chat] of group.entries()) {
    await chat.open('direct');
    const card = chat.card(words().notes.title(steps.projectName));
    await card.getByLabel(words().notes.notes).fill(notes[nth] ?? '');
    if (nth < 2) await expectAccessible(chat, `notes-${nth}`);
    await press(card, words().notes.send);
    await chat.card(words().notes.saved).waitFor();
  }
  await pl.open('channel');
  await status(pl).getByText('5 av 9', { exact: true }).waitFor();
  const seen = await pl.page.locator('body').innerText();
  for (const note of notes) expect(seen).not.toContain(note);
});

test('the list is shown to all; one is set aside, and can come back (RISK-3)', async () => {
  await press(status(pl), words().workshop.reveal);
  await pl.dialog.waitFor();
  await expectAccessible(pl, 'list-confirm', 'dialog');
  await press(pl.dialog, words().confirm.collecting.yes);
  await pl.dialog.waitFor({ state: 'detached' });
  await list(pl).waitFor();
  for (const note of notes) await list(pl).getByText(note).first().waitFor();
  await expectAccessible(pl, 'list');
  await press(list(pl), words().list.aside);
  await pl.dialog.waitFor();
  await pl.dialog.getByText(/Flertallet skifter/).click();
  await press(pl.dialog, words().forms.aside);
  await pl.dialog.waitFor({ state: 'detached' });
  await list(pl).getByText(words().list.away(1), { exact: true }).waitFor();
});

test('everybody grades, five on a page; the matrix is a picture and words (RISK-4 to RISK-6)', async () => {
  await press(list(pl), words().list.grade);
  for (const [nth, chat] of group.entries()) {
    for (;;) {
      const card = chat.card(words().grading.title(steps.projectName));
      await card.waitFor();
      const choices = await card.getByRole('combobox').all();
      for (const choice of choices) await choice.selectOption({ index: 1 + (nth % 3) });
      const isLast = await card.getByRole('button', { name: words().grading.send, exact: true }).isVisible();
      if (nth < 2 && !isLast) await expectAccessible(chat, `grading-${nth}`);
      await press(card, isLast ? words().grading.send : words().grading.next);
      if (isLast) break;
      await chat.page.getByText(words().grading.page(2, 2), { exact: true }).waitFor();
    }
    await chat.card(words().grading.receiptTitle).waitFor();
  }
  await press(status(pl), words().workshop.uncover);
  await pl.dialog.waitFor();
  await press(pl.dialog, words().confirm.grading.yes);
  await pl.dialog.waitFor({ state: 'detached' });
  await matrix(pl).waitFor();
  const [pa] = group;
  if (!pa) throw new Error('nobody takes part');
  await pa.open('channel');
  for (const chat of [pl, pa]) {
    const image = matrix(chat).locator('img.ac-image');
    await image.waitFor();
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(800);
    expect(await image.getAttribute('alt')).toContain(words().matrix.altRisk(1, 3, 3));
    await expectAccessible(chat, chat === pl ? 'matrix' : 'matrix-narrow-dark');
  }
});

test('a countermeasure is set in, and is in the plan (MILE-4)', async () => {
  await matrix(pl)
    .getByRole('button', { name: /^Mottiltak: / })
    .first()
    .click();
  const { dialog } = pl;
  await dialog.waitFor();
  const form = words().countermeasure;
  await dialog.getByLabel(form.text).fill('To opplæringsdager');
  await dialog.getByLabel(form.responsible).selectOption({ label: 'HR-sjef' });
  await dialog.getByLabel(form.criterion).fill('Begge er holdt');
  await expectAccessible(pl, 'countermeasure-form', 'dialog');
  await press(dialog, form.send);
  await dialog.waitFor({ state: 'detached' });
  await pl.open('direct');
  await pl.say('milepæler');
  await pl
    .card(pl.words.plan.line.title(steps.projectName))
    .getByText('○ To opplæringsdager', { exact: true })
    .waitFor();
  await pl.say('risikoer');
  await pl.card(words().register.title(steps.projectName)).waitFor();
  await expectAccessible(pl, 'register');
});

test('nothing was complained about on the way', () => {
  steps.expectNoComplaints(pl, ...group);
  expect(app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
