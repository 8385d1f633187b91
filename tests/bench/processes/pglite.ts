import { PGlite } from '@electric-sql/pglite';
import { answerLines } from './answering-lines.ts';

// The baseline of start and memory: the database alone, open.
const { folder } = JSON.parse(process.argv[2] ?? '{}') as { folder: string };
const pglite = await PGlite.create(folder);
await answerLines(
  { port: 0 },
  async ({ query }) => (typeof query === 'string' ? (await pglite.query(query)).rows.length : 0),
  () => pglite.close(),
);
