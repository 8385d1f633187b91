/** Whose workspace it is. */
export const workspace = {
  formTitle: 'Kva kommune er vi i?',
  intro:
    'Dei som skriv til meg herifrå, kan setje opp prosjekt for kommunen. Berre ein administrator kan velje.',
  organisation: 'Kommune eller organisasjon',
  organisationExample: 'Til dømes Elverum',
  programmeIntro: 'Det finst ikkje noko program enno. Gi det eit namn, så lagar eg det.',
  programme: 'Namnet på programmet',
  programmeExample: 'Til dømes Heiltidskultur 2026–2030',
  endsOn: 'Siste dag i programmet',
  choose: 'Vel kommune',
  send: 'Lagre',
  saved: (organisation: string) => `Her er vi i ${organisation}`,
  next: (programme: string) =>
    `Folk her kan no setje opp prosjekt i programmet ${programme}. Skriv «nytt prosjekt» for å byrje.`,
};
