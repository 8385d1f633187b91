import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { objectOf, objectsOf, textOf } from './json.ts';
import { messageActivity } from './teams-activities.ts';
import { card, codeOf, type EchoBot, inside, startEchoBot, withCard } from './teams-echo.ts';

let bot: EchoBot;
let teams: EchoBot['teams'];

beforeAll(async () => {
  bot = await startEchoBot();
  ({ teams } = bot);
});
beforeEach(() => {
  bot.got.length = 0;
});
afterAll(() => bot.stop());

describe('what people do reaches the bot as from Teams', () => {
  test.each([
    ['ordforer', 'nb-NO', 'Europe/Oslo'],
    ['hr-sjef', 'en-GB', 'Europe/London'],
    ['brukerradet', 'nb-NO', 'Europe/Oslo'],
    ['radgiver', 'nn-NO', 'Europe/Oslo'],
  ])('a personal message of %s', async (handle, locale, timezone) => {
    const person = teams.person(handle);
    expect((await person.writes('hei')).status).toBe(200);
    const { user } = person;
    const serviceUrl = teams.serviceUrl(user.tenant);
    expect(bot.last()).toMatchObject({ type: 'message', channelId: 'msteams', text: 'hei', serviceUrl });
    expect(bot.last()).toMatchObject({ locale, localTimezone: timezone });
    expect(bot.last().from).toEqual({ id: user.id, name: user.name, aadObjectId: user.aadObjectId });
    expect(bot.last().conversation).toEqual({
      conversationType: 'personal',
      tenantId: user.tenant.id,
      id: await teams.personal(handle),
    });
    expect(objectOf(bot.last().channelData).tenant).toEqual({ id: user.tenant.id });
    expect(objectsOf(bot.last().entities)).toContainEqual({
      type: 'clientInfo',
      locale,
      country: locale.slice(3),
      platform: 'Web',
      timezone,
    });
    expect(person.messages().at(-1)).toMatchObject({ by: handle, text: 'hei', id: bot.last().id });
  });

  test('mentions in channels of either kind and in a group chat, also of people without a seat', async () => {
    for (const where of [teams.channel, teams.general, teams.channelOf('Heltidskultur', 'Lukket')]) {
      await teams.person('ordforer').mentions('hei', where);
      expect(bot.last()).toMatchObject({
        text: '<at>Saman</at> hei',
        conversation: {
          isGroup: true,
          conversationType: 'channel',
          id: `${where};messageid=${bot.last().id}`,
        },
        channelData: { teamsChannelId: where, teamsTeamId: teams.general, team: { id: teams.general } },
      });
      expect(objectsOf(bot.last().entities)[0]).toMatchObject({
        type: 'mention',
        mentioned: { id: teams.bot.id },
      });
    }
    await teams.person('brukerradet').joins(teams.groupChat);
    expect(bot.last().membersAdded).toMatchObject([{ id: teams.user('brukerradet').id }]);
    await teams.person('brukerradet').mentions('hei', teams.groupChat);
    expect(bot.last()).toMatchObject({
      from: { id: teams.user('brukerradet').id },
      conversation: { id: teams.groupChat },
    });
    await teams.person('brukerradet').leaves(teams.groupChat);
    await expect(teams.person('brukerradet').mentions('hei', teams.groupChat)).rejects.toThrow('is not in');
  });

  test('many at once are told apart', async () => {
    const handles = ['kommunedirektor', 'ordforer', 'hovedtillitsvalgt', 'prosjektleder', 'hr-sjef'];
    await Promise.all(handles.map((handle) => teams.person(handle).mentions(`fra ${handle}`, teams.general)));
    for (const handle of handles) {
      const [found] = bot.got.filter(({ text }) => text === `<at>Saman</at> fra ${handle}`);
      expect(objectOf(found?.from).id).toBe(teams.user(handle).id);
    }
  });

  test.each([
    ['kommunedirektor', undefined],
    ['fremmed', undefined],
    ['kommunedirektor', 'Uten Saman'],
    ['kommunedirektor', 'Heltidskultur'],
  ])('%s adds and removes Saman in %s', async (handle, team) => {
    const person = teams.person(handle);
    const where = team === undefined ? undefined : teams.channelOf(team);
    await person.installs(where);
    expect(bot.got).toMatchObject([
      { type: 'conversationUpdate', membersAdded: [{ id: teams.bot.id }] },
      { type: 'installationUpdate', action: 'add', from: { id: person.user.id } },
    ]);
    await person.upgrades(where);
    expect(bot.last()).toMatchObject({ type: 'installationUpdate', action: 'add-upgrade' });
    await person.removes(where);
    expect(bot.last()).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    const conversation = where ?? (await teams.personal(handle));
    const refused = await bot.call('POST', inside(conversation), { type: 'message', text: 'hei' });
    expect([refused.status, codeOf(refused)]).toEqual([
      403,
      where ? 'BotNotInConversationRoster' : 'ConversationBlockedByUser',
    ]);
    await person.installs(where);
    expect((await bot.call('POST', inside(conversation), { type: 'message', text: 'hei' })).status).toBe(201);
  });

  test('tests may change an activity on its way, and send their own', async () => {
    const stop = teams.alters((activity) => ({ ...activity, locale: 'fr-FR' }));
    await teams.person('ordforer').writes('hei');
    expect(bot.last().locale).toBe('fr-FR');
    stop();
    const own = messageActivity(await teams.scene('ordforer'), 'hei', '1');
    expect((await teams.posts(own, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await teams.posts(own)).status).toBe(200);
  });
});

describe('pressing', () => {
  const conversations = async () => ({
    seated: await teams.personal('ordforer'),
    kept: await teams.personal('radgiver'),
  });

  test.each([
    ['ordforer', 0],
    ['radgiver', 1],
  ])('sends what is filled in, and shows the answer to %s', async (handle, at) => {
    const person = teams.person(handle);
    const conversation = (await conversations())[at === 0 ? 'seated' : 'kept'];
    await person.writes('hei');
    await bot.call('POST', inside(conversation), withCard(card('Fyll ut')), at);
    bot.answersWith(card('Takk'));
    const said = await person.presses('Send', { values: { Hvorfor: 'fordi', risks: ['Høy', 'low'] } });
    expect(said).toMatchObject({ status: 200, value: card('Takk') });
    expect(bot.last()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: person.card().id,
      from: { id: person.user.id },
      value: {
        action: { type: 'Action.Execute', verb: 'send', data: { round: 7, why: 'fordi', risks: 'high,low' } },
        trigger: 'manual',
      },
    });
    expect(person.card().card).toEqual(card('Takk'));
    await person.presses('Avbryt', { values: { why: 'nei' } });
    expect(objectOf(objectOf(bot.last().value).action).data).toEqual({ round: 7 });
  });

  test('in a channel one reader sees the answer, until the bot renews the message for all', async () => {
    const sent = await bot.call('POST', inside(teams.channel), withCard(card('For alle')));
    bot.answersWith(card('For deg'));
    const [one, other] = [teams.person('ordforer'), teams.person('prosjektleder')];
    await one.presses('Send', { where: teams.channel });
    expect(objectOf(bot.last().conversation).id).toBe(`${teams.channel};messageid=${sent.body.id}`);
    expect(one.card(0, teams.channel).card).toEqual(card('For deg'));
    expect(other.card(0, teams.channel).card).toEqual(card('For alle'));
    expect(teams.channelMessages(teams.channel).at(-1)?.card).toEqual(card('For alle'));
    // nor is somebody without a seat in the Playground anybody else
    await teams.person('brukerradet').joins(teams.channel);
    await teams.person('brukerradet').presses('Avbryt', { where: teams.channel });
    expect(bot.last().from).toMatchObject({ id: teams.user('brukerradet').id, name: 'Leder i brukerrådet' });
    await bot.call('PUT', inside(teams.channel, textOf(sent.body.id)), withCard(card('Nytt')));
    expect(one.card(0, teams.channel).card).toEqual(card('Nytt'));
  });

  test('refuses what the client does not let people do', async () => {
    const person = teams.person('ordforer');
    await bot.call('POST', inside(await teams.personal('ordforer')), withCard(card('Fyll ut')));
    await expect(person.presses('Slett')).rejects.toThrow('“Send” (Action.Execute), “Avbryt”');
    const filling = (values: Readonly<Record<string, string>>) => person.presses('Send', { values });
    await expect(filling({ who: 'meg' })).rejects.toThrow('no input who; there are: why (Hvorfor)');
    await expect(filling({ why: 'altfor lang tekst' })).rejects.toThrow('at most 10');
    await expect(filling({ risks: 'none' })).rejects.toThrow('only Lav (low), Høy (high)');
  });
});
