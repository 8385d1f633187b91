import { Temporal } from 'temporal-polyfill';
import { firstAdministratorCode } from '../../bot/people/code.usecases.ts';
import { readConfig } from '../../config.ts';
import { createLog } from '../../log.ts';
import { openConfigured, servicesOf } from '../../main.ts';
import { serve } from '../../programs.ts';
import { clockAhead } from './at-work.ts';

// Saman as `npm start` starts it, on a clock that is ahead of the real one; or, beside it on PostgreSQL, `npm run admin`.

const [ahead = 'PT0S', program] = process.argv.slice(2);
const now = clockAhead(Temporal.Duration.from(ahead));
const config = readConfig();
if (program !== 'admin') await serve(config, { now });
else {
  const log = createLog(config.logLevel);
  const database = await openConfigured(config, log);
  console.log((await firstAdministratorCode(servicesOf(config, database, { now }, log, []))).code);
  await database.close();
}
