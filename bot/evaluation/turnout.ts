import type { Id } from '../id.ts';
import { type Party, parties } from '../project/project.ts';
import type { Turnout } from './round.ts';

/** Somebody with a say in a round, and for which party. */
export interface Voice {
  readonly personId: Id;
  readonly party: Party;
}

/**
 * Everybody who counts in a round: the group's present members, and those who answered and then left (an answer
 * that was given stands; who left without one is not waited for).
 */
export function everybody(members: readonly Voice[], answered: readonly Voice[]): readonly Voice[] {
  const left = answered.filter((voice) => !members.some((member) => member.personId === voice.personId));
  return [...members, ...left];
}

/** How many of each party were asked and answered (EVAL-7). An answer counts for the party it was given for. */
export function turnoutOf(members: readonly Voice[], answered: readonly Voice[]): Turnout {
  const partyOf = (voice: Voice): Party =>
    answered.find((answer) => answer.personId === voice.personId)?.party ?? voice.party;
  const asked = everybody(members, answered).map(partyOf);
  const count = (party: Party) => ({
    members: asked.filter((one) => one === party).length,
    answered: answered.filter((voice) => voice.party === party).length,
  });
  return {
    politicians: count('politicians'),
    administration: count('administration'),
    employees: count('employees'),
  };
}

/** The parties that have members of whom nobody has answered (COOP-1). */
export const silentParties = (turnout: Turnout): readonly Party[] =>
  parties.filter((party) => turnout[party].members > 0 && turnout[party].answered === 0);

/** How many have answered of how many. */
export const totals = (turnout: Turnout): { readonly answered: number; readonly asked: number } => ({
  answered: parties.reduce((sum, party) => sum + turnout[party].answered, 0),
  asked: parties.reduce((sum, party) => sum + turnout[party].members, 0),
});
