/** What things are called. One word for one thing, everywhere. */
export const names = {
  language: { nb: 'bokmål', nn: 'nynorsk', en: 'English' },
  theme: {
    'sick-leave': 'sykefravær',
    'full-time': 'heltid/deltid',
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
    politicians: 'folkevalgte',
    administration: 'administrasjonen',
    employees: 'ansatte og tillitsvalgte',
  },
  group: { steering: 'styringsgruppe', project: 'prosjektgruppe', reference: 'referansegruppe' },
  theGroup: { steering: 'styringsgruppen', project: 'prosjektgruppen', reference: 'referansegruppen' },
  role: { pa: 'prosjektansvarlig', pl: 'prosjektleder' },
  /** Somebody's part in a project, in a list. */
  part: {
    pa: 'prosjektansvarlig',
    pl: 'prosjektleder',
    steering: 'i styringsgruppen',
    project: 'i prosjektgruppen',
    reference: 'i referansegruppen',
  },
  factor: {
    need: {
      name: 'Behov',
      prompt:
        'Hva er behovet, og hvordan fant vi det: gjettet vi, fortalte brukere eller ansatte oss det, eller satte vi oss i deres sted?',
    },
    solution: {
      name: 'Løsning',
      prompt: 'Møter tiltakene behovet? Hvordan har vi målt det?',
    },
    'project-leader': {
      name: 'Prosjektleder',
      prompt:
        'Har vi støttet prosjektlederen godt nok? Har prosjektlederen mange andre oppgaver ved siden av?',
    },
    team: {
      name: 'Team',
      prompt:
        'Hvilke team har vi, og hvordan er de satt sammen? Har vi kompetansen vi trenger? Har teamet støttet prosjektlederen?',
    },
    anchoring: {
      name: 'Forankring',
      prompt:
        'Har vi god støtte fra partene? Er de ansatte interessert? Forstår alle hensikt og mål? Er de det gjelder, trukket med eller bare holdt orientert?',
    },
  },
  /** The five steps of the default scale, from the worst to the best. */
  steps: ['svært dårlig', 'dårlig', 'middels', 'godt', 'svært godt'],
  /** Of a list that is longer than a card has room for. */
  notAll: (shown: number, all: number) => `Her står ${shown} av ${all}. Det er ikke plass til flere.`,
  phaseOf: (number: number, phase: string) => `${number} av 5: ${phase}`,
};
