import type { Id } from '../id.ts';
import { accept, type Outcome, refuse } from '../refusal.ts';
import type { Participant } from './programme.ts';

/** A name that means a participant: its own, or that of an organisation that takes part under it. */
export interface ParticipantName {
  readonly participantId: Id;
  readonly name: string;
  /** Whether it is the participant's own name: it then goes before an organisation's. */
  readonly own: boolean;
}

/** All names that mean one of the participants. `nameOf` gives an organisation's. */
export const participantNames = (
  participants: readonly Participant[],
  nameOf: (organisationId: Id) => string | undefined,
): readonly ParticipantName[] =>
  participants.flatMap((participant) => [
    { participantId: participant.id, name: participant.name, own: true },
    ...participant.organisationIds.flatMap((id) => {
      const name = nameOf(id);
      return name && name !== participant.name ? [{ participantId: participant.id, name, own: false }] : [];
    }),
  ]);

const nearNames = 5;
const longestName = 100;

/**
 * The participant that is meant, forgivingly: case, accents and the word 'kommune' do not matter, and the first
 * words of a name are enough where only one begins so. 'Bø' is two municipalities (PROG-3): the names that are
 * possible are told (`names`); for an unknown one those that are near.
 */
export function findParticipant(typed: string, names: readonly ParticipantName[]): Outcome<Id> {
  const wanted = fold(typed.slice(0, longestName));
  if (wanted === '') return refuse('textMissing', undefined, 'participant');
  const steps = [
    names.filter((one) => one.own && sameText(one.name, typed)),
    names.filter((one) => one.own && fold(one.name) === wanted),
    names.filter((one) => fold(one.name) === wanted),
    names.filter((one) => ` ${fold(one.name)} `.startsWith(` ${wanted} `)),
    names.filter((one) => ` ${fold(one.name)} `.includes(` ${wanted} `)),
  ];
  const found = steps.find((step) => step.length > 0) ?? [];
  const meant = new Set(found.map((one) => one.participantId));
  const [only] = meant;
  if (only !== undefined && meant.size === 1) return accept(only);
  if (meant.size > 1) return refuse('participantAmbiguous', { typed, names: unique(found) }, 'participant');
  return refuse('participantUnknown', { typed, names: near(wanted, names) }, 'participant');
}

const sameText = (a: string, b: string): boolean =>
  a.normalize('NFC').trim().toLocaleLowerCase('nb') === b.normalize('NFC').trim().toLocaleLowerCase('nb');

/** Lower case, without accents, punctuation and the word 'kommune'; one space between words. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('nb')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(^| )kommune(?= |$)/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

const unique = (names: readonly ParticipantName[]): readonly string[] => [
  ...new Set(names.map((one) => one.name)),
];

function near(wanted: string, names: readonly ParticipantName[]): readonly string[] {
  const tolerated = Math.max(1, Math.floor(wanted.length / 3));
  const ranked = names
    .map((one) => ({ one, distance: editDistance(wanted, fold(one.name)) }))
    .filter(({ one, distance }) => distance <= tolerated || fold(one.name).startsWith(wanted))
    .sort((a, b) => a.distance - b.distance || a.one.name.localeCompare(b.one.name, 'nb'));
  return unique(ranked.map(({ one }) => one)).slice(0, nearNames);
}

/** How many letters must be added, left out or changed. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
