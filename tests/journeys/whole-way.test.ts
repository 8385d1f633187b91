import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../bot/people/person.ts';
import { wordsOf } from '../../cards/words/words.ts';
import type { App } from '../harness/app.ts';
import { launchBrowser, picture } from '../harness/browser.ts';
import { openChat, owner, politician, press, startDemo } from './chatting.ts';
import * as steps from './steps.ts';

let browser: Browser;
let app: App;
beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startDemo()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

describe.each(languages.map((language, index) => ({ language, round: index + 2 })))(
  'a round from opening to corrected minutes, in $language',
  ({ language, round }) => {
    test('the whole way', async () => {
      const pa = await openChat(browser, app, owner, { language });
      // somebody else, who only looks on in the channel: everything appears there at once
      const other = await openChat(browser, app, politician, { language });
      const { evaluation } = pa.words;
      const counted = (count: number) =>
        other
          .card(evaluation.progress.title(round))
          .getByText(evaluation.progress.count(count, steps.asked), { exact: true });

      await steps.openRound(pa, 'Velkommen til runden');
      await other.open('channel');
      await counted(0).waitFor();

      // broken off, taken up again after a reload, refused while a grade is missing, sent, changed
      await steps.ballot(pa).getByText('Velkommen til runden').waitFor();
      await steps.grade(pa, steps.ballot(pa), [4, 2, 4, 4]);
      await steps.ballot(pa).getByRole('textbox').nth(1).fill('Bare prøvd ett sted');
      await press(steps.ballot(pa), evaluation.ballot.later);
      await steps.ballot(pa).getByText(evaluation.ballot.draftKept).waitFor();
      expect(await counted(0).isVisible()).toBe(true);
      await pa.page.reload();
      await pa.open('direct');
      await steps.ballot(pa).getByText(evaluation.ballot.draftKept).waitFor();
      expect(await steps.ballot(pa).getByRole('textbox').nth(1).inputValue()).toBe('Bare prøvd ett sted');
      await press(steps.ballot(pa), evaluation.ballot.send);
      await steps.ballot(pa).locator('[aria-invalid]').waitFor();
      await picture(pa.page, `whole-way-${language}-missing`);
      await steps.answer(pa, [4, 2, 4, 4, 3]);
      await counted(1).waitFor();
      await press(steps.receipt(pa), evaluation.ballot.change);
      await steps.answer(pa, [5, 2, 4, 4, 3]);
      await steps.receipt(pa).getByText('Bare prøvd ett sted').waitFor();

      // ending it says what is missing, and asks
      await pa.say(pa.pageWords.demo.toWrite.closeRound);
      await pa.dialog.getByText(evaluation.close.someLeft(steps.asked - 1)).waitFor();
      await pa.page.keyboard.press('Escape');
      await steps.letOthersAnswer(pa);
      await counted(steps.asked).waitFor();
      expect(await other.page.locator('.letter', { hasText: evaluation.progress.intro }).count()).toBe(1);
      await steps.close(pa);

      // the result, in the channel, for both at once
      await steps.result(other, round).waitFor();
      await pa.open('channel');
      const result = steps.result(pa, round);
      for (const factor of Object.values(pa.words.names.factor))
        await result.getByRole('heading', { name: factor.name, exact: true }).waitFor();
      expect(await result.getByText(evaluation.result.critical).count()).toBeGreaterThan(0);
      expect(await result.getByText('Bare prøvd ett sted').isVisible()).toBe(true);
      await picture(pa.page, `whole-way-${language}-result`);

      await steps.decide(pa, round, `Vi ansetter en turnusplanlegger (${language})`);
      await press(result, evaluation.result.works);
      await pa.dialog.getByLabel(evaluation.benefits.text).fill('Langvakter i helgene');
      await press(pa.dialog, evaluation.benefits.send);
      await result.getByText('Langvakter i helgene').waitFor();
      await press(result, evaluation.result.wayNote);
      await pa.dialog.getByLabel(evaluation.followUp.course).fill('Vi holder kursen');
      await press(pa.dialog, evaluation.followUp.send);
      await result.getByText('Vi holder kursen').waitFor();

      // the minutes are in the project's language
      const archived = wordsOf('nb').evaluation.document;
      await pa.say(pa.pageWords.demo.toWrite.approveMinutes);
      const draft = await steps.readMinutes(pa, round);
      const text = await draft.locator('article').innerText();
      for (const part of [
        archived.title(steps.projectName),
        archived.took,
        archived.grades,
        archived.decisions,
        `Vi ansetter en turnusplanlegger (${language})`,
        'Langvakter i helgene',
        'Vi holder kursen',
        'Bare prøvd ett sted',
      ])
        expect(text).toContain(part);
      await picture(draft, `whole-way-${language}-minutes`);
      await draft.close();

      const minutes = pa.card(evaluation.minutes.title(round, steps.projectName));
      await press(minutes, evaluation.minutes.approve(1));
      await minutes.getByText(evaluation.minutes.afterApproval).waitFor();
      await press(minutes, evaluation.minutes.correct);
      await pa.dialog.getByLabel(evaluation.minutes.correctText).fill('Ordføreren var også til stede');
      await press(pa.dialog, evaluation.minutes.correctSend);
      await minutes.getByText(evaluation.minutes.draft(2)).waitFor();
      await press(minutes, evaluation.minutes.approve(2));
      const corrected = await steps.readMinutes(pa, round);
      expect(await corrected.locator('article').innerText()).toContain('Ordføreren var også til stede');
      await corrected.close();

      steps.expectNoComplaints(pa, other);
      await pa.close();
      await other.close();
    });
  },
);
