/** HTTP as a phone speaks it, over real sockets. */
import { Agent, request } from 'node:http';

export type Heard = { status: number; text: string; headers: NodeJS.Dict<string | string[]> };

/** A caller of one server. `call` rejects when the line breaks before the whole answer is there. */
export function openLine(port: number, mostSockets = 64) {
  const agent = new Agent({ keepAlive: true, maxSockets: mostSockets });
  return {
    call: (
      method: string,
      path: string,
      key: string | null,
      body?: unknown,
      more: Readonly<Record<string, string>> = {},
    ): Promise<Heard> =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
        const sent = request(
          {
            agent,
            port,
            host: '127.0.0.1',
            method,
            path,
            headers: {
              ...more,
              ...(key === null ? {} : { authorization: `Bearer ${key}` }),
              ...(body === undefined
                ? {}
                : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
            },
          },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('error', reject);
            answer.on('close', () => {
              if (!answer.complete) return reject(new Error('the line broke'));
              const { statusCode: status = 0, headers } = answer;
              resolve({ status, text: Buffer.concat(chunks).toString(), headers });
            });
          },
        );
        sent.on('error', reject);
        sent.end(text);
      }),
    close: () => {
      agent.destroy();
    },
  };
}

export type Line = ReturnType<typeof openLine>;

/** Opens a live stream; `onState` gets each state as text, `onEnd` hears of its end. Resolves once the stream is open; gives how to close it. */
export function openLive(
  port: number,
  path: string,
  key: string,
  onState: (text: string) => void,
  onEnd: () => void = () => {},
): Promise<{ close: () => void; pause: () => void }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path, agent: false, headers: { authorization: `Bearer ${key}` } },
      (answer) => {
        let kept = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          kept += chunk;
          for (let end = kept.indexOf('\n\n'); end >= 0; end = kept.indexOf('\n\n')) {
            if (kept.startsWith('data: ')) onState(kept.slice(6, end));
            kept = kept.slice(end + 2);
          }
        });
        answer.on('error', () => {});
        answer.on('close', onEnd);
        if (answer.statusCode !== 200) return reject(new Error(`a stream was answered with ${answer.statusCode}`));
        resolve({ close: () => void sent.destroy(), pause: () => void answer.pause() });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
