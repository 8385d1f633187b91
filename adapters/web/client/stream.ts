import type { WireEvent } from '../wire.ts';

interface StreamHandlers {
  /** Something is new. */
  readonly told: (event: WireEvent) => void;
  /** The stream broke, or is there again: then everything is fetched anew. */
  readonly connected: (isConnected: boolean, again: boolean) => void;
}

const longestWait = 30_000;

/** Listens to the server's events. A broken stream is opened again, each time after a longer wait. */
export function listen(path: string, handlers: StreamHandlers): { stop(): void } {
  let source: EventSource | null = null;
  let wait = 1000;
  let timer: number | undefined;
  let wasLost = false;
  let stopped = false;

  const retry = (): void => {
    source?.close();
    timer = window.setTimeout(open, wait);
    wait = Math.min(wait * 2, longestWait);
  };

  const open = (): void => {
    if (stopped) return;
    source = new EventSource(path);
    source.onopen = () => {
      wait = 1000;
      handlers.connected(true, wasLost);
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      handlers.connected(false, false);
      // the browser itself tries again, unless the server answered with something else than a stream
      if (source?.readyState === EventSource.CLOSED) retry();
    };
    for (const kind of ['letter', 'removed', 'everything'] satisfies WireEvent['kind'][]) {
      source.addEventListener(kind, (event) => handlers.told(JSON.parse(event.data) as WireEvent));
    }
  };

  open();
  return {
    stop() {
      stopped = true;
      window.clearTimeout(timer);
      source?.close();
    },
  };
}
