/** `npm start`: serves the built game on http://localhost:4173, or the next free port. */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AddressInfo } from 'node:net';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';
import { staticFiles } from './static-files.ts';

const usualPort = 4173;
const triedPorts = 20;
const patienceMs = 3_000; // for answers under way when asked to stop

const { env, stdout, stderr } = process;
const words = /^en/i.test(env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '') ? en : nl;

const port = readPort();
if (port === null) process.exitCode = 2;
else await serve(port);

/** The port asked for by --port or PORT; null after complaining. */
function readPort(): number | null {
  let given: string | undefined;
  try {
    given = parseArgs({ options: { port: { type: 'string' } } }).values.port ?? env.PORT;
  } catch {
    stderr.write(`${words.badOption(process.argv.slice(2).join(' '))}\n`);
    return null;
  }
  if (given === undefined || given === '') return usualPort;
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  stderr.write(`${words.badPort(given)}\n`);
  return null;
}

async function serve(first: number): Promise<void> {
  const folder = join(import.meta.dirname, '../../dist');
  const server = createServer(staticFiles(folder, words));
  for (let tried = first; ; tried += 1) {
    const failure = await listen(server, tried);
    if (failure === null) break;
    if (failure.code !== 'EADDRINUSE' && failure.code !== 'EACCES') {
      stderr.write(`${words.failed(failure.message)}\n`);
      process.exitCode = 1;
      return;
    }
    if (tried - first + 1 >= triedPorts || tried >= 65_535) {
      stderr.write(`${words.noPort(first, tried)}\n`);
      process.exitCode = 1;
      return;
    }
    stdout.write(`${words.taken(tried, tried + 1)}\n`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(server));
  const { port: found } = server.address() as AddressInfo;
  stdout.write(`${words.ready(`http://localhost:${found}`)}\n`);
  if (!existsSync(join(folder, 'index.html'))) stderr.write(`${words.notBuilt}\n`);
}

function listen(server: Server, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => {
      resolve(error);
    };
    server.once('error', fail);
    server.listen(port, 'localhost', () => {
      server.off('error', fail);
      resolve(null);
    });
  });
}

/** Lets answers under way be finished, then ends. */
function stop(server: Server): void {
  server.close();
  server.closeIdleConnections();
  setTimeout(() => {
    server.closeAllConnections();
  }, patienceMs).unref();
}
