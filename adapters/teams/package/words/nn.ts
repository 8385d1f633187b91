import type { PackageWords } from './words.ts';

export const nn: PackageWords = {
  full: 'Saman for styringsgruppa',
  short: 'Held orden på evalueringsrundane i styringsgruppa, så de slepp',
  description: (operator) => [
    'Saman hjelper styringsgruppa i eit kommunalt utviklingsprosjekt med evalueringsrundane. Du får skjemaet i din eigen samtale med Saman, set karakter på fem faktorar, og er ferdig på to minutt.',
    'Når runden er over, ser gruppa resultatet samla. Den dårlegaste karakteren blir ståande, og spreiinga viser om de ser likt på det. De bestemmer kva som skal gjerast, og får eit referat å lese gjennom og godkjenne.',
    'I ein skjult runde ser ingen kven som gav kva karakter. Når han er over, blir det som knyter karakterane til deg, sletta. Har færre enn tre svart, blir ingen karakterar viste. Vil gruppa ha opne karakterar, vel ho det før runden startar. I kanalen viser Saman berre det som er felles.',
    `Prosjekt, rundar og referat blir lagra hos ${operator ?? 'den som driftar Saman for dykk'}, ikkje i Teams. Meldingane du får og skriv i samtalen med Saman, ligg i Teams som andre meldingar. Personvernsida seier kva som blir lagra, og kor lenge.`,
    'Skriv til Saman med vanlege ord på bokmål, nynorsk eller engelsk. I ein kanal høyrer Saman berre det du skriv til @Saman. Er du ikkje i Teams, kan du svare med ei personleg svarlenkje.',
  ],
  suggestions: {
    home: { title: 'prosjekta mine', does: 'Sjå kva som ventar på deg, og prosjekta dine' },
    answer: { title: 'svar', does: 'Svar på runden, eller endre svaret' },
    openRound: { title: 'ny runde', does: 'Opne ein evalueringsrunde' },
    status: { title: 'status', does: 'Sjå kor mange som har svart, og kva som manglar' },
    result: { title: 'resultat', does: 'Sjå resultatet av siste runde' },
    decide: { title: 'avgjerd', does: 'Registrer kva gruppa har bestemt' },
    minutes: { title: 'referat', does: 'Les og godkjenn referatet' },
    project: { title: 'prosjekt', does: 'Sjå prosjektet' },
    newProject: { title: 'nytt prosjekt', does: 'Set opp eit prosjekt og styringsgruppa' },
    settings: { title: 'innstillingar', does: 'Vel språk og tidssone' },
    code: { title: 'kode', does: 'Bruk ein eingongskode, eller kople til ein annan konto' },
    help: { title: 'hjelp', does: 'Sjå alt du kan be Saman om' },
  },
};
