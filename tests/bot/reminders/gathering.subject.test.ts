import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type GatheringFacts, gatheringSubject } from '../../../bot/reminders/gathering.subject.ts';
import type { Why } from '../../../bot/reminders/reminder.ts';
import { aGathering, at, circleOf, elverum, on } from '../gatherings/given.ts';

const factsOf = (over: Partial<GatheringFacts> = {}): GatheringFacts => ({
  gathering: aGathering(),
  circle: circleOf(elverum, ['leader']),
  ...{ attendance: [], move: null, withThemeDay: [] },
  ...over,
});

/** The days on which somebody may be told of it, as the sweep walks through them. */
function days(facts: GatheringFacts, personId: string, why: Why): readonly string[] {
  const subject = gatheringSubject(facts);
  const found: string[] = [];
  let day = subject.nextDay(on('2026-11-01'));
  for (; day; day = subject.nextDay(day))
    for (const one of subject.concerns(day))
      if (one.personId === personId && one.why === why) found.push(day.toString());
  return found;
}

describe('the days: it is on Thursday 4 March 2027', () => {
  test('invited three months before, and asked again 15 and 5 working days before', () => {
    expect(days(factsOf(), 'mayor', 'invite')).toEqual(['2026-12-08', '2027-02-11', '2027-02-25']);
  });

  test('planned later, it is asked about on the first morning after, and never after it', () => {
    const planned = (plannedAt: string) =>
      days(factsOf({ gathering: aGathering({ plannedAt: at(plannedAt) }) }), 'mayor', 'invite');
    expect(planned('2027-02-12T12:00:00Z')).toEqual(['2027-02-15', '2027-02-25']);
    expect(planned('2027-03-03T12:00:00Z')).toEqual(['2027-03-04']);
    expect(planned('2027-03-04T05:00:00Z')).toEqual([]);
  });

  test('who joins later is invited on the first morning after', () => {
    const circle = circleOf(elverum);
    const parts = circle.parts.map((one) =>
      one.personId === 'mayor' ? { ...one, since: at('2027-01-08T12:00:00Z') } : one,
    );
    expect(days(factsOf({ circle: { ...circle, parts } }), 'mayor', 'invite')).toEqual([
      ...['2027-01-11', '2027-02-11', '2027-02-25'],
    ]);
  });

  test('PL hears of a missing party 20, 10 and 5 working days before, the network’s leader 15 and 5 (NET-1)', () => {
    expect(days(factsOf(), 'pl', 'parties')).toEqual(['2027-02-04', '2027-02-18', '2027-02-25']);
    expect(days(factsOf(), 'leader', 'network')).toEqual(['2027-02-11', '2027-02-25']);
    // not before anybody could have answered
    const late = factsOf({ gathering: aGathering({ plannedAt: at('2027-02-17T12:00:00Z') }) });
    expect(days(late, 'pl', 'parties')).toEqual(['2027-02-25']);
    const day = factsOf({ gathering: aGathering({ of: { kind: 'themeDay', participantId: 'Elverum' } }) });
    expect(days(day, 'pl', 'parties')).toEqual([]);
  });

  test('the theme day is asked for 30, 15 and 5 working days before gathering 2, and no other (NET-2)', () => {
    expect(days(factsOf(), 'pl', 'themeDay')).toEqual(['2027-01-21', '2027-02-11', '2027-02-25']);
    const first = factsOf({
      gathering: aGathering({ of: { kind: 'network', networkId: 'east', number: 1 } }),
    });
    expect(days(first, 'pl', 'themeDay')).toEqual([]);
  });

  test('who comes is told the working day before; nobody without an account is told anything', () => {
    expect(days(factsOf(), 'mayor', 'attend')).toEqual(['2027-03-03']);
    for (const why of ['invite', 'attend'] as const) expect(days(factsOf(), 'chair-', why)).toEqual([]);
  });

  test('all days are working days, before it or on it, whatever the day', () => {
    for (let day = on('2026-12-01'); day.year < 2028; day = day.add({ days: 5 })) {
      const gathering = aGathering({ startsOn: day, endsOn: day });
      for (const why of ['invite', 'parties', 'attend'] as const)
        for (const found of days(factsOf({ gathering }), 'pl', why).map(on)) {
          expect(found.dayOfWeek).toBeLessThanOrEqual(5);
          expect(Temporal.PlainDate.compare(found, day)).toBeLessThanOrEqual(0);
        }
    }
  });
});

describe('what it is to somebody', () => {
  const now = at('2027-02-11T08:00:00Z');
  const seen = (facts: GatheringFacts, personId: string, why: Why, when = now) =>
    gatheringSubject(facts).see(personId, why, when, on('2027-02-11'));
  const answered = (personId: string, answer: 'yes' | 'no' | 'lapsed') =>
    factsOf({ attendance: [{ personId, answer }] });

  test('an invitation is done with either answer, and asked again where the yes lapsed', () => {
    expect(seen(factsOf(), 'mayor', 'invite')).toMatchObject({ isDone: false, facts: { movedFrom: null } });
    for (const answer of ['yes', 'no'] as const)
      expect(seen(answered('mayor', answer), 'mayor', 'invite')?.isDone).toBe(true);
    const from = { ...aGathering(), place: 'Hamar' };
    const move = { id: 'm', gatheringId: 'g', from, to: from, reason: 'x', movedBy: 'leader', movedAt: now };
    expect(seen({ ...answered('mayor', 'lapsed'), move }, 'mayor', 'invite')).toMatchObject({
      isDone: false,
      facts: { movedFrom: { place: 'Hamar' } },
    });
  });

  test('it is over for whoever is not invited, and after its day', () => {
    expect(seen(factsOf(), 'worker', 'invite')).toBeNull();
    expect(seen(factsOf(), 'mayor', 'invite', at('2027-03-04T12:00:00Z'))).not.toBeNull();
    expect(seen(factsOf(), 'mayor', 'invite', at('2027-03-05T08:00:00Z'))).toBeNull();
  });

  test('where and when is for those who come', () => {
    expect(seen(answered('mayor', 'yes'), 'mayor', 'attend')?.isDone).toBe(false);
    expect(seen(answered('mayor', 'no'), 'mayor', 'attend')).toBeNull();
  });

  test('PL sees which party is missing, and is done when none is', () => {
    expect(seen(answered('mayor', 'yes'), 'pl', 'parties')).toMatchObject({
      isDone: false,
      facts: { sides: [{ participant: 'Elverum', missing: ['administration', 'employees'] }] },
    });
    const attendance = ['mayor', 'pa', 'steward'].map((personId) => ({ personId, answer: 'yes' as const }));
    expect(seen(factsOf({ attendance }), 'pl', 'parties')?.isDone).toBe(true);
    expect(seen(factsOf({ attendance }), 'leader', 'network')?.isDone).toBe(true);
    expect(seen(factsOf(), 'leader', 'network')).toMatchObject({ facts: { participants: 1 } });
    expect(seen(factsOf(), 'mayor', 'parties')).toBeNull();
  });

  test('the theme day is done when one is planned', () => {
    expect(seen(factsOf(), 'pl', 'themeDay')).toMatchObject({
      isDone: false,
      facts: { forProject: 'heltid' },
    });
    expect(seen(factsOf({ withThemeDay: ['Elverum'] }), 'pl', 'themeDay')?.isDone).toBe(true);
  });

  test('cancelled: only those who had said yes are told, of that and of nothing else', () => {
    const cancelled = { at: now, by: 'leader', reason: 'Snø' };
    const facts = { ...answered('mayor', 'yes'), gathering: aGathering({ cancelled }) };
    expect(seen(facts, 'mayor', 'cancelled')).toMatchObject({ isDone: false, facts: { reason: 'Snø' } });
    expect(seen(facts, 'steward', 'cancelled')).toBeNull();
    expect(seen(facts, 'mayor', 'invite')).toBeNull();
    // PL passes it on to whom nobody can tell
    const attendance = [{ personId: 'chair-', answer: 'yes' as const, registeredBy: 'pl' }];
    expect(seen({ ...facts, attendance }, 'pl', 'cancelled')).not.toBeNull();
    expect(seen({ ...facts, attendance }, 'chair-', 'cancelled')).toBeNull();
    expect(gatheringSubject(facts).nextDay(on('2026-11-01'))).toBeNull();
  });
});
