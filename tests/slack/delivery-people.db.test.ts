import { afterAll, beforeAll, expect, test } from 'vitest';
import { filled } from '../app/given.ts';
import { linkBrowser } from '../app/link-browser.ts';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { openRound, showing } from './openings.ts';
import { press } from './round-steps.ts';
import { readingOf } from './screen.ts';
import { personOf, settledAs, tell } from './tellings.ts';

// People who cannot be reached: PL hears of it and can pass on an answer link; of PL, PA hears. In this order.

let slack: SlackApp;
let roundId: string;
beforeAll(async () => {
  slack = await startSlackApp();
  await setUp(slack);
  const id = (handle: string) => slack.peer.workspace.user(handle).id;
  await makeProject(slack, {
    'members:administration': [id('kommunedirektor'), id('hr-sjef')],
    'members:politicians': [id('ordforer'), id('fremmed')],
    'members:employees': [id('hovedtillitsvalgt'), id('prosjektleder')],
  });
  slack.peer.workspace.changeUser('ordforer', { deleted: true });
  slack.peer.inject({
    method: 'chat.postMessage',
    channel: await slack.peer.directOf(id('hr-sjef')),
    times: 1,
    fault: { kind: 'error', error: 'messages_tab_disabled' },
  });
  slack.peer.inject({
    method: 'conversations.open',
    channel: id('fremmed'),
    times: 1,
    fault: { kind: 'error', error: 'user_not_found' },
  });
  ({ id: roundId } = await openRound(slack));
});
afterAll(async () => {
  await slack.stop();
  expect(slack.peer.problems).toEqual([]);
});

const told = async (handle: string, view: string) => showing(slack, slack.at(handle).user.id, view);

test('PL hears once for each reason of the members who could not be asked, with what to do', async () => {
  const cards = await told('prosjektleder', 'undelivered');
  expect(cards).toHaveLength(2);
  for (const card of cards) {
    const reading = readingOf(card);
    expect(reading).toContain('Ordfører: Kontoen er slått av eller slettet. En svarlenke er klar.');
    expect(reading).toContain('HR-sjef: Jeg får ikke skrive til denne kontoen. En svarlenke er klar.');
    expect(reading).toContain('Kulturskolerektor: Kontoen er slått av eller slettet. En svarlenke er klar.');
    expect(reading).toContain('[Prøv igjen]');
  }
  // nobody else is told who could not be reached
  for (const handle of ['kommunedirektor', 'hovedtillitsvalgt'])
    expect(await told(handle, 'undelivered'), handle).toEqual([]);
  expect(JSON.stringify(await slack.peer.messages(channelOf(slack.peer)))).not.toContain('slått av');
});

test('the answer link that PL gets serves: an answer given through it counts', async () => {
  const [links, ...more] = await told('prosjektleder', 'answerLinks');
  expect(more).toEqual([]);
  expect(readingOf(links as never)).toContain('Ordfører');
  const loaded = await slack.app.database.store.links.of({ roundId });
  expect(loaded.map(({ purpose }) => purpose)).toEqual(['answer', 'answer', 'answer']);
  const ordforer = await personOf(slack, 'ordforer');
  const url = /http\S+/g;
  const texts = JSON.stringify(links?.blocks).match(url) ?? [];
  const own = loaded.find(({ personId }) => personId === ordforer.id);
  const address = texts.find((one) => one.includes(String(own?.id)));
  expect(address, 'the link of who could not be reached').toBeDefined();

  const browser = linkBrowser(String(address?.replace(/["\\].*$/, '')), slack.app.url);
  await browser.open();
  const { reply } = await browser.act('answer.give', { roundId }, filled(4));
  expect(reply.kind).toBe('replace');
  await slack.settled();
  const [card] = await showing(slack, channelOf(slack.peer), 'progress');
  expect(readingOf(card as never)).toContain('1 av 6');
});

test('who can be reached by now is, when PL tries again; the card names who is left', async () => {
  const pl = slack.at('prosjektleder');
  const [card] = await told('prosjektleder', 'undelivered');
  await press(slack, pl, card as never, 'delivery.retry');
  for (const handle of ['hr-sjef', 'fremmed']) expect(await told(handle, 'ballot'), handle).toHaveLength(1);
  const cards = await told('prosjektleder', 'undelivered');
  expect(cards).toHaveLength(2);
  for (const one of cards) {
    expect(readingOf(one)).toContain('Ordfører: Kontoen er slått av eller slettet.');
    expect(readingOf(one)).not.toMatch(/HR-sjef|Kulturskolerektor/);
  }
});

test('a new member who cannot be reached is a new message', async () => {
  const pl = slack.at('prosjektleder');
  const { user } = slack.at('fylkets-observator');
  slack.peer.inject({
    method: 'conversations.open',
    channel: user.id,
    times: 1,
    fault: { kind: 'error', error: 'user_not_visible' },
  });
  slack.app.moveTime({ hours: 1 });
  await pl.command('gruppe');
  await slack.settled();
  await pl.submits(pl.view(), { person: user.id, party: 'politicians', groupKind: 'steering' });
  await slack.settled();
  const cards = await told('prosjektleder', 'undelivered');
  expect(cards).toHaveLength(3);
  for (const one of cards)
    expect(readingOf(one)).toContain('Fylkets observatør: Jeg får ikke skrive til denne kontoen.');
});

test('when it is PL who is not reached, PA is told, with what PA can do', async () => {
  const pa = slack.at('kommunedirektor');
  slack.peer.workspace.changeUser('prosjektleder', { deleted: true });
  const id = await tell(slack, { to: 'prosjektleder' });
  await settledAs(slack, id, 'impossible');
  await slack.settled();
  const [card, ...more] = await told('kommunedirektor', 'undelivered');
  expect(more).toEqual([]);
  expect(readingOf(card as never)).toContain('Prosjektleder: Kontoen er slått av eller slettet.');
  // the links are PL's
  expect(readingOf(card as never)).not.toContain('svarlenke');
  expect(await told('kommunedirektor', 'answerLinks')).toEqual([]);

  // what PL would have been told reaches PA too: here, that the channel is archived
  await pa.archives(channelOf(slack.peer));
  const other = await tell(slack, { to: 'channel' });
  await settledAs(slack, other, 'impossible');
  await slack.settled();
  const cards = await told('kommunedirektor', 'undelivered');
  expect(cards).toHaveLength(2);
  for (const one of cards) expect(readingOf(one)).toContain('Gruppens kanal: Kanalen er arkivert.');
});

test('whoever PA makes PL gets the links, and with them what waits', async () => {
  const pa = slack.at('kommunedirektor');
  await slack.peer.workspace.asUser(pa.user.id, 'conversations.unarchive', {
    channel: channelOf(slack.peer),
  });
  await pa.command('gruppe');
  await slack.settled();
  await pa.presses(pa.view(), 'Bytt prosjektleder', { values: { pl: slack.at('hr-sjef').user.id } });
  await slack.settled();
  const [links] = await told('hr-sjef', 'answerLinks');
  expect(readingOf(links as never)).toContain('Ordfører');
  const [card] = await told('kommunedirektor', 'undelivered');
  await press(slack, pa, card as never, 'delivery.retry');
  expect(readingOf((await told('kommunedirektor', 'undelivered'))[0] as never)).not.toContain(
    'Gruppens kanal',
  );
});

test('of all this the log names nobody', () => {
  expect(JSON.stringify(slack.app.log.entries)).not.toMatch(/Ordfører|HR-sjef|rektor|Heltidskultur|xoxb/);
});
