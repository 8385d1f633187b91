import type { Temporal } from 'temporal-polyfill';
import type { Notice } from '../delivery/notice.ts';
import type { Id } from '../id.ts';
import { newAnswerLink } from '../people/answer-link.ts';
import type { PersonalLink } from '../people/links.ts';
import { passOnLinks } from '../people/member-links.ts';
import type { Person } from '../people/person.ts';
import type { OpenRound } from './round.ts';

/** What asking somebody leads to: notices, and for a person without an account the link to be stored. */
export interface Asked {
  readonly notices: readonly Notice[];
  readonly link: PersonalLink | null;
}

/**
 * Asks one member for an answer, in their own conversation. Somebody without an account gets a personal answer link,
 * which PL is told to pass on (design §1). `plId` is null where nobody is PL: the link then waits for one. `by` asks, and
 * is told at once.
 */
export function askingNotices(
  round: Pick<OpenRound, 'id'>,
  person: Pick<Person, 'id' | 'preferredAccountId'>,
  plId: Id | null,
  now: Temporal.Instant,
  by: Id,
): Asked {
  if (person.preferredAccountId !== null) {
    return {
      notices: [
        {
          kind: 'tell',
          to: { kind: 'person', personId: person.id },
          view: { name: 'ballot', id: round.id },
          dedupeKey: ballotKey(round.id, person.id),
          answers: by,
        },
      ],
      link: null,
    };
  }
  return {
    notices: passOnLinks({ name: 'answerLinks', id: round.id }, plId, by),
    link: newAnswerLink({ roundId: round.id }, person.id, now),
  };
}

/** The ledger's key of the message that asks somebody. */
export const ballotKey = (roundId: Id, personId: Id): string => `ballot:${roundId}:${personId}`;
