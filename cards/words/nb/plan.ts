/** Milestones, from the plan to the celebration. */
export const plan = {
  /** Facts and short labels, wherever a milestone is shown. */
  facts: {
    project: 'Prosjekt',
    dueOn: 'Dato',
    responsible: 'Ansvarlig',
    criterion: 'Nådd når',
    decisionPoint: 'Beslutningspunkt',
    isDecisionPoint: 'ja',
    celebration: 'Slik feirer vi',
    audience: 'Får vite resultatet',
    openly: 'Åpen kanal',
    tellsOpenly: 'får vite det også',
    state: 'Status',
    states: { planned: 'planlagt', reached: 'nådd, ikke fortalt videre ennå', celebrated: 'nådd' },
    result: 'Resultat',
    reachedAt: 'Nådd',
    overdue: (day: string) => `${day} (passert)`,
    people: (count: number) => (count === 1 ? '1 person' : `${count} personer`),
    more: (count: number) => `og ${count} til`,
  },

  line: {
    title: (project: string) => `Milepæler i ${project}`,
    none: 'Planen har ingen milepæler ennå.',
    allReached: 'Alle milepælene er nådd.',
    next: 'Neste',
    later: 'Senere',
    reached: 'Nådd',
    reachedOn: (day: string) => `nådd ${day}`,
    responsible: (name: string) => `ansvarlig: ${name}`,
    decisionPoint: 'beslutningspunkt',
    moved: (times: number) => (times === 1 ? 'flyttet én gang' : `flyttet ${times} ganger`),
    add: 'Ny milepæl',
    show: (wording: string) => `Vis ${wording}`,
    choose: 'Velg en milepæl',
    notification: (project: string) => `Her ser du milepælene i ${project}.`,
  },

  card: {
    title: (wording: string) => `Milepæl: ${wording}`,
    activities: 'Aktiviteter',
    done: (text: string) => `✓ Gjort: ${text}`,
    toDo: (text: string) => `○ Gjenstår: ${text}`,
    moves: 'Flyttet',
    move: (from: string, to: string) => `Fra ${from} til ${to}`,
    reason: (reason: string) => `«${reason}»`,
    reasonBy: (reason: string, by: string) => `«${reason}» (${by})`,
    reach: 'Den er nådd',
    takeBack: 'Ta det tilbake',
    moveIt: 'Flytt datoen',
    tick: 'Oppdater aktiviteter',
    change: 'Endre milepælen',
  },

  form: {
    title: (project: string) => `Ny milepæl i ${project}`,
    changeTitle: (wording: string) => `Endre milepælen: ${wording}`,
    intro:
      'En milepæl er en leveranse eller et delmål. Skriv den slik at svaret på om den er nådd, blir ja eller nei.',
    wording: 'Hva skal være nådd?',
    wordingExample: 'Alle avdelinger har prøvd den nye turnusen',
    criterion: 'Hvordan ser vi at den er nådd?',
    criterionExample: 'Hver avdeling har gått tre måneder i turnusen og vurdert den',
    dueOn: 'Dato',
    responsible: 'Hvem har ansvaret?',
    decisionPoint: 'Beslutningspunkt (valgfritt)',
    isDecisionPoint: 'Her bestemmer styringsgruppen om prosjektet går videre',
    activities: 'Aktiviteter som fører dit, én på hver linje (valgfritt)',
    audience: 'Hvem skal få vite resultatet? (valgfritt)',
    openly: 'Kanalen som alle kan se (valgfritt)',
    tellsOpenly: 'Fortell det der også',
    celebration: 'Hvordan feirer vi?',
    celebrationExample: 'Kake på avdelingsmøtet',
    send: 'Lagre milepælen',
  },

  move: {
    title: (wording: string) => `Flytt milepælen: ${wording}`,
    now: (day: string) => `Datoen er ${day}.`,
    before: (times: number) =>
      times === 1 ? 'Den er flyttet én gang før.' : `Den er flyttet ${times} ganger før.`,
    paIsTold: 'Flyttes den igjen, får prosjektansvarlig vite det.',
    dueOn: 'Ny dato',
    reason: 'Hvorfor?',
    send: 'Flytt milepælen',
  },

  reach: {
    title: (wording: string) => `Er den nådd? ${wording}`,
    criterion: (criterion: string) => `Den er nådd når: ${criterion}`,
    result: 'Hva kom ut av det? Skriv én setning.',
    afterwards: 'Du kan ta det tilbake i ti minutter. Deretter forteller jeg det videre, i arbeidstiden.',
    send: 'Ja, den er nådd',
  },

  tick: {
    title: (wording: string) => `Aktiviteter: ${wording}`,
    done: 'Gjort',
    send: 'Lagre',
  },

  choice: {
    title: (project: string) => `Velg en milepæl i ${project}`,
    milestone: 'Milepæl',
    option: (wording: string, day: string) => `${wording} (${day})`,
    send: 'Vis milepælen',
  },

  asked: {
    title: (wording: string) => `Er den nådd? ${wording}`,
    text: (project: string, day: string) => `Milepælen i ${project} har dato ${day}.`,
    yes: 'Ja, den er nådd',
    notYet: 'Ikke ennå',
    settled: 'Den er nådd. Du trenger ikke gjøre noe.',
  },

  receipt: {
    title: (wording: string) => `Nådd: ${wording}`,
    until: (moment: string) => `Du kan ta det tilbake til ${moment}.`,
    isFinal: 'Det kan ikke tas tilbake lenger.',
    tells: (moment: string) => `Gruppen og de andre får vite det ${moment}.`,
    told: 'Gruppen og de andre har fått vite det.',
  },

  celebration: {
    title: (wording: string) => `Vi nådde milepælen: ${wording}`,
    thanks: (group: string) => `Takk til ${group}, som har fått det til!`,
    thanksAll: 'Takk til alle som har fått det til!',
    how: (celebration: string) => `Slik feirer vi: ${celebration}`,
    next: (wording: string, day: string) => `Neste milepæl: ${wording} (${day})`,
    last: 'Det var den siste milepælen i planen!',
    count: (reached: number, count: number) => `${reached} av ${count} milepæler er nådd.`,
    notification: (project: string, wording: string) => `${project} har nådd en milepæl: ${wording}`,
  },

  told: {
    title: (wording: string) => `En milepæl er nådd: ${wording}`,
    what: (participant: string, project: string, day: string) =>
      `${participant} nådde milepælen i prosjektet ${project} ${day}.`,
    next: (wording: string, day: string) => `Neste milepæl: ${wording} (${day})`,
    last: 'Det var den siste milepælen i planen.',
  },

  news: {
    title: 'Utkast til en nyhet',
    intro:
      'Milepælen er nådd, og gruppen vet det. Her er et utkast til kommunens egne nyheter. Kopier det, og rett det du vil.',
    headline: (project: string, wording: string) => `${project}: ${wording}`,
    what: (participant: string, project: string, wording: string) =>
      `${participant} har nådd en milepæl i prosjektet ${project}: ${wording}.`,
    next: (wording: string, day: string) => `Neste milepæl er «${wording}», ${day}.`,
    last: 'Det var den siste milepælen i planen.',
    promise: (celebration: string) => `Planen lover en feiring: ${celebration}`,
    nudge: 'Sett av tid i kalenderen i dag.',
    notification: (project: string) => `En milepæl i ${project} er nådd. Her er et utkast til en nyhet.`,
  },

  slipped: {
    title: (wording: string) => `Flyttet igjen: ${wording}`,
    text: (project: string) =>
      `Milepælen i ${project} er flyttet mer enn én gang. Se om planen stemmer, og om de som har ansvaret, har det de trenger.`,
    show: 'Se milepælen',
    notification: (project: string) => `En milepæl i ${project} er flyttet mer enn én gang.`,
  },

  picture: {
    reached: 'nådd nå',
    next: 'neste',
    text: (project: string, reached: number, count: number) =>
      `Linjen til ${project}: ${reached} av ${count} milepæler er nådd.`,
    lit: (wording: string) => `Nådd nå: ${wording}.`,
    following: (wording: string, day: string) => `Neste: ${wording}, ${day}.`,
  },
};
