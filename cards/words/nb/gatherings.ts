/** Network gatherings, theme days and project leaders' gatherings, and who comes. */
export const gatherings = {
  name: {
    network: (number: string, network: string) => `nettverkssamling ${number} i ${network}`,
    themeDay: (participant: string) => `temadag for ${participant}`,
    leaders: (programme: string) => `prosjektledersamling i ${programme}`,
  },
  /** Where nothing else was said (NET-1 to NET-3). */
  about: {
    first: 'Hensikt og mål',
    second: 'Dypdykk i temaet',
    third: 'Iverksetting og gevinster',
    themeDay: 'Temaet vårt, for alle som er med lokalt',
    leaders: 'Prosjektledelse og metode',
  },
  at: (day: string, time: string) => `${day} kl. ${time}`,
  span: (from: string, to: string) => `${from} til ${to}`,
  whenAndWhere: (when: string, place: string) => `${when}, ${place}`,

  list: {
    title: 'Samlinger',
    none: 'Ingen samlinger er planlagt ennå.',
    answers: { yes: 'Du kommer.', no: 'Du kan ikke.', lapsed: 'Den er flyttet. Si fra om du kommer.' },
    more: (count: number) => `og ${count} til`,
    which: 'Hvilken samling vil du se?',
    show: 'Vis samlingen',
    plan: 'Ny samling',
    themeDay: (participant: string) => `Ny temadag: ${participant}`,
  },
  card: {
    about: 'Handler om',
    when: 'Når',
    place: 'Sted',
    leader: 'Ledes av',
    all: 'Alle tre partene fra hver deltaker skal være med.',
    over: 'Samlingen har vært.',
    cancelled: (reason: string) => `Samlingen er avlyst: ${reason}`,
    mine: {
      yes: 'Du har sagt at du kommer.',
      no: 'Du har sagt at du ikke kan.',
      lapsed: 'Du hadde sagt at du kommer, men samlingen er flyttet. Passer det fortsatt?',
      none: 'Du er invitert. Kommer du?',
    },
    coming: 'Hvem kommer',
    count: (count: number) => (count === 0 ? 'Ingen har sagt ja ennå.' : `${count} har sagt ja så langt.`),
    nobody: 'ingen ennå',
    nobodyOfAny: '▲ Ingen ennå fra noen av partene.',
    counted: (count: number, party: string) => `${party}: ${count}`,
    others: (count: number) =>
      count === 1
        ? '1 prosjektleder eller prosjektansvarlig som ikke sitter i en gruppe'
        : `${count} prosjektledere eller prosjektansvarlige som ikke sitter i en gruppe`,
    names: (names: string) => `Fra prosjektet ditt: ${names}`,
    missing: (parties: string) => `▲ Det mangler noen fra ${parties}.`,
    more: (count: number) => (count === 1 ? 'og 1 deltaker til' : `og ${count} deltakere til`),
    moves: 'Flyttet',
    moveLine: (from: string, to: string, reason: string) => `Fra ${from} til ${to}: ${reason}`,
    yes: 'Jeg kommer',
    no: 'Jeg kan ikke',
    change: 'Flytt samlingen',
    cancel: 'Avlys samlingen',
    register: 'Si hvem andre som kommer',
    list: 'Alle samlinger',
  },
  form: {
    title: 'Ny samling',
    nothingLeft: 'Alle samlingene du kan planlegge, er planlagt.',
    which: 'Hvilken samling?',
    networkOption: (number: string, network: string, cohort: string) =>
      `Samling ${number}: ${network}, pulje ${cohort}`,
    leadersOption: 'Prosjektledersamling',
    startsOn: 'Dato',
    endsOn: 'Siste dag, hvis den varer mer enn én dag (valgfritt)',
    startsAt: 'Klokkeslett (valgfritt)',
    place: 'Sted',
    placeExample: 'Rådhuset, møterom 2',
    about: 'Hva handler den om? (valgfritt)',
    aboutExample: 'Slik kom vi i gang',
    leader: 'Hvem leder den?',
    invited:
      'Jeg spør prosjektansvarlig, prosjektleder og styringsgruppen i hvert prosjekt om de kommer. Til en prosjektledersamling spør jeg prosjektlederne. Det skjer i den daglige meldingen, tidligst tre måneder før.',
    send: 'Planlegg samlingen',
  },
  themeDay: {
    title: (participant: string) => `Ny temadag: ${participant}`,
    intro: 'Hver deltaker holder minst én temadag, helst mellom samling 1 og 2.',
    invited:
      'Jeg spør prosjektansvarlig, prosjektleder og styringsgruppen om de kommer. Det skjer i den daglige meldingen, tidligst tre måneder før.',
    send: 'Planlegg temadagen',
  },
  move: {
    title: (gathering: string) => `Flytt ${gathering}`,
    now: (occasion: string) => `Nå: ${occasion}.`,
    reason: 'Hvorfor flyttes den?',
    next: 'De som har sagt ja, blir spurt på nytt.',
    send: 'Flytt samlingen',
  },
  cancel: {
    title: (gathering: string) => `Avlys ${gathering}`,
    reason: 'Hvorfor avlyses den?',
    next: 'De som har sagt ja, får beskjed.',
    send: 'Avlys samlingen',
  },
  register: {
    title: (gathering: string) => `Hvem kommer på ${gathering}?`,
    intro: 'Disse har ikke konto her, så jeg kan ikke spørre dem. Velg dem som kommer.',
    coming: 'Kommer',
    send: 'Lagre',
  },

  /** In the day's message. */
  reminder: {
    invite: (gathering: string, occasion: string) => `Kommer du på ${gathering} (${occasion})?`,
    movedFrom: (occasion: string) => `Den er flyttet fra ${occasion}. Derfor spør jeg igjen.`,
    attend: (gathering: string, occasion: string) => `Du skal på ${gathering}: ${occasion}`,
    parties: (gathering: string, occasion: string) => `Det mangler noen på ${gathering}: ${occasion}`,
    side: (participant: string, parties: string) => `Fra ${participant} mangler ${parties}.`,
    moreSides: (count: number) => (count === 1 ? 'og 1 deltaker til' : `og ${count} deltakere til`),
    network: (gathering: string, occasion: string) => `Parter mangler på ${gathering}: ${occasion}`,
    lacking: (count: number) =>
      count === 1
        ? '1 deltaker kommer ikke med alle tre partene ennå.'
        : `${count} deltakere kommer ikke med alle tre partene ennå.`,
    themeDay: (participant: string, gathering: string, day: string) =>
      `Planlegg en temadag for ${participant} før ${gathering}, ${day}.`,
    cancelled: (gathering: string, day: string) => `Avlyst: ${gathering}, ${day}.`,
    short: {
      invite: (gathering: string) => `Invitasjon: ${gathering}`,
      attend: (gathering: string) => `Du skal på ${gathering}`,
      parties: (gathering: string) => `Hvem som mangler: ${gathering}`,
      network: (gathering: string) => `Parter som mangler: ${gathering}`,
      themeDay: (participant: string) => `Temadag for ${participant}`,
      cancelled: (gathering: string) => `Avlyst: ${gathering}`,
    },
    plan: 'Planlegg temadag',
  },
};
