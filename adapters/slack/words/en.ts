import type { SlackWords } from './words.ts';

export const en: SlackWords = {
  late: {
    done: 'It is done now',
    refused: 'That did not work. Close this window, and what you wrote is still there.',
  },
  install: {
    title: 'Saman has been added',
    done: (workspace) =>
      `Saman is now in ${workspace}. Open Slack, write /saman in a channel, or find Saman under Apps.`,
    next: 'Say which municipality this is: write ‘municipality’ to Saman. Only an administrator can.',
    back: 'Open Slack',
    failedTitle: 'Saman was not added',
    cancelled: 'You cancelled, so nothing has changed. Try again whenever you like.',
    state: 'The link was used, too old, or opened in another browser. Begin again from here.',
    whole: 'Saman is added to one workspace at a time, not to a whole organisation.',
    other: 'Slack said no. Try again, and run npm run doctor if it happens once more.',
    away: 'Slack did not answer just now. Try again in a couple of minutes.',
    trouble: 'I cannot reach what I have stored. Nothing is lost. Try again in a couple of minutes.',
    again: 'Try again',
  },
};
