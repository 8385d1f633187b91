import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { filled } from '../app/given.ts';
import { post, somebody, textOf, viewOf } from '../harness/app-client.ts';
import { newPlace, type Place, type Started, startSaman } from '../harness/app-process.ts';
import { engine } from '../harness/database.ts';
import { type Running, runSaman } from '../harness/processes.ts';

// The programs behind npm start, backup, restore and admin, as processes of their own. In this order.

let place: Place;
let other: Place;
let saman: Started;
const running: Running[] = [];
beforeAll(async () => {
  place = await newPlace();
  other = await newPlace();
  saman = await started(place);
});
afterEach(() => {
  for (const one of running) expect(one.errors()).not.toMatch(/"level":(50|60)/);
});
afterAll(async () => {
  for (const one of running) {
    one.process.kill('SIGKILL');
    await one.ended();
  }
  await place.remove();
  await other.remove();
});

async function started({ settings }: Place): Promise<Started> {
  const one = await startSaman(settings);
  running.push(one);
  return one;
}

/** Ends it as Ctrl-C does. */
async function interrupted(): Promise<void> {
  const before = performance.now();
  saman.process.kill('SIGINT');
  expect(await saman.ended()).toBe(0);
  expect(performance.now() - before).toBeLessThan(10_000);
}

const program = async (where: Place, ...given: readonly string[]): Promise<string> => {
  const one = runSaman(given, { ...where.settings, PORT: new URL(saman.url).port });
  expect([
    await one.ended(),
    one
      .errors()
      .replaceAll(/^\{.*\}$/gm, '')
      .trim(),
  ]).toEqual([0, '']);
  return one.lines.join('\n');
};

const as = (person: string) => somebody(saman.url, person);
let roundId: string;

test('Ctrl-C ends it at once, also with a page open, and everything is there on the next start', async () => {
  const pa = as('kommunedirektor');
  await pa.press(await pa.say('ny runde'), 'round.open');
  const question = await pa.say('avslutt runden');
  roundId = (JSON.parse(JSON.stringify(question)) as { message: { view: string } }).message.view.slice(-36);
  await as('ordforer').act('answer.give', { roundId }, filled(4, { comment: 'før avbruddet' }));
  const stream = await fetch(`${saman.url}demo/events?as=ordforer&page=1`);
  expect(stream.status).toBe(200);
  await interrupted();
  await stream.body?.cancel().catch(() => undefined);

  saman = await started(place);
  expect(textOf(await as('ordforer').letter('ballot'))).toContain('før avbruddet');
  expect(viewOf(await as('prosjektleder').say('ny runde'))).toBe('refused');
});

test('a second one on the same folder is told who holds it', async () => {
  if (engine() !== 'embedded') return;
  const second = runSaman([], place.settings);
  expect(await second.ended()).toBe(1);
  expect(second.errors()).toContain(place.folder);
  expect(second.errors()).toContain(`process ${saman.process.pid}`);
});

test('admin prints a code that makes somebody administrator, once', async () => {
  // the code lasts by the clock of the one that runs, wherever the demo's has been moved
  await post(`${saman.url}demo/clock`, { advance: 'PT1H' });
  const code = /«(kode [A-Z0-9-]+)»/.exec(await program(place, 'admin'))?.[1] ?? '';
  expect(textOf(await as('ansatt').say(code))).toMatch(/administrator/);
  expect(viewOf(await as('ordforer').say(code))).toMatch(/refused|codeForm/);
  expect(textOf(await as('ansatt').say('hjelp'))).toMatch(/administrator/i);
});

test('a backup made beside the running one is restored into another database, which starts with all of it', async () => {
  expect(await program(place, 'backup')).toContain('backup written to');
  const [file = ''] = await readdir(join(place.folder, 'backups'));
  await program(other, 'restore', join(place.folder, 'backups', file));
  const again = runSaman(['restore', join(place.folder, 'backups', file)], other.settings);
  expect(await again.ended()).toBe(1);
  expect(again.errors()).toContain('holds data already');

  await interrupted();
  saman = await started(other);
  const { letter } = as('ordforer');
  expect(textOf(await letter('ballot'))).toContain('før avbruddet');
  await as('hr-sjef').act('answer.give', { roundId }, filled(2));
  expect(textOf(await as('kommunedirektor').say('status'))).toContain('2 av 9');
  await interrupted();
});

test('without the demo there are pages and links alone', async () => {
  const settings = {
    ...place.settings,
    SAMAN_DEMO: '0',
    SAMAN_SECRET: 'x'.repeat(40),
    PORT: await freePort(),
  };
  const plain = runSaman([], settings);
  running.push(plain);
  await plain.wrote(1);
  const url = `http://127.0.0.1:${settings.PORT}/`;
  expect((await fetch(`${url}healthz`)).status).toBe(200);
  expect((await fetch(`${url}readyz`)).status).toBe(200);
  const front = await (await fetch(url)).text();
  expect(front).not.toContain('client/chat.js');
  for (const path of [
    'people',
    'state?as=ordforer',
    'messages?as=ordforer&conversation=dm:ordforer',
    'events?as=ordforer',
  ])
    expect((await fetch(`${url}demo/${path}`)).status, path).toBe(404);
  for (const path of ['act', 'say', 'clock', 'start-over', 'let-others-answer'])
    expect((await fetch(`${url}demo/${path}`, { method: 'POST', body: '{}' })).status, path).toBe(404);
  plain.process.kill('SIGTERM');
  expect(await plain.ended()).toBe(0);
});

/** A port that was free a moment ago. */
async function freePort(): Promise<string> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
