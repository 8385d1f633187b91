import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { eventCallback, messageIm } from '../peers/slack-events.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { SlackMessage } from '../peers/slack-surfaces.ts';
import { overHttp } from '../peers/slack-ways.ts';
import { ballotOf, press, submit, viewIn } from './round-steps.ts';
import { newestBeside, newestTo, readingOf } from './screen.ts';

// Every way to reach Saman, and where the answer comes. In this order.

let slack: SlackApp;
let channel: string;
beforeAll(async () => {
  slack = await startSlackApp();
  channel = channelOf(slack.peer);
  await setUp(slack);
  await makeProject(slack, {
    'members:administration': ['kommunedirektor', 'hr-sjef'].map(
      (name) => slack.peer.workspace.user(name).id,
    ),
  });
});
afterAll(() => slack.stop());

const pa = () => slack.at('kommunedirektor');
const mayor = () => slack.at('ordforer');
const steward = () => slack.at('hovedtillitsvalgt');
const hr = () => slack.at('hr-sjef');
const stranger = () => slack.at('fremmed');

const commands = async (person: SlackPerson, text: string, where?: string) => {
  await person.command(text, where ? { channel: where } : {});
  await slack.settled();
};
const writes = async (person: SlackPerson, text: string, threadTs?: string) => {
  await person.writes(text, threadTs ? { threadTs } : {});
  await slack.settled();
};
const postedIn = (place: string) =>
  slack.peer.callsOf('chat.postMessage').filter(({ body }) => body.channel === place);

describe('a command', () => {
  test('alone shows what waits, to who asked alone, by Slack’s own way back', async () => {
    const before = slack.peer.responses.length;
    const inChannel = postedIn(channel).length;
    await commands(mayor(), '', channel);
    const shown = newestBeside(mayor());
    expect(shown.channel).toBe(channel);
    expect(readingOf(shown)).toContain('Hei, Ordfører\nIngenting venter på deg nå.');
    expect(slack.peer.responses.at(before)?.body).toMatchObject({ response_type: 'ephemeral' });
    expect(postedIn(channel)).toHaveLength(inChannel);
    expect(slack.peer.callsOf('chat.postEphemeral')).toEqual([]);
  });

  test.each([
    ['ordforer', 'hjelp', 'Dette kan jeg hjelpe med', '«ny runde»: åpne en evalueringsrunde'],
    ['hovedtillitsvalgt', 'hjelp', 'Dette kan eg hjelpe med', '«svarlenkjer»: lenkjer til dei'],
    ['hr-sjef', 'help', 'What I can help with', '‘new round’: open an evaluation round'],
    // most Norwegians read Slack in the English that it came in: that is no choice
    ['prosjektleder', 'help', 'Dette kan jeg hjelpe med', '«svar»: svare på runden'],
  ])('for help is answered in the language of the profile: %s, %s', async (name, text, title, line) => {
    const person = slack.at(name);
    await commands(person, text);
    expect(readingOf(newestBeside(person))).toContain(title);
    expect(readingOf(newestBeside(person))).toContain(line);
  });

  test('an administrator’s help says that the workspace can be chosen', async () => {
    await commands(pa(), 'hjelp');
    expect(readingOf(newestBeside(pa()))).toContain('[Velg kommune]');
    expect(readingOf(newestBeside(mayor()))).not.toContain('[Velg kommune]');
  });

  test('in a channel without Saman is answered there; what its form leads to comes directly', async () => {
    const without = channelOf(slack.peer, 'lukket-uten-saman');
    await commands(pa(), 'hjelp', without);
    expect(newestBeside(pa()).channel).toBe(without);
    await commands(pa(), 'språk', without);
    await submit(slack, pa(), { timeZone: 'Europe/Helsinki' });
    const told = await newestTo(pa());
    expect(readingOf(told)).toContain('Språk og tidssone er lagret');
    expect(readingOf(told)).toContain('Tidssone: Europe/Helsinki');
    await press(slack, pa(), told, 'settings.form');
    await submit(slack, pa(), { timeZone: 'Europe/Oslo' });
    expect(slack.peer.viewOf(pa().user.id)).toBeNull();
  });

  test('between two others is answered there, and what its form leads to comes from Saman directly', async () => {
    const opened = await slack.peer.workspace.asUser(pa().user.id, 'conversations.open', {
      users: mayor().user.id,
    });
    const between = String((opened.channel as { id?: string } | undefined)?.id);
    await commands(pa(), 'status', between);
    expect(newestBeside(pa()).channel).toBe(between);
    await commands(pa(), 'språk', between);
    await submit(slack, pa());
    expect(readingOf(await newestTo(pa()))).toContain('Språk og tidssone er lagret');
  });

  test('that asks for a form which is not for them says so in the modal: nothing stays loading', async () => {
    await commands(stranger(), 'ny runde');
    expect(readingOf(stranger().view())).toContain('Jeg finner det ikke.');
    await stranger().closes(stranger().view());
    await commands(mayor(), 'resultat');
    expect(readingOf(newestBeside(mayor()))).toContain('Ingen runde er avsluttet ennå.');
  });
});

describe('words', () => {
  test('directly are answered there; in a thread, in the thread', async () => {
    await writes(hr(), 'hello');
    const answer = await newestTo(hr());
    expect(answer.threadTs).toBeNull();
    expect(readingOf(answer)).toContain('What I can help with');
    await writes(hr(), 'project', answer.ts);
    const below = (await hr().messages())
      .filter(({ threadTs }) => threadTs === answer.ts)
      .at(-1) as SlackMessage;
    expect(readingOf(below)).toContain('Heltidskultur i Elverum');
    // and so is what is pressed there
    await writes(hr(), 'what is it', answer.ts);
    const unclear = (await hr().messages())
      .filter(({ threadTs }) => threadTs === answer.ts)
      .at(-1) as SlackMessage;
    expect(readingOf(unclear)).toContain('I did not understand that\nYou wrote: what is it');
    await press(slack, hr(), unclear, 'help.show');
    const last = (await hr().messages())
      .filter(({ threadTs }) => threadTs === answer.ts)
      .at(-1) as SlackMessage;
    expect(readingOf(last)).toContain('What I can help with');
  });

  test('that name Saman in a channel are answered to who asked alone, in the thread where they asked', async () => {
    const before = postedIn(channel).length;
    await mayor().mentions(channel, 'prosjekt');
    await slack.settled();
    expect(newestBeside(mayor()).channel).toBe(channel);
    expect(readingOf(newestBeside(mayor()))).toContain('Styringsgruppe');
    const above = (await slack.peer.messages(channel)).at(-1) as SlackMessage;
    await steward().mentions(channel, '', { threadTs: above.ts });
    await slack.settled();
    expect(readingOf(newestBeside(steward()))).toContain('Hei, Hovedtillitsvalgt');
    expect(slack.peer.callsOf('chat.postEphemeral').at(-1)?.body).toMatchObject({
      channel,
      thread_ts: above.ts,
      user: steward().user.id,
    });
    expect(postedIn(channel)).toHaveLength(before);
  });

  test('that come with a file are answered too; what no person wrote is not', async () => {
    const tell = overHttp(slack.peer, slack.events);
    const written = { channel: await slack.peer.directOf(steward().user.id), ts: '1.0', text: 'hjelp' };
    const tells = async (more: Record<string, string>) => {
      await tell(
        'events_api',
        eventCallback(steward().scene, { ...messageIm(steward().scene, written), ...more }),
      );
      await slack.settled();
      return (await steward().messages()).length;
    };
    const before = (await steward().messages()).length;
    for (const subtype of ['message_changed', 'message_deleted', 'bot_message', 'channel_topic'])
      expect(await tells({ subtype })).toBe(before);
    expect(await tells({ bot_id: 'B0OTHER' })).toBe(before);
    expect(await tells({ subtype: 'file_share' })).toBe(before + 1);
    expect(readingOf(await newestTo(steward()))).toContain('Dette kan eg hjelpe med');
  });

  test('that are not understood get a kind answer with a way on', async () => {
    await writes(steward(), 'kva er klokka?');
    const answer = await newestTo(steward());
    expect(readingOf(answer)).toContain('Det forstod eg ikkje\nDu skreiv: kva er klokka?');
    await press(slack, steward(), answer, 'help.show');
    expect(readingOf(await newestTo(steward()))).toContain('Dette kan eg hjelpe med');
  });

  test('that need a form and come without a trigger get a message with a button that opens it', async () => {
    await writes(pa(), 'ny runde');
    const opener = await newestTo(pa());
    expect(readingOf(opener)).toMatch(
      /^Ny evalueringsrunde i Heltidskultur i Elverum\n.*\n\[Åpne skjemaet\]$/,
    );
    await press(slack, pa(), opener, 'round.form');
    expect(pa().view().submit).toBe('Åpne runden');
    const before = (await pa().messages()).length;
    await submit(slack, pa());
    // PA is told how the round goes and asked for an answer: the channel’s card is not shown here too
    const shown = (await pa().messages()).slice(before).map(viewIn);
    expect(shown.map((view) => view.split(':')[0]).sort()).toEqual(['ballot', 'roundStatus']);
  });

  test('for the home get a message that is brought up to date by what is done from it', async () => {
    await writes(steward(), 'heim');
    const home = await newestTo(steward());
    expect(readingOf(home)).toContain('Dette ventar på deg');
    await press(slack, steward(), home, 'ballot.show');
    await press(slack, steward(), steward().view(), 'answer.draft', { comment: 'Meir seinare' });
    await steward().closes(steward().view());
    const after = await newestTo(steward());
    expect(after.ts).toBe(home.ts);
    expect(readingOf(after)).toContain('Du har byrja på svaret.');
  });

  test('about one’s answer are shown in passing: the conversation keeps one copy (PRIV-2)', async () => {
    const before = (await mayor().messages()).length;
    await writes(mayor(), 'svar');
    expect((await mayor().messages()).filter(({ userId }) => userId !== mayor().user.id)).toHaveLength(
      before,
    );
    const opener = newestBeside(mayor());
    expect(readingOf(opener)).toContain('[Svar nå]');
    await press(slack, mayor(), opener, 'ballot.show');
    await submit(
      slack,
      mayor(),
      Object.fromEntries(
        ['need', 'solution', 'project-leader', 'team', 'anchoring'].map((key) => [`grade:${key}`, '3']),
      ),
    );
    expect(readingOf(newestBeside(mayor()))).toContain('Takk, svaret ditt er lagret');
    expect(readingOf(await ballotOf(slack, mayor()))).toContain('Takk, svaret ditt er lagret');
    await writes(mayor(), 'svar');
    expect(readingOf(newestBeside(mayor()))).toContain('Behov: 3 – middels');
    const grades = (await mayor().messages()).filter((one) => readingOf(one).includes('middels'));
    expect(grades).toHaveLength(1);
  });
});

describe('the shortcut and the home', () => {
  test('the shortcut opens what waits in a modal, from which everything can be done', async () => {
    await steward().shortcut('saman');
    await slack.settled();
    expect(readingOf(steward().view())).toContain('Hei, Hovedtillitsvalgt\nDette ventar på deg');
    await press(slack, steward(), steward().view(), 'ballot.show');
    expect(steward().view().submit).toBe('Send svaret');
    await steward().closes(steward().view());
  });

  test('the home shows what waits, projects, and what one may do', async () => {
    await hr().opensHome();
    await slack.settled();
    const home = readingOf(hr().home());
    expect(home).toContain('Hello, HR-sjef\nThis is waiting for you');
    expect(home).toContain('Heltidskultur i Elverum: Elverum, in the steering group');
    for (const button of [
      'Answer now',
      'Show Heltidskultur',
      'New project',
      'Help',
      'Language and time zone',
    ])
      expect(home).toContain(`[${button}`);
  });

  test('what is done from the home brings it up to date', async () => {
    await press(slack, hr(), hr().home(), 'settings.form');
    await submit(slack, hr(), { language: 'nn' });
    expect(readingOf(hr().view())).toContain('Språk og tidssone er lagra');
    expect(readingOf(hr().home())).toContain('Hei, HR-sjef\nDette ventar på deg');
    await hr().closes(hr().view());
    await press(slack, hr(), hr().home(), 'settings.form');
    await submit(slack, hr(), { language: 'en' });
    await hr().closes(hr().view());
    expect(readingOf(hr().home())).toContain('Hello, HR-sjef');
  });

  test('a stranger’s home tells nothing of others', async () => {
    await stranger().opensHome();
    await slack.settled();
    const home = readingOf(stranger().home());
    expect(home).toContain('Du er ikke med i noe prosjekt ennå.');
    expect(home).not.toContain('Heltidskultur');
  });
});

test('nothing failed on the way, and Slack took everything', () => {
  expect(slack.peer.problems).toEqual([]);
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});
