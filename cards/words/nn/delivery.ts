import type { UndeliverableTexts } from '../undeliverable-texts.ts';

const reasons: UndeliverableTexts = {
  personGone: 'Kontoen er slått av eller sletta.',
  personUnreachable: 'Eg får ikkje skrive til denne kontoen.',
  personWithoutAccount: 'Personen har ingen konto.',
  channelGone: 'Eg ser ikkje kanalen. Inviter meg dit, eller vel ein annan kanal.',
  channelArchived: 'Kanalen er arkivert. Hent kanalen fram igjen, så kan eg skrive der.',
  channelClosed: 'Eg får ikkje skrive i kanalen. Inviter meg dit.',
  projectWithoutChannel: 'Prosjektet har ingen kanal.',
  connectionEnded: 'Saman er fjerna frå arbeidsområdet. Legg til Saman der igjen.',
  platformAway: 'Saman er ikkje kopla dit no. Spør den som driv Saman.',
  messageGone: 'Meldinga er sletta.',
  nothingToShow: 'Det er ingenting å vise lenger.',
  notAccepted: 'Meldinga vart ikkje teken imot. Feilen er min. Sei frå til den som driv Saman.',
};

/** What did not get through. */
export const delivery = {
  title: (project: string) => `Noko kom ikkje fram i ${project}`,
  notification: (project: string) => `Noko kom ikkje fram i ${project}. Her ser du kva du kan gjere.`,
  allWell: (project: string) => `Alt er kome fram i ${project}`,
  intro: 'Dette fekk eg ikkje levert:',
  channel: 'Kanalen til gruppa',
  reasons,
  hasLink: 'Ei svarlenkje er klar. Gi lenkja vidare på ein annan måte.',
  reachMe: {
    title: 'Får du ikkje meldingar frå meg?',
    text: 'Eg når ikkje alle i gruppa i ein eigen chat. Får du ikkje meldingar frå meg, så trykk her. Då skriv eg til deg.',
    press: 'Skriv til meg',
    notification: (project: string) => `${project}: Får du ikkje meldingar frå meg? Trykk her.`,
  },
  retry: 'Prøv igjen',
};
