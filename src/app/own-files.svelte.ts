/** Scenario files of a trainer: checked and proved in the worker, and kept on the device. One that is not sound changes nothing. */
import type { Problem } from '../core/scenario/problem.ts';
import type { Opening } from '../ui/own/own.ts';
import { dismissRemark, say } from './notices.svelte.ts';
import { ownPrefix, type OwnScenario } from './own-scenarios.ts';
import type { OpenedFile } from './open-file.ts';
import { ownScenarios, readOwn } from './own.svelte.ts';
import type { News } from './proof-job.ts';
import { startProof } from './prove-in-worker.ts';
import { forgetStory } from './story.ts';

let opening = $state.raw<Opening | null>(null);
let stop = () => {};

/** What is going on with the file that was opened last. */
export const currentOpening = (): Opening | null => opening;

/** Takes away what is said of the file that was opened last; a proof under way is stopped. */
export function closeOpening(): void {
  stop();
  opening = null;
}

/** Checks a file, keeps it when it can be played, and proves it. `replaced` hears of the version whose place it took. */
export function openOwn({ file, handle }: OpenedFile, replaced: (before: OwnScenario) => void): void {
  stop();
  const fileName = file.name;
  opening = { is: 'checking', fileName };
  let kept: Promise<OwnScenario | null> = Promise.resolve(null);
  let warnings: readonly Problem[] = [];
  stop = startProof({ text: file, checked: true }, (news) => {
    switch (news.step) {
      case 'checked':
        warnings = news.problems;
        opening = { is: 'proving', fileName, title: news.card.title, share: 0, problems: warnings };
        kept = keepVersion(news, { fileName, handle, modifiedAt: file.lastModified }, replaced);
        break;
      case 'proving':
        if (opening?.is === 'proving') opening = { ...opening, share: news.share };
        break;
      case 'proved': {
        const { title } = opening?.is === 'proving' ? opening : { title: null };
        const shortfalls = news.proof.shortfalls.length;
        void kept.then(async (version) => {
          await keepShortfalls(version, shortfalls);
          if (version && title)
            opening = { is: 'proved', fileName, title, id: version.id, shortfalls, problems: warnings };
        });
        break;
      }
      case 'refused':
        opening = { is: 'refused', fileName, problems: news.problems };
        break;
      case 'unreadable':
      case 'failed':
        opening = { is: news.step, fileName };
        break;
    }
  });
}

type Origin = { fileName: string; handle: FileSystemFileHandle | null; modifiedAt: number };

/** Keeps what the worker found sound, in the place of what had its id. */
export async function keepVersion(
  { id: idInFile, source, card }: Extract<News, { step: 'checked' }>,
  { fileName, handle, modifiedAt }: Origin,
  replaced: (before: OwnScenario) => void,
): Promise<OwnScenario> {
  const id = ownPrefix + idInFile;
  const before = await ownScenarios.load(id);
  const isSame = before?.source === source;
  const version: OwnScenario = {
    id,
    source,
    card,
    fileName,
    keptAt: Date.now(),
    file: handle,
    modifiedAt,
    shortfalls: isSame ? before.shortfalls : null,
  };
  await ownScenarios.keep(version);
  if (!isSame) forgetStory(id);
  await readOwn();
  if (before && !isSame) replaced(before);
  return version;
}

/** Keeps how many things the proof found, unless the version has been renewed or removed meanwhile. */
export async function keepShortfalls(version: OwnScenario | null, shortfalls: number): Promise<void> {
  if (!version) return;
  const now = await ownScenarios.load(version.id);
  if (now?.source === version.source) await ownScenarios.keep({ ...now, shortfalls });
  await readOwn();
}

/** Puts an earlier version back in the place of the present one. Its file, which has the newer one, is no longer followed. */
export async function putBack(before: OwnScenario): Promise<void> {
  await ownScenarios.keep({ ...before, file: null });
  forgetStory(before.id);
  await readOwn();
}

/** Removes an own scenario, with a remark by which it can be put back. */
export async function removeOwn(id: string, removed: string): Promise<void> {
  const restore = await ownScenarios.remove(id);
  forgetStory(id);
  await readOwn();
  say(removed, () => {
    dismissRemark();
    void restore().then(readOwn);
  });
}
