import type { Command, CommandType } from '../conversation/command.ts';
import type { Message } from '../conversation/message.ts';
import type { Loaded } from '../conversation/view.ts';
import type { MinutesContents } from '../evaluation/minutes.ts';
import type { PrintedDocument } from '../evaluation/round.ts';
import type { Language } from '../people/person.ts';
import type { Refusal } from '../refusal.ts';

/** For whom something is shown. */
export interface Audience {
  readonly language: Language;
  readonly timeZone: string;
}

/** What an action said: a command, or why it could not be read. `unknown`: no such verb, or not its data. */
export type Read =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'refused'; readonly verb: CommandType; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'unknown' };

/** What somebody's words mean, without the project or round that they leave out. */
export type Intent =
  | {
      readonly intent:
        | 'help'
        | 'home'
        | 'settings'
        | 'newProject'
        | 'code'
        | 'makeCode'
        | 'workspace'
        | 'reminders'
        | 'later'
        | 'pause'
        | 'upcoming'
        | 'calendar';
    }
  | { readonly intent: 'manyDeadlines' | 'pasteDeadlines' | 'fileDeadlines' }
  | { readonly intent: 'gatherings' | 'newGathering' | 'riskThemes' }
  | { readonly intent: 'useCode'; readonly code: string }
  | {
      readonly intent:
        | 'project'
        | 'group'
        | 'openRound'
        | 'answer'
        | 'status'
        | 'closeRound'
        | 'extendRound'
        | 'result'
        | 'decide'
        | 'decisions'
        | 'benefits'
        | 'followUp'
        | 'minutes'
        | 'correctMinutes'
        | 'links'
        | 'deadlines'
        | 'newDeadline'
        | 'deliverReport'
        | 'moveDeadline'
        | 'milestones'
        | 'newMilestone'
        | 'reachMilestone'
        | 'risks'
        | 'workshop'
        | 'addRisk'
        | 'countermeasure'
        | 'exportRisks'
        | 'projectCalendar'
        | 'projectUpcoming'
        | 'sharing'
        | 'goals'
        | 'newGoal'
        | 'measure'
        | 'themeDay';
      /** A part of a project's name, if any was said. */
      readonly about: string;
    }
  | { readonly intent: 'unknown' };
export type IntentName = Intent['intent'];

/** Turns data into what people read, and what they did back into data. The core itself knows no text. */
export interface Presenter {
  present(loaded: Loaded, audience: Audience): Message;
  /** Texts for refusals by field, for platforms that show them beside the field. */
  fieldErrors(refusals: readonly Refusal[], audience: Audience): Readonly<Record<string, string>>;
  read(verb: string, data: Readonly<Record<string, unknown>>, values: Readonly<Record<string, string>>): Read;
  /** Understands words in every language at once. */
  understand(text: string): Intent;
  minutes(contents: MinutesContents): PrintedDocument;
}
