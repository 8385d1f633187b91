import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { limits } from '../../bot/limits.ts';
import { type Language, languages } from '../../bot/people/person.ts';
import type { OpenUrlAction } from '../../cards/card.ts';
import { wordsOf } from '../../cards/words/words.ts';
import { type App, startApp } from '../harness/app.ts';
import { cardOf, textOf, viewOf } from '../harness/app-client.ts';

// Deadlines from a file over HTTP, as a browser without script sends it. In this order.

let app: App;
let projectId: string;
beforeAll(async () => {
  app = await startApp();
  await app.withoutPlan();
  projectId = (await app.project()).id;
});
afterAll(() => app.stop());

const deadlines = async () =>
  (await app.database.store.reporting.ofProject(projectId)).map((one) => [one.dueOn, one.contents]);

/** The page's address, as the card has it now. */
async function pageOf(person = 'sekretariat'): Promise<string> {
  const reply = await app.as(person).say('frister fra fil');
  const link = (cardOf(reply).actions ?? []).find(
    (one): one is OpenUrlAction => one.type === 'Action.OpenUrl',
  );
  return link ? new URL(link.url).pathname : '';
}

/** A browser that keeps the link's cookie. */
class Browser {
  cookie = '';
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  async send(path = '', init: RequestInit = {}) {
    const headers = {
      accept: 'text/html',
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...init.headers,
    };
    const response = await fetch(new URL(this.path + path, app.url), {
      ...init,
      headers,
      redirect: 'manual',
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0] ?? '';
    return {
      status: response.status,
      headers: response.headers,
      text: await response.clone().text(),
      response,
    };
  }
  open = () => this.send('', { method: 'POST' });
  /** Chooses a file and sends it. */
  check(file: Uint8Array | string, name = 'frister.xlsx') {
    const body = new FormData();
    body.append('file', new Blob([file as BlobPart]), name);
    return this.send('/check', { method: 'POST', body });
  }
  /** Presses the button under the plan, with what the page holds. */
  confirm(page: string, changed: Record<string, string> = {}) {
    const body = new FormData();
    for (const field of ['rows', 'fingerprint']) {
      const value = new RegExp(`name="${field}" value="([^"]*)"`).exec(page)?.[1] ?? '';
      body.append(
        field,
        changed[field] ??
          value
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&amp;', '&')
            .replaceAll('&#39;', "'"),
      );
    }
    return this.send('/record', { method: 'POST', body });
  }
}

async function opened(): Promise<Browser> {
  const browser = new Browser(await pageOf());
  await browser.open();
  return browser;
}

const sheet = (...rows: readonly (readonly (string | Date)[])[]) =>
  writeXlsx(
    rows.map((cells) =>
      cells.map((value) => (value instanceof Date ? { value, format: 'dd.mm.yyyy' } : { value })),
    ),
  ).toBuffer();
const name = 'Heltidskultur i Elverum';

describe('the link', () => {
  test('is the secretariat’s alone, and the same until somebody opens it', async () => {
    for (const person of ['prosjektleder', 'nettverksleder', 'administrator', 'ansatt'])
      expect(viewOf(await app.as(person).say('frister fra fil'))).toBe('refused');
    const path = await pageOf();
    expect(path).toMatch(/^\/deadlines\/[0-9a-f-]{36}\.[\w-]{22}$/);
    expect(await pageOf()).toBe(path);
    const form = await app.as('sekretariat').act('deadlines.paste.form');
    expect(viewOf(await app.as('sekretariat').press(form, 'deadlines.file.show'))).toBe('deadlineFile');
  });

  test('opens in one browser, by POST', async () => {
    const browser = new Browser(await pageOf());
    const unused = await browser.send();
    expect(unused.text).toContain('method="post"');
    expect(unused.text).not.toContain('type="file"');
    expect((await browser.check('a;4.12.2027;b', 'a.csv')).text).not.toContain('Heltid');
    expect((await browser.open()).status).toBe(303);
    expect((await browser.open()).status).toBe(303);
    const page = await browser.send();
    expect(page.text).toContain('type="file"');
    expect(page.text).not.toContain('type="module"');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const other = new Browser(browser.path);
    for (const sent of [await other.send(), await other.open(), await other.check('a;b;c')]) {
      expect(sent.status).toBe(403);
      expect(sent.text).toContain('frister fra fil');
    }
    expect(await pageOf()).not.toBe(browser.path);
  });

  test('is none of ours where it was altered, and nobody else’s page sends a file', async () => {
    const browser = await opened();
    const [token = '', signature = ''] = browser.path.split('.');
    for (const path of [`${token}.${'A'.repeat(22)}`, `${token}.${signature}x`, '/deadlines/x'])
      expect((await new Browser(path).send()).status).toBe(404);
    const body = new FormData();
    body.append('file', new Blob(['a;4.12.2027;b']), 'a.csv');
    const foreign = { method: 'POST', body, headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await browser.send('/check', foreign)).status).toBe(403);
    expect((await browser.send('/record', foreign)).status).toBe(403);
  });

  test('hands out examples that can be sent as they are, but for the projects’ names', async () => {
    const browser = await opened();
    for (const extension of ['xlsx', 'csv']) {
      const { status, headers, response } = await browser.send(`/frister.${extension}`);
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toBe(`attachment; filename=saman-frister.${extension}`);
      const sent = await browser.check(new Uint8Array(await response.arrayBuffer()), `x.${extension}`);
      expect(sent.text).toContain('Linje 2, 3: Jeg finner ikke prosjektet i programmet.');
    }
  });
});

describe('a file', () => {
  test('is looked over, then recorded at once; sent again, it says that it is there', async () => {
    const browser = await opened();
    const file = await sheet(
      ['Prosjekt', 'Frist', 'Innhold'],
      [name, new Date('2027-03-01'), 'Årsrapport <b>', 'Regnskap'],
      [name, '4.5.2027', 'Status'],
    );
    const plan = await browser.check(file);
    expect(plan.status).toBe(200);
    expect(plan.text).toContain('2 frister er klare');
    expect(plan.text).toContain('mandag 1. mars 2027');
    expect(plan.text).toContain('Årsrapport &lt;b&gt;');
    expect(await deadlines()).toEqual([]);

    const done = await browser.confirm(plan.text);
    expect(done.text).toContain('2 frister er registrert');
    const recorded = [
      ['2027-03-01', 'Årsrapport <b>\nRegnskap'],
      ['2027-05-04', 'Status'],
    ];
    expect(await deadlines()).toEqual(recorded);

    const again = await browser.confirm(plan.text);
    expect(again.text).toContain('Noe er endret siden du så over');
    expect(again.text).toContain('Det er ingenting nytt å registrere');
    expect((await browser.check(file)).text).toContain('2 er registrert fra før');
    expect(await deadlines()).toEqual(recorded);
    const audited = await app.database.query(
      "select what from audit_event where what = 'deadlines.file.record'",
    );
    expect(audited).toHaveLength(2);
  });

  test('with bad lines records nothing, and names each of them with its reason', async () => {
    const browser = await opened();
    const before = await deadlines();
    const file = await sheet(
      ['Prosjekt', 'Frist', 'Innhold'],
      [name, '1.6.2027', 'Regnskap'],
      ['Atlantis', '1.6.2027', 'Regnskap'],
      [name, 'i sommer', 'Regnskap'],
      [name, new Date('2020-01-01'), 'Regnskap'],
      [name, '1.6.2099', 'Regnskap'],
      [name, '1.6.2027', 'Regnskap'],
      [name, '2.6.2027', 'x'.repeat(limits.reportContents + 1)],
      ['', '2.6.2027', 'Regnskap'],
    );
    const wrong = await browser.check(file);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Ingenting er registrert');
    for (const reason of [
      'Linje 3: Jeg finner ikke prosjektet',
      'Linje 4: Datoen kan ikke leses',
      'Linje 5: Den dagen har vært',
      'Linje 6: Den dagen er etter',
      'Linje 7: Den samme fristen',
      'Linje 8: Innholdet er for langt',
      'Linje 9: Her mangler',
    ])
      expect(wrong.text, reason).toContain(reason);
    expect(wrong.text).toContain('type="file"');
    expect(await deadlines()).toEqual(before);
  });

  test('what is sent back is held against the plan that was seen, whatever the page was made to hold', async () => {
    const browser = await opened();
    const before = await deadlines();
    const plan = await browser.check(`${name};1.9.2027;Status`, 'frister.csv');
    const other = JSON.stringify([{ line: 1, cells: [name, '2.9.2027', 'Status'] }]);
    expect((await browser.confirm(plan.text, { rows: other })).text).toContain('Noe er endret');
    const bad = JSON.stringify([{ line: 1, cells: ['Atlantis', '2.9.2027', 'Status'] }]);
    expect((await browser.confirm(plan.text, { rows: bad })).status).toBe(422);
    for (const rows of [
      '',
      '[]x',
      '{}',
      '[{"line":0,"cells":[]}]',
      JSON.stringify(Array(900).fill({ line: 1, cells: [] })),
    ])
      expect((await browser.confirm(plan.text, { rows })).status, rows).toBe(400);
    expect(await deadlines()).toEqual(before);
    expect((await browser.confirm(plan.text)).text).toContain('1 frist er registrert');
  });

  test('of Windows’ letters, with a separator of its own, is read as well', async () => {
    const browser = await opened();
    const csv = Buffer.from(`Prosjekt;Frist;Innhold\r\n${name};1.10.2027;Måling på nytt\r\n`, 'latin1');
    expect((await browser.check(csv, 'frister.csv')).text).toContain('Måling på nytt');
  });
});

describe('what is no file of deadlines', () => {
  const words = wordsOf('nb').deadlineFile.problems;
  test.each([
    ['none', '', '', 'missing', 422],
    ['an empty one', '', 'tom.csv', 'empty', 422],
    ['a picture', '\u0089PNG\r\n', 'bilde.xlsx', 'other', 422],
    ['one that is too large', 'x'.repeat(1_000_001), 'stor.csv', 'tooLarge', 413],
    [
      'too many lines',
      `${name};1.6.2027;a\n`.repeat(limits.deadlineFileRows + 2),
      'lang.csv',
      'tooManyRows',
      422,
    ],
  ] as const)('%s', async (_what, file, called, problem, status) => {
    const browser = await opened();
    const sent = await browser.check(problem === 'other' ? Buffer.from(file, 'latin1') : file, called);
    expect(sent.status).toBe(status);
    expect(sent.text).toContain(words[problem]);
    expect(sent.text).toContain('type="file"');
  });

  test('a form that is none, or is broken off, gets a page that says so', async () => {
    const browser = await opened();
    const sends = async (type: string, body: string) =>
      browser.send('/check', { method: 'POST', body, headers: { 'content-type': type } });
    for (const [type, body] of [
      ['application/json', '{}'],
      ['application/x-www-form-urlencoded', 'file=x'],
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=x', 'no boundary at all'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
      ],
      ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="rows"\r\n\r\nhalf'],
    ] as const) {
      const sent = await sends(type, body);
      expect(sent.status, `${type} ${body}`).toBe(400);
      expect(sent.text).toContain(words.broken);
    }
    // what is far too large is not even read
    const status = await new Promise<number | undefined>((resolve) => {
      const headers = {
        cookie: browser.cookie,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(30_000_000),
      };
      const large = request(
        new URL(`${browser.path}/check`, app.url),
        { method: 'POST', headers },
        (answer) => {
          resolve(answer.statusCode);
          large.destroy();
        },
      );
      large.on('error', () => resolve(undefined));
      large.write('--x\r\n');
    });
    expect(status).toBe(413);
    // the connection ends in the middle: the next one is answered as if nothing had been
    await new Promise<void>((resolve) => {
      const cut = request(new URL(`${browser.path}/check`, app.url), {
        method: 'POST',
        headers: {
          cookie: browser.cookie,
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': '1000',
        },
      });
      cut.on('error', () => resolve());
      cut.write('--x\r\n', () => cut.destroy());
      cut.on('close', () => resolve());
    });
    expect((await browser.send()).status).toBe(200);
  });
});

test('the page speaks its reader’s language', async () => {
  const spoken: Readonly<Record<Language, string>> = {
    nb: 'Velg filen',
    nn: 'Vel fila',
    en: 'Choose the file',
  };
  for (const language of languages) {
    await app.as('sekretariat').act('settings.save', {}, { language, timeZone: 'Europe/Oslo' });
    const page = await (await opened()).send();
    expect(page.text).toContain(spoken[language]);
    expect(page.text).toContain(`<html lang="${language}">`);
  }
  await app.as('sekretariat').act('settings.save', {}, { language: 'nb', timeZone: 'Europe/Oslo' });
});

test('it ends after an hour, and with the office; nothing of a file was kept or logged', async () => {
  const browser = await opened();
  const reply = await app.as('sekretariat').say('frister fra fil');
  expect(textOf(reply)).toContain('går ut');
  const account = await app.database.store.people.account(
    'web',
    (await app.database.store.projects.places(projectId))[0]?.connectionId ?? '',
    'sekretariat',
  );
  const roles = `programme_role where person_id = '${account?.personId}' and role = 'secretariat'`;
  const held = await app.database.query(`select * from ${roles}`);
  await app.database.query(`delete from ${roles}`);
  expect((await browser.send()).status).toBe(410);
  expect((await browser.check(`${name};1.11.2027;Status`, 'a.csv')).status).toBe(410);
  for (const one of held)
    await app.database.query(
      `insert into programme_role (${Object.keys(one).join(', ')}) values (${Object.values(one)
        .map((value) => (value === null ? 'null' : `'${value}'`))
        .join(', ')})`,
    );
  expect((await browser.send()).status).toBe(200);
  await app.advance('PT61M');
  expect((await browser.send()).status).toBe(410);
  expect((await browser.confirm('')).status).toBe(410);
  expect(JSON.stringify(app.log.entries)).not.toMatch(/Årsrapport|deadlines\/[0-9a-f]/);
  expect(app.log.entries.filter((entry) => entry.level === 'error')).toEqual([]);
});
