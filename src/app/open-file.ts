/** Files going in and out: picked, dropped, saved. */

/** A file, and where the browser gives it, the way to look at it again. */
export type OpenedFile = { file: File; handle: FileSystemFileHandle | null };

type Picker = (options: {
  id: string;
  types: { accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle[]>;

/** Whether the browser has a picker of files that can be looked at again. */
export const canFollow = (): boolean => 'showOpenFilePicker' in globalThis;

/** Lets somebody pick a file that can be followed; null when nothing was picked. */
export async function pickFile(): Promise<OpenedFile | null> {
  const { showOpenFilePicker } = globalThis as unknown as { showOpenFilePicker: Picker };
  try {
    const [handle] = await showOpenFilePicker({
      id: 'tegenspel',
      types: [{ accept: { 'application/json': ['.json'] } }],
    });
    return handle ? { file: await handle.getFile(), handle } : null;
  } catch {
    return null; // closed without picking
  }
}

type WithHandle = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

/** The first file of what was dropped; null when there is none. */
export async function fileDropped({ items }: DataTransfer): Promise<OpenedFile | null> {
  const item: WithHandle | undefined = [...items].find(({ kind }) => kind === 'file');
  const file = item?.getAsFile();
  if (!item || !file) return null;
  const handle = await item.getAsFileSystemHandle?.().catch(() => null);
  return { file, handle: handle?.kind === 'file' ? (handle as FileSystemFileHandle) : null };
}

/** Saves a text as a file, the way a download is. */
export function saveAs(fileName: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be reading
}

/** Saves a small scenario that is sound and fair, to start from. */
export async function saveExample(): Promise<void> {
  const { default: source } = await import('../core/scenario/first-scenario.json?raw');
  saveAs('scenario.json', source);
}
