import { createServer, type Server } from 'node:http';
import { closeServer, listen } from '../../infra/local/listen.ts';

/** The table, so many milliseconds away. */
export interface LatencyProxy {
  readonly url: string;
  /** Requests so far. */
  count(): number;
  /** Times that a request came while none was under way. */
  rounds(): number;
  close(): Promise<void>;
}

/** Stands before a server of this process and lets each request wait before it is answered. */
export async function startLatencyProxy(target: Server, delayMs = 0): Promise<LatencyProxy> {
  let requests = 0;
  let rounds = 0;
  let underWay = 0;
  const server = createServer((request, response) => {
    requests += 1;
    if (underWay === 0) rounds += 1;
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    if (delayMs === 0) target.emit('request', request, response);
    else setTimeout(() => target.emit('request', request, response), delayMs);
  });
  server.keepAliveTimeout = 600_000;
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    count: () => requests,
    rounds: () => rounds,
    close() {
      server.closeAllConnections();
      return closeServer(server);
    },
  };
}
