import { describe, expect, test } from 'vitest';
import { happeningIn, languageOf, whereaboutsOf } from '../../adapters/teams/activities.ts';

const bot = { id: '28:bot', name: 'Saman' };
const tenant = { id: 'tenant-1' };
const base = {
  type: 'message',
  id: 'a1',
  serviceUrl: 'https://smba.example/emea/',
  from: { id: '29:kari', name: ' Kari Nordmann ', aadObjectId: 'aad-kari' },
  recipient: bot,
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant-1' },
  text: 'hjelp',
};
const inChannel = {
  ...base,
  conversation: { id: '19:general@thread.tacv2;messageid=17', conversationType: 'channel' },
  channelData: {
    tenant,
    team: { id: '19:general@thread.tacv2', name: 'Styringsgruppen' },
    channel: { id: '19:general@thread.tacv2' },
  },
};
const read = (raw: object) => {
  const found = happeningIn(raw);
  if (!found) throw new Error('not read');
  return found;
};

describe('who, and where', () => {
  test('a person by the directory’s id, in their own conversation', () => {
    expect(read(base)).toEqual({
      tenantId: 'tenant-1',
      serviceUrl: 'https://smba.example/emea/',
      bot,
      who: { externalId: 'aad-kari', userId: '29:kari', name: 'Kari Nordmann', locale: null, timeZone: null },
      where: { kind: 'direct', conversationId: 'a:1', placeId: 'a:1', team: null, name: null },
      what: { kind: 'said', id: 'a1', text: 'hjelp' },
    });
  });

  test('somebody without such an id, by the channel’s', () => {
    const { who } = read({ ...base, from: { id: '29:guest', aadObjectId: '' } });
    expect(who).toMatchObject({ externalId: '29:guest', userId: '29:guest', name: null });
  });

  test('a channel, whichever thread it was in', () => {
    const { where, tenantId } = read(inChannel);
    expect(tenantId).toBe('tenant-1');
    expect(where).toMatchObject({
      kind: 'channel',
      placeId: '19:general@thread.tacv2',
      conversationId: '19:general@thread.tacv2;messageid=17',
      team: { id: '19:general@thread.tacv2', name: 'Styringsgruppen' },
    });
    expect(whereaboutsOf(where)).toEqual({ kind: 'channel', externalId: '19:general@thread.tacv2' });
  });

  test('a group chat is like a channel without a team', () => {
    const conversation = {
      id: '19:chat@thread.v2',
      conversationType: 'groupChat',
      tenantId: 't',
      name: 'Oss',
    };
    const { where } = read({ ...base, conversation });
    expect(where).toEqual({
      kind: 'group',
      conversationId: '19:chat@thread.v2',
      placeId: '19:chat@thread.v2',
      team: null,
      name: 'Oss',
    });
  });

  test('language and time zone, from the client first', () => {
    const entities = [{ type: 'clientInfo', locale: 'nn-NO', timezone: 'Europe/Oslo', country: 'NO' }];
    expect(read({ ...base, locale: 'en-US', localTimezone: 'UTC', entities }).who).toMatchObject({
      locale: 'nn-NO',
      timeZone: 'Europe/Oslo',
    });
    expect(read({ ...base, locale: 'en-GB', localTimezone: 'Mars/Olympus' }).who).toMatchObject({
      locale: 'en-GB',
      timeZone: null,
    });
  });
});

test.each([
  ['nb-NO', 'nb'],
  ['no', 'nb'],
  ['nn-NO', 'nn'],
  ['sv-SE', 'nb'],
  ['da-DK', 'nb'],
  ['en-GB', 'en'],
  ['en-US', 'en'],
  ['de-DE', 'en'],
  ['', null],
  [null, null],
])('the language of %s is %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

describe('what was said', () => {
  const mention = { type: 'mention', text: '<at>Saman</at>', mentioned: { id: '28:bot' } };
  test.each([
    ['a mention of Saman is left out', '<at>Saman</at> ny runde\n', [mention], 'ny runde'],
    [
      'also in the middle, with Teams’ spaces',
      'hei\u00a0<at>Saman</at>&nbsp;status',
      [mention],
      'hei status',
    ],
    ['a mention alone says nothing', '<at>Saman</at>', [mention], ''],
    ['others are left out too', '<at>Kari</at> gruppe', [], 'gruppe'],
    ['what cannot be stored is left out', 'a\u0000b', [], 'ab'],
    ['nothing at all', undefined, undefined, ''],
  ])('%s', (_name, text, entities, expected) => {
    expect(read({ ...base, text, entities }).what).toEqual({ kind: 'said', id: 'a1', text: expected });
  });
});

describe('what was done', () => {
  const press = (value: unknown) =>
    read({ ...base, type: 'invoke', name: 'adaptiveCard/action', replyToId: 'm1', value }).what;

  test('a button', () => {
    expect(
      press({ action: { type: 'Action.Execute', verb: 'home.show', data: { a: '1' } }, trigger: 'manual' }),
    ).toEqual({ kind: 'pressed', verb: 'home.show', data: { a: '1' }, messageId: 'm1' });
    expect(press({ action: { verb: 'home.show' } })).toMatchObject({ data: {} });
  });

  test.each([[undefined], [null], ['x'], [{}], [{ action: null }], [{ action: { data: {} } }]])(
    'no button: %j',
    (value) => {
      expect(press(value)).toEqual({ kind: 'other' });
    },
  );

  const update = (more: object) => read({ ...base, text: undefined, ...more }).what;
  test.each([
    ['added to one’s apps', { type: 'installationUpdate', action: 'add' }, { kind: 'added' }],
    ['brought up to date', { type: 'installationUpdate', action: 'add-upgrade' }, { kind: 'added' }],
    ['removed', { type: 'installationUpdate', action: 'remove' }, { kind: 'removed', whole: 'place' }],
    ['let in, which comes beside it', { type: 'conversationUpdate', membersAdded: [bot] }, { kind: 'other' }],
    [
      'somebody else let in',
      { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] },
      { kind: 'other' },
    ],
    ['put out', { type: 'conversationUpdate', membersRemoved: [bot] }, { kind: 'removed', whole: 'place' }],
    ['a reaction', { type: 'messageReaction' }, { kind: 'other' }],
    ['another invoke', { type: 'invoke', name: 'task/fetch' }, { kind: 'other' }],
  ])('%s', (_name, more, expected) => {
    expect(update(more)).toEqual(expected);
  });

  test('out of a team, or a channel of it is gone', () => {
    expect(read({ ...inChannel, type: 'installationUpdate', action: 'remove' }).what).toEqual({
      kind: 'removed',
      whole: 'team',
    });
    const channelData = { ...inChannel.channelData, eventType: 'channelDeleted' };
    expect(read({ ...inChannel, type: 'conversationUpdate', channelData }).what).toEqual({
      kind: 'removed',
      whole: 'place',
    });
  });
});

test.each([
  ['nothing', undefined],
  ['a text', 'x'],
  ['nobody', { ...base, from: undefined }],
  ['nowhere', { ...base, conversation: { id: '' } }],
  ['no tenant', { ...base, conversation: { id: 'a:1' } }],
  ['an id that is too long', { ...base, from: { id: 'x'.repeat(3000) } }],
])('what does not tell who did what where is not read: %s', (_name, raw) => {
  expect(happeningIn(raw)).toBeNull();
});
