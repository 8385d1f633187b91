export const nb = {
  late: {
    done: 'Nå er det gjort',
    refused: 'Det gikk ikke. Lukk vinduet, så står det du skrev der fortsatt.',
  },
  install: {
    title: 'Saman er lagt til',
    done: (workspace: string) =>
      `Saman er nå i ${workspace}. Åpne Slack, skriv /saman i en kanal, eller finn Saman under Apper.`,
    next: 'Si fra hvilken kommune dette er: Skriv «kommune» til Saman. Bare en administrator kan gjøre det.',
    back: 'Åpne Slack',
    failedTitle: 'Saman ble ikke lagt til',
    cancelled: 'Du avbrøt, så ingenting er endret. Prøv igjen når du vil.',
    state: 'Lenken var brukt, for gammel eller åpnet i en annen nettleser. Begynn på nytt herfra.',
    whole: 'Saman legges til i ett arbeidsområde om gangen, ikke i hele organisasjonen.',
    other: 'Slack sa nei. Prøv igjen, og kjør npm run doctor hvis det skjer en gang til.',
    away: 'Slack svarte ikke akkurat nå. Prøv igjen om et par minutter.',
    trouble: 'Jeg når ikke det jeg har lagret. Ingenting er gått tapt. Prøv igjen om et par minutter.',
    again: 'Prøv igjen',
  },
};
