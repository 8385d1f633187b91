import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeFindings, launchBrowser, type OpenedPage, openPage, screens } from '../harness/browser.ts';
import { cardOf, connectionId, messageOf } from './fake-bot.ts';
import { type Served, serveFake } from './serving.ts';

const nasty = `<img src=x onerror="window.hit=1"><script>window.hit=1</script> **bold** [a](javascript:window.hit=1)`;

let browser: Browser;
let served: Served;
let opened: OpenedPage[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  served = await serveFake();
});
afterEach(async () => {
  for (const one of opened) await one.close();
  opened = [];
  await served.close();
});

const visit = async (path: string, options: Parameters<typeof openPage>[2] = {}): Promise<Page> => {
  const one = await openPage(browser, served.url + path, options);
  one.page.setDefaultTimeout(10_000);
  opened.push(one);
  return one.page;
};
const complaints = () => opened.flatMap((one) => one.complaints);

const channel = { kind: 'channel', connectionId, externalId: 'group' } as const;
const leader = { kind: 'person', connectionId, externalId: 'leader' } as const;
const ballot = { name: 'ballot', id: 'round' } as const;

const grades = {
  type: 'Input.ChoiceSet',
  id: 'grade-need',
  label: 'Karakter for behov',
  style: 'expanded',
  wrap: true,
  choices: ['1 svært dårlig', '2 dårlig', '3 middels', '4 godt', '5 svært godt'].map((title, index) => ({
    title,
    value: String(index + 1),
  })),
};
const reason = { type: 'Input.Text', id: 'reason-need', label: 'Hvorfor?', isMultiline: true };
const send = {
  type: 'Action.Execute',
  title: 'Send svaret',
  verb: 'answer.give',
  data: { roundId: 'round', v: 1 },
  style: 'positive',
  associatedInputs: 'auto',
};
const form = (title = 'Evaluering') => cardOf(title, [grades, reason], [send]);

/** The ballot in the leader's own messages, as a form. */
const sendForm = async (): Promise<void> => {
  served.bot.show = (view) => messageOf(view, 'Evaluering', form());
  await served.adapter.send(leader, served.bot.show(ballot, ''), { key: 'ballot', again: false });
};
const openDirect = async (page: Page): Promise<void> => {
  await page.click('.conversation >> text=Saman');
  await page.waitForSelector('.steps');
};

describe('what people wrote is text', () => {
  test('in messages, cards, choices, buttons, names and placeholders', async () => {
    const card = cardOf(
      nasty,
      [
        { type: 'TextBlock', text: nasty, wrap: true },
        { type: 'FactSet', facts: [{ title: nasty, value: nasty }] },
        { ...grades, label: nasty, choices: [{ title: nasty, value: nasty }] },
        { ...reason, label: nasty, value: nasty, placeholder: nasty },
        { ...grades, id: 'compact', style: 'compact', choices: [{ title: nasty, value: 'a' }] },
      ],
      [
        { ...send, title: nasty },
        { type: 'Action.OpenUrl', title: 'bad', url: 'javascript:window.hit=1' },
      ],
    );
    served.bot.show = (view) => messageOf(view, nasty, card);
    served.bot.demo.people = async () => [{ externalId: 'leader', name: nasty }];
    await served.adapter.send(channel, served.bot.show(ballot, ''), { key: 'nasty', again: false });
    await served.mailbox.put({
      id: 'text',
      conversation: 'ch:group',
      from: { kind: 'account', externalId: 'owner' },
      content: { kind: 'text', text: nasty },
      sentAt: '2026-11-23T08:00:00Z',
    });
    const page = await visit('/?as=leader');
    await page.waitForSelector('.card');
    expect(await page.textContent('.text')).toBe(nasty);
    expect(await page.textContent('.card [role=heading]')).toBe(nasty);
    expect(
      await page.locator('.letters img:not([src="/saman.svg"]), .letters script, strong b').count(),
    ).toBe(0);
    expect(await page.locator('text=bad').count()).toBe(0);
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(complaints()).toEqual([]);
  });

  test('what a card says is plain: no markup is made of it', async () => {
    served.bot.show = (view) =>
      messageOf(view, 'x', cardOf('x', [{ type: 'TextBlock', text: '**a** _b_', wrap: true }]));
    await served.adapter.send(channel, served.bot.show(ballot, ''), { key: 'plain', again: false });
    const page = await visit('/?as=leader');
    await page.waitForSelector('text=**a** _b_');
  });
});

describe('at once', () => {
  test('a new message and a changed card appear by themselves', async () => {
    const page = await visit('/?as=leader');
    await page.waitForSelector('.empty:visible');
    const sent = await served.adapter.send(channel, messageOf(ballot, 'x'), { key: 'one', again: false });
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    await page.waitForSelector('text=card ballot');
    await served.adapter.update(sent.ref, messageOf({ name: 'result', id: 'round' }, 'x'));
    await page.waitForSelector('text=card result');
    expect(await page.locator('.letter').count()).toBe(1);
    await served.adapter.remove(sent.ref);
    await page.waitForSelector('.letter', { state: 'detached' });
  });

  test('a message elsewhere shows as unread', async () => {
    const page = await visit('/?as=leader');
    await page.waitForSelector('.empty:visible');
    await sendForm();
    await page.waitForSelector('.conversation.unread .dot');
    await openDirect(page);
    await page.waitForSelector('.conversation.unread', { state: 'detached' });
  });

  test('a form that somebody fills in keeps what is typed when its card changes', async () => {
    await sendForm();
    const page = await visit('/?as=leader');
    await openDirect(page);
    await page.click('.choice >> nth=1');
    await page.fill('textarea.ac-input', 'half a thought');
    served.bot.show = (view) => messageOf(view, 'x', form('En ny overskrift'));
    await served.adapter.update(
      { connectionId, conversation: 'dm:leader', message: [...served.mailbox.letters.keys()][0] ?? '' },
      messageOf(ballot, 'x'),
    );
    await page.waitForSelector('text=En ny overskrift');
    expect(await page.inputValue('textarea.ac-input')).toBe('half a thought');
    expect(await page.isChecked('.choice >> nth=1 >> input')).toBe(true);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  });

  test('where the form is no longer asked for, what is typed stays until its writer lets it go', async () => {
    await sendForm();
    const page = await visit('/?as=leader');
    await openDirect(page);
    await page.fill('textarea.ac-input', 'half a thought');
    served.bot.show = (view) => messageOf(view, 'x', cardOf('Runden er avsluttet'));
    const id = [...served.mailbox.letters.keys()][0] ?? '';
    await served.adapter.update(
      { connectionId, conversation: 'dm:leader', message: id },
      messageOf(ballot, 'x'),
    );
    await page.waitForSelector('.changed');
    expect(await page.inputValue('textarea.ac-input')).toBe('half a thought');
    await page.click('.changed button');
    await page.waitForSelector('text=Runden er avsluttet');
  });
});

describe('pressing', () => {
  test('sends what was chosen and typed; the receipt takes the form’s place and has the focus', async () => {
    await sendForm();
    served.bot.reply = () => ({
      kind: 'replace',
      message: messageOf(ballot, 'x', cardOf('Takk for svaret')),
    });
    const page = await visit('/?as=leader');
    await openDirect(page);
    await page.click('.choice >> nth=3');
    await page.fill('textarea.ac-input', 'fordi');
    await page.click('text=Send svaret');
    await page.waitForSelector('text=Takk for svaret');
    expect(served.bot.incoming.at(-1)).toMatchObject({
      verb: 'answer.give',
      data: { roundId: 'round', v: 1 },
      values: { 'grade-need': '4', 'reason-need': 'fordi' },
      view: ballot,
    });
    expect(await page.evaluate('document.activeElement.className')).toContain('letter');
  });

  test('invalid: all that was typed is there, the texts are tied to their inputs, the first has the focus', async () => {
    await sendForm();
    served.bot.reply = () => ({
      kind: 'invalid',
      message: messageOf(ballot, 'x', form()),
      errors: { 'grade-need': 'Velg en karakter.' },
      complete: true,
    });
    const page = await visit('/?as=leader');
    await openDirect(page);
    await page.fill('textarea.ac-input', 'x'.repeat(3000));
    await page.click('text=Send svaret');
    const group = page.locator('[role=radiogroup][aria-invalid=true]');
    await group.waitFor();
    const note = await group.getAttribute('aria-describedby');
    expect(await page.textContent(`#${note}`)).toBe('Velg en karakter.');
    expect((await page.inputValue('textarea.ac-input')).length).toBe(3000);
    expect(await page.evaluate('document.activeElement.closest("[role=radiogroup]") !== null')).toBe(true);
  });

  test('a form opens in front; Esc closes it and gives the focus back; done leaves its message', async () => {
    served.bot.reply = () => ({ kind: 'open', message: messageOf(ballot, 'x', form()) });
    const page = await visit('/?as=leader');
    await page.waitForSelector('.empty:visible');
    await page.fill('.composer textarea', 'ny runde');
    await page.press('.composer textarea', 'Enter');
    await page.waitForSelector('dialog[open]');
    expect(await page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    await page.press('dialog textarea', 'Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await page.evaluate('document.activeElement.closest(".composer") !== null')).toBe(true);
    await page.fill('.composer textarea', 'ny runde');
    await page.press('.composer textarea', 'Enter');
    await page.waitForSelector('dialog[open]');
    served.bot.reply = () => ({
      kind: 'done',
      here: false,
      message: messageOf({ name: 'home' }, 'x', cardOf('Runden er åpnet')),
    });
    await page.click('dialog >> text=Send svaret');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.waitForSelector('text=Bare du ser dette');
    await page.waitForSelector('text=Runden er åpnet');
  });

  test('a refusal while a form is open stands above the form, which keeps what is typed', async () => {
    await sendForm();
    const page = await visit('/?as=leader');
    served.bot.reply = () => ({ kind: 'open', message: messageOf(ballot, 'x', form()) });
    await page.waitForSelector('.composer');
    await page.fill('.composer textarea', 'ny runde');
    await page.press('.composer textarea', 'Enter');
    await page.fill('dialog textarea', 'typed');
    served.bot.reply = () => ({
      kind: 'say',
      message: messageOf({ name: 'refused' }, 'x', cardOf('Det er en runde fra før')),
    });
    await page.click('dialog >> text=Send svaret');
    await page.waitForSelector('dialog [role=alert] >> text=Det er en runde fra før');
    expect(await page.inputValue('dialog textarea')).toBe('typed');
  });

  test('what does not get through stays, with a way to try again', async () => {
    await sendForm();
    const page = await visit('/?as=leader');
    await openDirect(page);
    await page.route('**/demo/act', (route) => route.abort());
    await page.fill('textarea.ac-input', 'not to be lost');
    await page.click('text=Send svaret');
    await page.waitForSelector('.trouble');
    expect(await page.inputValue('textarea.ac-input')).toBe('not to be lost');
    await page.unroute('**/demo/act');
    served.bot.reply = () => ({
      kind: 'replace',
      message: messageOf(ballot, 'x', cardOf('Takk for svaret')),
    });
    await page.click('.trouble button');
    await page.waitForSelector('text=Takk for svaret');
    await page.route('**/demo/say', (route) => route.abort());
    await page.fill('.composer textarea', 'hei');
    await page.press('.composer textarea', 'Enter');
    await page.waitForSelector('.composer .trouble');
    expect(await page.inputValue('.composer textarea')).toBe('hei');
  });

  test('two presses on a button are one', async () => {
    await sendForm();
    let release: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    served.bot.reply = async () => {
      await waiting;
      return { kind: 'replace', message: messageOf(ballot, 'x', cardOf('Takk for svaret')) };
    };
    const page = await visit('/?as=leader');
    await openDirect(page);
    await page.dblclick('text=Send svaret');
    release();
    await page.waitForSelector('text=Takk for svaret');
    expect(served.bot.incoming.filter((incoming) => incoming.kind === 'acted')).toHaveLength(1);
  });
});

describe('with the keyboard alone', () => {
  test('from the page’s start to a sent answer', async () => {
    await sendForm();
    served.bot.reply = () => ({
      kind: 'replace',
      message: messageOf(ballot, 'x', cardOf('Takk for svaret')),
    });
    const page = await visit('/?as=leader');
    await page.waitForSelector('.conversation');
    const tabTo = async (selector: string): Promise<void> => {
      for (let count = 0; count < 40; count += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((to) => document.activeElement?.matches(to), selector)) return;
      }
      throw new Error(`${selector} was not reached`);
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await tabTo('.conversation:not([aria-current])');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.steps');
    await tabTo('input[type=radio]');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await page.isChecked('.choice >> nth=1 >> input')).toBe(true);
    await tabTo('textarea.ac-input');
    await page.keyboard.type('fordi');
    await tabTo('.ac-pushButton');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Takk for svaret');
    expect(served.bot.incoming.at(-1)).toMatchObject({
      values: { 'grade-need': '2', 'reason-need': 'fordi' },
    });
  });
});

describe('for everybody', () => {
  test.each([
    ['light', 'desktop'],
    ['dark', 'desktop'],
    ['light', 'phone'],
    ['dark', 'narrow'],
  ] as const)('axe finds nothing: %s, %s', async (colorScheme, screen) => {
    await sendForm();
    const page = await visit('/?as=leader', { colorScheme, viewport: screens[screen], bypassCSP: true });
    await page.waitForSelector('.hint');
    expect(await axeFindings(page)).toEqual([]);
    await openDirect(page);
    await page.click('.choice >> nth=1');
    expect(await axeFindings(page)).toEqual([]);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    const small = await page.$$eval(
      'button, select, .choice, .ac-pushButton',
      (controls) =>
        controls.filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44)
          .length,
    );
    expect(small).toBe(0);
  });

  test('each group of grades has a name, and each grade its own', async () => {
    await sendForm();
    const page = await visit('/?as=leader');
    await openDirect(page);
    await page.getByRole('radiogroup', { name: 'Karakter for behov' }).waitFor();
    expect(await page.getByRole('radio', { name: '2 dårlig', exact: true }).count()).toBe(1);
  });

  test('two pages can be two persons', async () => {
    const first = await visit('/?as=leader');
    const second = await visit('/?as=outsider');
    await first.waitForSelector('.conversation >> text=Heltid');
    await second.waitForSelector('.conversation');
    expect(await second.locator('.conversation').count()).toBe(1);
    await second.reload();
    await second.waitForSelector('.conversation');
    expect(await second.locator('.conversation').count()).toBe(1);
  });

  test('the chosen look is kept, before the first paint', async () => {
    const page = await visit('/?as=leader');
    await page.locator('.demo select').nth(2).selectOption('dark');
    await page.reload();
    expect(await page.evaluate('document.documentElement.dataset.look')).toBe('dark');
  });
});

describe('a personal link in a browser', () => {
  beforeEach(() => {
    served.bot.opened = (_token, browserKey) =>
      browserKey === null
        ? { kind: 'unused', language: 'nb' }
        : {
            kind: 'open',
            language: 'nb',
            timeZone: 'Europe/Oslo',
            about: 'round',
            messages: [messageOf(ballot, 'Evaluering', form())],
            minutes: [
              {
                version: 1,
                approvedAt: Temporal.Instant.from('2026-12-01T10:00:00Z'),
                document: {
                  language: 'nb',
                  title: 'Referat',
                  subtitle: 'Runde 2',
                  blocks: [
                    { kind: 'heading', text: 'Resultat' },
                    {
                      kind: 'table',
                      caption: 'Faktorer',
                      head: ['Faktor', 'Karakter'],
                      rows: [['Behov', '2']],
                    },
                  ],
                },
              },
            ],
          };
  });

  test('opens by its button without JavaScript, and shows the card as text', async () => {
    const page = await visit('/a/token', { javaScriptEnabled: false });
    await page.click('button');
    await page.waitForSelector('text=Evaluering');
    expect(await page.textContent('noscript')).toContain('JavaScript');
  });

  test('opens, is answered, and leads to the minutes; nothing is found by axe', async () => {
    const page = await visit('/a/token', { bypassCSP: true, viewport: screens.phone });
    expect(await axeFindings(page)).toEqual([]);
    await page.click('button');
    await page.waitForSelector('.steps');
    expect(await axeFindings(page)).toEqual([]);
    served.bot.show = (view) => messageOf(view, 'x', cardOf('Takk for svaret'));
    await page.click('.choice >> nth=2');
    await page.click('text=Send svaret');
    await page.waitForSelector('text=Takk for svaret');
    await page.click('text=Referat');
    await page.waitForSelector('article h1');
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints()).toEqual([]);
  });

  test('followed from another site in the browser that it is bound to, it opens', async () => {
    const page = await visit('/a/token');
    await page.click('button');
    await page.waitForSelector('.steps');
    // the same machine by another name is another site
    const elsewhere = served.url.replace('127.0.0.1', 'localhost');
    await page.goto(`${elsewhere}/nowhere`);
    await page.evaluate((url) => {
      location.href = url;
    }, `${served.url}/a/token`);
    await page.waitForSelector('.steps');
  });
});
