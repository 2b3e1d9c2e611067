/**
 * A line that can break in every way lines break: a TCP proxy that knows where each request of HTTP/1.1 begins, and does
 * something else with each of them as it is told.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Fault =
  | 'none'
  /** The answer comes after a while. */
  | 'late'
  /** The connection is reset before the server hears of it. */
  | 'reset-before'
  /** Half of the request arrives, then the connection is reset. */
  | 'reset-within'
  /** The server has answered, and so has kept what it was sent; then the connection is reset. */
  | 'reset-after'
  /** Half of the answer arrives, then the connection is reset. */
  | 'half-answer'
  /** Nothing goes in either direction, and nobody hangs up. */
  | 'deaf'
  /** The server hears it and answers; the answer is lost, and nobody hangs up. */
  | 'mute'
  /** The answer arrives; that the server hangs up afterwards does not. */
  | 'no-close'
  /** Something else answers, and the server hears nothing. */
  | { lie: string }
  /** The server hears it, and something else answers. */
  | { lieAfter: string };

export const faults = [
  'late',
  'reset-before',
  'reset-within',
  'reset-after',
  'half-answer',
  'deaf',
  'mute',
  'no-close',
] as const satisfies readonly Fault[];

export type FaultProxy = {
  /** "http://127.0.0.1:51234/" */
  address: string;
  /** Requests that have come in. */
  requests(): number;
  /** Breaks every connection there is. */
  cut(): void;
  stop(): Promise<void>;
};

const lateMs = 30;

/** Passes on to the server on `port`. `faultOf` says what becomes of a request; requests are counted from 0. */
export async function startFaultProxy(port: number, faultOf: (request: number) => Fault): Promise<FaultProxy> {
  let requests = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {}); // what breaks here is the point
      socket.on('close', () => open.delete(socket));
    }
    let fault: Fault = 'none';
    let isOpen = true;
    let pending = Buffer.alloc(0);
    const reset = () => {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    };
    client.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      for (let end = endOfRequest(pending); end !== null; end = endOfRequest(pending)) {
        const request = pending.subarray(0, end);
        pending = pending.subarray(end);
        fault = faultOf(requests);
        requests += 1;
        if (typeof fault === 'object' && 'lie' in fault) client.write(fault.lie);
        else if (fault === 'reset-before') return reset();
        else if (fault === 'reset-within') {
          upstream.write(request.subarray(0, end / 2));
          setTimeout(reset, 1);
          return;
        } else if (fault !== 'deaf') upstream.write(request);
      }
    });
    upstream.on('data', (chunk: Buffer) => {
      if (!isOpen) return;
      if (typeof fault === 'object') {
        if ('lieAfter' in fault) client.write(fault.lieAfter);
      } else if (fault === 'late') setTimeout(() => client.writable && client.write(chunk), lateMs);
      else if (fault === 'reset-after') reset();
      else if (fault === 'half-answer') {
        isOpen = false;
        client.write(chunk.subarray(0, chunk.length / 2), () => setTimeout(reset, 1));
      } else if (fault !== 'mute') client.write(chunk);
    });
    upstream.on('end', () => {
      if (fault !== 'no-close' && fault !== 'mute' && fault !== 'deaf') client.end();
    });
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    cut() {
      for (const socket of open) socket.resetAndDestroy();
    },
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Where the first request in these bytes ends; null while it has not come in whole. */
function endOfRequest(bytes: Buffer): number | null {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return null;
  const length = Number(/^content-length: *(\d+)/im.exec(bytes.toString('latin1', 0, head))?.[1] ?? 0);
  const end = head + 4 + length;
  return bytes.length < end ? null : end;
}
