import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings, type Values, WrongSetting } from './settings.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly backupFolder: string;
  readonly databaseUrl: string | null;
  readonly publicUrl: string;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly demo: boolean;
  readonly logLevel: string;
  /** Null: Slack is not configured. */
  readonly slack: SlackConfig | null;
  /** Null: Teams is not configured. */
  readonly teams: TeamsConfig | null;
  readonly about: AboutConfig;
}

/** Who stands behind this Saman, where that was said. */
export interface AboutConfig {
  readonly operator: string | null;
  readonly privacyUrl: string | null;
  readonly supportUrl: string | null;
}

/** How Teams and Saman know each other. */
export interface TeamsConfig {
  /** Null: whoever asks on this machine is believed. */
  readonly app: TeamsApp | null;
  /** Who signs what comes in, and where its keys are. */
  readonly issuer: string;
  readonly keysUrl: string;
  /** Where a token to speak with is had, and what for. Without a slash at its end. */
  readonly loginUrl: string;
  readonly scope: string;
}

/** The app registration behind the Azure Bot. */
export interface TeamsApp {
  readonly id: string;
  readonly password: string;
  /** Of a registration for one tenant; null: it serves many. */
  readonly tenantId: string | null;
}

/** How Saman reaches Slack and Slack reaches Saman. */
export interface SlackConfig {
  /** Of the one workspace; null where workspaces install Saman themselves. */
  readonly botToken: string | null;
  readonly oauth: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly stateSecret: string;
  } | null;
  /** Null only where an app token serves instead. */
  readonly signingSecret: string | null;
  /** For Socket Mode. */
  readonly appToken: string | null;
  /** With a slash at its end. */
  readonly apiUrl: string;
}

/**
 * Reads the settings; this file alone reads the environment. `WrongSetting` where one cannot be used. Makes the demo's secret in the data folder where there
 * is none.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values = readSettings(environment);
  const production = values.NODE_ENV === 'production';
  if (values.SAMAN_DEMO && production)
    throw new WrongSetting('SAMAN_DEMO', 'cannot be 1 together with NODE_ENV=production');
  const slack = slackConfig(values);
  const teams = teamsConfig(values, production);
  const demo = values.SAMAN_DEMO ?? (!values.DATABASE_URL && !slack && !teams && !production);
  const dataFolder = resolve(values.SAMAN_DATA_DIR);
  if (!demo && !values.SAMAN_SECRET) throw new WrongSetting('SAMAN_SECRET', 'is missing');
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder,
    backupFolder: resolve(values.SAMAN_BACKUP_DIR ?? join(dataFolder, 'backups')),
    databaseUrl: values.DATABASE_URL ?? null,
    publicUrl: values.SAMAN_PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    secret: values.SAMAN_SECRET ?? demoSecret(dataFolder),
    previousSecret: values.SAMAN_SECRET_PREVIOUS ?? null,
    demo,
    logLevel: values.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
    slack,
    teams,
    about: {
      operator: values.SAMAN_OPERATOR ?? null,
      privacyUrl: values.SAMAN_PRIVACY_URL ?? null,
      supportUrl: values.SAMAN_SUPPORT_URL ?? null,
    },
  };
}

/** Reached from this machine alone. */
const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/.test(host);

/** An app registration with its secret; or, on this machine alone, the word that none is needed. */
function teamsConfig(values: Values, production: boolean): TeamsConfig | null {
  const {
    MICROSOFT_APP_ID: id,
    MICROSOFT_APP_PASSWORD: password,
    TEAMS_ALLOW_UNAUTHENTICATED: open,
  } = values;
  const { MICROSOFT_APP_TYPE: type, MICROSOFT_APP_TENANT_ID: tenantId } = values;
  for (const name of ['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TYPE', 'MICROSOFT_APP_TENANT_ID'] as const)
    if (values[name] && !id)
      throw new WrongSetting('MICROSOFT_APP_ID', `is missing: ${name}, which is set, goes with it`);
  const around = {
    issuer: values.ToBotFromChannelTokenIssuer,
    keysUrl: values.ToBotFromChannelOpenIdMetadataUrl,
    loginUrl: values.ToChannelFromBotLoginUrl,
    scope: values.ToChannelFromBotOAuthScope,
  };
  if (open) {
    const alone = (why: string) => new WrongSetting('TEAMS_ALLOW_UNAUTHENTICATED', why);
    if (production) throw alone('cannot be 1 together with NODE_ENV=production');
    if (id) throw alone('cannot be 1 together with MICROSOFT_APP_ID');
    if (!isLoopback(values.HOST))
      throw alone('cannot be 1 where others than this machine reach Saman: HOST is no loopback address');
    return { app: null, ...around };
  }
  if (!id) return null;
  if (!password)
    throw new WrongSetting('MICROSOFT_APP_PASSWORD', 'is missing: it goes with MICROSOFT_APP_ID');
  if (type === 'SingleTenant' && !tenantId)
    throw new WrongSetting('MICROSOFT_APP_TENANT_ID', 'is missing: a SingleTenant registration has one');
  return { app: { id, password, tenantId: type === 'MultiTenant' ? null : (tenantId ?? null) }, ...around };
}

/** Either the token of one workspace, or what is needed to be installed in many; and a way for Slack to be heard. */
function slackConfig(values: Values): SlackConfig | null {
  const {
    SLACK_BOT_TOKEN: botToken = null,
    SLACK_CLIENT_ID: clientId,
    SLACK_SIGNING_SECRET: signingSecret = null,
    SLACK_APP_TOKEN: appToken = null,
    SLACK_API_URL: apiUrl,
  } = values;
  const needed = (name: 'SLACK_CLIENT_SECRET' | 'SLACK_STATE_SECRET'): string => {
    const value = values[name];
    if (!value) throw new WrongSetting(name, 'is missing: it goes with SLACK_CLIENT_ID');
    return value;
  };
  const some = Object.entries(values).some(
    ([name, value]) => name.startsWith('SLACK_') && name !== 'SLACK_API_URL' && value !== undefined,
  );
  if (!some) return null;
  if (botToken && clientId)
    throw new WrongSetting('SLACK_BOT_TOKEN', 'cannot be set together with SLACK_CLIENT_ID');
  for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const)
    if (values[name] && !clientId)
      throw new WrongSetting('SLACK_CLIENT_ID', `is missing: ${name}, which is set, goes with it`);
  if (!botToken && !clientId)
    throw new WrongSetting('SLACK_BOT_TOKEN', 'is missing, and SLACK_CLIENT_ID too: one of them is needed');
  const oauth = clientId
    ? {
        clientId,
        clientSecret: needed('SLACK_CLIENT_SECRET'),
        stateSecret: needed('SLACK_STATE_SECRET'),
      }
    : null;
  if (!signingSecret && !appToken)
    throw new WrongSetting(
      'SLACK_SIGNING_SECRET',
      'is missing: without it, or SLACK_APP_TOKEN, nothing that comes from Slack can be trusted',
    );
  return { botToken, oauth, signingSecret, appToken, apiUrl };
}

function demoSecret(folder: string): string {
  const file = join(folder, 'demo-secret');
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const secret = randomBytes(48).toString('base64url');
    writeFileSync(file, `${secret}\n`);
    chmodSync(file, 0o600);
    return secret;
  } catch {
    throw new WrongSetting('SAMAN_DATA_DIR', `names ${folder}, which cannot be written`);
  }
}
