import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../bot/limits.ts';
import { channelOf, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { buttonsOf, fieldsOf } from '../peers/slack-blocks.ts';
import type { SlackMessage, SlackView } from '../peers/slack-surfaces.ts';
import { ballotOf, graded, press, submit, viewIn } from './round-steps.ts';
import { newestBeside, newestTo, optionCalled, readingOf } from './screen.ts';

// Modals: what is wrong is said where it is, nothing that was typed is lost, and twice is once. In this order.

let slack: SlackApp;
let channel: string;
beforeAll(async () => {
  slack = await startSlackApp({ settings: { SAMAN_PUBLIC_URL: 'https://saman.example.no' } });
  channel = channelOf(slack.peer);
  await setUp(slack);
});
afterAll(() => slack.stop());

const pa = () => slack.at('kommunedirektor');
const pl = () => slack.at('prosjektleder');
const mayor = () => slack.at('ordforer');

const opens = async (words: string, person = pa()): Promise<SlackView> => {
  await person.command(words);
  await slack.settled();
  return person.view();
};
/** What stands in a field before anything is typed. */
const heldIn = (view: SlackView, id: string): unknown =>
  fieldsOf(view.blocks).find(({ blockId }) => blockId === id)?.element.initial_value;
const answered = async () => (await slack.app.database.query('select 1 from answer')).length;

describe('twice is once', () => {
  test('a project that is sent twice at once is made once, and nobody is told otherwise', async () => {
    const ids = (names: string[]) => names.map((name) => slack.peer.workspace.user(name).id);
    const [director = '', leader = ''] = ids(['kommunedirektor', 'prosjektleder']);
    const form = await opens('nytt prosjekt');
    const values = {
      ...{ name: 'Heltidskultur i Elverum', participant: 'Elverum', pa: director, pl: leader },
      'members:administration': [director],
      'members:politicians': ids(['ordforer']),
      'members:employees': ids(['hovedtillitsvalgt']),
      groupPlace: channel,
    };
    const acks = await Promise.all([pa().submits(form, values), pa().submits(form, values)]);
    await slack.settled();
    expect(acks.map(({ json }) => json)).toEqual([
      { response_action: 'clear' },
      { response_action: 'clear' },
    ]);
    expect(await slack.app.database.store.projects.all()).toHaveLength(1);
    expect((await slack.peer.messages(channel)).map(viewIn)).toHaveLength(1);
  });

  test('a button that is clicked twice opens one form', async () => {
    const card = (await slack.peer.messages(channel))[0] as SlackMessage;
    slack.peer.clear();
    await Promise.all([pl().presses(card, 'round.form'), pl().presses(card, 'round.form')]);
    await slack.settled();
    expect(slack.peer.callsOf('views.open')).toHaveLength(1);
    expect(pl().view().submit).toBe('Åpne runden');
  });
});

describe('what stands in the way', () => {
  test('is said beside the field, and the modal stays as it was filled in', async () => {
    const form = pl().view();
    const long = 'å'.repeat(limits.greeting + 1);
    const ack = await pl().submits(form, { date: '2026-11-01', scaleWords: 'ja, nei', greeting: long });
    expect(ack.json).toEqual({
      response_action: 'errors',
      errors: {
        date: 'Det tidspunktet er passert. Velg et senere.',
        greeting: `Teksten er for lang. Det er plass til ${limits.greeting} tegn.`,
        scaleWords: expect.stringContaining('Skalaen har 5 trinn. Skriv ett ord for hvert trinn'),
      },
    });
    expect(pl().view().hash).toBe(form.hash);
  });

  test('and belongs to no field is said at the top of the form, which holds what was typed', async () => {
    const { store } = slack.app.database;
    const { id } = await slack.app.project();
    const members = await store.projects.memberships(id);
    await store.transaction(async (tx) => {
      for (const one of members)
        await tx.projects.endMembership(one.id, slack.app.running.services.clock.now());
    });
    await submit(slack, pl(), { greeting: 'God runde, alle.', ownFactors: 'Økonomi' });
    const again = pl().view();
    expect(readingOf(again)).toContain('Gruppen har ingen medlemmer. Legg til noen først, med «gruppe».');
    expect(heldIn(again, 'greeting')).toBe('God runde, alle.');
    expect(heldIn(again, 'ownFactors')).toBe('Økonomi');
    await store.transaction(async (tx) => {
      for (const { id: _old, ...one } of members)
        await tx.projects.addMembership({ ...one, id: crypto.randomUUID(), to: null });
    });
  });

  test('and cannot be mended in the form stands on top of it: closed, all that was typed is there', async () => {
    const other = await opens('ny runde');
    await submit(slack, pa(), {});
    expect(slack.peer.viewOf(pa().user.id)).toBeNull();
    const mine = pl().view();
    const ack = await pl().submits(mine, { greeting: 'Min hilsen' });
    await slack.settled();
    expect(ack.json).toMatchObject({ response_action: 'push' });
    expect(readingOf(pl().view())).toContain('Runde 1 er åpen til mandag 30. november kl. 15.00.');
    await pl().closes(pl().view());
    expect(pl().view().id).toBe(mine.id);
    await pl().closes(pl().view());
    expect(other.id).not.toBe(mine.id);
  });
});

describe('a ballot', () => {
  test('that is sent twice counts once; a reason that is too long is said beside it', async () => {
    await press(slack, mayor(), await ballotOf(slack, mayor()), 'ballot.show');
    const long = await mayor().submits(
      mayor().view(),
      graded(3, { 'reason:team': 'x'.repeat(limits.reason + 1) }),
    );
    expect(long.json).toEqual({
      response_action: 'errors',
      errors: { 'reason:team': `Teksten er for lang. Det er plass til ${limits.reason} tegn.` },
    });
    const form = mayor().view();
    const acks = await Promise.all([mayor().submits(form, graded(3)), mayor().submits(form, graded(3))]);
    await slack.settled();
    expect(acks.map(({ json }) => json)).toEqual([
      { response_action: 'clear' },
      { response_action: 'clear' },
    ]);
    expect(await answered()).toBe(1);
    expect(await mayor().messages()).toHaveLength(1);
    expect(mayor().ephemerals()).toEqual([]);
  });

  test('that was closed with nothing sent is as it was; put aside, it holds what was filled in', async () => {
    const steward = slack.at('hovedtillitsvalgt');
    await press(slack, steward, await ballotOf(slack, steward), 'ballot.show');
    await steward.closes(steward.view());
    expect(readingOf(await ballotOf(slack, steward))).not.toContain('er teke vare på');
    await opens('svar', steward);
    await press(slack, steward, steward.view(), 'answer.draft', { comment: 'Meir seinare' });
    // straight on, from what stands in the form's place
    await press(slack, steward, steward.view(), 'ballot.show');
    expect(heldIn(steward.view(), 'comment')).toBe('Meir seinare');
    await steward.closes(steward.view());
    expect(await answered()).toBe(1);
  });

  test('that comes after the round has closed is told so, on top of what was filled in', async () => {
    const steward = slack.at('hovedtillitsvalgt');
    const form = await opens('svar', steward);
    const confirm = await opens('avslutt runden');
    expect(readingOf(confirm)).toContain('Avslutte runde 1 nå?');
    await press(slack, pa(), confirm, 'round.close');
    expect(readingOf(pa().view())).toContain('Runde 1 i Heltidskultur i Elverum er avsluttet');
    await pa().closes(pa().view());
    await steward.submits(form, graded(2));
    await slack.settled();
    expect(readingOf(steward.view())).toContain('Runden er avslutta, så dette kom ikkje med.');
    await steward.closes(steward.view());
    expect(steward.view().id).toBe(form.id);
    await press(slack, steward, steward.view(), 'answer.draft');
    expect(readingOf(steward.view())).toContain('Runden er avslutta');
    await steward.closes(steward.view());
    await steward.closes(steward.view());
  });
});

test('a decision that is sent twice at once is recorded once', async () => {
  const form = await opens('beslutning');
  const responsible = optionCalled(form.blocks, 'Ordfører');
  const values = { text: 'Vi måler langvaktene.', responsible, dueOn: '2026-12-18' };
  await Promise.all([pa().submits(form, values), pa().submits(form, values)]);
  await slack.settled();
  const decisions = await slack.app.database.store.rounds.decisions((await slack.app.lastRound()).id);
  expect(decisions).toHaveLength(1);
  const told = (await pa().messages()).filter((one) => viewIn(one).startsWith('decisions:'));
  expect(told).toHaveLength(1);
});

test('a button that opens an address is acknowledged, and nothing else happens', async () => {
  await pl().command('referat', { channel });
  await slack.settled();
  const card = newestBeside(pl());
  const link = buttonsOf(card.blocks).find(({ url }) => url !== null);
  slack.peer.clear();
  const ack = await pl().presses(card, link?.text ?? 'no link');
  await slack.settled();
  expect(ack.status).toBe(200);
  expect(slack.peer.calls).toEqual([]);
  expect(slack.peer.responses).toEqual([]);
});

test('nothing failed on the way, and Slack took everything', async () => {
  expect(readingOf(await newestTo(pa()))).not.toContain('Det gikk ikke akkurat nå');
  expect(slack.peer.problems).toEqual([]);
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('a modal that Slack does not fill just now leaves nobody waiting: the way to the form comes beside it', async () => {
  slack.peer.inject({ method: 'views.update', times: 3, fault: { kind: 'status', status: 503 } });
  await mayor().command('språk');
  await slack.settled();
  expect(readingOf(mayor().view())).toBe('Et øyeblikk …');
  const beside = newestBeside(mayor());
  expect(readingOf(beside)).toContain('[Åpne skjemaet]');
  await mayor().closes(mayor().view());
  await press(slack, mayor(), beside, 'settings.form');
  expect(mayor().view().submit).toBe('Lagre');
  expect(slack.app.log.entries.filter(({ level }) => level !== 'info')).toHaveLength(1);
});
