import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../bot/conversation/incoming.ts';
import { type Card, card, type Element, type Image, press, section, text } from '../../cards/card.ts';
import { channelOf } from '../harness/slack-app.ts';
import { isObject, type Json, type JsonObject } from '../peers/json.ts';
import { messageOf, type OwnBot, sending, startOwnBot } from './own-bot.ts';
import { readingOf } from './screen.ts';

// Pictures are drawn by Saman and put into Slack as files: nobody's Slack has to reach Saman, behind a firewall say.

/** One point, in this colour. */
const png = (colour: string): string =>
  `data:image/png;base64,${Buffer.from(`not a real picture, but as ${colour} as one`).toString('base64')}`;
const picture = (colour: string): Image => ({
  type: 'Image',
  url: png(colour),
  altText: `Spredningen i ${colour}`,
});
const withBody = (...body: readonly Element[]): Card =>
  card('nb', 'Et resultat', [text('Resultatet'), ...body]);

/** Every picture in blocks, wherever it stands. */
function picturesIn(blocks: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(blocks)) return blocks.flatMap((one: Json) => picturesIn(one));
  if (!isObject(blocks)) return [];
  return [
    ...(blocks.type === 'image' ? [blocks] : []),
    ...Object.values(blocks).flatMap((value) => picturesIn(value)),
  ];
}

const filed = (colour: string) => ({
  alt_text: `Spredningen i ${colour}`,
  slack_file: { id: expect.stringMatching(/^F\w+$/) },
});

describe.each(['http', 'socket'] as const)('over %s', (by) => {
  let bot: OwnBot;
  let reply: Reply = { kind: 'nothing' };
  let opens = false;
  let channel: string;
  beforeAll(async () => {
    bot = await startOwnBot({ by, onIncoming: async () => reply, opensForm: () => opens });
    channel = channelOf(bot.peer);
  });
  afterEach(() => {
    bot.peer.clear();
    bot.peer.heal();
  });
  afterAll(() => bot.stop());

  const toChannel = (shown: Card) =>
    bot.adapter.send(
      { kind: 'channel', connectionId: bot.connectionId, externalId: channel },
      messageOf(shown),
      sending(),
    );
  const uploads = (): number => bot.peer.callsOf('files.completeUploadExternal').length;

  test('in a message: uploaded, in no channel, and shown by its id', async () => {
    await toChannel(withBody(picture('blått')));
    expect(picturesIn((await bot.peer.messages(channel)).at(-1)?.raw.blocks)).toMatchObject([filed('blått')]);
    expect(bot.peer.callsOf('files.getUploadURLExternal')).toMatchObject([
      { body: { filename: 'saman.png' }, response: { ok: true } },
    ]);
    const [upload] = bot.peer.callsOf('files.completeUploadExternal');
    expect(upload?.response).toMatchObject({ ok: true });
    expect(upload?.body).not.toHaveProperty('channel_id');
  });

  test('the same one goes up once, also when several are sent at the same moment', async () => {
    await toChannel(withBody(picture('blått')));
    expect(uploads()).toBe(0);
    const person = { kind: 'person', connectionId: bot.connectionId } as const;
    const to = ['ordforer', 'kommunedirektor'].map((handle) => bot.at(handle).user.id);
    const shown = messageOf(withBody(picture('rødt')));
    await Promise.all(to.map((externalId) => bot.adapter.send({ ...person, externalId }, shown, sending())));
    expect(uploads()).toBe(1);
  });

  test('wherever it stands in a card', async () => {
    const columns: Element = {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'auto', items: [text('Behov')] },
        { type: 'Column', width: 'stretch', items: [picture('grønt')] },
      ],
    };
    await toChannel(withBody(section([section([picture('gult')])]), section([columns])));
    const seen = picturesIn((await bot.peer.messages(channel)).at(-1)?.raw.blocks);
    expect(seen).toMatchObject([filed('gult'), filed('grønt')]);
  });

  test('when a message is changed, on the Home, and for one person alone', async () => {
    const sent = await toChannel(withBody());
    if (sent.kind !== 'sent') throw new Error('it was not sent');
    await bot.adapter.update(sent.ref, messageOf(withBody(picture('brunt'))));
    expect(picturesIn((await bot.peer.messages(channel)).at(-1)?.raw.blocks)).toMatchObject([filed('brunt')]);
    const mayor = bot.at('ordforer');
    const { connectionId } = bot;
    const shown = messageOf(withBody(picture('hvitt')));
    await bot.adapter.send({ kind: 'home', connectionId, externalId: mayor.user.id }, shown, sending());
    expect(picturesIn([...mayor.home().blocks])).toMatchObject([filed('hvitt')]);
    await bot.adapter.send(
      { kind: 'private', connectionId, externalId: channel, personExternalId: mayor.user.id },
      shown,
      sending(),
    );
    expect(picturesIn([...(mayor.ephemerals().at(-1)?.blocks ?? [])])).toMatchObject([filed('hvitt')]);
  });

  test('as an answer: in a modal, in the Home that somebody opens, beside a command', async () => {
    const mayor = bot.at('ordforer');
    reply = { kind: 'open', message: messageOf(withBody(picture('svart'))) };
    opens = true;
    await mayor.command('vis');
    await bot.idle();
    expect(picturesIn([...mayor.view().blocks])).toMatchObject([filed('svart')]);
    await mayor.closes(mayor.view());
    opens = false;
    reply = { kind: 'say', message: messageOf(withBody(picture('grått'))) };
    await mayor.command('vis', { channel });
    await mayor.opensHome();
    await bot.idle();
    expect(picturesIn([...(mayor.ephemerals().at(-1)?.blocks ?? [])])).toMatchObject([filed('grått')]);
    expect(picturesIn([...mayor.home().blocks])).toMatchObject([filed('grått')]);
  });

  test('in what follows a form; Slack is answered in time, with words where the picture takes long', async () => {
    const mayor = bot.at('ordforer');
    const send = press('Send', 'settings.save', {}, { style: 'positive', sends: true });
    const input: Element = { type: 'Input.Text', id: 'name', label: 'Navn' };
    const form = card('nb', 'Et skjema', [input], [send]);
    const sends = async (shown: Image) => {
      opens = true;
      reply = { kind: 'open', message: messageOf(form) };
      await mayor.command('vis');
      await bot.idle();
      reply = { kind: 'open', message: messageOf(withBody(shown)) };
      const ack = await mayor.submits(mayor.view());
      expect(ack.milliseconds).toBeLessThan(2500);
      const view = mayor.view();
      await mayor.closes(view);
      await bot.idle();
      opens = false;
      return view;
    };
    expect(picturesIn([...(await sends(picture('turkis'))).blocks])).toMatchObject([filed('turkis')]);
    const method = 'files.getUploadURLExternal';
    bot.peer.inject({ method, times: 1, fault: { kind: 'hang', milliseconds: 2000 } });
    const late = await sends(picture('beige'));
    expect(picturesIn([...late.blocks])).toEqual([]);
    expect(readingOf(late)).toContain('Spredningen i beige');
    await bot.peer.until(() => uploads() === 2);
  });

  test('that Slack still looks through is shown a little later', async () => {
    const to = {
      ok: false,
      error: 'invalid_blocks',
      errors: ['invalid slack file [json-pointer:/blocks/1/slack_file]'],
    };
    bot.peer.inject({ method: 'chat.postMessage', times: 1, fault: { kind: 'changed', to } });
    expect(await toChannel(withBody(picture('fiolett')))).toMatchObject({ kind: 'later', unsent: true });
    expect(await toChannel(withBody(picture('fiolett')))).toMatchObject({ kind: 'sent' });
    expect(uploads()).toBe(1);
  });

  test('that Slack cannot fetch from its address is said in words: the message arrives, and keeps up', async () => {
    const shown = (text: string) =>
      messageOf(withBody({ type: 'Image', url: 'https://saman.example.no/pictures/x.png', altText: text }));
    const pointer = '[json-pointer:/blocks/1/image_url]';
    const unfetched = {
      kind: 'error',
      error: 'invalid_blocks',
      errors: [`downloading image failed ${pointer}`],
    } as const;
    for (const method of ['chat.postMessage', 'chat.update'])
      bot.peer.inject({ method, times: 1, fault: unfetched });
    const address = { kind: 'channel', connectionId: bot.connectionId, externalId: channel } as const;
    const sent = await bot.adapter.send(address, shown('Én av to er nådd'), sending());
    if (sent.kind !== 'sent') throw new Error('it was not sent');
    const newest = async () => (await bot.peer.messages(channel)).at(-1) ?? { blocks: [] };
    expect(readingOf(await newest())).toContain('Én av to er nådd');
    await bot.adapter.update(sent.ref, shown('To av to er nådd'));
    expect(readingOf(await newest())).toContain('To av to er nådd');
    expect(picturesIn([...(await newest()).blocks])).toEqual([]);
    expect(bot.log.entries.at(-1)).toMatchObject({
      level: 'warn',
      message: 'Slack could not fetch a picture',
    });
    // what was in the way is gone
    await bot.adapter.update(sent.ref, shown('Alt er nådd'));
    expect(picturesIn([...(await newest()).blocks])).toMatchObject([{ alt_text: 'Alt er nådd' }]);
  });

  test('that Slack cannot fetch is said in words in an answer too: in a modal, beside a command, on the Home', async () => {
    const shown = messageOf(
      withBody({ type: 'Image', url: 'https://saman.example.no/pictures/x.png', altText: 'To er nådd' }),
    );
    const errors = ['downloading image failed [json-pointer:/blocks/1/image_url]'];
    for (const method of ['views.update', 'chat.postMessage', 'views.publish', 'chat.postEphemeral'])
      bot.peer.inject({ method, times: 1, fault: { kind: 'error', error: 'invalid_blocks', errors } });
    const unfetched = () =>
      bot.log.entries.filter(({ message }) => message === 'Slack could not fetch a picture').length;
    const before = unfetched();
    const mayor = bot.at('ordforer');
    reply = { kind: 'open', message: shown };
    opens = true;
    await mayor.command('vis');
    await bot.idle();
    expect(readingOf(mayor.view())).toContain('To er nådd');
    await mayor.closes(mayor.view());
    opens = false;
    reply = { kind: 'say', message: shown };
    await mayor.writes('vis');
    await mayor.opensHome();
    await bot.idle();
    expect(readingOf((await mayor.messages()).at(-1) ?? { blocks: [] })).toContain('To er nådd');
    expect(readingOf({ blocks: [...mayor.home().blocks] })).toContain('To er nådd');
    expect(unfetched() - before).toBe(3);
  });

  test('that cannot be uploaded is tried again when it is sent, and said in words where somebody waits', async () => {
    const method = 'files.getUploadURLExternal';
    bot.peer.inject({ method, times: 1, fault: { kind: 'status', status: 503 } });
    expect(await toChannel(withBody(picture('oransje')))).toMatchObject({ kind: 'later' });
    bot.peer.inject({ method, times: 1, fault: { kind: 'error', error: 'file_uploads_disabled' } });
    reply = { kind: 'say', message: messageOf(withBody(picture('rosa'))) };
    const mayor = bot.at('ordforer');
    await mayor.command('vis', { channel });
    await bot.idle();
    const shown = mayor.ephemerals().at(-1) ?? { blocks: [] };
    expect(picturesIn([...shown.blocks])).toEqual([]);
    expect(readingOf(shown)).toContain('Spredningen i rosa');
    expect(bot.log.entries.at(-1)).toMatchObject({ level: 'warn', message: 'a picture was not taken' });
  });
});
