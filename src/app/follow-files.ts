/**
 * Follows the files of own scenarios where the browser can look at a file again: saving one in any editor renews the
 * scenario, and the conversation that runs in it. A file that is not sound is told and changes nothing.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Following } from '../ui/own/own.ts';
import { playOn, showProblems } from './authoring.ts';
import type { OpenedFile } from './open-file.ts';
import { keepShortfalls, keepVersion } from './own-files.svelte.ts';
import type { OwnScenario } from './own-scenarios.ts';
import { own, ownScenarios, readOwn } from './own.svelte.ts';
import { startProof } from './prove-in-worker.ts';

type WithPermission = FileSystemFileHandle & {
  queryPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
  requestPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>;
};

const every = 1_000; // milliseconds between two looks at a file
const handled = new Map<string, number>();
const asking = new SvelteSet<string>();
let timer: ReturnType<typeof setInterval> | null = null;

/** Whether the file of an own scenario is followed. The browser forgets its permission between visits. */
export function followingOf({ id, file }: OwnScenario): Following {
  if (!file) return 'no';
  return asking.has(id) ? 'asks' : 'yes';
}

/** Asks the browser for the file again; has to follow a click. */
export async function followAgain({ file }: OwnScenario): Promise<void> {
  const handle: WithPermission | null = file;
  await handle?.requestPermission?.({ mode: 'read' }).catch(() => 'denied');
  await lookAtFiles();
}

/** Follows the files of the own scenarios as long as the game is open and in sight. */
export function followFiles(): void {
  timer ??= setInterval(() => {
    if (document.visibilityState === 'visible') void lookAtFiles();
  }, every);
}

let looking = false;

async function lookAtFiles(): Promise<void> {
  if (looking) return;
  looking = true;
  try {
    for (const version of own()) {
      if (!version.file) continue;
      if (await lookAt(version, version.file)) asking.delete(version.id);
      else asking.add(version.id);
    }
  } finally {
    looking = false;
  }
}

/** False without permission. */
async function lookAt(version: OwnScenario, handle: WithPermission): Promise<boolean> {
  const permission = (await handle.queryPermission?.({ mode: 'read' })) ?? 'granted';
  if (permission !== 'granted') return false;
  // While an editor saves, the file may be gone for a moment: the next look finds it.
  const file = await handle.getFile().catch(() => null);
  if (!file || file.size === 0) return true;
  if (file.lastModified === version.modifiedAt || file.lastModified === handled.get(version.id)) return true;
  handled.set(version.id, file.lastModified);
  readAgain(version, { file, handle });
  return true;
}

const proving = new Map<string, () => void>();

function readAgain(before: OwnScenario, { file, handle }: OpenedFile): void {
  proving.get(before.id)?.();
  let kept: Promise<OwnScenario | null> = Promise.resolve(null);
  const halt = startProof({ text: file, checked: true }, (news) => {
    if (news.step === 'refused') void showProblems(file.name, news.problems);
    else if (news.step === 'checked') {
      void showProblems(file.name, news.problems);
      const origin = { fileName: file.name, handle, modifiedAt: file.lastModified };
      kept = keepVersion(news, origin, () => {}).then(async (version) => {
        // Under another id it is another scenario, and the file is that one's from now on.
        if (version.id !== before.id) await ownScenarios.keep({ ...before, file: null }).then(readOwn);
        else if (version.source !== before.source) await playOn(version.id, version.source);
        return version;
      });
    } else if (news.step === 'proved')
      void kept.then((version) => keepShortfalls(version, news.proof.shortfalls.length));
  });
  proving.set(before.id, halt);
}
