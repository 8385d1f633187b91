import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../harness/app.ts';
import { launchBrowser, picture } from '../harness/browser.ts';
import { type Chatting, openChat, owner, press, startDemo } from './chatting.ts';
import * as steps from './steps.ts';

/** What would run if a name were ever read as markup. `mark` tells the fields apart. */
const image = (mark: string): string => `${mark}<img src=x onerror="hit=1">`;
/** The same and more, where there is room. */
const nasty = (mark: string): string =>
  `${image(mark)}<script>hit=1</script><b class=evil>b</b>**s**[a](//x)&lt;"'`;
const inNames = ['project', 'person', 'factor'];

let browser: Browser;
let app: App;
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** Nothing ran and nothing was drawn, and what was written can be read as it was written. */
async function expectPlain(page: Page, ...marks: readonly string[]): Promise<void> {
  const seen = await page.evaluate(() => ({
    hit: 'hit' in window,
    drawn: document.querySelectorAll('.evil, img[src="x"], a[href="//x"], .card strong, .card script').length,
    scripts: [...document.scripts].filter((script) => script.src === '').length,
    text: document.body.innerText,
  }));
  expect(seen).toMatchObject({ hit: false, drawn: 0, scripts: 0 });
  const said = seen.text.replace(/\s+/g, ' ');
  for (const mark of marks) expect(said).toContain(inNames.includes(mark) ? image(mark) : nasty(mark));
}

const groupOf = (chat: Chatting, label: string) => chat.dialog.getByRole('group', { name: label });

test('markup and script in every free text stay text, in cards, forms and minutes', async () => {
  const pa = await openChat(browser, app, owner);
  const { words, page, dialog } = pa;
  page.on('dialog', () => {
    throw new Error('a script asked something');
  });
  const { evaluation, project } = words;
  await pa.open('direct');
  await pa.say(nasty('said'));
  await pa.card(words.people.notUnderstood.title).waitFor();
  await expectPlain(page, 'said');

  // a project and a member with such names
  await pa.say('nytt prosjekt');
  await dialog.waitFor();
  await dialog.getByLabel(project.form.name).fill(image('project'));
  await dialog.getByRole('combobox', { name: project.form.pa }).selectOption({ label: 'Kommunedirektør' });
  await dialog.getByRole('combobox', { name: project.form.pl }).selectOption({ label: 'Prosjektleder' });
  for (const [party, name] of [
    ['politicians', 'Ordfører'],
    ['administration', 'Kommunedirektør'],
    ['employees', 'Hovedtillitsvalgt'],
  ] as const)
    await groupOf(pa, project.form.members[party]).getByText(name, { exact: true }).click();
  await dialog.getByLabel(project.form.newPeople).fill(`${image('person')}, folkevalgt`);
  await press(dialog, project.form.send);
  await dialog.waitFor({ state: 'detached' });
  await expectPlain(page, 'project', 'person');

  // a round with such a greeting, factor and question
  const made = pa.card(image('project'));
  await press(made, project.card.newRound);
  await dialog.getByLabel(evaluation.roundForm.ownFactors).fill(`${image('factor')}: ${nasty('prompt')}`);
  await dialog.getByLabel(evaluation.roundForm.greeting).fill(nasty('greeting'));
  await expectPlain(page);
  await press(dialog, evaluation.roundForm.send);
  await dialog.waitFor({ state: 'detached' });
  const ballot = pa.card(evaluation.ballot.title(image('project')));
  await ballot.waitFor();
  await expectPlain(page, 'greeting', 'factor', 'prompt');
  await steps.grade(pa, ballot, [1, 2, 3, 4, 5]);
  await ballot.locator('.steps').nth(5).locator('.choice').first().click();
  const boxes = ballot.getByRole('textbox');
  for (let index = 0; index < (await boxes.count()); index += 1)
    await boxes.nth(index).fill(nasty(`r${index}`));
  await press(ballot, evaluation.ballot.send);
  await steps.receipt(pa).waitFor();
  await expectPlain(page, 'r0', 'r5', 'r6');

  await press(pa.hint, pa.pageWords.demo.letOthersAnswer);
  await page.locator('.hint[data-hint=closeRound]').waitFor();
  await press(pa.card(evaluation.status.title(1, image('project'))), evaluation.status.close);
  await press(dialog, evaluation.close.yes);
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.conversation', { hasText: 'project<img' }).click();
  const result = pa.card(evaluation.result.title(1, image('project')));
  await result.waitFor();
  await expectPlain(page, 'factor', 'r0', 'r6');
  await picture(page, 'markup-result');

  await press(result, evaluation.result.decide);
  await dialog.getByLabel(evaluation.decisions.text).fill(nasty('decision'));
  await dialog.getByRole('combobox', { name: evaluation.decisions.responsible }).selectOption({ index: 1 });
  await press(dialog, evaluation.decisions.send);
  await dialog.waitFor({ state: 'detached' });
  await press(result, evaluation.result.works);
  await dialog.getByLabel(evaluation.benefits.text).fill(nasty('works'));
  await press(dialog, evaluation.benefits.send);
  await dialog.waitFor({ state: 'detached' });
  await press(result, evaluation.result.wayNote);
  await dialog.getByLabel(evaluation.followUp.course).fill(nasty('course'));
  await press(dialog, evaluation.followUp.send);
  await dialog.waitFor({ state: 'detached' });
  await result.getByText('course<img').waitFor();
  await expectPlain(page, 'decision', 'works', 'course');

  await press(result, evaluation.result.minutes);
  const card = pa.card(evaluation.minutes.title(1, image('project')));
  await press(card, evaluation.minutes.approve(1));
  await press(card, evaluation.minutes.correct);
  await dialog.getByLabel(evaluation.minutes.correctText).fill(nasty('correction'));
  await press(dialog, evaluation.minutes.correctSend);
  await card.getByText(evaluation.minutes.draft(2)).waitFor();
  const minutes = await steps.newTab(pa, () =>
    card.getByText(evaluation.minutes.open, { exact: true }).click(),
  );
  await expectPlain(minutes, 'decision', 'works', 'course', 'correction', 'factor', 'r0', 'r6');
  steps.expectNoComplaints(pa);
  await pa.close();
});
