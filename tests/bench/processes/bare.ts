import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';
import { answerLines } from './answering-lines.ts';

// The baseline of answering: a bare node:http handler that reads the same request and does one insert.

interface Inserting {
  insert(values: readonly [string, string, string]): Promise<unknown>;
  close(): Promise<unknown>;
}

const table =
  'create table if not exists bench_answer (id uuid primary key, who text not null, given jsonb not null)';
const statement = 'insert into bench_answer (id, who, given) values ($1, $2, $3)';

async function onFolder(folder: string): Promise<Inserting> {
  const pglite = await PGlite.create(folder);
  await pglite.exec(table);
  return { insert: (values) => pglite.query(statement, [...values]), close: () => pglite.close() };
}

async function onServer(url: string): Promise<Inserting> {
  const sql = postgres(url, { max: 10, onnotice: () => {} });
  await sql.unsafe(table);
  return {
    // the driver writes JSON itself, from a value
    insert: ([id, who, given]) => sql.unsafe(statement, [id, who, JSON.parse(given)], { prepare: true }),
    close: () => sql.end(),
  };
}

const given = JSON.parse(process.argv[2] ?? '{}') as { folder: string } | { url: string };
const database = 'url' in given ? await onServer(given.url) : await onFolder(given.folder);
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const { as, values } = JSON.parse(Buffer.concat(chunks).toString()) as { as: string; values: unknown };
    await database.insert([randomUUID(), as, JSON.stringify(values)]);
    const body = JSON.stringify({ kind: 'stored' });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  void answerLines(
    { port },
    async () => ({}),
    async () => {
      server.closeAllConnections();
      await database.close();
    },
  );
});
