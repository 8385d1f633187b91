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
  const demo = values.SAMAN_DEMO ?? (!values.DATABASE_URL && !production);
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
  };
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
