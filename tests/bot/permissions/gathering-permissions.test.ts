import { expect, test } from 'vitest';
import { gatheringKinds } from '../../../bot/gatherings/gathering.ts';
import {
  type GatheringAct,
  gatheringRelations,
  mayWith,
} from '../../../bot/permissions/gathering-permissions.ts';

/** Written from the domain (NET-1 to NET-3, PROG-4): who may what, by kind. */
const expected: Readonly<Record<string, readonly string[]>> = {
  // whoever belongs to it in any way sees it; whom a view names is decided in its loader
  'network see': gatheringRelations,
  'themeDay see': gatheringRelations,
  'leaders see': gatheringRelations,
  // one's own answer, of whoever is invited; PL says it for those whom nobody can ask
  'network answer': ['invited'],
  'themeDay answer': ['invited'],
  'leaders answer': ['invited'],
  'network register': ['pl'],
  'themeDay register': ['pl'],
  'leaders register': [],
  // led by the network's leader; the secretariat for all; a theme day is the participant's own
  'network change': ['network-leader', 'secretariat'],
  'themeDay change': ['pa', 'pl'],
  'leaders change': ['secretariat'],
};

test('who may do and see what of a gathering', () => {
  const acts: readonly GatheringAct[] = ['see', 'answer', 'register', 'change'];
  for (const kind of gatheringKinds)
    for (const act of acts) {
      for (const relation of gatheringRelations)
        expect(mayWith(act, kind, [relation]), `${kind} ${act} ${relation}`).toBe(
          expected[`${kind} ${act}`]?.includes(relation),
        );
      expect(mayWith(act, kind, [])).toBe(false);
    }
});
