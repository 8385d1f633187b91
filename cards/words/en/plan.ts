/** Milestones, from the plan to the celebration. */
export const plan = {
  /** Facts and short labels, wherever a milestone is shown. */
  facts: {
    project: 'Project',
    dueOn: 'Date',
    responsible: 'Responsible',
    criterion: 'Reached when',
    decisionPoint: 'Decision point',
    isDecisionPoint: 'yes',
    celebration: 'How we celebrate',
    audience: 'Told the outcome',
    openly: 'Open channel',
    tellsOpenly: 'is told as well',
    state: 'State',
    states: { planned: 'planned', reached: 'reached, not told to others yet', celebrated: 'reached' },
    result: 'Outcome',
    reachedAt: 'Reached',
    overdue: (day: string) => `${day} (passed)`,
    people: (count: number) => (count === 1 ? 'one person' : `${count} people`),
    more: (count: number) => `and ${count} more`,
  },

  line: {
    title: (project: string) => `Milestones in ${project}`,
    none: 'The plan has no milestones yet.',
    allReached: 'All the milestones are reached.',
    next: 'Next',
    later: 'Later',
    reached: 'Reached',
    reachedOn: (day: string) => `reached ${day}`,
    responsible: (name: string) => `responsible: ${name}`,
    decisionPoint: 'decision point',
    moved: (times: number) =>
      times === 1 ? 'moved once' : times === 2 ? 'moved twice' : `moved ${times} times`,
    add: 'New milestone',
    show: (wording: string) => `Show ${wording}`,
    choose: 'Choose a milestone',
    notification: (project: string) => `Here are the milestones in ${project}.`,
  },

  card: {
    title: (wording: string) => `Milestone: ${wording}`,
    activities: 'Activities',
    done: (text: string) => `✓ Done: ${text}`,
    toDo: (text: string) => `○ To do: ${text}`,
    moves: 'Moved',
    move: (from: string, to: string) => `From ${from} to ${to}`,
    reason: (reason: string) => `‘${reason}’`,
    reasonBy: (reason: string, by: string) => `‘${reason}’ (${by})`,
    reach: 'It is reached',
    takeBack: 'Take it back',
    moveIt: 'Move the date',
    tick: 'Update activities',
    change: 'Change the milestone',
  },

  form: {
    title: (project: string) => `New milestone in ${project}`,
    changeTitle: (wording: string) => `Change the milestone: ${wording}`,
    intro:
      'A milestone is a delivery or a sub-goal. Word it so that the answer to whether it is reached is yes or no.',
    wording: 'What should be reached?',
    wordingExample: 'Every department has tried the new rota',
    criterion: 'How will we see that it is reached?',
    criterionExample: 'Each department has worked the rota for three months and assessed it',
    dueOn: 'Date',
    responsible: 'Who is responsible?',
    decisionPoint: 'Decision point (optional)',
    isDecisionPoint: 'Here the steering group decides whether the project goes on',
    activities: 'Activities that lead there, one on each line (optional)',
    audience: 'Who should know the outcome? (optional)',
    openly: 'The channel that everyone can see (optional)',
    tellsOpenly: 'Say it there too',
    celebration: 'How do we celebrate?',
    celebrationExample: 'Cake at the department meeting',
    send: 'Save the milestone',
  },

  move: {
    title: (wording: string) => `Move the milestone: ${wording}`,
    now: (day: string) => `The date is ${day}.`,
    before: (times: number) =>
      times === 1
        ? 'It has been moved once before.'
        : `It has been moved ${times === 2 ? 'twice' : `${times} times`} before.`,
    paIsTold: 'If it moves again, the project owner will be told.',
    dueOn: 'New date',
    reason: 'Why?',
    send: 'Move the milestone',
  },

  reach: {
    title: (wording: string) => `Is it reached? ${wording}`,
    criterion: (criterion: string) => `It is reached when: ${criterion}`,
    result: 'What came of it? Write one sentence.',
    afterwards: 'You can take it back for ten minutes. Then I pass it on, during office hours.',
    send: 'Yes, it is reached',
  },

  tick: {
    title: (wording: string) => `Activities: ${wording}`,
    done: 'Done',
    send: 'Save',
  },

  choice: {
    title: (project: string) => `Choose a milestone in ${project}`,
    milestone: 'Milestone',
    option: (wording: string, day: string) => `${wording} (${day})`,
    send: 'Show the milestone',
  },

  asked: {
    title: (wording: string) => `Is it reached? ${wording}`,
    text: (project: string, day: string) => `The date of this milestone in ${project} is ${day}.`,
    yes: 'Yes, it is reached',
    notYet: 'Not yet',
    settled: 'It is reached. There is nothing for you to do.',
  },

  receipt: {
    title: (wording: string) => `Reached: ${wording}`,
    until: (moment: string) => `You can take it back until ${moment}.`,
    isFinal: 'It cannot be taken back any longer.',
    tells: (moment: string) => `The group and the others will be told ${moment}.`,
    told: 'The group and the others have been told.',
  },

  celebration: {
    title: (wording: string) => `We reached the milestone: ${wording}`,
    thanks: (group: string) => `Thank you to ${group} for making it happen!`,
    thanksAll: 'Thank you to everyone who made it happen!',
    how: (celebration: string) => `How we celebrate: ${celebration}`,
    next: (wording: string, day: string) => `Next milestone: ${wording} (${day})`,
    last: 'That was the last milestone in the plan!',
    count: (reached: number, count: number) => `${reached} of ${count} milestones are reached.`,
    notification: (project: string, wording: string) => `${project} has reached a milestone: ${wording}`,
  },

  told: {
    title: (wording: string) => `A milestone is reached: ${wording}`,
    what: (participant: string, project: string, day: string) =>
      `${participant} reached this milestone in the project ${project} on ${day}.`,
    next: (wording: string, day: string) => `Next milestone: ${wording} (${day})`,
    last: 'It was the last milestone in the plan.',
  },

  news: {
    title: 'Draft of a news item',
    intro:
      'The milestone is reached, and the group knows. Here is a draft for the municipality’s own news. Copy it, and change what you like.',
    headline: (project: string, wording: string) => `${project}: ${wording}`,
    what: (participant: string, project: string, wording: string) =>
      `${participant} has reached a milestone in the project ${project}: ${wording}.`,
    next: (wording: string, day: string) => `The next milestone is ‘${wording}’, on ${day}.`,
    last: 'It was the last milestone in the plan.',
    promise: (celebration: string) => `The plan promises a celebration: ${celebration}`,
    nudge: 'Put it in the calendar today.',
    notification: (project: string) =>
      `A milestone in ${project} is reached. Here is a draft of a news item.`,
  },

  slipped: {
    title: (wording: string) => `Moved again: ${wording}`,
    text: (project: string) =>
      `This milestone in ${project} has been moved more than once. See whether the plan still holds, and whether those responsible have what they need.`,
    show: 'See the milestone',
    notification: (project: string) => `A milestone in ${project} has been moved more than once.`,
  },

  picture: {
    reached: 'reached now',
    next: 'next',
    text: (project: string, reached: number, count: number) =>
      `The line of ${project}: ${reached} of ${count} milestones are reached.`,
    lit: (wording: string) => `Reached now: ${wording}.`,
    following: (wording: string, day: string) => `Next: ${wording}, ${day}.`,
  },
};
