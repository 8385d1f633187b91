/** What things are called. One word for one thing, everywhere. */
export const names = {
  language: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' },
  theme: {
    'sick-leave': 'sick leave',
    'full-time': 'full-time and part-time',
    competence: 'competence and recruitment',
    reputation: 'reputation',
    innovation: 'innovation',
  },
  phase: {
    clarification: 'clarification',
    organisation: 'organisation and anchoring',
    planning: 'planning',
    execution: 'execution',
    evaluation: 'evaluation',
  },
  party: {
    politicians: 'elected politicians',
    administration: 'the administration',
    employees: 'employees and union representatives',
  },
  group: { steering: 'steering group', project: 'project group', reference: 'reference group' },
  theGroup: {
    steering: 'the steering group',
    project: 'the project group',
    reference: 'the reference group',
  },
  role: { pa: 'project owner', pl: 'project leader' },
  /** Somebody's part in a project, in a list. */
  part: {
    pa: 'project owner',
    pl: 'project leader',
    steering: 'in the steering group',
    project: 'in the project group',
    reference: 'in the reference group',
  },
  factor: {
    need: {
      name: 'Need',
      prompt:
        'What is the need, and how did we find it: did we guess, did users or employees tell us, or did we put ourselves in their place?',
    },
    solution: {
      name: 'Solution',
      prompt: 'Do the measures meet the need? How have we measured that?',
    },
    'project-leader': {
      name: 'Project leader',
      prompt:
        'Have we supported the project leader well enough? Does the project leader have many other tasks as well?',
    },
    team: {
      name: 'Team',
      prompt:
        'Which teams do we have, and how are they put together? Do we have the competence we need? Has the team supported the project leader?',
    },
    anchoring: {
      name: 'Anchoring',
      prompt:
        'Do we have good support from the parties? Are the employees interested? Does everyone understand the purpose and the goals? Are those it concerns involved, or only kept informed?',
    },
  },
  /** The five steps of the default scale, from the worst to the best. */
  steps: ['very poor', 'poor', 'fair', 'good', 'very good'],
  /** Of a list that is longer than a card has room for. */
  notAll: (shown: number, all: number) => `These are ${shown} of ${all}. There is no room for more.`,
  phaseOf: (number: number, phase: string) => `${number} of 5: ${phase}`,
};
