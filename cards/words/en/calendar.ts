import type { Words } from '../words.ts';

/** Calendars that people subscribe to, and what stands in them. */
export const calendar: Words['calendar'] = {
  button: 'Calendar',
  title: 'Saman in your calendar',
  projectTitle: (project) => `In your calendar: ${project}`,
  what: 'Deadlines, milestones, measurements and gatherings that concern you, in all your projects. The calendar keeps itself up to date.',
  projectWhat:
    'Deadlines, milestones, measurements and gatherings of the project. The calendar keeps itself up to date.',
  secret:
    'The link is yours alone. Whoever has it sees what you see. If somebody else has got hold of it, make a new one, and the old one stops.',
  notReachable:
    'This Saman runs on your own machine. A calendar app on the web or on your phone cannot reach it.',
  none: 'You have no calendar link now. Those that you had show nothing any more.',
  open: 'Add to your calendar',
  address: 'Address',
  make: 'Make a calendar link',
  renew: 'Make a new link',
  revoke: 'Switch the link off',
  openHere: 'Open in your calendar app',
  apple: 'iPhone, iPad and Mac: choose ‘Open in your calendar app’, then ‘Subscribe’.',
  google:
    'Google Calendar, on Android too: open it in a browser on a computer. Choose + beside ‘Other calendars’, then ‘From URL’, and paste the address. After that it is on your phone as well.',
  outlook:
    'Outlook: choose ‘Add calendar’, then ‘Subscribe from web’, and paste the address. After that it is on your phone as well.',
  slow: 'Calendar apps look for news from a few times an hour to once a day.',
  ended: 'Saman: this link is switched off',
  endedNext: 'This link shows nothing any more. Write ‘calendar’ to Saman to get a new one.',
  event: {
    round: (number, project) => `Answers due, round ${number} (${project})`,
    deadline: (title, project) => `Report due: ${title} (${project})`,
    milestone: (title, project) => `Milestone: ${title} (${project})`,
    measurement: (title: string, project: string) => `Measurement: ${title} (${project})`,
    gathering: (name: string, place: string) => `${name}, ${place}`,
  },
};
