import type { TeamsWords } from './words.ts';

export const en: TeamsWords = {
  elsewhere: {
    sent: 'See your chat with me. The answer is there.',
    unreached:
      'I may not write to you in a chat of your own. Find Saman under Apps and press Add. Then try again here.',
  },
  done: {
    title: 'That is done',
    text: 'See the message below.',
  },
  places: {
    general: 'General',
    groupChat: 'Group chat',
    channel: (team, channel) => (team ? `${team}: ${channel}` : channel),
  },
};
