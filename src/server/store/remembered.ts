/** What was read last, by name, until a change says that it may no longer be so. */

export type Remembered<T> = {
  /** What is remembered under a name, or else what `load` gives; what a change overtook is not remembered. */
  read(name: string, load: () => Promise<T>): Promise<T>;
  /** One name, or all. */
  forget(name?: string): void;
};

/** Remembers up to `most`; nothing where `isOn` is false, as others may write unheard. */
export function remembered<T>(isOn: boolean, most: number): Remembered<T> {
  const kept = new Map<string, T>();
  let changes = 0;
  return {
    async read(name, load) {
      if (!isOn) return load();
      const known = kept.get(name);
      if (known !== undefined) return known;
      const before = changes;
      const found = await load();
      if (before !== changes || found === null) return found;
      if (kept.size >= most) kept.clear();
      kept.set(name, found);
      return found;
    },
    forget(name) {
      changes += 1;
      if (name === undefined) kept.clear();
      else kept.delete(name);
    },
  };
}
