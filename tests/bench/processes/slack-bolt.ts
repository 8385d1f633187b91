import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import postgres from 'postgres';
import { answerLines } from './answering-lines.ts';

// The baseline of a form sent in Slack: Bolt alone with its own receiver, and one insert.

const { url, signingSecret } = JSON.parse(process.argv[2] ?? '{}') as { url: string; signingSecret: string };
const sql = postgres(url, { max: 10, onnotice: () => {} });
await sql.unsafe(
  'create table if not exists bench_answer (id uuid primary key, who text not null, given jsonb not null)',
);
const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0SAMAN', botUserId: 'U0SAMAN' }),
});
app.view('saman', async ({ ack, body, view }) => {
  await sql.unsafe(
    'insert into bench_answer (id, who, given) values ($1, $2, $3)',
    [randomUUID(), body.user.id, view.state.values as never],
    { prepare: true },
  );
  await ack({ response_action: 'clear' });
});
const server = await receiver.start(0);
await answerLines(
  { port: (server.address() as AddressInfo).port },
  async () => ({}),
  async () => {
    await receiver.stop();
    await sql.end();
  },
);
