import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  ActivityHandler,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import express from 'express';
import postgres from 'postgres';
import { answerLines } from './answering-lines.ts';

// The baseline of a form sent in Teams: the library's own adapter, which believes anybody too, with one insert and a card.

const { url } = JSON.parse(process.argv[2] ?? '{}') as { url: string };
const sql = postgres(url, { max: 10, onnotice: () => {} });
await sql.unsafe(
  'create table if not exists bench_answer (id uuid primary key, who text not null, given jsonb not null)',
);

const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'Takk, svaret ditt er lagret', wrap: true },
    { type: 'FactSet', facts: [{ title: 'Team', value: '4 – godt' }] },
  ],
  actions: [{ type: 'Action.Execute', title: 'Endre svaret', verb: 'ballot.edit' }],
};

class Bare extends ActivityHandler {
  protected override async onAdaptiveCardInvoke(
    { activity }: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    await sql.unsafe(
      'insert into bench_answer (id, who, given) values ($1, $2, $3)',
      [randomUUID(), activity.from.id, action.data as never],
      { prepare: true },
    );
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new Bare();
const app = express();
app.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, (context) => bot.run(context)),
);
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  void answerLines(
    { port },
    async () => ({}),
    async () => {
      server.closeAllConnections();
      await sql.end();
    },
  );
});
