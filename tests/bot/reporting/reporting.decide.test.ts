import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../bot/id.ts';
import { limits } from '../../../bot/limits.ts';
import { parties } from '../../../bot/project/project.ts';
import type { Outcome } from '../../../bot/refusal.ts';
import {
  canTakeBack,
  deliver,
  handOver,
  moveDeadline,
  recordDeadline,
  takeBack,
} from '../../../bot/reporting/reporting.decide.ts';
import {
  bySoonest,
  type DeadlineMove,
  type GrantLetter,
  isLate,
  isOpen,
  nextOpen,
  type ReportingDeadline,
  whoDelivers,
} from '../../../bot/reporting/reporting.ts';
import { accepted } from '../world.ts';
import { day, delivered, moment, now, openDeadline } from './given.ts';

const refusalsOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, field }) => [field, code]);

const projectId = newId();
const me = newId();

describe('recording a deadline (REP-1, REP-2)', () => {
  const command = {
    type: 'deadline.add' as const,
    projectId,
    dueOn: day('2026-12-04'),
    contents: ' Regnskap \n\n Status for tiltakene ',
    year: null,
    amount: null,
  };
  const letter: GrantLetter = { id: newId(), projectId, year: 2026, amount: 350_000, recordedAt: now };
  const nothing = { letters: [], deadlines: [] };

  test('by itself: PL sees to it, and what the report holds is tidied', () => {
    const { deadline, letter: none } = accepted(recordDeadline(nothing, command, moment));
    expect(none).toBeNull();
    expect(deadline).toMatchObject({
      projectId,
      grantLetterId: null,
      contents: 'Regnskap\nStatus for tiltakene',
      dueOn: '2026-12-04',
      responsibleId: null,
      status: 'open',
    });
  });

  test('with a grant letter: the letter is new, and the deadline comes with it', () => {
    const recorded = accepted(recordDeadline(nothing, { ...command, year: 2026, amount: 350_000 }, moment));
    expect(recorded.letter).toMatchObject({ projectId, year: 2026, amount: 350_000 });
    expect(recorded.deadline?.grantLetterId).toBe(recorded.letter?.id);
  });

  test('with a letter that is recorded, the year is enough; another amount corrects it', () => {
    const state = { letters: [letter], deadlines: [] };
    const known = accepted(recordDeadline(state, { ...command, year: 2026 }, moment));
    expect(known).toMatchObject({ letter: null, deadline: { grantLetterId: letter.id } });
    const same = accepted(recordDeadline(state, { ...command, year: 2026, amount: 350_000 }, moment));
    expect(same.letter).toBeNull();
    const corrected = accepted(recordDeadline(state, { ...command, year: 2026, amount: 400_000 }, moment));
    expect(corrected.letter).toEqual({ ...letter, amount: 400_000 });
    const next = accepted(recordDeadline(state, { ...command, year: 2027, amount: 1 }, moment));
    expect(next.letter?.id).not.toBe(letter.id);
  });

  test('the same form sent twice records one; a report that is delivered can be due again', () => {
    const same = openDeadline({ contents: 'regnskap\nstatus for tiltakene' });
    const again = (one: ReportingDeadline) =>
      accepted(recordDeadline({ letters: [], deadlines: [one] }, command, moment)).deadline;
    expect(again(same)).toBeNull();
    expect(again(delivered(same as object))).not.toBeNull();
    expect(again({ ...same, dueOn: '2026-12-05' })).not.toBeNull();
  });

  test.each([
    [{ dueOn: day('2026-11-22') }, [['dueOn', 'dateInPast']]],
    [{ dueOn: day('2031-01-01') }, [['dueOn', 'dateAfterProgramme']]],
    [{ contents: ' \n ' }, [['contents', 'textMissing']]],
    [{ contents: 'x'.repeat(limits.reportContents + 1) }, [['contents', 'textTooLong']]],
    [{ amount: 1 }, [['year', 'yearMissing']]],
    [{ year: 2026 }, [['amount', 'amountMissing']]],
    [{ year: 2023, amount: 1 }, [['year', 'yearOutside']]],
    [{ year: 2031, amount: 1 }, [['year', 'yearOutside']]],
    [{ year: 2026, amount: limits.grantAmount + 1 }, [['amount', 'amountInvalid']]],
    [
      { dueOn: day('2020-01-01'), contents: '', amount: 5 },
      [
        ['dueOn', 'dateInPast'],
        ['contents', 'textMissing'],
        ['year', 'yearMissing'],
      ],
    ],
  ])('refused, everything at once: %o', (over, expected) => {
    expect(refusalsOf(recordDeadline(nothing, { ...command, ...over }, moment))).toEqual(expected);
  });

  test.each(['2026-11-23', '2030-12-31'])('the first and the last possible day are good: %s', (date) => {
    expect(refusalsOf(recordDeadline(nothing, { ...command, dueOn: day(date) }, moment))).toEqual([]);
  });
});

describe('moving a deadline', () => {
  const deadline = openDeadline();
  const command = {
    type: 'deadline.move' as const,
    deadlineId: deadline.id,
    date: day('2026-12-18'),
    reason: ' Revisor trenger mer tid ',
  };

  test('keeps from, to, why and by whom', () => {
    expect(accepted(moveDeadline(deadline, undefined, command, me, moment))).toMatchObject({
      deadlineId: deadline.id,
      fromDate: '2026-12-04',
      toDate: '2026-12-18',
      reason: 'Revisor trenger mer tid',
      movedBy: me,
      movedAt: now,
    });
  });

  test('can be to an earlier day, but to none that has been', () => {
    const to = (date: string) =>
      refusalsOf(moveDeadline(deadline, undefined, { ...command, date: day(date) }, me, moment));
    expect(to('2026-11-23')).toEqual([]);
    expect(to('2026-11-22')).toEqual([['date', 'dateInPast']]);
    expect(to('2031-01-01')).toEqual([['date', 'dateAfterProgramme']]);
    expect(to('2026-12-04')).toEqual([['date', 'dateNotMoved']]);
  });

  test('says why, and is not done with what is delivered', () => {
    expect(refusalsOf(moveDeadline(deadline, undefined, { ...command, reason: ' ' }, me, moment))).toEqual([
      ['reason', 'textMissing'],
    ]);
    const long = { ...command, reason: 'x'.repeat(limits.moveReason + 1) };
    expect(refusalsOf(moveDeadline(deadline, undefined, long, me, moment))).toEqual([
      ['reason', 'textTooLong'],
    ]);
    expect(refusalsOf(moveDeadline(delivered(), undefined, command, me, moment))).toEqual([
      [undefined, 'reportDelivered'],
    ]);
  });

  test('the same form sent twice moves once', () => {
    const move = accepted(moveDeadline(deadline, undefined, command, me, moment)) as DeadlineMove;
    const after = { ...deadline, dueOn: move.toDate };
    expect(accepted(moveDeadline(after, move, command, me, moment))).toBeNull();
    expect(refusalsOf(moveDeadline(after, move, { ...command, reason: 'Noe annet' }, me, moment))).toEqual([
      ['date', 'dateNotMoved'],
    ]);
  });

  test('however often it is moved, its history is whole and in order: each begins where the one before ended', () => {
    const days = fc.array(fc.integer({ min: -30, max: 2000 }), { maxLength: 12 });
    fc.assert(
      fc.property(days, (offsets) => {
        let state: ReportingDeadline = deadline;
        const history: DeadlineMove[] = [];
        for (const [index, offset] of offsets.entries()) {
          const at = { ...moment, now: now.add({ minutes: index }) };
          const wanted = { ...command, date: moment.today.add({ days: offset }), reason: `nr ${index}` };
          const moved = moveDeadline(state, history.at(-1), wanted, me, at);
          if (!moved.ok || !moved.value) continue;
          history.push(moved.value);
          state = { ...state, dueOn: moved.value.toDate };
        }
        expect([deadline.dueOn, ...history.map((move) => move.toDate)].slice(0, -1)).toEqual(
          history.map((move) => move.fromDate),
        );
        expect(state.dueOn).toBe(history.at(-1)?.toDate ?? deadline.dueOn);
        for (const { fromDate, toDate } of history) {
          expect(toDate).not.toBe(fromDate);
          expect(toDate >= '2026-11-23' && toDate <= '2030-12-31').toBe(true);
        }
        const times = history.map((move) => move.movedAt.epochMilliseconds);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});

describe('delivering the report (REP-3)', () => {
  const deadline = openDeadline();
  const command = {
    type: 'deadline.deliver' as const,
    deadlineId: deadline.id,
    deliveredOn: day('2026-11-23'),
    reference: ' 26/1234 ',
    parties: ['employees', 'politicians', 'employees'] as const,
  };

  test('keeps when, where and who took part, each once', () => {
    expect(accepted(deliver(deadline, command, me, moment))).toEqual({
      ...deadline,
      status: 'delivered',
      deliveredOn: '2026-11-23',
      reference: '26/1234',
      parties: ['employees', 'politicians'],
      deliveredBy: me,
      deliveredAt: now,
    });
  });

  test('a party that is missing, or all of them, is never refused', () => {
    for (const took of [[], ['politicians'], parties] as const)
      expect(refusalsOf(deliver(deadline, { ...command, parties: took }, me, moment))).toEqual([]);
  });

  test.each([
    [{ deliveredOn: day('2026-11-24') }, [['deliveredOn', 'dateInFuture']]],
    [{ reference: ' ' }, [['reference', 'textMissing']]],
    [{ reference: 'x'.repeat(limits.reference + 1) }, [['reference', 'textTooLong']]],
  ])('refused: %o', (over, expected) => {
    expect(refusalsOf(deliver(deadline, { ...command, ...over }, me, moment))).toEqual(expected);
  });

  test('once: what is delivered is not delivered again', () => {
    const once = accepted(deliver(deadline, command, me, moment));
    expect(refusalsOf(deliver(once, command, me, moment))).toEqual([[undefined, 'reportDelivered']]);
  });

  test('a wrong "delivered" is taken back, and leaves nothing of it', () => {
    const once = accepted(deliver(deadline, command, me, moment));
    expect(accepted(takeBack(once, now))).toEqual(deadline);
    expect(refusalsOf(takeBack(deadline, now))).toEqual([[undefined, 'reportNotDelivered']]);
  });

  test('but not after long', () => {
    const once = accepted(deliver(deadline, command, me, moment));
    const last = now.add({ hours: 24 * limits.takeBackDays });
    expect(canTakeBack(once, last)).toBe(true);
    expect(canTakeBack(once, last.add({ seconds: 1 }))).toBe(false);
    expect(refusalsOf(takeBack(once, last.add({ seconds: 1 })))).toEqual([[undefined, 'deliveredLongAgo']]);
  });
});

describe('handing the report over', () => {
  const deadline = openDeadline();

  test('to somebody of the project, and back to whoever is PL', () => {
    const given = accepted(handOver(deadline, me, [me]));
    expect(given).toEqual({ ...deadline, responsibleId: me });
    expect(accepted(handOver(given, null, [me]))).toEqual(deadline);
  });

  test('not to anybody else, nor once it is delivered', () => {
    expect(refusalsOf(handOver(deadline, newId(), [me]))).toEqual([['responsible', 'personUnknown']]);
    expect(refusalsOf(handOver(delivered(), me, [me]))).toEqual([[undefined, 'reportDelivered']]);
  });

  test('who has left the project delivers no more: PL does', () => {
    const [pl, other] = [newId(), newId()];
    const mine = { responsibleId: me };
    expect(whoDelivers(mine, { pl, present: [me, other] })).toBe(me);
    expect(whoDelivers(mine, { pl, present: [other] })).toBe(pl);
    expect(whoDelivers({ responsibleId: null }, { pl: null, present: [] })).toBeNull();
  });
});

describe('what is open', () => {
  test('is what is not delivered: that alone is late, is due next, and is reminded of', () => {
    const anyDate = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    const anyDeadline = fc.tuple(anyDate, fc.boolean()).map(([date, isDelivered]): ReportingDeadline => {
      const dueOn = date.toISOString().slice(0, 10);
      return isDelivered ? delivered({ dueOn }) : openDeadline({ dueOn });
    });
    fc.assert(
      fc.property(fc.array(anyDeadline, { maxLength: 10 }), (all) => {
        for (const one of all) {
          expect(isOpen(one)).toBe(one.status !== 'delivered');
          if (isLate(one, moment.today)) expect(isOpen(one)).toBe(true);
        }
        const next = nextOpen(all);
        const open = bySoonest(all).filter(isOpen);
        expect(next).toEqual(open[0] ?? null);
        for (const one of open) expect((next?.dueOn ?? '') <= one.dueOn).toBe(true);
      }),
    );
  });

  test('is late from the day after', () => {
    expect(isLate(openDeadline({ dueOn: '2026-11-23' }), moment.today)).toBe(false);
    expect(isLate(openDeadline({ dueOn: '2026-11-22' }), moment.today)).toBe(true);
    expect(isLate(delivered({ dueOn: '2026-11-22' }), moment.today)).toBe(false);
  });
});
