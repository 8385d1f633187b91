import type { Router } from 'express';
import type { Temporal } from 'temporal-polyfill';
import type { Slack } from './adapters/slack/slack.ts';
import { createClosedEndpoint } from './adapters/teams/closed.ts';
import type { Teams } from './adapters/teams/teams.ts';
import { acceptedLanguage } from './adapters/web/page-words.ts';
import { noticePage } from './adapters/web/pages.ts';
import { current } from './bot/conversation/current.ts';
import { opensForm } from './bot/conversation/forms.ts';
import type { Services } from './bot/conversation/handling.ts';
import { follow } from './bot/delivery/following.ts';
import type { Pacing } from './bot/delivery/pacing.ts';
import type { ChatAdapter } from './bot/ports/chat.ts';
import type { Config, SlackConfig, TeamsConfig } from './config.ts';
import type { Database } from './db/connect.ts';
import { createSealer } from './sealer.ts';

/** The chat platforms that are configured. */
export interface Platforms {
  readonly adapters: readonly ChatAdapter[];
  /** What the HTTP server mounts for them. */
  readonly routers: readonly Router[];
  /** Resolves when nothing that came in is still being answered. */
  idle(): Promise<void>;
}

/** The real time, and what keeps the messages of one platform apart. */
export interface Pace {
  readonly now: () => Temporal.Instant;
  readonly pacing: () => Pacing;
}

/** Loads the platforms that are configured, and no other. */
export async function openPlatforms(
  config: Config,
  database: Database,
  services: Services,
  pace: Pace,
): Promise<Platforms> {
  const slack = config.slack && (await openSlack(config.slack, config, database, services, pace));
  const teams = config.teams && (await openTeams(config.teams, database, services, pace));
  const open = [slack, teams].filter((one) => one !== null);
  return {
    adapters: open.map(({ adapter }) => adapter),
    routers: [...open.map(({ router }) => router), ...(teams ? [] : [createClosedEndpoint()])],
    idle: async () => {
      for (const one of open) await one.idle();
    },
  };
}

/** Slack's libraries are loaded only where Slack is configured: they take half a second. */
async function openSlack(
  settings: SlackConfig,
  config: Config,
  database: Database,
  services: Services,
  pace: Pace,
): Promise<Slack> {
  const { createSlack } = await import('./adapters/slack/slack.ts');
  return createSlack({
    settings,
    connections: database.connections,
    sealing: createSealer(config.secret, config.previousSecret),
    signer: services.signer,
    clock: services.clock,
    log: services.log,
    publicUrl: config.publicUrl,
    opensForm: (incoming) => opensForm(services.presenter, incoming),
    page: noticePage,
    languageOf: (request) => acceptedLanguage(request.headers['accept-language']),
    now: () => pace.now().epochMilliseconds / 1000,
    pacing: pace.pacing(),
  });
}

/** Teams' libraries too. */
async function openTeams(
  settings: TeamsConfig,
  database: Database,
  services: Services,
  pace: Pace,
): Promise<Teams> {
  const { createTeams } = await import('./adapters/teams/teams.ts');
  return createTeams({
    settings,
    connections: database.connections,
    conversations: database.conversations,
    clock: services.clock,
    log: services.log,
    now: () => pace.now().epochMilliseconds,
    pacing: pace.pacing(),
    current: (from, where, view) => current(services, from, where, view),
    follow: (from, view, ref) => follow(services, from, view, ref),
  });
}
