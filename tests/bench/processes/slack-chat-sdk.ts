import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createSlackAdapter } from '@chat-adapter/slack';
import { createPostgresState } from '@chat-adapter/state-pg';
import { Chat, ConsoleLogger } from 'chat';
import { Temporal } from 'temporal-polyfill';
import { giveAnswer } from '../../../bot/evaluation/round.decide.ts';
import { readValues } from '../../../cards/block-kit/values.ts';
import { read } from '../../../cards/read.ts';
import { openDatabase } from '../../../db/connect.ts';
import { answerLines } from './answering-lines.ts';

// The same flow on the chat SDK: its verification, its state in PostgreSQL, and then what an answer needs of the
// database (who writes, what they are to the project, the round, storing it), through the same store; afterwards the
// same two messages are brought up to date.

const given = JSON.parse(process.argv[2] ?? '{}') as {
  readonly url: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly connectionId: string;
};
const quiet = { info() {}, warn() {}, error() {} };
const database = await openDatabase({ url: given.url }, quiet);
const { store } = database;
const logger = new ConsoleLogger('silent');
const slack = createSlackAdapter({
  botToken: 'xoxb-bench',
  signingSecret: given.signingSecret,
  apiUrl: given.apiUrl,
  logger,
});
const bot = new Chat({
  userName: 'saman',
  adapters: { slack },
  state: createPostgresState({ url: given.url, logger }),
  logger,
});

bot.onModalSubmit('saman', async ({ user, raw }) => {
  const { view } = raw as { readonly view: { state: { values: unknown }; private_metadata: string } };
  const { sends } = JSON.parse(view.private_metadata.replace(/^[^.]*\./, '')) as {
    readonly sends: { readonly verb: string; readonly data: Record<string, unknown> };
  };
  const { values } = readValues(view.state.values);
  const meant = read(sends.verb, sends.data, values);
  if (meant.kind !== 'command' || meant.command.type !== 'answer.give') throw new Error('not an answer');
  const { command } = meant;
  const { roundId } = command;
  const person = await store.people.behindAccount('slack', given.connectionId, user.userId);
  const standing = person && (await store.projects.standing(person.id, { roundId }));
  const loaded = await store.rounds.withProject(roundId);
  const member = standing?.memberships.find((one) => one.groupId === loaded?.round.groupId);
  if (!person || !loaded || !member) throw new Error('no member of the group');
  const now = Temporal.Now.instant();
  const voice = { personId: person.id, party: member.party };
  const decided = giveAnswer(loaded.round, voice, command, now);
  if (!decided.ok) throw new Error('refused');
  const event = { what: 'answer.give', by: person.id, projectId: loaded.project.id, roundId, at: now };
  await store.giveAnswer(decided.value, event, []);
  // as Saman does after acknowledging: the message that asked becomes the receipt, and the channel's card is renewed
  void afterwards(user.userId, roundId);
  return { action: 'clear' };
});
async function afterwards(user: string, roundId: string): Promise<void> {
  await slack.editMessage(`slack:D${user}:1.0001`, '1.0001', 'Takk. Svaret ditt er lagret.');
  const { length } = await store.rounds.answered(roundId);
  await slack.editMessage(`slack:C${roundId}:1.0001`, '1.0001', `${length} har svart.`);
}

await bot.initialize();

const server = createServer(async (request, response) => {
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const body = Readable.toWeb(request) as ReadableStream;
  const asked = new Request('http://127.0.0.1/slack/events', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  const answer = await bot.webhooks.slack(asked);
  const text = await answer.text();
  response
    .writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  void answerLines(
    { port },
    async () => ({}),
    async () => {
      server.closeAllConnections();
      await database.close();
    },
  );
});
