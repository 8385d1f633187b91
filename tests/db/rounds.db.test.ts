import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrintedDocument } from '../../bot/evaluation/round.ts';
import { newId } from '../../bot/id.ts';
import type { Repositories } from '../../bot/ports/store.ts';
import { StoreError } from '../../bot/ports/store-error.ts';
import { openTestDatabase, type TestDatabase } from '../harness/database.ts';
import { aMember, anAnswer, aProject, aRound, at, closed, type Given } from './given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const write = <T>(work: (tx: Repositories) => Promise<T>): Promise<T> => database.store.transaction(work);

async function anOpenRound(): Promise<{ given: Given; round: ReturnType<typeof aRound> }> {
  const given = await aProject(database);
  const round = aRound(given);
  expect(await write((tx) => tx.rounds.add(round))).toBe(true);
  return { given, round };
}

describe('a round', () => {
  test('comes back as it was written, open and closed', async () => {
    const { round } = await anOpenRound();
    expect(await database.store.rounds.round(round.id)).toEqual(round);
    await write((tx) => tx.rounds.extend(round.id, at('16:00')));
    const extended = { ...round, deadline: at('16:00') };
    expect(await write((tx) => tx.rounds.lock(round.id))).toEqual(extended);
    await write((tx) => tx.rounds.close(closed(extended)));
    expect(await write((tx) => tx.rounds.lockShared(round.id))).toEqual(closed(extended));
    expect(await database.store.rounds.ofProject(round.projectId)).toEqual([closed(extended)]);
  });

  test('is the only open one of its project, also when two open at the same time', async () => {
    const given = await aProject(database);
    const added = await Promise.all(
      [1, 2].map((number) => write((tx) => tx.rounds.add(aRound(given, number)))),
    );
    expect(added.toSorted()).toEqual([false, true]);
    const [open] = await database.store.rounds.ofProject(given.project.id);
    if (open?.status !== 'open') throw new Error('none is open');
    await write((tx) => tx.rounds.close(closed(open)));
    expect(await write((tx) => tx.rounds.add(aRound(given, 3)))).toBe(true);
  });

  test('is due once its deadline has come, and no longer when it has closed', async () => {
    const { round } = await anOpenRound();
    expect(await database.store.rounds.due(at('14:59:59'), 1000)).not.toContain(round.id);
    expect(await database.store.rounds.due(at('15:00'), 1000)).toContain(round.id);
    await write((tx) => tx.rounds.close(closed(round)));
    expect(await database.store.rounds.due(at('15:00'), 1000)).not.toContain(round.id);
  });

  test('does not change by extending or closing it once it has closed', async () => {
    const { round } = await anOpenRound();
    await write((tx) => tx.rounds.close(closed(round)));
    await write((tx) => tx.rounds.extend(round.id, at('20:00')));
    await write((tx) => tx.rounds.close({ ...closed(round), closedBy: 'pa', closedAt: at('20:00') }));
    expect(await database.store.rounds.round(round.id)).toEqual(closed(round));
  });

  test('waits with closing for the answers under way', async () => {
    const { given, round } = await anOpenRound();
    const member = await aMember(database.store, given);
    const locked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const order: string[] = [];
    const answering = write(async (tx) => {
      await tx.rounds.lockShared(round.id);
      locked.resolve();
      await goOn.promise;
      await tx.rounds.giveAnswer(anAnswer(round.id, member.id));
      order.push('answered');
    });
    await locked.promise;
    const closing = write(async (tx) => {
      await tx.rounds.lock(round.id);
      order.push('locked');
      return tx.rounds.answers(round.id);
    });
    goOn.resolve();
    await answering;
    expect(await closing).toHaveLength(1);
    expect(order).toEqual(['answered', 'locked']);
  });
});

describe('an answer', () => {
  test('is stored, replaced, and takes the draft away', async () => {
    const { given, round } = await anOpenRound();
    const member = await aMember(database.store, given);
    const draft = { roundId: round.id, personId: member.id, values: { 'grade-need': '3' } };
    await write((tx) => tx.rounds.keepDraft({ ...draft, values: {} }));
    await write((tx) => tx.rounds.keepDraft(draft));
    expect(await database.store.rounds.draft(round.id, member.id)).toEqual(draft);
    expect(await database.store.rounds.answer(round.id, member.id)).toBeNull();

    await write((tx) => tx.rounds.giveAnswer(anAnswer(round.id, member.id)));
    const changed = { ...anAnswer(round.id, member.id, 1), comment: 'Alt \'går\' \\ "bra" 🎉' };
    await write((tx) => tx.rounds.giveAnswer(changed));
    expect(await database.store.rounds.draft(round.id, member.id)).toBeNull();
    expect(await database.store.rounds.answer(round.id, member.id)).toEqual(changed);
    expect(await database.store.rounds.answers(round.id)).toEqual([changed]);
    expect(await database.store.rounds.answered(round.id)).toEqual([
      { personId: member.id, party: 'employees' },
    ]);
  });

  test('leaves the drafts of others', async () => {
    const { given, round } = await anOpenRound();
    const [one, other] = [await aMember(database.store, given), await aMember(database.store, given)];
    const draft = { roundId: round.id, personId: other.id, values: { a: 'b' } };
    await write((tx) => tx.rounds.keepDraft(draft));
    await write((tx) => tx.rounds.giveAnswer(anAnswer(round.id, one.id)));
    expect(await database.store.rounds.draft(round.id, other.id)).toEqual(draft);
  });
});

describe('after a round', () => {
  test('what is kept comes back ordered by its random id', async () => {
    const { round } = await anOpenRound();
    const grades = [3, 1, 2].map((grade) => ({
      id: newId(),
      roundId: round.id,
      factorKey: 'need',
      grade,
      party: null,
      personId: null,
    }));
    const texts = [
      { id: newId(), roundId: round.id, factorKey: null, text: 'Fritt', personId: null },
      { id: newId(), roundId: round.id, factorKey: 'need', text: 'Difor', personId: null },
    ];
    await write((tx) => tx.rounds.settle(round.id, grades, texts, true));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(await database.store.rounds.keptGrades(round.id)).toEqual(grades.toSorted(byId));
    expect(await database.store.rounds.keptTexts(round.id)).toEqual(texts.toSorted(byId));
  });

  test('decisions, follow-up, risks, benefit drivers and corrections come back', async () => {
    const { given, round } = await anOpenRound();
    const about = { roundId: round.id, projectId: given.project.id };
    const decision = {
      ...about,
      id: newId(),
      text: 'Me held fram',
      responsibleId: given.pa.id,
      dueOn: '2027-01-31',
      recordedAt: at('16:00'),
    };
    const benefit = { ...about, id: newId(), factorKey: null, text: 'Kurs', notedAt: at('16:00') };
    const followUp = { roundId: round.id, course: 'Nei', dailyWork: '', wayOn: 'Fram' };
    const corrections = [2, 2, 3].map((version, index) => ({
      roundId: round.id,
      version,
      text: `retting ${index}`,
    }));
    await write(async (tx) => {
      await tx.rounds.addDecision(decision);
      await tx.rounds.addBenefits([benefit]);
      await tx.rounds.saveFollowUp({ ...followUp, course: 'Ja' });
      await tx.rounds.saveFollowUp(followUp);
      for (const correction of corrections) await tx.rounds.addCorrection(correction);
    });
    const { rounds } = database.store;
    expect(await rounds.decisions(round.id)).toEqual([decision]);
    expect(await rounds.decisionsOfProject(given.project.id)).toEqual([decision]);
    expect(await rounds.benefits(round.id)).toEqual([benefit]);
    expect(await rounds.followUp(round.id)).toEqual(followUp);
    expect(await rounds.corrections(round.id)).toEqual(corrections);
  });

  test('approved minutes do not change (PRIV-5), and keep the order of their keys for the digest', async () => {
    const { given, round } = await anOpenRound();
    const document: PrintedDocument = {
      title: 'Z først',
      subtitle: 'a',
      language: 'nn',
      blocks: [{ kind: 'facts', facts: [{ value: '1', label: 'b' }] }],
    };
    const minutes = {
      id: newId(),
      roundId: round.id,
      version: 1,
      document,
      digest: 'd',
      approvedBy: given.pa.id,
      approvedAt: at('17:00'),
    };
    await write((tx) => tx.rounds.addMinutes(minutes));
    await expect(write((tx) => tx.rounds.addMinutes({ ...minutes, id: newId() }))).rejects.toThrow(
      StoreError,
    );
    await write((tx) => tx.rounds.addMinutes({ ...minutes, id: newId(), version: 2 }));
    const here = `where id = '${minutes.id}'`;
    for (const change of [`update minutes set digest = 'x' ${here}`, `delete from minutes ${here}`])
      await expect(database.query(change)).rejects.toMatchObject({ cause: { code: '23001' } });
    const [first] = await database.store.rounds.minutes(round.id);
    expect(first).toEqual(minutes);
    expect(JSON.stringify(first?.document)).toBe(JSON.stringify(document));
  });
});

test('moments keep their microseconds', async () => {
  const given = await aProject(database);
  const openedAt = Temporal.Instant.from('2026-11-23T09:00:00.123456Z');
  const round = { ...aRound(given), openedAt };
  await write((tx) => tx.rounds.add(round));
  expect((await database.store.rounds.round(round.id))?.openedAt.toString()).toBe(openedAt.toString());
});
