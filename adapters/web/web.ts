import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router } from 'express';
import type { ChatFront, LinkPages } from '../../bot/conversation/pages.ts';
import type { CalendarFront } from '../../bot/ports/calendar-feeds.ts';
import type { ChatAdapter } from '../../bot/ports/chat.ts';
import type { Clock } from '../../bot/ports/clock.ts';
import type { DeadlineFilePages } from '../../bot/ports/deadline-file.ts';
import type { Log } from '../../bot/ports/log.ts';
import type { Mailbox } from '../../bot/ports/mailbox.ts';
import type { PictureFront } from '../../bot/ports/pictures.ts';
import type { TableFront } from '../../bot/risk/register-export.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { createClientFiles } from './client-files.ts';
import { deadlineFileRoutes } from './deadline-file-routes.ts';
import type { DemoControls } from './demo-controls.ts';
import { demoRoutes } from './demo-routes.ts';
import { createDesk } from './desk.ts';
import { createEvents } from './events.ts';
import { isOwnMachine } from './guards.ts';
import { linkRoutes } from './link-routes.ts';
import { type Operations, operationsRoutes } from './operations-routes.ts';
import { chatPage, frontPage } from './pages.ts';
import { pictureRoutes } from './picture-routes.ts';
import { languageOf } from './problems.ts';
import { tableRoutes } from './table-routes.ts';
import { createAdapter } from './web-adapter.ts';

export interface WebOptions {
  readonly mailbox: Mailbox;
  readonly front: ChatFront;
  readonly links: LinkPages;
  readonly calendars: CalendarFront;
  readonly deadlineFiles: DeadlineFilePages;
  /** What pictures show, and the files of the font that they are written in; null: none are drawn. */
  readonly pictures: { readonly front: PictureFront; readonly fontFiles: readonly string[] } | null;
  /** Tables behind signed links. */
  readonly tables: TableFront;
  /** Null: no chat and no demo controls, only the pages behind links (design §2). */
  readonly demo: DemoControls | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Whether database and queue answer, for `/readyz`. */
  readonly ready: () => Promise<boolean>;
  /** Null: nothing can be asked of it from outside. */
  readonly operations: Operations | null;
}

/** The browser's part of Saman: the chat as a platform, and the pages for the HTTP server to mount at its root. */
export interface Web {
  readonly adapter: ChatAdapter;
  readonly router: Router;
  /** Begins to bundle the client, before somebody asks for it. */
  warmUp(): void;
}

const markPath = fileURLToPath(new URL('client/saman.svg', import.meta.url));

/** Makes the browser chat and the pages. Nothing is listened to or bundled yet. */
export function createWebAdapter(options: WebOptions): Web {
  const { mailbox, front, links, demo, clock, log, publicUrl, ready } = options;
  const events = createEvents((error) => {
    log.warn({ error: error instanceof Error ? error.name : typeof error }, 'an event was not told');
  });
  const adapter = createAdapter({ mailbox, front, demo, clock, events });
  const files = createClientFiles();
  const router = Router();

  const mark: RequestHandler = (_request, response) => {
    response.set('cache-control', 'max-age=86400').type('svg').sendFile(markPath);
  };
  router.get('/saman.svg', mark);
  router.get('/favicon.svg', mark);
  router.get('/favicon.ico', mark);
  router.get('/client/:name', files.serve);

  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const isReady = await ready();
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'away' });
  });

  router.get('/', (request, response) => {
    const language = languageOf(request, response);
    const showChat = demo !== null && isOwnMachine(request);
    response.type('html').send(showChat ? chatPage(language) : frontPage(language));
  });
  if (demo) {
    const desk = createDesk({
      mailbox,
      front,
      connectionId: demo.connectionId,
      demo,
      clock,
      events,
      onIncoming: adapter.incoming,
    });
    router.use('/demo', demoRoutes({ demo, desk, events, publicUrl }));
  }
  if (options.operations) router.use('/operations', operationsRoutes(options.operations));
  router.use('/a', linkRoutes(links, publicUrl));
  router.use('/tables', tableRoutes(options.tables));
  router.use('/deadlines', deadlineFileRoutes(options.deadlineFiles, clock, publicUrl));
  router.use('/calendar', calendarRoutes(options.calendars));
  if (options.pictures)
    router.use('/pictures', pictureRoutes(options.pictures.front, options.pictures.fontFiles));

  return { adapter, router, warmUp: files.warmUp };
}
