import type { SlackWords } from './words.ts';

export const nn: SlackWords = {
  late: {
    done: 'No er det gjort',
    refused: 'Det gjekk ikkje. Lat att vindauget, så står det du skreiv der framleis.',
  },
  install: {
    title: 'Saman er lagt til',
    done: (workspace) =>
      `Saman er no i ${workspace}. Opne Slack, skriv /saman i ein kanal, eller finn Saman under Appar.`,
    next: 'Sei frå kva kommune dette er: Skriv «kommune» til Saman. Berre ein administrator kan gjere det.',
    back: 'Opne Slack',
    failedTitle: 'Saman vart ikkje lagt til',
    cancelled: 'Du avbraut, så ingenting er endra. Prøv igjen når du vil.',
    state: 'Lenkja var brukt, for gammal eller opna i ein annan nettlesar. Byrj på nytt herifrå.',
    whole: 'Saman blir lagt til i eitt arbeidsområde om gongen, ikkje i heile organisasjonen.',
    other: 'Slack sa nei. Prøv igjen, og køyr npm run doctor om det hender éin gong til.',
    away: 'Slack svarte ikkje akkurat no. Prøv igjen om eit par minutt.',
    trouble: 'Eg når ikkje det eg har lagra. Ingenting er borte. Prøv igjen om eit par minutt.',
    again: 'Prøv igjen',
  },
};
