/** newer: the data are of a newer program. not-empty: there are data already. not-a-dump: `line` is none of a dump; 0 where there are none. */
export type StoreProblemCode = 'newer' | 'not-empty' | 'not-a-dump';

/** Why a store was not opened or filled, where that is not the database's own doing. */
export class StoreProblem extends Error {
  readonly code: StoreProblemCode;
  readonly line: number;
  constructor(code: StoreProblemCode, message: string, line = 0) {
    super(message);
    this.code = code;
    this.line = line;
  }
}
