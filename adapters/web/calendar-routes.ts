import { type Request, Router } from 'express';
import type { CalendarFront } from '../../bot/ports/calendar-feeds.ts';
import { calendarFile } from './calendar-file.ts';
import { calendarPage } from './calendar-page.ts';

const extension = '.ics';

/**
 * Calendars at their signed addresses, for calendar programs to fetch, and beside each the page that says how to
 * subscribe. Express answers HEAD like GET, and a program that has the present text (`If-None-Match`) with 304.
 */
export function calendarRoutes(front: CalendarFront): Router {
  const router = Router();
  router.get('/:name', async (request: Request<{ name: string }>, response, next) => {
    const { name } = request.params;
    const isFile = name.endsWith(extension);
    const shown = await front.calendar(isFile ? name.slice(0, -extension.length) : name);
    if (!shown) return next();
    if (!isFile) return void response.type('html').send(calendarPage(shown));
    response
      .set({ 'cache-control': 'private, max-age=300', 'content-disposition': 'inline; filename="saman.ics"' })
      .type('text/calendar; charset=utf-8')
      .send(calendarFile(shown));
  });
  return router;
}
