import { Temporal } from 'temporal-polyfill';
import { newId } from '../../../bot/id.ts';
import type { Moment } from '../../../bot/reporting/reporting.decide.ts';
import type { DeliveredDeadline, OpenDeadline } from '../../../bot/reporting/reporting.ts';

export const day = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);
export const now = Temporal.Instant.from('2026-11-23T09:00:00Z');

export const moment: Moment = {
  now,
  today: day('2026-11-23'),
  programme: { startsOn: '2024-01-01', endsOn: '2030-12-31' },
};

export const openDeadline = (over: Partial<OpenDeadline> = {}): OpenDeadline => ({
  id: newId(),
  projectId: newId(),
  grantLetterId: null,
  contents: 'Regnskap',
  dueOn: '2026-12-04',
  responsibleId: null,
  recordedAt: now,
  ...over,
  status: 'open',
});

export const delivered = (over: Partial<DeliveredDeadline> = {}): DeliveredDeadline => ({
  ...openDeadline(),
  deliveredOn: '2026-11-20',
  reference: '26/1234',
  parties: ['politicians', 'administration', 'employees'],
  deliveredBy: newId(),
  deliveredAt: now,
  ...over,
  status: 'delivered',
});
