/** Deadlines from a file: the link to the page, and the page. */
export const deadlineFile = {
  instead: 'Bruk en fil i stedet',
  title: 'Frister fra en fil',
  what: 'På siden velger du en fil fra Excel eller et annet regneark. Du ser over alt før noe blir registrert.',
  open: 'Åpne siden',
  until: (moment: string) =>
    `Lenken er bare din. Den virker i nettleseren du åpner den i først, og går ut ${moment}.`,
  askAgain: 'Skriv «frister fra fil» til Saman, så får du en ny.',
  intro:
    'Filen er et regneark (.xlsx) eller en tekstfil fra et regneark (.csv). Hver linje i det første arket er én frist.',
  columns: 'Kolonnene',
  column: {
    project: 'Prosjekt: navnet slik det står i Saman, eller kommunen der den bare har ett prosjekt.',
    dueOn: 'Frist: en dato, for eksempel 4.12.2026.',
    contents: 'Innhold: hva rapporten skal inneholde. Hver kolonne etter denne er én ting til.',
  },
  header: { project: 'Prosjekt', dueOn: 'Frist', contents: 'Innhold' },
  examples: 'Eksempler du kan fylle ut',
  exampleXlsx: 'Eksempel for Excel (.xlsx)',
  exampleCsv: 'Eksempel som tekst (.csv)',
  exampleName: 'frister',
  exampleRows: [
    ['Heltidskultur', 'Regnskap', 'Status for milepælene'],
    ['Nærvær', 'Årsrapport'],
  ] as readonly (readonly string[])[],
  choose: 'Velg filen',
  room: (rows: number) =>
    `Det er plass til ${rows} frister, og filen kan være på høyst 1 MB. Den blir ikke tatt vare på.`,
  another: 'Velg en annen fil',
  wrongTitle: 'Ingenting er registrert',
  wrongIntro: 'Rett dette i filen, og send den på nytt.',
  problems: {
    missing: 'Velg en fil først.',
    broken: 'Filen kom ikke helt fram. Prøv igjen.',
    tooLarge: 'Filen er for stor. Den kan være på høyst 1 MB. Kopier fristene til et nytt regneark.',
    tooMuchInside: 'Det ligger for mye i filen. Kopier fristene til et nytt regneark, og lagre det.',
    tooManyRows: 'Arket har for mange linjer eller kolonner. Del det i flere filer.',
    empty: 'Jeg finner ingen frister i det første arket. Skriv én frist på hver linje.',
    oldExcel:
      'Filen er i et eldre Excel-format, eller har passord. Velg «Lagre som» i Excel, og «Excel-arbeidsbok (.xlsx)» uten passord.',
    openDocument:
      'Filen er i OpenDocument-format (.ods). Velg «Lagre som», og enten «Excel (.xlsx)» eller «Tekst (.csv)».',
    other: 'Dette er ikke et regneark jeg kan lese. Lagre det som .xlsx eller .csv, og prøv igjen.',
    damaged: 'Filen er skadet, så jeg får ikke lest den. Åpne den i Excel, lagre den på nytt, og prøv igjen.',
  },
};
