/** Network gatherings, theme days and project leaders' gatherings, and who comes. */
export const gatherings = {
  name: {
    network: (number: string, network: string) => `nettverkssamling ${number} i ${network}`,
    themeDay: (participant: string) => `temadag for ${participant}`,
    leaders: (programme: string) => `prosjektleiarsamling i ${programme}`,
  },
  about: {
    first: 'Føremål og mål',
    second: 'Djupdykk i temaet',
    third: 'Iverksetjing og gevinstar',
    themeDay: 'Temaet vårt, for alle som er med lokalt',
    leaders: 'Prosjektleiing og metode',
  },
  at: (day: string, time: string) => `${day} kl. ${time}`,
  span: (from: string, to: string) => `${from} til ${to}`,
  whenAndWhere: (when: string, place: string) => `${when}, ${place}`,

  list: {
    title: 'Samlingar',
    none: 'Ingen samlingar er planlagde enno.',
    answers: { yes: 'Du kjem.', no: 'Du kan ikkje.', lapsed: 'Ho er flytta. Sei frå om du kjem.' },
    more: (count: number) => `og ${count} til`,
    which: 'Kva for ei samling vil du sjå?',
    show: 'Vis samlinga',
    plan: 'Ny samling',
    themeDay: (participant: string) => `Ny temadag: ${participant}`,
  },
  card: {
    about: 'Handlar om',
    when: 'Når',
    place: 'Stad',
    leader: 'Leia av',
    all: 'Alle tre partane frå kvar deltakar skal vere med.',
    over: 'Samlinga har vore.',
    cancelled: (reason: string) => `Samlinga er avlyst: ${reason}`,
    mine: {
      yes: 'Du har sagt at du kjem.',
      no: 'Du har sagt at du ikkje kan.',
      lapsed: 'Du hadde sagt at du kjem, men samlinga er flytta. Passar det framleis?',
      none: 'Du er invitert. Kjem du?',
    },
    coming: 'Kven kjem',
    count: (count: number) => (count === 0 ? 'Ingen har sagt ja enno.' : `${count} har sagt ja så langt.`),
    nobody: 'ingen enno',
    nobodyOfAny: '▲ Ingen enno frå nokon av partane.',
    counted: (count: number, party: string) => `${party}: ${count}`,
    others: (count: number) =>
      count === 1
        ? '1 prosjektleiar eller prosjektansvarleg som ikkje sit i ei gruppe'
        : `${count} prosjektleiarar eller prosjektansvarlege som ikkje sit i ei gruppe`,
    names: (names: string) => `Frå prosjektet ditt: ${names}`,
    missing: (parties: string) => `▲ Det manglar nokon frå ${parties}.`,
    more: (count: number) => (count === 1 ? 'og 1 deltakar til' : `og ${count} deltakarar til`),
    moves: 'Flytta',
    moveLine: (from: string, to: string, reason: string) => `Frå ${from} til ${to}: ${reason}`,
    yes: 'Eg kjem',
    no: 'Eg kan ikkje',
    change: 'Flytt samlinga',
    cancel: 'Avlys samlinga',
    register: 'Sei kven andre som kjem',
    list: 'Alle samlingar',
  },
  form: {
    title: 'Ny samling',
    nothingLeft: 'Alle samlingane du kan planleggje, er planlagde.',
    which: 'Kva for ei samling?',
    networkOption: (number: string, network: string, cohort: string) =>
      `Samling ${number}: ${network}, pulje ${cohort}`,
    leadersOption: 'Prosjektleiarsamling',
    startsOn: 'Dato',
    endsOn: 'Siste dag, om ho varer meir enn éin dag (valfritt)',
    startsAt: 'Klokkeslett (valfritt)',
    place: 'Stad',
    placeExample: 'Rådhuset, møterom 2',
    about: 'Kva handlar ho om? (valfritt)',
    aboutExample: 'Slik kom vi i gang',
    leader: 'Kven leier ho?',
    invited:
      'Eg spør prosjektansvarleg, prosjektleiar og styringsgruppa i kvart prosjekt om dei kjem. Til ei prosjektleiarsamling spør eg prosjektleiarane. Det skjer i den daglege meldinga, tidlegast tre månader før.',
    send: 'Planlegg samlinga',
  },
  themeDay: {
    title: (participant: string) => `Ny temadag: ${participant}`,
    intro: 'Kvar deltakar held minst éin temadag, helst mellom samling 1 og 2.',
    invited:
      'Eg spør prosjektansvarleg, prosjektleiar og styringsgruppa om dei kjem. Det skjer i den daglege meldinga, tidlegast tre månader før.',
    send: 'Planlegg temadagen',
  },
  move: {
    title: (gathering: string) => `Flytt ${gathering}`,
    now: (occasion: string) => `No: ${occasion}.`,
    reason: 'Kvifor blir ho flytta?',
    next: 'Dei som har sagt ja, blir spurde på nytt.',
    send: 'Flytt samlinga',
  },
  cancel: {
    title: (gathering: string) => `Avlys ${gathering}`,
    reason: 'Kvifor blir ho avlyst?',
    next: 'Dei som har sagt ja, får beskjed.',
    send: 'Avlys samlinga',
  },
  register: {
    title: (gathering: string) => `Kven kjem på ${gathering}?`,
    intro: 'Desse har ikkje konto her, så eg kan ikkje spørje dei. Vel dei som kjem.',
    coming: 'Kjem',
    send: 'Lagre',
  },

  reminder: {
    invite: (gathering: string, occasion: string) => `Kjem du på ${gathering} (${occasion})?`,
    movedFrom: (occasion: string) => `Ho er flytta frå ${occasion}. Difor spør eg igjen.`,
    attend: (gathering: string, occasion: string) => `Du skal på ${gathering}: ${occasion}`,
    parties: (gathering: string, occasion: string) => `Det manglar nokon på ${gathering}: ${occasion}`,
    side: (participant: string, parties: string) => `Frå ${participant} manglar ${parties}.`,
    moreSides: (count: number) => (count === 1 ? 'og 1 deltakar til' : `og ${count} deltakarar til`),
    network: (gathering: string, occasion: string) => `Partar manglar på ${gathering}: ${occasion}`,
    lacking: (count: number) =>
      count === 1
        ? '1 deltakar kjem ikkje med alle tre partane enno.'
        : `${count} deltakarar kjem ikkje med alle tre partane enno.`,
    themeDay: (participant: string, gathering: string, day: string) =>
      `Planlegg ein temadag for ${participant} før ${gathering}, ${day}.`,
    cancelled: (gathering: string, day: string) => `Avlyst: ${gathering}, ${day}.`,
    short: {
      invite: (gathering: string) => `Invitasjon: ${gathering}`,
      attend: (gathering: string) => `Du skal på ${gathering}`,
      parties: (gathering: string) => `Kven som manglar: ${gathering}`,
      network: (gathering: string) => `Partar som manglar: ${gathering}`,
      themeDay: (participant: string) => `Temadag for ${participant}`,
      cancelled: (gathering: string) => `Avlyst: ${gathering}`,
    },
    plan: 'Planlegg temadag',
  },
};
