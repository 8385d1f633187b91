import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import { type Chatting, press } from './chatting.ts';

/** The demo's project; its language is bokmål. */
export const projectName = 'Heltidskultur i Elverum';
/** Everybody in its steering group. */
export const asked = 9;

/** Opens a round by words, with a greeting. The form for the own answer arrives in one's own messages. */
export async function openRound(chat: Chatting, greeting = ''): Promise<void> {
  const { words, pageWords, dialog } = chat;
  await chat.open('direct');
  await chat.say(pageWords.demo.toWrite.openRound);
  await dialog.waitFor();
  await dialog.getByLabel(words.evaluation.roundForm.greeting).fill(greeting);
  await press(dialog, words.evaluation.roundForm.send);
  await dialog.waitFor({ state: 'detached' });
  await ballot(chat).waitFor();
}

/** The form for one's answer. */
export const ballot = (chat: Chatting): Locator => chat.card(chat.words.evaluation.ballot.title(projectName));

/** Chooses grades, in the factors' order; null leaves one out. */
export async function grade(
  chat: Chatting,
  card: Locator,
  grades: readonly (number | null)[],
): Promise<void> {
  for (const [index, value] of grades.entries()) {
    const factor = standardFactors[index];
    if (factor === undefined || value === null) continue;
    const name = chat.words.evaluation.ballot.grade(chat.words.names.factor[factor].name);
    await card
      .getByRole('radiogroup', { name })
      .locator('.choice')
      .nth(value - 1)
      .click();
  }
}

export const receipt = (chat: Chatting): Locator => chat.card(chat.words.evaluation.ballot.receiptTitle);

/** Answers with these grades and reads the receipt. */
export async function answer(chat: Chatting, grades: readonly number[]): Promise<void> {
  const card = ballot(chat);
  await grade(chat, card, grades);
  await press(card, chat.words.evaluation.ballot.send);
  await receipt(chat).waitFor();
}

/** Presses the quiet line's button that lets everybody else answer. */
export async function letOthersAnswer(chat: Chatting): Promise<void> {
  await press(chat.hint, chat.pageWords.demo.letOthersAnswer);
  await chat.page.locator('.hint[data-hint=closeRound]').waitFor();
}

/** Ends the round by words, and says yes when asked. */
export async function close(chat: Chatting): Promise<void> {
  await chat.say(chat.pageWords.demo.toWrite.closeRound);
  await press(chat.dialog, chat.words.evaluation.close.yes);
  await chat.dialog.waitFor({ state: 'detached' });
  await chat.page.locator('.hint[data-hint=readResult]').waitFor();
}

export const result = (chat: Chatting, round: number): Locator =>
  chat.card(chat.words.evaluation.result.title(round, projectName));

/** Records a decision from the result's card in the channel. */
export async function decide(chat: Chatting, round: number, text: string): Promise<void> {
  const words = chat.words.evaluation;
  await press(result(chat, round), words.result.decide);
  const { dialog } = chat;
  await dialog.getByLabel(words.decisions.text).fill(text);
  await dialog.getByLabel(words.decisions.responsible).selectOption({ label: 'HR-sjef' });
  await press(dialog, words.decisions.send);
  await dialog.waitFor({ state: 'detached' });
  await result(chat, round).getByText(text, { exact: true }).waitFor();
}

/** Presses what opens a page in a new tab, and gives that page. */
export async function newTab(chat: Chatting, presses: () => Promise<void>): Promise<Page> {
  const opening = chat.page.context().waitForEvent('page');
  await presses();
  const tab = await opening;
  await tab.waitForLoadState();
  await tab.locator('article').waitFor();
  return tab;
}

/** Opens the minutes' page from their card, and gives its text. */
export async function readMinutes(chat: Chatting, round: number): Promise<Page> {
  const words = chat.words.evaluation.minutes;
  const card = chat.card(words.title(round, projectName));
  await card.waitFor();
  return newTab(chat, () => card.getByText(words.open, { exact: true }).click());
}

/** What the console complained about; nothing, in a page that works. */
export function expectNoComplaints(...chats: readonly { readonly complaints: readonly string[] }[]): void {
  expect(chats.flatMap((chat) => chat.complaints)).toEqual([]);
}
