import Module from 'node:module';
import { readConfig } from '../../../config.ts';
import { start } from '../../../main.ts';

// Starts Saman with the settings of the environment, says which of the platforms' libraries it has loaded, and ends.

const running = await start(readConfig(), { log: { info() {}, warn() {}, error() {} } });
const loaded = Object.keys((Module as unknown as { _cache: object })._cache);
const has = (name: string): boolean => loaded.some((file) => file.includes(`/node_modules/${name}/`));
console.log(JSON.stringify({ slack: has('@slack/bolt'), teams: has('botbuilder') }));
await running.stop();
process.exit(0);
