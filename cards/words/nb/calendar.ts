/** Calendars that people subscribe to, and what stands in them. */
export const calendar = {
  button: 'Kalender',
  title: 'Saman i kalenderen din',
  projectTitle: (project: string) => `I kalenderen din: ${project}`,
  what: 'Frister, milepæler, målinger og samlinger som gjelder deg, i alle prosjektene dine. Kalenderen oppdaterer seg selv.',
  projectWhat: 'Frister, milepæler, målinger og samlinger i prosjektet. Kalenderen oppdaterer seg selv.',
  secret:
    'Lenken er bare din. Den som har den, ser det samme som du. Har noen andre fått den, lager du en ny, og den gamle slutter å virke.',
  notReachable:
    'Denne Saman kjører på din egen maskin. Kalendere på nettet og på telefonen når ikke fram til den.',
  none: 'Du har ingen kalenderlenke nå. De du har hatt, viser ingenting mer.',
  open: 'Legg til i kalenderen',
  address: 'Adresse',
  make: 'Lag en kalenderlenke',
  renew: 'Lag en ny lenke',
  revoke: 'Slå av lenken',
  openHere: 'Åpne i kalenderprogrammet',
  apple: 'iPhone, iPad og Mac: Velg «Åpne i kalenderprogrammet», og så «Abonner».',
  google:
    'Google Kalender, også på Android: Åpne kalenderen i en nettleser på en datamaskin. Velg + ved «Andre kalendere», så «Fra nettadresse», og lim inn adressen. Etterpå finnes den på telefonen også.',
  outlook:
    'Outlook: Velg «Legg til kalender», så «Abonner fra nettet», og lim inn adressen. Etterpå finnes den på telefonen også.',
  slow: 'Kalenderprogrammer henter noe nytt fra noen ganger i timen til én gang i døgnet.',
  ended: 'Saman: Lenken er slått av',
  endedNext: 'Lenken viser ikke noe lenger. Skriv «kalender» til Saman for å få en ny.',
  event: {
    round: (number: number, project: string) => `Svarfrist for runde ${number} (${project})`,
    deadline: (title: string, project: string) => `Rapporteringsfrist: ${title} (${project})`,
    milestone: (title: string, project: string) => `Milepæl: ${title} (${project})`,
    measurement: (title: string, project: string) => `Måling: ${title} (${project})`,
    gathering: (name: string, place: string) => `${name}, ${place}`,
  },
};
