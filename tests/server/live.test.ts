/** Streams that end badly: of whoever hung up or does not read, nothing stays behind. */
import { connect, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openStore, type Store } from '../../src/server/store/store.ts';
import { openRoom } from '../reliability/room.ts';
import { call, serveWorkshops, type Served } from '../support/workshop.ts';

async function listening(store: Store, parts: { stalledMs?: number } = {}): Promise<Served & { port: number }> {
  const served = await serveWorkshops({ store, ...parts });
  await served.app.listen({ port: 0, host: '127.0.0.1' });
  return { ...served, port: (served.app.server.address() as AddressInfo).port };
}

const asking = (path: string, key: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n\r\n`;

async function streams({ app }: Served): Promise<number> {
  const { body } = await call(app, null, 'GET', '/metrics');
  return Number(/^tegenspel_streams (\d+)$/m.exec(body)?.[1]);
}

const until = (isSo: () => boolean | Promise<boolean>) =>
  expect.poll(isSo, { timeout: 20_000, interval: 10 }).toBe(true);

test('who hangs up while he is being let in is not watched', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  const { members } = await openRoom(store, 1);
  let [asked, letIn] = [false, () => {}];
  const open = new Promise<void>((resolve) => (letIn = resolve));
  const slow: Store = {
    ...store,
    member: async (id) => {
      asked = true;
      await open;
      return store.member(id);
    },
  };
  const served = await listening(slow);
  let hungUp = false;
  served.app.server.on('connection', (socket) => socket.on('close', () => (hungUp = true)));
  const socket = connect(served.port, '127.0.0.1', () => socket.write(asking('/api/me/live', members[0]!.key)));
  await until(() => asked);
  socket.destroy();
  await until(() => hungUp);
  letIn();
  // Another that comes after it is let in after it.
  const after = connect(served.port, '127.0.0.1', () => after.write(asking('/api/me/live', members[0]!.key)));
  await new Promise((resolve) => after.once('data', resolve));
  expect(await streams(served)).toBe(1);
  after.destroy();
  await until(async () => (await streams(served)) === 0);
  await served.stop();
  await store.close();
});

test('a stream that reads nothing is closed after a while, whatever waits in it', async () => {
  const store = await openStore({ sqlite: ':memory:' });
  const { workshop, hostKey } = await openRoom(store, 2_000);
  const served = await listening(store, { stalledMs: 20 });
  const path = `/api/workshops/${workshop.id}`;
  const socket = connect(served.port, '127.0.0.1', () => socket.write(asking(`${path}/live`, hostKey)));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  expect(await streams(served)).toBe(1);
  let changes = 0;
  // What the system itself holds for it is full after some pictures.
  await until(async () => {
    await call(served.app, hostKey, 'PATCH', path, { title: `Ronde ${(changes += 1)}` });
    return (await streams(served)) === 0;
  });
  socket.destroy();
  await served.stop();
  await store.close();
}, 30_000);
