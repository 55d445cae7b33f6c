import { createServer, type Server } from 'node:http';
import { closeServer, listen } from '../../infra/local/listen.ts';

/** The table, so many milliseconds away. */
export interface LatencyProxy {
  readonly url: string;
  /** Requests so far. */
  count(): number;
  /** Milliseconds that every further request waits. */
  setDelay(ms: number): void;
  close(): Promise<void>;
}

/** Stands before a server of this process and lets each request wait before it is answered. */
export async function startLatencyProxy(target: Server, delayMs = 0): Promise<LatencyProxy> {
  let requests = 0;
  let ms = delayMs;
  const server = createServer((request, response) => {
    requests += 1;
    if (ms === 0) target.emit('request', request, response);
    else setTimeout(() => target.emit('request', request, response), ms);
  });
  server.keepAliveTimeout = 600_000;
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => requests,
    setDelay: (next) => {
      ms = next;
    },
    close() {
      server.closeAllConnections();
      return closeServer(server);
    },
  };
}
