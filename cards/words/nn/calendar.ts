import type { Words } from '../words.ts';

/** Calendars that people subscribe to, and what stands in them. */
export const calendar: Words['calendar'] = {
  button: 'Kalender',
  title: 'Saman i kalenderen din',
  projectTitle: (project) => `I kalenderen din: ${project}`,
  what: 'Fristar, milepælar, målingar og samlingar som gjeld deg, i alle prosjekta dine. Kalenderen oppdaterer seg sjølv.',
  projectWhat: 'Fristar, milepælar, målingar og samlingar i prosjektet. Kalenderen oppdaterer seg sjølv.',
  secret:
    'Lenkja er berre di. Den som har ho, ser det same som du. Har nokon andre fått ho, lagar du ei ny, og den gamle sluttar å verke.',
  notReachable:
    'Denne Saman køyrer på di eiga maskin. Kalendrar på nettet og på telefonen når ikkje fram til ho.',
  none: 'Du har inga kalenderlenkje no. Dei du har hatt, viser ingenting meir.',
  open: 'Legg til i kalenderen',
  address: 'Adresse',
  make: 'Lag ei kalenderlenkje',
  renew: 'Lag ei ny lenkje',
  revoke: 'Slå av lenkja',
  openHere: 'Opne i kalenderprogrammet',
  apple: 'iPhone, iPad og Mac: Vel «Opne i kalenderprogrammet», og så «Abonner».',
  google:
    'Google Kalender, også på Android: Opne kalenderen i ein nettlesar på ei datamaskin. Vel + ved «Andre kalendrar», så «Frå nettadresse», og lim inn adressa. Etterpå finst han på telefonen òg.',
  outlook:
    'Outlook: Vel «Legg til kalender», så «Abonner frå nettet», og lim inn adressa. Etterpå finst han på telefonen òg.',
  slow: 'Kalenderprogram hentar noko nytt frå nokre gonger i timen til éin gong i døgnet.',
  ended: 'Saman: Lenkja er slått av',
  endedNext: 'Lenkja viser ikkje noko lenger. Skriv «kalender» til Saman for å få ei ny.',
  event: {
    round: (number, project) => `Svarfrist for runde ${number} (${project})`,
    deadline: (title, project) => `Rapporteringsfrist: ${title} (${project})`,
    milestone: (title, project) => `Milepæl: ${title} (${project})`,
    measurement: (title: string, project: string) => `Måling: ${title} (${project})`,
    gathering: (name: string, place: string) => `${name}, ${place}`,
  },
};
