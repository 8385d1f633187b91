import { describe, expect, test } from 'vitest';
import { languages } from '../../bot/people/person.ts';
import type { Intent, IntentName } from '../../bot/ports/presenter.ts';
import { understand } from '../../cards/understand.ts';
import { wordsOf } from '../../cards/words/words.ts';

/** What people write, and what they mean by it. */
const said: Readonly<Record<Exclude<IntentName, 'unknown' | 'useCode'>, readonly string[]>> = {
  help: ['hjelp', 'Hjelp!', 'HEI', 'hei, saman', 'hva kan du?', 'kva kan du gjere?', 'help me', 'Hello'],
  home: ['hjem', 'oversikt', 'heim', 'kva ventar på meg?', 'overview', 'what is waiting?'],
  settings: ['språk', 'Bytt språk', 'byt språk', 'tidssone', 'change language', 'settings'],
  workspace: ['kommune', 'Hvilken kommune?', 'kva kommune', 'municipality'],
  reminders: ['påminnelser', 'Påminningar', 'slå av påminnelser', 'reminders'],
  later: ['minn meg senere', 'Minn meg seinare.', 'remind me later', 'snooze'],
  pause: ['pause', 'Jeg har ferie', 'eg har ferie', 'take a break', 'I am on holiday'],
  upcoming: ['hva vil du minne meg på?', 'kva vil du minne meg på', 'What will you remind me of?'],
  calendar: ['kalender', 'Min kalender!', 'kalenderlenkje', 'my calendar', 'calendar feed'],
  sharing: ['Hvem ser innholdet?', 'kven ser innhaldet', 'Who can see'],
  projectUpcoming: ['Hva kommer i prosjektet?', 'kva vil du minne oss på', 'What is coming in the project?'],
  projectCalendar: ['prosjektkalender', 'Kalender for prosjektet', 'project calendar'],
  fileDeadlines: ['frister fra fil', 'fristar frå ei fil', 'Deadlines from a file'],
  newProject: [
    'nytt prosjekt',
    'Opprett prosjekt',
    'set opp eit prosjekt',
    'new project',
    'Create a project.',
  ],
  makeCode: ['lag kode', 'gi meg en kode', 'gi meg ein kode', 'Give me a code, please'],
  code: ['kode', 'bruk koden', 'code'],
  project: ['prosjekt', 'vis prosjektet', 'sjå prosjektet', 'show the project'],
  group: ['gruppe', 'endre gruppa', 'medlemmer', 'kven er med?', 'change the group', 'members'],
  openRound: [
    'Ny runde!',
    'start en runde',
    'åpne en runde',
    'Opne ein runde',
    'new round',
    'Start a new round',
  ],
  answer: ['svar', 'Svare på runden', 'endre svaret', 'Karakterar', 'answer', 'change my answer'],
  status: ['status', 'hvem mangler?', 'kven manglar?', 'hvordan ligger vi an?', "who hasn't answered?"],
  closeRound: ['avslutt', 'avslutt runden', 'Lukk runden.', 'close the round', 'end round'],
  extendRound: [
    'flytt fristen',
    'utsett fristen',
    'utset fristen',
    'mer tid',
    'meir tid',
    'we need more time',
  ],
  result: ['resultat', 'vis resultatet', 'sjå resultatet', 'results', 'show the result'],
  decide: ['beslutning', 'ny avgjerd', 'vi har bestemt', 'vedtak', 'new decision', 'we have decided'],
  decisions: ['beslutninger', 'vis avgjerdene', 'decisions', 'what have we decided?'],
  benefits: ['hva virker?', 'kva verkar?', 'tiltak', 'gevinst', 'what works?'],
  followUp: ['veien videre', 'vegen vidare', 'way forward', 'next steps'],
  minutes: ['referat', 'Referatet?', 'les referatet', 'godkjenn referatet', 'minutes', 'approve the minutes'],
  correctMinutes: ['rett referatet', 'rettelse', 'retting', 'endre referatet', 'correct the minutes'],
  milestones: ['milepæler', 'Milepælane', 'vis planen', 'neste milepæl?', 'milestones', 'show the plan'],
  newMilestone: ['ny milepæl', 'legg til en milepæl', 'lag ein milepæl', 'new milestone', 'Add a milestone.'],
  reachMilestone: [
    'milepæl nådd',
    'Milepælen er nådd!',
    'vi har nådd ein milepæl',
    'vi nådde milepælen',
    'milestone reached',
    'We have reached the milestone!',
  ],
  goals: ['mål', 'Resultatmåla', 'vis målene', 'målingar', 'goals', 'show the result goals'],
  newGoal: ['nytt mål', 'Legg til eit mål', 'nytt resultatmål', 'new goal', 'Add a goal.'],
  measure: ['legg inn måling', 'Legg inn ei måling', 'måling', 'enter a measurement'],
  links: ['svarlenker', 'svarlenkjer', 'lenke', 'answer links'],
  deadlines: ['rapporteringsfrister', 'Frister?', 'fristar', 'Rapporteringsfristar', 'reporting deadlines'],
  newDeadline: ['ny rapporteringsfrist', 'Nytt tilskuddsbrev', 'nytt tilskotsbrev', 'new reporting deadline'],
  deliverReport: ['rapport levert', 'Rapporten er levert!', 'lever rapporten', 'the report is delivered'],
  moveDeadline: ['flytt rapporteringsfristen', 'utset rapporteringsfristen', 'move the reporting deadline'],
  manyDeadlines: ['nye frister for alle', 'nye fristar for alle', 'new deadlines for all'],
  risks: ['risiko', 'Risikoene', 'vis risikoane', 'risikomatrisen', 'risks', 'show the risks'],
  workshop: [
    'risikoverksted',
    'Start et risikoverksted!',
    'risikoverkstad',
    'risikoanalyse',
    'Risk workshop',
  ],
  addRisk: ['ny risiko', 'legg til ein risiko', 'add a risk'],
  countermeasure: ['mottiltak', 'Nytt mottiltak', 'set inn mottiltak', 'countermeasures'],
  exportRisks: ['last ned risikoer', 'last ned risikoar', 'export the risks'],
  riskThemes: ['risikoer etter tema', 'risikoar etter tema', 'risks by theme'],
  gatherings: ['samlinger', 'Samlingar?', 'neste samling', 'gatherings'],
  newGathering: ['ny samling', 'planlegg ei samling', 'plan a gathering'],
  themeDay: ['temadag', 'Planlegg ein temadag', 'ny temadag', 'new theme day'],
  pasteDeadlines: ['lim inn frister', 'lim inn fristar', 'paste deadlines'],
};
const table = Object.entries(said).flatMap(([intent, texts]) => texts.map((text) => ({ text, intent })));

const about = (intent: Intent): string => ('about' in intent ? intent.about : '');

describe('what people write is understood', () => {
  test.each(table)('«$text» means $intent', ({ text, intent }) => {
    expect(understand(text).intent).toBe(intent);
  });

  test.each(table)('whatever the case and the punctuation: «$text»', ({ text, intent }) => {
    expect(understand(`  ${text.toLocaleUpperCase('nb')} … `).intent).toBe(intent);
    // somebody's keyboard may write å as a and a ring
    expect(understand(text.normalize('NFD')).intent).toBe(intent);
  });

  test.each([
    ['prosjekt Heltid i Elverum', 'project', 'heltid i elverum'],
    ['vis prosjektet Heltid', 'project', 'heltid'],
    ['ny runde i Heltid!', 'openRound', 'heltid'],
    ['resultat for «Heltid – Elverum»', 'result', 'heltid elverum'],
    ['referat Heltid', 'minutes', 'heltid'],
    ['rett referatet for Heltid', 'correctMinutes', 'heltid'],
    ['status for Heltid?', 'status', 'heltid'],
    ['minutes of Heltid', 'minutes', 'heltid'],
    ['avslutt runden i Heltid', 'closeRound', 'heltid'],
    ['Svar', 'answer', ''],
  ])('a project may be named behind it: «%s»', (text, intent, name) => {
    expect(understand(text)).toEqual({ intent, about: name });
  });

  test('the longest phrase is taken: «rett referatet» is not «referat», «nytt prosjekt» not «prosjekt»', () => {
    expect(understand('rett referatet').intent).toBe('correctMinutes');
    expect(understand('nytt prosjekt').intent).toBe('newProject');
    expect(understand('ny frist').intent).toBe('extendRound');
    expect(understand('gi meg en kode').intent).toBe('makeCode');
  });

  test.each([
    ['kode K7PM-4QXZ', 'K7PM-4QXZ'],
    ['kode k7pm 4qxz', 'K7PM-4QXZ'],
    ['Kode: K7PM4QXZ.', 'K7PM-4QXZ'],
    ['code k7pm-4qxz', 'K7PM-4QXZ'],
    ['eingongskode K7PM-4QXZ', 'K7PM-4QXZ'],
    ['bruk kode K7PM-4QXZ', 'K7PM-4QXZ'],
    ['use code K7PM-4QXZ', 'K7PM-4QXZ'],
    ['engangskode K7PM-4QXZ', 'K7PM-4QXZ'],
    ['koden er K7PM-4QXZ', 'K7PM-4QXZ'],
    ['one-time code k7pm4qxz', 'K7PM-4QXZ'],
    ['my code is K7PM 4QXZ', 'K7PM-4QXZ'],
  ])('a code: «%s»', (text, code) => {
    expect(understand(text)).toEqual({ intent: 'useCode', code });
  });

  test.each(['kode', 'kode ABC', 'bruk kode'])('a code that is none asks for one: «%s»', (text) => {
    expect(understand(text)).toEqual({ intent: 'code' });
  });
});

describe('what Saman does not know', () => {
  test.each([
    '',
    '   ',
    '?!',
    'hva koster melk',
    'hello world foo',
    'hei og hå',
    'språket i kommunen er vanskelig',
    'start møtet',
    'lorem ipsum',
    'Kan du bestille lunsj?',
    'referatene fra i fjor ligger i arkivet',
    'svarte katter',
    'statusen er bra',
    'prosjektor',
    '🙂',
    '__proto__',
    'constructor',
    `${'x '.repeat(5000)}hjelp`,
  ])('stays unknown: «%s»', (text) => {
    expect(understand(text)).toEqual({ intent: 'unknown' });
  });
});

describe('the phrases', () => {
  const all = languages.flatMap((language) =>
    Object.entries(wordsOf(language).understood).flatMap(([intent, phrases]) =>
      phrases.map((phrase) => ({ language, intent, phrase })),
    ),
  );

  test('none means two things, in whichever languages', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { intent, phrase } of all)
      meanings.set(phrase, (meanings.get(phrase) ?? new Set<string>()).add(intent));
    const twofold = [...meanings].filter(([, intents]) => intents.size > 1);
    expect(twofold).toEqual([]);
  });

  test('each is understood as what it is listed under, with nothing left over', () => {
    for (const { intent, phrase } of all) {
      const found = understand(phrase);
      expect({ phrase, intent: found.intent, about: about(found) }).toEqual({ phrase, intent, about: '' });
    }
  });

  test.each(languages)('what help says one can write, is understood: %s', (language) => {
    const { lines } = wordsOf(language).people.help;
    for (const [phrase] of lines) expect(understand(phrase ?? '').intent, phrase).not.toBe('unknown');
    const meant = lines.map(([phrase]) => understand(phrase ?? '').intent);
    expect(new Set(meant).size).toBe(lines.length);
  });

  test.each(languages)('every phrase that another text quotes is understood: %s', (language) => {
    const { people, refusals } = wordsOf(language);
    const texts = [
      people.notUnderstood.tryThis,
      people.home.andMore(3),
      refusals.noOpenRound(() => ''),
      refusals.noMembers(() => ''),
      refusals.minutesApproved(() => ''),
    ];
    const quoted = texts.flatMap((text) =>
      [...text.matchAll(/[«‘]([^»’]+)[»’]/g)].map((match) => match[1] ?? ''),
    );
    expect(quoted.length).toBeGreaterThan(5);
    for (const phrase of quoted) expect(understand(phrase).intent, phrase).not.toBe('unknown');
  });
});
