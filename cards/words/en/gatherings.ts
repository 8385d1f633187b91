/** Network gatherings, theme days and project leaders' gatherings, and who comes. */
export const gatherings = {
  name: {
    network: (number: string, network: string) => `network gathering ${number} of ${network}`,
    themeDay: (participant: string) => `the theme day of ${participant}`,
    leaders: (programme: string) => `the project leaders’ gathering in ${programme}`,
  },
  about: {
    first: 'Purpose and goals',
    second: 'A deep dive into the theme',
    third: 'Implementation and benefits',
    themeDay: 'Our theme, for everybody who takes part locally',
    leaders: 'Project management and method',
  },
  at: (day: string, time: string) => `${day} at ${time}`,
  span: (from: string, to: string) => `${from} to ${to}`,
  whenAndWhere: (when: string, place: string) => `${when}, ${place}`,

  list: {
    title: 'Gatherings',
    none: 'No gatherings are planned yet.',
    answers: { yes: 'You are coming.', no: 'You cannot come.', lapsed: 'It has moved. Say if you can come.' },
    more: (count: number) => `and ${count} more`,
    which: 'Which gathering do you want to see?',
    show: 'Show the gathering',
    plan: 'New gathering',
    themeDay: (participant: string) => `New theme day: ${participant}`,
  },
  card: {
    about: 'About',
    when: 'When',
    place: 'Place',
    leader: 'Led by',
    all: 'All three parties from each participant are expected.',
    over: 'The gathering is over.',
    cancelled: (reason: string) => `The gathering is cancelled: ${reason}`,
    mine: {
      yes: 'You have said that you are coming.',
      no: 'You have said that you cannot come.',
      lapsed: 'You had said that you were coming, but the gathering has moved. Can you still come?',
      none: 'You are invited. Are you coming?',
    },
    coming: 'Who is coming',
    count: (count: number) =>
      count === 0
        ? 'Nobody has said yes yet.'
        : count === 1
          ? '1 has said yes so far.'
          : `${count} have said yes so far.`,
    nobody: 'nobody yet',
    nobodyOfAny: '▲ Nobody yet from any of the parties.',
    counted: (count: number, party: string) => `${party}: ${count}`,
    others: (count: number) =>
      count === 1
        ? '1 project leader or project owner who is in no group'
        : `${count} project leaders or project owners who are in no group`,
    names: (names: string) => `From your project: ${names}`,
    missing: (parties: string) => `▲ Nobody is coming yet from ${parties}.`,
    more: (count: number) => (count === 1 ? 'and one more participant' : `and ${count} more participants`),
    moves: 'Moved',
    moveLine: (from: string, to: string, reason: string) => `From ${from} to ${to}: ${reason}`,
    yes: 'I am coming',
    no: 'I cannot come',
    change: 'Move the gathering',
    cancel: 'Cancel the gathering',
    register: 'Say who else is coming',
    list: 'All gatherings',
  },
  form: {
    title: 'New gathering',
    nothingLeft: 'All the gatherings that you can plan are planned.',
    which: 'Which gathering?',
    networkOption: (number: string, network: string, cohort: string) =>
      `Gathering ${number}: ${network}, cohort ${cohort}`,
    leadersOption: 'For the project leaders',
    startsOn: 'Date',
    endsOn: 'Last day, if it lasts more than one (optional)',
    startsAt: 'Time (optional)',
    place: 'Place',
    placeExample: 'Town hall, room 2',
    about: 'What is it about? (optional)',
    aboutExample: 'How we got started',
    leader: 'Who leads it?',
    invited:
      'I ask the project owner, the project leader and the steering group of each project if they are coming. For a project leaders’ gathering I ask the project leaders. I ask in the daily message, three months before at the earliest.',
    send: 'Plan the gathering',
  },
  themeDay: {
    title: (participant: string) => `New theme day: ${participant}`,
    intro: 'Every participant holds at least one theme day, preferably between gatherings 1 and 2.',
    invited:
      'I ask the project owner, the project leader and the steering group if they are coming. I ask in the daily message, three months before at the earliest.',
    send: 'Plan the theme day',
  },
  move: {
    title: (gathering: string) => `Move ${gathering}`,
    now: (occasion: string) => `Now: ${occasion}.`,
    reason: 'Why is it moved?',
    next: 'Those who have said yes are asked again.',
    send: 'Move the gathering',
  },
  cancel: {
    title: (gathering: string) => `Cancel ${gathering}`,
    reason: 'Why is it cancelled?',
    next: 'Those who have said yes are told.',
    send: 'Cancel the gathering',
  },
  register: {
    title: (gathering: string) => `Who is coming to ${gathering}?`,
    intro: 'These people have no account here, so I cannot ask them. Choose those who are coming.',
    coming: 'Coming',
    send: 'Save',
  },

  reminder: {
    invite: (gathering: string, occasion: string) => `Are you coming to ${gathering} (${occasion})?`,
    movedFrom: (occasion: string) => `It has moved from ${occasion}, so I am asking again.`,
    attend: (gathering: string, occasion: string) => `You are going to ${gathering}: ${occasion}`,
    parties: (gathering: string, occasion: string) => `Somebody is missing at ${gathering}: ${occasion}`,
    side: (participant: string, parties: string) => `Nobody is coming yet from ${participant}: ${parties}.`,
    moreSides: (count: number) =>
      count === 1 ? 'and one more participant' : `and ${count} more participants`,
    network: (gathering: string, occasion: string) => `Parties are missing at ${gathering}: ${occasion}`,
    lacking: (count: number) =>
      count === 1
        ? '1 participant is not yet coming with all three parties.'
        : `${count} participants are not yet coming with all three parties.`,
    themeDay: (participant: string, gathering: string, day: string) =>
      `Plan a theme day for ${participant} before ${gathering}, on ${day}.`,
    cancelled: (gathering: string, day: string) => `Cancelled: ${gathering}, on ${day}.`,
    short: {
      invite: (gathering: string) => `Invitation: ${gathering}`,
      attend: (gathering: string) => `You are going to ${gathering}`,
      parties: (gathering: string) => `Who is missing: ${gathering}`,
      network: (gathering: string) => `Parties missing: ${gathering}`,
      themeDay: (participant: string) => `Theme day of ${participant}`,
      cancelled: (gathering: string) => `Cancelled: ${gathering}`,
    },
    plan: 'Plan a theme day',
  },
};
