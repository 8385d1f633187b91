import type { UndeliverableTexts } from '../undeliverable-texts.ts';

const reasons: UndeliverableTexts = {
  personGone: 'Kontoen er slått av eller slettet.',
  personUnreachable: 'Jeg får ikke skrive til denne kontoen.',
  personWithoutAccount: 'Personen har ingen konto.',
  channelGone: 'Jeg ser ikke kanalen. Inviter meg dit, eller velg en annen kanal.',
  channelArchived: 'Kanalen er arkivert. Hent den fram igjen, så kan jeg skrive der.',
  channelClosed: 'Jeg får ikke skrive i kanalen. Inviter meg dit.',
  projectWithoutChannel: 'Prosjektet har ingen kanal.',
  connectionEnded: 'Saman er fjernet fra arbeidsområdet. Legg til Saman der igjen.',
  platformAway: 'Saman er ikke koblet dit nå. Spør den som driver Saman.',
  messageGone: 'Meldingen er slettet.',
  nothingToShow: 'Det er ingenting å vise lenger.',
  notAccepted: 'Meldingen ble ikke tatt imot. Feilen er min. Si fra til den som driver Saman.',
};

/** What did not get through. */
export const delivery = {
  title: (project: string) => `Noe kom ikke fram i ${project}`,
  notification: (project: string) => `Noe kom ikke fram i ${project}. Her ser du hva du kan gjøre.`,
  allWell: (project: string) => `Alt er kommet fram i ${project}`,
  intro: 'Dette fikk jeg ikke levert:',
  channel: 'Gruppens kanal',
  reasons,
  hasLink: 'En svarlenke er klar. Gi den videre på en annen måte.',
  reachMe: {
    title: 'Får du ikke meldinger fra meg?',
    text: 'Jeg når ikke alle i gruppen i en egen chat. Får du ikke meldinger fra meg, så trykk her. Da skriver jeg til deg.',
    press: 'Skriv til meg',
    notification: (project: string) => `${project}: Får du ikke meldinger fra meg? Trykk her.`,
  },
  retry: 'Prøv igjen',
};
