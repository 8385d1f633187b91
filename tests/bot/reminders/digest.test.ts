import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { morningOf } from '../../../bot/calendar/mornings.ts';
import { isWorkingDay } from '../../../bot/calendar/working-days.ts';
import { decideDigest, type Telling } from '../../../bot/reminders/digest.ts';
import { keyOf } from '../../../bot/reminders/kinds.ts';
import type { Nudge, ReminderFacts } from '../../../bot/reminders/reminder.ts';
import type { Subject } from '../../../bot/reminders/subject.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const monday = at('2026-11-23T08:00:00Z');
const timeZone = 'Europe/Oslo';

const factsOf = (kind: Exclude<Subject['kind'], 'gathering'>, dueOn: string): ReminderFacts => {
  const dated = { title: kind, dueOn: on(dueOn), isPast: false };
  if (kind === 'deadline') return { kind, why: 'deliver', ...dated, responsible: null };
  if (kind === 'milestone') return { kind, why: 'coming', ...dated };
  if (kind === 'risk') return { kind, why: 'lacking', count: 1, dueOn: on(dueOn) };
  if (kind === 'measurement') return { kind, why: 'measure', ...dated };
  return { kind, why: 'answer', number: 1, deadline: morningOf(on(dueOn), timeZone), isLast: false };
};

/** A subject that concerns somebody on every day, unless said otherwise. */
function aSubject(
  kind: Exclude<Subject['kind'], 'gathering'>,
  subjectId: string,
  given: { dueOn?: string; isDone?: boolean; isOver?: boolean; isMoved?: boolean } = {},
): Subject {
  const facts = factsOf(kind, given.dueOn ?? '2026-12-01');
  return {
    ...{ kind, subjectId, projectId: 'p', projectName: 'Heltid', timeZone },
    nextDay: () => null,
    concerns: (day) => (given.isMoved ? [] : [{ personId: 'me', why: facts.why, day }]),
    see: () => (given.isOver ? null : { isDone: given.isDone ?? false, facts }),
    latest: () => on('2026-12-01'),
  };
}

const nudgeOf = ({ kind, subjectId, see }: Subject, more: Partial<Nudge> = {}): Nudge => ({
  ...{
    kind,
    subjectId,
    personId: 'me',
    why: see('me', 'answer', monday, on('2026-11-23'))?.facts.why ?? 'answer',
  },
  ...{ day: on('2026-11-23'), at: monday, digestId: null, forId: null, isAsked: false },
  ...more,
});

const telling = (subjects: readonly Subject[], more: Partial<Telling> = {}): Telling => ({
  waiting: subjects.map((subject) => nudgeOf(subject)),
  subjects: new Map(subjects.map((subject) => [keyOf(subject), subject])),
  wishes: { pause: null, off: [] },
  timeZone,
  isTold: false,
  came: new Map(),
  ...more,
});

const ids = (nudges: readonly Nudge[]) => nudges.map(({ subjectId }) => subjectId);
const because = ({ drop }: ReturnType<typeof decideDigest>) => drop.map((one) => one.because);

describe('what somebody is told', () => {
  test('everything that waits, the most urgent first', () => {
    const decided = decideDigest(
      telling([
        aSubject('milestone', 'm', { dueOn: '2026-12-03' }),
        aSubject('round', 'r', { dueOn: '2026-12-02' }),
        aSubject('deadline', 'd', { dueOn: '2026-11-20' }),
      ]),
      monday,
    );
    expect(ids(decided.tell)).toEqual(['d', 'r', 'm']);
  });

  test.each([
    ['done', { isDone: true }],
    ['over', { isOver: true }],
    ['moved', { isMoved: true }],
  ] as const)('what is %s is left out', (why, given) => {
    const decided = decideDigest(telling([aSubject('round', 'r', given)]), monday);
    expect(decided.tell).toEqual([]);
    expect(because(decided)).toEqual([why]);
  });

  test('what is switched off is left out, but never a report that they are responsible for', () => {
    const subjects = [aSubject('round', 'r'), aSubject('deadline', 'd'), aSubject('milestone', 'm')];
    const wishes = { pause: null, off: ['round', 'deadline', 'milestone'] as const };
    const decided = decideDigest(telling(subjects, { wishes }), monday);
    expect(ids(decided.tell)).toEqual(['d']);
    expect(because(decided)).toEqual(['off', 'off']);
  });

  test('what they asked for later is not told before', () => {
    const subject = aSubject('deadline', 'd');
    const asked = nudgeOf(subject, { day: on('2026-11-26'), at: at('2026-11-26T08:00:00Z'), isAsked: true });
    const waiting = [nudgeOf(subject), asked];
    expect(because(decideDigest(telling([subject], { waiting }), monday))).toEqual(['later']);
    const then = decideDigest(telling([subject], { waiting: [asked] }), asked.at);
    expect(then.tell).toEqual([asked]);
  });

  test('what they asked for is told although the day has moved', () => {
    const subject = aSubject('deadline', 'd', { isMoved: true });
    const asked = nudgeOf(subject, { isAsked: true });
    expect(decideDigest(telling([subject], { waiting: [asked] }), monday).tell).toEqual([asked]);
  });

  test('after days away a thing is told once, for the newest of its days', () => {
    const subject = aSubject('milestone', 'm');
    const older = nudgeOf(subject, { day: on('2026-11-20') });
    const newer = nudgeOf(subject, { day: on('2026-11-23'), why: 'reached' });
    const planned: Subject = {
      ...subject,
      concerns: (day) => [
        { personId: 'me', why: 'coming', day },
        { personId: 'me', why: 'reached', day },
      ],
    };
    const decided = decideDigest(telling([planned], { waiting: [older, newer] }), monday);
    expect(decided.tell).toEqual([newer]);
    expect(because(decided)).toEqual(['twice']);
  });

  test('after the day’s message the rest waits until the next working day', () => {
    const friday = at('2026-11-27T08:00:00Z');
    const decided = decideDigest(telling([aSubject('round', 'r')], { isTold: true }), friday);
    expect(decided.tell).toEqual([]);
    expect(decided.putOff?.at.toString()).toBe('2026-11-30T08:00:00Z');
  });

  test('a pause lasts with its last day, and what waits comes on the first working day after it', () => {
    const pause = { personId: 'me', from: on('2026-12-21'), to: on('2026-12-27'), deputyId: null };
    const last = at('2026-12-27T22:00:00Z');
    const decided = decideDigest(telling([aSubject('deadline', 'd')], { wishes: { pause, off: [] } }), last);
    expect(decided.putOff?.at.toString()).toBe('2026-12-28T08:00:00Z');
    const before = at('2026-12-18T08:00:00Z');
    expect(
      decideDigest(telling([aSubject('deadline', 'd')], { wishes: { pause, off: [] } }), before).tell,
    ).toHaveLength(1);
  });
});

test('nobody is told anything on a day off or outside office hours, wherever they are; nothing is lost', () => {
  const zones = ['Europe/Oslo', 'America/New_York', 'Pacific/Auckland'];
  const start = at('2026-01-01T00:00:00Z').epochMilliseconds;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 * 366 * 24 * 60 }),
      fc.constantFrom(...zones),
      fc.boolean(),
      (minute, zone, isTold) => {
        const now = Temporal.Instant.fromEpochMilliseconds(start + minute * 60_000);
        const subjects = [aSubject('round', 'r'), aSubject('deadline', 'd')];
        const waiting = subjects.map((subject) => nudgeOf(subject, { at: now }));
        const decided = decideDigest(telling(subjects, { waiting, timeZone: zone, isTold }), now);
        const local = now.toZonedDateTimeISO(zone);
        if (decided.tell.length > 0) {
          expect(isTold).toBe(false);
          expect(isWorkingDay(local.toPlainDate())).toBe(true);
          expect(local.hour >= 9 && local.hour < 16).toBe(true);
        } else {
          expect(decided.putOff?.nudges).toHaveLength(2);
          expect(Temporal.Instant.compare(decided.putOff?.at ?? now, now)).toBe(1);
        }
      },
    ),
  );
});

describe('what they were asked', () => {
  const round = aSubject('round', 'r');
  const other = aSubject('milestone', 'm');
  const asked = (came: string | null) => new Map([['me ballot:r', came === null ? null : at(came)]]);
  const waits = ({ putOff }: ReturnType<typeof decideDigest>) => [ids(putOff?.nudges ?? []), putOff?.at];

  test('today, or not yet: the reminder waits for the next working day, and the rest is told', () => {
    for (const came of ['2026-11-23T07:00:00Z', null]) {
      const decided = decideDigest(telling([round, other], { came: asked(came) }), monday);
      expect(ids(decided.tell)).toEqual(['m']);
      expect(waits(decided)).toEqual([['r'], at('2026-11-24T08:00:00Z')]);
    }
    // whoever has answered waits like the others (PRIV-2)
    const done = telling([aSubject('round', 'r', { isDone: true })], { came: asked(null) });
    expect(waits(decideDigest(done, monday))[0]).toEqual(['r']);
  });

  test('yesterday, or in another way: it comes', () => {
    for (const came of [asked('2026-11-22T22:59:00Z'), new Map(), new Map([['me ballot:other', null]])])
      expect(ids(decideDigest(telling([round], { came }), monday).tell)).toEqual(['r']);
  });

  test('today, and no working day is left: it does not come at all', () => {
    const last = { ...round, latest: () => on('2026-11-23') };
    const decided = decideDigest(telling([last], { came: asked('2026-11-23T07:00:00Z') }), monday);
    expect([decided.tell, decided.putOff, because(decided)]).toEqual([[], null, ['asked']]);
  });
});
