/** Whose workspace it is. */
export const workspace = {
  formTitle: 'Which municipality are we in?',
  intro: 'Those who write to me from here can set up projects for it. Only an administrator can choose.',
  organisation: 'Municipality or organisation',
  organisationExample: 'For example Elverum',
  programmeIntro: 'There is no programme yet. Give it a name and I will make it.',
  programme: 'Name of the programme',
  programmeExample: 'For example Full-time culture 2026–2030',
  endsOn: 'Last day of the programme',
  choose: 'Choose municipality',
  send: 'Save',
  saved: (organisation: string) => `Here we are in ${organisation}`,
  next: (programme: string) =>
    `People here can now set up projects in the programme ${programme}. Write ‘new project’ to begin.`,
};
