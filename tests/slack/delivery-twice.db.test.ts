import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, startApp } from '../harness/app.ts';
import { engine } from '../harness/database.ts';
import { channelOf, type SlackApp } from '../harness/slack-app.ts';
import { eventCallback, memberJoinedChannel, newEventId } from '../peers/slack-events.ts';
import { slackSettings } from '../peers/slack-settings.ts';
import { overHttp, type Way } from '../peers/slack-ways.ts';
import { press, submission, written } from './by-hand.ts';
import { openRound, startWithProject } from './openings.ts';
import { graded, press as presses } from './round-steps.ts';
import { optionCalled, readingOf } from './screen.ts';

// What Slack tells twice, and what people click twice, is done once.

let slack: SlackApp;
let way: Way;
beforeAll(async () => {
  slack = await startWithProject();
  way = overHttp(slack.peer, slack.events);
});
afterAll(async () => {
  await slack.stop();
  expect(slack.peer.problems).toEqual([]);
});

const again = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } };
const answersTo = (channel: string) =>
  slack.peer.callsOf('chat.postMessage').filter(({ body }) => body.channel === channel);

test('an event that Slack tells again, at once or later, is answered once', async () => {
  const pl = slack.at('prosjektleder');
  const direct = await slack.peer.directOf(pl.user.id);
  slack.peer.clear();
  const event = written(pl, direct, 'hjelp', { eventId: newEventId() });
  const retried = overHttp(slack.peer, slack.events, () => again);
  const acks = await Promise.all([way('events_api', event), retried('events_api', event)]);
  await slack.settled();
  acks.push(await retried('events_api', event));
  await slack.settled();
  expect(acks.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answersTo(direct)).toHaveLength(1);
  // the same words anew are another event
  await way('events_api', written(pl, direct, 'hjelp'));
  await slack.settled();
  expect(answersTo(direct)).toHaveLength(2);
});

test('being let into a channel is heard once', async () => {
  const { scene } = slack.at('prosjektleder');
  const { botUserId } = slack.peer.workspace;
  const what = { user: botUserId, channel: channelOf(slack.peer), private: true };
  const event = eventCallback(scene, memberJoinedChannel(scene, what), { eventId: newEventId() });
  const heard = async () =>
    (await slack.app.database.query('select 1 from heard where key like $$slack:event:%$$')).length;
  const before = await heard();
  await Promise.all([way('events_api', event), way('events_api', event)]);
  await slack.settled();
  expect(await heard()).toBe(before + 1);
});

test('a double click opens one form', async () => {
  await openRound(slack);
  const mayor = slack.at('ordforer');
  const asked = (await mayor.messages()).at(-1) as never;
  slack.peer.clear();
  await Promise.all([mayor.presses(asked, 'ballot.show'), mayor.presses(asked, 'ballot.show')]);
  await slack.settled();
  // a moment later is the same double click
  await mayor.presses(asked, 'ballot.show');
  await slack.settled();
  expect(slack.peer.callsOf('views.open')).toHaveLength(1);
  expect(readingOf(mayor.view())).toContain('Hvordan går det med');
});

test('two cards in one channel that are pressed at once are two things', async () => {
  const pl = slack.at('prosjektleder');
  const where = { id: channelOf(slack.peer), name: 'privategroup' };
  const { id: projectId } = await slack.app.project();
  const round = await slack.app.openRound();
  slack.peer.clear();
  await Promise.all([
    way('interactive', press(slack, pl, { verb: 'project.show', data: { projectId } }, where)),
    way('interactive', press(slack, pl, { verb: 'project.show', data: { projectId: round.id } }, where)),
  ]);
  await slack.settled();
  const shown = slack.peer.responses.map(({ body }) => String(body.text));
  expect(shown.toSorted()).toEqual([
    'Heltidskultur i Elverum',
    'Jeg finner det ikke. Kanskje er du ikke med i prosjektet. Spør prosjektlederen.',
  ]);
});

test('a form that is sent twice is taken once, and both are answered alike', async () => {
  const mayor = slack.at('ordforer');
  const view = mayor.view();
  const sent = () => way('interactive', submission(mayor, view, graded(4)));
  const acks = [...(await Promise.all([sent(), sent()])), await sent()];
  await slack.settled();
  for (const { status, json } of acks) expect([status, json]).toEqual([200, { response_action: 'clear' }]);
  const audited = await slack.app.database.query(`select 1 from audit_event where what = 'answer.give'`);
  expect(audited).toHaveLength(1);
});

test('a decision that is sent again, because the first answer came too late, is recorded once', async () => {
  for (const handle of ['hovedtillitsvalgt', 'kommunedirektor']) {
    const person = slack.at(handle);
    await person.command('svar');
    await slack.settled();
    await person.submits(person.view(), graded(4));
  }
  const pa = slack.at('kommunedirektor');
  await pa.command('avslutt runden');
  await slack.settled();
  await presses(slack, pa, pa.view(), 'round.close');
  const pl = slack.at('prosjektleder');
  await pl.command('vedtak');
  await slack.settled();
  const values = {
    text: 'Vi måler',
    responsible: optionCalled(pl.view().blocks, 'Ordfører'),
    dueOn: '2026-12-18',
  };
  const view = pl.view();
  for (let nth = 0; nth < 3; nth += 1) {
    const { json } = await way('interactive', submission(pl, view, values));
    expect(json).toEqual({ response_action: 'clear' });
    await slack.settled();
  }
  expect(await slack.app.database.query('select 1 from decision')).toHaveLength(1);
  // with something else in it, it is another decision
  await way('interactive', submission(pl, view, { ...values, text: 'Vi måler mer' }));
  await slack.settled();
  expect(await slack.app.database.query('select 1 from decision')).toHaveLength(2);
});

test('what was refused can be sent again as it was', async () => {
  const pl = slack.at('prosjektleder');
  await pl.command('vedtak');
  await slack.settled();
  const responsible = optionCalled(pl.view().blocks, 'Ordfører');
  const wrong = submission(pl, pl.view(), { text: 'Vi måler', responsible, dueOn: '2026-12-18' });
  slack.app.moveTime({ hours: 24 * 60 });
  const refused = await way('interactive', wrong);
  expect(refused.json).toMatchObject({ response_action: 'errors' });
  slack.app.moveTime({ hours: -24 * 60 });
  const taken = await way(
    'interactive',
    submission(pl, pl.view(), { text: 'Vi måler', responsible, dueOn: '2026-12-18' }),
  );
  expect(taken.json).toEqual({ response_action: 'clear' });
});

describe.runIf(engine() === 'postgres')('two processes on one database', () => {
  let other: App;
  let otherWay: Way;
  beforeAll(async () => {
    other = await startApp(slackSettings(slack.peer, 'one'), slack.app.target);
    otherWay = overHttp(slack.peer, `${other.url}slack/events`);
  });
  afterAll(() => other.stop());

  const settled = async () => {
    await other.running.settled();
    await slack.settled();
  };

  test('an event that Slack tells one and then the other is answered once', async () => {
    const pl = slack.at('prosjektleder');
    const direct = await slack.peer.directOf(pl.user.id);
    slack.peer.clear();
    for (let nth = 0; nth < 5; nth += 1) {
      const event = written(pl, direct, 'hjelp', { eventId: newEventId() });
      await Promise.all([way('events_api', event), otherWay('events_api', event)]);
    }
    await settled();
    expect(answersTo(direct)).toHaveLength(5);
  });

  test('and one delivery goes out of one of them', async () => {
    const before = (await slack.at('ordforer').messages()).length;
    const pa = slack.at('kommunedirektor');
    await pa.command('ny runde');
    await slack.settled();
    await pa.submits(pa.view());
    await settled();
    expect(await slack.at('ordforer').messages()).toHaveLength(before + 1);
  });
});
