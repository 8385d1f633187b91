import type { OpenRound } from '../../bot/evaluation/round.ts';
import {
  makeProject,
  type SlackApp,
  type SlackAppOptions,
  setUp,
  startSlackApp,
} from '../harness/slack-app.ts';
import type { Call } from '../peers/slack-calls.ts';
import type { Values } from '../peers/slack-fill.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import { viewIn } from './round-steps.ts';

/** Saman in Slack with the project of the municipality, before its first round. */
export async function startWithProject(
  options: SlackAppOptions = {},
  project: Values = {},
): Promise<SlackApp> {
  const slack = await startSlackApp(options);
  await setUp(slack);
  await makeProject(slack, project);
  return slack;
}

/** PA fills in the form for a round and sends it; what follows is under way. */
export async function opensRound(slack: SlackApp, values: Values = {}): Promise<OpenRound> {
  const pa = slack.at('kommunedirektor');
  await pa.command('ny runde');
  await slack.peer.until(() => slack.peer.viewOf(pa.user.id)?.submit);
  await pa.submits(pa.view(), values);
  return slack.app.openRound();
}

/** Opens a round, and waits until everybody has been asked. */
export async function openRound(slack: SlackApp, values: Values = {}): Promise<OpenRound> {
  const round = await opensRound(slack, values);
  await slack.settled();
  return round;
}

/** The id of somebody's own conversation with Saman. */
export const directOf = (slack: SlackApp, handle: string): Promise<string> =>
  slack.peer.directOf(slack.at(handle).user.id);

/** What Saman has written that shows a view (`ballot`, `undelivered` …), in a channel or to somebody. */
export async function showing(
  slack: SlackApp,
  place: string,
  view: string,
): Promise<readonly SlackMessage[]> {
  return (await slack.peer.messages(place)).filter((one) => viewIn(one).split(':')[0] === view);
}

/** The calls that write into a conversation. */
export const writtenTo = (slack: SlackApp, channel: string): readonly Call[] =>
  slack.peer.calls.filter(
    ({ method, body }) => /^chat\.(postMessage|update)$/.test(method) && body.channel === channel,
  );

/** Everything that was logged, as one text. */
export const logOf = (slack: SlackApp): string => JSON.stringify(slack.app.log.entries);
