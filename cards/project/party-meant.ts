import type { Party } from '../../bot/project/project.ts';

const beginnings: Readonly<Record<Party, readonly string[]>> = {
  politicians: ['folkevalg', 'folkevald', 'politik', 'politic', 'elected', 'ordfører'],
  administration: ['adm', 'ledelse', 'leiing', 'management'],
  employees: ['ansatt', 'tilsett', 'tillitsv', 'employee', 'union', 'verneombud', 'fagforening'],
};

/** The party that a word means, in any of the languages; null where it means none. */
export function partyMeant(word: string): Party | null {
  const said = word.trim().toLocaleLowerCase('nb');
  const found = Object.entries(beginnings).find(([, list]) => list.some((one) => said.startsWith(one)));
  return found ? (found[0] as Party) : null;
}
