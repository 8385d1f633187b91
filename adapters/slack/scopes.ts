/** What Saman asks of a workspace, the least that it needs; docs/slack.md says what each is for. */
export const botScopes = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
] as const;

/** What Saman wants to be told of. */
export const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
] as const;
