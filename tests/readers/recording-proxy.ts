import { createServer, request } from 'node:http';
import { closeServer, listen } from '../../infra/local/listen.ts';

/** A door in front of the host that writes down how each request was answered. */
export interface RecordingProxy {
  readonly url: string;
  /** Statuses of the answers since the last call, by path. */
  take(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  let statuses = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    const { url = '', method, headers } = incoming;
    const forwarded = request(target + url, { method, headers }, (answer) => {
      statuses.set(url, answer.statusCode ?? 0);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', (error) => outgoing.destroy(error));
    incoming.pipe(forwarded);
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = statuses;
      statuses = new Map();
      return taken;
    },
    close: () => closeServer(server),
  };
}
