import type { CalendarToShow } from '../../bot/ports/calendar-feeds.ts';
import { sayTo } from '../../cards/words/say.ts';
import { html } from './html.ts';
import { simple } from './pages.ts';

/** How somebody gets a calendar into their program: one that opens it at once, or an address to paste. */
export function calendarPage(shown: CalendarToShow): string {
  const { language, words } = sayTo(shown.audience);
  const { calendar } = words;
  if (!shown.isServing)
    return simple(language, calendar.ended, html`<h1>${calendar.ended}</h1><p>${calendar.endedNext}</p>`);
  const title = shown.projectName === null ? calendar.title : calendar.projectTitle(shown.projectName);
  const address = `${shown.pageUrl}.ics`;
  return simple(
    language,
    title,
    html`<h1>${title}</h1><p>${shown.projectName === null ? calendar.what : calendar.projectWhat}</p>
<p><a class="button primary" href="${address.replace(/^https?:/, 'webcal:')}">${calendar.openHere}</a></p>
<p><label for="address">${calendar.address}</label><br><input id="address" class="address" type="text" readonly value="${address}"></p>
<ul class="list"><li>${calendar.apple}</li><li>${calendar.google}</li><li>${calendar.outlook}</li></ul>
<p class="quiet">${calendar.slow}</p><p class="quiet">${calendar.secret}</p>`,
  );
}
