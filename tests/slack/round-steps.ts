import { standardFactors } from '../../bot/evaluation/factor.ts';
import type { SlackApp } from '../harness/slack-app.ts';
import type { Values } from '../peers/slack-fill.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { SlackMessage, Surface } from '../peers/slack-surfaces.ts';
import { readingOf } from './screen.ts';

/** The same grade for every factor, as the ballot's fields hold it. */
export const graded = (grade: number, more: Values = {}): Values => ({
  ...Object.fromEntries(standardFactors.map((key) => [`grade:${key}`, String(grade)])),
  ...more,
});

/** Presses a button and waits until all that follows has been done. */
export async function press(
  slack: SlackApp,
  person: SlackPerson,
  on: Surface,
  which: string,
  values: Values = {},
): Promise<void> {
  await person.presses(on, which, { values });
  await slack.settled();
}

/** Submits the modal before somebody and waits likewise. */
export async function submit(slack: SlackApp, person: SlackPerson, values: Values = {}): Promise<void> {
  await person.submits(person.view(), values);
  await slack.settled();
}

/** The message in which somebody is asked for their answer, or has their receipt. */
export async function ballotOf(slack: SlackApp, person: SlackPerson): Promise<SlackMessage> {
  const all = await person.messages();
  const found = all.filter((one) => viewIn(one).startsWith('ballot:') && keyIn(one) !== '');
  const last = found.at(-1);
  if (!last)
    throw new Error(`${person.user.name} has not been asked:\n${all.map(readingOf).join('\n———\n')}`);
  await slack.settled();
  return last;
}

const payloadIn = ({ metadata }: SlackMessage): Readonly<Record<string, unknown>> =>
  (metadata?.event_payload ?? {}) as Readonly<Record<string, unknown>>;

/** What a message of Saman's shows, by its metadata. */
export const viewIn = (message: SlackMessage): string => String(payloadIn(message).view ?? '');

/** Which delivery a message is; empty for an answer to somebody. */
export const keyIn = (message: SlackMessage): string => String(payloadIn(message).key ?? '');

/** Answers from the message in which somebody was asked. */
export async function answer(slack: SlackApp, person: SlackPerson, values: Values): Promise<void> {
  await press(slack, person, await ballotOf(slack, person), 'ballot.show');
  await submit(slack, person, values);
}
