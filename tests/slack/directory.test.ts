import { describe, expect, test } from 'vitest';
import { languageOf, personOf, timeZoneOf } from '../../adapters/slack/people.ts';
import { limits } from '../../bot/limits.ts';

const user = (more: object = {}) => ({
  id: 'U1',
  team_id: 'T1',
  name: 'kommunedirektor',
  profile: { real_name: 'Kommunedirektør' },
  locale: 'nb-NO',
  tz: 'Europe/Oslo',
  ...more,
});

describe('the language of a profile; null: nothing was chosen, and Saman speaks bokmål', () => {
  test.each([
    ['nb-NO', 'Europe/Oslo', 'nb'],
    ['no-NO', 'Europe/Oslo', 'nb'],
    ['nn-NO', 'Europe/Oslo', 'nn'],
    ['nn_NO', undefined, 'nn'],
    // Slack as it is installed, in Norway: also under the name that Slack has for the clock there
    ['en-US', 'Europe/Oslo', null],
    ['en-US', 'Europe/Amsterdam', null],
    ['en-US', 'Arctic/Longyearbyen', null],
    ['en-US', 'Africa/Algiers', 'en'],
    ['en-US', 'America/New_York', 'en'],
    ['en-US', undefined, 'en'],
    ['en-US', 'Middle-earth/Shire', 'en'],
    ['en-GB', 'Europe/Oslo', 'en'],
    ['sv-SE', 'Europe/Stockholm', 'en'],
    ['de-DE', 'Europe/Oslo', 'en'],
    ['', 'Europe/Oslo', null],
    [undefined, undefined, null],
  ] as const)('%s in %s: %s', (locale, timeZone, language) => {
    expect(languageOf(locale, timeZone)).toBe(language);
  });
});

test.each([
  ['Europe/Oslo', 'Europe/Oslo'],
  ['Europe/Amsterdam', 'Europe/Oslo'],
  ['Europe/Belgrade', 'Europe/Oslo'],
  ['Africa/Algiers', 'Africa/Algiers'],
  ['Europe/London', 'Europe/London'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Middle-earth/Shire', null],
  ['', null],
  [undefined, null],
] as const)('the time zone %s is %s here', (theirs, ours) => {
  expect(timeZoneOf(theirs)).toBe(ours);
});

describe('who somebody is', () => {
  test.each([
    ['a member', {}, 'member'],
    ['a guest of several channels', { is_restricted: true }, 'guest'],
    ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, 'guest'],
    ['somebody of another organisation (Slack Connect)', { team_id: 'T2' }, 'external'],
    ['somebody whom Slack calls a stranger', { is_stranger: true }, 'external'],
    ['another organisation’s guest', { team_id: 'T2', is_restricted: true }, 'external'],
    ['somebody deactivated', { deleted: true }, 'deactivated'],
    ['somebody deactivated elsewhere', { deleted: true, team_id: 'T2' }, 'deactivated'],
    ['a bot', { is_bot: true }, 'machine'],
    ['a bot that is gone', { is_bot: true, deleted: true }, 'machine'],
    ['Slackbot', { id: 'USLACKBOT' }, 'machine'],
  ])('%s', (_who, more, kind) => {
    expect(personOf(user(more), 'T1').kind).toBe(kind);
  });

  test('by the name that they gave themselves, or the next best', () => {
    const nameOf = (more: object) => personOf(user(more), 'T1').name;
    expect(nameOf({})).toBe('Kommunedirektør');
    expect(nameOf({ profile: {}, real_name: 'Rådmann' })).toBe('Rådmann');
    expect(nameOf({ profile: { real_name: ' ', display_name: 'Leder' } })).toBe('Leder');
    expect(nameOf({ profile: undefined, name: 'kd' })).toBe('kd');
    expect(nameOf({ profile: {}, name: undefined })).toBe('U1');
    expect(nameOf({ profile: { real_name: 'Ø\u0000'.repeat(1000) } }).length).toBe(limits.personName);
    expect(nameOf({ profile: { real_name: 'Leder\u0000 i rådet' } })).not.toContain('\u0000');
  });
});
