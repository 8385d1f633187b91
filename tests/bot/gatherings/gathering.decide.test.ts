import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  type AskedGathering,
  answerInvitation,
  cancelGathering,
  moveGathering,
  planGathering,
  registerComing,
} from '../../../bot/gatherings/gathering.decide.ts';
import type { Gathering, GatheringOf } from '../../../bot/gatherings/gathering.ts';
import { limits } from '../../../bot/limits.ts';
import { codesOf } from '../world.ts';
import { aGathering, at, on, second } from './given.ts';

const moment = {
  now: at('2026-11-24T09:00:00Z'),
  today: on('2026-11-24'),
  programme: { id: 'p', startsOn: '2026-01-01', endsOn: '2028-12-31' },
};
const asked: AskedGathering = {
  ...{ startsOn: on('2027-03-04'), endsOn: null, startsAt: Temporal.PlainTime.from('10:00') },
  ...{ place: ' Rådhuset ', about: '', leaderId: 'leader' },
};
const plan = (over: Partial<AskedGathering> = {}, all: readonly Gathering[] = [], of: GatheringOf = second) =>
  planGathering(all, of, { ...asked, ...over }, 'leader', ['leader', 'other'], moment);
const fieldsOf = (outcome: ReturnType<typeof plan> | ReturnType<typeof move>) =>
  outcome.ok ? [] : outcome.refusals.map(({ field, code }) => `${field} ${code}`);

describe('planning', () => {
  test('a gathering of one day; place and subject on one line', () => {
    const found = plan({ about: ' Dypdykk\n i temaet ' });
    expect(found).toMatchObject({
      ok: true,
      value: { isThere: false, gathering: { place: 'Rådhuset', about: 'Dypdykk i temaet' } },
    });
    expect(found.ok && found.value.gathering.endsOn.toString()).toBe('2027-03-04');
  });

  test.each<[string, Partial<AskedGathering>]>([
    ['startsOn dateInPast', { startsOn: on('2026-11-23') }],
    ['startsOn dateAfterProgramme', { startsOn: on('2029-01-01') }],
    ['endsOn gatheringBackwards', { endsOn: on('2027-03-03') }],
    ['endsOn gatheringTooLong', { endsOn: on('2027-03-11') }],
    ['place textMissing', { place: '  ' }],
    ['place textTooLong', { place: 'x'.repeat(limits.place + 1) }],
    ['about textTooLong', { about: 'x'.repeat(limits.gatheringAbout + 1) }],
    ['leader personUnknown', { leaderId: 'stranger' }],
  ])('is refused: %s', (refusal, over) => {
    expect(fieldsOf(plan(over))).toEqual([refusal]);
  });

  test('each number once for a network (NET-1), unless it was cancelled', () => {
    expect(fieldsOf(plan({}, [aGathering()]))).toEqual(['which gatheringThere']);
    const cancelled = { at: moment.now, by: 'leader', reason: 'Snø' };
    expect(plan({}, [aGathering({ cancelled })]).ok).toBe(true);
    expect(plan({}, [aGathering()], { ...second, number: 3 }).ok).toBe(true);
    expect(plan({}, [aGathering()], { ...second, networkId: 'north' }).ok).toBe(true);
  });

  test('theme days and project leaders’ gatherings: several, on days of their own (NET-2, NET-3)', () => {
    for (const of of [{ kind: 'leaders' }, { kind: 'themeDay', participantId: 'a' }] as const) {
      expect(fieldsOf(plan({}, [aGathering({ of })], of))).toEqual(['startsOn gatheringThere']);
      expect(plan({ startsOn: on('2027-03-05') }, [aGathering({ of })], of).ok).toBe(true);
    }
    const elsewhere = aGathering({ of: { kind: 'themeDay', participantId: 'b' } });
    expect(plan({}, [elsewhere], { kind: 'themeDay', participantId: 'a' }).ok).toBe(true);
  });

  test('the same form sent twice is one gathering', () => {
    const first = plan();
    if (!first.ok) throw new Error('refused');
    expect(plan({}, [first.value.gathering])).toMatchObject({ value: { isThere: true } });
    expect(codesOf(plan({ place: 'Hamar' }, [first.value.gathering]))).toEqual(['gatheringThere']);
  });
});

const moveAsked = { ...asked, place: 'Hamar', startsOn: on('2027-03-11'), reason: 'Rommet er opptatt' };
const move = (gathering: Gathering, over: Partial<typeof moveAsked> = {}, all: readonly Gathering[] = []) =>
  moveGathering(gathering, all, { ...moveAsked, ...over }, undefined, 'leader', moment);

describe('moving', () => {
  test('keeps from where, to where, and why', () => {
    const found = move(aGathering());
    expect(found).toMatchObject({
      value: { from: { place: 'Rådhuset' }, to: { place: 'Hamar' }, reason: 'Rommet er opptatt' },
    });
  });

  test('the same form sent twice moves once', () => {
    const first = move(aGathering());
    if (!first.ok || !first.value) throw new Error('refused');
    const moved = aGathering({ ...first.value.to, movedAt: moment.now });
    expect(moveGathering(moved, [], moveAsked, first.value, 'leader', moment)).toEqual({
      ok: true,
      value: null,
    });
  });

  test('is refused without a reason, to where it is, onto another, after it has been or was cancelled', () => {
    expect(fieldsOf(move(aGathering(), { reason: ' ' }))).toEqual(['reason textMissing']);
    const same = { startsOn: on('2027-03-04'), startsAt: null, place: 'Rådhuset' } as never;
    expect(fieldsOf(move(aGathering(), same))).toEqual(['startsOn gatheringNotMoved']);
    const of = { kind: 'leaders' } as const;
    const other = aGathering({ id: 'other', of, startsOn: on('2027-03-11') });
    expect(codesOf(move(aGathering({ of }), {}, [other]))).toEqual(['gatheringThere']);
    const past = { startsOn: on('2026-11-20'), endsOn: on('2026-11-20') };
    expect(codesOf(move(aGathering(past)))).toEqual(['gatheringOver']);
    const cancelled = { at: moment.now, by: 'leader', reason: 'Snø' };
    expect(codesOf(move(aGathering({ cancelled })))).toEqual(['gatheringCancelled']);
  });
});

test('cancelling needs a reason, once, and only what has not been', () => {
  expect(codesOf(cancelGathering(aGathering(), ' ', 'leader', moment))).toEqual(['textMissing']);
  const found = cancelGathering(aGathering(), ' Snø ', 'leader', moment);
  expect(found).toMatchObject({ value: { cancelled: { by: 'leader', reason: 'Snø' } } });
  expect(found.ok && cancelGathering(found.value, '', 'other', moment)).toEqual(found);
  const past = { startsOn: on('2026-11-20'), endsOn: on('2026-11-23') };
  expect(codesOf(cancelGathering(aGathering(past), 'Snø', 'leader', moment))).toEqual(['gatheringOver']);
});

test('an answer is one’s own, of whom is invited, until it has been', () => {
  const answer = (gathering: Gathering, personId: string) =>
    answerInvitation(gathering, ['mayor'], { personId, comes: false }, moment);
  expect(answer(aGathering(), 'mayor')).toMatchObject({ value: { answer: 'no', registeredBy: null } });
  expect(codesOf(answer(aGathering(), 'stranger'))).toEqual(['notInvited']);
  const past = { startsOn: on('2026-11-20'), endsOn: on('2026-11-23') };
  expect(codesOf(answer(aGathering(past), 'mayor'))).toEqual(['gatheringOver']);
  // on its last day it still helps
  expect(answer(aGathering({ ...past, endsOn: moment.today }), 'mayor').ok).toBe(true);
});

test('PL registers those without an account alone', () => {
  const register = (coming: readonly string[]) =>
    registerComing(aGathering(), ['chair'], coming, 'pl', moment);
  expect(register(['chair', 'chair'])).toMatchObject({ value: [{ personId: 'chair', registeredBy: 'pl' }] });
  expect(codesOf(register(['chair', 'mayor']))).toEqual(['personUnknown']);
  expect(register([])).toEqual({ ok: true, value: [] });
});
