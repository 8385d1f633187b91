import { setTimeout as pause } from 'node:timers/promises';
import {
  App,
  ExpressReceiver,
  type KnownEventFromType,
  type Receiver,
  type RespondFn,
  type ViewSubmitAction,
} from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { Router } from 'express';
import type { Busy } from '../../bot/conversation/busy.ts';
import type { OnIncoming } from '../../bot/conversation/incoming.ts';
import type { Once } from '../../bot/conversation/once.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Conversing, Doing } from './conversing.ts';
import { libraryLog } from './library-log.ts';
import { isDirect, saidIn } from './payloads.ts';
import { createSocket } from './socket.ts';
import { asSlackWrites } from './verifying.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

export interface ReceivingOptions {
  readonly signingSecret: string | null;
  /** With it, what happens is fetched from Slack over a socket instead. */
  readonly appToken: string | null;
  readonly clientOptions: WebClientOptions;
  readonly workspaces: Workspaces;
  readonly once: Once;
  readonly log: Log;
  readonly busy: Busy;
  /** The real time in seconds, which Slack's signatures go by. */
  readonly now: () => number;
}

/** How Slack's requests come in: Bolt verifies and sorts them. */
export interface Receiving {
  readonly router: Router;
  start(conversing: Conversing, onIncoming: OnIncoming): Promise<void>;
  stop(): Promise<void>;
}

const path = '/slack/events';
const workspaceKey = 'workspace';
const signatureKey = 'signature';

export function createReceiving(options: ReceivingOptions): Receiving {
  const { signingSecret, appToken, clientOptions, workspaces, log, now, busy } = options;
  const logger = libraryLog(log);
  const router = Router();
  const socket = appToken ? createSocket({ appToken, clientOptions, logger, log }) : null;
  let receiver: Receiver;
  if (socket) receiver = socket.receiver;
  else {
    const express = new ExpressReceiver({
      signingSecret: signingSecret ?? '',
      endpoints: path,
      logger,
      customPropertiesExtractor: (request) => ({ [signatureKey]: request.headers['x-slack-signature'] }),
      // what the library cannot take apart; it would call that an error of ours
      processEventErrorHandler: async ({ error, response }) => {
        log.warn({ error: error.name }, 'a request of Slack’s could not be understood');
        if (!response.headersSent) response.writeHead(400).end();
        return false;
      },
    });
    router.use(path, asSlackWrites(now, log));
    router.use(express.router);
    receiver = express;
  }
  const app = new App({
    receiver,
    logger,
    clientOptions,
    socketMode: false,
    // who writes from a workspace that has not installed Saman is not heard
    authorize: async ({ teamId }) => {
      const workspace = teamId ? (workspaces.atHand(teamId) ?? (await workspaces.ofTeam(teamId))) : null;
      if (!workspace) throw new Error('the workspace has not installed Saman');
      const { botId, botUserId, team } = workspace;
      return { botId, botUserId, teamId: team, [workspaceKey]: workspace };
    },
  });
  // whatever comes in, until it has been answered
  app.use(({ next }) => busy.with(next()));
  app.error(async (error) => {
    log.error({ error: error.name, code: error.code }, 'something that came from Slack failed');
  });
  return {
    router,
    async start(conversing, onIncoming) {
      listen(app, conversing, onIncoming, options);
      await socket?.start();
    },
    stop: async () => socket?.stop(),
  };
}

type Context = Readonly<Record<string, unknown>>;

const workspaceIn = (context: Context): Workspace => context[workspaceKey] as Workspace;

interface By {
  readonly user: string;
  readonly homeTeam: string | undefined;
}

const doingIn = (
  context: Context,
  by: By,
  trigger: string | null = null,
  respond: RespondFn | null = null,
): Doing => ({
  ...by,
  workspace: workspaceIn(context),
  trigger,
  respond,
  request: typeof context[signatureKey] === 'string' ? context[signatureKey] : null,
});

/** Every kind of request, each to what it means. */
function listen(app: App, conversing: Conversing, onIncoming: OnIncoming, options: ReceivingOptions): void {
  const { workspaces, once, log } = options;

  app.command('/saman', async ({ command, ack, respond, context }) => {
    await ack();
    const by = { user: command.user_id, homeTeam: command.team_id };
    // a command can be given in a conversation of two that Saman is not in
    const channel = isDirect(command.channel_id) ? command.user_id : command.channel_id;
    const doing = doingIn(context, by, command.trigger_id, respond);
    await conversing.said(doing, { channel, thread: null }, saidIn(command.text));
  });

  app.shortcut('saman', async ({ shortcut, ack, context }) => {
    await ack();
    const by = { user: shortcut.user.id, homeTeam: shortcut.user.team_id };
    await conversing.shortcut(doingIn(context, by, shortcut.trigger_id));
  });

  app.action({ type: 'block_actions' }, async ({ body, ack, respond, context }) => {
    await ack();
    const by = { user: body.user.id, homeTeam: body.user.team_id };
    const doing = doingIn(context, by, body.trigger_id, body.response_url ? respond : null);
    await conversing.pressed(doing, body);
  });

  app.view<ViewSubmitAction>(
    { callback_id: 'saman', type: 'view_submission' },
    async ({ body, ack, context }) => {
      const by = { user: body.user.id, homeTeam: body.user.team_id };
      const answer = await conversing.submitted(doingIn(context, by), body);
      await ack(answer as Parameters<typeof ack>[0]);
    },
  );

  /**
   * Slack tells an event again until it is sure that it was heard. Where the database cannot say, it counts as news:
   * then whoever wrote is told that it does not work just now.
   */
  const isNews = async (eventId: string): Promise<boolean> =>
    once.here(`event:${eventId}`) && once.anywhere(`event:${eventId}`).catch(() => true);

  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home' || !(await isNews(body.event_id))) return;
    await conversing.homeOpened(workspaceIn(context), event.user, undefined);
  });

  app.event('message', async ({ event, body, context }) => {
    const said = event.channel_type === 'im' ? wordsIn(event) : null;
    if (!said || !(await isNews(body.event_id))) return;
    const { user, homeTeam, text, ...place } = said;
    await conversing.said(doingIn(context, { user, homeTeam }), place, saidIn(text));
  });

  app.event('app_mention', async ({ event, body, context }) => {
    const { user, text, channel, thread_ts: thread = null } = event;
    if (!user || event.bot_id || !(await isNews(body.event_id))) return;
    const by = { user, homeTeam: event.user_team ?? event.team };
    await conversing.said(doingIn(context, by), { channel, thread }, saidIn(text));
  });

  app.event('member_joined_channel', async ({ event, body, context }) => {
    const { connectionId, botUserId } = workspaceIn(context);
    if (event.user !== botUserId || !(await isNews(body.event_id))) return;
    await onIncoming({ kind: 'letIn', connectionId, externalId: event.channel });
  });

  // what ends here is never told twice to any effect, and must not be missed: it is not asked whether it is news
  app.event('app_uninstalled', ({ body }) => ended(workspaces, log, body));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await ended(workspaces, log, body);
  });
}

/** What a person wrote: also with a file, or to a thread and the conversation at once. Null for all that is no writing. */
function wordsIn(
  event: KnownEventFromType<'message'>,
): (By & { text: string; channel: string; thread: string | null }) | null {
  if (event.subtype !== undefined && event.subtype !== 'file_share' && event.subtype !== 'thread_broadcast')
    return null;
  const { user, text = '', channel, thread_ts: thread = null } = event;
  if (!user || ('bot_id' in event && event.bot_id)) return null;
  return { user, homeTeam: 'team' in event ? event.team : undefined, text, channel, thread };
}

const endTries = 10;

/** A token must not stay because the database was away for a moment: Slack tells it once. */
async function ended(
  workspaces: Workspaces,
  log: Log,
  { team_id: team, event_time: at }: { readonly team_id: string; readonly event_time: number },
): Promise<void> {
  for (let nth = 1; ; nth += 1) {
    try {
      if (!(await workspaces.end(team, at)))
        return log.info({ team }, 'Saman was removed from a workspace before it was installed there again');
      break;
    } catch (error) {
      if (nth === endTries) throw error;
      await pause(2 ** nth * 100, undefined, { ref: false });
    }
  }
  log.info({ team }, 'Saman was removed from a workspace: its token is deleted, nothing is delivered there');
}
