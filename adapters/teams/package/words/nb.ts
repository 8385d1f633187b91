export const nb = {
  full: 'Saman for styringsgruppen',
  short: 'Holder orden på evalueringsrundene i styringsgruppen, så dere slipper',
  /** In paragraphs. */
  description: (operator: string | null) => [
    'Saman hjelper styringsgruppen i et kommunalt utviklingsprosjekt med evalueringsrundene. Du får skjemaet i din egen samtale med Saman, setter karakter på fem faktorer, og er ferdig på to minutter.',
    'Når runden er over, ser gruppen resultatet samlet. Den dårligste karakteren blir stående, og spredningen viser om dere ser likt på det. Dere bestemmer hva som skal gjøres, og får et referat å lese gjennom og godkjenne.',
    'I en skjult runde ser ingen hvem som ga hvilken karakter. Når den er over, slettes det som knytter karakterene til deg. Har færre enn tre svart, vises ingen karakterer. Vil gruppen ha åpne karakterer, velger den det før runden starter. I kanalen viser Saman bare det som er felles.',
    `Prosjekter, runder og referater lagres hos ${operator ?? 'den som drifter Saman for dere'}, ikke i Teams. Meldingene du får og skriver i samtalen med Saman, ligger i Teams som andre meldinger. Personvernsiden sier hva som lagres, og hvor lenge.`,
    'Skriv til Saman med vanlige ord på bokmål, nynorsk eller engelsk. I en kanal hører Saman bare det du skriver til @Saman. Er du ikke i Teams, kan du svare med en personlig svarlenke.',
  ],
  suggestions: {
    home: { title: 'mine prosjekter', does: 'Se hva som venter på deg, og prosjektene dine' },
    answer: { title: 'svar', does: 'Svar på runden, eller endre svaret' },
    openRound: { title: 'ny runde', does: 'Åpne en evalueringsrunde' },
    status: { title: 'status', does: 'Se hvor mange som har svart, og hva som mangler' },
    result: { title: 'resultat', does: 'Se resultatet av siste runde' },
    decide: { title: 'beslutning', does: 'Registrer hva gruppen har bestemt' },
    minutes: { title: 'referat', does: 'Les og godkjenn referatet' },
    project: { title: 'prosjekt', does: 'Se prosjektet' },
    newProject: { title: 'nytt prosjekt', does: 'Sett opp et prosjekt og styringsgruppen' },
    settings: { title: 'innstillinger', does: 'Velg språk og tidssone' },
    code: { title: 'kode', does: 'Bruk en engangskode, eller koble til en annen konto' },
    help: { title: 'hjelp', does: 'Se alt du kan be Saman om' },
  },
};
