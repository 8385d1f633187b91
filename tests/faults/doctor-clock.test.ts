import { expect, test } from 'vitest';
import { examineSlack } from '../../adapters/slack/doctor.ts';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { readConfig } from '../../config.ts';
import { startSlackPeer } from '../peers/slack-peer.ts';
import { slackSettings } from '../peers/slack-settings.ts';

test.each([
  [600, /✗ the clock of this machine is \d+ seconds ahead.*NTP/],
  [-600, /✗ the clock of this machine is \d+ seconds behind.*NTP/],
  [30, /^✓ Slack can be reached/],
])('a clock that is %i seconds off', async (off, says) => {
  const peer = await startSlackPeer({ scopes: botScopes });
  const { slack } = readConfig({ SAMAN_SECRET: 'x'.repeat(32), ...slackSettings(peer, 'one', 'socket') });
  if (!slack) throw new Error('Slack is not configured');
  const [first] = await examineSlack({
    settings: slack,
    publicUrl: 'http://localhost:3978',
    installed: [],
    now: () => Date.now() / 1000 + off,
  });
  expect(`${first?.state === 'bad' ? '✗' : '✓'} ${first?.what} ${first?.mend ?? ''}`).toMatch(says);
  await peer.stop();
});
