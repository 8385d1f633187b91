import { firstAdministratorCode } from '../../bot/people/code.usecases.ts';
import type { DatabaseTarget } from '../../db/connect.ts';
import { startTeamsPeer, type TeamsPeer, type TeamsPeerOptions } from '../peers/teams-peer.ts';
import type { TeamsPerson } from '../peers/teams-person.ts';
import { type App, type Settings, startApp } from './app.ts';

/** Saman with Teams, which is the independent peer, and people at its client. */
export interface TeamsApp {
  readonly app: App;
  readonly peer: TeamsPeer;
  /** Somebody of any tenant, by their handle. */
  at(handle: string): TeamsPerson;
  /** A code that makes whoever uses it an administrator, as `npm run admin` prints it. */
  adminCode(): Promise<string>;
  /** All that was to be done and delivered has been. */
  settled(): Promise<void>;
  /** Ends both. Fails if Saman has sent anything that Teams would not take. */
  stop(): Promise<void>;
}

export interface TeamsAppOptions {
  readonly settings?: Settings;
  readonly peer?: TeamsPeerOptions;
  /** A database that is there. */
  readonly on?: DatabaseTarget;
  /** Messages to one conversation really are a second apart. */
  readonly paced?: boolean;
}

export async function startTeamsApp(options: TeamsAppOptions = {}): Promise<TeamsApp> {
  const peer = await startTeamsPeer(options.peer);
  const startSaman = async (): Promise<App> => {
    try {
      return await startApp({ ...peer.settings, SAMAN_DEMO: '0', ...options.settings }, options.on, {
        paced: options.paced ?? false,
      });
    } catch (error) {
      await peer.stop();
      throw error;
    }
  };
  const app = await startSaman();
  peer.reaches(`${app.url}api/messages`);
  return {
    app,
    peer,
    at: peer.person,
    adminCode: async () => (await firstAdministratorCode(app.running.services)).code,
    settled: () => app.running.settled(),
    async stop() {
      try {
        await app.stop();
      } finally {
        await peer.stop();
      }
    },
  };
}
