import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { OpenRound } from '../../../bot/evaluation/round.ts';
import { defaultScale, defaultThresholds } from '../../../bot/evaluation/scale.ts';
import { roundSubject } from '../../../bot/reminders/round.subject.ts';

const at = (text: string) => Temporal.Instant.from(text);

/** Opened on Wednesday 24 June 2026 at 10:40 in Oslo, which is 20:40 in Auckland. */
const aRound = (openedBy: string, deadline: string): OpenRound => ({
  ...{ id: 'round', projectId: 'project', groupId: 'group', groupKind: 'steering', number: 1 },
  settings: {
    ...{ scale: defaultScale, thresholds: defaultThresholds(defaultScale), factors: [] },
    ...{ grading: 'hidden', greeting: '' },
  },
  ...{ openedBy, openedAt: at('2026-06-24T08:40:00Z'), deadline: at(deadline), status: 'open' },
});

/** The days on which PA and a member hear of it, both in Auckland. */
function days(round: OpenRound): Readonly<Record<'answer' | 'turnout', readonly string[]>> {
  const subject = roundSubject({
    round,
    project: { id: 'project', name: 'Heltid', timeZone: 'Europe/Oslo' },
    members: [
      {
        ...{ id: 'membership', groupId: 'group', personId: 'member', party: 'employees', to: null },
        from: at('2026-01-01T08:00:00Z'),
      },
    ],
    ...{ answered: [], pa: 'pa', pl: 'pl', hasLinks: false },
    zones: new Map([
      ['pa', 'Pacific/Auckland'],
      ['member', 'Pacific/Auckland'],
    ]),
  });
  const all = subject.concerns(Temporal.PlainDate.from('2026-06-24'));
  const of = (why: string) => all.filter((one) => one.why === why).map(({ day }) => day.toString());
  return { answer: of('answer'), turnout: of('turnout') };
}

describe('a round that is opened when it is evening where they are', () => {
  test('nobody is reminded on the morning on which they are asked', () => {
    // half-way is on Thursday, when they are asked at 08:00
    expect(days(aRound('pa', '2026-06-26T13:00:00Z')).answer).toEqual(['2026-06-26']);
    expect(days(aRound('pa', '2026-06-30T13:00:00Z')).answer).toEqual(['2026-06-26', '2026-06-30']);
  });

  test('PA who opened it hears that morning how many have answered: it is no question, and others were asked before', () => {
    expect(days(aRound('pa', '2026-06-26T13:00:00Z')).turnout).toEqual(['2026-06-25', '2026-06-26']);
  });

  test('where PL opened it, PA is told at 08:00 how it stands, and not again at 09:00', () => {
    expect(days(aRound('pl', '2026-06-26T13:00:00Z')).turnout).toEqual(['2026-06-26']);
  });
});
