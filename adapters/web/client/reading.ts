/** What each person has read in this browser, by conversation: the order of the last letter seen. */
const keyOf = (person: string): string => `saman.read.${person}`;

export function readUpTo(person: string): Readonly<Record<string, number>> {
  const stored = localStorage.getItem(keyOf(person));
  return stored === null ? {} : (JSON.parse(stored) as Record<string, number>);
}

export function markRead(person: string, conversation: string, order: number): void {
  const read = readUpTo(person);
  if ((read[conversation] ?? 0) >= order) return;
  localStorage.setItem(keyOf(person), JSON.stringify({ ...read, [conversation]: order }));
}

/** After the demo has started over, nothing has been read. */
export function forgetRead(): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('saman.read.')) localStorage.removeItem(key);
}
