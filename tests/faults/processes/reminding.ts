import postgres from 'postgres';
import { Temporal } from 'temporal-polyfill';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import type { ChatAdapter } from '../../../bot/ports/chat.ts';
import type { Store } from '../../../bot/ports/store.ts';
import { sweepReminders } from '../../../bot/reminders/sweep.ts';
import { readConfig } from '../../../config.ts';
import { openDatabase } from '../../../db/connect.ts';
import { createLog } from '../../../log.ts';
import { servicesOf } from '../../../main.ts';
import { answerLines } from '../../bench/processes/answering-lines.ts';

// A process that reminds, on a platform that is a table of what it took. It can be told to stand still for ever in the
// middle of something, where the test kills it; it says so first.

/** `transaction`: which transaction of a sweep never commits; `message`: from which one on the platform never answers. */
interface Given {
  readonly url: string;
  readonly name: string;
  readonly transaction?: number;
  readonly message?: number;
}

const { url, name, transaction, message } = JSON.parse(process.argv[2] ?? '{}') as Given;
const platform = postgres(url, { max: 5, onnotice: () => {} });
const log = createLog('silent');
const database = await openDatabase({ url }, log);
let now = Temporal.Instant.from('2026-01-01T00:00:00Z');

function standStill(): Promise<never> {
  process.stdout.write(`${JSON.stringify({ stands: true })}\n`);
  return new Promise(() => {});
}

let taken = 0;
let stands = false;
const adapter: ChatAdapter = {
  name: 'web',
  capabilities: {
    ...{ formsInMessages: true, privateInChannel: true, home: false },
    ...{ threads: true, makesChannels: true, keepsViews: false },
  },
  start: async () => {},
  stop: async () => {},
  async send({ connectionId, externalId }, _message, { key, again }) {
    await platform`insert into taken (key, process, again) values (${key}, ${name}, ${again})`;
    taken += 1;
    if (message !== undefined && taken >= message) {
      const isFirst = !stands;
      stands = true;
      return isFirst ? standStill() : new Promise(() => {});
    }
    return { kind: 'sent', ref: { connectionId, conversation: externalId, message: key } };
  },
  update: async (ref) => ({ kind: 'sent', ref }),
  remove: async (ref) => ({ kind: 'sent', ref }),
  describePerson: async () => null,
  describePlace: async () => null,
  listMembers: async () => [],
  surroundings: async () => ({ people: [], places: [] }),
};

let transactions = 0;
const store: Store = Object.create(database.store, {
  transaction: {
    value: (work: Parameters<Store['transaction']>[0]) =>
      database.store.transaction(async (tx) => {
        const worked = await work(tx);
        transactions += 1;
        return transactions === transaction ? standStill() : worked;
      }),
  },
});
const config = readConfig({ SAMAN_DEMO: '1', LOG_LEVEL: 'silent' });
const services = { ...servicesOf(config, database, { now: () => now }, log, [adapter]), store };
let delivers = false;

await answerLines(
  { ready: true },
  async ({ at, sweep, deliver }) => {
    if (typeof at === 'string') now = Temporal.Instant.from(at);
    const told = sweep ? await sweepReminders(services) : 0;
    if (deliver && !delivers) await database.queue.start(createDelivery(services));
    delivers ||= deliver === true;
    if (deliver) await database.queue.drain();
    return { told };
  },
  async () => {
    await database.close();
    await platform.end();
  },
);
