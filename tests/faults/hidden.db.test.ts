import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standardFactors } from '../../bot/evaluation/factor.ts';
import { filled, membersWithAccount, openRound, others } from '../app/given.ts';
import { type LinkBrowser, linkBrowser } from '../app/link-browser.ts';
import { type App, startApp } from '../harness/app.ts';
import { NotOk, textOf } from '../harness/app-client.ts';

// PRIV-2 all the way down: while a hidden round runs nobody learns anything of another's answer, and after it has
// closed nothing that is stored ties a grade or a reason to anybody.

let app: App;
beforeAll(async () => {
  app = await startApp();
  // a milestone that was moved has a reason, too
  await app.withoutPlan();
});
afterAll(() => app.stop());

const everyone = [...membersWithAccount, ...others];

/** Grades that no two persons share, for any factor: the person's place, turned by the factor's. */
const gradesOf = (place: number): readonly number[] =>
  standardFactors.map((_, factor) => ((place + 2 * factor) % 9) + 1);
/** A word of one person and one stage, which is found wherever it is. */
const word = (stage: 'utkast' | 'forst' | 'endelig', place: number): string => `${stage}ord${place}x`;
const ballot = (stage: 'utkast' | 'forst' | 'endelig', place: number, shift = 0) =>
  filled(gradesOf(place + shift), {
    reason: `grunn ${word(stage, place)}`,
    comment: `ord ${word(stage, place)}`,
  });

async function linkBrowserOf(): Promise<LinkBrowser> {
  const text = textOf(await app.as('prosjektleder').letter('answerLinks'));
  const browser = linkBrowser(/http:\S+/.exec(text)?.[0] ?? '', app.url);
  await browser.open();
  return browser;
}

/** Every act that shows something. */
const shows = (roundId: string, projectId: string) =>
  [
    ...(['home.show', 'help.show', 'settings.form', 'project.form', 'code.form'] as const).map(
      (verb) => [verb, {}] as const,
    ),
    ...(['project.show', 'group.form', 'round.form'] as const).map((verb) => [verb, { projectId }] as const),
    ...(
      [
        ...[
          'ballot.show',
          'ballot.edit',
          'round.status',
          'round.close.ask',
          'round.extend.form',
          'result.show',
        ],
        ...['decisions.show', 'decision.form', 'benefits.form', 'followup.form', 'minutes.show'],
        ...['minutes.correct.form', 'links.show'],
      ] as const
    ).map((verb) => [verb, { roundId }] as const),
  ] as const;

/** All that one person can get over HTTP: state, every conversation there is, every act that shows. */
async function seenBy(person: string, roundId: string): Promise<string> {
  const me = app.as(person);
  const seen: unknown[] = [await me.state()];
  const channel = await app.channel();
  const another = person === 'ordforer' ? 'hr-sjef' : 'ordforer';
  const conversations = [
    ...[channel, me.direct, `me:${person}:${channel.slice(3)}`],
    ...[`dm:${another}`, `me:${another}:${channel.slice(3)}`],
  ];
  for (const conversation of conversations)
    seen.push(
      await me.letters(conversation).catch((error: unknown) => {
        if (error instanceof NotOk && error.status === 404) return 'not there';
        throw error;
      }),
    );
  const { id: projectId } = await app.project();
  for (const [verb, data] of shows(roundId, projectId))
    seen.push(await me.act(verb, data, {}, { quiet: true }));
  // how often a card was updated is no secret: it is counted in the channel
  return JSON.stringify(seen, (key, value) => (key === 'revision' ? undefined : value));
}

const stages = (text: string): readonly string[] => [...new Set(text.match(/(utkast|forst|endelig)ord\dx/g))];

describe('a round of nine, each with other grades', () => {
  let roundId: string;
  let link: LinkBrowser;
  let linkUrl: string;
  const linkPlace = membersWithAccount.length;

  beforeAll(async () => {
    roundId = await openRound(app, { scale: '1-10' });
    linkUrl = /http:\S+/.exec(textOf(await app.as('prosjektleder').letter('answerLinks')))?.[0] ?? '';
    link = await linkBrowserOf();
    for (const [place, person] of membersWithAccount.entries()) {
      const me = app.as(person);
      await me.press(await me.letter('ballot'), 'answer.draft', ballot('utkast', place, 3));
      await me.press(await me.letter('ballot'), 'answer.give', ballot('forst', place, 1));
    }
    await link.act('answer.draft', { roundId }, ballot('utkast', linkPlace, 3));
    await link.act('answer.give', { roundId }, ballot('forst', linkPlace, 1));
    await app.settled();
  });

  test('nobody is shown a word of another’s, anywhere', async () => {
    for (const person of everyone) {
      const place = membersWithAccount.indexOf(person as (typeof membersWithAccount)[number]);
      const seen = stages(await seenBy(person, roundId));
      expect(seen, person).toEqual(place < 0 ? [] : [word('forst', place)]);
    }
  });

  test('that one changes all grades and reasons changes nothing that anybody else can see', async () => {
    const watching = ['kommunedirektor', 'prosjektleder', 'ordforer'];
    const before = [];
    for (const person of watching) before.push(await seenBy(person, roundId));
    const changed = membersWithAccount.indexOf('plasstillitsvalgt');
    await app.as('plasstillitsvalgt').act('answer.give', { roundId }, ballot('endelig', changed));
    await link.act('answer.give', { roundId }, ballot('endelig', linkPlace));
    await app.settled();
    for (const [index, person] of watching.entries())
      expect(await seenBy(person, roundId), person).toBe(before[index]);
  });

  test('after closing, no row of any table ties a grade or a reason to anybody', async () => {
    for (const [place, person] of membersWithAccount.entries())
      await app.as(person).act('answer.give', { roundId }, ballot('endelig', place));
    // a draft that nobody sent is there when it closes
    await app.as('helsesjef').act('answer.draft', { roundId }, ballot('utkast', 2));
    await app.setClock('2026-11-30T14:00:00Z');
    expect(await app.lastRound()).toMatchObject({ id: roundId, status: 'closed', completeness: 'complete' });
    await app.settled();

    const { people } = app.database.store;
    const members = (await app.database.store.projects.memberships((await app.project()).id)).map(
      (one) => one.personId,
    );
    const persons = await people.persons([...new Set(members)]);
    expect(persons.length).toBeGreaterThanOrEqual(9);
    const marks = [...persons.flatMap(({ id, name }) => [id, name]), ...everyone.map((one) => `dm:${one}`)];

    const rows = await app.database.everything();
    expect(rows.filter((row) => /(utkast|forst)ord/.test(row))).toEqual([]);
    const withWords = rows.filter((row) => /endeligord/.test(row));
    expect(withWords).toHaveLength(9 * 6);
    for (const row of withWords) {
      expect(row).toMatch(/^public\.kept_text /);
      expect(stages(row)).toHaveLength(1);
      for (const mark of marks) expect(row).not.toContain(mark);
      expect(row).not.toMatch(/T\d\d:\d\d/);
    }
    const aboutPersons = rows.filter((row) => marks.some((mark) => row.includes(mark)));
    // decisions and minutes of the demo's earlier round name persons, as they should
    const grading = aboutPersons.filter(
      (row) =>
        /"grades?"|"reasons?":|"need"|"anchoring"/.test(row) && !/^public\.(minutes|delivery) /.test(row),
    );
    expect(grading.filter((row) => !row.startsWith('public.round '))).toEqual([]);
  });

  test('what is kept has no person and no time, and its order tells nothing', async () => {
    const kept = await app.database.query(
      `select factor_key, grade, person_id, party from kept_grade where round_id = '${roundId}' order by id`,
    );
    expect(kept).toHaveLength(45);
    expect(kept.filter((row) => row.person_id !== null)).toEqual([]);
    // three of each party answered: the party may stay (PRIV-2)
    expect(kept.filter((row) => row.party === null)).toEqual([]);
    const givers = standardFactors.map((key, factor) =>
      kept
        .filter((row) => row.factor_key === key)
        .map((row) => (Number(row.grade) - 1 + 9 * 2 - 2 * factor) % 9)
        .join(),
    );
    expect(new Set(givers).size).toBeGreaterThan(1);
    for (const order of givers) expect(order.split(',').toSorted().join()).toBe('0,1,2,3,4,5,6,7,8');

    const times = await app.database.query(
      `select table_name, column_name from information_schema.columns
       where table_name in ('kept_grade', 'kept_text') and data_type not in ('uuid', 'text', 'integer')`,
    );
    expect(times).toEqual([]);
  });

  test('the audit tells no answer, and the round’s own row tells parties alone', async () => {
    const events = await app.database.query(
      `select what, by from audit_event where round_id = '${roundId}' order by what`,
    );
    expect(events.map((event) => event.what)).toEqual([
      'answers.forgotten',
      'link.bind',
      'round.close',
      'round.open',
    ]);
  });

  test('jobs, ledger and letters hold ids alone', async () => {
    const id = '[0-9a-f-]{36}';
    const view = `{"id": ?"${id}", ?"name": ?"\\w+"}|{"name": ?"\\w+"(, ?"id": ?"${id}")?}`;
    const jobs = await app.database.query(
      `select data::text as data, output::text as output from pgboss.job
       where name in ('deliver', 'refresh', 'retract')`,
    );
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs) {
      expect(job.data).toMatch(
        new RegExp(`^{"kind": ?"deliver", ?"deliveryId": ?"${id}"}$|^{"(kind|view)": ?("\\w+"|${view})`),
      );
      expect(String(job.data)).not.toMatch(/ord\dx|http/);
      expect(job.output).toBeNull();
    }
    const views = await app.database.query(
      `select view::text as view from delivery
       union all select (content->'view')::text from letter where from_account is null`,
    );
    for (const row of views) expect(row.view).toMatch(new RegExp(`^(${view})$`));
  });

  test('a backup made now holds no more than the tables', async () => {
    const file = await app.database.backup(app.folder, Temporal.Instant.from('2026-11-30T15:00:00Z'));
    const lines = gunzipSync(await readFile(file))
      .toString('utf8')
      .split('\n');
    expect(lines.filter((line) => /(utkast|forst)ord/.test(line))).toEqual([]);
    expect(lines.filter((line) => /endeligord/.test(line) && !line.startsWith('["kept_text"'))).toEqual([]);
    expect(lines.filter((line) => /^\["(answer|draft)"/.test(line))).toEqual([]);
  });

  test('the log of all of it names nobody, no answer and no link', async () => {
    const log = JSON.stringify([app.log.entries, app.database.logged]);
    expect(log).not.toMatch(/ord\dx/);
    expect(log).not.toContain(new URL(linkUrl).pathname.slice(3));
    const { people } = await app.as('ansatt').state();
    for (const { name } of people) expect(log).not.toContain(name);
    expect(log).not.toMatch(/Utvalgsleder|"grades?"/);
  });
});

test('where a party gave fewer than three answers, no grade keeps a party (PRIV-2)', async () => {
  const roundId = await openRound(app, { scale: '1-10' });
  for (const [place, person] of membersWithAccount.entries())
    await app.as(person).act('answer.give', { roundId }, filled(gradesOf(place)));
  await app.as('kommunedirektor').act('round.close', { roundId });
  const parties = await app.database.query(`select party from kept_grade where round_id = '${roundId}'`);
  expect(parties).toHaveLength(40);
  expect(parties.filter((row) => row.party !== null)).toEqual([]);
});

test('with two answers nothing of them is kept, and nobody is told of them (PRIV-2)', async () => {
  const roundId = await openRound(app, { scale: '1-10' });
  for (const person of ['ordforer', 'hr-sjef'])
    await app
      .as(person)
      .act('answer.give', { roundId }, filled(1, { reason: 'tosvarord', comment: 'tosvarord' }));
  await app.as('kommunedirektor').act('round.close', { roundId });
  await app.settled();
  expect((await app.database.everything()).filter((row) => row.includes('tosvarord'))).toEqual([]);
  expect(await app.database.query(`select 1 from kept_grade where round_id = '${roundId}'`)).toEqual([]);
  expect(await app.database.query(`select 1 from risk where round_id = '${roundId}'`)).toEqual([]);
  expect(await app.lastRound()).toMatchObject({ completeness: 'incomplete', resultShown: false });
  const result = textOf(await app.as('ordforer').letter('result', await app.channel()));
  expect(result).not.toMatch(/Blir stående|tosvarord/);
});
