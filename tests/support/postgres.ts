/**
 * A real PostgreSQL for tests: a cluster of its own in a temporary folder, on a free port, gone afterwards. The programs are
 * those of the system; where there are none they are installed from the distribution. A missing one fails the tests.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { needPackage } from './debian.ts';

export type Postgres = {
  /** Address of an empty database of its own. */
  database(): Promise<string>;
  /** Ends every process at once, as a power cut would, and starts again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

const installed = '/usr/lib/postgresql';

/** The folder of the programs `initdb` and `postgres`; installs them as root where there are none. Throws when it cannot. */
function programs(): string {
  const found = () => {
    const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
    return versions.map((version) => join(installed, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  };
  needPackage('postgresql', () => found() !== undefined);
  return found() ?? installed;
}

/** PostgreSQL refuses to run as root: its own user does it then. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

export async function startPostgres(): Promise<Postgres> {
  const bin = programs();
  const user = owner();
  const folder = mkdtempSync(join(tmpdir(), 'tegenspel-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, stdio: 'ignore' as const };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await freePort();
  const address = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  let server: ChildProcess;
  let count = 0;

  const start = async () => {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
    server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], options);
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ connectionString: address('postgres'), connectionTimeoutMillis: 1_000 });
      client.on('error', () => {});
      try {
        await client.connect();
        return;
      } catch (error) {
        if (tries > 600) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      } finally {
        await client.end().catch(() => {});
      }
    }
  };

  await start();
  return {
    async database() {
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      const name = `test_${(count += 1)}`;
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    async crash() {
      const ended = once(server, 'exit');
      server.kill('SIGQUIT'); // "immediate": no checkpoint, no goodbye
      await ended;
      await start();
    },
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
