/** What all tests of a file share: there before the first of them, gone after the last. To be called at the top of the file. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startPostgres, type Postgres } from './postgres.ts';
import { root } from './sources.ts';
import { serveWorkshops, type Served } from './workshop.ts';

/** The built game with a workshop server behind it, where browsers find both. Empty until the tests begin. */
export function serveForTheFile(): Served & { address: string } {
  const served = {} as Served & { address: string };
  beforeAll(async () => {
    Object.assign(served, await serveWorkshops({ dist: join(root, 'dist') }));
    served.address = await served.app.listen({ port: 0, host: 'localhost' });
  }, 60_000);
  afterAll(() => served.stop());
  return served;
}

/** A workshop server alone. Empty until the tests begin. */
export function listenForTheFile(): Served & { port: number } {
  const served = {} as Served & { port: number };
  beforeAll(async () => {
    Object.assign(served, await serveWorkshops());
    await served.app.listen({ port: 0, host: '127.0.0.1' });
    served.port = (served.app.server.address() as AddressInfo).port;
  }, 60_000);
  afterAll(() => served.stop());
  return served;
}

/** A PostgreSQL of its own. Empty until the tests begin. */
export function postgresForTheFile(): Postgres {
  const postgres = {} as Postgres;
  beforeAll(async () => {
    Object.assign(postgres, await startPostgres());
  }, 180_000);
  afterAll(() => postgres.stop());
  return postgres;
}
