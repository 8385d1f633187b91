import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

/** Every setting with its meaning, its check and its default. */
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
  MICROSOFT_APP_ID: {
    meaning: 'The Microsoft App ID of the Azure Bot. With it, Saman is in Microsoft Teams.',
    check: z.guid().optional(),
    should: 'the Microsoft App ID of the Azure Bot, such as 00000000-0000-0000-0000-000000000000',
  },
  MICROSOFT_APP_PASSWORD: {
    meaning: 'A client secret of the app registration behind MICROSOFT_APP_ID.',
    check: z
      .string()
      .regex(/^\S{8,}$/)
      .optional(),
    should: 'the Value of a client secret of the app registration (not its Secret ID)',
  },
  MICROSOFT_APP_TYPE: {
    meaning: 'Whether the app registration serves one tenant or many.',
    check: z.enum(['SingleTenant', 'MultiTenant']).optional(),
    should: 'SingleTenant or MultiTenant, as the Azure Bot says',
  },
  MICROSOFT_APP_TENANT_ID: {
    meaning: 'The tenant of a SingleTenant registration.',
    check: z.guid().optional(),
    should: 'the Directory (tenant) ID of the app registration',
  },
  TEAMS_ALLOW_UNAUTHENTICATED: {
    meaning: 'Believes whoever asks on this machine, to try Saman with a Teams client of the same machine.',
    check: flag.optional(),
    should: '1 on a loopback HOST, without MICROSOFT_APP_ID and NODE_ENV=production; otherwise nothing',
  },
  ToBotFromChannelOpenIdMetadataUrl: {
    meaning:
      'Where the keys of who signs what comes from Teams are told; for other clouds than the public one.',
    check: z
      .url({ protocol: /^https?$/ })
      .default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
    should: 'the address of an OpenID configuration',
  },
  ToBotFromChannelTokenIssuer: {
    meaning: 'Who signs what comes from Teams.',
    check: z.string().min(1).default('https://api.botframework.com'),
    should: 'the issuer of the tokens, such as https://api.botframework.com',
  },
  ToChannelFromBotLoginUrl: {
    meaning: 'Where Saman gets the token that it speaks with in Teams; the tenant is put behind it.',
    check: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .default('https://login.microsoftonline.com'),
    should: 'an address such as https://login.microsoftonline.com',
  },
  ToChannelFromBotOAuthScope: {
    meaning: 'What that token is for.',
    check: z.string().min(1).default('https://api.botframework.com'),
    should: 'a scope such as https://api.botframework.com',
  },
  SAMAN_OPERATOR: {
    meaning: 'Who runs this Saman, as people read it in the app’s description.',
    check: z.string().min(1).max(32).optional(),
    should: 'a name of at most 32 characters',
  },
  SAMAN_PRIVACY_URL: {
    meaning: 'A page that says what is stored and why; linked where Saman introduces itself.',
    check: z.url({ protocol: /^https$/ }).optional(),
    should: 'an address such as https://saman.example.no/privacy',
  },
  SAMAN_SUPPORT_URL: {
    meaning: 'A page that says where to get help.',
    check: z.url({ protocol: /^https$/ }).optional(),
    should: 'an address such as https://saman.example.no/help',
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

/** A setting that cannot be used; the message names it and says what it should be. Stops the start. */
export class WrongSetting extends Error {
  constructor(name: Name, why: string) {
    super(`The setting ${name} ${why}. It should be ${settings[name].should}. (${settings[name].meaning})`);
    this.name = 'WrongSetting';
  }
}

/** The settings as they were given, checked one by one. */
export type Values = { [N in Name]: z.output<(typeof settings)[N]['check']> };

/** Checks each setting. `WrongSetting` where one cannot be used. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Values {
  const values = Object.entries(settings).map(([name, { check }]) => {
    const given = environment[name];
    // the value itself is not repeated: it may be a secret
    const parsed = check.safeParse(given === '' ? undefined : given);
    if (!parsed.success) throw new WrongSetting(name as Name, 'cannot be used as it is');
    return [name, parsed.data];
  });
  return Object.fromEntries(values) as Values;
}
