import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { slackManifest } from '../../adapters/slack/manifest.ts';
import { botEvents, botScopes } from '../../adapters/slack/scopes.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const publicUrl = 'https://saman.elverum.example';
const events = `${publicUrl}/slack/events`;

/** What Slack documents of a manifest (https://docs.slack.dev/reference/app-manifest), as far as Saman uses it. */
const https = z.url({ protocol: /^https$/ });
const manifest = z.strictObject({
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4000),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({
      display_name: z.string().max(80),
      always_online: z.boolean(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .max(32)
            .regex(/^\/\S+$/),
          url: https.optional(),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(https).max(1000).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: https.optional(),
      bot_events: z.array(z.string()).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: https.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const printed = async (options: Parameters<typeof slackManifest>[0]) =>
  manifest.parse(parse(await slackManifest(options)));

describe('the manifest', () => {
  test('asks for the scopes and events of scopes.ts, and no other', () => {
    const { oauth_config, settings } = manifest.parse(parse(file('adapters/slack/manifest.yaml')));
    expect(oauth_config.scopes.bot).toEqual(botScopes);
    expect(settings.event_subscriptions.bot_events).toEqual(botEvents);
  });

  test('has what the adapter listens for', async () => {
    const { features, settings } = await printed({ publicUrl, socket: false });
    expect(features.slash_commands.map(({ command }) => command)).toEqual(['/saman']);
    expect(features.shortcuts).toMatchObject([{ type: 'global', callback_id: 'saman' }]);
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(settings.interactivity.is_enabled).toBe(true);
    expect(settings.org_deploy_enabled).toBe(false);
  });

  test('is printed with our address everywhere', async () => {
    const text = await slackManifest({ publicUrl, socket: false });
    expect(text).not.toContain('saman.example.no');
    const { features, oauth_config, settings } = manifest.parse(parse(text));
    expect(features.slash_commands[0]?.url).toBe(events);
    expect(oauth_config.redirect_urls).toEqual([`${publicUrl}/slack/oauth_redirect`]);
    expect(settings.event_subscriptions.request_url).toBe(events);
    expect(settings.interactivity.request_url).toBe(events);
    expect(settings.socket_mode_enabled).toBe(false);
  });

  test('is printed for Socket Mode without any address to call', async () => {
    const behind = await printed({ publicUrl: 'http://localhost:3978', socket: true });
    expect(JSON.stringify(behind)).not.toContain('http');
    expect(behind.settings.socket_mode_enabled).toBe(true);
    expect(behind.oauth_config.scopes.bot).toEqual(botScopes);
    // people come back to an address after installing, over a socket too
    const many = await printed({ publicUrl, socket: true });
    expect(many.oauth_config.redirect_urls).toEqual([`${publicUrl}/slack/oauth_redirect`]);
    expect(JSON.stringify(many)).not.toContain(events);
  });
});

describe('docs/slack.md', () => {
  const [, part = ''] = file('docs/slack.md').split('## What Saman asks for, and why');
  const rows = [...(part.split('\n## ')[0] ?? '').matchAll(/^\| `([\w.:]+)` \| (.+) \|$/gm)];
  const explained = (name: string): string => rows.find(([, named]) => named === name)?.[2] ?? '';

  test.each([...botScopes, ...botEvents])('says what %s is for', (name) => {
    expect(explained(name).length).toBeGreaterThan(20);
  });

  test('explains none that is not asked for', () => {
    expect(rows.map(([, name]) => name)).toEqual([...botScopes, ...botEvents]);
  });
});
