/** What the game has to say outside the conversation: a storage problem, and a passing remark with a way back. */
import type { StorageProblem } from './storage.ts';

export type Remark = { id: number; text: string; undo: (() => void) | null };

let storage = $state.raw<StorageProblem | null>(null);
let remark = $state.raw<Remark | null>(null);
let count = 0;

export const storageProblem = (): StorageProblem | null => storage;

export const currentRemark = (): Remark | null => remark;

export function noteStorageProblem(problem: StorageProblem | null): void {
  storage = problem;
}

export function say(text: string, undo: (() => void) | null = null): void {
  count += 1;
  remark = { id: count, text, undo };
}

export function dismissRemark(): void {
  remark = null;
}
