import { z } from 'zod';
import type { Command, CommandType } from '../bot/conversation/command.ts';
import type { Read } from '../bot/ports/presenter.ts';
import { cardVersion } from './card.ts';
import { readReplaceLink } from './evaluation/answer-links.ts';
import { readAnswer, readDraft } from './evaluation/ballot.ts';
import { readBenefits } from './evaluation/benefits-form.ts';
import { readDecision } from './evaluation/decision-form.ts';
import { readExtend } from './evaluation/extend-form.ts';
import { readFollowUp } from './evaluation/follow-up-form.ts';
import { readCorrection } from './evaluation/minutes-correct-form.ts';
import { readOpenRound } from './evaluation/round-form.ts';
import { readCode } from './people/code-form.ts';
import { readSettings } from './people/settings-form.ts';
import { readPicked } from './project/choose-project.ts';
import { readAdd, readGiveRole, readRemove } from './project/group-form.ts';
import { readCreateProject } from './project/project-form.ts';
import { type CommandReader, id, onProject, onRound, Reading, type Values } from './reading.ts';
import { readWorkspace } from './workspace/workspace-form.ts';

const plain =
  <T extends CommandType>(type: T): CommandReader<T> =>
  () =>
    ({ type }) as Extract<Command, { type: T }>;

/** A command about a round that has no inputs. */
const about =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onRound.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a project that has no inputs. */
const aboutProject =
  <T extends CommandType>(type: T): CommandReader<T> =>
  (data) => {
    const found = onProject.safeParse(data);
    return found.success ? ({ type, ...found.data } as Extract<Command, { type: T }>) : null;
  };

const approval = z.object({
  roundId: id,
  version: z.number().int().min(1),
  fingerprint: z.string().max(64),
});

/** How each command is read. A form's own reading stands beside its card. */
const readers: { readonly [T in CommandType]: CommandReader<T> } = {
  'home.show': plain('home.show'),
  'help.show': plain('help.show'),
  'settings.form': plain('settings.form'),
  'settings.save': readSettings,
  'code.form': plain('code.form'),
  'code.make': plain('code.make'),
  'code.use': readCode,

  'workspace.form': plain('workspace.form'),
  'workspace.save': readWorkspace,
  'undelivered.show': aboutProject('undelivered.show'),
  'delivery.retry': aboutProject('delivery.retry'),
  'delivery.fetch': aboutProject('delivery.fetch'),

  'project.show': readPicked('project.show'),
  'project.form': plain('project.form'),
  'project.create': readCreateProject,
  'group.form': readPicked('group.form'),
  'group.add': readAdd,
  'group.remove': readRemove,
  'role.give': readGiveRole,

  'round.form': readPicked('round.form'),
  'round.open': readOpenRound,
  'ballot.show': about('ballot.show'),
  'ballot.edit': about('ballot.edit'),
  'answer.give': readAnswer,
  'answer.draft': readDraft,
  'round.status': about('round.status'),
  'round.close.ask': about('round.close.ask'),
  'round.close': about('round.close'),
  'round.extend.form': about('round.extend.form'),
  'round.extend': readExtend,
  'links.show': about('links.show'),
  'link.replace': readReplaceLink,

  'result.show': about('result.show'),
  'decisions.show': about('decisions.show'),
  'decision.form': about('decision.form'),
  'decision.record': readDecision,
  'benefits.form': about('benefits.form'),
  'benefits.note': readBenefits,
  'followup.form': about('followup.form'),
  'followup.note': readFollowUp,
  'minutes.show': about('minutes.show'),
  'minutes.approve': (data) => {
    const found = approval.safeParse(data);
    return found.success ? { type: 'minutes.approve', ...found.data } : null;
  },
  'minutes.correct.form': about('minutes.correct.form'),
  'minutes.correct': readCorrection,
};

/** No form of ours has as many inputs; what comes after is not looked at. */
const mostValues = 100;

/**
 * What was typed, as texts that can be stored and shown: line ends are `\n`, and other control characters and halves
 * of signs are left out (a database takes no NUL).
 */
const tidied = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => typeof value === 'string')
      .slice(0, mostValues)
      .map(([name, value]) => [
        name,
        value
          .replace(/\r\n?/g, '\n')
          .replace(/(?![\n\t])\p{Cc}/gu, '')
          .toWellFormed(),
      ]),
  );

/** What an action says: the inverse of the cards. Nothing that comes in makes it throw. */
export function read(verb: string, data: Readonly<Record<string, unknown>>, values: Values): Read {
  if (!Object.hasOwn(readers, verb) || data.v !== cardVersion) return { kind: 'unknown' };
  const type = verb as CommandType;
  const reading = new Reading(tidied(values));
  const command = (readers[type] as CommandReader<CommandType>)(data, reading);
  if (!command) return { kind: 'unknown' };
  return reading.refusals.length > 0
    ? { kind: 'refused', verb: type, refusals: reading.refusals }
    : { kind: 'command', command };
}
