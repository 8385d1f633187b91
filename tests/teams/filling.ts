import { expect } from 'vitest';
import type { TeamsApp } from '../harness/teams-app.ts';
import { objectsOf, textOf } from '../peers/json.ts';
import { inputsOf } from '../peers/teams-cards.ts';
import { type CardValues, heldBy } from '../peers/teams-fill.ts';
import type { TeamsMessage } from '../peers/teams-messages.ts';
import type { PressAnswer, TeamsPerson } from '../peers/teams-person.ts';
import { answerText, readingOf } from './screen.ts';
import { press } from './steps.ts';

/** What a message holds for somebody now, also what an answer has shown to them alone. */
export function asSeenBy(person: TeamsPerson, { id }: TeamsMessage, where?: string): TeamsMessage {
  const found = person.messages(where).find((one) => one.id === id);
  if (!found) throw new Error(`the message is not there any more for ${person.user.name}`);
  return found;
}

/** What the message is for everybody, and in every other client of the same person. */
export function forGood({ peer }: TeamsApp, message: TeamsMessage): TeamsMessage {
  const found = peer.channelMessages(message.place).find(({ id }) => id === message.id);
  if (!found) throw new Error('the message is not there any more');
  return found;
}

/** What the inputs of a form hold; of a choice its title. */
export function heldIn({ card }: TeamsMessage): Readonly<Record<string, string>> {
  const held = heldBy(card ?? {}, {}, false);
  const titleOf = (id: string, value: string): string => {
    const input = inputsOf(card ?? {}).find((one) => one.id === id);
    const choices = objectsOf(input?.choices);
    const title = (one: string) => textOf(choices.find((choice) => choice.value === one)?.title) || one;
    return choices.length > 0 ? value.split(',').map(title).join(',') : value;
  };
  return Object.fromEntries(Object.entries(held).map(([id, value]) => [id, titleOf(id, value)]));
}

/** What is filled in on which form, and by which button it is sent. */
export interface Sending {
  readonly on: TeamsMessage;
  readonly title: string;
  readonly values?: CardValues;
}

/** Sends a form that cannot be taken: why stands on it, and it holds all that was filled in, and nothing else. */
export async function isRefused(
  teams: TeamsApp,
  person: TeamsPerson,
  { on, title, values = {} }: Sending,
  why: string,
): Promise<void> {
  const filled = heldBy(asSeenBy(person, on).card ?? {}, values, true);
  const answer = await press(teams, person, title, { on, values });
  expect(answer.type).toBe('application/vnd.microsoft.card.adaptive');
  expect(answerText(answer)).toContain(why);
  const now = asSeenBy(person, on);
  expect(Object.keys(heldIn(now)).sort()).toEqual(Object.keys(filled).sort());
  for (const [id, value] of Object.entries(filled))
    if (!value.includes('account:')) expect(heldBy(now.card ?? {}, {}, false)[id], id).toBe(value);
}

/**
 * Sends a form twice within a moment: it is taken once. Its message becomes the receipt at once and for good, in every
 * client, and nothing is left on it that could be filled in.
 */
export async function isTaken(
  teams: TeamsApp,
  person: TeamsPerson,
  { on, title, values = {} }: Sending,
  receipt: string,
): Promise<void> {
  const before = teams.peer.channelMessages(on.place).length;
  const shown = asSeenBy(person, on);
  const pressing = { on: shown, values, asSeen: true };
  const answers = await Promise.all([person.presses(title, pressing), person.presses(title, pressing)]);
  await teams.settled();
  for (const answer of answers) expectReceipt(answer, receipt);
  const [seen, kept] = [asSeenBy(person, on), forGood(teams, on)];
  expect(readingOf(seen)).toContain(receipt);
  expect(readingOf(kept)).toBe(readingOf(seen));
  expect(inputsOf(kept.card ?? {})).toEqual([]);
  expect(teams.peer.channelMessages(on.place).length - before).toBeLessThanOrEqual(1);
}

function expectReceipt(answer: PressAnswer, receipt: string): void {
  expect([answer.status, answer.type]).toEqual([200, 'application/vnd.microsoft.card.adaptive']);
  expect(answerText(answer)).toContain(receipt);
}

/** The texts of a card's body as Teams gets them, before it reads them as Markdown. */
export const writtenOn = ({ card }: TeamsMessage): string => JSON.stringify(card?.body ?? []);

/** A text with all in it that somewhere means something. */
export const hostile =
  'Se *her* _nå_ ~nei~ `kode` [trygg](https://ond.example) <at>Alle</at> <b>fet</b> &amp; 😀';
