export const nb = {
  /** In a channel, where what is one's own does not show. */
  elsewhere: {
    sent: 'Se i chatten din med meg. Der ligger svaret.',
    unreached:
      'Jeg får ikke skrive til deg i en egen chat. Finn Saman under Apper og trykk Legg til. Prøv så igjen her.',
  },
  /** In place of a form, where what came of it stands in a message of its own. */
  done: {
    title: 'Nå er det gjort',
    text: 'Se meldingen under.',
  },
  places: {
    general: 'Generelt',
    groupChat: 'Gruppechat',
    channel: (team: string | null, channel: string) => (team ? `${team}: ${channel}` : channel),
  },
};
