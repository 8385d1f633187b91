import { Temporal } from 'temporal-polyfill';
import type { Circle, Part } from '../../../bot/gatherings/circle.ts';
import type { Gathering, GatheringOf } from '../../../bot/gatherings/gathering.ts';

export const on = (text: string) => Temporal.PlainDate.from(text);
export const at = (text: string) => Temporal.Instant.from(text);

export const second = { kind: 'network', networkId: 'east', number: 2 } as const satisfies GatheringOf;

/** Gathering 2 on Thursday 4 March 2027, planned on Monday 23 November 2026. */
export const aGathering = (over: Partial<Gathering> = {}): Gathering => ({
  ...{ id: 'g', programmeId: 'p', of: second, about: '', leaderId: 'leader' },
  ...{ startsOn: on('2027-03-04'), endsOn: on('2027-03-04'), startsAt: null, place: 'Rådhuset' },
  ...{ plannedBy: 'leader', plannedAt: at('2026-11-23T09:00:00Z'), movedAt: null, cancelled: null },
  ...over,
});

/** `participant/project person part [party]`, with an account unless the name ends in `-`. */
export function partOf(text: string): Part {
  const [where = '', who = '', part = '', party] = text.split(' ');
  const [participant = '', projectId = ''] = where.split('/');
  return {
    ...{ personId: who, name: who, timeZone: 'Europe/Oslo', hasAccount: !who.endsWith('-') },
    ...{ projectId, participantId: participant, participant, since: at('2026-01-05T09:00:00Z') },
    part: part as Part['part'],
    party: (party ?? null) as Part['party'],
  };
}

export const circleOf = (parts: readonly string[], leaders: readonly string[] = []): Circle => ({
  name: 'Heltid/deltid Øst',
  parts: parts.map(partOf),
  networkLeaders: leaders.map((personId) => ({ personId, timeZone: 'Europe/Oslo', hasAccount: true })),
});

/** Elverum with its three parties, a PL who is in no group, and somebody without an account. */
export const elverum = [
  'Elverum/heltid pa pa',
  'Elverum/heltid pl pl',
  'Elverum/heltid pa steering administration',
  'Elverum/heltid mayor steering politicians',
  'Elverum/heltid steward steering employees',
  'Elverum/heltid chair- steering politicians',
  'Elverum/heltid worker project employees',
  'Elverum/heltid adviser reference administration',
] as const;
