import type { UndeliverableTexts } from '../undeliverable-texts.ts';

const reasons: UndeliverableTexts = {
  personGone: 'The account is deactivated or deleted.',
  personUnreachable: 'I may not write to this account.',
  personWithoutAccount: 'This person has no account.',
  channelGone: 'I cannot see the channel. Invite me there, or choose another channel.',
  channelArchived: 'The channel is archived. Bring it back and I can write there.',
  channelClosed: 'I may not write in the channel. Invite me there.',
  projectWithoutChannel: 'The project has no channel.',
  connectionEnded: 'Saman was removed from the workspace. Add Saman there again.',
  platformAway: 'Saman is not connected there now. Ask whoever runs Saman.',
  messageGone: 'The message has been deleted.',
  nothingToShow: 'There is nothing to show any more.',
  notAccepted: 'The message was not accepted. The fault is mine. Please tell whoever runs Saman.',
};

/** What did not get through. */
export const delivery = {
  title: (project: string) => `Something did not get through in ${project}`,
  notification: (project: string) => `Something did not get through in ${project}. Here is what you can do.`,
  allWell: (project: string) => `Everything has got through in ${project}`,
  intro: 'I could not deliver this:',
  channel: 'The group’s channel',
  reasons,
  hasLink: 'An answer link is ready. Please pass it on in another way.',
  reachMe: {
    title: 'Do you get no messages from me?',
    text: 'I cannot reach everyone in the group in a chat of their own. If you get no messages from me, press here. Then I write to you.',
    press: 'Write to me',
    notification: (project: string) => `${project}: Do you get no messages from me? Press here.`,
  },
  retry: 'Try again',
};
