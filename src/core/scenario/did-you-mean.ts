/** The candidate that was probably meant: the nearest by edit distance, or null when none is near. */
export function didYouMean(typed: string, candidates: Iterable<string>): string | null {
  // Comparing is quadratic in length, and nobody mistypes a hundred characters.
  if (typed.length > 100) return null;
  const wanted = simplify(typed);
  let best: string | null = null;
  let least = Math.min(5, Math.max(2, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of candidates) {
    if (candidate === typed || candidate.length > 100) continue;
    const distance = editDistance(wanted, simplify(candidate), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Upper case, spaces and underscores are slips of another kind than letters. */
function simplify(id: string): string {
  return id.toLowerCase().replaceAll(/[\s_]+/g, '-');
}

/** Damerau-Levenshtein (neighbours swapped count once), cut off at `most`: only so far from the diagonal is looked at. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current: number[] = new Array<number>(b.length + 1).fill(most);
    if (row < most) current[0] = row;
    for (let column = Math.max(1, row - most); column <= Math.min(b.length, row + most); column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? most) + 1,
        (current[column - 1] ?? most) + 1,
        (last[column - 1] ?? most) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? most) + 1);
      }
      current[column] = least;
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(most, last[b.length] ?? most);
}
