import { openDatabase } from '../../../db/connect.ts';
import { StartProblem } from '../../../db/start-problem.ts';
import { recordingLog } from '../../harness/log.ts';

// Opens the database that its argument names (a folder or a URL), says so, and keeps it until it is ended.

const [where = ''] = process.argv.slice(2);
try {
  const database = await openDatabase(
    where.startsWith('postgres:') ? { url: where } : { folder: where },
    recordingLog(),
  );
  process.once('SIGTERM', async () => {
    await database.close();
    process.exit(0);
  });
  process.stdin.resume();
  console.log('open');
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
