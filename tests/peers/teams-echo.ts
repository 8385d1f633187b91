import { createServer } from 'node:http';
import { type JsonObject, objectOf, parseJson, textOf } from './json.ts';
import { startTeamsPeer, type TeamsPeer } from './teams-peer.ts';

/** A card with an input of each kind, and what can be done with it. */
export const card = (text: string, over: JsonObject = {}): JsonObject => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body: [
    { type: 'TextBlock', text, wrap: true },
    { type: 'Input.Text', id: 'why', label: 'Hvorfor', maxLength: 10 },
    {
      type: 'Input.ChoiceSet',
      id: 'risks',
      label: 'Risikoer',
      isMultiSelect: true,
      value: 'low',
      choices: [
        { title: 'Lav', value: 'low' },
        { title: 'Høy', value: 'high' },
      ],
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Send', verb: 'send', data: { round: 7 }, associatedInputs: 'auto' },
    { type: 'Action.Execute', title: 'Avbryt', verb: 'stop', data: { round: 7 }, associatedInputs: 'none' },
  ],
  ...over,
});

export const withCard = (content: JsonObject): JsonObject => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

/** What the connector answered. */
export interface Called {
  readonly status: number;
  readonly body: JsonObject;
  readonly retryAfter: string | null;
}

/** A bot that only listens, in Teams. */
export interface EchoBot {
  readonly teams: TeamsPeer;
  /** The activities that came, oldest first. */
  readonly got: JsonObject[];
  last(): JsonObject;
  /** Gives this card as the answer to a press. */
  answersWith(card: JsonObject): void;
  /** Calls the connector, for the first tenant or another. */
  call(method: string, path: string, body?: JsonObject, tenant?: number): Promise<Called>;
  stop(): Promise<void>;
}

export const inside = (conversation: string, id?: string): string =>
  `conversations/${encodeURIComponent(conversation)}/activities${id === undefined ? '' : `/${id}`}`;

export const codeOf = ({ body }: Called): string => textOf(objectOf(body.error).code);

/** Starts Teams and a bot without any library in it. */
export async function startEchoBot(): Promise<EchoBot> {
  const got: JsonObject[] = [];
  let answer: JsonObject = {};
  const bot = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      const activity = objectOf(parseJson(text));
      got.push(activity);
      response.writeHead(request.headers.authorization === 'Bearer wrong' ? 401 : 200);
      response.end(activity.type === 'invoke' ? JSON.stringify(answer) : '');
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  const address = bot.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const teams = await startTeamsPeer({ membersAtOnce: 4 });
  teams.reaches(`http://127.0.0.1:${address.port}/api/messages`);
  return {
    teams,
    got,
    last: () => got.at(-1) ?? {},
    answersWith(value) {
      answer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
    },
    async call(method, path, body, at = 0) {
      const [tenant] = teams.tenants.slice(at);
      if (!tenant) throw new Error('there is no such tenant');
      const response = await fetch(`${teams.serviceUrl(tenant)}v3/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return {
        status: response.status,
        body: objectOf(parseJson(await response.text())),
        retryAfter: response.headers.get('retry-after'),
      };
    },
    async stop() {
      bot.close();
      bot.closeAllConnections();
      await teams.stop();
    },
  };
}
