import type { Request, Response } from 'express';
import { newId } from '../../bot/id.ts';
import type { WireEvent } from './wire.ts';

/** How many events are kept for a page that comes back after a break; one that missed more fetches everything. */
const kept = 500;
const heartbeatMilliseconds = 20_000;

interface Listener {
  readonly person: string;
  /** The page that listens; what it did itself it is told in the reply. */
  readonly page: string;
  readonly response: Response;
}

interface Event {
  readonly number: number;
  readonly what: WireEvent;
  readonly exceptPage: string | null;
  readonly mayKnow: (person: string) => Promise<boolean>;
}

/** Server-sent events to the open pages: that something is new, never what. */
export interface Events {
  /** Tells every page whose person may know. */
  publish(what: WireEvent, mayKnow: (person: string) => Promise<boolean>, exceptPage?: string): void;
  /** Answers a request with the stream. */
  listen(request: Request, response: Response, person: string, page: string): Promise<void>;
  /** Resolves when everything published so far has been written. */
  settled(): Promise<void>;
  close(): void;
}

const frame = (id: string, what: WireEvent): string =>
  `id: ${id}\nevent: ${what.kind}\ndata: ${JSON.stringify(what)}\n\n`;

export function createEvents(onError: (error: unknown) => void): Events {
  // ids of another run of the program are not ours: such a page fetches everything
  const run = newId().slice(0, 8);
  const listeners = new Set<Listener>();
  const past: Event[] = [];
  let count = 0;
  let tail: Promise<void> = Promise.resolve();
  let heartbeat: NodeJS.Timeout | null = null;

  const tell = async (listener: Listener, event: Event): Promise<void> => {
    if (event.exceptPage !== null && event.exceptPage === listener.page) return;
    if (await event.mayKnow(listener.person)) {
      listener.response.write(frame(`${run}-${event.number}`, event.what));
    }
  };

  const missedSince = (lastEventId: string | undefined): readonly Event[] | 'unknown' => {
    if (lastEventId === undefined) return [];
    const [ofRun, number] = lastEventId.split('-');
    const last = Number(number);
    const oldest = past[0]?.number ?? count + 1;
    if (ofRun !== run || !Number.isInteger(last) || last > count || last + 1 < oldest) return 'unknown';
    return past.filter((event) => event.number > last);
  };

  const beat = (): void => {
    for (const listener of listeners) listener.response.write(': still here\n\n');
  };

  return {
    publish(what, mayKnow, exceptPage) {
      count += 1;
      const event: Event = { number: count, what, exceptPage: exceptPage ?? null, mayKnow };
      past.push(event);
      if (past.length > kept) past.shift();
      const to = [...listeners];
      tail = tail.then(async () => {
        for (const listener of to) await tell(listener, event).catch(onError);
      });
    },
    async listen(request, response, person, page) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      });
      response.write(`retry: 2000\nid: ${run}-${count}\n\n`);
      const listener: Listener = { person, page, response };
      const missed = missedSince(request.get('last-event-id'));
      listeners.add(listener);
      request.on('close', () => listeners.delete(listener));
      heartbeat ??= setInterval(beat, heartbeatMilliseconds).unref();
      if (missed === 'unknown') response.write(frame(`${run}-${count}`, { kind: 'everything' }));
      else for (const event of missed) await tell(listener, event).catch(onError);
    },
    settled: () => tail,
    close() {
      if (heartbeat) clearInterval(heartbeat);
      heartbeat = null;
      for (const listener of listeners) listener.response.end();
      listeners.clear();
    },
  };
}
