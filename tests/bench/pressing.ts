import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import { cardVersion } from '../../cards/card.ts';
import { startPostgres } from '../harness/postgres-server.ts';
import { type Child, start } from './child.ts';
import { benchBot, benchTenant, type SeededRound, type Size, seed } from './seed.ts';
import type { Line } from './statistics.ts';
import { inTurn, line, type Total } from './turns.ts';

/** Each of the letters that ask is delivered first, one a second in each person's chat. */
const size: Size = { people: 200, rounds: 40, membersOfEach: 25 };

/** What Teams sends when the button of a ballot is pressed. */
function pressOf(roundId: string, user: string, turn: number, serviceUrl: string): string {
  const now = new Date().toISOString();
  const grades = standardFactors.map((key, index) => [`grade:${key}`, String(((turn + index) % 5) + 1)]);
  const reasons = standardFactors.map((key) => [`reason:${key}`, '']);
  return JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${randomUUID()}`,
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Oslo',
    locale: 'nb-NO',
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${user}`, name: user, aadObjectId: user },
    conversation: { conversationType: 'personal', tenantId: benchTenant, id: `a:${user}` },
    recipient: { id: benchBot, name: 'Saman' },
    channelData: { source: { name: 'message' }, tenant: { id: benchTenant } },
    entities: [
      { type: 'clientInfo', locale: 'nb-NO', country: 'NO', platform: 'Web', timezone: 'Europe/Oslo' },
    ],
    replyToId: '1',
    value: {
      trigger: 'manual',
      action: {
        type: 'Action.Execute',
        title: 'Send svaret',
        verb: 'answer.give',
        data: {
          saman: { data: { roundId, v: cardVersion }, shows: `ballot:${roundId}` },
          ...Object.fromEntries([...grades, ...reasons]),
          'reason:team': 'Vi mangler noen som kan turnusplanlegging.',
          comment: '',
        },
      },
    },
  });
}

/** One after the other by round, so that neighbours in time are in different projects. */
const bodiesOf = (rounds: readonly SeededRound[], serviceUrl: string): readonly string[] =>
  Array.from({ length: size.membersOfEach }, (_, turn) =>
    rounds.flatMap(({ roundId, asked }) => {
      const one = asked[turn];
      return one ? [pressOf(roundId, one.as, turn, serviceUrl)] : [];
    }),
  ).flat();

/** What the presses came to, which must have been stored and told. */
async function isDone(saman: Child, connector: Child, rounds: readonly SeededRound[]): Promise<void> {
  const stored = await saman.ask<{ count: number }>({ answered: rounds[0]?.roundId });
  const { updates } = await connector.ask<{ updates: number }>({});
  if (stored.count === 0) throw new Error('what was answered was not stored');
  if (updates === 0) throw new Error('no message in Teams was brought up to date');
}

/** A form sent in Teams, from its request until it is stored and answered with its receipt, on PostgreSQL. */
export async function measurePressing(folder: string): Promise<readonly Line[]> {
  const server = await startPostgres();
  const connector = await start('teams-connector', {});
  try {
    const url = server.url('postgres');
    const serviceUrl = `http://127.0.0.1:${connector.ready.port}/`;
    const settings = {
      DATABASE_URL: url,
      SAMAN_DATA_DIR: join(folder, 'teams'),
      SAMAN_SECRET: 'a secret for the bench, of more than thirty-two characters',
      SAMAN_DEMO: '1',
      PORT: '0',
      LOG_LEVEL: 'silent',
      TEAMS_ALLOW_UNAUTHENTICATED: '1',
    };
    const rounds = await seed(settings, size, 'teams', 'teams', serviceUrl);
    const saman = await start('saman', settings);
    const bare = await start('teams-bare', { url });
    const asked = { bodies: bodiesOf(rounds, serviceUrl), path: '/api/messages' };
    const [ours, theirs] = (await inTurn([saman, bare], asked)) as [Total, Total];
    await isDone(saman, connector, rounds);
    for (const child of [saman, bare]) await child.end();
    return [
      line('forms sent in Teams a second, bare CloudAdapter', ours.perSecond, theirs.perSecond, 0, '≥ 0.6 ×'),
      line('… median in ms', ours.median, theirs.median, 1, '–'),
      line('… p99 in ms', ours.p99, theirs.p99, 1, '–'),
    ];
  } finally {
    await connector.end();
    await server.remove();
  }
}
