import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenUrlAction } from '../../cards/card.ts';
import { type App, startApp } from '../harness/app.ts';
import { cardOf, textOf, viewOf } from '../harness/app-client.ts';

// Calendars over HTTP, from «kalender» to what a calendar program gets. In this order.

let app: App;
let page: string;
beforeAll(async () => {
  app = await startApp();
  const reply = await app.as('prosjektleder').say('kalender');
  expect(viewOf(reply)).toBe('calendar');
  page = addressIn(cardOf(reply));
});
afterAll(() => app.stop());

const addressIn = (card: ReturnType<typeof cardOf>): string => {
  const link = (card.actions ?? []).find((one): one is OpenUrlAction => one.type === 'Action.OpenUrl');
  return link ? new URL(link.url).pathname : '';
};
const fetched = (path: string, init: RequestInit = {}) => fetch(new URL(path, app.url), init);
const names = async (path: string) => {
  const calendar = new ICAL.Component(ICAL.parse(await (await fetched(path)).text()));
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one).summary);
};

test('the link is asked for in one’s own chat, is the same the next time, and does not stand in the notification', async () => {
  const pl = app.as('prosjektleder');
  expect(page).toMatch(/^\/calendar\/[0-9a-f-]{36}\.[\w-]{22}$/);
  const again = await pl.say('min kalender');
  expect(addressIn(cardOf(again))).toBe(page);
  expect(textOf(again)).toContain(`${page}.ics`);
  // the demo's address is this machine's
  expect(textOf(again)).toContain('kjører på din egen maskin');
  expect(cardOf(again).fallbackText).not.toContain('/calendar/');
  const upcoming = await pl.say('hva vil du minne meg på');
  expect(addressIn(cardOf(await pl.press(upcoming, 'calendar.show')))).toBe(page);
  expect(addressIn(cardOf(await app.as('kommunedirektor').say('kalender')))).not.toBe(page);
});

test('a calendar program gets it, is told when it has it already, and hands no address on', async () => {
  await app
    .as('prosjektleder')
    .press(await app.as('prosjektleder').say('ny rapporteringsfrist'), 'deadline.add', {
      dueOn: '2026-12-18',
      contents: 'Regnskap, signert; og attest\nMer',
    });
  const answer = await fetched(`${page}.ics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toMatch(/^private/);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await names(`${page}.ics`)).toContain(
    'Rapporteringsfrist: Regnskap, signert; og attest (Heltidskultur i Elverum)',
  );
  const etag = answer.headers.get('etag') ?? '';
  const known = await fetched(`${page}.ics`, {
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  });
  expect([known.status, await known.text()]).toEqual([304, '']);
  const head = await fetched(`${page}.ics`, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
});

test('the page says how to subscribe, and the program’s own address is on it', async () => {
  const text = await (await fetched(page, { headers: { accept: 'text/html' } })).text();
  expect(text).toContain(`href="webcal://localhost:3978${page}.ics"`);
  expect(text).toContain(`value="http://localhost:3978${page}.ics"`);
  for (const program of ['iPhone', 'Google', 'Outlook']) expect(text).toContain(program);
});

test('a project’s calendar is for everybody who sees the project, each their own; strangers get none', async () => {
  const { id: projectId } = await app.project();
  const addresses = new Set<string>();
  const others = (name: string) => !name.startsWith('Måling: ');
  for (const person of ['prosjektleder', 'plasstillitsvalgt', 'nettverksleder', 'sekretariat']) {
    const shown = await app.as(person).act('projectCalendar.show', { projectId });
    expect(viewOf(shown)).toBe('projectCalendar');
    addresses.add(addressIn(cardOf(shown)));
    const own = await names(`${addressIn(cardOf(shown))}.ics`);
    const first = await names(`${[...addresses][0]}.ics`);
    expect(own.filter(others)).toHaveLength(first.filter(others).length);
    // what is measured is not shared with the programme's people (domain §3)
    const isInside = ['prosjektleder', 'plasstillitsvalgt'].includes(person);
    expect(own.length - own.filter(others).length > 0).toBe(isInside);
  }
  expect(addresses.size).toBe(4);
  expect(addressIn(cardOf(await app.as('prosjektleder').say('kalender for prosjektet')))).toBe(
    [...addresses][0],
  );
  for (const person of ['ansatt', 'administrator'])
    expect(viewOf(await app.as(person).act('projectCalendar.show', { projectId }))).toBe('refused');
});

test('switched off, it is empty at once and says so; a new one is another', async () => {
  const pl = app.as('prosjektleder');
  const off = await pl.press(await pl.say('kalender'), 'calendar.revoke');
  expect(textOf(off)).toContain('Du har ingen kalenderlenke nå');
  const answer = await fetched(`${page}.ics`);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain('X-WR-CALNAME:Saman: Lenken er slått av');
  expect(text).not.toContain('VEVENT');
  expect(await (await fetched(page)).text()).toContain('Skriv «kalender» til Saman');
  const next = addressIn(cardOf(await pl.press(off, 'calendar.show')));
  expect(next).not.toBe(page);
  expect((await names(`${next}.ics`)).length).toBeGreaterThan(0);
});

test('what is none of ours is not found, always in the same words', async () => {
  const [token = '', signature = ''] = page.split('.');
  const wrong = [
    ...['/calendar/', '/calendar/x.ics', `${token}.ics`, `${page}x.ics`, `${page}.ical`, `${page}.ics.ics`],
    ...[`${token}.${'A'.repeat(22)}.ics`, `/calendar/${crypto.randomUUID()}.${signature}.ics`],
    ...['/calendar/..%2f..%2fpackage.json', `/calendar/%00.ics`],
  ];
  const texts = new Set<string>();
  for (const path of wrong) {
    const answer = await fetched(path);
    expect(answer.status, path).toBe(404);
    texts.add(await answer.text());
  }
  expect(texts.size).toBe(1);
  expect((await fetched(`${page}.ics`, { method: 'POST' })).status).toBe(404);
  expect(app.log.entries.filter((entry) => entry.level !== 'info')).toEqual([]);
});
