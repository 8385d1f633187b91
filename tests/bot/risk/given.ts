import { Temporal } from 'temporal-polyfill';
import type { Changing } from '../../../bot/risk/risk.decide.ts';
import type { PlannedCountermeasure, Risk } from '../../../bot/risk/risk.ts';
import type { Workshop } from '../../../bot/risk/workshop.ts';
import { counting } from '../plan/given.ts';

export const now = Temporal.Instant.from('2026-11-23T09:00:00Z');

export const aRisk = (id: string, over: Partial<Risk> = {}): Risk => ({
  id,
  projectId: 'project',
  status: 'draft',
  origin: { kind: 'hand' },
  text: `Om ${id}`,
  mergedInto: null,
  grades: null,
  gradedAt: null,
  createdAt: now,
  ...over,
});

export const graded = (id: string, s: number, k: number, over: Partial<Risk> = {}): Risk =>
  aRisk(id, { status: 'open', grades: { s, k }, gradedAt: now, ...over });

export const aCountermeasure = (
  riskId: string,
  over: Partial<PlannedCountermeasure> = {},
): PlannedCountermeasure => ({
  id: `against ${riskId}`,
  riskId,
  text: 'Opplæring',
  lowers: 's',
  milestoneId: 'milestone',
  activityId: null,
  setAt: now,
  responsibleId: 'pl',
  dueOn: Temporal.PlainDate.from('2027-01-15'),
  doneAt: null,
  ...over,
});

export const aRegister = (risks: readonly Risk[], over: Partial<Changing> = {}): Changing => ({
  risks,
  beingGraded: [],
  by: 'pl',
  now,
  newId: counting(),
  ...over,
});

export const aWorkshop = (over: Partial<Workshop> = {}): Workshop => ({
  id: 'workshop',
  projectId: 'project',
  groupId: 'group',
  groupKind: 'project',
  number: 1,
  leaderId: 'leader',
  greeting: '',
  isAgain: false,
  status: 'collecting',
  startedAt: now,
  since: now,
  endedAt: null,
  ...over,
});
