/** The day's message, and how one wants to be reminded. */
export const reminders = {
  title: 'Dette venter på deg i dag',
  notification: (count: number) =>
    count === 1 ? 'Én ting venter på deg i dag.' : `${count} ting venter på deg i dag.`,
  nothingLeft: 'Ingenting av dette venter lenger.',
  old: 'Denne påminnelsen er gammel',
  oldNext: 'Skriv «hjem», så viser jeg hva som venter nå.',
  andMore: (count: number) => `og ${count} til. Skriv «hjem» for å se resten.`,
  answer: (number: number, project: string, deadline: string) =>
    `Svar på runde ${number} i ${project} innen ${deadline}.`,
  lastTime: 'Dette er den siste påminnelsen før fristen.',
  links: (number: number, project: string, deadline: string) =>
    `Send svarlenkene til runde ${number} i ${project} på nytt til alle som fikk en. Fristen er ${deadline}.`,
  turnout: (number: number, project: string, answered: number, asked: number) =>
    `${answered} av ${asked} har svart på runde ${number} i ${project}.`,
  missing: (parties: string) => `Det mangler svar fra ${parties}.`,
  deadline: (deadline: string) => `Fristen er ${deadline}.`,
  deliver: (title: string, project: string, day: string) =>
    `Lever rapporten «${title}» i ${project} innen ${day}.`,
  deliverLate: (title: string, project: string, day: string) =>
    `Rapporten «${title}» i ${project} skulle vært levert ${day}.`,
  late: (title: string, project: string, day: string) =>
    `Rapporten «${title}» i ${project} er ikke levert. Fristen var ${day}.`,
  responsible: (name: string) => `Ansvarlig: ${name}`,
  coming: (title: string, project: string, day: string) =>
    `Milepælen «${title}» i ${project} skal nås ${day}.`,
  reached: (title: string, project: string, day: string) =>
    `Er milepælen «${title}» i ${project} nådd? Datoen er ${day}.`,
  lacking: (count: number, project: string) =>
    `Risikoer i ${project} som må ha mottiltak og mangler det: ${count}.`,
  regrade: (count: number, project: string) =>
    `Risikoer i ${project} som kan vurderes på nytt fordi mottiltaket er gjort: ${count}.`,
  note: (project: string) => `Noter i risikoverkstedet hva som kan hindre ${project} i å nå målet.`,
  grade: (project: string) => `Gi S og K for risikoene i ${project}.`,
  workshopLinks: (project: string) =>
    `Send svarlenkene til risikoverkstedet i ${project} på nytt til alle som fikk en.`,
  partHow: 'Det er ingen frist: Du kan gjøre det til verkstedet går videre.',
  measure: (title: string, project: string, day: string) =>
    `Hva er tallet for «${title}» i ${project}? Målingen gjelder ${day}.`,
  onBehalfOf: (name: string) => `Du er stedfortreder for ${name}.`,
  done: (what: string) => `Gjort: ${what}`,
  later: (what: string, day: string) => `Utsatt til ${day}: ${what}`,
  short: {
    answer: (project: string) => `Svar i ${project}`,
    links: (project: string) => `Svarlenker i ${project}`,
    turnout: (project: string) => `Status for runden i ${project}`,
    report: (title: string, project: string) => `Rapport: ${title} (${project})`,
    milestone: (title: string, project: string) => `Milepæl: ${title} (${project})`,
    lacking: (project: string) => `Mottiltak i ${project}`,
    regrade: (project: string) => `Ny vurdering av risikoer i ${project}`,
    note: (project: string) => `Noter risikofaktorer i ${project}`,
    grade: (project: string) => `Gi S og K i ${project}`,
    workshopLinks: (project: string) => `Svarlenker til risikoverkstedet i ${project}`,
    measurement: (title: string, project: string) => `Måling: ${title} (${project})`,
  },
  act: {
    answer: 'Svar nå',
    links: 'Vis svarlenkene',
    workshopLinks: 'Vis verkstedets svarlenker',
    turnout: 'Vis status',
    deliver: 'Rapporten er levert',
    late: 'Vis fristen',
    coming: 'Vis milepælen',
    reached: 'Ja, den er nådd',
    measure: 'Legg inn målingen',
    notYet: 'Ikke ennå',
    later: 'Minn meg senere',
    upcoming: 'Hva kommer',
    pause: 'Ta pause',
    changePause: 'Endre pausen',
    kinds: 'Velg påminnelser',
    lacking: 'Se hva som mangler',
    regrade: 'Vis risikoene',
    note: 'Skriv risikofaktorer',
    grade: 'Gi S og K',
  },
  upcoming: {
    title: 'Dette minner jeg deg på',
    next: 'De neste 30 dagene. Noe kan falle bort eller komme til.',
    nothing: 'Det er ingenting å minne deg på de neste 30 dagene.',
    line: (day: string, what: string) => `${day}: ${what}`,
    how: 'Du får én melding om dagen, klokka 9 på en arbeidsdag, og bare når noe venter.',
    afterwards: (days: string) => `Deretter ${days}.`,
    moreDays: (count: number) => (count === 1 ? 'én dag til' : `${count} dager til`),
    andMore: (count: number) => `og ${count} til`,
    pause: (from: string, to: string) => `Du har pause fra ${from} til og med ${to}.`,
    deputy: (name: string) => `${name} får påminnelsene dine i pausen, men ikke skjemaet du skal svare på.`,
    off: (kinds: string) => `Slått av: ${kinds}.`,
  },
  deputyTold: {
    title: (name: string) => `Du er stedfortreder for ${name}`,
    text: (from: string, to: string) =>
      `Fra ${from} til og med ${to} får du påminnelsene om frister, milepæler og målinger. Skjemaet i en evalueringsrunde får du ikke.`,
  },
  kind: {
    round: 'evalueringsrunder',
    deadline: 'rapporteringsfrister',
    milestone: 'milepæler',
    risk: 'risikoer',
    measurement: 'målinger',
    gathering: 'samlinger',
  },
  laterForm: {
    title: 'Minn meg senere',
    which: 'Hva gjelder det?',
    when: 'Når?',
    day: 'Neste arbeidsdag',
    threeDays: 'Om tre dager',
    onDate: 'På datoen under',
    date: 'Dato',
    send: 'Minn meg da',
  },
  pauseForm: {
    title: 'Pause fra påminnelser',
    intro: 'Jeg sier ingenting mens du har fri. Det som fortsatt gjelder, får du den første dagen etterpå.',
    from: 'Fra og med',
    to: 'Til og med',
    deputy: 'Stedfortreder',
    nobody: 'Ingen',
    deputyHint:
      'En stedfortreder får påminnelsene dine om frister, milepæler og målinger, men svarer aldri for deg.',
    send: 'Ta pause',
    end: 'Avslutt pausen',
  },
  form: {
    title: 'Påminnelser',
    on: 'Dette vil jeg bli minnet på',
    must: 'Jeg minner deg alltid på rapporteringsfrister du har ansvaret for. Du kan gi ansvaret videre til en annen. Jeg sier også alltid fra hvis en samling du har sagt ja til, blir avlyst.',
    send: 'Lagre',
  },
};
