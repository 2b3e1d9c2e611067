/**
 * Group commit: what is asked for while the disk is busy shares the next commit, and each is told of its end only after that
 * commit is on the disk. One that fails takes none of the others with it: they are tried again one by one, unless it turns out that
 * nothing can be committed at all.
 */

type Job<I, O> = { input: I; done: (output: O) => void; failed: (error: unknown) => void };

const mostTogether = 256; // some ten milliseconds of work
const enough = 8; // to begin with: waiting for more takes longer than the disk does
const mostFailures = 2; // then it is not what was asked for, but the database: nobody else is kept waiting for it

/** Turns at writing, in the order of asking. */
export type Turns = {
  /** One at a time. */
  next: Turn;
  /** At the same time as others that share, when nobody has asked for a turn of his own since they did. */
  share: Turn;
  /** Resolves when everything asked for so far is done. */
  idle(): Promise<void>;
};

/** Does the work when its turn has come, and resolves after it. */
type Turn = (work: () => Promise<void> | void) => Promise<void>;

export function takeTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  /** What those who share now have waited for. */
  let before: Promise<unknown> | null = null;
  const settled = (turn: Promise<void>) => turn.catch(() => {}); // told to whoever asked
  return {
    next(work) {
      const turn = last.then(work);
      last = settled(turn);
      before = null;
      return turn;
    },
    share(work) {
      before ??= last;
      const turn = before.then(work);
      last = Promise.all([last, settled(turn)]);
      return turn;
    },
    async idle() {
      for (let seen: unknown = null; seen !== last;) await (seen = last);
    },
  };
}

/**
 * A way to have inputs committed, several at once, each batch in a turn of the kind given. `commit` does all of a batch or,
 * rejecting, nothing of it; its outputs are in the order of the inputs. It may see an input twice.
 */
export function groupCommit<I, O>(
  inTurn: Turn,
  commit: (inputs: readonly I[]) => Promise<readonly O[]>,
): (input: I) => Promise<O> {
  const waiting: Job<I, O>[] = [];
  let isDue = false;
  let begin = () => {};

  function due(): void {
    isDue = true;
    // What arrives in the same turn of the event loop goes along, up to what is enough.
    const gathered = new Promise<void>((resolve) => {
      begin = resolve;
      setImmediate(resolve);
    });
    void inTurn(async () => {
      await gathered;
      const batch = waiting.splice(0, mostTogether);
      isDue = false;
      if (waiting.length > 0) due();
      await together(batch);
    });
  }

  /** Null, or why it failed. */
  async function attempt(batch: readonly Job<I, O>[]): Promise<{ error: unknown } | null> {
    try {
      const outputs = await commit(batch.map(({ input }) => input));
      for (const [index, { done }] of batch.entries()) done(outputs[index] as O);
      return null;
    } catch (error) {
      return { error };
    }
  }

  async function together(batch: readonly Job<I, O>[]): Promise<void> {
    if (batch.length > 1 && (await attempt(batch)) === null) return;
    let failures = 0;
    for (const [index, job] of batch.entries()) {
      const failure = await attempt([job]);
      if (failure === null) continue;
      job.failed(failure.error);
      failures += 1;
      if (failures < mostFailures) continue;
      for (const { failed } of batch.slice(index + 1)) failed(failure.error);
      return;
    }
  }

  return (input) =>
    new Promise((done, failed) => {
      waiting.push({ input, done, failed });
      if (waiting.length >= enough) begin();
      if (!isDue) due();
    });
}
