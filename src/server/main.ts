/**
 * `npm start`: the built game and the workshop server on http://localhost:4173, or the next free port.
 * Options: --port, --host (the address to listen at), --data (folder of the embedded database), --new-host-key.
 * Environment: PORT, HOST, TEGENSPEL_DATA, DATABASE_URL (PostgreSQL instead), TEGENSPEL_PASSPHRASE, TRUST_PROXY.
 */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { backUpOlder, dropOldBackups } from './backup.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';
import { openWorkshops, type HostWay, type Opened } from './open-workshops.ts';
import { dataFolder, storeAddress } from './store/address.ts';
import { StoreProblem } from './store/problem.ts';
import { openStore, type Store } from './store/store.ts';

const usualPort = 4173;
const triedPorts = 20;
const shortestPassphrase = 12;
const patienceMs = 5_000;
const dayMs = 86_400_000;

const { env, stdout, stderr } = process;
const words = /^en/i.test(env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '') ? en : nl;
const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

type Options = { port: number; host: string; data: string | undefined; newHostKey: boolean };

const options = readOptions();
if (options === null) process.exitCode = 2;
else await serve(options);

/** What was asked for; null after complaining. */
function readOptions(): Options | null {
  const known = {
    port: { type: 'string' },
    host: { type: 'string' },
    data: { type: 'string' },
    'new-host-key': { type: 'boolean' },
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ options: known }));
  } catch {
    return complain(words.badOption(process.argv.slice(2).join(' ')));
  }
  const port = values.port ?? env.PORT ?? '';
  if (port !== '' && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) return complain(words.badPort(port));
  const passphrase = env.TEGENSPEL_PASSPHRASE;
  if (passphrase !== undefined && passphrase.length < shortestPassphrase) return complain(words.badPassphrase);
  return {
    port: port === '' ? usualPort : Number(port),
    host: values.host ?? env.HOST ?? 'localhost',
    data: values.data,
    newHostKey: values['new-host-key'] ?? false,
  };
}

function complain(message: string): null {
  stderr.write(`${message}\n`);
  return null;
}

type Made = { app: FastifyInstance; store: Store; workshops: Opened; onError: (error: unknown) => void };

/** Opens what is kept and makes the app; null after complaining. */
async function make({ data, newHostKey }: Options): Promise<Made | null> {
  let app: FastifyInstance | null = null;
  let store: Store | null = null;
  const onError = (error: unknown) => {
    if (app) app.log.error({ err: { message: reasonOf(error) } }, 'beside the requests');
    else complain(reasonOf(error));
  };
  try {
    const address = storeAddress(env, data);
    const backups = join(dataFolder(env, data), 'backups');
    await dropOldBackups(backups, Date.now());
    setInterval(() => {
      dropOldBackups(backups, Date.now()).catch(onError);
    }, dayMs).unref();
    store = await openStore(address, {
      onError,
      backup: async (dump) => {
        stdout.write(`${words.backedUp(await backUpOlder(address, dump(), backups, Date.now()))}\n`);
      },
    });
    const workshops = await openWorkshops(store, {
      scenarios: join(root, 'scenarios'),
      passphrase: env.TEGENSPEL_PASSPHRASE ?? null,
      newKey: newHostKey,
      onError,
    });
    app = await createApp({
      ...workshops.setting,
      dist,
      trustProxy: env.TRUST_PROXY ?? false,
      logLevel: 'warn',
      words,
    });
    return { app, store, workshops, onError };
  } catch (error) {
    await store?.close().catch(onError);
    return complain(error instanceof StoreProblem ? words.newerData : words.noStore(reasonOf(error)));
  }
}

async function serve(wanted: Options): Promise<void> {
  const made = await make(wanted);
  if (made === null) {
    process.exitCode = 1;
    return;
  }
  const { app, store, workshops, onError } = made;
  const { port, host } = wanted;
  const end = async () => {
    workshops.stop();
    // Answers under way are given; a line that takes nothing more is not waited for.
    const late = setTimeout(() => {
      app.server.closeAllConnections();
    }, patienceMs);
    await app.close();
    clearTimeout(late);
    await store.close();
  };

  for (let tried = port; ; tried += 1) {
    try {
      // A room that joins at one word is a thousand lines at once.
      await app.listen({ port: tried, host, backlog: 4_096 });
      break;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isTaken = code === 'EADDRINUSE' || code === 'EACCES';
      if (isTaken && tried - port + 1 < triedPorts && tried < 65_535) {
        stdout.write(`${words.taken(tried, tried + 1)}\n`);
        continue;
      }
      complain(isTaken ? words.noPort(port, tried) : words.failed(reasonOf(error)));
      process.exitCode = 1;
      await end();
      return;
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().catch(onError));
  // Everything is loaded: nothing that comes in from now on can put something beneath all objects.
  Object.freeze(Object.prototype);
  const [bound] = app.addresses() as [AddressInfo];
  const address = `http://localhost:${bound.port}`;
  stdout.write(`${words.ready(address)}\n`);
  for (const other of networkAddresses(bound)) stdout.write(`${words.network(other)}\n`);
  stdout.write(`${wayIn(workshops.host, `${address}/#/host`)}\n`);
  if (!existsSync(join(dist, 'index.html'))) complain(words.notBuilt);
}

/** How whoever gives workshops gets in. A new key is told here and nowhere else; in a link it never reaches a server's log. */
function wayIn(way: HostWay, page: string): string {
  switch (way.by) {
    case 'new-key':
      return words.hostLink(`${page}/${way.key}`);
    case 'kept-key':
      return words.hostLinkKept(page);
    case 'passphrase':
      return words.hostPassphrase(page);
  }
}

/** Where other machines find it, when it listens to them. */
function networkAddresses({ address, port }: AddressInfo): string[] {
  if (address !== '::' && address !== '0.0.0.0') return [];
  return Object.values(networkInterfaces())
    .flatMap((own) => own ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map((own) => `http://${own.address}:${port}`);
}

// Hoisted: what is above begins before this line is reached.
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
