import { createServer, type IncomingMessage, type Server } from 'node:http';
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

/** Told of a request to the table: its operation, and its input as it was sent. */
export type OnTableRequest = (operation: string, input: string) => void;

/** Stands before a server of this process and lets each request wait before it is answered. */
export async function startLatencyProxy(
  target: Server,
  delayMs = 0,
  onRequest?: OnTableRequest,
): Promise<LatencyProxy> {
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
    const pass = () => {
      if (onRequest) tellOf(request, onRequest);
      target.emit('request', request, response);
    };
    if (delayMs === 0) pass();
    else setTimeout(pass, delayMs);
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

/** Listens beside whoever answers, from the same moment on: neither takes anything from the other. */
function tellOf(request: IncomingMessage, onRequest: OnTableRequest): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const [, operation = ''] = String(request.headers['x-amz-target']).split('.');
    onRequest(operation, Buffer.concat(chunks).toString());
  });
}
