/** One measured figure beside that of a peer, and whether it meets its target. */
export type Row = {
  bench: string;
  what: string;
  unit: string;
  ours: number;
  peer: number | null;
  peerName: string | null;
  /** How many times as good as the peer; for a plain figure, ours itself. */
  ratio: number;
  /** `>= 5` or `<= 1.5`, on the ratio; null for a figure that is only reported. */
  target: string | null;
  holds: boolean;
};

/** A row that is held to a target on its ratio. */
export function row(
  bench: string,
  what: string,
  unit: string,
  ours: number,
  peer: { name: string; figure: number } | null,
  target: { atLeast: number } | { atMost: number } | null,
  ratio: number,
): Row {
  const holds = target === null || ('atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost);
  return {
    bench,
    what,
    unit,
    ours: rounded(ours),
    peer: peer && rounded(peer.figure),
    peerName: peer && peer.name,
    ratio: rounded(ratio),
    target: target === null ? null : 'atLeast' in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`,
    holds,
  };
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The value below which a share of the figures lies. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

function rounded(figure: number): number {
  return Number(figure.toPrecision(4));
}
