import type { Words } from '../words.ts';

/** Deadlines from a file: the link to the page, and the page. */
export const deadlineFile: Words['deadlineFile'] = {
  instead: 'Use a file instead',
  title: 'Deadlines from a file',
  what: 'On the page you choose a file from Excel or another spreadsheet. You look it all over before anything is recorded.',
  open: 'Open the page',
  until: (moment) =>
    `The link is yours alone. It works in the browser that you open it in first, and ends on ${moment}.`,
  askAgain: 'Write ‘deadlines from file’ to Saman to get a new one.',
  intro:
    'The file is a spreadsheet (.xlsx) or a text file from one (.csv). Each line of the first sheet is one deadline.',
  columns: 'The columns',
  column: {
    project: 'Project: its name as it stands in Saman, or the municipality where that has one project only.',
    dueOn: 'Deadline: a date, for example 4.12.2026.',
    contents: 'Contents: what the report is to hold. Each column after this one is one thing more.',
  },
  header: { project: 'Project', dueOn: 'Deadline', contents: 'Contents' },
  examples: 'Examples to fill in',
  exampleXlsx: 'An example for Excel (.xlsx)',
  exampleCsv: 'An example as text (.csv)',
  exampleName: 'deadlines',
  exampleRows: [
    ['Full-time culture', 'Accounts', 'How the milestones stand'],
    ['Presence at work', 'Annual report'],
  ],
  choose: 'Choose the file',
  room: (rows) => `There is room for ${rows} deadlines, and the file can be 1 MB at most. It is not kept.`,
  another: 'Choose another file',
  wrongTitle: 'Nothing has been recorded',
  wrongIntro: 'Put this right in the file, and send it again.',
  problems: {
    missing: 'Choose a file first.',
    broken: 'The file did not come through whole. Try again.',
    tooLarge: 'The file is too large. It can be 1 MB at most. Copy the deadlines to a new spreadsheet.',
    tooMuchInside: 'There is too much in the file. Copy the deadlines to a new spreadsheet, and save that.',
    tooManyRows: 'The sheet has too many lines or columns. Split it into several files.',
    empty: 'I find no deadlines in the first sheet. Write one deadline on each line.',
    oldExcel:
      'The file is in an older Excel format, or has a password. Choose ‘Save as’ in Excel, and ‘Excel Workbook (.xlsx)’ without a password.',
    openDocument:
      'The file is in OpenDocument format (.ods). Choose ‘Save as’, and either ‘Excel (.xlsx)’ or ‘Text (.csv)’.',
    other: 'This is not a spreadsheet that I can read. Save it as .xlsx or .csv, and try again.',
    damaged: 'The file is damaged, so I cannot read it. Open it in Excel, save it again, and try once more.',
  },
};
