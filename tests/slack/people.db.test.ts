import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { isObject } from '../peers/json.ts';
import { slackPerson } from '../peers/slack-person.ts';
import { overHttp } from '../peers/slack-ways.ts';
import { ballotOf, press, submit, viewIn } from './round-steps.ts';
import { newestTo, optionCalled, readingOf } from './screen.ts';

// Who people are, by what Slack tells of them, and who can be named. In this order.

let slack: SlackApp;
beforeAll(async () => {
  slack = await startSlackApp({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
  slack.peer.workspace.changeUser('hr-sjef', { tz: 'Europe/London' });
  await setUp(slack);
});
afterAll(() => slack.stop());

const pa = () => slack.at('kommunedirektor');
const pl = () => slack.at('prosjektleder');
const hr = () => slack.at('hr-sjef');
const idOf = (handle: string) => slack.peer.workspace.user(handle).id;

const storedPeople = async () =>
  (
    await slack.app.database.query(
      `select p.name, p.language, p.time_zone, a.kind, a.external_id from person p
       join account a on a.person_id = p.id order by p.name`,
    )
  ).map(({ name, language, time_zone, kind, external_id }) => ({
    name,
    language,
    time_zone,
    kind,
    external_id,
  }));

/** Fills in the form of a project in the public channel, where not said otherwise. */
const filled = (values: Record<string, string | string[]> = {}) => ({
  name: 'Heltidskultur i Elverum',
  participant: 'Elverum',
  pa: idOf('kommunedirektor'),
  pl: idOf('prosjektleder'),
  'members:administration': [idOf('kommunedirektor'), idOf('hr-sjef')],
  'members:politicians': [idOf('ordforer')],
  'members:employees': [idOf('hovedtillitsvalgt')],
  groupPlace: channelOf(slack.peer, 'heltidskultur'),
  ...values,
});

describe('what cannot be chosen is said beside the field, and everything that was filled in is kept', () => {
  test.each([
    [
      'a bot',
      { 'members:employees': ['kalenderbot'] },
      'members:employees',
      'Kalenderbot kan ikke svare her',
    ],
    ['a channel without Saman', { groupPlace: 'uten-saman' }, 'groupPlace', 'Jeg er ikke med i den kanalen.'],
    [
      'a closed channel without Saman',
      { groupPlace: 'lukket-uten-saman' },
      'groupPlace',
      'Inviter meg dit først, og prøv igjen.',
    ],
    [
      'an open channel without Saman',
      { openPlace: 'uten-saman' },
      'openPlace',
      'Jeg er ikke med i den kanalen.',
    ],
    ['a participant of another name', { participant: 'Elvrum' }, 'participant', 'Mener du Elverum?'],
    [
      'somebody twice',
      { 'members:politicians': ['hr-sjef'] },
      'members:administration',
      'HR-sjef er valgt mer enn én gang.',
    ],
  ])('%s', async (_what, wrong, field, text) => {
    await pa().command('nytt prosjekt');
    await slack.settled();
    const form = pa().view();
    const users = new Set(slack.peer.workspace.users.map(({ name }) => name));
    const idIn = (name: string) => (users.has(name) ? idOf(name) : channelOf(slack.peer, name));
    const values = Object.fromEntries(
      Object.entries(wrong).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map(idIn) : key === 'participant' ? value : idIn(value),
      ]),
    );
    const ack = await pa().submits(form, filled(values));
    expect(ack.json).toMatchObject({ response_action: 'errors' });
    const errors = isObject(ack.json ?? undefined)
      ? (ack.json as { errors: Record<string, string> }).errors
      : {};
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]).toContain(text);
    // the modal is as it was
    expect(pa().view().hash).toBe(form.hash);
    await pa().closes(pa().view());
  });

  test('somebody whose account was deactivated while the form was open', async () => {
    await pa().command('nytt prosjekt');
    await slack.settled();
    const way = overHttp(slack.peer, slack.events);
    const slow = slackPerson(slack.peer, 'kommunedirektor', async (type, payload) => {
      slack.peer.workspace.changeUser('fremmed', { deleted: true });
      return way(type, payload);
    });
    const ack = await slow.submits(slow.view(), filled({ 'members:politicians': [idOf('fremmed')] }));
    slack.peer.workspace.changeUser('fremmed', { deleted: false });
    expect(ack.json).toMatchObject({
      response_action: 'errors',
      errors: {
        'members:politicians':
          'Kulturskolerektor kan ikke svare her: Kontoen er slått av, eller er ikke et menneskes. Velg en annen.',
      },
    });
    await pa().closes(pa().view());
  });
});

test('whoever is picked becomes a person with that account, in the language and time zone of their profile', async () => {
  await makeProject(
    slack,
    filled({ 'members:employees': [idOf('hovedtillitsvalgt'), idOf('fylkets-observator')] }),
  );
  const people = await storedPeople();
  expect(people.filter(({ name }) => name !== 'Kalenderbot' && name !== 'Kulturskolerektor')).toEqual([
    {
      name: 'Fylkets observatør',
      language: 'nb',
      time_zone: 'Europe/Oslo',
      kind: 'guest',
      external_id: idOf('fylkets-observator'),
    },
    {
      name: 'HR-sjef',
      language: 'en',
      time_zone: 'Europe/London',
      kind: 'member',
      external_id: idOf('hr-sjef'),
    },
    {
      name: 'Hovedtillitsvalgt',
      language: 'nn',
      time_zone: 'Europe/Oslo',
      kind: 'member',
      external_id: idOf('hovedtillitsvalgt'),
    },
    {
      name: 'Kommunedirektør',
      language: 'nb',
      time_zone: 'Europe/Oslo',
      kind: 'member',
      external_id: idOf('kommunedirektor'),
    },
    {
      name: 'Ordfører',
      language: 'nb',
      time_zone: 'Europe/Oslo',
      kind: 'member',
      external_id: idOf('ordforer'),
    },
    {
      name: 'Prosjektleder',
      language: 'nb',
      time_zone: 'Europe/Oslo',
      kind: 'member',
      external_id: idOf('prosjektleder'),
    },
  ]);
  // a machine was no person, whoever picked it
  expect(people.map(({ name }) => name)).not.toContain('Kalenderbot');
});

test('the card says that more than the group can read the channel, and who is a guest', async () => {
  const card = readingOf(await newestTo(pl()));
  expect(card).toContain(
    '▲ Flere enn gruppen kan lese gruppens kanal. Resultater og begrunnelser vises der.',
  );
  expect(card).toContain('Ansatte og tillitsvalgte: Fylkets observatør (gjest), Hovedtillitsvalgt');
});

test('a round asks them in that language; a choice of their own changes what comes later', async () => {
  const project = (await pa().messages()).find((one) => viewIn(one).startsWith('project:'));
  if (!project) throw new Error('PA was not shown the project');
  await press(slack, pa(), project, 'round.form');
  await submit(slack, pa());
  // 15:00 in Oslo, as it is in London
  expect(readingOf(await ballotOf(slack, hr()))).toContain('Please answer by Monday 30 November at 14:00.');
  expect(readingOf(await ballotOf(slack, slack.at('fylkets-observator')))).toContain('kl. 15.00');

  await hr().command('language');
  await slack.settled();
  expect(readingOf(hr().view())).toContain('Language and time zone');
  await submit(slack, hr(), { language: 'nn', timeZone: 'Europe/Oslo' });
  expect(readingOf(await newestTo(hr()))).toContain('Språk og tidssone er lagra\nSpråk: Nynorsk');
  await hr().opensHome();
  await slack.settled();
  expect(readingOf(hr().home())).toContain(
    'Svar på evalueringsrunden i Heltidskultur i Elverum innan måndag',
  );
  // the modal that opens before anything is read knows the language too
  slack.peer.clear();
  await hr().command('svar');
  await slack.settled();
  expect(JSON.stringify(slack.peer.callsOf('views.open')[0]?.body.view)).toContain('Eit augeblikk …');
  expect(readingOf(hr().view())).toContain('Korleis går det med Heltidskultur i Elverum?');
  await hr().closes(hr().view());
});

describe('the group is changed in its modal, where each button reads its own fields', () => {
  const opensGroup = async () => {
    await pl().command('gruppe');
    await slack.settled();
    return pl().view();
  };
  const group = async () => {
    const card = (await slack.peer.messages(channelOf(slack.peer, 'heltidskultur'))).find((one) =>
      viewIn(one).startsWith('project:'),
    );
    return card ? readingOf(card) : '';
  };

  test('nobody chosen, or a bot, is said beside the field', async () => {
    const form = await opensGroup();
    expect(form.submit).toBe('Legg til medlem');
    const nobody = await pl().submits(form, { party: 'employees' });
    expect(nobody.json).toEqual({ response_action: 'errors', errors: { person: 'Velg noe her.' } });
    const bot = await pl().submits(pl().view(), { person: idOf('kalenderbot'), party: 'employees' });
    expect(bot.json).toMatchObject({
      response_action: 'errors',
      errors: { person: expect.stringContaining('Kalenderbot kan ikke svare her') },
    });
    await press(slack, pl(), form, 'group.remove');
    expect(readingOf(pl().view())).toContain('Velg noe her.\nHvem skal ut?:');
    await pl().closes(pl().view());
  });

  test('somebody never seen before joins and is asked; somebody without an account joins by name', async () => {
    slack.app.moveTime({ hours: 1 });
    await opensGroup();
    await submit(slack, pl(), { person: idOf('fremmed'), party: 'employees' });
    expect(readingOf(await newestTo(pl()))).toContain('Kulturskolerektor');
    expect(readingOf(await ballotOf(slack, slack.at('fremmed')))).toContain('Hvordan går det med');
    await opensGroup();
    await submit(slack, pl(), { newName: 'Utvalgsleder', party: 'politicians' });
    expect(await group()).toContain('Folkevalgte: Ordfører, Utvalgsleder (uten konto)');
    expect(readingOf(await newestTo(pl()))).toContain('Utvalgsleder: https://saman.example.no/a/');
  });

  test('somebody of another organisation, met in a shared channel, is told apart', async () => {
    slack.peer.workspace.changeUser('brukerradet', { guest: undefined, homeTeam: 'T9OTHER' });
    await opensGroup();
    await submit(slack, pl(), { person: idOf('brukerradet'), party: 'politicians' });
    expect(await group()).toContain('Leder i brukerrådet (fra et annet arbeidsområde)');
  });

  test('somebody leaves, which is kept (COOP-3)', async () => {
    const form = await opensGroup();
    await press(slack, pl(), form, 'group.remove', {
      member: optionCalled(form.blocks, 'HR-sjef (styringsgruppe)'),
    });
    expect(await group()).toContain('Administrasjonen: Kommunedirektør\n');
    expect(await group()).toContain('Siden starten: 3 har kommet til, 1 har sluttet');
    await pl().closes(pl().view());
  });

  test('another PA is picked, who is shown the project and how the round goes', async () => {
    await pl().presses(await opensGroup(), (button) => button.text === 'Bytt prosjektansvarlig', {
      values: { pa: idOf('ordforer') },
    });
    await slack.settled();
    expect(await group()).toContain('Prosjektansvarlig: Ordfører');
    const shown = (await slack.at('ordforer').messages()).map((one) => viewIn(one).split(':')[0]);
    expect(shown.sort()).toEqual(['ballot', 'project', 'roundStatus']);
    await pl().closes(pl().view());
  });
});

test('a channel that another project has is not given a second one', async () => {
  await pa().command('nytt prosjekt');
  await slack.settled();
  const ack = await pa().submits(pa().view(), filled({ name: 'Sykefravær' }));
  expect(ack.json).toEqual({
    response_action: 'errors',
    errors: { groupPlace: 'Den kanalen er allerede i bruk. Velg en annen.' },
  });
  await pa().closes(pa().view());
});

test('nothing failed on the way, and Slack took everything', () => {
  expect(slack.peer.problems).toEqual([]);
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
