/** Milestones, from the plan to the celebration. */
export const plan = {
  /** Facts and short labels, wherever a milestone is shown. */
  facts: {
    project: 'Prosjekt',
    dueOn: 'Dato',
    responsible: 'Ansvarleg',
    criterion: 'Nådd når',
    decisionPoint: 'Avgjerdspunkt',
    isDecisionPoint: 'ja',
    celebration: 'Slik feirar vi',
    audience: 'Får vite resultatet',
    openly: 'Open kanal',
    tellsOpenly: 'får vite det òg',
    state: 'Status',
    states: { planned: 'planlagd', reached: 'nådd, ikkje fortald vidare enno', celebrated: 'nådd' },
    result: 'Resultat',
    reachedAt: 'Nådd',
    overdue: (day: string) => `${day} (passert)`,
    people: (count: number) => (count === 1 ? '1 person' : `${count} personar`),
    more: (count: number) => `og ${count} til`,
  },

  line: {
    title: (project: string) => `Milepælar i ${project}`,
    none: 'Planen har ingen milepælar enno.',
    allReached: 'Alle milepælane er nådde.',
    next: 'Neste',
    later: 'Seinare',
    reached: 'Nådde',
    reachedOn: (day: string) => `nådd ${day}`,
    responsible: (name: string) => `ansvarleg: ${name}`,
    decisionPoint: 'avgjerdspunkt',
    moved: (times: number) => (times === 1 ? 'flytta éin gong' : `flytta ${times} gonger`),
    add: 'Ny milepæl',
    show: (wording: string) => `Vis ${wording}`,
    choose: 'Vel ein milepæl',
    notification: (project: string) => `Her ser du milepælane i ${project}.`,
  },

  card: {
    title: (wording: string) => `Milepæl: ${wording}`,
    activities: 'Aktivitetar',
    done: (text: string) => `✓ Gjort: ${text}`,
    toDo: (text: string) => `○ Står att: ${text}`,
    moves: 'Flytta',
    move: (from: string, to: string) => `Frå ${from} til ${to}`,
    reason: (reason: string) => `«${reason}»`,
    reasonBy: (reason: string, by: string) => `«${reason}» (${by})`,
    reach: 'Han er nådd',
    takeBack: 'Ta det tilbake',
    moveIt: 'Flytt datoen',
    tick: 'Oppdater aktivitetar',
    change: 'Endre milepælen',
  },

  form: {
    title: (project: string) => `Ny milepæl i ${project}`,
    changeTitle: (wording: string) => `Endre milepælen: ${wording}`,
    intro:
      'Ein milepæl er ein leveranse eller eit delmål. Skriv han slik at svaret på om han er nådd, blir ja eller nei.',
    wording: 'Kva skal vere nådd?',
    wordingExample: 'Alle avdelingane har prøvd den nye turnusen',
    criterion: 'Korleis ser vi at han er nådd?',
    criterionExample: 'Kvar avdeling har gått tre månader i turnusen og vurdert han',
    dueOn: 'Dato',
    responsible: 'Kven har ansvaret?',
    decisionPoint: 'Avgjerdspunkt (valfritt)',
    isDecisionPoint: 'Her avgjer styringsgruppa om prosjektet går vidare',
    activities: 'Aktivitetar som fører dit, éin på kvar linje (valfritt)',
    audience: 'Kven skal få vite resultatet? (valfritt)',
    openly: 'Kanalen som alle kan sjå (valfritt)',
    tellsOpenly: 'Fortel det der òg',
    celebration: 'Korleis feirar vi?',
    celebrationExample: 'Kake på avdelingsmøtet',
    send: 'Lagre milepælen',
  },

  move: {
    title: (wording: string) => `Flytt milepælen: ${wording}`,
    now: (day: string) => `Datoen er ${day}.`,
    before: (times: number) =>
      times === 1 ? 'Han er flytta éin gong før.' : `Han er flytta ${times} gonger før.`,
    paIsTold: 'Blir han flytta ein gong til, får prosjektansvarleg vite det.',
    dueOn: 'Ny dato',
    reason: 'Kvifor?',
    send: 'Flytt milepælen',
  },

  reach: {
    title: (wording: string) => `Er han nådd? ${wording}`,
    criterion: (criterion: string) => `Han er nådd når: ${criterion}`,
    result: 'Kva kom ut av det? Skriv éi setning.',
    afterwards: 'Du kan ta det tilbake i ti minutt. Så fortel eg det vidare, i arbeidstida.',
    send: 'Ja, han er nådd',
  },

  tick: {
    title: (wording: string) => `Aktivitetar: ${wording}`,
    done: 'Gjort',
    send: 'Lagre',
  },

  choice: {
    title: (project: string) => `Vel ein milepæl i ${project}`,
    milestone: 'Milepæl',
    option: (wording: string, day: string) => `${wording} (${day})`,
    send: 'Vis milepælen',
  },

  asked: {
    title: (wording: string) => `Er han nådd? ${wording}`,
    text: (project: string, day: string) => `Milepælen i ${project} har dato ${day}.`,
    yes: 'Ja, han er nådd',
    notYet: 'Ikkje enno',
    settled: 'Han er nådd. Du treng ikkje gjere noko.',
  },

  receipt: {
    title: (wording: string) => `Nådd: ${wording}`,
    until: (moment: string) => `Du kan ta det tilbake til ${moment}.`,
    isFinal: 'Det kan ikkje takast tilbake lenger.',
    tells: (moment: string) => `Gruppa og dei andre får vite det ${moment}.`,
    told: 'Gruppa og dei andre har fått vite det.',
  },

  celebration: {
    title: (wording: string) => `Vi nådde milepælen: ${wording}`,
    thanks: (group: string) => `Takk til ${group}, som har fått det til!`,
    thanksAll: 'Takk til alle som har fått det til!',
    how: (celebration: string) => `Slik feirar vi: ${celebration}`,
    next: (wording: string, day: string) => `Neste milepæl: ${wording} (${day})`,
    last: 'Det var den siste milepælen i planen!',
    count: (reached: number, count: number) => `${reached} av ${count} milepælar er nådde.`,
    notification: (project: string, wording: string) => `${project} har nådd ein milepæl: ${wording}`,
  },

  told: {
    title: (wording: string) => `Ein milepæl er nådd: ${wording}`,
    what: (participant: string, project: string, day: string) =>
      `${participant} nådde milepælen i prosjektet ${project} ${day}.`,
    next: (wording: string, day: string) => `Neste milepæl: ${wording} (${day})`,
    last: 'Det var den siste milepælen i planen.',
  },

  news: {
    title: 'Utkast til ei nyheit',
    intro:
      'Milepælen er nådd, og gruppa veit det. Her er eit utkast til nyheitene i kommunen. Kopier det, og rett det du vil.',
    headline: (project: string, wording: string) => `${project}: ${wording}`,
    what: (participant: string, project: string, wording: string) =>
      `${participant} har nådd ein milepæl i prosjektet ${project}: ${wording}.`,
    next: (wording: string, day: string) => `Neste milepæl er «${wording}», ${day}.`,
    last: 'Det var den siste milepælen i planen.',
    promise: (celebration: string) => `Planen lovar ei feiring: ${celebration}`,
    nudge: 'Set av tid i kalenderen i dag.',
    notification: (project: string) => `Ein milepæl i ${project} er nådd. Her er eit utkast til ei nyheit.`,
  },

  slipped: {
    title: (wording: string) => `Flytta igjen: ${wording}`,
    text: (project: string) =>
      `Milepælen i ${project} er flytta meir enn éin gong. Sjå om planen stemmer, og om dei som har ansvaret, har det dei treng.`,
    show: 'Sjå milepælen',
    notification: (project: string) => `Ein milepæl i ${project} er flytta meir enn éin gong.`,
  },

  picture: {
    reached: 'nådd no',
    next: 'neste',
    text: (project: string, reached: number, count: number) =>
      `Linja til ${project}: ${reached} av ${count} milepælar er nådde.`,
    lit: (wording: string) => `Nådd no: ${wording}.`,
    following: (wording: string, day: string) => `Neste: ${wording}, ${day}.`,
  },
};
