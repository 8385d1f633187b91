import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDelivery } from '../../bot/delivery/deliver.ts';
import { engine, newServerDatabase } from '../harness/database.ts';
import { type CuttableProxy, proxyTo } from '../harness/proxy.ts';
import { channelOf, makeProject, type SlackApp, setUp, startSlackApp } from '../harness/slack-app.ts';
import { type SlowProxy, slowProxyTo } from '../harness/slow-proxy.ts';
import type { Values } from '../peers/slack-fill.ts';
import type { SlackPerson } from '../peers/slack-person.ts';
import type { SlackView } from '../peers/slack-surfaces.ts';
import { logOf, openRound, showing } from './openings.ts';
import { ballotOf, graded } from './round-steps.ts';
import { readingOf } from './screen.ts';

// A slow database: 200 ms a statement. A modal opens before any of them has been answered; what is sent is acknowledged
// when it is stored, in time for Slack.

const slowly = 200;

describe.runIf(engine() === 'postgres')('while every statement takes 200 ms', () => {
  let slack: SlackApp;
  let proxy: SlowProxy;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await newServerDatabase('migrated');
    remove = fresh.remove;
    const url = new URL(fresh.url);
    proxy = await slowProxyTo(Number(url.port));
    url.port = String(proxy.port);
    slack = await startSlackApp({ on: { url: url.href } });
    await setUp(slack);
    await makeProject(slack);
    await openRound(slack);
  });
  afterAll(async () => {
    proxy.delay(0);
    await slack.stop();
    await proxy.close();
    await remove();
  });

  /** Does it on the slow database; the queue rests, so that only what is waited for is counted. */
  async function slowed<T>(work: () => Promise<T>, by = slowly): Promise<T> {
    await slack.settled();
    await slack.app.database.queue.stop();
    slack.peer.clear();
    proxy.clear();
    proxy.delay(by);
    try {
      return await work();
    } finally {
      proxy.delay(0);
      await slack.app.database.queue.start(createDelivery(slack.app.running.services));
    }
  }

  /** What opens a modal: Slack is asked to before the database has said anything, then it is filled. */
  async function opensFirst(person: SlackPerson, work: () => Promise<unknown>): Promise<void> {
    await slowed(async () => {
      await work();
      await slack.peer.until(() => slack.peer.callsOf('views.update').length > 0, 20_000);
    });
    const [opened] = slack.peer.callsOf('views.open');
    expect(opened?.response).toMatchObject({ ok: true });
    expect(Number(opened?.at)).toBeLessThan(Number(proxy.firstAnswerAt));
    await slack.settled();
    await person.closes(person.view());
  }

  test('a modal is open before any statement has been answered', async () => {
    const mayor = slack.at('ordforer');
    const pl = slack.at('prosjektleder');
    const [project] = await showing(slack, channelOf(slack.peer), 'project');
    const asked = await ballotOf(slack, mayor);
    await opensFirst(mayor, () => mayor.presses(asked, 'ballot.show'));
    await opensFirst(mayor, () => mayor.command('svar'));
    await opensFirst(mayor, () => mayor.shortcut('saman'));
    await opensFirst(pl, () => pl.presses(project as never, 'group.form'));
    await pl.opensHome();
    await slack.settled();
    await opensFirst(pl, () => pl.presses(pl.home(), 'project.form'));
  });

  /** Sends the modal before somebody; gives how it was acknowledged, and after how many round trips. */
  async function sends(person: SlackPerson, values: Values, by = slowly) {
    await slack.settled();
    const view = person.view();
    return slowed(async () => {
      const ack = await person.submits(view, values);
      return { ...ack, trips: proxy.trips };
    }, by);
  }

  test('an answer is acknowledged when it is stored: in eight round trips, under 2.5 seconds', async () => {
    const stored = async () =>
      (await slack.app.database.query('select grades from answer order by given_at')).map(
        (one) => one.grades,
      );
    for (const [index, handle] of ['ordforer', 'hovedtillitsvalgt'].entries()) {
      const person = slack.at(handle);
      await person.command('svar');
      const { status, json, milliseconds, trips } = await sends(person, graded(index + 2));
      expect([status, json]).toEqual([200, { response_action: 'clear' }]);
      expect(await stored()).toHaveLength(index + 1);
      expect(milliseconds).toBeGreaterThan(slowly);
      expect(milliseconds).toBeLessThan(2500);
      expect(trips).toBeLessThanOrEqual(8);
      await slack.settled();
    }
  });

  test('what takes longer than Slack waits says so on top of the form, and then what has come of it', async () => {
    const pl = slack.at('prosjektleder');
    await pl.command('gruppe');
    await slack.settled();
    const form = pl.view();
    const values = { person: slack.at('hr-sjef').user.id, party: 'employees', groupKind: 'steering' };
    const { status, json, milliseconds } = await sends(pl, values);
    expect([status, json]).toMatchObject([200, { response_action: 'push' }]);
    expect(milliseconds).toBeLessThan(2900);
    await slack.settled();
    const over = pl.view();
    expect(over.id).not.toBe(form.id);
    expect(readingOf(over)).toBe('Nå er det gjort');
    // nothing is left to do in the form
    expect(over.raw.clear_on_close).toBe(true);
    const [project] = await showing(slack, channelOf(slack.peer), 'project');
    expect(readingOf(project as never)).toContain('HR-sjef');
    await pl.closes(over);
    await pl.closes(form);
  });

  test('also that it was refused: what was filled in is there again when that is closed', async () => {
    const pa = slack.at('kommunedirektor');
    await pa.command('flytt fristen');
    await slack.settled();
    const form = pa.view();
    // in time it would be said beside the field
    const { json } = await sends(pa, { date: '2026-11-24', time: '12:00' }, 2 * slowly);
    expect(json).toMatchObject({ response_action: 'push' });
    await slack.settled();
    expect(pa.view().raw.clear_on_close).toBe(false);
    expect(readingOf(pa.view())).toContain('Det gikk ikke. Lukk vinduet, så står det du skrev der fortsatt.');
    await pa.closes(pa.view());
    expect(pa.view().id).toBe(form.id);
  });
});

describe.runIf(engine() === 'postgres')('while the database is away', () => {
  let slack: SlackApp;
  let proxy: CuttableProxy;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await newServerDatabase('migrated');
    remove = fresh.remove;
    const url = new URL(fresh.url);
    proxy = await proxyTo(Number(url.port));
    url.port = String(proxy.port);
    slack = await startSlackApp({ on: { url: url.href } });
    await setUp(slack);
    await makeProject(slack);
    await openRound(slack);
  });
  afterAll(async () => {
    await slack.stop();
    await proxy.close();
    await remove();
  });

  const sorry = 'Jeg når ikke det jeg har lagret. Ingenting er gått tapt. Prøv igjen om et par minutter.';
  const kept =
    'Jeg fikk ikke lagret dette nå. Det du skrev, står her fortsatt. Prøv igjen om et par minutter.';

  test('a kind sentence answers words, commands and buttons, where they were', async () => {
    const mayor = slack.at('ordforer');
    const asked = await ballotOf(slack, mayor);
    await proxy.cut();
    const before = (await mayor.messages()).length;
    await mayor.writes('hjelp');
    await slack.peer.until(async () => (await mayor.messages()).length === before + 2);
    expect(readingOf((await mayor.messages()).at(-1) as never)).toContain(sorry);
    await mayor.command('resultat', { channel: channelOf(slack.peer) });
    await slack.peer.until(() => mayor.ephemerals().length === 1);
    expect(readingOf(mayor.ephemerals()[0] as never)).toContain(sorry);
    await mayor.presses(asked, 'ballot.show');
    const opened = () => slack.peer.viewOf(mayor.user.id);
    await slack.peer.until(() => readingOf(opened() ?? { blocks: [] }).includes(sorry));
    await mayor.closes(mayor.view());
    await proxy.mend();
  });

  test('what was typed stays in the form, and is stored when it is sent again', async () => {
    const mayor = slack.at('ordforer');
    await slack.peer.until(async () => (await fetch(`${slack.app.url}readyz`)).status === 200, 20_000);
    await mayor.command('svar');
    await slack.peer.until(() => slack.peer.viewOf(mayor.user.id)?.submit);
    const view = mayor.view();
    await proxy.cut();
    const refused = await mayor.submits(view, graded(4, { comment: 'En lang tanke' }));
    expect(refused.json).toEqual({ response_action: 'errors', errors: { [firstInput(view)]: kept } });
    expect(mayor.view().id).toBe(view.id);
    await proxy.mend();
    await slack.peer.until(async () => (await fetch(`${slack.app.url}readyz`)).status === 200, 20_000);
    const taken = await mayor.submits(view, graded(4, { comment: 'En lang tanke' }));
    expect(taken.json).toEqual({ response_action: 'clear' });
    await slack.settled();
    expect(readingOf(await ballotOf(slack, mayor))).toContain('En lang tanke');
  });

  test('the log says that it was away, and nothing that was typed', () => {
    expect(logOf(slack)).not.toMatch(/En lang tanke|xoxb/);
  });
});

const firstInput = (view: SlackView): string =>
  String(view.blocks.find(({ type }) => type === 'input')?.block_id);
