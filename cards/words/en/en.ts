import type { Words } from '../words.ts';
import { calendar } from './calendar.ts';
import { deadlineFile } from './deadline-file.ts';
import { delivery } from './delivery.ts';
import { evaluation } from './evaluation.ts';
import { forms } from './forms.ts';
import { gatherings } from './gatherings.ts';
import { goals } from './goals.ts';
import { names } from './names.ts';
import { people } from './people.ts';
import { plan } from './plan.ts';
import { project } from './project.ts';
import { refusals } from './refusals.ts';
import { reminders } from './reminders.ts';
import { reporting } from './reporting.ts';
import { risk } from './risk.ts';
import { understood } from './understood.ts';
import { workspace } from './workspace.ts';

export const en: Words = {
  names,
  evaluation,
  project,
  plan,
  goals,
  gatherings,
  reporting,
  people,
  workspace,
  delivery,
  forms,
  refusals,
  reminders,
  risk,
  calendar,
  deadlineFile,
  understood,
};
