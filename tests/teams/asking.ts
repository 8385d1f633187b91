import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { type Cloud, createCloud, type TeamsSettings } from '../../adapters/teams/cloud.ts';
import { recordingLog } from '../harness/log.ts';
import { startTeamsIssuer, type TeamsIssuer } from '../peers/teams-issuer.ts';

export const service = 'http://127.0.0.1:9/teams/';
export const activity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: service,
  id: 'activity',
  timestamp: '2030-01-02T03:04:05.000Z',
  conversation: { id: 'conversation' },
  from: { id: '29:somebody' },
  recipient: { id: '28:saman' },
  text: 'a secret text',
};

/** What came of a request. */
export interface Outcome {
  readonly status: number;
  readonly ran: boolean;
  readonly reason: unknown;
  /** In the log. */
  readonly lines: number;
}

/** An issuer, and a cloud anew for each test. */
export interface Asking {
  readonly issuer: TeamsIssuer;
  readonly log: ReturnType<typeof recordingLog>;
  readonly cloud: Cloud;
  /** A cloud that has asked nobody for keys yet: the library remembers an address in the whole process. */
  fresh(changes?: Partial<TeamsSettings>): Cloud;
  /** Sends the activity, or what else is given. Looks that neither log nor answer tell what was sent. */
  sent(authorization: string | undefined, ...given: readonly unknown[]): Promise<Outcome>;
}

/** A refusal, with one line in the log. */
export const refusedFor = (reason: string, status = 401): Outcome => ({
  status,
  ran: false,
  reason,
  lines: 1,
});

const ways = ['log', 'info', 'warn', 'error'] as const;

/** Sets up the tests of a file; nothing may come to the console, and nothing be left unhandled. */
export function setUpAsking(): Asking {
  let issuer: TeamsIssuer;
  let log = recordingLog();
  let cloud: Cloud;
  let nth = 0;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  const fresh = (changes: Partial<TeamsSettings> = {}) =>
    createCloud({ ...issuer.settings, keysUrl: `${issuer.settings.keysUrl}?${nth++}`, ...changes }, log, () =>
      Date.now(),
    );
  beforeAll(async () => {
    issuer = await startTeamsIssuer();
    process.on('unhandledRejection', note);
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await issuer.stop();
  });
  beforeEach(() => {
    for (const way of ways) vi.spyOn(console, way).mockImplementation(() => {});
    log = recordingLog();
    cloud = fresh();
  });
  afterEach(async () => {
    for (const way of ways) expect(console[way]).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    vi.useRealTimers();
    issuer.answerKeys('well');
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
  return {
    get issuer() {
      return issuer;
    },
    get log() {
      return log;
    },
    get cloud() {
      return cloud;
    },
    fresh,
    async sent(authorization, ...given) {
      const body = given.length === 0 ? activity : given[0];
      let ran = false;
      const before = log.entries.length;
      const response = await cloud.receive({ authorization, body, remoteAddress: '127.0.0.1' }, async () => {
        ran = true;
      });
      const lines = log.entries.slice(before);
      const all = JSON.stringify([lines, response]);
      expect(all).not.toContain(activity.text);
      for (const part of authorization?.replace('Bearer ', '').split('.') ?? [])
        if (part.length > 8) expect(all).not.toContain(part);
      if (!ran) expect(JSON.stringify(response.body ?? null).length).toBeLessThan(40);
      return { status: response.status, ran, reason: lines[0]?.fields.reason, lines: lines.length };
    },
  };
}
