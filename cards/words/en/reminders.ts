/** The day's message, and how one wants to be reminded. */
export const reminders = {
  title: 'This is waiting for you today',
  notification: (count: number) =>
    count === 1 ? 'One thing is waiting for you today.' : `${count} things are waiting for you today.`,
  nothingLeft: 'None of this is waiting any longer.',
  old: 'This reminder is old',
  oldNext: 'Write ‘overview’ and I will show what is waiting now.',
  andMore: (count: number) => `and ${count} more. Write ‘overview’ to see the rest.`,
  answer: (number: number, project: string, deadline: string) =>
    `Answer round ${number} in ${project} by ${deadline}.`,
  lastTime: 'This is the last reminder before the deadline.',
  links: (number: number, project: string, deadline: string) =>
    `Send the answer links for round ${number} in ${project} again, to everyone who got one. The deadline is ${deadline}.`,
  turnout: (number: number, project: string, answered: number, asked: number) =>
    `${answered} of ${asked} have answered round ${number} in ${project}.`,
  missing: (parties: string) => `Answers are missing from ${parties}.`,
  deadline: (deadline: string) => `The deadline is ${deadline}.`,
  deliver: (title: string, project: string, day: string) =>
    `Deliver the report ‘${title}’ in ${project} by ${day}.`,
  deliverLate: (title: string, project: string, day: string) =>
    `The report ‘${title}’ in ${project} was due on ${day}.`,
  late: (title: string, project: string, day: string) =>
    `The report ‘${title}’ in ${project} has not been delivered. It was due on ${day}.`,
  responsible: (name: string) => `Responsible: ${name}`,
  coming: (title: string, project: string, day: string) =>
    `The milestone ‘${title}’ in ${project} should be reached on ${day}.`,
  reached: (title: string, project: string, day: string) =>
    `Has the milestone ‘${title}’ in ${project} been reached? Its date is ${day}.`,
  lacking: (count: number, project: string) =>
    `Risks in ${project} that must have a countermeasure and have none: ${count}.`,
  regrade: (count: number, project: string) =>
    `Risks in ${project} that can be graded again, because their countermeasure is done: ${count}.`,
  note: (project: string) => `Note in the risk workshop what could keep ${project} from its goal.`,
  grade: (project: string) => `Give S and K for the risks in ${project}.`,
  workshopLinks: (project: string) =>
    `Send the answer links for the risk workshop in ${project} again, to everyone who got one.`,
  partHow: 'There is no deadline: you can do it until the workshop moves on.',
  measure: (title: string, project: string, day: string) =>
    `What is the number for ‘${title}’ in ${project}? The measurement is for ${day}.`,
  onBehalfOf: (name: string) => `You are the deputy of ${name}.`,
  done: (what: string) => `Done: ${what}`,
  later: (what: string, day: string) => `Put off until ${day}: ${what}`,
  short: {
    answer: (project: string) => `Answer in ${project}`,
    links: (project: string) => `Answer links in ${project}`,
    turnout: (project: string) => `How the round in ${project} is going`,
    report: (title: string, project: string) => `Report due: ${title} (${project})`,
    milestone: (title: string, project: string) => `Milestone: ${title} (${project})`,
    lacking: (project: string) => `Countermeasures in ${project}`,
    regrade: (project: string) => `Risks to grade again in ${project}`,
    note: (project: string) => `Note risk factors in ${project}`,
    grade: (project: string) => `Give S and K in ${project}`,
    workshopLinks: (project: string) => `Answer links for the risk workshop in ${project}`,
    measurement: (title: string, project: string) => `Measurement: ${title} (${project})`,
  },
  act: {
    answer: 'Answer now',
    links: 'Show the answer links',
    workshopLinks: 'Show the workshop’s answer links',
    turnout: 'Show how it is going',
    deliver: 'The report is delivered',
    late: 'Show the deadline',
    coming: 'Show the milestone',
    reached: 'Yes, it is reached',
    measure: 'Enter the measurement',
    notYet: 'Not yet',
    later: 'Remind me later',
    upcoming: 'What is coming',
    mine: 'What is coming to me',
    pause: 'Take a break',
    changePause: 'Change the break',
    kinds: 'Choose reminders',
    lacking: 'See what is missing',
    regrade: 'Show the risks',
    note: 'Write risk factors',
    grade: 'Give S and K',
  },
  upcoming: {
    title: 'What I will remind you of',
    next: 'In the next 30 days. Some of it may go, and more may come.',
    nothing: 'There is nothing to remind you of in the next 30 days.',
    ofProject: (project: string) => `What I remind people of in ${project}`,
    nothingOfProject: 'There is nothing to remind anybody of in the project in the next 30 days.',
    howOfProject: 'As the plan is now. Whoever has a break, or asked to hear later, is told then.',
    to: (name: string) => `It goes to ${name}.`,
    line: (day: string, what: string) => `On ${day}: ${what}`,
    how: 'You get one message a day, at 9 on a working day, and only when something is waiting.',
    afterwards: (days: string) => `Then on ${days}.`,
    moreDays: (count: number) => (count === 1 ? 'one more day' : `${count} more days`),
    andMore: (count: number) => `and ${count} more`,
    pause: (from: string, to: string) => `Your break is from ${from} up to and including ${to}.`,
    deputy: (name: string) =>
      `During your break ${name} gets your reminders, but not the form that you answer.`,
    off: (kinds: string) => `Switched off: ${kinds}.`,
  },
  deputyTold: {
    title: (name: string) => `You are the deputy of ${name}`,
    text: (from: string, to: string) =>
      `From ${from} up to and including ${to} you get the reminders about deadlines, milestones and measurements, but not the form of an evaluation round.`,
  },
  kind: {
    round: 'evaluation rounds',
    deadline: 'reporting deadlines',
    milestone: 'milestones',
    risk: 'risks',
    measurement: 'measurements',
    gathering: 'gatherings',
  },
  laterForm: {
    title: 'Remind me later',
    which: 'What is it about?',
    when: 'When?',
    day: 'The next working day',
    threeDays: 'In three days',
    onDate: 'On the date below',
    date: 'Date',
    send: 'Remind me then',
  },
  pauseForm: {
    title: 'A break from reminders',
    intro: 'I stay quiet while you are off. Whatever still matters comes on your first day back.',
    from: 'First day',
    to: 'Last day',
    deputy: 'Deputy',
    nobody: 'Nobody',
    deputyHint:
      'A deputy gets your reminders about deadlines, milestones and measurements, but never answers for you.',
    send: 'Take a break',
    end: 'End the break',
  },
  form: {
    title: 'Reminders',
    on: 'Remind me of',
    must: 'I always remind you of a reporting deadline that you are responsible for. You can hand it over to somebody else. I also always tell you when a gathering that you said yes to is cancelled.',
    send: 'Save',
  },
};
