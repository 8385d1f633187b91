import { Temporal } from 'temporal-polyfill';
import type { Command } from '../../../bot/conversation/command.ts';
import type { Services } from '../../../bot/conversation/handling.ts';
import type { Reply } from '../../../bot/conversation/incoming.ts';
import { perform } from '../../../bot/conversation/performing.ts';
import type { Views } from '../../../bot/conversation/view.ts';
import { createDelivery } from '../../../bot/delivery/deliver.ts';
import { releaseHeld } from '../../../bot/delivery/held.ts';
import { closeDueRounds } from '../../../bot/evaluation/close.ts';
import { standardFactors } from '../../../bot/evaluation/factor.ts';
import type { Person } from '../../../bot/people/person.ts';
import type { ChatAdapter } from '../../../bot/ports/chat.ts';
import { renewDigests } from '../../../bot/reminders/renewing.ts';
import { sweepReminders } from '../../../bot/reminders/sweep.ts';
import type { World } from '../world.ts';

/** A digest that reached somebody, as it was when it was sent. */
export interface Got {
  readonly to: string;
  readonly at: Temporal.Instant;
  /** What is open in it: `kind why`. */
  readonly items: readonly string[];
  readonly digest: Views['digest'];
}

/** Saman with its reminders, on a platform that keeps what it is sent, and a clock that is moved by hand. */
export interface Reminding {
  readonly services: Services;
  readonly got: readonly Got[];
  /** The messages of digests as they stand now, by their keys. */
  readonly shown: ReadonlyMap<string, Views['digest']>;
  /** Does what is due, and delivers it. */
  tick(): Promise<void>;
  /** Moves on to a moment (local to Oslo), and does what is due there alone: what lies between is downtime. */
  jump(to: string): Promise<void>;
  /** What somebody got beside the message of the day (but for the project itself): the names of the views. */
  beside(person: Person): readonly string[];
  /** What somebody got since the last time they were asked about. */
  news(person: Person): readonly (readonly string[])[];
  as(person: Person, command: Command): Promise<Reply>;
  /** The same, without waiting for what follows. */
  quickly(person: Person, command: Command): Promise<Reply>;
}

const openItems = ({ items }: Views['digest']): readonly string[] =>
  items.filter(({ state }) => state === 'open').map(({ facts }) => `${facts.kind} ${facts.why}`);

export async function reminding(world: World): Promise<Reminding> {
  const got: Got[] = [];
  const shown = new Map<string, Views['digest']>();
  const others: { readonly to: string; readonly view: string }[] = [];
  const adapter: ChatAdapter = {
    name: 'web',
    capabilities: {
      ...{ formsInMessages: true, privateInChannel: true, home: false },
      ...{ threads: true, makesChannels: true, keepsViews: false },
    },
    start: async () => {},
    stop: async () => {},
    async send({ connectionId, externalId }, { view, card }, { key }) {
      if (view.name === 'digest') {
        const digest = card as Views['digest'];
        got.push({ to: externalId, at: world.services.clock.now(), items: openItems(digest), digest });
        shown.set(key, digest);
      } else if (view.name !== 'project') others.push({ to: externalId, view: view.name });
      return { kind: 'sent', ref: { connectionId, conversation: externalId, message: key } };
    },
    async update(ref, { view, card }) {
      if (view.name === 'digest') shown.set(ref.message, card as Views['digest']);
      return { kind: 'sent', ref };
    },
    async remove(ref) {
      shown.delete(ref.message);
      return { kind: 'sent', ref };
    },
    describePerson: async () => null,
    describePlace: async () => null,
    listMembers: async () => [],
    surroundings: async () => ({ people: [], places: [] }),
  };
  const services: Services = { ...world.services, adapters: [adapter] };
  const { queue } = world.database;
  await queue.start(createDelivery(services));
  const read = new Map<string, number>();
  const tick = async () => {
    const released = await releaseHeld(services);
    const closed = await closeDueRounds(services);
    const told = await sweepReminders(services);
    if (released + closed + told > 0) await queue.drain();
  };
  const quickly = async (person: Person, command: Command) =>
    perform(services, await world.reader(person), command);
  return {
    services,
    got,
    shown,
    tick,
    async jump(to) {
      // what was asked by then has come
      await queue.drain();
      const then = Temporal.PlainDateTime.from(to).toZonedDateTime('Europe/Oslo');
      world.advance(services.clock.now().toZonedDateTimeISO('Europe/Oslo').until(then));
      await tick();
    },
    beside: ({ name }) => others.filter(({ to }) => to === name).map(({ view }) => view),
    news(person) {
      const all = got.filter((one) => one.to === person.name);
      const news = all.slice(read.get(person.id) ?? 0);
      read.set(person.id, all.length);
      return news.map(({ items }) => items);
    },
    quickly,
    async as(person, command) {
      const reply = await quickly(person, command);
      await renewDigests(services, person);
      await queue.drain();
      return reply;
    },
  };
}

/** An answer to a round: the same grade for everything. */
export const answering = (roundId: string): Command => ({
  type: 'answer.give',
  roundId,
  grades: Object.fromEntries(standardFactors.map((key) => [key, 4])),
  reasons: {},
  comment: '',
});
