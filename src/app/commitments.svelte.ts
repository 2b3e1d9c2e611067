/** The commitments on this device, in localStorage; where that keeps nothing, in this tab. The screens follow them. */
import { readCommitment, type Commitment, type Outcome } from '../ui/debrief/take-away/commitment.ts';

const key = 'tegenspel.commitments';

let all = $state.raw<readonly Commitment[] | null>(null);

export const commitments = {
  /** The earliest day first. */
  list: (): readonly Commitment[] => all ?? read(),

  /** Keeps one, in the place of what had its id. False when it is kept in this tab only. */
  add: (commitment: Commitment): boolean => write([...without(commitment.id), commitment]),

  answer: (id: string, outcome: Outcome | null): void => void change(id, { outcome }),

  /** To another day, to be asked about again. */
  move: (id: string, date: string): void => void change(id, { date, outcome: null }),

  /** Gives the way to put it back. */
  remove(id: string): () => void {
    const gone = commitments.list().find((one) => one.id === id);
    write(without(id));
    return () => void (gone && commitments.add(gone));
  },
};

const without = (id: string) => commitments.list().filter((one) => one.id !== id);

function change(id: string, changed: Partial<Commitment>): boolean {
  return write(commitments.list().map((one) => (one.id === id ? { ...one, ...changed } : one)));
}

function write(next: readonly Commitment[]): boolean {
  all = next.toSorted((a, b) => (a.date + (a.time ?? '') < b.date + (b.time ?? '') ? -1 : 1));
  try {
    localStorage.setItem(key, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

function read(): readonly Commitment[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(found) ? found.flatMap((one) => readCommitment(one) ?? []) : [];
  } catch {
    return [];
  }
}

addEventListener('storage', (event) => {
  if (event.key === key || event.key === null) all = read();
});
