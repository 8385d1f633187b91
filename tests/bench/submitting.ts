import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeMetadata } from '../../adapters/slack/metadata.ts';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import { cardVersion } from '../../cards/card.ts';
import { createSigner } from '../../signer.ts';
import { startPostgres } from '../harness/postgres-server.ts';
import { start } from './child.ts';
import { benchTeam, type SeededRound, type Size, seed } from './seed.ts';
import type { Line } from './statistics.ts';
import { inTurn, line, type Total } from './turns.ts';

const size: Size = { people: 200, rounds: 40, membersOfEach: 50 };
const secret = 'a secret for the bench, of more than thirty-two characters';
const signingSecret = '0123456789abcdef0123456789abcdef';
/** More than any of them answers in a slice. */
const requestsOfSlice = 12_000;

/** What Slack sends when a ballot that was opened from one's own message is sent. */
function submissionOf(roundId: string, user: string, turn: number): string {
  const grades = standardFactors.map((key, index) => {
    const value = String(((turn + index) % 5) + 1);
    const option = { text: { type: 'plain_text', text: value, emoji: false }, value };
    return [`grade:${key}`, { value: { type: 'radio_buttons', selected_option: option } }] as const;
  });
  const typed = (value: string | null) => ({ value: { type: 'plain_text_input', value } });
  const reasons = standardFactors.map((key) => [`reason:${key}`, typed(null)] as const);
  const inputs = [...grades, ...reasons].map(([id]) => ({ type: 'input', block_id: id }));
  return JSON.stringify({
    type: 'view_submission',
    team: { id: benchTeam, domain: 'bench' },
    user: { id: user, username: user, name: user, team_id: benchTeam },
    api_app_id: 'A0BENCH',
    token: 'bench',
    trigger_id: 'TRIGGER',
    is_enterprise_install: false,
    enterprise: null,
    response_urls: [],
    view: {
      id: `V${randomUUID()}`,
      team_id: benchTeam,
      type: 'modal',
      callback_id: 'saman',
      hash: 'TRIGGER',
      title: { type: 'plain_text', text: 'Saman', emoji: false },
      blocks: inputs,
      private_metadata: writeMetadata(createSigner(secret, null), {
        user,
        team: benchTeam,
        origin: {
          kind: 'message',
          channel: `D${user}`,
          ts: '1.0001',
          thread: null,
          shows: `ballot:${roundId}`,
        },
        sends: { verb: 'answer.give', data: { roundId, v: cardVersion } },
      }),
      state: {
        values: {
          ...Object.fromEntries([...grades, ...reasons]),
          'reason:team': typed('Vi mangler noen som kan turnusplanlegging.'),
          comment: typed(null),
        },
      },
    },
  });
}

function bodiesOf(rounds: readonly SeededRound[]): readonly string[] {
  const bodies: string[] = [];
  for (let turn = 0; turn < size.membersOfEach; turn += 1)
    for (const { roundId, asked } of rounds) {
      const one = asked[turn];
      if (one) bodies.push(submissionOf(roundId, one.as, turn));
    }
  return bodies;
}

/** A form sent in Slack, from its signed request until it is stored and acknowledged, on PostgreSQL. */
export async function measureSubmitting(folder: string): Promise<readonly Line[]> {
  const server = await startPostgres();
  const api = await start('slack-api', {});
  try {
    const url = server.url('postgres');
    const apiUrl = `http://127.0.0.1:${api.ready.port}/api/`;
    const settings = {
      DATABASE_URL: url,
      SAMAN_DATA_DIR: join(folder, 'slack'),
      SAMAN_SECRET: secret,
      SAMAN_DEMO: '1',
      PORT: '0',
      LOG_LEVEL: 'silent',
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: signingSecret,
    };
    const rounds = await seed(settings, size, 'slack', 'slack');
    const bodies = bodiesOf(rounds);
    const saman = await start('saman', settings);
    const bolt = await start('slack-bolt', { url, signingSecret });
    const { connectionId } = await saman.ask<{ connectionId: string }>({ connection: benchTeam });
    const sdk = await start('slack-chat-sdk', { url, signingSecret, apiUrl, connectionId });
    const [ours, bare, theirs] = (await inTurn([saman, bolt, sdk], {
      bodies,
      slack: { signingSecret, count: requestsOfSlice },
    })) as [Total, Total, Total];
    const stored = await saman.ask<{ count: number }>({ answered: rounds[0]?.roundId });
    if (stored.count === 0) throw new Error('what was acknowledged was not stored');
    for (const child of [saman, bolt, sdk]) await child.end();
    return [
      line('forms sent in Slack a second, bare Bolt', ours.perSecond, bare.perSecond, 0, '≥ 0.6 ×'),
      line('… p99 in ms', ours.p99, bare.p99, 1, '≤ 2 ×'),
      line('forms sent in Slack a second, chat SDK', ours.perSecond, theirs.perSecond, 0, '≥ 1.5 ×'),
      line('… p99 in ms', ours.p99, theirs.p99, 1, '–'),
    ];
  } finally {
    await api.end();
    await server.remove();
  }
}
