import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

/** Every setting with its meaning, its check and its default. This file alone reads the environment. */
const settings = {
  PORT: {
    meaning: 'The port that Saman listens on.',
    check: z
      .string()
      .regex(/^\d{1,5}$/)
      .default('3978')
      .transform(Number)
      .pipe(z.number().max(65535)),
    should: 'a whole number from 0 to 65535 (0: any free port)',
  },
  HOST: {
    meaning: 'The address that Saman listens on; the default is reached from this machine only.',
    check: z.string().min(1).default('127.0.0.1'),
    should: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  },
  SAMAN_DATA_DIR: {
    meaning: 'The folder of the embedded database, its backups and the demo’s secret.',
    check: z.string().min(1).default('.saman'),
    should: 'a folder that can be written',
  },
  DATABASE_URL: {
    meaning: 'PostgreSQL 15 or newer. Not set: the embedded database.',
    check: z
      .string()
      .regex(/^postgres(ql)?:\/\/./)
      // the driver would throw it back, password and all
      .refine((url) => URL.canParse(url))
      .optional(),
    should: 'an address such as postgres://user:password@host:5432/saman',
  },
  SAMAN_BACKUP_DIR: {
    meaning: 'The folder of the backups; the default is "backups" in the data folder.',
    check: z.string().min(1).optional(),
    should: 'a folder that can be written',
  },
  SAMAN_PUBLIC_URL: {
    meaning: 'Where people reach Saman; links begin with it.',
    check: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    should: 'an address such as https://saman.example.no',
  },
  SAMAN_SECRET: {
    meaning: 'Signs links and encrypts tokens. The demo makes its own.',
    check: z.string().min(32).optional(),
    should: 'at least 32 random characters, for instance from: openssl rand -base64 48',
  },
  SAMAN_SECRET_PREVIOUS: {
    meaning: 'The secret before the present one, while it is being replaced.',
    check: z.string().min(32).optional(),
    should: 'the earlier SAMAN_SECRET',
  },
  SAMAN_DEMO: {
    meaning: 'Shows the demo beside a configured database. Never with NODE_ENV=production.',
    check: flag.optional(),
    should: '1 or 0',
  },
  SLACK_SIGNING_SECRET: {
    meaning: 'Tells what really comes from Slack; in the Slack app under Basic Information.',
    check: z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
    should: 'the Signing Secret of the Slack app',
  },
  SLACK_BOT_TOKEN: {
    meaning: 'The token of one workspace. For several workspaces set SLACK_CLIENT_ID instead.',
    check: z
      .string()
      .regex(/^(?!xoxp-|xoxe|xapp-)\S{6,}$/)
      .optional(),
    should: 'the Bot User OAuth Token, which begins with xoxb-',
  },
  SLACK_CLIENT_ID: {
    meaning: 'With it, workspaces install Saman themselves at /slack/install.',
    check: z
      .string()
      .regex(/^\S{3,}$/)
      .optional(),
    should: 'the Client ID of the Slack app',
  },
  SLACK_CLIENT_SECRET: {
    meaning: 'Belongs to SLACK_CLIENT_ID.',
    check: z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
    should: 'the Client Secret of the Slack app',
  },
  SLACK_STATE_SECRET: {
    meaning: 'Signs the state of an installation, so that nobody can begin one for somebody else.',
    check: z.string().min(16).optional(),
    should: 'at least 16 random characters, for instance from: openssl rand -base64 24',
  },
  SLACK_APP_TOKEN: {
    meaning: 'With it Saman fetches what happens in Slack itself (Socket Mode), behind a firewall too.',
    check: z
      .string()
      .regex(/^(?!xox)\S{6,}$/)
      .optional(),
    should: 'an App-Level Token with connections:write, which begins with xapp-',
  },
  SLACK_API_URL: {
    meaning: 'Another Web API than Slack’s own.',
    check: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/*$/, '/'))
      .default('https://slack.com/api/'),
    should: 'an address such as https://slack.com/api/',
  },
  NODE_ENV: {
    meaning: 'With "production" there is no demo.',
    check: z.string().optional(),
    should: 'production, or nothing',
  },
  LOG_LEVEL: {
    meaning: 'How much is logged.',
    check: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
    should: 'trace, debug, info, warn, error or silent',
  },
} as const;

type Name = keyof typeof settings;

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

/** A setting that cannot be used; the message names it and says what it should be. Stops the start. */
export class WrongSetting extends Error {
  constructor(name: Name, why: string) {
    super(`The setting ${name} ${why}. It should be ${settings[name].should}. (${settings[name].meaning})`);
    this.name = 'WrongSetting';
  }
}

type Values = { [N in Name]: z.output<(typeof settings)[N]['check']> };

function read(environment: Readonly<Record<string, string | undefined>>): Values {
  const values = Object.entries(settings).map(([name, { check }]) => {
    const given = environment[name];
    // the value itself is not repeated: it may be a secret
    const parsed = check.safeParse(given === '' ? undefined : given);
    if (!parsed.success) throw new WrongSetting(name as Name, 'cannot be used as it is');
    return [name, parsed.data];
  });
  return Object.fromEntries(values) as Values;
}

/**
 * Reads the settings. `WrongSetting` where one cannot be used. Makes the demo's secret in the data folder where there
 * is none.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const values = read(environment);
  const production = values.NODE_ENV === 'production';
  if (values.SAMAN_DEMO && production)
    throw new WrongSetting('SAMAN_DEMO', 'cannot be 1 together with NODE_ENV=production');
  const slack = slackConfig(values);
  const demo = values.SAMAN_DEMO ?? (!values.DATABASE_URL && !slack && !production);
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
  };
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
