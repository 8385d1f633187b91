import type { ViewName, Views } from '../bot/conversation/view.ts';
import type { Card } from './card.ts';
import * as afterwards from './evaluation/afterwards.ts';
import { ballot, ballotForm } from './evaluation/ballot.ts';
import { result } from './evaluation/result.ts';
import { roundForm } from './evaluation/round-form.ts';
import * as running from './evaluation/running.ts';
import * as people from './people/people.ts';
import { settings, settingsForm } from './people/settings.ts';
import { chooseProject, groupForm, projectForm } from './project/forms.ts';
import { project } from './project/project.ts';
import type { Say } from './words/say.ts';

type Builders = { readonly [N in ViewName]: (props: Views[N], say: Say) => Card };

/** The card of each view. */
export const builders: Builders = {
  help: people.help,
  home: people.home,
  notUnderstood: people.notUnderstood,
  settings,
  settingsForm,
  projectForm,
  code: people.code,
  codeForm: people.codeForm,
  codeUsed: people.codeUsed,
  gone: people.gone,
  refused: people.refused,
  chooseProject,
  project,
  groupForm,
  roundForm,
  ballot,
  ballotForm,
  progress: running.progress,
  roundStatus: running.roundStatus,
  closeConfirm: running.closeConfirm,
  extendForm: running.extendForm,
  result,
  decisions: afterwards.decisions,
  decisionForm: afterwards.decisionForm,
  benefitsForm: afterwards.benefitsForm,
  followUpForm: afterwards.followUpForm,
  minutes: afterwards.minutes,
  minutesCorrectForm: afterwards.minutesCorrectForm,
  answerLinks: running.answerLinks,
};
