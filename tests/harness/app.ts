import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { createPacing, type Pacing } from '../../bot/delivery/pacing.ts';
import type { OpenRound, Round } from '../../bot/evaluation/round.ts';
import type { Project } from '../../bot/project/project.ts';
import { type Config, readConfig } from '../../config.ts';
import type { DatabaseTarget } from '../../db/connect.ts';
import { type Running, start } from '../../main.ts';
import { post, type Somebody, somebody } from './app-client.ts';
import { newTarget, openTarget, type TestDatabase } from './database.ts';
import { recordingLog } from './log.ts';

/** When the tests of the whole application begin: a Monday morning. */
export const beginning = '2026-11-23T09:00:00Z';

/** The whole application on a free port, on a fresh database of the engine of this run. */
export interface App {
  readonly running: Running;
  readonly url: string;
  readonly database: TestDatabase;
  /** Where the database is, for another process on it (PostgreSQL). */
  readonly target: DatabaseTarget;
  readonly log: ReturnType<typeof recordingLog>;
  /** Where backups and the demo's own files are. */
  readonly folder: string;
  /** A person of the demo, by the account's id. */
  as(externalId: string): Somebody;
  /** Moves the demo's clock through its control, as the page does: an ISO 8601 duration, or a moment. */
  advance(by: string): Promise<void>;
  setClock(to: string): Promise<void>;
  /** Takes away what the demo has planned, measured and is to report, for a test that makes its own. */
  withoutPlan(): Promise<void>;
  /** Moves the real time, which an application without demo goes by. */
  moveTime(by: Temporal.DurationLike): void;
  /** Resolves when all that was to be delivered has been. */
  settled(): Promise<void>;
  /** The demo's project. */
  project(): Promise<Project>;
  openRound(): Promise<OpenRound>;
  /** The newest round. */
  lastRound(): Promise<Round>;
  /** The conversation of the project's group channel. */
  channel(): Promise<string>;
  stop(): Promise<void>;
}

/** What the configuration of a test says otherwise than the default demo's. */
export type Settings = Readonly<Record<string, string>>;

export const configFor = (folder: string, settings: Settings = {}): Config =>
  readConfig({
    PORT: '0',
    SAMAN_DATA_DIR: folder,
    SAMAN_SECRET: 'a secret for tests, of more than thirty-two characters',
    SAMAN_PUBLIC_URL: 'http://localhost:3978',
    ...settings,
  });

/** Keeps messages apart on a clock of its own, which goes on at once. */
function atOnce(): Pacing {
  let now = 0;
  return createPacing(
    () => now,
    async (milliseconds) => {
      now += milliseconds;
    },
  );
}

/** How a test's application differs from a real one. */
export interface StartOptions {
  /** Messages to one channel really are a second apart. */
  readonly paced?: boolean;
}

/** Starts it; `stop` also deletes the database, except where it was started on one that is there (`on`). */
export async function startApp(
  settings: Settings = {},
  on?: DatabaseTarget,
  { paced }: StartOptions = {},
): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'saman-app-'));
  const { target, remove } = on ? { target: on, remove: async () => {} } : await newTarget();
  const database = await openTarget(target);
  const log = recordingLog();
  let now = Temporal.Instant.from(beginning);
  const running = await start(configFor(folder, settings), {
    now: () => now,
    log,
    database,
    // a test says itself when a minute has passed
    ticks: false,
    ...(paced ? {} : { pacing: atOnce }),
  });
  const { store, queue } = database;
  const theProject = async (): Promise<Project> => {
    const project = (await store.projects.all()).find((one) => one.name === 'Heltidskultur i Elverum');
    if (!project) throw new Error('the demo’s project is not there');
    return project;
  };
  const rounds = async () => store.rounds.ofProject((await theProject()).id);
  const clock = (to: object) => post<unknown>(`${running.url}demo/clock`, to);
  return {
    running,
    url: running.url,
    database,
    target,
    log,
    folder,
    as: (externalId) => somebody(running.url, externalId),
    advance: async (advance) => void (await clock({ advance })),
    setClock: async (to) => void (await clock({ now: to })),
    async withoutPlan() {
      for (const table of ['due', 'activity', 'milestone_audience', 'milestone_move', 'milestone'])
        await database.query(`delete from ${table}`);
      for (const table of ['deadline_move', 'reporting_deadline', 'grant_letter'])
        await database.query(`delete from ${table}`);
      for (const table of [
        'goal_entry',
        'goal_change',
        'goal',
        'gathering_attendance',
        'gathering_move',
        'gathering',
      ])
        await database.query(`delete from ${table}`);
    },
    moveTime: (by) => {
      now = now.add(by);
    },
    settled: () => queue.drain(),
    project: theProject,
    async openRound() {
      const open = (await rounds()).find((round): round is OpenRound => round.status === 'open');
      if (!open) throw new Error('no round is open');
      return open;
    },
    async lastRound() {
      const last = (await rounds()).toSorted((a, b) => a.number - b.number).at(-1);
      if (!last) throw new Error('there is no round');
      return last;
    },
    async channel() {
      const place = (await store.projects.places((await theProject()).id)).find(
        (one) => one.kind === 'group',
      );
      return `ch:${place?.externalId}`;
    },
    async stop() {
      await running.stop();
      await remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
