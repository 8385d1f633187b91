import type { Words } from '../words.ts';
import { evaluation } from './evaluation.ts';
import { names } from './names.ts';
import { people } from './people.ts';
import { project } from './project.ts';
import { refusals } from './refusals.ts';
import { understood } from './understood.ts';

export const en: Words = { names, evaluation, project, people, refusals, understood };
