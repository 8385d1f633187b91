import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../bot/id.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, anAnswer, aProject, aRound, at, closed } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A round in which two members answered, one of them by way of a draft, then closed. */
async function aSettledRound(forgetWho: boolean) {
  const given = await aProject(database);
  const round = aRound(given);
  const members = [await aMember(database.store, given), await aMember(database.store, given)];
  await database.store.transaction(async (tx) => {
    await tx.rounds.add(round);
    for (const [index, member] of members.entries()) {
      const event = { by: member.id, projectId: given.project.id, roundId: round.id, at: at(`10:0${index}`) };
      await tx.rounds.keepDraft({ roundId: round.id, personId: member.id, values: { secret: 'draft' } });
      await tx.audit({ ...event, what: 'answer.draft' });
      await tx.rounds.giveAnswer({ ...anAnswer(round.id, member.id), comment: `from ${index}` });
      await tx.audit({ ...event, what: 'answer.give' });
    }
    await tx.audit({
      what: 'round.open',
      by: given.pa.id,
      projectId: given.project.id,
      roundId: round.id,
      at: at('09:00'),
    });
  });
  const kept = Array.from({ length: 40 }, (_, grade) => ({
    id: newId(),
    roundId: round.id,
    factorKey: 'need',
    grade,
    party: null,
    personId: null,
  }));
  await database.store.transaction(async (tx) => {
    await tx.rounds.lock(round.id);
    await tx.rounds.close(closed(round));
    await tx.rounds.settle(round.id, kept, [], forgetWho);
  });
  return { given, round, members, kept };
}

test('PRIV-2: after a hidden round nothing names who answered, but one event with their number', async () => {
  const { given, round, members } = await aSettledRound(true);
  const about = (await database.everything()).filter((line) => line.includes(round.id));
  for (const member of members) expect(about.filter((line) => line.includes(member.id))).toEqual([]);
  expect(await database.store.rounds.answers(round.id)).toEqual([]);

  const events = await database.query(
    `select what, by, at, details from audit_event where round_id = '${round.id}' order by what`,
  );
  expect(events).toMatchObject([
    { what: 'answers.forgotten', by: null, details: { count: 4 } },
    { what: 'round.open', by: given.pa.id },
  ]);
  // the time is the closing's: that of an answer would tell who it was
  expect(String(events[0]?.at)).toMatch(/15:00:01/);
});

test('PRIV-2: the kept rows tell no order: no serial, no time, and their place on the disk is by random id', async () => {
  const { round, kept } = await aSettledRound(true);
  const columns = await database.query(
    `select column_name, data_type from information_schema.columns
     where table_name in ('kept_grade', 'kept_text') and (is_identity = 'YES' or data_type like '%time%'
       or column_default is not null)`,
  );
  expect(columns).toEqual([]);
  const onDisk = await database.query(
    `select id from kept_grade where round_id = '${round.id}' order by ctid`,
  );
  const ids = kept.map(({ id }) => id);
  expect(onDisk.map(({ id }) => id)).toEqual(ids.toSorted());
  expect(onDisk.map(({ id }) => id)).not.toEqual(ids);
});

test('an open round keeps who answered in its audit events', async () => {
  const { round, members } = await aSettledRound(false);
  const events = await database.query(
    `select by from audit_event where round_id = '${round.id}' and what = 'answer.give'`,
  );
  expect(events.map(({ by }) => by).toSorted()).toEqual(members.map(({ id }) => id).toSorted());
});
