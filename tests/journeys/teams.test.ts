import type { Browser, Locator, Page, ViewportSize } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { launchBrowser, openPage, picture, screens } from '../harness/browser.ts';
import { startTeamsApp, type TeamsApp } from '../harness/teams-app.ts';
import { messageTo, readingOf } from '../teams/screen.ts';
import { install, press, says, setUp } from '../teams/steps.ts';

// A person at the Playground's own page: Microsoft's client draws the cards, and sends what is pressed.

const project = 'Heltidskultur i Elverum';
const words = wordsOf('nb');
const { ballot, progress } = words.evaluation;
const welcome = 'Hei, jeg er Saman';
const reason = 'Vi *mangler* noen som kan [turnus_planlegging](https://x.example), 2 av 3.';
/** As much as the tallest card needs, so that a picture shows the whole of it. */
const tall = { width: screens.desktop.width, height: 2600 };
const phone = { width: 390, height: 844 };
/**
 * The page shows a log beside the cards, wants 600 pixels, and never makes a card narrower: this way a card on a phone has
 * as wide a window as in Teams. (The page's own button for the log draws the cards anew, without what was filled in.)
 */
const cardsAlone = `
  div:has(> div .ac-adaptiveCard) > div:has([title='Hide log panel']):not(:has(.ac-adaptiveCard)) { display: none; }
  @media (max-width: 500px) {
    div:has([aria-label='Chat and Teams Channel']):not(:has(.ac-adaptiveCard)) { display: none; }
    div:has(.ac-adaptiveCard) { width: auto !important; min-width: 0 !important; max-width: 100vw !important; }
  }
`;

let browser: Browser;
let teams: TeamsApp;
/** It shows what is written while it is open, and forgets it when it is loaded again. */
let page: Page;
beforeAll(async () => {
  [browser, teams] = await Promise.all([launchBrowser(), startTeamsApp({ peer: { atPage: true } })]);
});
afterAll(async () => {
  await browser.close();
  await teams.stop();
});

const inChannel = () => teams.peer.channelMessages(teams.peer.channel);

/** Everybody has Saman, the project is there, and its first round is open. */
async function openRound(): Promise<void> {
  const pa = teams.at('kommunedirektor');
  await install(teams, 'ordforer', 'prosjektleder', 'hovedtillitsvalgt');
  await setUp(teams);
  // in the personal chat: the page stops at a thread in the channel that was begun beside it
  await says(teams, pa, 'nytt prosjekt');
  await press(teams, pa, 'Opprett prosjektet', {
    on: messageTo(pa, 'Nytt prosjekt'),
    values: {
      name: project,
      participant: 'Elverum',
      pa: 'Kommunedirektør',
      pl: 'Prosjektleder',
      'members:administration': ['Kommunedirektør'],
      'members:politicians': ['Ordfører'],
      'members:employees': ['Hovedtillitsvalgt'],
      groupPlace: teams.peer.channel,
    },
  });
  await says(teams, pa, 'ny runde');
  await press(teams, pa, 'Åpne runden');
}

const channel = () => page.getByRole('treeitem', { name: 'Heltidskultur - Styringsgruppen' });

/** The newest card with this heading. */
const cardOn = (heading: string): Locator =>
  page.locator('.ac-adaptiveCard', { has: page.getByRole('heading', { name: heading, exact: true }) }).last();

async function grade(card: Locator, grades: readonly (number | null)[]): Promise<void> {
  for (const [index, value] of grades.entries()) {
    const factor = standardFactors[index];
    if (factor === undefined || value === null) continue;
    await card
      .getByRole('radiogroup', { name: ballot.grade(words.names.factor[factor].name) })
      .getByRole('radio')
      .nth(value - 1)
      .check();
  }
}

/** A picture in a window of this size of what is seen from a card's upper end on, with nothing beside it. */
async function keep(card: Locator, name: string, size: ViewportSize = tall): Promise<void> {
  await page.setViewportSize(size);
  await card.evaluate((one) => one.scrollIntoView({ block: 'start' }));
  await picture(page, `teams-${name}`);
  await page.setViewportSize(tall);
}

/** What the page tells Saman when it is loaded, and all that follows, is over. */
async function loaded(): Promise<void> {
  const told = (type: string) => teams.peer.delivered.some(({ activity }) => activity.type === type);
  await teams.peer.until(() => told('installationUpdate') && told('conversationUpdate'));
  await teams.settled();
}

test('whoever opens the chat is told once who Saman is; so is the channel', async () => {
  // before anything is written: while it loads, the page loses what comes. It lacks nothing but fonts when it is offline
  ({ page } = await openPage(browser, teams.peer.page, { viewport: tall }));
  page.setDefaultTimeout(20_000);
  await loaded();
  await cardOn(welcome).waitFor();
  await page.addStyleTag({ content: cardsAlone });
  teams.peer.clear();
  await channel().click();
  await loaded();
  await cardOn(welcome).waitFor();
  await keep(cardOn(welcome), 'welcome', screens.desktop);
});

test('a ballot is filled in, refused where a grade is missing, sent, and becomes its receipt', async () => {
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
  await openRound();
  const form = cardOn(ballot.title(project));
  await form.waitFor();
  await keep(form, 'form');
  await keep(form, 'form-phone', phone);
  await grade(form, [4, 2, 4, null, 5]);
  await form
    .getByRole('textbox', { name: ballot.reason('1 eller 2') })
    .nth(1)
    .fill(reason);
  await keep(form, 'filled', { width: screens.desktop.width, height: 900 });
  await form.getByRole('button', { name: ballot.send }).click();
  // at the top, and down where the button is
  await form.getByText(ballot.oneNeeded).last().waitFor();
  expect(await form.getByText(ballot.oneNeeded).count()).toBe(2);
  await keep(form, 'refused');
  await keep(form, 'refused-phone', phone);
  expect(await form.getByRole('radio', { checked: true }).count()).toBe(4);

  await grade(form, [null, null, null, 3, null]);
  await form.getByRole('button', { name: ballot.send }).click();
  const receipt = cardOn(ballot.receiptTitle);
  await receipt.waitFor();
  await teams.settled();
  await keep(receipt, 'receipt', screens.desktop);
  await keep(receipt, 'receipt-phone', phone);
  expect(await receipt.innerText()).toContain(reason);
  expect(await form.count()).toBe(0);
});

test('the channel’s card says how many have answered', async () => {
  await channel().click();
  const card = cardOn(progress.title(1));
  await card.getByText(progress.count(1, 3)).waitFor();
  await keep(card, 'channel', screens.desktop);
  await keep(card, 'channel-phone', phone);
});

test('the page is loaded again, and tells Saman again that it was added: it says nothing', async () => {
  const everywhere = () => [...teams.at('kommunedirektor').messages(), ...inChannel()].map(readingOf);
  const before = everywhere();
  teams.peer.clear();
  await page.reload();
  await loaded();
  expect(teams.peer.callsOf('POST')).toEqual([]);
  expect(everywhere()).toEqual(before);
  expect(before.filter((one) => one.includes(welcome))).toHaveLength(2);
});
