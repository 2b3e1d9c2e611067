/** Where the data stand: the PostgreSQL that DATABASE_URL names, or a file in the folder of the embedded database. */
import { join } from 'node:path';
import type { StoreAddress } from './store.ts';

const usualFolder = join(import.meta.dirname, '../../../data');

/** `folder` as asked for on the command line; without it TEGENSPEL_DATA, then `data` in the project. */
export const dataFolder = (env: NodeJS.ProcessEnv, folder: string | undefined): string =>
  folder ?? env.TEGENSPEL_DATA ?? usualFolder;

/** `folder` as asked for on the command line: it goes before DATABASE_URL. */
export function storeAddress(env: NodeJS.ProcessEnv, folder: string | undefined): StoreAddress {
  if (env.DATABASE_URL && folder === undefined) return { postgres: env.DATABASE_URL };
  return { sqlite: join(dataFolder(env, folder), 'tegenspel.db') };
}
