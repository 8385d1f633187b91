/** Begins the value of a choice that is an account whose person Saman has not met. */
const sign = 'account:';

/** The value of such a choice in a list of people; everybody else's is the person's id. */
export const accountChoice = (externalId: string): string => `${sign}${encodeURIComponent(externalId)}`;

/** What was chosen in a list of people: ids of persons, joined by commas, and accounts. */
export interface Chosen {
  readonly persons: string;
  readonly accounts: readonly string[];
}

/** Takes apart what was chosen in a list of people. */
export function chosenIn(value: string): Chosen {
  const parts = value.split(',').filter((part) => part !== '');
  const isAccount = (part: string): boolean => part.startsWith(sign);
  return {
    persons: parts.filter((part) => !isAccount(part)).join(','),
    accounts: parts.filter(isAccount).flatMap((part) => decoded(part.slice(sign.length))),
  };
}

function decoded(text: string): readonly string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    return []; // none of ours
  }
}
