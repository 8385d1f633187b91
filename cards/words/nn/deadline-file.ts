import type { Words } from '../words.ts';

/** Deadlines from a file: the link to the page, and the page. */
export const deadlineFile: Words['deadlineFile'] = {
  instead: 'Bruk ei fil i staden',
  title: 'Fristar frå ei fil',
  what: 'På sida vel du ei fil frå Excel eller eit anna rekneark. Du ser over alt før noko blir registrert.',
  open: 'Opne sida',
  until: (moment) => `Lenkja er berre di. Ho verkar i nettlesaren du opnar ho i først, og går ut ${moment}.`,
  askAgain: 'Skriv «fristar frå fil» til Saman, så får du ei ny.',
  intro:
    'Fila er eit rekneark (.xlsx) eller ei tekstfil frå eit rekneark (.csv). Kvar linje i det første arket er éin frist.',
  columns: 'Kolonnane',
  column: {
    project: 'Prosjekt: namnet slik det står i Saman, eller kommunen der han berre har eitt prosjekt.',
    dueOn: 'Frist: ein dato, til dømes 4.12.2026.',
    contents: 'Innhald: kva rapporten skal innehalde. Kvar kolonne etter denne er éin ting til.',
  },
  header: { project: 'Prosjekt', dueOn: 'Frist', contents: 'Innhald' },
  examples: 'Døme du kan fylle ut',
  exampleXlsx: 'Døme for Excel (.xlsx)',
  exampleCsv: 'Døme som tekst (.csv)',
  exampleName: 'fristar',
  exampleRows: [
    ['Heiltidskultur', 'Rekneskap', 'Status for milepælane'],
    ['Nærvær', 'Årsrapport'],
  ],
  choose: 'Vel fila',
  room: (rows) =>
    `Det er plass til ${rows} fristar, og fila kan vere på høgst 1 MB. Ho blir ikkje teken vare på.`,
  another: 'Vel ei anna fil',
  wrongTitle: 'Ingenting er registrert',
  wrongIntro: 'Rett dette i fila, og send ho på nytt.',
  problems: {
    missing: 'Vel ei fil først.',
    broken: 'Fila kom ikkje heilt fram. Prøv igjen.',
    tooLarge: 'Fila er for stor. Ho kan vere på høgst 1 MB. Kopier fristane til eit nytt rekneark.',
    tooMuchInside: 'Det ligg for mykje i fila. Kopier fristane til eit nytt rekneark, og lagre det.',
    tooManyRows: 'Arket har for mange linjer eller kolonnar. Del det i fleire filer.',
    empty: 'Eg finn ingen fristar i det første arket. Skriv éin frist på kvar linje.',
    oldExcel:
      'Fila er i eit eldre Excel-format, eller har passord. Vel «Lagre som» i Excel, og «Excel-arbeidsbok (.xlsx)» utan passord.',
    openDocument:
      'Fila er i OpenDocument-format (.ods). Vel «Lagre som», og anten «Excel (.xlsx)» eller «Tekst (.csv)».',
    other: 'Dette er ikkje eit rekneark eg kan lese. Lagre det som .xlsx eller .csv, og prøv igjen.',
    damaged: 'Fila er skadd, så eg klarer ikkje å lese ho. Opne ho i Excel, lagre ho på nytt, og prøv igjen.',
  },
};
