import type { TeamsWords } from './words.ts';

export const nn: TeamsWords = {
  elsewhere: {
    sent: 'Sjå i chatten din med meg. Der ligg svaret.',
    unreached:
      'Eg får ikkje skrive til deg i ein eigen chat. Finn Saman under Appar og trykk Legg til. Prøv så igjen her.',
  },
  done: {
    title: 'No er det gjort',
    text: 'Sjå meldinga under.',
  },
  places: {
    general: 'Generelt',
    groupChat: 'Gruppechat',
    channel: (team, channel) => (team ? `${team}: ${channel}` : channel),
  },
};
