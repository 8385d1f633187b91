import type { PackageWords } from './words.ts';

export const en: PackageWords = {
  full: 'Saman for steering groups',
  short: 'Keeps track of the steering group’s evaluation rounds, so that you need not',
  description: (operator) => [
    'Saman helps the steering group of a municipal development project with its evaluation rounds. You get the form in your own chat with Saman, grade five factors, and are done in two minutes.',
    'When the round is over, the group sees the result as a whole. The worst grade stands, and the spread shows whether you see it the same way. You decide what is to be done, and get minutes to read through and approve.',
    'In a hidden round nobody sees who gave which grade. When it is over, whatever ties the grades to you is deleted. With fewer than three answers no grades are shown. If the group wants open grades, it chooses so before the round starts. In the channel Saman shows only what everybody shares.',
    `Projects, rounds and minutes are stored with ${operator ?? 'whoever runs Saman for you'}, not in Teams. The messages you get and write in the chat with Saman are in Teams like other messages. The privacy page says what is stored, and for how long.`,
    'Write to Saman in everyday words, in bokmål, nynorsk or English. In a channel Saman hears only what you write to @Saman. If you are not in Teams, you can answer with a personal answer link.',
  ],
  suggestions: {
    home: { title: 'my projects', does: 'See what is waiting for you, and your projects' },
    answer: { title: 'answer', does: 'Answer the round, or change your answer' },
    openRound: { title: 'new round', does: 'Open an evaluation round' },
    status: { title: 'status', does: 'See how many have answered, and what is missing' },
    result: { title: 'result', does: 'See the result of the latest round' },
    decide: { title: 'decision', does: 'Record what the group has decided' },
    minutes: { title: 'minutes', does: 'Read and approve the minutes' },
    project: { title: 'project', does: 'See the project' },
    newProject: { title: 'new project', does: 'Set up a project and its steering group' },
    settings: { title: 'settings', does: 'Choose language and time zone' },
    code: { title: 'code', does: 'Use a one-time code, or link another account' },
    help: { title: 'help', does: 'See all that you can ask of Saman' },
  },
};
