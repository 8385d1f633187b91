import { Temporal } from 'temporal-polyfill';
import type { Services } from '../conversation/handling.ts';
import type { MinutesToRead } from '../conversation/pages.ts';
import type { Repositories } from '../ports/store.ts';
import { leadersOf } from '../project/leaders.ts';
import { parties } from '../project/project.ts';
import type { MinutesContents } from './minutes.ts';
import { benefitLines, decisionLines, loadResults, namesOf } from './round.loading.ts';
import type { ClosedRound, Minutes, PrintedDocument } from './round.ts';

/** The minutes of a round as they stand. */
export interface MinutesState {
  /** Newest first. */
  readonly approved: readonly Minutes[];
  /** What PA can approve now; null where nothing has come since the last approval. */
  readonly draft: {
    readonly version: number;
    readonly document: PrintedDocument;
    /** Changes with what the document says, not with when it is written: what is approved is what was seen. */
    readonly fingerprint: string;
  } | null;
}

/** SHA-256 of a document as JSON, hex. */
export async function digestOf(document: PrintedDocument): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(document));
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function contentsOf(
  tx: Repositories,
  round: ClosedRound,
  version: number,
  now: Temporal.Instant,
): Promise<MinutesContents | null> {
  const project = await tx.projects.project(round.projectId);
  if (!project) return null;
  const participant = await tx.programmes.participant(project.participantId);
  const { pa, pl } = await leadersOf(tx, project.id);
  const name = await namesOf(tx, [pa, pl]);
  const results = await loadResults(tx, round);
  return {
    language: project.language,
    timeZone: project.timeZone,
    version,
    projectName: project.name,
    participant: participant?.name ?? '',
    groupKind: round.groupKind,
    pa: pa && name(pa),
    pl: pl && name(pl),
    round,
    missingParties: parties.filter((party) => round.turnout[party].members === 0),
    factors: results.factors,
    comments: results.comments,
    lifted: results.factors.filter((result) => result.critical).map((result) => result.factor),
    benefits: await benefitLines(tx, round),
    followUp: await tx.rounds.followUp(round.id),
    decisions: await decisionLines(tx, await tx.rounds.decisions(round.id)),
    corrections: (await tx.rounds.corrections(round.id)).filter((one) => one.version <= version),
    writtenAt: now,
  };
}

/** Whether something has come that the newest approved version does not hold. */
async function hasNews(tx: Repositories, round: ClosedRound, newest: Minutes): Promise<boolean> {
  const later = (at: Temporal.Instant) => Temporal.Instant.compare(at, newest.approvedAt) > 0;
  const corrections = await tx.rounds.corrections(round.id);
  const decisions = await tx.rounds.decisions(round.id);
  const benefits = await tx.rounds.benefits(round.id);
  return (
    corrections.some((correction) => correction.version > newest.version) ||
    decisions.some((decision) => later(decision.recordedAt)) ||
    benefits.some((benefit) => later(benefit.notedAt))
  );
}

/** The approved versions, and the draft of the next one (PRIV-5: an approved one never changes). */
export async function minutesState(
  services: Services,
  tx: Repositories,
  round: ClosedRound,
  now: Temporal.Instant,
): Promise<MinutesState> {
  const approved = [...(await tx.rounds.minutes(round.id))].sort((a, b) => b.version - a.version);
  const newest = approved[0];
  if (newest && !(await hasNews(tx, round, newest))) return { approved, draft: null };
  const version = (newest?.version ?? 0) + 1;
  const contents = await contentsOf(tx, round, version, now);
  if (!contents) return { approved, draft: null };
  const { presenter } = services;
  const timeless = presenter.minutes({ ...contents, writtenAt: round.closedAt });
  const fingerprint = await digestOf(timeless);
  return { approved, draft: { version, document: presenter.minutes(contents), fingerprint } };
}

/** The draft of a closed round's next minutes; null where there is none. */
export async function draftOf(services: Services, roundId: string): Promise<MinutesState['draft']> {
  const { store, clock } = services;
  const round = await store.rounds.round(roundId);
  return round?.status === 'closed' ? (await minutesState(services, store, round, clock.now())).draft : null;
}

/** What somebody who may see the minutes reads, newest first: the draft too, marked as one. */
export async function minutesToRead(services: Services, roundId: string): Promise<readonly MinutesToRead[]> {
  const { store, clock } = services;
  const round = await store.rounds.round(roundId);
  if (round?.status !== 'closed') return [];
  const { approved, draft } = await minutesState(services, store, round, clock.now());
  const { version, document } = draft ?? {};
  const unapproved = version && document ? [{ version, document, approvedAt: null }] : [];
  return [...unapproved, ...approved];
}
