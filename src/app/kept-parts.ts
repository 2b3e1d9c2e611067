/**
 * What the game keeps on this device beside the conversations, part by part: for the file by which a profile travels.
 * To add a part: its name in `PartId` (src/ui/profile/profile.ts, with its words), and how it is read and taken in, here.
 * "Delete all" needs no entry: every key of localStorage and every database whose name begins with `tegenspel` goes.
 */
import { limits } from '../core/scenario/schema.ts';
import { readCommitment, type Commitment } from '../ui/debrief/take-away/commitment.ts';
import type { PartId } from '../ui/profile/profile.ts';
import { readSettings } from '../ui/settings/settings.ts';
import { commitments } from './commitments.svelte.ts';
import { keepVersion } from './own-files.svelte.ts';
import { ownPrefix, type OwnScenario } from './own-scenarios.ts';
import { ownScenarios, readOwn } from './own.svelte.ts';
import type { News } from './proof-job.ts';
import { startProof } from './prove-in-worker.ts';
import { changeSettings, hasOwnSettings, settings } from './settings.svelte.ts';
import { forgetStory } from './story.ts';

/** What became of what a file brought: taken in, here already, and refused. `undo` takes out what was taken in. */
export type TakenIn = { taken: number; known: number; refused: number; undo: () => Promise<void> };

export type KeptPart = {
  id: PartId;
  /** What is kept, as plain JSON; null when there is nothing. */
  read: () => Promise<unknown>;
  /** Takes in what a file brought, whatever that is: believes nothing and overwrites nothing. Never rejects. */
  take: (brought: unknown) => Promise<TakenIn>;
};

/** In the order in which they are taken in; the conversations come after them, as some are of own scenarios. */
export const keptParts: readonly KeptPart[] = [
  { id: 'own-scenarios', read: readOwnScenarios, take: takeOwnScenarios },
  { id: 'commitments', read: readCommitments, take: takeCommitments },
  { id: 'settings', read: async () => (hasOwnSettings() ? settings() : null), take: takeSettings },
];

type OwnInFile = Pick<OwnScenario, 'id' | 'source' | 'fileName'>;

async function readOwnScenarios(): Promise<OwnInFile[] | null> {
  const all = await ownScenarios.list();
  return all.length === 0 ? null : all.map(({ id, source, fileName }) => ({ id, source, fileName }));
}

async function takeOwnScenarios(brought: unknown): Promise<TakenIn> {
  const outcome = { taken: 0, known: 0, refused: 0 };
  const taken: string[] = [];
  for (const one of Array.isArray(brought) ? (brought as unknown[]) : []) {
    const { source, fileName } = (one ?? {}) as Partial<Record<keyof OwnInFile, unknown>>;
    const sound = typeof source === 'string' && source.length <= limits.bytes ? await checked(source) : null;
    const here = sound && (await ownScenarios.load(ownPrefix + sound.id));
    if (!sound) outcome.refused += 1;
    else if (here) outcome[here.source === source ? 'known' : 'refused'] += 1;
    else {
      const name = typeof fileName === 'string' && fileName.length <= 255 ? fileName : `${sound.id}.json`;
      taken.push((await keepVersion(sound, { fileName: name, handle: null, modifiedAt: 0 }, () => {})).id);
      outcome.taken += 1;
    }
  }
  const undo = async () => {
    for (const id of taken) {
      await ownScenarios.remove(id);
      forgetStory(id);
    }
    await readOwn();
  };
  return { ...outcome, undo };
}

/** What the worker says of a scenario that can be played; null of any other. */
function checked(text: string): Promise<Extract<News, { step: 'checked' }> | null> {
  return new Promise((resolve) => {
    const stop = startProof({ text, checked: true }, (news) => {
      resolve(news.step === 'checked' ? news : null);
      stop(); // nobody waits for the proof
    });
  });
}

async function readCommitments(): Promise<readonly Commitment[] | null> {
  const all = commitments.list();
  return all.length === 0 ? null : all;
}

async function takeCommitments(brought: unknown): Promise<TakenIn> {
  const outcome = { taken: 0, known: 0, refused: 0 };
  const taken: string[] = [];
  for (const one of Array.isArray(brought) ? (brought as unknown[]) : []) {
    const commitment = readCommitment(one);
    if (!commitment) outcome.refused += 1;
    else if (commitments.list().some(({ id }) => id === commitment.id)) outcome.known += 1;
    else {
      commitments.add(commitment);
      taken.push(commitment.id);
      outcome.taken += 1;
    }
  }
  return { ...outcome, undo: async () => taken.forEach((id) => void commitments.remove(id)) };
}

/** Only where nothing was set yet: somebody may need the letters of this device as they are. */
async function takeSettings(brought: unknown): Promise<TakenIn> {
  if (hasOwnSettings()) return { taken: 0, known: 1, refused: 0, undo: async () => {} };
  const before = settings();
  changeSettings(readSettings(brought, before.language));
  return { taken: 1, known: 0, refused: 0, undo: async () => changeSettings(before) };
}
