/** What things are called. One word for one thing, everywhere. */
export const names = {
  language: { nb: 'bokmål', nn: 'nynorsk', en: 'English' },
  theme: {
    'sick-leave': 'sjukefråvær',
    'full-time': 'heiltid/deltid',
    competence: 'kompetanse og rekruttering',
    reputation: 'omdømme',
    innovation: 'innovasjon',
  },
  phase: {
    clarification: 'avklaring',
    organisation: 'organisering og forankring',
    planning: 'prosjektplanlegging',
    execution: 'gjennomføring',
    evaluation: 'evaluering',
  },
  party: {
    politicians: 'folkevalde',
    administration: 'administrasjonen',
    employees: 'tilsette og tillitsvalde',
  },
  group: { steering: 'styringsgruppe', project: 'prosjektgruppe', reference: 'referansegruppe' },
  theGroup: { steering: 'styringsgruppa', project: 'prosjektgruppa', reference: 'referansegruppa' },
  role: { pa: 'prosjektansvarleg', pl: 'prosjektleiar' },
  /** Somebody's part in a project, in a list. */
  part: {
    pa: 'prosjektansvarleg',
    pl: 'prosjektleiar',
    steering: 'i styringsgruppa',
    project: 'i prosjektgruppa',
    reference: 'i referansegruppa',
  },
  factor: {
    need: {
      name: 'Behov',
      prompt:
        'Kva er behovet, og korleis fann vi det: gjetta vi, fortalde brukarar eller tilsette oss det, eller sette vi oss i deira stad?',
    },
    solution: {
      name: 'Løysing',
      prompt: 'Svarer tiltaka på behovet? Korleis har vi målt det?',
    },
    'project-leader': {
      name: 'Prosjektleiar',
      prompt: 'Har vi støtta prosjektleiaren godt nok? Har prosjektleiaren mange andre oppgåver ved sida av?',
    },
    team: {
      name: 'Team',
      prompt:
        'Kva team har vi, og korleis er dei sette saman? Har vi kompetansen vi treng? Har teamet støtta prosjektleiaren?',
    },
    anchoring: {
      name: 'Forankring',
      prompt:
        'Har vi god støtte frå partane? Er dei tilsette interesserte? Forstår alle føremål og mål? Er dei det gjeld, trekte med eller berre haldne orienterte?',
    },
  },
  /** The five steps of the default scale, from the worst to the best. */
  steps: ['svært dårleg', 'dårleg', 'middels', 'godt', 'svært godt'],
  /** Of a list that is longer than a card has room for. */
  notAll: (shown: number, all: number) => `Her står ${shown} av ${all}. Det er ikkje plass til fleire.`,
  phaseOf: (number: number, phase: string) => `${number} av 5: ${phase}`,
};
