/** More than are in use at a time: twenty years of days. */
const most = 7500;

/** The same function, which keeps what it has made: days are few, never change, are asked for often and dear to make. */
export function kept<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const there = known.get(key);
    if (there !== undefined) return there;
    if (known.size === most) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
