/** Whose workspace it is. */
export const workspace = {
  formTitle: 'Hvilken kommune er vi i?',
  intro: 'De som skriver til meg herfra, kan sette opp prosjekter for den. Bare en administrator kan velge.',
  organisation: 'Kommune eller organisasjon',
  organisationExample: 'For eksempel Elverum',
  programmeIntro: 'Det finnes ikke noe program ennå. Gi det et navn, så lager jeg det.',
  programme: 'Programmets navn',
  programmeExample: 'For eksempel Heltidskultur 2026–2030',
  endsOn: 'Siste dag i programmet',
  choose: 'Velg kommune',
  send: 'Lagre',
  saved: (organisation: string) => `Her er vi i ${organisation}`,
  next: (programme: string) =>
    `Folk her kan nå sette opp prosjekter i programmet ${programme}. Skriv «nytt prosjekt» for å begynne.`,
};
