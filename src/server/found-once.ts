/** What is looked for once and then known, by name; who asks meanwhile shares the looking. */
export function foundOnce<T>(find: (name: string) => Promise<T | null>): (name: string) => Promise<T | null> {
  const known = new Map<string, Promise<T | null>>();
  return (name) => {
    const ready = known.get(name);
    if (ready) return ready;
    const finding = find(name);
    known.set(name, finding);
    // What failed or was not there may be there the next time.
    finding.then(
      (found) => found ?? known.delete(name),
      () => known.delete(name),
    );
    return finding;
  };
}
