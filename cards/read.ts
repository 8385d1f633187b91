import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Command, CommandType, PersonChoice } from '../bot/conversation/command.ts';
import type { Scale } from '../bot/evaluation/scale.ts';
import { languages } from '../bot/people/person.ts';
import type { Read } from '../bot/ports/presenter.ts';
import { themes } from '../bot/programme/programme.ts';
import { groupKinds, type Party, parties, projectRoles } from '../bot/project/project.ts';
import type { Refusal, RefusalCode } from '../bot/refusal.ts';
import { cardVersion } from './card.ts';
import { partyMeant } from './project/party-meant.ts';

type Data = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string>>;

const id = z.uuid();

/** A draft keeps what is too long for an answer, so that it can be shortened, but not anything. */
const longestDraft = 10_000;
const onProject = z.object({ projectId: id });
const onRound = z.object({ roundId: id });

/** Collects what stands in the way while a form's values are read. */
class Reading {
  readonly refusals: Refusal[] = [];
  readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  refuse(field: string, code: RefusalCode, details?: Refusal['details']): void {
    this.refusals.push({ code, field, ...(details ? { details } : {}) });
  }

  text(field: string): string {
    return this.values[field] ?? '';
  }

  /** One of a closed list; refused where it is missing or not on it. */
  choice<T extends string>(field: string, options: readonly T[]): T {
    const value = this.text(field);
    if (value === '') this.refuse(field, 'choiceMissing');
    else if (!(options as readonly string[]).includes(value)) this.refuse(field, 'choiceUnknown');
    return value as T;
  }

  /** The id of something picked. */
  id(field: string): string {
    const value = this.text(field);
    if (value === '') this.refuse(field, 'choiceMissing');
    else if (!id.safeParse(value).success) this.refuse(field, 'choiceUnknown');
    return value;
  }

  many(field: string): readonly string[] {
    return this.text(field)
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  }

  date(field: string): Temporal.PlainDate {
    const found = /^\d{4}-\d{2}-\d{2}$/.test(this.text(field))
      ? parsed(() => Temporal.PlainDate.from(this.text(field)))
      : null;
    if (!found) this.refuse(field, 'dateInvalid');
    return found ?? Temporal.PlainDate.from('2000-01-01');
  }

  time(field: string): Temporal.PlainTime {
    const found = /^\d{2}:\d{2}(:\d{2})?$/.test(this.text(field))
      ? parsed(() => Temporal.PlainTime.from(this.text(field)))
      : null;
    if (!found) this.refuse(field, 'timeInvalid');
    return found ?? Temporal.PlainTime.from('00:00');
  }
}

/** Temporal says by throwing that a date is none: 31 February, 25:00. */
function parsed<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const under = (values: Values, prefix: string): readonly (readonly [key: string, value: string])[] =>
  Object.entries(values)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value] as const);

/** A grade as typed; NaN for what is no whole number. An empty field is no grade. */
const gradesOf = (values: Values): Readonly<Record<string, number>> =>
  Object.fromEntries(
    under(values, 'grade:')
      .filter(([, value]) => value.trim() !== '')
      .map(([key, value]) => [key, /^-?\d{1,4}$/.test(value.trim()) ? Number(value) : Number.NaN]),
  );

function scaleOf(reading: Reading): Scale {
  const match = /^(\d{1,3})-(\d{1,3})$/.exec(reading.text('scale'));
  if (!match) reading.refuse('scale', 'choiceMissing');
  const words = reading
    .text('scaleWords')
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return {
    low: Number(match?.[1] ?? 1),
    high: Number(match?.[2] ?? 5),
    best: reading.choice('best', ['high', 'low']),
    words: words.length > 0 ? words : null,
  };
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const ownFactors = (text: string) =>
  linesOf(text).map((line) => {
    const [name = '', ...prompt] = line.split(':');
    return { name: name.trim(), prompt: prompt.join(':').trim() };
  });

function members(reading: Reading): readonly { readonly person: PersonChoice; readonly party: Party }[] {
  const picked = parties.flatMap((party) =>
    reading.many(`members:${party}`).map((personId) => {
      if (!id.safeParse(personId).success) reading.refuse(`members:${party}`, 'personUnknown');
      return { person: { id: personId }, party };
    }),
  );
  const named = linesOf(reading.text('newPeople')).flatMap((line) => {
    const cut = line.lastIndexOf(',');
    const party = cut > 0 ? partyMeant(line.slice(cut + 1)) : null;
    if (!party) {
      reading.refuse('newPeople', 'partyMissing');
      return [];
    }
    return [{ person: { newName: line.slice(0, cut).trim() }, party }];
  });
  return [...picked, ...named];
}

const place = (reading: Reading, field: string): string | null => {
  const value = reading.text(field);
  return value === '' || value === 'new' || value === 'none' ? null : value;
};

type Reader<T extends CommandType> = (data: Data, reading: Reading) => Extract<Command, { type: T }> | null;

const plain =
  <T extends CommandType>(type: T): Reader<T> =>
  () =>
    ({ type }) as Extract<Command, { type: T }>;

/** A command about a project or a round that has no inputs; null where the data is not its own. */
const about =
  <T extends CommandType>(type: T, schema: typeof onProject | typeof onRound): Reader<T> =>
  (data) => {
    const parsedData = schema.safeParse(data);
    return parsedData.success ? ({ type, ...parsedData.data } as Extract<Command, { type: T }>) : null;
  };

/** A command about a project that is named by the button, or picked in a list beside it. */
const aboutPicked =
  <T extends 'project.show' | 'group.form' | 'round.form'>(type: T): Reader<T> =>
  (data, { values }) => {
    const { projectId } = data.projectId === undefined ? values : data;
    const parsedData = onProject.safeParse({ projectId });
    return parsedData.success ? ({ type, ...parsedData.data } as Extract<Command, { type: T }>) : null;
  };

/** A form about a project or round: `fill` reads its inputs. */
const form =
  <T extends CommandType, D>(
    type: T,
    schema: z.ZodType<D>,
    fill: (reading: Reading, data: D) => Omit<Extract<Command, { type: T }>, 'type' | keyof D>,
  ): Reader<T> =>
  (data, reading) => {
    const parsedData = schema.safeParse(data);
    if (!parsedData.success) return null;
    return { type, ...parsedData.data, ...fill(reading, parsedData.data) } as Extract<Command, { type: T }>;
  };

const readers: { readonly [T in CommandType]: Reader<T> } = {
  'home.show': plain('home.show'),
  'help.show': plain('help.show'),
  'settings.form': plain('settings.form'),
  'project.form': plain('project.form'),
  'code.form': plain('code.form'),
  'code.make': plain('code.make'),
  'project.show': aboutPicked('project.show'),
  'group.form': aboutPicked('group.form'),
  'round.form': aboutPicked('round.form'),
  'ballot.show': about('ballot.show', onRound),
  'ballot.edit': about('ballot.edit', onRound),
  'round.status': about('round.status', onRound),
  'round.close.ask': about('round.close.ask', onRound),
  'round.close': about('round.close', onRound),
  'round.extend.form': about('round.extend.form', onRound),
  'result.show': about('result.show', onRound),
  'decisions.show': about('decisions.show', onRound),
  'decision.form': about('decision.form', onRound),
  'benefits.form': about('benefits.form', onRound),
  'followup.form': about('followup.form', onRound),
  'minutes.show': about('minutes.show', onRound),
  'minutes.correct.form': about('minutes.correct.form', onRound),
  'links.show': about('links.show', onRound),
  'settings.save': form('settings.save', z.object({}), (reading) => ({
    language: reading.choice('language', languages),
    timeZone: reading.text('timeZone'),
  })),
  'code.use': form('code.use', z.object({}), (reading) => {
    if (reading.text('code').trim() === '') reading.refuse('code', 'textMissing');
    return { code: reading.text('code') };
  }),
  'project.create': form('project.create', z.object({}), (reading) => {
    const chosen = reading.many('themes').filter((one) => (themes as readonly string[]).includes(one));
    return {
      name: reading.text('name'),
      participant: reading.text('participant'),
      themes: chosen as (typeof themes)[number][],
      language: reading.choice('language', languages),
      timeZone: reading.text('timeZone'),
      groupPlace: place(reading, 'groupPlace'),
      openPlace: place(reading, 'openPlace'),
      pa: reading.id('pa'),
      pl: reading.id('pl'),
      groupKind: reading.choice('groupKind', ['steering', 'project']),
      members: members(reading),
    };
  }),
  'group.add': form('group.add', onProject, (reading) => {
    const newName = reading.text('newName').trim();
    const person: PersonChoice = newName ? { newName } : { id: reading.id('person') };
    return {
      person,
      party: reading.choice('party', parties),
      groupKind: reading.choice('groupKind', groupKinds),
    };
  }),
  'group.remove': form('group.remove', onProject, (reading) => {
    const [kind = '', personId = ''] = reading.text('member').split(':');
    if (personId === '') reading.refuse('member', 'choiceMissing');
    else if (!(groupKinds as readonly string[]).includes(kind) || !id.safeParse(personId).success)
      reading.refuse('member', 'choiceUnknown');
    return { groupKind: kind as (typeof groupKinds)[number], personId };
  }),
  'role.give': form(
    'role.give',
    z.object({ projectId: id, role: z.enum(projectRoles) }),
    (reading, { role }) => ({
      personId: reading.id(role),
    }),
  ),
  'round.open': (data, reading) => {
    const known = z
      .object({ projectId: id, groupKind: z.enum(['steering', 'project']).optional() })
      .safeParse(data);
    if (!known.success) return null;
    const { projectId, groupKind } = known.data;
    return {
      type: 'round.open',
      projectId,
      groupKind: groupKind ?? reading.choice('groupKind', ['steering', 'project']),
      scale: scaleOf(reading),
      grading: reading.choice('grading', ['hidden', 'open']),
      deadlineDate: reading.date('date'),
      deadlineTime: reading.time('time'),
      ownFactors: ownFactors(reading.text('ownFactors')),
      greeting: reading.text('greeting'),
    };
  },
  'answer.give': form('answer.give', onRound, ({ values }) => ({
    grades: gradesOf(values),
    reasons: Object.fromEntries(under(values, 'reason:')),
    comment: values.comment ?? '',
  })),
  'answer.draft': form('answer.draft', onRound, (reading) => {
    const kept = Object.entries(reading.values).filter(([name]) => /^(grade|reason):|^comment$/.test(name));
    for (const [name, value] of kept)
      if (value.length > longestDraft) reading.refuse(name, 'textTooLong', { max: longestDraft });
    return { values: Object.fromEntries(kept) };
  }),
  'round.extend': form('round.extend', onRound, (reading) => ({
    date: reading.date('date'),
    time: reading.time('time'),
  })),
  'decision.record': form('decision.record', onRound, (reading) => ({
    text: reading.text('text'),
    responsibleId: reading.id('responsible'),
    dueOn: reading.date('dueOn'),
  })),
  'benefits.note': form('benefits.note', onRound, (reading) => ({
    factorKeys: reading.many('factors'),
    text: reading.text('text'),
  })),
  'followup.note': form('followup.note', onRound, (reading) => ({
    course: reading.text('course'),
    dailyWork: reading.text('dailyWork'),
    wayOn: reading.text('wayOn'),
  })),
  'minutes.approve': (data) => {
    const known = z.object({ roundId: id, version: z.number().int().min(1) }).safeParse(data);
    return known.success ? { type: 'minutes.approve', ...known.data } : null;
  },
  'minutes.correct': form('minutes.correct', onRound, (reading) => ({ text: reading.text('text') })),
  'link.replace': form('link.replace', onRound, (reading) => ({ personId: reading.id('person') })),
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
export function read(verb: string, data: Data, values: Values): Read {
  if (!Object.hasOwn(readers, verb) || data.v !== cardVersion) return { kind: 'unknown' };
  const type = verb as CommandType;
  const reading = new Reading(tidied(values));
  const command = (readers[type] as Reader<CommandType>)(data, reading);
  if (!command) return { kind: 'unknown' };
  return reading.refusals.length > 0
    ? { kind: 'refused', verb: type, refusals: reading.refusals }
    : { kind: 'command', command };
}
