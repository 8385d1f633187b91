/** The day's message, and how one wants to be reminded. */
export const reminders = {
  title: 'Dette ventar på deg i dag',
  notification: (count: number) =>
    count === 1 ? 'Éin ting ventar på deg i dag.' : `${count} ting ventar på deg i dag.`,
  nothingLeft: 'Ingenting av dette ventar lenger.',
  old: 'Denne påminninga er gammal',
  oldNext: 'Skriv «heim», så viser eg kva som ventar no.',
  andMore: (count: number) => `og ${count} til. Skriv «heim» for å sjå resten.`,
  answer: (number: number, project: string, deadline: string) =>
    `Svar på runde ${number} i ${project} innan ${deadline}.`,
  lastTime: 'Dette er den siste påminninga før fristen.',
  links: (number: number, project: string, deadline: string) =>
    `Send svarlenkjene til runde ${number} i ${project} på nytt til alle som fekk ei. Fristen er ${deadline}.`,
  turnout: (number: number, project: string, answered: number, asked: number) =>
    `${answered} av ${asked} har svart på runde ${number} i ${project}.`,
  missing: (parties: string) => `Det manglar svar frå ${parties}.`,
  deadline: (deadline: string) => `Fristen er ${deadline}.`,
  deliver: (title: string, project: string, day: string) =>
    `Lever rapporten «${title}» i ${project} innan ${day}.`,
  deliverLate: (title: string, project: string, day: string) =>
    `Rapporten «${title}» i ${project} skulle vore levert ${day}.`,
  late: (title: string, project: string, day: string) =>
    `Rapporten «${title}» i ${project} er ikkje levert. Fristen var ${day}.`,
  responsible: (name: string) => `Ansvarleg: ${name}`,
  coming: (title: string, project: string, day: string) =>
    `Milepælen «${title}» i ${project} skal nåast ${day}.`,
  reached: (title: string, project: string, day: string) =>
    `Er milepælen «${title}» i ${project} nådd? Datoen er ${day}.`,
  lacking: (count: number, project: string) =>
    `Risikoar i ${project} som må ha mottiltak og manglar det: ${count}.`,
  regrade: (count: number, project: string) =>
    `Risikoar i ${project} som kan vurderast på nytt, for mottiltaket er gjort: ${count}.`,
  note: (project: string) => `Noter i risikoverkstaden kva som kan hindre ${project} i å kome i mål.`,
  grade: (project: string) => `Gi S og K for risikoane i ${project}.`,
  workshopLinks: (project: string) =>
    `Send svarlenkjene til risikoverkstaden i ${project} på nytt til alle som fekk ei.`,
  partHow: 'Det er ingen frist: Du kan gjere det til verkstaden går vidare.',
  measure: (title: string, project: string, day: string) =>
    `Kva er talet for «${title}» i ${project}? Målinga gjeld ${day}.`,
  onBehalfOf: (name: string) => `Du er stadfortredar for ${name}.`,
  done: (what: string) => `Gjort: ${what}`,
  later: (what: string, day: string) => `Utsett til ${day}: ${what}`,
  short: {
    answer: (project: string) => `Svar i ${project}`,
    links: (project: string) => `Svarlenkjer i ${project}`,
    turnout: (project: string) => `Status for runden i ${project}`,
    report: (title: string, project: string) => `Rapport: ${title} (${project})`,
    milestone: (title: string, project: string) => `Milepæl: ${title} (${project})`,
    lacking: (project: string) => `Mottiltak i ${project}`,
    regrade: (project: string) => `Ny vurdering av risikoar i ${project}`,
    note: (project: string) => `Noter risikofaktorar i ${project}`,
    grade: (project: string) => `Gi S og K i ${project}`,
    workshopLinks: (project: string) => `Svarlenkjer til risikoverkstaden i ${project}`,
    measurement: (title: string, project: string) => `Måling: ${title} (${project})`,
  },
  act: {
    answer: 'Svar no',
    links: 'Vis svarlenkjene',
    workshopLinks: 'Vis svarlenkjene til verkstaden',
    turnout: 'Vis status',
    deliver: 'Rapporten er levert',
    late: 'Vis fristen',
    coming: 'Vis milepælen',
    reached: 'Ja, han er nådd',
    measure: 'Legg inn målinga',
    notYet: 'Ikkje enno',
    later: 'Minn meg seinare',
    upcoming: 'Kva kjem',
    pause: 'Ta pause',
    changePause: 'Endre pausen',
    kinds: 'Vel påminningar',
    lacking: 'Sjå kva som manglar',
    regrade: 'Vis risikoane',
    note: 'Skriv risikofaktorar',
    grade: 'Gi S og K',
  },
  upcoming: {
    title: 'Dette minner eg deg på',
    next: 'Dei neste 30 dagane. Noko kan falle bort eller kome til.',
    nothing: 'Det er ingenting å minne deg på dei neste 30 dagane.',
    line: (day: string, what: string) => `${day}: ${what}`,
    how: 'Du får éi melding om dagen, klokka 9 på ein arbeidsdag, og berre når noko ventar.',
    afterwards: (days: string) => `Deretter ${days}.`,
    moreDays: (count: number) => (count === 1 ? 'éin dag til' : `${count} dagar til`),
    andMore: (count: number) => `og ${count} til`,
    pause: (from: string, to: string) => `Du har pause frå ${from} til og med ${to}.`,
    deputy: (name: string) => `${name} får påminningane dine i pausen, men ikkje skjemaet du skal svare på.`,
    off: (kinds: string) => `Slått av: ${kinds}.`,
  },
  deputyTold: {
    title: (name: string) => `Du er stadfortredar for ${name}`,
    text: (from: string, to: string) =>
      `Frå ${from} til og med ${to} får du påminningane om fristar, milepælar og målingar. Skjemaet i ein evalueringsrunde får du ikkje.`,
  },
  kind: {
    round: 'evalueringsrundar',
    deadline: 'rapporteringsfristar',
    milestone: 'milepælar',
    risk: 'risikoar',
    measurement: 'målingar',
    gathering: 'samlingar',
  },
  laterForm: {
    title: 'Minn meg seinare',
    which: 'Kva gjeld det?',
    when: 'Når?',
    day: 'Neste arbeidsdag',
    threeDays: 'Om tre dagar',
    onDate: 'På datoen under',
    date: 'Dato',
    send: 'Minn meg då',
  },
  pauseForm: {
    title: 'Pause frå påminningar',
    intro: 'Eg seier ingenting medan du har fri. Det som framleis gjeld, får du den første dagen etterpå.',
    from: 'Frå og med',
    to: 'Til og med',
    deputy: 'Stadfortredar',
    nobody: 'Ingen',
    deputyHint:
      'Ein stadfortredar får påminningane dine om fristar, milepælar og målingar, men svarer aldri for deg.',
    send: 'Ta pause',
    end: 'Avslutt pausen',
  },
  form: {
    title: 'Påminningar',
    on: 'Dette vil eg bli mint på',
    must: 'Eg minner deg alltid på rapporteringsfristar du har ansvaret for. Du kan gi ansvaret vidare til ein annan. Eg seier òg alltid frå om ei samling du har sagt ja til, blir avlyst.',
    send: 'Lagre',
  },
};
