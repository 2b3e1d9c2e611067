/**
 * The workshop server in a process of its own, to be killed: `node server-process.ts <folder or address> <scenarios>`.
 * It is put together as `npm start` does it, without the game's files. Prints its port once it listens. On SIGUSR2 it sweeps its
 * memory: what is seen of it then is held.
 */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApp } from '../../src/server/app.ts';
import { nl } from '../../src/server/messages/nl.ts';
import { openWorkshops } from '../../src/server/open-workshops.ts';
import { openStore } from '../../src/server/store/store.ts';

const [place = '', scenarios = ''] = process.argv.slice(2);
const tell = (error: unknown) => process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);

const address = place.startsWith('postgres:') ? { postgres: place } : { sqlite: join(place, 'tegenspel.db') };
const store = await openStore(address, { onError: tell });
const workshops = await openWorkshops(store, { scenarios, passphrase: null, newKey: false, onError: tell });
const app = await createApp({
  ...workshops.setting,
  dist: join(scenarios, 'nothing-built-here'),
  trustProxy: false,
  logLevel: 'info',
  words: nl,
});
await app.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
process.stdin.resume().once('end', () => process.exit());
process.once('SIGTERM', () => {
  process.stdin.destroy();
  workshops.stop();
  void app.close().then(() => store.close());
});
setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => {
  sweep();
});
Object.freeze(Object.prototype);
process.stdout.write(`port ${(app.addresses()[0] as AddressInfo).port}\n`);
