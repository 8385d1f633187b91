import { describe, expect, test } from 'vitest';
import { comingBy, invitedTo } from '../../../bot/gatherings/circle.ts';
import { parties } from '../../../bot/project/project.ts';
import { elverum, partOf, second } from './given.ts';

const ids = (found: readonly { readonly personId: string }[]) => found.map(({ personId }) => personId).sort();
const yes = (personIds: readonly string[]) =>
  personIds.map((personId) => ({ personId, answer: 'yes' as const }));

describe('who is invited (NET-1 to NET-3)', () => {
  test('PA, PL and the steering group; each once, whatever parts they have', () => {
    expect(ids(invitedTo(second, elverum.map(partOf)))).toEqual(['chair-', 'mayor', 'pa', 'pl', 'steward']);
  });

  test('where there is no steering group, the project group; a reference group never', () => {
    const parts = ['A/a pl pl', 'A/a worker project employees', 'A/a adviser reference politicians'];
    expect(ids(invitedTo(second, parts.map(partOf)))).toEqual(['pl', 'worker']);
    // each project for itself
    const both = [...parts, 'B/b worker2 project employees', 'B/b mayor steering politicians'];
    expect(ids(invitedTo(second, both.map(partOf)))).toEqual(['mayor', 'pl', 'worker']);
  });

  test('to a project leaders’ gathering, PL alone', () => {
    expect(ids(invitedTo({ kind: 'leaders' }, elverum.map(partOf)))).toEqual(['pl']);
  });
});

describe('who comes, by participant and party (NET-1, COOP-1)', () => {
  test('a party of which nobody comes is missing, whoever else comes', () => {
    const parts = elverum.map(partOf);
    const [one] = comingBy(second, parts, [
      ...yes(['mayor', 'chair-', 'pl']),
      { personId: 'steward', answer: 'no' },
    ]);
    expect(one).toMatchObject({
      participant: 'Elverum',
      counts: { politicians: 2, administration: 0, employees: 0 },
      others: 1,
      missing: ['administration', 'employees'],
    });
  });

  test('of the project leaders, who meet as such, no party is missing (NET-3)', () => {
    const [one] = comingBy({ kind: 'leaders' }, elverum.map(partOf), []);
    expect(one).toMatchObject({ missing: [], others: 0 });
  });

  test('a yes that lapsed does not count, nor does that of somebody who has left', () => {
    const [one] = comingBy(second, elverum.map(partOf), [
      { personId: 'mayor', answer: 'lapsed' },
      ...yes(['gone', 'worker', 'adviser']),
    ]);
    expect(one).toMatchObject({ missing: parties, personIds: [] });
  });

  test('two participants of the same name are two, and somebody in both comes for both (PROG-3)', () => {
    const bo = (participantId: string) => ({ ...partOf('Bø/x mayor steering politicians'), participantId });
    const parts = [
      { ...bo('bo-nordland'), projectId: 'north' },
      { ...bo('bo-telemark'), projectId: 'south' },
    ];
    const found = comingBy(second, parts, yes(['mayor']));
    expect(found.map(({ participantId, counts }) => [participantId, counts.politicians])).toEqual([
      ['bo-nordland', 1],
      ['bo-telemark', 1],
    ]);
    expect(invitedTo(second, parts)).toHaveLength(1);
  });

  test('for every group: missing and counted are the two halves of the parties', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let run = 0; run < 300; run += 1) {
      const parts = Array.from({ length: next(12) + 1 }, (_, nth) => {
        const participant = `P${next(3)}`;
        const kind = ['pa', 'pl', 'steering', 'project', 'reference'][next(5)];
        const party = kind === 'pa' || kind === 'pl' ? '' : ` ${parties[next(3)]}`;
        return partOf(`${participant}/${participant}-${next(2)} n${nth % 8} ${kind}${party}`);
      });
      const attendance = parts.flatMap(({ personId }) =>
        next(2) === 0 ? [{ personId, answer: (['yes', 'no', 'lapsed'] as const)[next(3)] ?? 'no' }] : [],
      );
      const invited = new Set(ids(invitedTo(second, parts)));
      for (const { counts, missing, personIds, others } of comingBy(second, parts, attendance)) {
        for (const party of parties) expect(missing.includes(party)).toBe(counts[party] === 0);
        for (const id of personIds) {
          expect(invited.has(id)).toBe(true);
          expect(attendance.some((one) => one.personId === id && one.answer === 'yes')).toBe(true);
        }
        expect(others).toBeLessThanOrEqual(personIds.length);
      }
    }
  });
});
